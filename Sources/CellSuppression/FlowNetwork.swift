/// A table in which every cell that moves is an edge between two equations.
///
/// A row and a column are nodes, their cell the edge between them. To raise the cell by 1, one unit
/// must find its way back through other cells, raising those it runs along and lowering those it
/// runs against: the largest value of a cell is a largest flow, and the cheapest cells to withhold
/// beside it are a shortest path.
///
/// - Reference: Cox (1995), Network models for complementary cell suppression,
///   *J. Am. Stat. Assoc.* 90, 1453–1462.
struct FlowNetwork {
  private var tail: [Int]
  private var head: [Int]
  private var edges: [[Int]]

  /// - Returns: nil where the table is no network.
  init?(_ table: AdditiveTable, _ movement: CellMovement) {
    let count = table.equations.count
    var entries = [[(equation: Int, sign: Double)]](repeating: [], count: table.cells.count)
    for (index, equation) in table.equations.enumerated() {
      for term in equation.terms where movement.canMove(term.cell) {
        guard abs(term.coefficient) == 1, entries[term.cell].count < 2 else { return nil }
        entries[term.cell].append((index, term.coefficient))
      }
    }
    guard let signs = Self.signs(entries, count) else { return nil }
    // The last node is the ground, for cells that stand in one equation only.
    tail = [Int](repeating: -1, count: table.cells.count)
    head = tail
    edges = [[Int]](repeating: [], count: count + 1)
    for (cell, places) in entries.enumerated() {
      guard let first = places.first else { continue }
      let other = places.count == 2 ? places[1].equation : count
      let enters = first.sign * signs[first.equation] > 0
      tail[cell] = enters ? other : first.equation
      head[cell] = enters ? first.equation : other
      edges[first.equation].append(cell)
      edges[other].append(cell)
    }
  }

  /// The sign of each equation with which every cell leaves one and enters another.
  private static func signs(
    _ entries: [[(equation: Int, sign: Double)]], _ count: Int
  ) -> [Double]? {
    var neighbours = [[(other: Int, sign: Double)]](repeating: [], count: count)
    for places in entries where places.count == 2 {
      let sign = -places[0].sign * places[1].sign
      neighbours[places[0].equation].append((places[1].equation, sign))
      neighbours[places[1].equation].append((places[0].equation, sign))
    }
    var signs = [Double](repeating: 0, count: count)
    for start in 0..<count where signs[start] == 0 {
      signs[start] = 1
      var pending = [start]
      while let node = pending.popLast() {
        for (other, sign) in neighbours[node] {
          let wanted = signs[node] * sign
          if signs[other] == 0 {
            signs[other] = wanted
            pending.append(other)
          } else if signs[other] != wanted {
            return nil
          }
        }
      }
    }
    return signs
  }

  /// Sends units around the cell by cheapest paths until the amount is reached or no path is left.
  ///
  /// A cell that moved already costs nothing more, so that what is counted is cells, not units.
  func displacement(
    of cell: Int, by amount: Double, _ movement: CellMovement
  ) -> Displacement {
    let isUp = amount > 0
    let wanted = min(abs(amount), isUp ? movement.up[cell] : movement.down[cell])
    guard wanted > 0 else { return .none }
    guard tail[cell] >= 0 else {
      return Displacement(
        amount: isUp ? wanted : -wanted, changes: [(cell, isUp ? wanted : -wanted)])
    }
    var movement = movement
    movement.up[cell] = 0
    movement.down[cell] = 0
    let (source, sink) = isUp ? (head[cell], tail[cell]) : (tail[cell], head[cell])
    var changes: [Int: Double] = [:]
    var order: [Int] = []
    var reached = 0.0
    while reached < wanted {
      guard let path = cheapestPath(from: source, to: sink, movement) else { break }
      let room = path.map { $0.isForward ? movement.up[$0.cell] : movement.down[$0.cell] }
      let step = min(wanted - reached, room.min() ?? 0)
      for (edge, isForward) in path {
        let change = isForward ? step : -step
        if changes[edge] == nil { order.append(edge) }
        changes[edge, default: 0] += change
        movement.up[edge] -= change
        movement.down[edge] += change
        movement.cost[edge] = 0
      }
      reached += step
    }
    let signed = isUp ? reached : -reached
    let moved = order.compactMap { edge in
      changes[edge].flatMap { $0 == 0 ? nil : (cell: edge, change: $0) }
    }
    return Displacement(amount: signed, changes: [(cell, signed)] + moved)
  }

