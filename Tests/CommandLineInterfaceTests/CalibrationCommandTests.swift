// Proves that shares of calibrated weights have R's values and errors from the command line, that a
// study which declares its calibration gives the same in each round, and that totals that cannot be
// reached are refused with their place.
import Foundation
import TestSupport
import Testing

@Suite("Calibration from the command line") struct CalibrationCommandTests {
  private static let designs: [String: [String]] = [
    "strat": ["--weight", "pw", "--strata", "stype", "--fpc", "fpc"],
    "clus1": ["--weight", "pw", "--clusters", "dnum", "--fpc", "fpc"],
    "clus2": ["--weight", "pw", "--clusters", "dnum,snum", "--fpc", "fpc1,fpc2"],
  ]

  /// A committed file without the lines that tell how it was made.
  private static func text(_ path: String) throws -> String {
    let file = repositoryFile("Tests/References/" + path)
    return try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }.joined(separator: "\n") + "\n"
  }

  private static func margins(_ name: String) throws -> String {
    let rows = try ReferenceTable("weighting/margins.csv").rows.filter { $0["margins"] == name }
    return "dimension,level,total\n"
      + rows.map { "\($0["dimension"] ?? ""),\($0["level"] ?? ""),\($0["total"] ?? "")\n" }.joined()
  }

  @Test("shares and their errors", arguments: ["strat", "clus1", "clus2"])
  func shares(design: String) throws {
    let reference = try ReferenceTable("weighting/estimates.csv").rows.filter {
      $0["design"] == design && ["proportion", "se"].contains($0["quantity"])
    }
    let place = try Workplace()
    let data = try place.file("data.csv", Array(try Self.text("weighting/data/\(design).csv").utf8))
    var compared = 0
    for number in Set(reference.compactMap { $0["case"] }) {
      let rows = reference.filter { $0["case"] == number }
      let margins = try place.file(
        "margins.csv", Array(try Self.margins(rows[0]["margins"] ?? "").utf8))
      let bounds =
        rows[0]["low"].flatMap { Double($0) } == nil
        ? [] : ["--bounds", "\(rows[0]["low"] ?? ""),\(rows[0]["high"] ?? "")"]
      let result = place.run(
        [
          "distribution", data, "--question", rows[0]["question"] ?? "", "--by",
          rows[0]["by"] ?? "", "--calibrate", rows[0]["method"] ?? "", "--margins", margins,
          "--no-suppression", "--format", "csv",
        ] + bounds + (Self.designs[design] ?? []))
      #expect(result.status == 0, "\(result.errors)")
      let found = tidyRows(result.output).filter { $0["statistic"] == "proportion" }
      for row in rows {
        let mine = found.first { $0["group"] == row["group"] && $0["level"] == row["level"] }
        let field = row["quantity"] == "se" ? "se" : "estimate"
        expectClose(
          mine?[field].flatMap { Double($0) } ?? .nan, row["value"].flatMap { Double($0) } ?? .nan,
          within: .iterative, "case \(number) \(row["group"] ?? "") \(row["level"] ?? "") \(field)")
        compared += 1
      }
    }
    #expect(compared == reference.count && compared > 0)
  }

  private static let codebook = """
    contraste: 1
    id: schools
    title: Schools
    data: {respondent: school}
    rounds:
      - {id: "1999", year: 1999, file: data.csv}
      - {id: "2000", year: 2000, file: again.csv}
    actors: [{id: school, label: School}]
    dimensions:
      - id: type
        label: Type
        definition: Type of school
        describes: organisation
        column: stype
        levels: [{id: E, label: E}, {id: H, label: H}, {id: M, label: M}]
    design:
      regime: sample
      weights: pw
      clusters: dnum
      population: fpc
      calibration: {method: rake, margins: margins.csv}
    scales:
      - id: answer
        kind: ordinal
        levels:
          - {code: "No", label: "No", side: unfavourable}
          - {code: "Yes", label: "Yes", side: favourable}
    principles: [{id: p, label: P}]
    indicators: [{id: A, principle: p, label: A}]
    questions:
      - {id: awards, indicator: A, text: Awards?, scale: answer, asked: [school]}

    """

  /// The schools with a number each, as respondents of a study.
  private static func schools() throws -> String {
    let lines = try text("weighting/data/clus1.csv").split(separator: "\n")
    return lines.enumerated().map { $0 == 0 ? "school,\($1)\n" : "s\($0),\($1)\n" }.joined()
  }

  private func study(_ place: borrowing Workplace, margins: String) throws -> String {
    _ = try place.file("study.yaml", Array(Self.codebook.utf8))
    let data = try place.file("data.csv", Array(try Self.schools().utf8))
    _ = try place.file("again.csv", Array(try Self.schools().utf8))
    _ = try place.file("margins.csv", Array(margins.utf8))
    return URL(fileURLWithPath: data).deletingLastPathComponent().path
  }

  @Test("a study calibrates each round as a bare file is calibrated")
  func rounds() throws {
    let place = try Workplace()
    let totals = "E,4421\ntype,H,755\ntype,M,1018\n"
    let folder = try study(place, margins: "dimension,level,total\ntype," + totals)
    let options = ["--no-suppression", "--format", "csv"]
    let own = place.run(["distribution", folder, "--question", "awards"] + options)
    #expect(own.status == 0, "\(own.errors)")
    let margins = try place.file(
      "bare.csv",
      Array(("dimension,level,total\ntype," + totals).replacing("type", with: "stype").utf8))
    let bare = place.run(
      [
        "distribution", folder + "/data.csv", "--question", "awards", "--calibrate", "rake",
        "--margins", margins,
      ] + (Self.designs["clus1"] ?? []) + options)
    #expect(bare.status == 0, "\(bare.errors)")
    let single = tidyRows(bare.output).filter { $0["statistic"] == "proportion" }
    for round in ["1999", "2000"] {
      let rows = tidyRows(own.output).filter {
        $0["statistic"] == "proportion" && $0["round"] == round
      }
      #expect(rows.count == single.count && !rows.isEmpty)
      for (mine, theirs) in zip(rows, single) {
        for field in ["estimate", "se", "low", "high"] {
          expectClose(
            mine[field].flatMap { Double($0) } ?? .nan,
            theirs[field].flatMap { Double($0) } ?? .nan, within: .oracle, "\(round) \(field)")
        }
      }
    }
  }

  @Test("a calibration that cannot be is refused with its place")
  func refusals() throws {
    var report = ""
    for margins in [
      "dimension,level,total\ntype,E,4421\ntype,H,755\n",
      "dimension,level,total\nkind,E,4421\n",
      "dimension,level,total\ntype,E,4421\ntype,H,755\ntype,M,1018\ntype,X,5\n",
      "dimension,level,total\ntype,E,many\n",
      "dimension,total\n",
    ] {
      let place = try Workplace()
      let folder = try study(place, margins: margins)
      let result = place.run(["distribution", folder, "--question", "awards"])
      #expect(result.status == 2)
      #expect(result.output.isEmpty)
      report += "== \(margins)\(result.errors)"
    }
    let place = try Workplace()
    let folder = try study(place, margins: "")
    try FileManager.default.removeItem(atPath: folder + "/margins.csv")
    _ = try place.file(
      "study.yaml",
      Array(Self.codebook.replacing("method: rake", with: "method: rak, bounds: [3, 1]").utf8))
    report += "== bad declaration\n" + place.run(["check", folder]).errors
    _ = try place.file("study.yaml", Array(Self.codebook.utf8))
    report += "== no file\n" + place.run(["check", folder]).errors
    expectSnapshot(report, named: "bad-calibration.txt")
  }
}
