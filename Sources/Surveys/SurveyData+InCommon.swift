import Tabular

extension SurveyData {
  /// Whose each row is: the respondents of the data or, where they are not told apart, the clusters
  /// of a design in which none has two rows in a round.
  ///
  /// A cluster of several rows is a place or a household, and no respondent.
  ///
  /// - Returns: One code a row, negative where it is not known; nil where nothing tells who
  ///   answered twice.
  /// - Complexity: O(*n*) where clusters stand for respondents.
  public var respondentOfRow: [Int32]? {
    if !respondents.isEmpty { return respondents }
    guard let rounds, !design.isElementSample else { return nil }
    var seen = [Bool](repeating: false, count: design.clusterCount * rounds.levels.count)
    for (row, cluster) in design.clusterOfRow.enumerated() where rounds.codes[row] >= 0 {
      let place = Int(cluster) * rounds.levels.count + Int(rounds.codes[row])
      if seen[place] { return nil }
      seen[place] = true
    }
    return design.clusterOfRow
  }

  /// How many respondents gave a substantive answer to a question in each of two rounds.
  ///
  /// - Parameters:
  ///   - question: A question of these data.
  ///   - pair: Two rounds, by index.
  ///   - actor: The kind of actor, by index; nil for all.
  /// - Returns: 0 where the data have no rounds, or where nothing tells who answered twice.
  /// - Complexity: O(*n*).
  public func respondentsInCommon(
    to question: SurveyQuestion, rounds pair: (Int, Int), actor: Int? = nil
  ) -> Int {
    guard let rounds, let respondentOfRow else { return 0 }
    var seen = [UInt8](repeating: 0, count: Int(respondentOfRow.max() ?? -1) + 1)
    for row in question.codes.indices where question.codes[row] >= 0 {
      if let actor, let actors, Int(actors.codes[row]) != actor { continue }
      let respondent = Int(respondentOfRow[row])
      guard respondent >= 0 else { continue }
      if Int(rounds.codes[row]) == pair.0 { seen[respondent] |= 1 }
      if Int(rounds.codes[row]) == pair.1 { seen[respondent] |= 2 }
    }
    return seen.count { $0 == 3 }
  }
}
