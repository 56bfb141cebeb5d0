import Tabular

extension SurveyData {
  /// Whether a question was put to more than one kind of actor.
  public func isAskedOfSeveralActors(_ question: SurveyQuestion) -> Bool {
    guard let actors else { return false }
    var first: Int32?
    for row in question.codes.indices
    where question.codes[row] != MissingReason.notAsked.code && actors.codes[row] >= 0 {
      if let first, first != actors.codes[row] { return true }
      first = actors.codes[row]
    }
    return false
  }
}
