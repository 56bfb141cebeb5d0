import Diagnostics
import Tabular

/// Which numbers a column of the design may hold.
enum NumberRule {
  case weight
  case replicateWeight
  case population

  /// The key of the design in the codebook.
  var key: String {
    switch self {
    case .weight: "weights"
    case .replicateWeight: "replicates"
    case .population: "population"
    }
  }

  func allows(_ value: Double) -> Bool {
    switch self {
    case .weight, .replicateWeight: value >= 0 && value < .infinity
    case .population: value > 0
    }
  }

  private var code: String {
    switch self {
    case .weight: "bad-weight"
    case .replicateWeight: "bad-replicate-weight"
    case .population: "bad-population"
    }
  }

  private var noun: String {
    switch self {
    case .weight: "weight"
    case .replicateWeight: "replicate weight"
    case .population: "population size"
    }
  }

  /// Every row that holds no number or one that is not allowed.
  ///
  /// - Parameters:
  ///   - name: The column.
  ///   - table: The table that holds it.
  ///   - rows: Rows of the table.
  ///   - value: The number of the row at a position in `rows`; NaN where there is none.
  ///   - text: What stands there in the file.
  /// - Returns: The diagnostics, grouped.
  func faults(
    of name: String, in table: Table, rows: some Collection<Int>, value: (Int) -> Double,
    text: (Int) -> String
  ) -> [Diagnostic] {
    var group = ColumnFaults(
      code: code, file: table.source,
      column: (name, table.columnNumber(name)), plural: "\(noun)s that cannot be used",
      expected: self == .population
        ? "a positive number" : "a finite number that is not negative")
    for (position, row) in rows.enumerated() where !allows(value(position)) {
      group.add(line: table.line(ofRow: row), text: text(position))
    }
    return group.diagnostics { text in
      text.isEmpty ? "the row has no \(noun)" : "the \(noun) «\(text)» cannot be used"
    } hint: { _ in
      self != .population ? "give rows that are to be left out the weight 0" : nil
    }
  }
}