  private func cheapestPath(
    from source: Int, to sink: Int, _ movement: CellMovement
  ) -> [(cell: Int, isForward: Bool)]? {
    var distance = [Double](repeating: .infinity, count: edges.count)
    var arrival = [Int](repeating: -1, count: edges.count)
    var isDone = [Bool](repeating: false, count: edges.count)
    var queue = NodeQueue()
    distance[source] = 0
    queue.push(source, 0)
    while let node = queue.pop() {
      if isDone[node] { continue }
      if node == sink { break }
      isDone[node] = true
      for cell in edges[node] {
        let isForward = tail[cell] == node
        let other = isForward ? head[cell] : tail[cell]
        if isDone[other] || (isForward ? movement.up[cell] : movement.down[cell]) <= 0 { continue }
        let length = distance[node] + movement.cost[cell]
        if length < distance[other] {
          distance[other] = length
          arrival[other] = cell
          queue.push(other, length)
        }
      }
    }
    guard distance[sink] < .infinity else { return nil }
    var path: [(cell: Int, isForward: Bool)] = []
    var node = sink
    while node != source {
      let cell = arrival[node]
      let isForward = head[cell] == node
      path.append((cell, isForward))
      node = isForward ? tail[cell] : head[cell]
    }
    return path
  }
}

/// Nodes by distance, nearest first; equal distances by number.
private struct NodeQueue {
  private var heap: [(distance: Double, node: Int)] = []

  private func isBefore(_ one: Int, _ other: Int) -> Bool {
    (heap[one].distance, heap[one].node) < (heap[other].distance, heap[other].node)
  }

  mutating func push(_ node: Int, _ distance: Double) {
    heap.append((distance, node))
    var place = heap.count - 1
    while place > 0, isBefore(place, (place - 1) / 2) {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  mutating func pop() -> Int? {
    guard let first = heap.first else { return nil }
    let last = heap.removeLast()
    if !heap.isEmpty {
      heap[0] = last
      var place = 0
      while true {
        var least = place
        for child in [2 * place + 1, 2 * place + 2] where child < heap.count {
          if isBefore(child, least) { least = child }
        }
        if least == place { break }
        heap.swapAt(place, least)
        place = least
      }
    }
    return first.node
  }
}

extension FlowNetwork {
  /// A closed walk over chosen cells that passes each node once, with the sign of each cell.
  ///
  /// - Returns: nil where the chosen cells close no ring.
  func ring(_ isChosen: (Int) -> Bool) -> [(cell: Int, sign: Double)]? {
    if let free = tail.indices.first(where: { tail[$0] < 0 && isChosen($0) }) { return [(free, 1)] }
    guard let start = tail.indices.first(where: { tail[$0] >= 0 && isChosen($0) }) else {
      return nil
    }
    var path: [(cell: Int, sign: Double)] = []
    var visited: [Int: Int] = [:]
    var node = tail[start]
    var last = -1
    while visited[node] == nil {
      visited[node] = path.count
      // An equation with one cell between multiples has another: whole numbers add up.
      guard let cell = edges[node].first(where: { $0 != last && isChosen($0) }) else { return nil }
      let isForward = tail[cell] == node
      path.append((cell, isForward ? 1 : -1))
      node = isForward ? head[cell] : tail[cell]
      last = cell
    }
    return Array(path[(visited[node] ?? 0)...])
  }
}
