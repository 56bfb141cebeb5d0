import Numerics

/// The permutation tests of two groups on one ordered question.
///
/// If membership had nothing to do with the answers, every way of dealing the answers to the two
/// groups would be equally likely, within strata where there are any. For one question a deal is a
/// table of counts, so all deals are enumerated table by table with hypergeometric weights; where
/// there are more than a hundred and fifty thousand tables, 9,999 deals are drawn and p is
/// (b + 1)/(B + 1).
///
/// - Reference: Phipson & Smyth (2010), *Stat. Appl. Genet. Mol. Biol.* 9, 39, for the drawn p;
///   Neubert & Brunner (2007), *Comput. Stat. Data Anal.* 51, 5192–5204, for the studentised one.
/// - Checked against: R coin 1.4.2; enumeration of deals in base R, `References/questionnaire`.
public struct PermutationTest: Equatable, Sendable {
  /// The p-value of one statistic, and the smallest that these answers could have given.
  public struct PValue: Equatable, Sendable {
    public var value: Double
    public var smallestAttainable: Double
  }

  /// What is compared over the deals.
  public enum Statistic: Int, CaseIterable, Equatable, Sendable {
    /// Cliff's δ, two-sided: the rank sum.
    case delta
    case wasserstein, energy, kolmogorovSmirnov, jensenShannon, hellinger
    /// Brunner and Munzel's studentised rank statistic, two-sided.
    case brunnerMunzel
  }

  private let pValues: [PValue]
  public let isExact: Bool

  /// The tables that are enumerated at most.
  static let mostTables = 150_000

  /// The p-value of a statistic.
  public subscript(statistic: Statistic) -> PValue { pValues[statistic.rawValue] }

  /// The tests for counts over the same levels, each group with at least one answer.
  public init(_ first: [Int], _ second: [Int], seed: UInt64) {
    self.init(strata: [(first, second)], seed: seed)
  }

  /// The tests where answers are dealt within each stratum.
  ///
  /// - Parameters:
  ///   - strata: The counts of the two groups in each stratum, over the same levels.
  ///   - seed: The seed of deals that are drawn.
  /// - Precondition: each group has an answer, and there is a stratum.
  public init(strata: [(first: [Int], second: [Int])], seed: UInt64) {
    let first = strata.dropFirst().reduce(strata[0].first) { zip($0, $1.first).map(+) }
    let second = strata.dropFirst().reduce(strata[0].second) { zip($0, $1.second).map(+) }
    let distances = TableDistances(first, second)
    // A stratum all of whose answers are alike, or of one group, has a single deal.
    let deals = strata.map { TableDeals($0.first, $0.second) }
    var tally = DealWeights(observed: distances.values(of: first))
    let tables = deals.reduce(1) { count, deal in
      count > Self.mostTables ? count : count * deal.tableCount(limit: Self.mostTables)
    }
    isExact = tables <= Self.mostTables
    if !isExact {
      let draws = 9_999
      var random = Philox4x32(seed: seed, stream: 1)
      var samplers = deals.map(TableSampler.init)
      for _ in 0..<draws {
        var counts = [Int](repeating: 0, count: first.count)
        for stratum in samplers.indices { samplers[stratum].draw(&random, adding: &counts) }
        tally.enter(distances.values(of: counts), 1)
      }
      pValues = tally.drawnPValues(draws: draws)
    } else if deals.count == 1 {
      deals[0].enumerate(distances) { tally.enter($0, $1) }
      pValues = tally.exactPValues()
    } else {
      enumerate(deals[...], [Int](repeating: 0, count: first.count), 1) {
        tally.enter(distances.values(of: $0), $1)
      }
      pValues = tally.exactPValues()
    }
  }
}

/// Every combination of the tables of several strata, with the sums of their counts.
private func enumerate(
  _ strata: ArraySlice<TableDeals>, _ counts: [Int], _ weight: Double,
  _ body: ([Int], Double) -> Void
) {
  guard let stratum = strata.first else { return body(counts, weight) }
  stratum.enumerate { own, share in
    enumerate(strata.dropFirst(), zip(counts, own).map(+), weight * share, body)
  }
}

/// The weight of the deals at least as far apart as the observed, and of the farthest, one lane a
/// statistic.
private struct DealWeights {
  private let observed: TableDistances.Values
  private let slack: TableDistances.Values
  private var total = 0.0
  private var beyond = TableDistances.Values.zero
  private var farthest = TableDistances.Values(repeating: -.greatestFiniteMagnitude)
  private var atFarthest = TableDistances.Values.zero

  init(observed: TableDistances.Values) {
    self.observed = observed
    // Whole numbers are exact; of the others what rounding can change is nothing.
    slack = observed.replacing(with: -observed, where: observed .< 0) * 1e-12 + 1e-12
  }

  mutating func enter(_ values: TableDistances.Values, _ weight: Double) {
    let weights = TableDistances.Values(repeating: weight)
    total += weight
    beyond.replace(with: beyond + weights, where: values .>= observed - slack)
    let isFarther = values .> farthest + slack
    let isEqual = (values .>= farthest - slack) .& .!isFarther
    atFarthest.replace(with: atFarthest + weights, where: isEqual)
    atFarthest.replace(with: weights, where: isFarther)
    farthest.replace(with: values, where: isFarther)
  }

  func exactPValues() -> [PermutationTest.PValue] {
    PermutationTest.Statistic.allCases.map {
      PermutationTest.PValue(
        value: min(1, beyond[$0.rawValue] / total),
        smallestAttainable: min(1, atFarthest[$0.rawValue] / total))
    }
  }

  /// Where deals are too many to enumerate, the smallest attainable p is that of the draws.
  func drawnPValues(draws: Int) -> [PermutationTest.PValue] {
    let all = Double(draws + 1)
    return PermutationTest.Statistic.allCases.map {
      PermutationTest.PValue(
        value: (beyond[$0.rawValue] + 1) / all, smallestAttainable: 1 / all)
    }
  }
}
