public import Diagnostics
import Files
import Tabular
import TabularFiles
public import Weighting

extension Margins {
  /// The margins of a CSV file with the columns `dimension`, `level` and `total`.
  ///
  /// - Throws: Every fault of the file with its line.
  public init(file path: String) throws(Faults) {
    try self.init(DelimitedReader(missingMarkers: [""]).table(path: path))
  }
}

/// A data file whose weights have been adjusted.
public struct WeightedFile: Equatable, Sendable {
  /// The file with the new column; every other byte is as it was.
  public let bytes: [UInt8]
  /// One weight a row.
  public let weights: [Double]
  public let report: WeightingReport

  /// The name of the new column where none is given.
  public static let defaultColumn = "calibrated_weight"

  /// Adjusts the weights of a data file without a codebook.
  ///
  /// - Parameters:
  ///   - path: The data file; the dimensions of the margins are its columns.
  ///   - adjustment: The margins and how to reach them.
  ///   - weight: The column of base weights; nil for equal weights.
  ///   - column: The name of the new column.
  ///   - missing: Codes that are no answer, besides empty fields and `NA`.
  /// - Throws: What is wrong with the file, the weights or the margins, with its line.
  public init(
    _ path: String, _ adjustment: WeightAdjustment, weight: String? = nil,
    column: String = WeightedFile.defaultColumn, missing: [String] = []
  ) throws(Faults) {
    let bytes: [UInt8]
    do { bytes = try FileBytes.read(path) } catch { throw Faults(error.diagnostics) }
    let dimensions = adjustment.method == nil ? [] : adjustment.margins.dimensions
    let options = BareFileOptions(
      questions: [], groupings: dimensions, weight: weight, missing: missing)
    let header = try DelimitedReader().header(named: path, bytes: bytes)
    let unknown = BareStudy.unknownColumns(options, header: header, file: path)
    guard unknown.isEmpty else { throw Faults(unknown) }
    // A file is read even where nothing of it is needed but the number of its rows.
    let requests = dimensions.map { ColumnRequest.category($0) }
    let numbers = weight.map { dimensions.contains($0) ? [] : [ColumnRequest.number($0)] } ?? []
    let table = try DelimitedReader().table(
      named: path, bytes: bytes,
      columns: requests.isEmpty && numbers.isEmpty ? .all : .columns(requests + numbers))
    let base = try WeightedFile.baseWeights(table, weight)
    let adjusted = try adjustment.adjusted(
      base, columns: dimensions.compactMap { table.category($0)?.without(missing) },
      rowCount: table.rowCount, place: { Place(file: path, line: table.line(ofRow: $0)) })
    weights = adjusted.weights
    report = adjusted.report
    self.bytes = try ColumnAppending(column, fields: weights.map(plainText)).appended(
      to: bytes, named: path)
  }

  private static func baseWeights(
    _ table: Table, _ name: String?
  ) throws(Faults) -> [Double]? {
    guard let name else { return nil }
    let values: [Double]
    if let column = table.number(name) {
      values = column.values
    } else {
      let column = table.category(name)
      values = (0..<table.rowCount).map { row in
        column?.text(atRow: row).flatMap { Double(trimmedText($0)) } ?? .nan
      }
    }
    guard values.allSatisfy(NumberRule.weight.allows) else {
      throw Faults(
        NumberRule.weight.faults(
          of: name, in: table, rows: values.indices, value: { values[$0] },
          text: { values[$0].isNaN ? "" : plainText(values[$0]) }))
    }
    return values
  }
}

extension WeightAdjustment {
  /// Adjusts weights, with the file and line of the rows at fault in the messages.
  func adjusted(
    _ base: [Double]?, columns: [CategoryColumn], rowCount: Int, place: (Int) -> Place?
  ) throws(Faults) -> AdjustedWeights {
    do { return try adjust(base, columns: columns, rowCount: rowCount) } catch {
      throw Faults(error.diagnostics(placeOfRow: place))
    }
  }
}

extension CategoryColumn {
  /// The column with codes that are no answer taken for missing.
  func without(_ missing: [String]) -> CategoryColumn {
    guard levels.contains(where: missing.contains) else { return self }
    var column = self
    let isMissing = levels.map(missing.contains)
    for row in codes.indices where codes[row] >= 0 && isMissing[Int(codes[row])] {
      column.codes[row] = MissingReason.noAnswer.code
    }
    return column
  }
}
