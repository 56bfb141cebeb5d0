/// Which organisations answer in which round.
struct Panel {
  static let years = [2018, 2021, 2024]

  /// One list a round, ordered by actor and number.
  var respondents: [[Organisation]]

  /// Two thirds of the organisations of a round answer again in the next; the others are drawn from
  /// the rest of the contact list, so that some come back after a round without them.
  init(seed: UInt64) {
    var rounds: [[Organisation]] = Self.years.map { _ in [] }
    for actor in SurveyActor.allCases {
      var stream = DrawStream(seed: seed, "panel \(actor.rawValue)")
      var previous: [Int] = []
      for (round, count) in actor.respondents.enumerated() {
        let again = min(count, (2 * previous.count + 1) / 3)
        let kept = stream.order(previous.count).prefix(again).map { previous[$0] }
        let others = (1...actor.listed).filter { !previous.contains($0) }
        let joined = stream.order(others.count).prefix(count - again).map { others[$0] }
        previous = (kept + joined).sorted()
        rounds[round] += previous.map { Organisation(actor: actor, number: $0) }
      }
    }
    respondents = rounds
  }
}
