// Proves that means, totals, ratios, quantiles and contrasts are those of R survey, that numbers
// carry replicates as questions do, and that contrasts which cannot be read are refused in words.
import TestSupport
import Testing

@Suite("Estimates of numbers beside R") struct EstimateReferenceTests {
  private static let designs: [String: [String]] = [
    "strat": ["--weight", "pw", "--strata", "stype", "--fpc", "fpc"],
    "clus1": ["--weight", "pw", "--clusters", "dnum", "--fpc", "fpc"],
    "clus2": ["--weight", "pw", "--clusters", "dnum,snum", "--fpc", "fpc1,fpc2"],
    "uneven": ["--weight", "pw", "--clusters", "dnum"],
  ]
  private static let calibration = [
    "--calibrate", "linear", "--margins",
    repositoryFile("Tests/References/estimates/data/margins.csv"),
  ]
  private static let contrasts = [
    "E - 0.5*H - 0.5*M", "E / H", "(E - M) / (H + M)", "E * H - M * M / 2",
  ]
  /// The fields of results by the end of the name of a reference.
  private static let fields = [
    ("_se", "se"), ("_deff", "deff"), ("_low", "low"), ("_high", "high"),
  ]

  private func run(_ design: String, _ options: [String]) throws -> [[String: String]] {
    let name = design.hasSuffix("cal") ? String(design.dropLast(3)) : design
    let file = repositoryFile("Tests/References/estimates/data/\(name).csv")
    let calibrates = name == design ? [] : Self.calibration
    let line = ["estimate", file, "--format", "csv", "--by", "stype", "--minimum-cell", "1"]
    let result = try Workplace().run(line + (Self.designs[name] ?? []) + calibrates + options)
    #expect(result.status == 0, "\(result.errors)")
    return tidyRows(result.output)
  }

  @Test(
    "means, totals, ratios and contrasts, also with calibrated weights",
    arguments: ["strat", "clus1", "clus2", "uneven", "stratcal", "clus1cal", "clus2cal"])
  func numbers(design: String) throws {
    let contrasts = Self.contrasts.flatMap { ["--contrast", "mean: " + $0] }
    let found = try run(
      design, ["--numeric", "api00,enroll", "--ratio", "tested:enroll"] + contrasts)
    var compared = 0
    for row in try ReferenceTable("estimates/quantities.csv").rows where row["design"] == design {
      var statistic = row["quantity"] ?? ""
      var field = "estimate"
      for (ending, name) in Self.fields where statistic.hasSuffix(ending) {
        statistic.removeLast(ending.count)
        field = name
      }
      if ["n", "df", "weighted_n"].contains(statistic) { (field, statistic) = (statistic, "mean") }
      guard ["mean", "total", "ratio", "contrast"].contains(statistic) else { continue }
      let isContrast = statistic == "contrast"
      let mine = found.filter {
        $0["statistic"] == statistic && $0["group"] == row["group"]
          && $0["group_by"] == row["by"]
          && (isContrast
            ? $0["level"] == "mean: " + (row["detail"] ?? "") && $0["question"] == "api00"
            : $0["question"] == row["detail"])
      }
      #expect(mine.count == 1, "\(row)")
      // A design effect that R takes of no variation is none.
      expectClose(
        mine.first?[field].flatMap(Double.init), Double(row["value"] ?? ""), within: .oracle,
        "\(row)")
      compared += 1
    }
    #expect(compared > (design.hasSuffix("cal") ? 35 : 60))
  }

  @Test("quantiles by twelve rules", arguments: ["strat", "clus1", "clus2", "uneven"])
  func quantiles(design: String) throws {
    let reference = try ReferenceTable("estimates/quantities.csv").rows.filter {
      $0["design"] == design
    }
    let rules = [
      "math", "school", "shahvaish", "hf1", "hf2", "hf3", "hf4", "hf5", "hf6", "hf7", "hf8", "hf9",
    ]
    var compared = 0
    for rule in rules {
      let found = try run(
        design,
        ["--numeric", "api00", "--quantiles", "0.1,0.25,0.5,0.9", "--quantile-rule", rule])
      let names = [
        "quantile_" + rule: "estimate", "limit_\(rule)_beta_low": "low",
        "limit_\(rule)_beta_high": "high",
      ]
      for row in reference {
        guard let field = names[row["quantity"] ?? ""] else { continue }
        let mine = found.first {
          $0["statistic"] == "quantile" && $0["group"] == row["group"]
            && $0["group_by"] == row["by"] && $0["level"] == row["detail"]
        }
        // R's upper limit of an interpolated quantile may lie under it; ours is never under it.
        let estimate = mine?["estimate"].flatMap(Double.init) ?? .nan
        let value = Double(row["value"] ?? "") ?? .nan
        let wanted = field == "high" ? max(value, estimate) : value
        expectClose(mine?[field].flatMap(Double.init), wanted, within: .oracle, "\(row)")
        compared += 1
      }
    }
    #expect(compared > 100)
  }

  @Test("the covariance of the means of groups")
  func covariances() throws {
    for design in Self.designs.keys.sorted() {
      let found = try run(design, ["--numeric", "api00", "--covariance"]).filter {
        $0["statistic"] == "covariance" && $0["question"] == "api00" && $0["group_by"] == "stype"
      }
      let groups = ["E", "H", "M"]
      for row in try ReferenceTable("estimates/quantities.csv").rows
      where row["design"] == design && row["quantity"] == "by_covariance" {
        let places = (row["detail"] ?? "").split(separator: " ").compactMap { Int($0) }.sorted()
        let mine = found.first {
          $0["group"] == groups[places[0] - 1] && $0["versus_group"] == groups[places[1] - 1]
        }
        let value = Double(row["value"] ?? "") ?? .nan
        if value == 0 {
          expectClose(mine?["estimate"].flatMap(Double.init), 0, within: .roundoff, design)
        } else {
          expectClose(
            mine?["estimate"].flatMap(Double.init), value, within: .oracle, "\(design) \(places)")
        }
      }
    }
  }

