import Surveys
import Tabular
import TestSupport
import Weighting

/// A committed sample with its margins, coded for an adjustment.
struct WeightingFixture {
  let table: ReferenceTable
  let name: String

  /// The samples by the names of the reference designs; `stratNoFPC` is `strat` without sizes.
  init(_ design: String) throws {
    name = design
    table = try ReferenceTable(
      "weighting/data/\(design == "stratNoFPC" ? "strat" : design).csv")
  }

  var rowCount: Int { table.rows.count }

  func column(_ name: String) -> CategoryColumn {
    let texts = table.texts(name)
    let levels = Set(texts).subtracting(["", "NA"]).sorted()
    let codes = texts.map { text in
      levels.firstIndex(of: text).map { Int32($0) } ?? MissingReason.noAnswer.code
    }
    return CategoryColumn(name: name, levels: levels, codes: codes)
  }

  func numbers(_ name: String) -> [Double] { table.numbers(name).map { $0 ?? .nan } }

  var columns: [CategoryColumn] { table.columns.map(column) }

  var baseWeights: [Double] { numbers(table.columns.contains("pw") ? "pw" : "w") }

  static func margins(_ name: String) throws -> Margins {
    let file = try ReferenceTable("weighting/margins.csv")
    var margins: [Margin] = []
    for row in file.rows where row["margins"] == name {
      let dimensions = (row["dimension"] ?? "").split(separator: ":").map(String.init)
      let parts = (row["level"] ?? "").split(separator: " × ").map(String.init)
      let level = Margin.Level(parts, total: Double(row["total"] ?? "") ?? .nan)
      if let place = margins.firstIndex(where: { $0.dimensions == dimensions }) {
        margins[place].levels.append(level)
      } else {
        margins.append(Margin(dimensions: dimensions, levels: [level]))
      }
    }
    return Margins(margins)
  }
}

/// One case of the references: what is adjusted to what, and how.
struct WeightingCase: Hashable {
  let number: String
  let design: String
  let margins: String
  let method: String
  let low: Double?
  let high: Double?

  init(_ row: [String: String]) {
    number = row["case"] ?? ""
    design = row["design"] ?? ""
    margins = row["margins"] ?? ""
    method = row["method"] ?? ""
    low = Double(row["low"] ?? "")
    high = Double(row["high"] ?? "")
  }

  var label: String { "\(number) \(design) \(margins) \(method)" }

  func adjusted(trim: WeightTrim? = nil) throws -> (WeightingFixture, AdjustedWeights) {
    let fixture = try WeightingFixture(design)
    var bounds: FactorBounds?
    if let low, let high { bounds = FactorBounds(low, high) }
    let method = CalibrationMethod(rawValue: method == "rake-ipf" ? "rake" : method)
    let adjustment = WeightAdjustment(
      method, to: try WeightingFixture.margins(margins), bounds: bounds, trim: trim)
    let result = try adjustment.adjust(
      fixture.baseWeights, columns: fixture.columns, rowCount: fixture.rowCount)
    return (fixture, result)
  }

  static func all() throws -> [WeightingCase] {
    var seen: Set<String> = []
    return try ReferenceTable("weighting/weights.csv").rows.map(WeightingCase.init).filter {
      seen.insert($0.number).inserted
    }
  }
}
