public import Results

/// How many respondents of a group a question was put to, and how many of them answered it.
///
/// It takes part in the protection of a run without being published in it.
public struct GroupCount: Equatable, Sendable {
  public var question: String
  public var item: String
  public var groupBy: String
  public var group: String
  public var round: String
  public var answered: Int
  public var asked: Int
  /// Why it may not be published although it is large enough; nil where it may.
  public var sensitivity: Suppression?

  public init(
    question: String, item: String, groupBy: String, group: String, round: String, answered: Int,
    asked: Int, sensitivity: Suppression? = nil
  ) {
    self.question = question
    self.item = item
    self.groupBy = groupBy
    self.group = group
    self.round = round
    self.answered = answered
    self.asked = asked
    self.sensitivity = sensitivity
  }
}
