import Localization

extension Vocabulary {
  /// The statistics of divergence.
  static let divergenceStatistics: [(String, LocalizedText)] =
    withinStatistics + betweenStatistics + questionnaireStatistics + concordanceStatistics

  private static let withinStatistics: [(String, LocalizedText)] = [
    ("disagreement", LocalizedText(es: "índice de desacuerdo", en: "index of disagreement")),
    (
      "mean_pairwise_distance",
      LocalizedText(es: "distancia media entre pares", en: "mean pairwise distance")
    ),
    ("opposed_pairs", LocalizedText(es: "pares opuestos", en: "opposed pairs")),
    ("van_der_eijk_a", LocalizedText(es: "A de van der Eijk", en: "van der Eijk’s A")),
    ("leik_d", LocalizedText(es: "D de Leik", en: "Leik’s D")),
    ("blair_lacy_l2", LocalizedText(es: "l² de Blair y Lacy", en: "Blair and Lacy’s l²")),
    (
      "reardon_entropy",
      LocalizedText(es: "entropía ordinal de Reardon", en: "Reardon’s ordinal entropy")
    ),
    (
      "consensus",
      LocalizedText(es: "consenso de Tastle y Wierman", en: "Tastle and Wierman’s consensus")
    ),
    (
      "esteban_ray",
      LocalizedText(es: "polarización de Esteban y Ray", en: "Esteban and Ray’s polarisation")
    ),
    ("average_deviation", LocalizedText(es: "desviación media", en: "average deviation")),
    ("rwg", LocalizedText(es: "rwg", en: "rwg")),
    (
      "random_answering_mean",
      LocalizedText(
        es: "desacuerdo medio al contestar al azar", en: "mean disagreement of random answers")
    ),
    (
      "random_answering_low",
      LocalizedText(
        es: "desacuerdo al azar: 5 % más bajo", en: "disagreement of random answers: lowest 5%")
    ),
    (
      "random_answering_high",
      LocalizedText(
        es: "desacuerdo al azar: 5 % más alto", en: "disagreement of random answers: highest 5%")
    ),
    (
      "random_answering_at_most",
      LocalizedText(es: "al azar, un valor igual o menor", en: "random answers: a value no larger")
    ),
    (
      "random_answering_at_least",
      LocalizedText(es: "al azar, un valor igual o mayor", en: "random answers: a value no smaller")
    ),
    (
      "leave_one_out_low",
      LocalizedText(
        es: "menor valor sin una respuesta",
        en: "lowest value with one answer left out")
    ),
    (
      "leave_one_out_high",
      LocalizedText(
        es: "mayor valor sin una respuesta",
        en: "highest value with one answer left out")
    ),
    ("unanimity_limit", LocalizedText(es: "límite de la unanimidad", en: "limit of unanimity")),
  ]

  private static let betweenStatistics: [(String, LocalizedText)] = [
    ("cliff_delta", LocalizedText(es: "δ de Cliff", en: "Cliff’s δ")),
    (
      "probability_of_superiority",
      LocalizedText(es: "probabilidad de superioridad", en: "probability of superiority")
    ),
    ("wasserstein_1", LocalizedText(es: "distancia de Wasserstein", en: "Wasserstein distance")),
    ("energy_distance", LocalizedText(es: "distancia de energía", en: "energy distance")),
    (
      "kolmogorov_smirnov",
      LocalizedText(es: "distancia de Kolmogórov–Smirnov", en: "Kolmogorov–Smirnov distance")
    ),
    (
      "jensen_shannon",
      LocalizedText(es: "divergencia de Jensen–Shannon", en: "Jensen–Shannon divergence")
    ),
    ("hellinger", LocalizedText(es: "distancia de Hellinger", en: "Hellinger distance")),
    ("generalised_odds", LocalizedText(es: "momios generalizados", en: "generalised odds")),
    (
      "brunner_munzel",
      LocalizedText(es: "estadístico de Brunner–Munzel", en: "Brunner–Munzel statistic")
    ),
    (
      "max_t",
      LocalizedText(
        es: "δ de Cliff con p de todas las preguntas",
        en: "Cliff’s δ with p over all questions")
    ),
    ("pooled_mean", LocalizedText(es: "media de los grupos", en: "mean over the groups")),
  ]

