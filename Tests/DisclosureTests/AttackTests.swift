// Proves by attack on random tables that subtraction across all margins finds no small group.
import Disclosure
import Estimation
import Numerics
import Results
import TestSupport
import Testing

/// Respondents by sex, age and actor; level −1 of sex and age is "did not say".
private struct Population {
  struct Atom {
    var levels: [Int]
    var size: Int
  }

  static let dimensions = ["sex", "age", "actor"]
  var atoms: [Atom] = []

  init(_ generator: inout Philox4x32, sparse: Bool, unstated: Int) {
    for sex in -1..<2 {
      for age in -1..<3 {
        for actor in 0..<2 {
          let ceiling = sex < 0 || age < 0 ? unstated : sparse ? 5 : 9
          let size = Int.random(in: 0...ceiling, using: &generator)
          atoms.append(Atom(levels: [sex, age, actor], size: size))
        }
      }
    }
  }

  /// Every published group of a grouping, as the atoms in it; unstated levels are not published.
  func groups(_ grouping: [Int]) -> [(name: String, members: [Int])] {
    var names: [String] = []
    var members: [String: [Int]] = [:]
    for (index, atom) in atoms.enumerated() {
      if grouping.contains(where: { atom.levels[$0] < 0 }) { continue }
      let name = grouping.map { "l\(atom.levels[$0])" }.joined(separator: ResultKey.crossing)
      if members[name] == nil { names.append(name) }
      members[name, default: []].append(index)
    }
    return names.map { ($0, members[$0] ?? []) }
  }

  func size(_ members: [Int]) -> Int { members.reduce(0) { $0 + atoms[$1].size } }
}

@Suite("Attack on withheld groups") struct AttackTests {
  private static let publications: [[[Int]]] = [
    [[], [0]], [[], [0], [1]], [[], [0], [1], [2]], [[0], [1]], [[], [0, 1]], [[0, 1]],
    [[], [0], [1], [0, 1]], [[], [2], [0, 2]], [[2], [0, 2], [1, 2]], [[0, 2], [1, 2]],
    [[], [0], [1], [2], [0, 2], [1, 2]], [[], [0, 1, 2]], [[], [2], [0, 1, 2]],
  ]

  @Test("no linear combination of published groups gives a withheld one")
  func attack() {
    var generator = Philox4x32(seed: 7)
    for publication in Self.publications {
      for trial in 0..<40 {
        let population = Population(
          &generator, sparse: trial % 2 == 0, unstated: trial % 3 == 0 ? 2 : 0)
        let (rows, members) = table(population, publication)
        let result = protect(rows, minimumCell: 5)
        var visible: [[Int]] = []
        var hidden: [[Int]] = []
        for (row, group) in zip(result, members) {
          let isHidden = if case .suppressed = row.outcome { true } else { false }
          if isHidden { hidden.append(group) } else { visible.append(group) }
        }
        for group in visible where population.size(group) > 0 {
          #expect(population.size(group) >= 5, "a small group is published")
        }
        let span = Span(visible, population)
        for group in hidden where population.size(group) > 0 {
          #expect(!span.contains(group), "\(publication) trial \(trial): \(group)")
        }
        for (index, one) in hidden.enumerated() {
          for other in hidden[..<index] where Set(one).isDisjoint(with: other) {
            let size = population.size(one + other)
            let isRevealed = size > 0 && size < 5 && span.contains(one + other)
            #expect(!isRevealed, "a union of \(size) is revealed")
          }
        }
      }
    }
  }

  private func table(
    _ population: Population, _ publication: [[Int]]
  ) -> (rows: [ResultRow], members: [[Int]]) {
    var rows: [ResultRow] = []
    var members: [[Int]] = []
    for grouping in publication {
      let groupBy = grouping.map { Population.dimensions[$0] }
        .joined(separator: ResultKey.crossing)
      for (name, group) in population.groups(grouping) {
        let key = ResultKey(
          analysis: "distribution", question: "q", groupBy: groupBy, group: name,
          statistic: "proportion")
        let size = population.size(group)
        let outcome: Outcome =
          size == 0
          ? .undefined(reason: "no_answers")
          : .estimate(Estimate(value: 0.5, count: size))
        rows.append(ResultRow(key, outcome))
        members.append(group)
      }
    }
    return (rows, members)
  }
}

/// What an attacker can compute: all linear combinations of published groups, knowing which
/// published groups are empty.
private struct Span {
  private var basis: [(pivot: Int, row: [Double])] = []
  private let empty: Set<Int>
  private let width: Int

  init(_ groups: [[Int]], _ population: Population) {
    width = population.atoms.count
    empty = Set(groups.filter { population.size($0) == 0 }.flatMap { $0 })
    for group in groups {
      var row = reduced(vector(group))
      guard let pivot = row.indices.first(where: { !Tolerance.iterative.admits(row[$0], 0) }) else {
        continue
      }
      let scale = row[pivot]
      row = row.map { $0 / scale }
      basis.append((pivot, row))
    }
  }

  func contains(_ group: [Int]) -> Bool {
    reduced(vector(group)).allSatisfy { Tolerance.iterative.admits($0, 0) }
  }

  private func vector(_ group: [Int]) -> [Double] {
    var row = [Double](repeating: 0, count: width)
    for atom in group where !empty.contains(atom) { row[atom] = 1 }
    return row
  }

  private func reduced(_ vector: [Double]) -> [Double] {
    var row = vector
    for (pivot, other) in basis where !Tolerance.iterative.admits(row[pivot], 0) {
      let factor = row[pivot]
      for index in 0..<width { row[index] -= factor * other[index] }
    }
    return row
  }
}
