public import Diagnostics
import Files
public import Tabular

/// Reads delimited text (CSV) into a table, by bytes and on all cores.
///
///     let table = try DelimitedReader().table(
///       path: "responses.csv", columns: .columns([.category("q1"), .number("weight")]))
///
/// Fields may stand between quotation marks, which are doubled within; rows end with LF, CRLF or
/// CR. A byte order mark of UTF-8 and a first line such as `sep=;` are passed over, blank lines
/// too. Columns without a name are kept in the header and never read. Levels are numbered in the
/// order in which they first appear, whatever the number of cores; texts that differ only in
/// their Unicode normal form are one level.
public struct DelimitedReader: Sendable {
  /// The byte between fields; where it is nil, it is found out from the first rows.
  public var delimiter: UInt8?
  /// The fields that are no answer: code ``MissingReason/noAnswer``, or NaN among numbers.
  public var missingMarkers: [String]
  /// Whether numbers have a decimal comma.
  public var usesDecimalComma: Bool
  /// Whether a file with a header and no rows is a table rather than a fault.
  public var allowsNoRows: Bool
  /// The length of the chunks in bytes; the table does not depend on it.
  package var chunkLength = 1 << 19

  public init(
    delimiter: UInt8? = nil, missingMarkers: [String] = ["", "NA"],
    usesDecimalComma: Bool = false, allowsNoRows: Bool = false
  ) {
    self.delimiter = delimiter
    self.missingMarkers = missingMarkers
    self.usesDecimalComma = usesDecimalComma
    self.allowsNoRows = allowsNoRows
  }

  /// The names of the columns of a file, in its order.
  public func header(path: String) throws(Faults) -> [String] {
    try HeaderReading(file: open(path), delimiter: delimiter).header().names
  }

  /// The names of the columns of bytes in memory, in their order.
  public func header(named name: String, bytes: [UInt8]) throws(Faults) -> [String] {
    try HeaderReading(file: InputFile(named: name, bytes: bytes), delimiter: delimiter)
      .header().names
  }

  /// The columns asked for of a file.
  ///
  /// - Parameters:
  ///   - path: A file or a pipe.
  ///   - columns: Which columns, and how each is read.
  /// - Throws: Every fault of the file at once, each with its line.
  /// - Returns: The columns in the order of the selection.
  public func table(
    path: String, columns: ColumnSelection = .all
  ) throws(Faults) -> Table {
    try table(of: open(path), columns)
  }

  /// The columns asked for of bytes in memory.
  ///
  /// - Parameters:
  ///   - name: What messages call the bytes.
  ///   - bytes: The whole text.
  ///   - columns: Which columns, and how each is read.
  /// - Throws: Every fault of the text at once, each with its line.
  /// - Returns: The columns in the order of the selection.
  public func table(
    named name: String, bytes: [UInt8], columns: ColumnSelection = .all
  ) throws(Faults) -> Table {
    try table(of: InputFile(named: name, bytes: bytes), columns)
  }

  private func open(_ path: String) throws(Faults) -> InputFile {
    do { return try InputFile(path) } catch { throw Faults(error.diagnostics) }
  }

  private func table(of file: InputFile, _ columns: ColumnSelection) throws(Faults) -> Table {
    let header = try HeaderReading(file: file, delimiter: delimiter).header()
    let plan = try ReadingPlan(
      header, path: file.path, columns: columns, markers: missingMarkers,
      decimalComma: usesDecimalComma)
    let rows: ChunkedRows
    do {
      rows = try ChunkedReading(file: file, plan: plan, chunkLength: chunkLength).rows()
    } catch {
      throw Faults(error.diagnostics)
    }
    try check(rows, plan, file)
    return try TableAssembly(plan: plan, rows: rows).table()
  }

  private func check(
    _ rows: ChunkedRows, _ plan: ReadingPlan, _ file: InputFile
  ) throws(Faults) {
    let texts = ReadingFaults(file.path)
    if rows.chunks.contains(where: { !$0.isText }) {
      let found = try EncodingScan(file).faults()
      if !found.isEmpty { throw Faults(found) }
    }
    var faults = ChunkFaults()
    var line = plan.header.dataLine
    for chunk in rows.chunks {
      if !chunk.faults.isEmpty { faults.add(chunk.faults, firstLine: line) }
      line += chunk.lineCount
    }
    guard faults.isEmpty else { throw Faults(texts.diagnostics(faults, plan.header)) }
    if !allowsNoRows, rows.chunks.allSatisfy({ $0.rowCount == 0 }) {
      throw Faults(texts.noRows(line: plan.header.dataLine - 1))
    }
  }
}
