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

/// How many respondents a cell holds: those who answered, and all who were asked.
struct CellLimits {
  var answered: Int
  var asked: Int
}

/// The number of respondents of every cell, also of those that are not published.
struct MarginSizes {
  private let family: GroupFamily
  private let layout: MarginLayout
  private var known: [GroupIdentity: CellLimits] = [:]

  init(family: GroupFamily, layout: MarginLayout) {
    self.family = family
    self.layout = layout
  }

  /// The size of a cell.
  ///
  /// For those who did not state a dimension it is what the published sizes leave.
  mutating func limits(of group: GroupIdentity) -> CellLimits {
    if let limits = known[group] { return limits }
    let limits = computed(group)
    known[group] = limits
    return limits
  }

  private mutating func computed(_ group: GroupIdentity) -> CellLimits {
    if let unstated = group.parts.first(where: { $0.level == nil }) {
      return remainder(group.dropping(unstated.dimension), of: unstated.dimension)
    }
    if let size = family.size(of: group) {
      if size.isUncounted { return CellLimits(answered: 1, asked: 1) }
      return CellLimits(answered: size.answered, asked: size.asked)
    }
    return sumOfParts(group)
  }

  /// What a margin has beyond the stated levels of a dimension.
  private mutating func remainder(_ margin: GroupIdentity, of dimension: String) -> CellLimits {
    var limits = limits(of: margin)
    for level in layout.levels[dimension] ?? [] {
      let part = self.limits(of: margin.adding(dimension, level))
      limits.answered -= part.answered
      limits.asked -= part.asked
    }
    return CellLimits(answered: max(0, limits.answered), asked: max(0, limits.asked))
  }

  /// The size of a margin that is not published: the most that one of its breakdowns holds.
  private mutating func sumOfParts(_ group: GroupIdentity) -> CellLimits {
    var best = CellLimits(answered: 0, asked: 0)
    for equation in layout.equations where equation.margin == group {
      var sum = CellLimits(answered: 0, asked: 0)
      for part in equation.parts where !part.isUnstated {
        let limits = limits(of: part)
        sum.answered += limits.answered
        sum.asked += limits.asked
      }
      if sum.answered > best.answered { best = sum }
    }
    return best
  }
}
