import Distances
import Numerics
import Surveys

/// The level over several questions of the tests that deal out whole respondents.
struct FamilyLevels {
  let repetitions: Int
  /// The seed of the analysis.
  let seed: UInt64

  private static let level = 0.05
  private static let questionCount = 6
  private static let sizes = (first: 7, second: 5)

  private struct Condition {
    var truth: AnswerTruth
    var correlation: Double
    /// Whether the answers to the first question are two points apart instead.
    var differs = false
  }

  private static let conditions: [Condition] = {
    let truths = AnswerTruths(levels: 5)
    let shapes = [truths.uniform, truths.skewed, truths.polar]
    let correlations = [0, 0.4, 0.8]
    return shapes.flatMap { truth in
      correlations.map { Condition(truth: truth, correlation: $0) }
    } + correlations.map { Condition(truth: truths.uniform, correlation: $0, differs: true) }
  }()

  func table() throws -> MarkdownTable {
    let rows = try simulated(Self.conditions.count) { row($0) }
    let names = ["single p", "Holm", "max-T"]
    return MarkdownTable(
      header: ["answers", "correlation"]
        + ["δ", "share between groups"].flatMap { measure in names.map { "\(measure), \($0)" } }
        + ["first question found, δ, Holm", "max-T"],
      rows: rows)
  }

  private func row(_ index: Int) -> [String] {
    let condition = Self.conditions[index]
    var falseAlarms = [Int](repeating: 0, count: 6)
    var found = [0, 0]
    var answers = CorrelatedAnswers(
      correlation: condition.correlation, stream: 3 << 32 | UInt64(index))
    let count = Self.sizes.first + Self.sizes.second
    let deals = GroupDeals(
      GroupPartition(
        (0..<count).map { $0 < Self.sizes.first ? 0 : 1 }, groupCount: 2), seed: seed)
    let own = CorrelatedAnswers.limits(condition.truth.shares)
    let pair = AnswerTruths(levels: 5).twoPoints
    let groups = [pair.first, pair.second].map { shares -> [[Double]] in
      var limits = [[Double]](repeating: own, count: Self.questionCount)
      if condition.differs { limits[0] = CorrelatedAnswers.limits(shares) }
      return limits
    }
    for _ in 0..<repetitions {
      let respondents = (0..<count).map { place in
        answers.respondent(groups[place < Self.sizes.first ? 0 : 1])
      }
      let separation = QuestionSeparation(
        questions(respondents), rows: Array(0..<count), deals: deals)
      for (place, values) in [separation.deltas, separation.betweenShares].enumerated() {
        let tests = rejections(values)
        for (form, rejected) in tests.enumerated() {
          let alike = condition.differs ? rejected.dropFirst() : rejected[...]
          if alike.contains(true) { falseAlarms[place * 3 + form] += 1 }
        }
        if place == 0 {
          if tests[1][0] { found[0] += 1 }
          if tests[2][0] { found[1] += 1 }
        }
      }
    }
    return [
      condition.truth.name + (condition.differs ? ", first question two points apart" : ""),
      condition.correlation.text(1),
    ] + falseAlarms.map { percent($0, repetitions) }
      + (condition.differs ? found.map { percent($0, repetitions) } : ["", ""])
  }

  /// Which questions are rejected by their own p-value, by Holm's rule, and by the largest of all.
  private func rejections(_ values: [QuestionSeparation.Value?]) -> [[Bool]] {
    let single = values.map { $0?.pValue ?? 1 }
    var holm = values.map { _ in false }
    let tested = single.indices.filter { values[$0] != nil }.sorted { single[$0] < single[$1] }
    for (rank, question) in tested.enumerated() {
      guard single[question] * Double(tested.count - rank) <= Self.level else { break }
      holm[question] = true
    }
    return [
      single.map { $0 <= Self.level }, holm,
      values.map { ($0?.familyPValue ?? 1) <= Self.level },
    ]
  }
}
