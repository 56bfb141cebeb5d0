/// The answers of a large population to a question: the share of each level.
struct AnswerTruth: Sendable {
  let name: String
  let shares: [Double]

  /// The truth with shares in proportion to the parts.
  init(_ name: String, _ parts: [Double]) {
    let whole = parts.reduce(0, +)
    self.name = name
    shares = parts.map { $0 / whole }
  }
}

/// The answers of two large populations, or of one in two rounds.
struct TruthPair: Sendable {
  let name: String
  let first: [Double]
  let second: [Double]

  init(_ name: String, _ first: [Double], _ second: [Double]) {
    self.name = name
    self.first = AnswerTruth(name, first).shares
    self.second = AnswerTruth(name, second).shares
  }

  /// Both answer alike.
  init(twice truth: AnswerTruth) { self.init(truth.name + " twice", truth.shares, truth.shares) }
}

/// The shapes of opinion that are simulated, on scales of 4, 5 and 7 levels.
struct AnswerTruths: Sendable {
  let levels: Int

  private func scaled(_ four: [Double], _ five: [Double], _ seven: [Double]) -> [Double] {
    levels == 4 ? four : levels == 5 ? five : seven
  }

  /// Parts on the last levels, nothing on the others.
  private func atEnd(_ parts: Double...) -> [Double] {
    [Double](repeating: 0, count: levels - parts.count) + parts
  }

  /// Parts on the first levels, nothing on the others.
  private func atStart(_ parts: Double...) -> [Double] {
    parts + [Double](repeating: 0, count: levels - parts.count)
  }

  var uniform: AnswerTruth {
    AnswerTruth("uniform", [Double](repeating: 1, count: levels))
  }
  var polar: AnswerTruth {
    AnswerTruth(
      "polar", scaled([35, 15, 15, 35], [30, 15, 10, 15, 30], [25, 12, 8, 10, 8, 12, 25]))
  }
  var skewed: AnswerTruth {
    AnswerTruth(
      "skewed", scaled([5, 15, 35, 45], [2, 5, 13, 35, 45], [1, 3, 6, 10, 20, 28, 32]))
  }
  var consensus: AnswerTruth {
    AnswerTruth("consensus", scaled([0, 5, 25, 70], [0, 2, 8, 20, 70], [0, 0, 0, 3, 7, 20, 70]))
  }
  var peaked: AnswerTruth {
    AnswerTruth(
      "peaked", scaled([10, 40, 40, 10], [5, 20, 50, 20, 5], [3, 7, 20, 40, 20, 7, 3]))
  }
  var twoPoles: AnswerTruth { AnswerTruth("two poles", poles(50, 50)) }
  var nearUnanimous: AnswerTruth { AnswerTruth("near unanimous", atEnd(5, 95)) }
  var adjacentHalves: AnswerTruth { AnswerTruth("adjacent halves", atStart(50, 50)) }
  var unanimous: AnswerTruth { AnswerTruth("unanimous", atEnd(100)) }

  private func poles(_ first: Double, _ last: Double) -> [Double] {
    [first] + [Double](repeating: 0, count: levels - 2) + [last]
  }

  /// Those by which the form of the intervals was found.
  var ofOneGroup: [AnswerTruth] {
    [
      uniform, polar, skewed, consensus, peaked, twoPoles, nearUnanimous, adjacentHalves,
    ]
  }

  /// Others, nearly of one mind, that played no part in that.
  var nearOneMind: [AnswerTruth] {
    [
      AnswerTruth("1/99 side by side", atEnd(1, 99)),
      AnswerTruth("10/90 side by side", atEnd(10, 90)),
      AnswerTruth("5/95 at the ends", poles(5, 95)),
      AnswerTruth("20/80 at the ends", poles(20, 80)),
    ]
  }

  private var onePoint: TruthPair {
    TruthPair(
      "a point apart",
      scaled([30, 40, 30, 0], [20, 40, 30, 10, 0], [10, 20, 30, 20, 15, 5, 0]),
      scaled([0, 30, 40, 30], [0, 20, 40, 30, 10], [0, 10, 20, 30, 20, 15, 5]))
  }

  /// Nearly two points on five levels, where the last level takes what would lie beyond it.
  var twoPoints: TruthPair {
    TruthPair(
      "two points apart",
      scaled([50, 40, 10, 0], [20, 40, 30, 10, 0], [10, 20, 30, 20, 15, 5, 0]),
      scaled([0, 10, 40, 50], [0, 0, 30, 40, 30], [0, 0, 10, 20, 30, 20, 20]))
  }

  private var nearlySeparated: TruthPair {
    TruthPair(
      "nearly separated",
      scaled([75, 20, 5, 0], [70, 25, 5, 0, 0], [50, 30, 15, 5, 0, 0, 0]),
      scaled([0, 5, 20, 75], [0, 0, 5, 25, 70], [0, 0, 0, 5, 15, 30, 50]))
  }

  var polarAndPeaked: TruthPair { TruthPair("polar, peaked", polar.shares, peaked.shares) }

  /// Equal in location, and nothing else.
  var campsAndMiddle: TruthPair {
    TruthPair(
      "two camps, middle",
      scaled([40, 10, 10, 40], [40, 10, 0, 10, 40], [30, 15, 5, 0, 5, 15, 30]),
      scaled([0, 50, 50, 0], [0, 20, 60, 20, 0], [0, 0, 20, 60, 20, 0, 0]))
  }

  /// Two groups.
  var ofTwoGroups: [TruthPair] {
    var pairs = [uniform, skewed, consensus, unanimous, polar].map(TruthPair.init(twice:))
    pairs += [onePoint, twoPoints, nearlySeparated, polarAndPeaked]
    pairs.append(TruthPair("separated", atStart(50, 50), atEnd(50, 50)))
    guard levels == 5 else { return pairs }
    pairs.append(TruthPair("unanimous at either end", atStart(100), atEnd(100)))
    pairs.append(TruthPair("unanimous, peaked", unanimous.shares, peaked.shares))
    pairs.append(
      TruthPair("halves, near unanimous", atEnd(50, 50), nearUnanimous.shares))
    return pairs
  }

  /// One group in two rounds.
  var ofTwoRounds: [TruthPair] {
    let halves = AnswerTruth("adjacent halves", atEnd(50, 50))
    func pair(_ first: AnswerTruth, _ second: AnswerTruth) -> TruthPair {
      TruthPair("\(first.name) to \(second.name)", first.shares, second.shares)
    }
    var pairs = [uniform, consensus, twoPoles].map(TruthPair.init(twice:))
    pairs += [pair(polar, peaked), pair(twoPoles, halves)]
    guard levels == 5 else { return pairs }
    pairs += [unanimous, nearUnanimous].map(TruthPair.init(twice:))
    pairs += [
      pair(skewed, consensus), pair(unanimous, peaked), pair(uniform, polar),
      pair(twoPoles, consensus),
    ]
    return pairs
  }
}
