import Numerics

/// The ways to deal group membership out again, which are equally likely if it does not matter.
///
/// Membership is dealt within strata where there are any. Where there are few enough ways they are
/// all gone through, the observed one among them; otherwise some are drawn, each from a stream of
/// its own, so that the result is the same on any number of cores.
public struct GroupDeals: Equatable, Sendable {
  /// The most deals that are all gone through.
  public static let mostEnumerated = 20_000

  public let partition: GroupPartition
  /// Whether all deals are gone through.
  public let isExact: Bool
  /// How many deals are gone through or drawn.
  public let count: Int
  private let seed: UInt64
  /// The objects of each stratum.
  private let strata: [[Int]]

  /// - Parameters:
  ///   - partition: The groups observed, at most 65,535.
  ///   - strata: The stratum of each object; empty for one stratum.
  ///   - seed: The seed of the deals that are drawn.
  public init(_ partition: GroupPartition, strata: [Int] = [], seed: UInt64) {
    self.partition = partition
    self.seed = seed
    let objects = partition.codes.indices
    if strata.isEmpty {
      self.strata = [Array(objects)]
    } else {
      let last = strata.max() ?? 0
      self.strata = (0...last).map { stratum in objects.filter { strata[$0] == stratum } }
        .filter { !$0.isEmpty }
    }
    var ways = 1.0
    for members in self.strata { ways *= GroupDeals.ways(members.map { partition.codes[$0] }) }
    isExact = ways <= Double(GroupDeals.mostEnumerated)
    count = isExact ? Int(ways.rounded()) : objects.count <= 500 ? 9_999 : 999
  }

  /// In how many ways labels can be put in order.
  private static func ways(_ labels: [Int]) -> Double {
    var placed: [Int: Int] = [:]
    var ways = 1.0
    for (index, label) in labels.enumerated() {
      let own = placed[label, default: 0] + 1
      placed[label] = own
      ways *= Double(index + 1) / Double(own)
    }
    return ways
  }

  /// Some deals: the group of every object in each.
  public struct Block: Sendable {
    public let dealCount: Int
    public let objectCount: Int
    /// `deal * objectCount + object`.
    public let groups: [UInt16]
  }

  /// Few enough for the products of a block to stay in the fast memory.
  private static let blockSize = 64

  /// What a function finds in each block of deals, computed on all cores, in order.
  public func map<Value: Sendable>(_ body: @Sendable (Block) -> Value) -> [Value] {
    let objects = partition.codes.count
    let blocks = (count + Self.blockSize - 1) / Self.blockSize
    let enumerated = isExact ? allDeals() : []
    return orderedMap(count: blocks) { index in
      let start = index * Self.blockSize
      let end = min(count, start + Self.blockSize)
      let groups =
        isExact
        ? Array(enumerated[(start * objects)..<(end * objects)])
        : drawnDeals(start..<end)
      return body(Block(dealCount: end - start, objectCount: objects, groups: groups))
    }
  }

  private func drawnDeals(_ deals: Range<Int>) -> [UInt16] {
    let observed = partition.codes.map { UInt16($0) }
    let objects = observed.count
    var groups = [UInt16](repeating: 0, count: deals.count * objects)
    // A span, since an array asks at every exchange whether it is shared.
    var labels = groups.mutableSpan
    for (place, deal) in deals.enumerated() {
      let start = place * objects
      for object in 0..<objects { labels[start + object] = observed[object] }
      var random = Philox4x32(seed: seed, stream: UInt64(deal) + 1)
      for members in strata {
        var last = members.count - 1
        while last > 0 {
          let other = random.index(below: last + 1)
          labels.swapAt(start + members[last], start + members[other])
          last -= 1
        }
      }
    }
    return groups
  }

  /// Every deal once: the labels of each stratum in all their orders, stratum by stratum.
  private func allDeals() -> [UInt16] {
    var groups = partition.codes.map { UInt16($0) }
    for members in strata {
      let sorted = members.map { groups[$0] }.sorted()
      for (place, member) in members.enumerated() { groups[member] = sorted[place] }
    }
    var deals: [UInt16] = []
    deals.reserveCapacity(count * groups.count)
    repeat { deals += groups } while advance(&groups)
    return deals
  }

  /// Goes to the next deal; false after the last.
  private func advance(_ groups: inout [UInt16]) -> Bool {
    for members in strata {
      // A stratum that has gone through all its orders starts again, and the next one advances.
      if nextOrder(&groups, members) { return true }
    }
    return false
  }
}

/// Puts the labels at these places into the next order; false, and into the first, after the last.
private func nextOrder(_ labels: inout [UInt16], _ places: [Int]) -> Bool {
  let falling = places.indices.dropLast().last { labels[places[$0]] < labels[places[$0 + 1]] }
  var (low, high) = ((falling ?? -1) + 1, places.count - 1)
  if let falling,
    let greater = places.indices.last(where: { labels[places[$0]] > labels[places[falling]] })
  {
    labels.swapAt(places[falling], places[greater])
  }
  while low < high {
    labels.swapAt(places[low], places[high])
    low += 1
    high -= 1
  }
  return falling != nil
}

/// How often deals reach what was observed.
public struct DealTally: Equatable, Sendable {
  private let observed: Double
  private let slack: Double
  private var reached = 0
  private var extreme = -Double.infinity
  private var atExtreme = 0

  /// The tally of a statistic whose large values speak for a difference.
  ///
  /// - Parameter observed: Its value; values less by roundoff count as equal.
  public init(observed: Double) {
    self.observed = observed
    slack = 1e-10 * max(observed.magnitude, 1e-3)
  }

  /// Counts one deal.
  public mutating func enter(_ value: Double) {
    if value >= observed - slack { reached += 1 }
    if value > extreme + slack {
      extreme = value
      atExtreme = 1
    } else if value >= extreme - slack {
      atExtreme += 1
    }
  }

  /// Adds the tally of further deals.
  public mutating func add(_ other: DealTally) {
    reached += other.reached
    if other.extreme > extreme + slack {
      (extreme, atExtreme) = (other.extreme, other.atExtreme)
    } else if other.extreme >= extreme - slack {
      atExtreme += other.atExtreme
    }
  }

  /// The share of deals that reach what was observed; (b + 1)/(B + 1) where they were drawn.
  ///
  /// - Reference: Phipson & Smyth (2010), *Stat. Appl. Genet. Mol. Biol.* 9, 39.
  public func pValue(_ deals: GroupDeals) -> Double {
    deals.isExact
      ? Double(reached) / Double(deals.count) : Double(reached + 1) / Double(deals.count + 1)
  }

  /// The smallest p-value that another deal would have given.
  public func smallestAttainable(_ deals: GroupDeals) -> Double {
    deals.isExact ? Double(atExtreme) / Double(deals.count) : 1 / Double(deals.count + 1)
  }
}
