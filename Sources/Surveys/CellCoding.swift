public import Tabular

/// A table to be counted: the group and the answer of every row.
public struct CellCoding: Equatable, Sendable {
  /// The group of each row, below zero for a row outside the table; empty for one group of all.
  public var groups: [Int32]
  public var groupCount: Int
  /// The answer of each row: a level, or a negative ``MissingReason``.
  public var answers: [Int32]
  public var levelCount: Int

  /// - Precondition: there is one answer a row, and one group a row or none at all.
  public init(groups: [Int32] = [], groupCount: Int = 1, answers: [Int32], levelCount: Int) {
    precondition(groups.isEmpty || groups.count == answers.count, "one group a row")
    precondition(groupCount > 0 && levelCount > 0, "a table has cells")
    self.groups = groups
    self.groupCount = groupCount
    self.answers = answers
    self.levelCount = levelCount
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
