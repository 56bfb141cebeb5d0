import Framework
import Surveys
import Tabular

/// Whether a dimension was asked and applies, by round and kind of actor.
struct DimensionFacts {
  /// The respondents of one kind in one round, by what stands in the column of the dimension.
  struct Tally {
    var respondents = 0
    var stated = 0
    var notApplicable = 0
    var notAsked = 0

    /// Whether it applies to none of them.
    var doesNotApply: Bool { respondents > 0 && notApplicable == respondents }
    var wasNotAsked: Bool { respondents > 0 && notAsked == respondents }
  }

  let dimension: SurveyDimension
  /// By round, then by kind of actor.
  private let tallies: [[Tally]]
  /// By round: the levels (by index) that somebody has.
  private let used: [Set<Int>]

  init(_ dimension: SurveyDimension, in data: SurveyData) {
    self.dimension = dimension
    let rounds = data.rounds?.levels.count ?? 1
    let actors = data.actors?.levels.count ?? 1
    var tallies = [[Tally]](
      repeating: [Tally](repeating: Tally(), count: actors), count: rounds)
    var used = [Set<Int>](repeating: [], count: rounds)
    for row in 0..<data.rowCount {
      let round = data.rounds.map { Int($0.codes[row]) } ?? 0
      let actor = data.actors.map { Int($0.codes[row]) } ?? 0
      guard tallies.indices.contains(round), tallies[round].indices.contains(actor) else {
        continue
      }
      let code = dimension.codes[row]
      tallies[round][actor].respondents += 1
      switch code {
      case MissingReason.notApplicable.code: tallies[round][actor].notApplicable += 1
      case MissingReason.notAsked.code: tallies[round][actor].notAsked += 1
      default: break
      }
      guard code >= 0 else { continue }
      tallies[round][actor].stated += 1
      used[round].insert(Int(code))
    }
    self.tallies = tallies
    self.used = used
  }

  /// The tally of a kind of actor in a round.
  func tally(round: Int, actor: Int) -> Tally {
    guard tallies.indices.contains(round), tallies[round].indices.contains(actor) else {
      return Tally()
    }
    return tallies[round][actor]
  }

  /// Whether the file of a round does not hold the dimension for anybody.
  func wasNotAsked(round: Int) -> Bool {
    guard tallies.indices.contains(round) else { return true }
    let present = tallies[round].filter { $0.respondents > 0 }
    return present.allSatisfy { $0.wasNotAsked }
  }

  /// The levels that nobody has in a round.
  func unusedLevels(round: Int) -> [String] {
    guard used.indices.contains(round) else { return [] }
    return dimension.levels.indices.filter { !used[round].contains($0) }
      .map { dimension.levels[$0] }
  }
}
