public import Diagnostics
public import Tabular

extension Margins {
  /// The columns of a file of margins.
  public static let columns = ["dimension", "level", "total"]

  /// The margins of a file with the columns `dimension`, `level` and `total`.
  ///
  /// A dimension such as `sex:age` is a crossing, whose levels are joined by ` × `; the dimension
  /// `_total` holds the size of the population. Margins and levels keep the order of the file.
  ///
  /// - Parameter table: The file with its columns as texts.
  /// - Throws: Missing columns, totals that are no numbers, levels that stand twice or have the
  ///   wrong number of parts: every fault with its line.
  public init(_ table: Table) throws(Faults) {
    var reading = MarginReading(table)
    let margins = reading.margins()
    guard reading.faults.isEmpty else { throw Faults(reading.faults) }
    self.init(margins, source: table.source)
  }
}

/// Reads margins and keeps every fault.
private struct MarginReading {
  let table: Table
  private(set) var faults: [Diagnostic] = []

  init(_ table: Table) { self.table = table }

  mutating func margins() -> [Margin] {
    let missing = Margins.columns.filter { !table.header.contains($0) }
    for column in missing {
      report(
        "missing-column", "the column «\(column)» is missing", line: 1, column,
        expected: "the columns \(listed(Margins.columns))",
        hint: suggestion(for: column, among: table.header))
    }
    guard missing.isEmpty else { return [] }
    var margins: [Margin] = []
    var places: [String: Int] = [:]
    var seen: Set<[String]> = []
    for row in 0..<table.rowCount {
      guard let (dimensions, level) = level(row) else { continue }
      guard seen.insert([dimensions.joined(separator: ":")] + level.parts).inserted else {
        report(
          "duplicate-level", "a level of the margins stands twice", line: level.line, "level",
          found: level.label, expected: "one total a level")
        continue
      }
      let name = dimensions.joined(separator: ":")
      if let place = places[name] {
        margins[place].levels.append(level)
      } else {
        places[name] = margins.count
        margins.append(Margin(dimensions: dimensions, levels: [level]))
      }
    }
    if margins.isEmpty, faults.isEmpty {
      report(
        "no-margins", "the file holds no margins", line: nil, nil,
        expected: "a row for each level of each dimension")
    }
    return margins
  }

  private mutating func level(_ row: Int) -> (dimensions: [String], level: Margin.Level)? {
    let line = table.line(ofRow: row)
    let name = text("dimension", row)
    guard !name.isEmpty else {
      report(
        "missing-dimension", "a row of the margins names no dimension", line: line, "dimension",
        expected: "a column of the data, a crossing such as sex:age, or \(Margin.populationName)")
      return nil
    }
    let totalText = text("total", row)
    guard let total = Double(totalText), total >= 0, total.isFinite else {
      report(
        "bad-total", "a total of the margins cannot be used", line: line, "total",
        found: totalText.isEmpty ? "an empty field" : totalText,
        expected: "a finite number that is not negative")
      return nil
    }
    guard name != Margin.populationName else {
      return ([], Margin.Level([], total: total, line: line))
    }
    let dimensions = name.split(separator: ":", omittingEmptySubsequences: false).map(trimmed)
    let levelText = text("level", row)
    let parts = parts(of: levelText, count: dimensions.count)
    guard parts.count == dimensions.count, parts.allSatisfy({ !$0.isEmpty }),
      dimensions.allSatisfy({ !$0.isEmpty }), Set(dimensions).count == dimensions.count
    else {
      report(
        "bad-level", "a level of the margins does not fit its dimension", line: line, "level",
        found: levelText.isEmpty ? "an empty field" : levelText,
        expected: dimensions.count == 1
          ? "a level of «\(name)»"
          : "\(dimensions.count) levels joined by «\(Margin.cross)», one each of "
            + listed(dimensions))
      return nil
    }
    return (dimensions, Margin.Level(parts, total: total, line: line))
  }

  /// The parts of a crossed level; a plain `x` between spaces serves where × cannot be typed.
  private func parts(of level: String, count: Int) -> [String] {
    guard count > 1 else { return [level] }
    var words: [[Substring]] = [[]]
    for word in level.split(separator: " ") {
      if word == "×" || word == "x" {
        words.append([])
      } else {
        words[words.count - 1].append(word)
      }
    }
    return words.map { $0.joined(separator: " ") }
  }

  private func text(_ column: String, _ row: Int) -> String {
    trimmed(table.category(column)?.text(atRow: row) ?? "")
  }

  private func trimmed(_ text: some StringProtocol) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  private mutating func report(
    _ code: String, _ summary: String, line: Int?, _ variable: String?, found: String? = nil,
    expected: String? = nil, hint: String? = nil
  ) {
    faults.append(
      Diagnostic(
        .badData, code, summary,
        at: Place(file: table.source, line: line, variable: variable), found: found,
        expected: expected, hint: hint))
  }
}
