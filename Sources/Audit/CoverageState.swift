/// How far an indicator or a question is given by the groups of a dimension.
///
/// What does not apply to those who were asked is not the same as what is missing.
public enum CoverageState: String, CaseIterable, Equatable, Sendable {
  /// Every group that somebody belongs to can be published.
  case reported
  /// Some groups can be published, others are withheld.
  case partlyReported = "partly_reported"
  /// A single group answered: there is nothing to compare.
  case oneGroup = "one_group"
  /// The dimension was asked, and no group can be published.
  case withheld
  /// The dimension was asked, and nobody who answered the question stated it.
  case unanswered
  /// The dimension was not asked in the round.
  case notAsked = "not_asked"
  /// The dimension does not apply to any kind of actor that was asked the question.
  case notApplicable = "not_applicable"

  /// Whether some figure by this dimension can be published.
  public var isShown: Bool { [.reported, .partlyReported, .oneGroup].contains(self) }
}

/// What part of those who answered a question also stated a dimension.
///
/// It is made of published counts alone. Where a group is withheld, only the published groups are
/// added up, so that the part is a lower bound which any reader could work out.
public struct StatedShare: Equatable, Sendable {
  /// The part, or the least it can be.
  public var low: Double
  public var isExact: Bool
}

/// For how many groups of a dimension a figure is declared.
public enum DeclaredGroups: String, CaseIterable, Equatable, Sendable { case none, some, all }

/// One cell of the coverage matrix.
public struct CoverageCell: Equatable, Sendable {
  /// The identifier of the dimension.
  public var dimension: String
  public var state: CoverageState
  /// Groups that can be published; in an indicator those of the question with the fewest.
  public var groupsShown: Int
  /// Groups that are withheld; in an indicator those of the question with the most.
  public var groupsWithheld: Int
  /// The respondents of the smallest group that can be published; nil where there is none.
  public var smallestCell: Int?
  /// Nil where published counts do not tell.
  public var stated: StatedShare?
  /// The questions of an indicator to whose respondents the dimension applies.
  public var questions: Int
  /// Those of them that are given by at least one group.
  public var questionsShown: Int
  /// Whether the study promises the indicator by this dimension.
  public var isPromised: Bool
  public var baseline: DeclaredGroups
  public var target: DeclaredGroups
}

/// One row of the coverage matrix: an indicator or a question by every dimension.
public struct CoverageRow: Equatable, Sendable {
  /// The identifier of the indicator or question.
  public var id: String
  /// The indicator of a question; of an indicator itself.
  public var indicator: String
  /// One for each dimension, in the order of the study.
  public var cells: [CoverageCell]
}

/// What holds of a dimension in the whole study.
public struct DimensionCoverage: Equatable, Sendable {
  /// The identifier of the dimension.
  public var id: String
  /// Rounds (identifiers) whose files do not hold it.
  public var roundsWithout: [String]
  /// Levels without anybody, in rounds that hold the dimension: round and level.
  public var unusedLevels: [UnusedLevel]
  /// Kinds of actor (identifiers) to whom it does not apply in the round of the matrix.
  public var notApplicableTo: [String]

  /// A level that nobody has in a round.
  public struct UnusedLevel: Equatable, Sendable {
    public var round: String
    public var level: String
  }

  /// Whether it was asked with the same categories, all of them used, in every round.
  public var hasSameCategories: Bool { roundsWithout.isEmpty && unusedLevels.isEmpty }
}

/// Which indicator and question is given by which dimension, in the latest round.
public struct CoverageMatrix: Equatable, Sendable {
  /// The round (identifier); empty for data without rounds.
  public var round: String
  public var dimensions: [DimensionCoverage]
  public var indicators: [CoverageRow]
  public var questions: [CoverageRow]
  /// Questions that were not put in the round and so are not in the matrix.
  public var otherQuestions: [String]
}
