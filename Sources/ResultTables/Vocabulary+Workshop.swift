import Localization

extension Vocabulary {
  static let workshopStatistics: [(String, LocalizedText)] =
    supportStatistics + rankStatistics + coderStatistics + traceStatistics

  private static let supportStatistics: [(String, LocalizedText)] = [
    ("without_vote", LocalizedText(es: "sin voto", en: "without a vote")),
    (
      "mean_group_support", LocalizedText(es: "apoyo medio de los grupos", en: "mean group support")
    ),
    (
      "geometric_mean_support",
      LocalizedText(es: "media geométrica del apoyo", en: "geometric mean of support")
    ),
    ("fisher_exact_p", LocalizedText(es: "p exacta de Fisher", en: "Fisher’s exact p")),
    ("mean_rank", LocalizedText(es: "lugar medio", en: "mean rank")),
    ("mean_points", LocalizedText(es: "puntos por persona", en: "points a voter")),
    ("mean_score_gap", LocalizedText(es: "brecha de puntajes medios", en: "gap in mean scores")),
    ("mean_rank_gap", LocalizedText(es: "brecha de lugares medios", en: "gap in mean ranks")),
    ("mean_points_gap", LocalizedText(es: "brecha de puntos", en: "gap in points")),
  ]

  private static let rankStatistics: [(String, LocalizedText)] =
    [
      ("borda_score", LocalizedText(es: "puntaje de Borda", en: "Borda score")),
      ("copeland_score", LocalizedText(es: "puntaje de Copeland", en: "Copeland score")),
      (
        "borda_rank_best",
        LocalizedText(es: "mejor lugar sin una persona", en: "best rank without one voter")
      ),
      (
        "borda_rank_worst",
        LocalizedText(es: "peor lugar sin una persona", en: "worst rank without one voter")
      ),
      (
        "borda_rank_bootstrap",
        LocalizedText(es: "lugar al sortear personas", en: "rank with voters drawn anew")
      ),
      ("top_share", LocalizedText(es: "entre las primeras", en: "among the first")),
      ("kemeny_distance", LocalizedText(es: "distancia de Kemeny", en: "Kemeny distance")),
      ("kendall_distance", LocalizedText(es: "distancia de Kendall", en: "Kendall distance")),
    ] + rules.flatMap(ranks)

  private static let rules = [
    ("consensus", LocalizedText(es: "consenso", en: "consensus")),
    ("borda", LocalizedText(es: "Borda", en: "Borda")),
    ("copeland", LocalizedText(es: "Copeland", en: "Copeland")),
    ("kemeny", LocalizedText(es: "Kemeny", en: "Kemeny")),
  ]

  private static func ranks(
    _ id: String, _ name: LocalizedText
  ) -> [(String, LocalizedText)] {
    [
      (
        id + "_rank",
        LocalizedText(
          es: "lugar según \(name[.spanish])", en: "rank by \(name[.english])")
      ),
      (
        id + "_rank_without",
        LocalizedText(
          es: "lugar según \(name[.spanish]) sin un grupo",
          en: "rank by \(name[.english]) without one group")
      ),
    ]
  }

  private static let coderStatistics: [(String, LocalizedText)] = [
    (
      "krippendorff_alpha_masi",
      LocalizedText(es: "α de Krippendorff (conjuntos, MASI)", en: "Krippendorff’s α (sets, MASI)")
    ),
    ("fleiss_kappa", LocalizedText(es: "κ de Fleiss", en: "Fleiss’s κ")),
    ("cohen_kappa", LocalizedText(es: "κ de Cohen", en: "Cohen’s κ")),
    (
      "coder_disagreement",
      LocalizedText(es: "desacuerdo entre codificadores", en: "disagreement of coders")
    ),
  ]

  private static let traceStatistics: [(String, LocalizedText)] = [
    ("trace_link", LocalizedText(es: "enlace", en: "link")),
    ("recommendation_count", LocalizedText(es: "recomendaciones", en: "recommendations")),
    ("finding_count", LocalizedText(es: "hallazgos", en: "findings")),
    ("heading_count", LocalizedText(es: "títulos", en: "headings")),
    ("principle_count", LocalizedText(es: "principios", en: "principles")),
    (
      "open_question_count",
      LocalizedText(es: "preguntas sin atender", en: "questions left open")
    ),
    ("follow_up", LocalizedText(es: "seguimiento", en: "follow-up")),
    (
      "follow_up_count",
      LocalizedText(es: "recomendaciones por estado", en: "recommendations by status")
    ),
  ]

  /// Levels, reasons, methods and flags of workshops.
  static let workshopTerms: [(String, LocalizedText)] =
    workshopLevels + workshopReasons + workshopFlags

  private static let workshopLevels: [(String, LocalizedText)] = [
    ("oppose", LocalizedText(es: "en contra", en: "oppose")),
    ("abstain", LocalizedText(es: "abstención", en: "abstain")),
    ("other", LocalizedText(es: "sin apoyo", en: "did not support")),
    ("group_equal", LocalizedText(es: "cada grupo cuenta igual", en: "each group counts the same")),
    (
      "voter_equal",
      LocalizedText(es: "cada persona cuenta igual", en: "each voter counts the same")
    ),
    ("accepted", LocalizedText(es: "aceptada", en: "accepted")),
    ("under_way", LocalizedText(es: "en curso", en: "under way")),
    ("done", LocalizedText(es: "cumplida", en: "done")),
    ("dropped", LocalizedText(es: "abandonada", en: "dropped")),
    ("no_status", LocalizedText(es: "sin dato", en: "not said")),
    ("fisher_exact", LocalizedText(es: "exacta de Fisher", en: "Fisher’s exact test")),
  ]

  private static let workshopReasons: [(String, LocalizedText)] = [
    (
      "totals_only",
      LocalizedText(
        es: "solo se conocen totales por grupo, no el voto de cada persona",
        en: "only totals by group are known, not the vote of each person")
    ),
    (
      "knot_too_large",
      LocalizedText(
        es: "demasiadas recomendaciones cuyas mayorías se contradicen",
        en: "too many recommendations whose majorities contradict each other")
    ),
    (
      "too_few_items",
      LocalizedText(es: "hay menos de dos recomendaciones", en: "fewer than two recommendations")
    ),
    (
      "no_consensus",
      LocalizedText(
        es: "la recomendación no tiene consenso que comparar",
        en: "the recommendation has no consensus to compare")
    ),
    (
      "no_common_items",
      LocalizedText(es: "ningún elemento lo codificaron ambos", en: "no item was coded by both")
    ),
    (
      "unequal_coders",
      LocalizedText(
        es: "no todos los elementos tienen el mismo número de codificadores",
        en: "not all items have the same number of coders")
    ),
    ("one_coder", LocalizedText(es: "lo codificó una sola persona", en: "coded by one person")),
  ]

  private static let workshopFlags: [(String, LocalizedText)] = [
    (
      "small_group_left_out",
      LocalizedText(
        es: "no incluye grupos con menos personas que el mínimo",
        en: "leaves out groups with fewer people than the minimum")
    ),
    (
      "unranked_last",
      LocalizedText(
        es: "lo que una persona no ordenó queda al final, empatado",
        en: "what a voter left out stands last, tied")
    ),
    (
      "several_optimal_orders",
      LocalizedText(
        es: "varios órdenes son igual de buenos; el lugar es la media de todos ellos",
        en: "several orders are equally good; the rank is the mean over all of them")
    ),
    ("orphan", LocalizedText(es: "sin nada que le corresponda", en: "nothing corresponds to it")),
  ]
}
