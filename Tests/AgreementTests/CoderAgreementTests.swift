// Proves that kappas and the alpha of sets of labels are those of statsmodels, krippendorff and the
// R package psych, that unanimity is one, and that what has no agreement says why.
import Agreement
import Estimation
import TestSupport
import Testing

@Suite("Agreement of coders") struct CoderAgreementTests {
  private static let themes = ["capacity", "dialogue", "gender", "transparency"]

  private static func sets(_ table: String) throws -> LabelSets {
    let rows = try ReferenceTable("workshop/codings.csv").rows.filter { $0["table"] == table }
    let coders = Set(rows.compactMap { $0["coder"] }).sorted()
    let items = Set(rows.compactMap { $0["item"] }).sorted()
    return LabelSets(
      items.map { item in
        coders.map { coder in
          rows.first { $0["item"] == item && $0["coder"] == coder }.map { row in
            Set(
              (row["themes"] ?? "").split(separator: ";").compactMap {
                themes.firstIndex(of: String($0))
              })
          }
        }
      })
  }

  private static func ratings(_ sets: LabelSets, level: String) -> Ratings {
    if let theme = themes.firstIndex(of: level) { return sets.presence(of: theme) }
    return Ratings(
      sets.sets.map { item in item.map { set in set?.first.map { Int32($0) } ?? -1 } },
      levelCount: themes.count)
  }

  private static func value(_ row: [String: String]) throws -> Double {
    let sets = try sets(row["table"] ?? "")
    let ratings = ratings(sets, level: row["level"] ?? "")
    switch row["statistic"] {
    case "krippendorff_alpha_masi": return try sets.alpha()
    case "fleiss_kappa": return try fleissKappa(ratings)
    case "cohen_kappa":
      let coders = [row["group"], row["versus_group"]].map { Int($0?.dropFirst() ?? "") ?? 0 }
      let columns = coders.map { coder in
        (0..<ratings.questionCount).map { ratings.levels[$0 * ratings.raterCount + coder] }
      }
      return try cohenKappa(columns[0], columns[1], levelCount: ratings.levelCount).value
    default: return try KrippendorffAlpha.nominal.value(of: ratings, scores: [])
    }
  }

  @Test("coefficients are those of other programs", arguments: ["coders", "psych"])
  func references(file: String) throws {
    let rows = try ReferenceTable("workshop/\(file).csv").rows
    #expect(rows.count > 3)
    for row in rows {
      guard let expected = Double(row["value"] ?? ""), expected.isFinite else {
        #expect(throws: UndefinedStatistic("no_variation")) { try Self.value(row) }
        continue
      }
      expectClose(try Self.value(row), expected, within: .oracle, "\(row)")
    }
  }

  @Test("unanimous coders agree, whatever the labels and the coder left out")
  func unanimity() throws {
    let sets = LabelSets([
      [[0], [0], nil], [[1, 2], [1, 2], [1, 2]], [[], [], []], [[2], nil, [2]],
    ])
    expectClose(try sets.alpha(), 1)
    #expect(sets.disagreements == [0, 0, 0, 0])
    expectClose(try cohenKappa([0, 1, 2, -1], [0, 1, 2, 0], levelCount: 3).value, 1)
    expectClose(try fleissKappa(Ratings([[0, 0], [1, 1]], levelCount: 2)), 1)
    let single = LabelSets([[[0], [0]], [[1], [0]], [[1], [1]]])
    let nominal = Ratings([[0, 0], [1, 0], [1, 1]], levelCount: 2)
    expectClose(try single.alpha(), try KrippendorffAlpha.nominal.value(of: nominal, scores: []))
  }

  @Test(
    "MASI of sets",
    arguments: [
      ([0], [0], 0), ([0], [1], 1), ([], [0], 1), ([], [], 0), ([0], [0, 1], 1 - 1.0 / 3),
      ([0, 1], [1, 2], 1 - 1.0 / 9),
    ] as [(Set<Int>, Set<Int>, Double)])
  func distance(first: Set<Int>, second: Set<Int>, expected: Double) {
    expectClose(masiDistance(first, second), expected)
    expectClose(masiDistance(second, first), expected)
  }

  @Test("what has no agreement says why") func refusals() {
    #expect(throws: UndefinedStatistic("no_common_items")) {
      try cohenKappa([0, -1], [-1, 0], levelCount: 1)
    }
    #expect(throws: UndefinedStatistic("no_variation")) {
      try cohenKappa([0, 0], [0, 0], levelCount: 2)
    }
    #expect(throws: UndefinedStatistic("unequal_coders")) {
      try fleissKappa(Ratings([[0, 1, 0], [0, 1, -1]], levelCount: 2))
    }
    #expect(throws: UndefinedStatistic("no_common_answers")) {
      try fleissKappa(Ratings([[0], [1]], levelCount: 2))
    }
  }
}
