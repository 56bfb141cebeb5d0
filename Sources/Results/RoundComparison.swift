/// Two rounds to compare, by index.
public struct RoundComparison: Equatable, Sendable {
  public var earlier: Int
  public var later: Int

  public init(earlier: Int, later: Int) {
    self.earlier = earlier
    self.later = later
  }
}

extension AnalysisPlan {
  /// Successive rounds, then first to last, then the pairs of the plan, each once.
  ///
  /// - Parameter rounds: The identifiers of the rounds, in order.
  /// - Returns: none where there are fewer than two rounds.
  /// - Throws: ``PlanError/unknownRound(_:known:)`` for a round that does not exist.
  public func comparedRounds(_ rounds: [String]) throws(PlanError) -> [RoundComparison] {
    guard rounds.count > 1 else { return [] }
    var pairs = (1..<rounds.count).map { RoundComparison(earlier: $0 - 1, later: $0) }
    var wanted = [RoundComparison(earlier: 0, later: rounds.count - 1)]
    for pair in roundComparisons where pair.count == 2 {
      var places: [Int] = []
      for id in pair {
        guard let place = rounds.firstIndex(of: id) else {
          throw .unknownRound(id, known: rounds)
        }
        places.append(place)
      }
      wanted.append(RoundComparison(earlier: places[0], later: places[1]))
    }
    for pair in wanted where pair.earlier != pair.later && !pairs.contains(pair) {
      pairs.append(pair)
    }
    return pairs
  }
}
