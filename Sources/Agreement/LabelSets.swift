public import Estimation

/// How far two sets of labels stand apart by Passonneau's MASI: 0 for the same set, 1 for sets
/// without a label in common.
///
/// 1 − *J* · *M*, with *J* the labels in common over all labels of both (Jaccard) and *M* = 1 for
/// equal sets, 2/3 where one holds the other, 1/3 where they overlap, 0 where they do not. Two
/// empty sets are equal.
///
/// - Reference: Passonneau (2006), *LREC 2006*, 831–836.
/// - Checked against: NLTK `masi_distance` but for its 0.67 and 0.33, `References/workshop`.
public func masiDistance(_ first: Set<Int>, _ second: Set<Int>) -> Double {
  if first == second { return 0 }
  let common = Double(first.intersection(second).count)
  let all = Double(first.union(second).count)
  let isNested = first.isSubset(of: second) || second.isSubset(of: first)
  return 1 - common / all * (isNested ? 2 / 3 : 1 / 3)
}

/// Sets of labels that coders gave to items: several labels an item are allowed.
public struct LabelSets: Equatable, Sendable {
  /// By item, then by coder; nil where a coder did not code the item.
  public let sets: [[Set<Int>?]]
  /// The different sets, in the order in which they first stand.
  private let distinct: [Set<Int>]

  /// - Precondition: every item has as many coders.
  public init(_ sets: [[Set<Int>?]]) {
    precondition(sets.allSatisfy { $0.count == sets[0].count }, "as many coders for every item")
    self.sets = sets
    var seen: Set<Set<Int>> = []
    distinct = sets.joined().compactMap { $0 }.filter { seen.insert($0).inserted }
  }

  /// Whether some coder gave an item none or several labels.
  public var isMultiple: Bool { distinct.contains { $0.count != 1 } }

  /// Krippendorff's alpha with MASI as the distance between sets.
  ///
  /// Where every set has one label this is nominal alpha.
  ///
  /// - Throws: `no_common_answers` where no item was coded twice, `no_variation` where all sets
  ///   that can be compared are equal.
  /// - Reference: Passonneau (2006); Artstein and Poesio (2008), *Comput. Linguist.* 34, 555–596.
  /// - Checked against: Python `krippendorff` 0.9.0 with this distance, `References/workshop`.
  public func alpha() throws(UndefinedStatistic) -> Double {
    let codes = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($1, Int32($0)) })
    let ratings = sets.map { item in item.map { set in set.flatMap { codes[$0] } ?? -1 } }
    let counts = RatingCounts(Ratings(ratings, levelCount: distinct.count))
    return try krippendorffAlpha(counts) { a, b, _ in masiDistance(distinct[a], distinct[b]) }
  }

  /// Items by coders of one label: 1 where it was given, 0 where it was not.
  public func presence(of label: Int) -> Ratings {
    Ratings(
      sets.map { item in item.map { set in set.map { $0.contains(label) ? 1 : 0 } ?? -1 } },
      levelCount: 2)
  }

  /// The mean MASI distance between two codings of each item; nil where it was coded once or never.
  public var disagreements: [Double?] {
    sets.map { item in
      let given = item.compactMap { $0 }
      guard given.count > 1 else { return nil }
      var sum = 0.0
      for a in given.indices {
        for b in 0..<a { sum += masiDistance(given[a], given[b]) }
      }
      return sum / Double(given.count * (given.count - 1) / 2)
    }
  }
}
