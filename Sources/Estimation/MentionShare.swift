import Surveys

/// The share of all mentions that go to one option of a question with several answers.
///
/// It is a ratio of totals: the weight of those who chose the option over the weighted number of
/// mentions. The levels are those of ``MultipleResponse/mentions(with:)``.
///
/// - Checked against: R `survey` 4.1 `svyratio`, `References/multiple`.
public struct MentionShare: CellStatistic {
  /// The levels of the number of mentions, 0 among them.
  public let mentionLevels: Int

  public init(mentionLevels: Int) { self.mentionLevels = mentionLevels }

  public var name: String { "share_of_mentions" }
  public var range: ClosedRange<Double>? { 0...1 }

  public func linearize(_ totals: GroupTotals) throws(UndefinedStatistic) -> LocalLinearization {
    guard totals.answered > 0 else { throw .noWeight }
    var (own, all) = (0.0, 0.0)
    for level in totals.levels.indices {
      own += level >= mentionLevels ? totals.levels[level] : 0
      all += totals.levels[level] * Double(level % mentionLevels)
    }
    guard all > 0 else { throw UndefinedStatistic("no_mentions") }
    let share = own / all
    let gradient = totals.levels.indices.map { level in
      ((level >= mentionLevels ? 1 : 0) - share * Double(level % mentionLevels)) / all
    }
    return LocalLinearization(value: share, gradient: gradient)
  }
}
