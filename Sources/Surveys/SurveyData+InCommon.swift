import Tabular

extension SurveyData {
  /// How many respondents gave a substantive answer to a question in each of two rounds.
  ///
  /// Respondents are told apart by the clusters of the design, which in the regime of actors are
  /// the organisations; a respondent who answers in two rounds is one cluster with two rows.
  ///
  /// - Parameters:
  ///   - question: A question of these data.
  ///   - pair: Two rounds, by index.
  ///   - actor: The kind of actor, by index; nil for all.
  /// - Returns: 0 where the data have no rounds, or where each row is its own cluster.
  /// - Complexity: O(*n*).
  public func respondentsInCommon(
    to question: SurveyQuestion, rounds pair: (Int, Int), actor: Int? = nil
  ) -> Int {
    guard let rounds, !design.isElementSample else { return 0 }
    var seen = [UInt8](repeating: 0, count: design.clusterCount)
    for row in question.codes.indices where question.codes[row] >= 0 {
      if let actor, let actors, Int(actors.codes[row]) != actor { continue }
      let cluster = Int(design.clusterOfRow[row])
      if Int(rounds.codes[row]) == pair.0 { seen[cluster] |= 1 }
      if Int(rounds.codes[row]) == pair.1 { seen[cluster] |= 2 }
    }
    return seen.count { $0 == 3 }
  }
}
