public import Tabular

/// A table to be counted: the group and the answer of every row.
public struct CellCoding: Equatable, Sendable {
  /// The group of each row, below zero for a row outside the table; empty for one group of all.
  public var groups: [Int32]
  public var groupCount: Int
  /// The answer of each row: a level, or a negative ``MissingReason``.
  public var answers: [Int32]
  public var levelCount: Int
  /// Numbers of the rows, a column a level; empty where a row adds to one level only.
  ///
  /// With columns, a row with an answer adds its weight times its number to every level. The first
  /// column is of ones, so that it says who is counted.
  public internal(set) var columns: [[Double]] = []

  /// - Precondition: there is one answer a row, and one group a row or none at all.
  public init(groups: [Int32] = [], groupCount: Int = 1, answers: [Int32], levelCount: Int) {
    precondition(groups.isEmpty || groups.count == answers.count, "one group a row")
    precondition(groupCount > 0 && levelCount > 0, "a table has cells")
    self.groups = groups
    self.groupCount = groupCount
    self.answers = answers
    self.levelCount = levelCount
  }

  /// Quantities: the levels are the sum of the weights, then the weighted sum of each quantity.
  ///
  /// A row without a number in any of them is missing, for the reason of the first.
  ///
  /// - Precondition: all quantities have as many rows.
  public init(_ quantities: [SurveyQuantity], groups: [Int32] = [], groupCount: Int = 1) {
    var answers = [Int32](repeating: 0, count: quantities.first?.codes.count ?? 0)
    for quantity in quantities {
      for row in answers.indices where answers[row] == 0 {
        answers[row] =
          quantity.codes[row] < 0
          ? quantity.codes[row]
          : (quantity.values[row].isFinite ? 0 : MissingReason.noAnswer.code)
      }
    }
    self.init(
      groups: groups, groupCount: groupCount, answers: answers, levelCount: quantities.count + 1)
    columns = [[Double](repeating: 1, count: answers.count)] + quantities.map(\.values)
  }

  /// A question over groups of respondents.
  init(_ question: SurveyQuestion, by groups: RespondentGroups) {
    self.init(
      groups: groups.codes, groupCount: groups.groups.count, answers: question.codes,
      levelCount: question.scale.levels.count)
  }

  /// A question over all respondents.
  public init(_ question: SurveyQuestion) {
    self.init(answers: question.codes, levelCount: question.scale.levels.count)
  }
}

/// The cells of a table: first the levels of all groups, then the missing answers of all groups.
public struct CellLayout: Equatable, Sendable {
  public let groupCount: Int
  public let levelCount: Int

  /// The number of reasons for which an answer can be missing.
  public static let reasonCount = MissingReason.allCases.count

  public init(groupCount: Int, levelCount: Int) {
    self.groupCount = groupCount
    self.levelCount = levelCount
  }

  /// The number of cells, missing answers included.
  public var cellCount: Int { groupCount * (levelCount + CellLayout.reasonCount) }

  /// The cell of a level in a group.
  public func cell(group: Int, level: Int) -> Int { group * levelCount + level }

  /// The cell of the answers of a group that are missing for a reason.
  public func cell(group: Int, missing reason: MissingReason) -> Int {
    missingCell(group: group, reason: Int(reason.rawValue) - 1)
  }

  /// The cell of an answer by its place in its group: the levels, then the reasons.
  public func cell(group: Int, place: Int) -> Int {
    place < levelCount
      ? cell(group: group, level: place) : missingCell(group: group, reason: place - levelCount)
  }

  private func missingCell(group: Int, reason: Int) -> Int {
    groupCount * levelCount + group * CellLayout.reasonCount + reason
  }
}
