// Proves that limits of withheld cells are those of an independent attacker, and protection holds.
import CellSuppression
import Numerics
import TestSupport
import Testing

@Suite("Cell suppression") struct CellSuppressionTests {
  @Test("the limits of withheld cells are those of HiGHS on two thousand tables")
  func reference() throws {
    for row in try ReferenceTable("suppression/attack.csv").rows {
      func numbers(_ column: String) -> [Double] {
        (row[column] ?? "").split(separator: " ").compactMap { Double($0) }
      }
      let shape = (row["shape"] ?? "").split(separator: "x").compactMap { Int($0) }
      var table = TableFixture.table(
        (shape, Int(row["family"] ?? "") ?? 0), numbers("counts"))
      let withheld = numbers("withheld").map { Int($0) }
      for cell in withheld { table.cells[cell].status = .withheld }
      let attacker = Attacker(table)
      for (place, cell) in withheld.enumerated() {
        let found = attacker.interval(of: cell)
        let low = (numbers("low")[place] - 1e-6).rounded(.up)
        let high = (numbers("high")[place] + 1e-6).rounded(.down)
        expectClose(found.low, low, within: .exact, "\(row) low of \(cell)")
        expectClose(found.high, high, within: .exact, "\(row) high of \(cell)")
      }
    }
  }

  @Test("trying every whole table finds no protected cell narrower than declared")
  func enumeration() {
    var generator = Philox4x32(seed: 11)
    var attacked = 0
    for trial in 0..<250 {
      let structure = TableFixture.structures[trial % TableFixture.structures.count]
      let counts = TableFixture.counts(
        structure.shape.reduce(1, *), largest: trial % 3 == 0 ? 6 : 12, &generator)
      let problem = TableFixture.problem(TableFixture.table(structure, counts))
      let solution = problem.solved()
      guard solution.isProven else {
        // Where nothing helps, even all cells together do not: the margins themselves are small.
        var open = problem.table
        for cell in open.cells.indices where open.cells[cell].cost < .infinity {
          open.cells[cell].status = .withheld
        }
        #expect(!Attacker(open).unprotected(problem.protected).isEmpty, "\(counts)")
        continue
      }
      let attack = ExhaustiveAttack(solution.table)
      attacked += attack.isCutShort ? 0 : 1
      for protected in problem.protected where !attack.isCutShort {
        let low = attack.low[protected.cell] ?? .max
        let high = attack.high[protected.cell] ?? .min
        #expect(low <= 1 && high >= 4, "\(structure) \(counts): \(low) to \(high)")
      }
    }
    #expect(attacked > 125)
  }

  @Test("what is optimal is proven, and nothing cheaper protects")
  func optimum() {
    var generator = Philox4x32(seed: 12)
    for trial in 0..<60 {
      let counts = TableFixture.counts(6, largest: 14, &generator)
      let problem = TableFixture.problem(AdditiveTable(counts: counts, shape: [3, 2]))
      let solution = problem.optimum()
      guard solution.isProven, !problem.protected.isEmpty else { continue }
      #expect(solution.isOptimal && solution.cost <= problem.solved().cost, "trial \(trial)")
      let candidates = problem.table.cells.indices.filter {
        problem.table.cells[$0].status == .published && problem.table.cells[$0].cost < .infinity
      }
      var cheapest = Double.infinity
      for subset in 0..<(1 << candidates.count) {
        let chosen = candidates.indices.filter { subset >> $0 & 1 == 1 }.map { candidates[$0] }
        let cost = chosen.reduce(0) { $0 + problem.table.cells[$1].cost }
        if cost >= cheapest { continue }
        var table = problem.table
        for cell in chosen { table.cells[cell].status = .withheld }
        if Attacker(table).unprotected(problem.protected).isEmpty { cheapest = cost }
      }
      expectClose(solution.cost, cheapest, within: .roundoff, "\(counts)")
    }
  }

  @Test("a larger table is protected, with fewer cells than taking the smallest neighbour")
  func neighbours() {
    var generator = Philox4x32(seed: 13)
    for shape in [[8, 6], [12, 8], [4, 4, 3]] {
      let counts = (0..<shape.reduce(1, *)).map { _ in
        let uniform = Double.random(in: 0..<1, using: &generator)
        return (120 * uniform * uniform).rounded(.down)
      }
      let problem = TableFixture.problem(AdditiveTable(counts: counts, shape: shape))
      let solution = problem.solved()
      #expect(solution.isProven)
      #expect(solution.added.count <= neighbours(of: problem), "\(shape)")
    }
  }