  private static let questionnaireStatistics: [(String, LocalizedText)] = [
    ("mean_distance", LocalizedText(es: "distancia media", en: "mean distance")),
    ("distance_share", LocalizedText(es: "parte de la distancia", en: "share of the distance")),
    ("between_share", LocalizedText(es: "parte entre los grupos", en: "share between the groups")),
    ("disco_total", LocalizedText(es: "dispersión DISCO total", en: "DISCO dispersion, total")),
    (
      "disco_within",
      LocalizedText(
        es: "dispersión DISCO dentro de los grupos",
        en: "DISCO dispersion within groups")
    ),
    (
      "disco_between",
      LocalizedText(es: "dispersión DISCO entre los grupos", en: "DISCO dispersion between groups")
    ),
    ("disco_f", LocalizedText(es: "F de DISCO", en: "DISCO F")),
    ("permanova_f", LocalizedText(es: "F de PERMANOVA", en: "PERMANOVA F")),
    (
      "permanova_f_modified",
      LocalizedText(es: "F de PERMANOVA modificada", en: "modified PERMANOVA F")
    ),
    ("permanova_r_squared", LocalizedText(es: "R² de PERMANOVA", en: "PERMANOVA R²")),
    ("anosim_r", LocalizedText(es: "R de ANOSIM", en: "ANOSIM R")),
    ("permdisp_f", LocalizedText(es: "F de PERMDISP", en: "PERMDISP F")),
    (
      "mean_distance_to_centroid",
      LocalizedText(es: "distancia media al centroide", en: "mean distance to the centroid")
    ),
    ("cluster_count", LocalizedText(es: "conglomerados", en: "clusters")),
    ("cluster_size", LocalizedText(es: "tamaño del conglomerado", en: "size of the cluster")),
    (
      "cluster_separation",
      LocalizedText(es: "parte entre los conglomerados", en: "share between the clusters")
    ),
    ("silhouette", LocalizedText(es: "silueta media", en: "mean silhouette")),
    (
      "mean_distance_to_others",
      LocalizedText(es: "distancia media a los demás", en: "mean distance to the others")
    ),
    ("cluster", LocalizedText(es: "conglomerado", en: "cluster")),
    ("silhouette_width", LocalizedText(es: "ancho de silueta", en: "silhouette width")),
    ("coordinate_1", LocalizedText(es: "primera coordenada", en: "first coordinate")),
    ("coordinate_2", LocalizedText(es: "segunda coordenada", en: "second coordinate")),
    ("goodness_of_fit", LocalizedText(es: "bondad de ajuste", en: "goodness of fit")),
    ("leaf_order", LocalizedText(es: "lugar en el dendrograma", en: "place in the dendrogram")),
    ("distance", LocalizedText(es: "distancia", en: "distance")),
    ("merge_height", LocalizedText(es: "altura de la unión", en: "height of the merge")),
  ]

  /// The coefficients of agreement over the questions of a scale.
  static let concordanceStatistics: [(String, LocalizedText)] = [
    (
      "krippendorff_alpha_nominal",
      LocalizedText(es: "α nominal de Krippendorff", en: "Krippendorff’s nominal α")
    ),
    (
      "krippendorff_alpha_ordinal",
      LocalizedText(es: "α ordinal de Krippendorff", en: "Krippendorff’s ordinal α")
    ),
    (
      "krippendorff_alpha_interval",
      LocalizedText(es: "α de intervalo de Krippendorff", en: "Krippendorff’s interval α")
    ),
    (
      "krippendorff_alpha_ratio",
      LocalizedText(es: "α de razón de Krippendorff", en: "Krippendorff’s ratio α")
    ),
    ("gwet_ac1", LocalizedText(es: "AC1 de Gwet", en: "Gwet’s AC1")),
    ("gwet_ac2", LocalizedText(es: "AC2 de Gwet", en: "Gwet’s AC2")),
    ("kendall_w", LocalizedText(es: "W de Kendall", en: "Kendall’s W")),
  ]
}
