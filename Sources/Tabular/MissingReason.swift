/// Why a respondent has no substantive answer to a question.
///
/// The reasons are never merged: a refusal is a finding, a question that was not asked is not.
/// In a coded column a missing answer holds the negative raw value of its reason.
public enum MissingReason: Int32, CaseIterable, Equatable, Hashable, Sendable {
  /// Asked, and left empty without a reason.
  case noAnswer = 1
  case doesNotKnow = 2
  case refused = 3
  case notApplicable = 4
  /// The question was not put to this respondent (by actor or by round).
  case notAsked = 5

  /// The value that stands in a coded column.
  public var code: Int32 { -rawValue }

  public init?(code: Int32) { self.init(rawValue: -code) }

  /// The name used in study files and in tidy results.
  public var name: String {
    switch self {
    case .noAnswer: "no_answer"
    case .doesNotKnow: "does_not_know"
    case .refused: "refused"
    case .notApplicable: "not_applicable"
    case .notAsked: "not_asked"
    }
  }
}
