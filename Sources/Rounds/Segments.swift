import Diagnostics
import Framework
import Tabular

/// The rows of one round in one table, and where they stand among the rows of the study.
struct Segment {
  var round: Int
  var table: Int
  /// The rows of the table; nil for all of them.
  var rows: [Int32]?
  /// The first of these rows in the study.
  var start: Int
  var count: Int

  func tableRow(_ index: Int) -> Int { rows.map { Int($0[index]) } ?? index }
}

/// Sorts the rows of the tables by round.
///
/// - Parameters:
///   - study: The codebook.
///   - tables: The tables that could be read.
///   - tableOfRound: The table of each round, nil where its file could not be read.
///   - faults: Receives rows whose round is not one of their file.
/// - Returns: The segments in order of rounds.
func segments(
  of study: Study, tables: [Table], tableOfRound: [Int?], faults: inout [Diagnostic]
) -> [Segment] {
  var segments: [Segment] = []
  var start = 0
  func append(round: Int, table: Int, rows: [Int32]?, count: Int) {
    segments.append(Segment(round: round, table: table, rows: rows, start: start, count: count))
    start += count
  }
  var rowsByRound: [Int: [[Int32]]] = [:]
  for (round, table) in tableOfRound.enumerated() {
    guard let table else { continue }
    guard let name = study.data.roundColumn, let column = tables[table].category(name) else {
      append(round: round, table: table, rows: nil, count: tables[table].rowCount)
      continue
    }
    if rowsByRound[table] == nil {
      let declared = tableOfRound.indices.filter { tableOfRound[$0] == table }
      rowsByRound[table] = split(
        tables[table], by: column, among: declared, of: study, faults: &faults)
    }
    let rows = rowsByRound[table]?[round] ?? []
    append(round: round, table: table, rows: rows, count: rows.count)
  }
  return segments
}

/// The rows of each round of the study; rows of a round that the file does not hold are reported.
private func split(
  _ table: Table, by column: CategoryColumn, among declared: [Int], of study: Study,
  faults: inout [Diagnostic]
) -> [[Int32]] {
  var rows = [[Int32]](repeating: [], count: study.rounds.count)
  let ids = declared.map { study.rounds[$0].id }
  let rounds = column.levels.map { text in
    declared.first { study.rounds[$0].id == trimmedText(text) }
  }
  var strangers = ColumnFaults(
    code: "wrong-round", file: table.source, column: (column.name, table.columnNumber(column.name)),
    plural: "rows of another round", expected: "one of \(listed(ids))")
  for (row, code) in column.codes.enumerated() {
    if code >= 0, let round = rounds[Int(code)] {
      rows[round].append(Int32(row))
    } else {
      strangers.add(line: table.line(ofRow: row), text: column.text(atRow: row) ?? "")
    }
  }
  faults += strangers.diagnostics { text in
    let other = study.rounds.first { $0.id == text }
    let remark = other.map { "; that round is read from «\($0.file)»" } ?? ""
    return text.isEmpty
      ? "the row has no round"
      : "the row is of the round «\(text)», which is not in this file\(remark)"
  }
  return rows
}
