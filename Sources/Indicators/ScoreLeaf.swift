import Estimation
import Framework
import Numerics
import Results
import Surveys
import Tabular

/// A number between 0 and 1 of each respondent, of which a group has a mean.
///
/// Where answers are missing it may be known only that the number lies between two limits.
struct ScoreLeaf: Sendable {
  /// The questions (identifiers) that it is made of.
  var questions: [String]
  /// By row the least and the greatest value that the answers allow; both are the value itself
  /// where it is decided.
  var low: [Double]
  var high: [Double]
  /// By row whether it was put to the respondent.
  var isAsked: [Bool]
  /// Why the numbers cannot be used, in snake case: one outside the range of the rule.
  var fault: String?

  func isDecided(_ row: Int) -> Bool { isAsked[row] && low[row] == high[row] }

  /// A leaf of single values; nil is not answered.
  init(_ questions: [String], values: [Double?], isAsked: [Bool]) {
    self.questions = questions
    low = values.map { $0 ?? 0 }
    high = values.map { $0 ?? 1 }
    self.isAsked = isAsked
  }

  /// The part of the criteria that each respondent meets.
  init(_ criteria: [Criterion], _ evaluation: CriterionEvaluation) {
    let references = criteria.flatMap(\.references)
    questions = distinct(references.map(\.question))
    isAsked = evaluation.asked(references)
    let judged = criteria.map { evaluation.truths($0) }
    let whole = Double(max(1, criteria.count))
    low = isAsked.indices.map { row in
      Double(judged.count { $0[row] == .yes }) / whole
    }
    high = isAsked.indices.map { row in
      Double(judged.count { $0[row] > .no }) / whole
    }
  }

  /// The values of the levels of a question.
  init(_ question: SurveyQuestion, levels: [Double]) {
    self.init(
      [question.id], values: question.codes.map { $0 < 0 ? nil : levels[Int($0)] },
      isAsked: question.codes.map { $0 != MissingReason.notAsked.code })
  }

  /// A number brought to the range from 0 to 1.
  init(_ quantity: SurveyQuantity, from: Double, to: Double) {
    let values = quantity.values.indices.map { row in
      quantity.codes[row] < 0 || !quantity.values[row].isFinite
        ? nil : (quantity.values[row] - from) / (to - from)
    }
    self.init(
      [quantity.id], values: values,
      isAsked: quantity.codes.map { $0 != MissingReason.notAsked.code })
    if values.contains(where: { $0.map { $0 < 0 || $0 > 1 } ?? false }) {
      fault = "number_outside_range"
    }
  }
}

/// Leaves over the groups of a grouping: their weighted sums, from which every mean is a ratio.
struct LeafTotals: Sendable {
  /// Which value of a leaf is meant where it is not decided.
  enum Side: Sendable { case decided, lowest, highest }

  let leaves: [ScoreLeaf]
  let side: Side
  let totals: QuantityTotals

  /// Leaves over groups: for ``Side/decided`` of the respondents for whom something is decided, for
  /// the other sides of all who were asked.
  init(
    _ leaves: [ScoreLeaf], _ side: Side, by groups: RespondentGroups, _ tabulator: CellTabulator
  ) {
    self.leaves = leaves
    self.side = side
    let rows = tabulator.data.rowCount
    var codes = [Int32](repeating: MissingReason.noAnswer.code, count: rows)
    var columns: [[Double]] = []
    for leaf in leaves {
      var sum = [Double](repeating: 0, count: rows)
      var weight = sum
      for row in 0..<rows where side == .decided ? leaf.isDecided(row) : leaf.isAsked[row] {
        codes[row] = 0
        weight[row] = 1
        sum[row] = side == .highest ? leaf.high[row] : leaf.low[row]
      }
      columns += [sum, weight]
    }
    for row in 0..<rows where codes[row] < 0 && !leaves.contains(where: { $0.isAsked[row] }) {
      codes[row] = MissingReason.notAsked.code
    }
    totals = tabulator.totals(
      of: columns.enumerated().map {
        SurveyQuantity(id: "\($0.offset)", values: $0.element, codes: codes)
      }, by: groups)
  }

  /// The weight of those with a value of a leaf.
  func weight(_ leaf: Int, group: Int) -> Double { totals.sum(2 * leaf + 1, group: group) }

  /// The mean of a leaf, over several groups taken as one.
  ///
  /// - Throws: ``UndefinedStatistic/noAnswers`` where nobody has a value.
  func mean(_ leaf: Int, pooling groups: [Int]) throws(UndefinedStatistic) -> Linearization {
    if let fault = leaves[leaf].fault { throw UndefinedStatistic(fault) }
    guard groups.contains(where: { weight(leaf, group: $0) > 0 }) else { throw .noAnswers }
    return try totals.ratio(2 * leaf, to: 2 * leaf + 1, pooling: groups)
  }
}
