// Proves that every number of an analysis of divergence has a sentence in both languages.
import Divergence
import Estimation
import Framework
import Localization
import Results
import TestSupport
import Testing

@testable import ResultTables

@Suite("Sentences of divergence") struct DivergenceSentencesTests {
  static func sentences(_ language: Language) -> DivergenceSentences {
    DivergenceSentences(study: DivergenceFixture.study, language: language, minimumCell: 5)
  }

  @Test("every row of the analysis is said in both languages", arguments: Language.allCases)
  func everyRow(language: Language) throws {
    let rows = try DivergenceFixture.rows()
    let sentences = Self.sentences(language)
    var statistics: Set<String> = []
    for row in rows {
      statistics.insert(row.key.statistic)
      guard let text = sentences.sentence(for: row) else {
        Issue.record("\(row.key.statistic) is not said")
        continue
      }
      #expect(text.hasSuffix("."), "\(text)")
      #expect(!text.contains { "{}_".contains($0) } && !text.contains("  "), "\(text)")
    }
    #expect(statistics.count > 50)
    #expect(statistics.isSuperset(of: Self.expected))
  }

  /// Statistics of each part of the analysis, so that a fixture cannot lose one unseen.
  private static let expected: Set<String> = [
    "disagreement", "rwg", "random_answering_at_least", "leave_one_out_low", "unanimity_limit",
    "cliff_delta", "generalised_odds", "max_t", "difference", "pooled_mean", "between_share",
    "distance_share", "permanova_f", "permdisp_f", "cluster_count", "silhouette_width",
    "leaf_order", "merge_height", "goodness_of_fit", "krippendorff_alpha_ordinal", "kendall_w",
  ]

  @Test("every statistic, method and flag of the analysis has its words")
  func vocabulary() throws {
    for (id, _) in Vocabulary.divergenceStatistics {
      let isSaid = SentenceTemplates.all.keys.contains { $0 == id || $0.hasPrefix(id + ":") }
      #expect(isSaid, "\(id)")
    }
    for row in try DivergenceFixture.rows() {
      let terms = [row.key.statistic] + row.flag.split(separator: ";").map(String.init)
      for term in terms + (row.estimate?.methods ?? []) {
        #expect(Vocabulary.contains(term), "\(term)")
      }
    }
  }

  @Test("templates have the same places in both languages, and all are known")
  func templates() {
    for (id, text) in SentenceTemplates.all {
      let places = Language.allCases.map { Set(Self.places(text[$0])) }
      #expect(places[0] == places[1], "\(id)")
      let parts = id.split(separator: ":").map(String.init)
      let key = ResultKey(
        analysis: "divergence", question: "q1", item: "R1 – R2", level: "R1 + R2",
        statistic: parts[0])
      let estimate = Estimate(value: 0.5, count: 12)
      let facts = SentenceFacts(
        row: ResultRow(key, .estimate(estimate)), estimate: estimate,
        labels: ResultLabels(study: DivergenceFixture.study, language: .english),
        style: NumberStyle(.english), interval: "")
      #expect(!facts.filled(text[.english]).contains("{"), "\(id)")
    }
  }

  private static func places(_ text: String) -> [String] {
    text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap { part in
      part.split(separator: "}").first.map(String.init)
    }
  }

  static func row(
    _ statistic: String, _ estimate: Estimate, question: String = "q1", group: String = "cso",
    versus: String = "", level: String = "", versusRound: String = "", flag: String = ""
  ) -> ResultRow {
    ResultRow(
      ResultKey(
        analysis: "divergence", question: question, groupBy: group.isEmpty ? "" : "actor",
        group: group, versusGroup: versus, round: "2024", versusRound: versusRound, level: level,
        statistic: statistic),
      .estimate(estimate), flag: flag)
  }