  /// How many cells it takes when the smallest neighbour of an open cell is withheld until none is.
  private func neighbours(of problem: SuppressionProblem) -> Int {
    var table = problem.table
    var count = 0
    while let open = Attacker(table).unprotected(problem.protected).first {
      let near = table.equations.filter { $0.terms.contains { $0.cell == open.cell } }
        .flatMap { $0.terms.map(\.cell) }
      let free = [near, Array(table.cells.indices)].lazy.map { cells in
        cells.filter { table.cells[$0].status == .published && table.cells[$0].cost < .infinity }
      }.first { !$0.isEmpty }
      let smallest = free?.min { (table.cells[$0].value, $0) < (table.cells[$1].value, $1) }
      guard let smallest else { return .max }
      table.cells[smallest].status = .withheld
      count += 1
    }
    return count
  }

  @Test("the sum of withheld cells has limits of its own") func sums() {
    // Two rows of a column add up to 9: neither is known, their sum is.
    var table = AdditiveTable(counts: [3, 20, 6, 20], shape: [2, 2])
    table.cells[0].status = .withheld
    table.cells[3].status = .withheld
    #expect(Attacker(table).interval(ofSum: [0, 3]) == ValueInterval(low: 9, high: 9))
    table.cells[1].status = .withheld
    table.cells[4].status = .withheld
    #expect(Attacker(table).interval(of: 0) == ValueInterval(low: 0, high: 9))
  }

  @Test("primary rules") func rules() {
    let frequency = PrimaryRule.minimumFrequency(5)
    #expect(
      [0, 1, 4, 5].map { frequency.forbids(count: $0, of: 50) } == [false, true, true, false])
    let near = PrimaryRule.nearTotal(4)
    #expect(
      [45, 46, 49, 50].map { near.forbids(count: $0, of: 50) } == [false, true, true, false])
    let percent = PrimaryRule.withinPercent(10)
    // The second knows the first within 9 of 100.
    #expect(percent.forbids(contributions: [100, 50, 9]))
    #expect(!percent.forbids(contributions: [100, 50, 10]))
    #expect(percent.protection(of: [100, 50, 4]) == ValueInterval(low: 148, high: 160))
    let dominance = PrimaryRule.dominance(largest: 2, percent: 80)
    #expect(dominance.forbids(contributions: [50, 40, 5, 5]))
    #expect(!dominance.forbids(contributions: [40, 40, 10, 10]))
    expectClose(
      dominance.protection(of: [50, 40, 5, 5]).high, 112.5, within: .roundoff, "upper level")
    let same = PrimaryRule.sameAnswer(sensitive: [3, 4])
    #expect(same.forbids(answers: [0, 7, 0, 0, 0]) && same.forbids(answers: [0, 0, 0, 3, 2]))
    #expect(!same.forbids(answers: [0, 0, 1, 3, 2]) && !same.forbids(answers: [0, 0, 0, 0, 0]))
  }

  @Test("rounding is to neighbouring multiples, adds up in networks, and has no bias")
  func rounding() {
    let counts: [Double] = [3, 8, 12, 1, 0, 7, 22, 5, 9]
    let table = AdditiveTable(counts: counts, shape: [3, 3])
    var sums = [Double](repeating: 0, count: table.cells.count)
    let draws = 2000
    for seed in 0..<draws {
      let (values, isAdditive) = table.rounded(toBase: 5, seed: UInt64(seed))
      #expect(isAdditive)
      for (cell, value) in values.enumerated() {
        #expect(abs(value - table.cells[cell].value) < 5 && value.remainder(dividingBy: 5) == 0)
        sums[cell] += value
      }
      for equation in table.equations {
        let sum = equation.terms.reduce(0) { $0 + $1.coefficient * values[$1.cell] }
        #expect(Tolerance.roundoff.admits(sum, 0))
      }
    }
    for (cell, sum) in sums.enumerated() {
      expectClose(
        sum / Double(draws), table.cells[cell].value,
        within: .monteCarlo(standardError: 2.5 / Double(draws).squareRoot()), "cell \(cell)")
    }
    let again = table.rounded(toBase: 5, seed: 3).values
    #expect(again == table.rounded(toBase: 5, seed: 3).values)
    let cube = AdditiveTable(counts: counts + counts + counts, shape: [3, 3, 3])
    let rounded = cube.rounded(toBase: 5, seed: 1).values
    #expect(zip(rounded, cube.cells).allSatisfy { abs($0 - $1.value) < 5 })
  }
}
