public import Foundation

/// A committed file of reference values under `Tests/References`, read for a test.
///
/// The files are made by the script beside them: comma-separated, lines that begin with `#` tell
/// the versions of the programs, the first other line names the columns, no field is quoted.
public struct ReferenceTable: Sendable {
  public let columns: [String]
  public let rows: [[String: String]]

  public init(_ path: String) throws {
    let file = ReferenceTable.folder.appendingPathComponent(path)
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let columns = lines.first ?? []
    self.columns = columns
    rows = lines.dropFirst().map { fields in
      Dictionary(zip(columns, fields), uniquingKeysWith: { first, _ in first })
    }
  }

  /// One column as text.
  public func texts(_ column: String) -> [String] { rows.map { $0[column] ?? "" } }

  /// One column as numbers; what is no number is nil.
  public func numbers(_ column: String) -> [Double?] {
    rows.map { row in
      guard let number = row[column].flatMap({ Double($0) }), number.isFinite else { return nil }
      return number
    }
  }

  /// `Tests/References` of this package.
  public static var folder: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("References")
  }
}
