import LinearAlgebra
public import Surveys

/// Which questions separate groups of respondents, with tests that hold over all questions at once.
///
/// For each question the share of its distances that stands between the groups, and for two groups
/// Cliff's δ. Membership is dealt out again for whole respondents, so that what the questions have
/// in common stays: `pValue` is the share of deals that reach the question's own value, and
/// `familyPValue` the share in which any question reaches it (max-T), which holds the level over
/// all questions.
///
/// - Reference: Westfall and Young (1993), *Resampling-Based Multiple Testing*, for the maximum.
/// - Checked against: enumeration in base R, `References/questionnaire`.
public struct QuestionSeparation: Equatable, Sendable {
  /// A statistic of one question; nil p-values where no deal can be told from another.
  public struct Value: Equatable, Sendable {
    public let value: Double
    public let pValue: Double
    public let familyPValue: Double
    public let smallestAttainable: Double
  }

  /// One share a question; nil where fewer than two groups answered it, or all alike.
  public let betweenShares: [Value?]
  /// One δ a question where there are two groups: how much more often the first stands higher.
  public let deltas: [Value?]
  public let isExact: Bool

  /// - Parameters:
  ///   - questions: Ordered questions.
  ///   - rows: The rows of the data that the objects of the partition are.
  ///   - deals: The groups observed and the deals of membership.
  ///   - isTested: Whether the deals are gone through. Groups that were found in the same answers
  ///     are not to be tested on them: their p-values are then 1.
  public init(
    _ questions: [SurveyQuestion], rows: [Int], deals: GroupDeals, isTested: Bool = true
  ) {
    let columns = QuestionColumns(questions, rows)
    let groups = deals.partition.groupCount
    let isPair = groups == 2
    let observed = columns.values(GroupDeals.Block(deals.partition), groupCount: groups)
    let parts =
      !isTested
      ? []
      : deals.map { block -> FamilyTally in
        var tally = FamilyTally(observed, isPair: isPair)
        tally.enter(columns.values(block, groupCount: groups))
        return tally
      }
    var tally = FamilyTally(observed, isPair: isPair)
    for part in parts { tally.add(part) }
    if !isTested { tally.enter(observed) }
    isExact = deals.isExact
    let count = questions.count
    betweenShares = (0..<count).map { question in
      columns.isSeparable(question, observed, groupCount: groups)
        ? tally.shares.value(observed.shares[question], question, deals) : nil
    }
    deltas = (0..<count).map { question in
      isPair && columns.isSeparable(question, observed, groupCount: groups)
        ? tally.deltas.value(observed.deltas[question], question, deals) : nil
    }
  }
}

/// The tallies of one statistic over all questions: of each alone, and of the largest.
private struct QuestionTallies: Sendable {
  var own: [DealTally]
  var family: [DealTally]

  init(_ observed: [Double]) {
    own = observed.map { DealTally(observed: abs($0)) }
    family = own
  }

  mutating func enter(_ values: ArraySlice<Double>) {
    var largest = 0.0
    for value in values { largest = max(largest, abs(value)) }
    for (place, value) in values.enumerated() {
      own[place].enter(abs(value))
      family[place].enter(largest)
    }
  }

  mutating func add(_ other: QuestionTallies) {
    for place in own.indices {
      own[place].add(other.own[place])
      family[place].add(other.family[place])
    }
  }

  func value(_ value: Double, _ question: Int, _ deals: GroupDeals) -> QuestionSeparation.Value {
    QuestionSeparation.Value(
      value: value, pValue: own[question].pValue(deals),
      familyPValue: family[question].pValue(deals),
      smallestAttainable: own[question].smallestAttainable(deals))
  }
}

private struct FamilyTally: Sendable {
  var shares: QuestionTallies
  var deltas: QuestionTallies
  private let isPair: Bool

  init(_ observed: QuestionColumns.Values, isPair: Bool) {
    shares = QuestionTallies(observed.shares)
    deltas = QuestionTallies(observed.deltas)
    self.isPair = isPair
  }

  mutating func enter(_ values: QuestionColumns.Values) {
    let count = values.questionCount
    for start in stride(from: 0, to: values.shares.count, by: count) {
      shares.enter(values.shares[start..<(start + count)])
      if isPair { deltas.enter(values.deltas[start..<(start + count)]) }
    }
  }

  mutating func add(_ other: FamilyTally) {
    shares.add(other.shares)
    if isPair { deltas.add(other.deltas) }
  }
}

