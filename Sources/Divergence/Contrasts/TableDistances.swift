#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How far two groups lie apart that share out fixed pooled answers, for every statistic of
/// ``PermutationTest`` at once.
///
/// Each statistic is a sum or a maximum over the levels of something that depends on the counts up
/// to the level, so tables that begin alike share the work. Statistics that are whole numbers times
/// a constant are kept as those: equal ones are equal numbers.
struct TableDistances {
  /// One lane a statistic, in the order of its raw value; the last is not used.
  typealias Values = SIMD8<Double>

  /// What the levels so far give.
  struct Partial {
    fileprivate var below = 0
    fileprivate var rank = 0
    fileprivate var wasserstein = 0
    fileprivate var energy = 0
    fileprivate var largestGap = 0
    fileprivate var divergence = 0.0
    fileprivate var affinity = 0.0
    fileprivate var first = PlacementSums()
    fileprivate var second = PlacementSums()
  }

  private let pooled: [Int]
  private let size: Int
  private let everyone: Int
  /// Twice the middle rank of each level among all answers.
  private let twiceRanks: [Int]
  /// Answers at or below each level.
  private let cumulative: [Int]
  /// By level and count of the first group: the terms of Jensen and Shannon's, and Hellinger's.
  private let divergences: [[Double]]
  private let affinities: [[Double]]

  init(_ first: [Int], _ second: [Int]) {
    pooled = zip(first, second).map(+)
    let size = first.reduce(0, +)
    let everyone = pooled.reduce(0, +)
    (self.size, self.everyone) = (size, everyone)
    var below = 0
    var (ranks, sums) = ([Int](), [Int]())
    for count in pooled {
      ranks.append(2 * below + count + 1)
      below += count
      sums.append(below)
    }
    twiceRanks = ranks
    cumulative = sums
    func term(_ p: Double, _ q: Double) -> Double {
      let middle = (p + q) / 2
      return (p > 0 ? p * log2(p / middle) / 2 : 0) + (q > 0 ? q * log2(q / middle) / 2 : 0)
    }
    let shares = pooled.map { count in
      (0...count).map { own in
        (Double(own) / Double(size), Double(count - own) / Double(max(1, everyone - size)))
      }
    }
    divergences = shares.map { $0.map { term($0.0, $0.1) } }
    affinities = shares.map { $0.map { ($0.0 * $0.1).squareRoot() } }
  }

  /// What the levels up to this one give, with so many answers of the first group on it.
  func adding(_ count: Int, at level: Int, to partial: Partial) -> Partial {
    var next = partial
    let other = pooled[level] - count
    let otherBelow = (level > 0 ? cumulative[level - 1] : 0) - partial.below
    let firstPlace = (Double(otherBelow) + Double(other) / 2) / Double(max(1, everyone - size))
    let secondPlace = (Double(partial.below) + Double(count) / 2) / Double(size)
    next.first.enter(Double(count), at: firstPlace)
    next.second.enter(Double(other), at: secondPlace)
    next.below += count
    next.rank += count * twiceRanks[level]
    let gap = everyone * next.below - size * cumulative[level]
    next.wasserstein += abs(gap)
    next.energy += gap * gap
    next.largestGap = max(next.largestGap, abs(gap))
    next.divergence += divergences[level][count]
    next.affinity += affinities[level][count]
    return next
  }

  /// The statistics of a complete table.
  func values(_ partial: Partial) -> Values {
    Values(
      Double(abs(partial.rank - size * (everyone + 1))), Double(partial.wasserstein),
      Double(partial.energy), Double(partial.largestGap), partial.divergence, -partial.affinity,
      studentised(partial), 0)
  }

  /// The statistics of the counts of the first group.
  func values(of counts: [Int]) -> Values {
    var partial = Partial()
    for level in counts.indices { partial = adding(counts[level], at: level, to: partial) }
    return values(partial)
  }

  /// The magnitude of Brunner and Munzel's statistic; without variation it is endless, or none
  /// where nothing differs.
  private func studentised(_ partial: Partial) -> Double {
    let (n, m) = (Double(size), Double(everyone - size))
    let (shift, error) = PlacementSums.shift(partial.first, partial.second, n, m)
    if shift == 0 { return 0 }
    return error > 0 ? abs(shift) / error : 1e100
  }
}
