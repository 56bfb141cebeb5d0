public import Framework
public import Surveys

/// How many respondents of each kind of actor took part in each round, of how many invited.
public struct Participation: Equatable, Sendable {
  /// One kind of actor in one round.
  public struct Cell: Equatable, Sendable {
    public var respondents: Int
    /// Nil where it is not known.
    public var invited: Int?
  }

  /// By actor, then by round, in the order of the study.
  public let cells: [[Cell]]

  public init(_ study: Study, _ data: SurveyData) {
    var counts = study.actors.map { _ in [Int](repeating: 0, count: study.rounds.count) }
    for row in 0..<data.rowCount {
      // Where the data tell no kinds of actor apart there is one kind only.
      let actor = data.actors.map { Int($0.codes[row]) } ?? (study.distinguishesActors ? -1 : 0)
      let round = data.rounds.map { Int($0.codes[row]) } ?? 0
      if counts.indices.contains(actor), counts[actor].indices.contains(round) {
        counts[actor][round] += 1
      }
    }
    cells = study.actors.enumerated().map { actor, type in
      study.rounds.enumerated().map { round, declaration in
        Cell(respondents: counts[actor][round], invited: declaration.invited[type.id])
      }
    }
  }
}
