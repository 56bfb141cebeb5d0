import Results

/// The groups of one subject, the margins they add up to, and what is known of each.
///
/// Every subset of a published crossing is a margin. In every dimension those who did not state
/// it are a level of their own, never published, so that each margin is exactly the sum of its
/// groups.
struct MarginTable {
  enum Status { case published, withheld, unpublished }

  struct Cell {
    var group: GroupIdentity
    var size: Int
    var status: Status
    /// The numbers of the cell must not be derivable.
    var isProtected: Bool
    /// Its reason says that it is small.
    var isCalledSmall = false
    /// An earlier publication told its numbers: to withhold it would hide nothing.
    var isKnown = false
  }

  /// A margin and the cells that add up to it.
  struct Equation {
    var margin: Int
    var parts: [Int]
  }

  private(set) var cells: [Cell] = []
  private(set) var equations: [Equation] = []
  let minimumCell: Int
  /// That a group is called small says that fewer than the minimum are counted here.
  var reasonsLimitSizes = false
  private var positions: [GroupIdentity: Int] = [:]

  /// - Parameters:
  ///   - family: The groups of the subject with their sizes.
  ///   - groups: Those of them that share equations.
  ///   - minimumCell: The fewest respondents that may be published.
  ///   - count: Which respondents count: those who answered, or all who were asked. A group
  ///     without any is known to be empty.
  init(
    family: GroupFamily, groups: [GroupIdentity], minimumCell: Int,
    counting count: KeyPath<CellLimits, Int>
  ) {
    self.minimumCell = minimumCell
    let layout = MarginLayout(groups)
    var sizes = MarginSizes(family: family, layout: layout)
    for group in layout.cells {
      let size = sizes.limits(of: group)[keyPath: count]
      if size == 0 { continue }
      let isPublished = family.size(of: group) != nil && !group.isUnstated
      positions[group] = cells.count
      cells.append(
        Cell(
          group: group, size: size, status: isPublished ? .published : .unpublished,
          isProtected: false, isKnown: family.prior.known.contains(group)))
    }
    for (margin, parts) in layout.equations {
      guard let marginPosition = positions[margin] else { continue }
      let present = parts.compactMap { positions[$0] }
      if !present.isEmpty { equations.append(Equation(margin: marginPosition, parts: present)) }
    }
  }

  /// Withholds groups that were found before.
  ///
  /// - Parameters:
  ///   - groups: The groups; those that are not in the table are passed over.
  ///   - isProtected: Whether this table has to see to it that they cannot be derived.
  ///   - reasons: Why each is withheld, as its rows will say.
  mutating func withhold(
    _ groups: [GroupIdentity], isProtected: Bool, reasons: [GroupIdentity: Suppression]
  ) {
    for group in groups {
      guard let position = positions[group] else { continue }
      withhold(position, isProtected: isProtected)
      cells[position].isCalledSmall = reasons[group] == .primary
    }
  }

  private mutating func withhold(_ position: Int, isProtected: Bool) {
    cells[position].status = .withheld
    cells[position].isProtected = isProtected
  }

  /// Withholds further groups until no protected one can be derived or narrowed, and names them.
  ///
  /// What the intervals need comes first, as that costs least; sums of withheld groups that are
  /// too small, which elimination finds, come on top, until neither asks for more.
  mutating func completeWithholding() -> [GroupIdentity] {
    var added: [GroupIdentity] = []
    while true {
      let before = added.count
      for knowledge in ReaderKnowledge.allCases {
        for position in companions(against: knowledge) {
          withhold(position, isProtected: true)
          added.append(cells[position].group)
        }
      }
      while let exposed = exposedCell() {
        guard let next = companion(of: exposed) else { break }
        withhold(next, isProtected: true)
        added.append(cells[next].group)
      }
      if added.count == before { return added }
    }
  }

  /// The published cell that can best be missed beside that cell: the smallest part of one of its
  /// equations, before the smallest margin, before any.
  ///
  /// The overall and the kinds of actor are what everybody needs: a dimension gives way to them,
  /// if need be with all its groups, and never the other way round.
  private func companion(of exposed: Int) -> Int? {
    var parts: [Int] = []
    var margins: [Int] = []
    for equation in equations where equation.margin == exposed || equation.parts.contains(exposed) {
      parts += equation.parts
      margins.append(equation.margin)
    }
    let isActor = cells[exposed].group.isEssential
    let choices = [parts, margins, Array(cells.indices)]
    for choice in choices {
      let free = choice.filter { isActor || !cells[$0].group.isEssential }
      if let smallest = smallestPublished(free) { return smallest }
    }
    return nil
  }

  private func smallestPublished(_ positions: [Int]) -> Int? {
    positions.filter { cells[$0].status == .published && !cells[$0].isKnown }
      .min { (cells[$0].size, $0) < (cells[$1].size, $1) }
  }
}
