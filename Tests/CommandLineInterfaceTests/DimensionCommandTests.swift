// Proves what is shown where every group of a crossing is too small, and that those to whom a
// dimension does not apply are no cover for a group that is withheld.
import Contraste
import Foundation
import Testing

@testable import CommandLineInterface

@Suite("Crossings and dimensions that do not apply") struct DimensionCommandTests {
  /// Runs a command on files of a folder that is removed afterwards.
  private func rows(_ files: [String: String], _ words: [String]) throws -> [[String: String]] {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("contraste-dimensions-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    let line = words.map { $0.replacingOccurrences(of: "FOLDER", with: folder.path) }
    let result = run(arguments: line + ["--format", "csv"])
    return tidyRows(String(decoding: result.standardOutput, as: UTF8.self))
  }

  /// So many answers of each cell of sex and age.
  private static func cells(_ count: Int, ages: [String], _ sexes: [String] = ["f", "m"]) -> String
  {
    let lines = sexes.flatMap { sex in
      ages.flatMap { age in (0..<count).map { "\(sex),\(age),\($0 % 2 + 1)" } }
    }
    return (["sex,age,q"] + lines).joined(separator: "\n") + "\n"
  }

  private static let crossings: [(text: String, cross: String, shown: String, flag: String)] = [
    // Cells of three, six or nine of each sex and age: the larger part of the crossing that shows.
    (cells(3, ages: ["1", "2", "3"]), "sex:age", "sex", "in_place_of_crossing"),
    // Cells of one, two of each age, five of each sex.
    (cells(1, ages: ["1", "2", "3", "4", "5"]), "age:sex", "sex", "in_place_of_crossing"),
    // Nothing but everybody together.
    (cells(2, ages: ["1", "2"]), "sex:age", "", "in_place_of_crossing"),
    // A crossing that shows something has nothing in its place.
    (cells(5, ages: ["1", "2"]), "sex:age", "sex × age", ""),
  ]

  @Test("in place of a crossing that shows nobody the largest part that shows somebody")
  func crossings() throws {
    for (text, cross, shown, flag) in Self.crossings {
      let rows = try rows(
        ["a.csv": text],
        [
          "disaggregate", "FOLDER/a.csv", "--question", "q", "--cross", cross, "--minimum-cell",
          "5",
        ]
      ).filter { $0["statistic"] == "count" }
      let crossing = cross.split(separator: ":").joined(separator: " × ")
      let numbers = rows.filter { $0["estimate"] != "" }
      #expect(Set(numbers.map { $0["group_by"] ?? "?" }) == [shown], "\(cross)")
      #expect(numbers.allSatisfy { $0["flag"] == flag }, "\(cross)")
      if shown != crossing {
        #expect(numbers.allSatisfy { $0["note"] == "in place of \(crossing)" })
        #expect(rows.contains { $0["group_by"] == crossing })
        #expect(rows.filter { $0["group_by"] == crossing }.allSatisfy { $0["estimate"] == "" })
      }
    }
  }

  @Test("without protection, or where nobody is left out, nothing stands in its place")
  func unprotected() throws {
    let text = Self.cells(2, ages: ["1", "2"])
    let rows = try rows(
      ["a.csv": text],
      ["disaggregate", "FOLDER/a.csv", "--question", "q", "--cross", "sex:age", "--no-suppression"])
    #expect(!rows.isEmpty && rows.allSatisfy { $0["group_by"] == "sex × age" })
  }

  private static let codebook = """
    contraste: 1
    id: small
    title: Small
    data: {respondent: org, actor: actor}
    rounds:
      - {id: "2024", year: 2024, file: a.csv}
    actors:
      - {id: cso, label: CSOs}
      - {id: gov, label: Government}
    dimensions:
      - id: sex
        label: Sex
        describes: person
        applies-to: [cso]
        levels:
          - {id: woman, label: Woman}
          - {id: man, label: Man}
    scales:
      - id: yesno
        kind: ordinal
        levels:
          - {code: "1", label: No, side: unfavourable}
          - {code: "2", label: Yes, side: favourable}
    principles:
      - {id: p, label: P}
    indicators:
      - {id: A, principle: p, label: One}
    questions:
      - {id: q1, indicator: A, text: One?, scale: yesno, asked: [cso, gov]}

    """

  /// The groups of sex that have a number, for so many women, men and members of the government.
  private func shown(women: Int, men: Int, government: Int) throws -> Set<String> {
    let groups = [("cso", "woman", women), ("cso", "man", men), ("gov", "", government)]
    let lines = groups.flatMap { actor, sex, count in
      (0..<count).map { "\(actor)\(sex)\($0),\(actor),\(sex),\($0 % 2 + 1)" }
    }
    let data = (["org,actor,sex,q1"] + lines).joined(separator: "\n") + "\n"
    let rows = try rows(
      ["study.yaml": Self.codebook, "a.csv": data], ["distribution", "FOLDER", "--by", "sex"])
    let own = rows.filter { $0["group_by"] == "sex" }
    #expect(own.allSatisfy { ["woman", "man"].contains($0["group"]) })
    return Set(own.filter { $0["estimate"] != "" && $0["n"] != "" }.compactMap { $0["group"] })
  }

  @Test("the number of a kind of actor is published: a dimension outside it hides nobody")
  func applicability() throws {
    #expect(try shown(women: 12, men: 8, government: 10) == ["woman", "man"])
    // The women would be twelve of the fifteen organisations that are published.
    #expect(try shown(women: 12, men: 3, government: 10).isEmpty)
    // Where neither kind of actor is published, men and government are six together, and hide.
    #expect(try shown(women: 12, men: 3, government: 3) == ["woman"])
    #expect(try shown(women: 12, men: 0, government: 10) == ["woman"])
  }
}
