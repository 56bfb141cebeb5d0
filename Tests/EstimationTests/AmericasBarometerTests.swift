// Proves that estimates and errors from a real survey agree with R survey to 1e-10; the data are
// not part of the project, so the comparison says when it is skipped.
import Estimation
import Foundation
import Surveys
import Tabular
import TestSupport
import Testing

/// The codes of the AmericasBarometer of Mexico, from a folder beside the project.
struct AmericasBarometer {
  let columns: [String: [String]]

  /// The file named by `CONTRASTE_LAPOP`, or the one in `../shared/data` beside the project.
  static var path: String? {
    let given = ProcessInfo.processInfo.environment["CONTRASTE_LAPOP"]
    let root = ReferenceTable.folder.deletingLastPathComponent().deletingLastPathComponent()
    let beside = root.deletingLastPathComponent()
      .appendingPathComponent("shared/data/lapop-mexico/lapop-mexico-codes.csv").path
    return [given, beside].compactMap { $0 }.first { FileManager.default.fileExists(atPath: $0) }
  }

  init(path: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map {
        String($0.filter { $0 != "\"" && $0 != "\r" })
      }
    }
    var columns: [String: [String]] = [:]
    for (place, name) in (lines.first ?? []).enumerated() {
      columns[name] = lines.dropFirst().map { $0[place] }
    }
    self.columns = columns
  }

  func column(_ name: String) -> CategoryColumn {
    let missing: Set<String> = ["", "888888", "988888", "999999"]
    let texts = columns[name] ?? []
    let levels = Set(texts).subtracting(missing).sorted { (Double($0) ?? 0) < (Double($1) ?? 0) }
    let codes = texts.map { text in levels.firstIndex(of: text).map { Int32($0) } ?? -1 }
    return CategoryColumn(name: name, levels: levels, codes: codes)
  }
}

@Suite("AmericasBarometer") struct AmericasBarometerTests {
  @Test("shares, means, totals, errors and changes agree with R survey")
  func agreement() throws {
    guard let path = AmericasBarometer.path else {
      print("AmericasBarometer: skipped, ../shared/data/lapop-mexico is not there")
      return
    }
    let data = try AmericasBarometer(path: path)
    let weights = (data.columns["weight1500"] ?? []).map { Double($0) ?? .nan }
    let design = try SurveyDesign(
      rowCount: weights.count, weights: weights, strata: data.column("strata"),
      clusters: data.column("upm"))
    let waves = data.column("wave")
    var worst = 0.0
    for row in try ReferenceTable("survey/lapop.csv").rows {
      guard let expected = Double(row["value"] ?? "") else { continue }
      let question = data.column(row["question"] ?? "")
      let isByWave = row["by"] == "wave"
      let table = design.totals(
        of: CellCoding(
          groups: isByWave ? waves.codes : [], groupCount: isByWave ? waves.levels.count : 1,
          answers: question.codes, levelCount: question.levels.count))
      let group = waves.levels.firstIndex(of: row["group"] ?? "") ?? 0
      let level = question.levels.firstIndex(of: row["level"] ?? "") ?? 0
      guard let found = try value(row["quantity"] ?? "", question, table, group, level) else {
        continue
      }
      let label = [row["question"], row["group"], row["level"], row["quantity"]]
        .compactMap { $0 }.joined(separator: " ")
      /// The limits go through R's quantile of the beta distribution.
      let isLimit = row["quantity"] == "low" || row["quantity"] == "high"
      let limit = Tolerance(relative: 1e-9, absolute: 0, reason: "two quantiles of the beta")
      expectClose(found, expected, within: isLimit ? limit : .oracle, label)
      if !isLimit { worst = max(worst, (found - expected).magnitude / expected.magnitude) }
    }
    print("AmericasBarometer: largest relative difference from R survey \(worst)")
    #expect(worst > 0 && worst < Tolerance.oracle.relative)
  }

  private func value(
    _ quantity: String, _ question: CategoryColumn, _ table: TableTotals, _ group: Int, _ level: Int
  ) throws -> Double? {
    let estimator = Estimator()
    let score = MeanScore(scores: question.levels.map { Double($0) ?? 0 })
    let share = try estimator.estimate(Proportion(level: level), in: table, group: group)
    switch quantity {
    case "n": return Double(table.count(group: group))
    case "count": return Double(table.levelCounts(group: group)[level])
    case "weighted_n": return table.total(group: group)
    case "df": return share.degreesOfFreedom
    case "proportion": return share.value
    case "se": return share.standardError
    case "deff": return share.designEffect
    case "low": return share.interval?.low
    case "high": return share.interval?.high
    case "total", "total_se":
      let total = try estimator.estimate(LevelTotal(level: level), in: table, group: group)
      return quantity == "total" ? total.value : total.standardError
    case "mean_score": return try estimator.estimate(score, in: table, group: group).value
    case "mean_se": return try estimator.estimate(score, in: table, group: group).standardError
    case "difference", "difference_se":
      let change = estimator.difference(
        try score.linearize(table, group: 1), try score.linearize(table, group: 0), in: table)
      return quantity == "difference" ? change.value : change.standardError
    default: return nil
    }
  }
}
