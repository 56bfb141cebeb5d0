// Proves that models read replicates and margins from the command line as R does, warn of separated
// groups in words, and tell nothing of a group that is too small to be told of.
import TestSupport
import Testing

@Suite("Models from the command line") struct ModelCommandTests {
  private static let schools = repositoryFile("Tests/References/models/data/apiclus1.csv")

  private func rows(_ line: [String], in place: borrowing Workplace) -> [[String: String]] {
    let result = place.run(["model"] + line + ["--format", "csv"])
    #expect(result.status == 0, "\(result.errors)")
    return tidyRows(result.output)
  }

  @Test(
    "errors of replicates and of calibrated weights are those of svyglm",
    arguments: [("clus1jk_logit", ["--make-replicates", "jk1"]), ("clus1post_logit", [])])
  func errors(_ name: String, _ options: [String]) throws {
    let place = try Workplace()
    let margins = try place.file(
      "margins.csv", Array("dimension,level,total\nstype,E,4421\nstype,H,755\nstype,M,1018\n".utf8))
    let adjusts = name == "clus1post_logit" ? ["--calibrate", "linear", "--margins", margins] : []
    let found = rows(
      [
        Self.schools, "--outcome", "sch.wide", "--event", "Yes", "--predictors", "stype,ell,meals",
        "--numeric", "ell,meals", "--weight", "pw", "--clusters", "dnum", "--fpc", "fpc",
        "--no-suppression",
      ] + options + adjusts, in: place
    ).filter { $0["statistic"] == "coefficient" }
    let expected = try ReferenceTable("models/reference.csv").rows.filter { $0["model"] == name }
    #expect(found.count == expected.count && !expected.isEmpty)
    for (mine, theirs) in zip(found, expected) {
      let label = "\(name) \(theirs["term"] ?? "")"
      for (own, other) in [("estimate", "estimate"), ("se", "se"), ("p_value", "p"), ("df", "df")] {
        expectClose(
          Double(mine[own] ?? ""), Double(theirs[other] ?? ""), within: .iterative, label + own)
      }
    }
  }

  @Test("a unanimous group is named, with a fit that has limits")
  func separated() throws {
    let result = try Workplace().run([
      "model", repositoryFile("Tests/References/models/data/separated.csv"), "--outcome", "answer",
      "--predictors", "group,sex", "--weight", "weight", "--minimum-cell", "5", "--language", "en",
    ])
    #expect(result.status == 0)
    expectSnapshot(result.errors + "\n" + result.output, named: "model-separated.txt")
  }

  @Test(
    "neither intercept nor thresholds tell of a reference group too small to be told of",
    arguments: ["logit", "ordinal"])
  func smallReference(_ family: String) throws {
    let place = try Workplace()
    var text = "q,g,h,w\n"
    for row in 0..<60 {
      text += "\(1 + row % 4),\(row < 3 ? "a" : row < 30 ? "b" : "c"),\(row % 2),1\n"
    }
    let file = try place.file("small.csv", Array(text.utf8))
    let line = [
      file, "--outcome", "q", "--predictors", "g,h", "--weight", "w", "--family", family,
      "--minimum-cell", "5",
    ]
    let event = family == "logit" ? ["--event", "3,4"] : []
    let found = rows(line + event, in: place)
    let references = found.filter { $0["statistic"] == "threshold" || $0["item"] == "intercept" }
    #expect(!references.isEmpty)
    #expect(
      references.allSatisfy { $0["estimate"] == "" && $0["flag"] == "suppressed_complementary" })
    let told = found.filter { $0["estimate"] != "" && $0["group"] == "a" }
    #expect(told.isEmpty)
    #expect(found.contains { $0["group"] == "1" && $0["estimate"] != "" })
    let open = rows(line + event + ["--no-suppression"], in: place)
    #expect(open.allSatisfy { $0["flag"]?.contains("suppressed") == false })
  }
}
