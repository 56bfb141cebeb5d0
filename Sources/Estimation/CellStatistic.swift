public import Surveys

/// Why a statistic has no value: the reason in snake case, as it stands in results.
public struct UndefinedStatistic: Error, Equatable, Sendable {
  public let reason: String

  public init(_ reason: String) { self.reason = reason }

  /// Nobody in the group gave a substantive answer.
  public static let noAnswers = UndefinedStatistic("no_answers")
  /// There are answers, but none has a weight above zero.
  public static let noWeight = UndefinedStatistic("no_weight")
  /// The question was put to nobody in the group.
  public static let notAsked = UndefinedStatistic("not_asked")
  /// The scale does not order its levels or gives them no sides.
  public static let notOrdinal = UndefinedStatistic("not_ordinal")
  /// The scale has a single level.
  public static let oneLevel = UndefinedStatistic("one_level")
}

/// The weighted totals of one group of one question.
public struct GroupTotals: Equatable, Sendable {
  /// The weight of each level.
  public var levels: [Double]
  /// The weight of the missing answers, by reason.
  public var missing: [Double]

  public init(levels: [Double], missing: [Double] = []) {
    self.levels = levels
    self.missing = missing
  }

  public init(_ table: TableTotals, group: Int) {
    let cells = table.cellTotals(group: group)
    levels = Array(cells[..<table.levelCount])
    missing = Array(cells[table.levelCount...])
  }

  /// The weight of all substantive answers.
  public var answered: Double { levels.reduce(0, +) }

  /// Whether anybody in the group was asked.
  public var wasAsked: Bool { answered > 0 || missing.dropLast().contains { $0 > 0 } }

  /// The share of each level.
  ///
  /// - Throws: ``UndefinedStatistic/noWeight`` where all weights are zero.
  public func shares() throws(UndefinedStatistic) -> [Double] {
    let sum = answered
    guard sum > 0 else { throw .noWeight }
    return levels.map { $0 / sum }
  }
}

/// The value of a statistic and its derivatives by the totals of one group.
public struct LocalLinearization: Equatable, Sendable {
  public var value: Double
  /// One derivative a level; those by missing answers may follow.
  public var gradient: [Double]

  public init(value: Double, gradient: [Double]) {
    self.value = value
    self.gradient = gradient
  }
}

/// A smooth function of the weighted totals of a group.
///
/// A new measure is one type: its value and its gradient. Errors, intervals, contrasts between
/// groups and rounds and their tests follow.
public protocol CellStatistic: Sendable {
  /// The name in results, in snake case.
  var name: String { get }
  /// The values it can take; intervals are held within.
  var range: ClosedRange<Double>? { get }
  /// Whether it is a share of answers, for which proportion intervals are made.
  var isProportion: Bool { get }
  /// Whether multiplying all weights leaves it as it is.
  var isScaleFree: Bool { get }
  /// The value and the derivatives by the totals.
  func linearize(_ totals: GroupTotals) throws(UndefinedStatistic) -> LocalLinearization
  /// The levels whose respondents it counts; nil where it counts none.
  var countedLevels: Set<Int>? { get }
  /// The value alone, for the totals of replicates.
  func value(_ totals: GroupTotals) throws(UndefinedStatistic) -> Double
}

extension CellStatistic {
  public var range: ClosedRange<Double>? { nil }
  public var isProportion: Bool { false }
  public var isScaleFree: Bool { true }
  public var countedLevels: Set<Int>? { nil }

  public func value(_ totals: GroupTotals) throws(UndefinedStatistic) -> Double {
    try linearize(totals).value
  }

  /// The value and the derivatives by the cells of a group of a table, and where the table has
  /// replicates the value on each of them.
  ///
  /// - Throws: ``UndefinedStatistic/noAnswers`` where nobody answered, or what the statistic says.
  public func linearize(
    _ table: TableTotals, group: Int
  ) throws(UndefinedStatistic) -> Linearization {
    var result = Linearization(try linearize(GroupTotals(table, group: group)), group: group)
    result.replicates = replicateValues(table, groups: [group])
    return result
  }
}

/// A number as a function of the cells of one or more groups of a table.
public struct Linearization: Equatable, Sendable {
  public var value: Double
  public var gradients: [CellGradient]
  /// The value on each replicate, NaN where there is none; nil where the table has no replicates.
  public var replicates: [Double]?

  public init(value: Double, gradients: [CellGradient], replicates: [Double]? = nil) {
    self.value = value
    self.gradients = gradients
    self.replicates = replicates
  }

  public init(_ local: LocalLinearization, group: Int) {
    value = local.value
    gradients = [CellGradient(group: group, values: local.gradient)]
  }

  /// The groups it depends on.
  public var groups: [Int] { gradients.map(\.group) }

  /// The value times a number.
  public func scaled(by factor: Double) -> Linearization {
    Linearization(
      value: factor * value,
      gradients: gradients.map {
        CellGradient(group: $0.group, values: $0.values.map { factor * $0 })
      }, replicates: replicates.map { $0.map { factor * $0 } })
  }

  /// The first less the second: a gap between groups or a change between rounds.
  public static func difference(_ first: Linearization, _ second: Linearization) -> Linearization {
    combination([(1, first), (-1, second)])
  }

  /// A weighted sum of numbers of the same table.
  public static func combination(_ terms: [(weight: Double, Linearization)]) -> Linearization {
    var result = Linearization(value: 0, gradients: [])
    for (weight, term) in terms {
      let scaled = term.scaled(by: weight)
      result.value += scaled.value
      for gradient in scaled.gradients { result.add(gradient) }
    }
    result.replicates = replicates(of: terms.map(\.1)) { values in
      zip(terms, values).reduce(0) { $0 + $1.0.weight * $1.1 }
    }
    return result
  }

  /// A function of numbers on every replicate; nil where no number has replicates.
  ///
  /// A number without them is a constant.
  static func replicates(
    of numbers: [Linearization], _ function: ([Double]) -> Double
  ) -> [Double]? {
    guard let count = numbers.lazy.compactMap(\.replicates?.count).first else { return nil }
    return (0..<count).map { replicate in
      function(numbers.map { $0.replicates?[replicate] ?? $0.value })
    }
  }

  private mutating func add(_ gradient: CellGradient) {
    guard let index = gradients.firstIndex(where: { $0.group == gradient.group }) else {
      gradients.append(gradient)
      return
    }
    for (place, derivative) in gradient.values.enumerated() {
      if place < gradients[index].values.count {
        gradients[index].values[place] += derivative
      } else {
        gradients[index].values.append(derivative)
      }
    }
  }
}