  @Test("numbers are said with unit, interval, p-value and what to know")
  func examples() {
    let cases: [(ResultRow, es: String, en: String)] = [
      (
        Self.row(
          "disagreement",
          Estimate(
            value: 0.9, interval: Interval(low: 0.6, high: 1), confidence: 0.95, count: 12),
          flag: "two_camps;pooled_actors"),
        "q1 (Tema 1), OSC, 2024: el índice de desacuerdo es 0.90 (intervalo de confianza de 95\u{A0}%: 0.60–1.00), donde 0 es que todos contesten igual y 1 que la mitad esté en cada extremo; las respuestas forman dos bandos. Suma actores a los que se hizo la misma pregunta, sin ponderarlos.",
        "q1 (Topic 1), CSOs, 2024: the index of disagreement is 0.90 (95% confidence interval: 0.60–1.00), where 0 is all answering alike and 1 half at each end; answers form two camps. Adds up actors who were asked the same question, without weighting them."
      ),
      (
        Self.row("mean_pairwise_distance", Estimate(value: 1.9545, count: 12)),
        "q1 (Tema 1), OSC, 2024: entre dos OSC al azar hay en promedio 1.95 puntos de distancia en la escala de 1 a 5.",
        "q1 (Topic 1), CSOs, 2024: two CSOs picked at random are on average 1.95 points apart on the scale from 1 to 5."
      ),
      (
        Self.row("mean_pairwise_distance", Estimate(value: 1, count: 12), group: ""),
        "q1 (Tema 1), en total, 2024: entre dos respuestas al azar hay en promedio 1.00 puntos de distancia en la escala de 1 a 5.",
        "q1 (Topic 1), all respondents, 2024: two respondents picked at random are on average 1.00 points apart on the scale from 1 to 5."
      ),
      (
        Self.row(
          "max_t",
          Estimate(
            value: -0.7, count: 5, pValue: 0.0131, adjustedPValue: 0.058,
            method: "permutation_exact"), versus: "firm"),
        "q1 (Tema 1), 2024: entre quienes respondieron el cuestionario, la δ de Cliff de «OSC» frente a «Empresas privadas» es −0.70. Si el grupo no tuviera que ver con las respuestas, una diferencia así de grande saldría en el 1.3\u{A0}% de las maneras de repartirlo, y en el 5.8\u{A0}% saldría en alguna de las preguntas.",
        "q1 (Topic 1), 2024: among those who answered the questionnaire, Cliff’s δ of “CSOs” against “Private firms” is −0.70. If membership had nothing to do with the answers, a difference as large would come up in 1.3% of the ways to deal it out, and on some question or other in 5.8%."
      ),
      (
        Self.row(
          "difference", Estimate(value: -0.2, count: 12), level: "disagreement",
          versusRound: "2021", flag: "paired_respondents"),
        "q1 (Tema 1), OSC, 2021 → 2024: el índice de desacuerdo bajó 0.20 de 2021 a 2024. Toma en cuenta a quienes contestaron en ambas rondas.",
        "q1 (Topic 1), CSOs, 2021 → 2024: the index of disagreement fell by 0.20 from 2021 to 2024. Takes account of those who answered in both rounds."
      ),
    ]
    for (row, es, en) in cases {
      #expect(Self.sentences(.spanish).sentence(for: row) == es)
      #expect(Self.sentences(.english).sentence(for: row) == en)
    }
  }

  @Test("a number that is not there is said with the reason")
  func absent() {
    var row = Self.row("generalised_odds", Estimate(value: 1), versus: "firm")
    row.outcome = .undefined(reason: "complete_separation")
    #expect(
      Self.sentences(.english).sentence(for: row)
        == "q1 (Topic 1), 2024: generalised odds, “CSOs” against “Private firms”. No value: the groups do not overlap."
    )
    row.outcome = .suppressed(.primary)
    #expect(
      Self.sentences(.spanish).sentence(for: row)
        == "q1 (Tema 1), 2024: momios generalizados, «OSC» frente a «Empresas privadas». Reservado: menos de 5 personas."
    )
    let foreign = ResultRow(
      ResultKey(analysis: "trend", statistic: "mean_mentions"), .estimate(Estimate(value: 1)))
    #expect(Self.sentences(.english).sentence(for: foreign) == nil)
  }

  @Test("who answered is no sample of all")
  func participation() {
    let noun = LocalizedText(es: "OSC", en: "CSOs")
    let (es, en) = (Self.sentences(.spanish), Self.sentences(.english))
    #expect(
      en.participation(of: noun, answered: 12, invited: nil)
        == "12 CSOs answered; they are not a sample of all CSOs.")
    #expect(
      en.participation(of: noun, answered: 12, invited: 20)
        == "12 CSOs, of 20 invited, answered; they are not a sample of all CSOs.")
    #expect(
      es.participation(of: noun, answered: 12, invited: 20)
        == "Contestaron 12 OSC, de 20 que recibieron invitación; no son una muestra del conjunto de OSC."
    )
    #expect(
      es.participation(of: noun, answered: 12, invited: 12)
        == "Contestaron 12 OSC, la totalidad de quienes recibieron invitación; no son una muestra del conjunto de OSC."
    )
  }
}
