/// The groups of one subject, the margins they add up to, and what is known of each.
///
/// Every subset of a published crossing is a margin. In every dimension those who did not state
/// it are a level of their own, never published, so that each margin is exactly the sum of its
/// groups.
struct MarginTable {
  enum Status { case published, withheld, unpublished }

  struct Cell {
    var group: GroupIdentity
    /// Respondents with a substantive answer; without any a cell is no company for another.
    var size: Int
    var status: Status
    /// The numbers of the cell must not be derivable.
    var isProtected: Bool
  }

  /// A margin and the cells that add up to it.
  struct Equation {
    var margin: Int
    var parts: [Int]
  }

  private(set) var cells: [Cell] = []
  private(set) var equations: [Equation] = []
  let minimumCell: Int
  private var positions: [GroupIdentity: Int] = [:]

  init(family: GroupFamily, groups: [GroupIdentity], minimumCell: Int) {
    self.minimumCell = minimumCell
    let layout = MarginLayout(groups)
    var sizes = MarginSizes(family: family, layout: layout)
    for group in layout.cells {
      let limits = sizes.limits(of: group)
      if limits.answered == 0, limits.asked == 0 { continue }
      let isPublished = family.size(of: group) != nil && !group.isUnstated
      positions[group] = cells.count
      cells.append(
        Cell(
          group: group, size: limits.answered, status: isPublished ? .published : .unpublished,
          isProtected: group.isUnstated && limits.isSmall(minimumCell)))
    }
    for (margin, parts) in layout.equations {
      guard let marginPosition = positions[margin] else { continue }
      let present = parts.compactMap { positions[$0] }
      if !present.isEmpty { equations.append(Equation(margin: marginPosition, parts: present)) }
    }
  }

  mutating func withhold(_ groups: [GroupIdentity]) {
    for group in groups {
      guard let position = positions[group] else { continue }
      withhold(position)
    }
  }

  mutating func withhold(_ position: Int) {
    cells[position].status = .withheld
    cells[position].isProtected = true
  }

  /// Withholds further groups until no protected one can be derived, and names them.
  mutating func completeWithholding() -> [GroupIdentity] {
    var added: [GroupIdentity] = []
    while let exposed = exposedCell() {
      guard let next = companion(of: exposed) else { break }
      withhold(next)
      added.append(cells[next].group)
    }
    return added
  }

  /// The smallest published cell in an equation of that cell: a part before a margin.
  private func companion(of exposed: Int) -> Int? {
    var parts: [Int] = []
    var margins: [Int] = []
    for equation in equations where equation.margin == exposed || equation.parts.contains(exposed) {
      parts += equation.parts
      margins.append(equation.margin)
    }
    return smallestPublished(parts) ?? smallestPublished(margins)
      ?? smallestPublished(Array(cells.indices))
      ?? cells.indices.first { cells[$0].status == .published }
  }

  private func smallestPublished(_ positions: [Int]) -> Int? {
    positions.filter { cells[$0].status == .published && cells[$0].size > 0 }
      .min { (cells[$0].size, $0) < (cells[$1].size, $1) }
  }
}
