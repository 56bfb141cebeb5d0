import Diagnostics
import Framework
import Tabular
import TabularFiles

/// Reads a data file of a study with all its columns as texts; only empty fields are missing.
func readTable(named path: String, bytes: [UInt8]) throws(Faults) -> Table {
  try DelimitedReader(missingMarkers: [""]).table(named: path, bytes: bytes)
}

/// Reads the columns of a bare file that the options name; `NA` is missing too.
func readTable(_ path: String, options: BareFileOptions) throws(Faults) -> Table {
  let columns =
    options.categoryColumns.map { ColumnRequest.category($0) }
    + options.numberColumns.map { ColumnRequest.number($0) }
  let patterns = (options.replicates?.patterns ?? []).map { ColumnPattern($0) }
  return try DelimitedReader().table(
    path: path, columns: .columnsAndNumbers(columns, matching: patterns))
}
