// Proves by trying all populations that no withheld size is narrowed down by what is published.
import Disclosure
import Estimation
import Numerics
import Results
import Testing

/// Respondents by sex and region; the last level of sex is "did not say".
private struct Survey {
  static let sexes = 4
  static let regions = 2
  var sizes: [Int]

  /// The groups of a grouping: name, dimension and the atoms in it.
  static func groups(crossed: Bool) -> [(groupBy: String, name: String, atoms: [Int])] {
    var result = [("", "", Array(0..<sexes * regions))]
    for sex in 0..<sexes - 1 {
      result.append(("sex", "s\(sex)", (0..<regions).map { sex * regions + $0 }))
    }
    for region in 0..<regions {
      result.append(("region", "r\(region)", (0..<sexes).map { $0 * regions + region }))
    }
    if crossed {
      for sex in 0..<sexes - 1 {
        for region in 0..<regions {
          let name = "s\(sex)" + ResultKey.crossing + "r\(region)"
          result.append(("sex" + ResultKey.crossing + "region", name, [sex * regions + region]))
        }
      }
    }
    return result
  }

  func size(_ atoms: [Int]) -> Int { atoms.reduce(0) { $0 + sizes[$1] } }
}

@Suite("Narrowing withheld sizes") struct NarrowingTests {
  @Test("every size from 1 to 4 stays possible for a group withheld as small")
  func intervals() {
    var generator = Philox4x32(seed: 21)
    var small = 0
    for trial in 0..<120 {
      let groups = Survey.groups(crossed: trial % 2 == 0)
      let largest = [4, 7, 10][trial % 3]
      var survey = Survey(
        sizes: (0..<8).map { _ in Int.random(in: 0...largest, using: &generator) })
      for unstated in 6..<8 { survey.sizes[unstated] = trial % 5 == 0 ? 1 : 0 }
      let rows = groups.map { group in
        let key = ResultKey(
          analysis: "distribution", question: "q", groupBy: group.groupBy, group: group.name,
          statistic: "proportion")
        let size = survey.size(group.atoms)
        return ResultRow(
          key,
          size == 0
            ? .undefined(reason: "no_answers") : .estimate(Estimate(value: 0.5, count: size)))
      }
      let published = protect(rows, minimumCell: 5)
      guard published[0].estimate != nil else { continue }
      let hidden = published.indices.filter { index in
        if case .suppressed(.primary) = published[index].outcome { true } else { false }
      }
      let known = published.indices.filter {
        if case .suppressed = published[$0].outcome { false } else { true }
      }
      let possible = sizes(
        of: hidden.map { groups[$0].atoms },
        knowing: known.map { (groups[$0].atoms, survey.size(groups[$0].atoms)) })
      for (place, index) in hidden.enumerated() {
        small += 1
        #expect(
          possible[place].isSuperset(of: 1...4),
          "trial \(trial): \(groups[index].name) of \(survey.sizes): \(possible[place].sorted())")
      }
    }
    #expect(small > 100)
  }

  /// The sizes that groups have in all populations with the known sizes.
  private func sizes(of hidden: [[Int]], knowing known: [(atoms: [Int], size: Int)]) -> [Set<Int>] {
    var result = [Set<Int>](repeating: [], count: hidden.count)
    var values = [Int](repeating: 0, count: 8)
    func search(_ atom: Int) {
      guard atom < values.count else {
        for (place, atoms) in hidden.enumerated() {
          result[place].insert(atoms.reduce(0) { $0 + values[$1] })
        }
        return
      }
      let bounds = known.filter { $0.atoms.contains(atom) }
      let room = bounds.map { bound in
        bound.size - bound.atoms.reduce(0) { $0 + ($1 < atom ? values[$1] : 0) }
      }
      let most = room.min() ?? 0
      if most < 0 { return }
      // The last atom of a known group must fill it.
      let forced = zip(bounds, room).first { bound, _ in bound.atoms.max() == atom }?.1
      for value in forced.map({ $0...$0 }) ?? 0...most where value <= most {
        values[atom] = value
        search(atom + 1)
      }
      values[atom] = 0
    }
    search(0)
    return result
  }

  @Test("reasons that would give sizes away take another group with them") func reasons() {
    // Two groups called small with 8 respondents have 4 each.
    func row(_ groupBy: String, _ group: String, _ count: Int) -> ResultRow {
      let key = ResultKey(
        analysis: "distribution", question: "q", groupBy: groupBy, group: group,
        statistic: "proportion")
      return ResultRow(key, .estimate(Estimate(value: 0.5, count: count)))
    }
    for (count, more) in [(4, 1), (3, 0)] {
      let rows = [
        row("", "", 40 + count), row("sex", "woman", 4), row("sex", "other", count),
        row("sex", "man", 36),
      ]
      let complementary = protect(rows, minimumCell: 5).filter { row in
        if case .suppressed(.complementary) = row.outcome { true } else { false }
      }
      #expect(complementary.count == more, "\(count)")
    }
  }
}