/// What is summed over the members of a group, one column each: for every question whether it was
/// answered, the rank of the answer, and the steps of the scale that the answer lies above.
private struct QuestionColumns: Sendable {
  struct Values: Sendable {
    let questionCount: Int
    /// `deal * questionCount + question`.
    var shares: [Double]
    var deltas: [Double]
    /// Groups with an answer, of the first deal.
    var answeringGroups: [Int]
  }

  private let matrix: Matrix
  private let totals: [Double]
  /// The first column of each question, and behind the last.
  private let starts: [Int]
  /// The sum of distances over all, in steps, times two over the number of answers.
  private let spreads: [Double]

  init(_ questions: [SurveyQuestion], _ rows: [Int]) {
    var starts = [0]
    for question in questions {
      starts.append((starts.last ?? 0) + question.scale.levels.count + 1)
    }
    var matrix = Matrix(rowCount: rows.count, columnCount: starts.last ?? 0)
    for (place, question) in questions.enumerated() {
      let steps = question.scale.levels.count - 1
      let codes = rows.map { Int(question.codes[$0]) }
      var counts = [Int](repeating: 0, count: steps + 1)
      for code in codes where code >= 0 { counts[code] += 1 }
      for (row, code) in codes.enumerated() where code >= 0 {
        let start = starts[place]
        matrix[row, start] = 1
        let below = counts[..<code].reduce(0, +)
        matrix[row, start + 1] = Double(below) + Double(counts[code] + 1) / 2
        for step in 0..<code { matrix[row, start + 2 + step] = 1 }
      }
    }
    self.matrix = matrix
    self.starts = starts
    let totals = (0..<matrix.columnCount).map { matrix.column($0).reduce(0, +) }
    self.totals = totals
    spreads = questions.indices.map { question in
      Self.spread(totals[starts[question]..<starts[question + 1]])
    }
  }

  /// Σ c(n − c)/n over the steps of one question in one group.
  private static func spread(_ sums: ArraySlice<Double>) -> Double {
    let answers = sums[sums.startIndex]
    guard answers > 0 else { return 0 }
    var spread = 0.0
    for index in (sums.startIndex + 2)..<sums.endIndex {
      spread += sums[index] * (answers - sums[index]) / answers
    }
    return spread
  }

  func isSeparable(_ question: Int, _ observed: Values, groupCount: Int) -> Bool {
    spreads[question] > 0 && observed.answeringGroups[question] > 1
  }

  func values(_ block: GroupDeals.Block, groupCount: Int) -> Values {
    let questions = starts.count - 1
    let columns = matrix.columnCount
    let sums = groupSums(block, groupCount)
    let size = block.dealCount * questions
    var values = Values(
      questionCount: questions, shares: [Double](repeating: 0, count: size),
      deltas: [Double](repeating: 0, count: groupCount == 2 ? size : 0),
      answeringGroups: [Int](repeating: 0, count: questions))
    for deal in 0..<block.dealCount {
      for question in 0..<questions {
        let place = deal * questions + question
        var within = 0.0
        for group in 0..<groupCount {
          let first = (deal * groupCount + group) * columns
          let own = (first + starts[question])..<(first + starts[question + 1])
          within += Self.spread(sums[own])
          if deal == 0, sums[own.lowerBound] > 0 { values.answeringGroups[question] += 1 }
        }
        if spreads[question] > 0 { values.shares[place] = 1 - within / spreads[question] }
        if groupCount == 2 {
          let first = deal * 2 * columns + starts[question]
          values.deltas[place] = delta(sums[first], sums[first + 1], totals[starts[question]])
        }
      }
    }
    return values
  }

  /// δ from the number and the rank sum of the first group's answers.
  private func delta(_ first: Double, _ rankSum: Double, _ all: Double) -> Double {
    let second = all - first
    guard first > 0, second > 0 else { return 0 }
    return 2 * (rankSum - first * (all + 1) / 2) / (first * second)
  }

  /// The sums of all columns over the members of each group: `(deal * groups + group) * columns`.
  private func groupSums(_ block: GroupDeals.Block, _ groupCount: Int) -> [Double] {
    let columns = matrix.columnCount
    let chosen = groupCount - 1
    let members = GroupIndicators(block, groupCount: groupCount).matrix
    let sums = matrix.times(members, .transposed)
    var result = [Double](repeating: 0, count: block.dealCount * groupCount * columns)
    for deal in 0..<block.dealCount {
      let start = deal * groupCount * columns
      let last = start + chosen * columns
      for column in 0..<columns { result[last + column] = totals[column] }
      for group in 0..<chosen {
        for column in 0..<columns {
          let sum = sums.values[(deal * chosen + group) * columns + column]
          result[start + group * columns + column] = sum
          result[last + column] -= sum
        }
      }
    }
    return result
  }
}
