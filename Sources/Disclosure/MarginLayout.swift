/// Which cells exist beneath the published groups, and which add up to which.
struct MarginLayout {
  /// The cells, margins first, in a fixed order.
  private(set) var cells: [GroupIdentity] = []
  private(set) var equations: [(margin: GroupIdentity, parts: [GroupIdentity])] = []
  private(set) var levels: [String: [String]] = [:]

  init(_ groups: [GroupIdentity]) {
    var groupings: [[String]] = []
    for group in groups {
      for part in group.parts {
        guard let level = part.level else { continue }
        if !levels[part.dimension, default: []].contains(level) {
          levels[part.dimension, default: []].append(level)
        }
      }
      for subset in subsets(of: group.dimensions) where !groupings.contains(subset) {
        groupings.append(subset)
      }
    }
    groupings.sort { sortKey($0) < sortKey($1) }
    for grouping in groupings { cells += product(grouping) }
    for grouping in groupings {
      for dimension in grouping {
        for margin in product(grouping.filter { $0 != dimension }) {
          equations.append((margin, stated(dimension).map { margin.adding(dimension, $0) }))
        }
      }
    }
  }

  /// The levels of a dimension and, last, not having stated it; everyone has a round.
  private func stated(_ dimension: String) -> [String?] {
    let known: [String?] = (levels[dimension] ?? []).map { $0 }
    return dimension == GroupIdentity.roundDimension ? known : known + [nil]
  }

  private func product(_ grouping: [String]) -> [GroupIdentity] {
    var result = [GroupIdentity([])]
    for dimension in grouping {
      result = result.flatMap { group in
        stated(dimension).map { group.adding(dimension, $0) }
      }
    }
    return result
  }

  /// Margins before their breakdowns, then by name.
  private func sortKey(_ grouping: [String]) -> (Int, String) {
    (grouping.count, grouping.joined(separator: "\u{0}"))
  }

  private func subsets(of dimensions: [String]) -> [[String]] {
    var result: [[String]] = [[]]
    for dimension in dimensions { result += result.map { $0 + [dimension] } }
    return result
  }
}

/// The number of respondents of every cell, also of those that are not published.
struct MarginSizes {
  private let family: GroupFamily
  private let layout: MarginLayout
  private var known: [GroupIdentity: Limits] = [:]

  private struct Limits {
    var smallest: Int
    var largest: Int
  }

  init(family: GroupFamily, layout: MarginLayout) {
    self.family = family
    self.layout = layout
  }

  /// The size that decides whether the cell is too small.
  ///
  /// For those who did not state a dimension it is what the published sizes leave; where the
  /// numbers of those asked and of those who answered leave different remainders, the one that
  /// is too small decides.
  mutating func size(of group: GroupIdentity, minimumCell: Int) -> Int {
    let limits = limits(of: group)
    if group.isUnstated {
      let small = [limits.smallest, limits.largest].filter { $0 > 0 && $0 < minimumCell }
      return small.min() ?? max(limits.smallest, limits.largest)
    }
    return limits.smallest
  }

  private mutating func limits(of group: GroupIdentity) -> Limits {
    if let limits = known[group] { return limits }
    let limits = computed(group)
    known[group] = limits
    return limits
  }

  private mutating func computed(_ group: GroupIdentity) -> Limits {
    if let unstated = group.parts.first(where: { $0.level == nil }) {
      return remainder(group.dropping(unstated.dimension), of: unstated.dimension)
    }
    if let size = family.size(of: group) {
      if size.isUncounted { return Limits(smallest: 1, largest: 1) }
      let largest = size.largest ?? 0
      return Limits(smallest: size.smallest ?? largest, largest: largest)
    }
    return sumOfParts(group)
  }

  /// What a margin has beyond the stated levels of a dimension.
  private mutating func remainder(_ margin: GroupIdentity, of dimension: String) -> Limits {
    var limits = limits(of: margin)
    for level in layout.levels[dimension] ?? [] {
      let part = self.limits(of: margin.adding(dimension, level))
      limits.smallest -= part.smallest
      limits.largest -= part.largest
    }
    return Limits(smallest: max(0, limits.smallest), largest: max(0, limits.largest))
  }

  /// The size of a margin that is not published: the most that one of its breakdowns holds.
  private mutating func sumOfParts(_ group: GroupIdentity) -> Limits {
    var best = Limits(smallest: 0, largest: 0)
    for equation in layout.equations where equation.margin == group {
      var sum = Limits(smallest: 0, largest: 0)
      for part in equation.parts where !part.isUnstated {
        let limits = limits(of: part)
        sum.smallest += limits.smallest
        sum.largest += limits.largest
      }
      if sum.smallest > best.smallest { best = sum }
    }
    return best
  }
}