  @Test("a number of zeros and ones has the errors of a share, from replicates of every kind")
  func replicates() throws {
    let place = try Workplace()
    var text = "yes,one,sex,s,c,w,r1,r2,r3,r4\n"
    for row in 0..<40 {
      let one = (row * 7 % 5) < 2 ? 1 : 0
      let weights = (0..<4).map { String((row + $0 * 3) % 4 + 1) }
      text += "\(one == 1 ? "y" : "n"),\(one),\(row % 3 == 0 ? "m" : "f"),\(row / 20),\(row / 4),"
      text += "\(row % 4 + 1)," + weights.joined(separator: ",") + "\n"
    }
    _ = try place.file("d.csv", Array(text.utf8))
    let designs: [[String]] = [
      ["--strata", "s", "--clusters", "c"],
      ["--strata", "s", "--clusters", "c", "--make-replicates", "jkn"],
      ["--strata", "s", "--clusters", "c", "--make-replicates", "rao-wu", "--replicates", "50"],
      ["--replicate-weights", "r*", "--replicate-type", "bootstrap"],
    ]
    for design in designs {
      let line = [
        "estimate", "DIR/d.csv", "--question", "yes", "--numeric", "one", "--weight", "w",
        "--format", "csv", "--by", "sex", "--minimum-cell", "1", "--contrast", "mean: f / m",
        "--contrast", "proportion(y): f / m", "--contrast", "mean: f - m + 5",
        "--contrast", "proportion(y): f - m + 5",
      ]
      let result = place.run(line + design)
      #expect(result.status == 0, "\(result.errors)")
      let rows = tidyRows(result.output)
      let contrasts = rows.filter { $0["statistic"] == "contrast" }
      #expect(contrasts.count == 4)
      for rest in ["f / m", "f - m + 5"] {
        let mine = contrasts.first { $0["level"] == "mean: " + rest }
        let share = contrasts.first { $0["level"] == "proportion(y): " + rest }
        for field in ["estimate", "se"] {
          let (a, b) = (mine?[field].flatMap(Double.init), share?[field].flatMap(Double.init))
          #expect(a != nil)
          expectClose(a, b, within: .oracle, "\(design) \(field)")
        }
      }
      for group in ["", "f", "m"] {
        let own = rows.filter { $0["group"] == group }
        let mean = own.first { $0["question"] == "one" && $0["statistic"] == "mean" }
        let share = own.first { $0["statistic"] == "proportion" && $0["level"] == "y" }
        for field in ["estimate", "se", "df", "deff"] {
          let (a, b) = (mean?[field].flatMap(Double.init), share?[field].flatMap(Double.init))
          #expect(a != nil || field == "deff", "\(design) \(group) \(field)")
          expectClose(a, b, within: .oracle, "\(design) \(group) \(field)")
        }
      }
    }
  }

  @Test("nothing of a group of three is told by contrasts and covariances")
  func withheld() throws {
    let place = try Workplace()
    var text = "q,x,z,g\n"
    for row in 1...30 {
      let group = row <= 3 ? "a" : (row <= 15 ? "b" : "c")
      text += "\(row % 2 + 1),\(row * 3 % 7),\(row % 5 + 1),\(group)\n"
    }
    _ = try place.file("d.csv", Array(text.utf8))
    let line = [
      "estimate", "DIR/d.csv", "--question", "q", "--numeric", "x,z", "--ratio", "x:z",
      "--quantiles", "0.3", "--covariance", "--by", "g", "--contrast", "mean: a - b",
      "--contrast", "mean: b - c", "--contrast", "proportion(1): a / b", "--format", "csv",
    ]
    let result = place.run(line)
    let names = ["a", "b"]
    let touched = tidyRows(result.output).filter {
      names.contains($0["group"] ?? "") || names.contains($0["versus_group"] ?? "")
        || $0["statistic"] == "contrast"
    }
    #expect(touched.count > 60)
    for row in touched { #expect(row["estimate"] == "" && row["se"] == "", "\(row)") }
    #expect(!result.output.contains("x × z"))
    #expect(place.run(line + ["--no-suppression"]).output.contains("x × z,,g,a,a"))
  }

  @Test("what cannot be read or estimated is refused in words")
  func refusals() throws {
    let place = try Workplace()
    _ = try place.file("d.csv", Array("q,x,y,g\n1,2,0,a\n2,3,0,b\n1,5,0,b\n".utf8))
    let rows: [([String], String)] = [
      (["--numeric", "x", "--contrast", "mean a - b"], "bad-contrast"),
      (["--numeric", "x", "--contrast", "mean: a - (b"], "bad-contrast"),
      (["--numeric", "x", "--contrast", "median: a - b"], "unknown-statistic"),
      (["--numeric", "x", "--contrast", "mean: a - c"], "unknown-name"),
      (["--numeric", "x", "--quantiles", "1.5"], "bad-option-value"),
      (["--numeric", "x", "--ratio", "x"], "--ratio"),
      (["--numeric", "z"], "unknown-column"),
    ]
    for (options, code) in rows {
      let result = place.run(["estimate", "DIR/d.csv", "--by", "g"] + options)
      #expect(result.status != 0 && result.errors.contains(code), "\(options) \(result.errors)")
    }
    let zero = place.run([
      "estimate", "DIR/d.csv", "--ratio", "x:y", "--format", "csv", "--minimum-cell", "1",
    ])
    #expect(zero.status == 0 && zero.output.contains("zero_denominator"), "\(zero.errors)")
  }
}
