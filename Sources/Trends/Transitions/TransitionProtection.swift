import CellSuppression

/// Which cells of a table of transitions are withheld.
///
/// How many gave each answer, the first time and the second, is taken for known, and so is what the
/// tests beside the table tell. A cell of fewer than the minimum is withheld, and with it the
/// cheapest others, until every withheld small cell could as well hold any number from one to one
/// less than the minimum, as far as the known sums leave room, and always more than one number.
/// Where a test beside the table stands in the way, the test is withheld too; where nothing helps,
/// the whole table is.
///
/// - Reference: Fischetti and Salazar-González (2001), *Management Science* 47, 1008–1027.
struct TransitionProtection {
  private(set) var primary: Set<Int> = []
  private(set) var complementary: Set<Int> = []
  /// Whether the tests that tell how many answered higher must be withheld.
  private(set) var hidesRises = false
  /// Whether the tests that tell how many moved to favourable answers must be withheld.
  private(set) var hidesGains = false

  /// - Parameters:
  ///   - table: Who moved from which answer to which.
  ///   - minimum: The fewest respondents of a cell that is published.
  ///   - favourable: The answers whose gains and losses a test tells; empty where none does.
  ///   - tellsRises: Whether a test tells how many answered higher than before.
  init(_ table: MatchedTable, minimum: Int, favourable: Set<Int>, tellsRises: Bool) {
    let small = table.counts.indices.filter { (1..<minimum).contains(table.counts[$0]) }
    guard !small.isEmpty else { return }
    primary = Set(small)
    let levels = Array(0..<table.levelCount)
    let cells = levels.flatMap { from in levels.map { (from: from, to: $0) } }
    func places(_ holds: ((from: Int, to: Int)) -> Bool) -> [Int] {
      cells.filter(holds).map { $0.from * table.levelCount + $0.to }
    }
    let margins =
      levels.map { level in places { $0.from == level } }
      + levels.map { level in places { $0.to == level } }
    let rises = tellsRises ? [places { $0.to > $0.from }] : []
    let gains =
      favourable.isEmpty
      ? [] : [places { !favourable.contains($0.from) && favourable.contains($0.to) }]
    var withheld = Array(table.counts.indices)
    let attempts: [(rises: Bool, gains: Bool)] = [
      (true, true), (false, true), (true, false), (false, false),
    ]
    for told in attempts {
      let sums = margins + (told.rises ? rises : []) + (told.gains ? gains : [])
      (hidesRises, hidesGains) = (!told.rises && tellsRises, !told.gains && !favourable.isEmpty)
      let solution = Self.problem(table, small, sums, minimum: minimum).solved()
      guard solution.isProven else { continue }
      withheld = small + solution.added
      break
    }
    complementary = Set(withheld).intersection(table.counts.indices).subtracting(primary)
  }

  private static func problem(
    _ table: MatchedTable, _ small: [Int], _ sums: [[Int]], minimum: Int
  ) -> SuppressionProblem {
    func total(_ cells: [Int]) -> Int { cells.reduce(0) { $0 + table.counts[$1] } }
    let inner = table.counts.map { TableCell(value: Double($0), cost: max(1, Double($0))) }
    let margins = sums.map { TableCell(value: Double(total($0)), cost: .infinity) }
    let additive = AdditiveTable(
      cells: inner + margins,
      equations: sums.enumerated().map { place, parts in
        TableEquation(total: inner.count + place, parts: parts)
      })
    let protected = small.map { cell in
      let room = sums.filter { $0.contains(cell) }.map(total).min() ?? minimum
      return ProtectedCell(
        cell: cell,
        interval: ValueInterval(
          low: 1, high: max(Double(table.counts[cell]), Double(min(minimum - 1, room)))), width: 1)
    }
    return SuppressionProblem(table: additive, protected: protected)
  }
}
