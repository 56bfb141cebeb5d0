// The committed folder of the sample study, as its tests read it.
import Foundation
import Framework

/// The committed study folder and what stands in it.
enum SampleStudyFolder {
  static let path = path(of: "ssc-effectiveness")

  static func path(of study: String) -> String {
    URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Datasets/" + study).path
  }

  static func text(_ name: String) throws -> String { try text(of: path, name) }

  static func text(of folder: String, _ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: folder + "/" + name)), as: UTF8.self)
  }

  static func study() throws -> Study { try StudyFile.read(path: path + "/study.yaml") }

  static func answers(_ year: Int) throws -> Records {
    Records(try text("responses-\(year).csv"))
  }
}

/// A comma-separated file as records by column name.
struct Records {
  var header: [String]
  var rows: [[String: String]]

  init(_ text: String) {
    var lines = Self.fields(of: text)
    let names = lines.removeFirst()
    header = names
    rows = lines.map { Dictionary(uniqueKeysWithValues: zip(names, $0)) }
  }

  /// The codes in a column, of one kind of actor or of all.
  func codes(_ column: String, actor: String? = nil) -> [String] {
    rows.filter { actor == nil || $0["actor"] == actor }.compactMap { $0[column] }
  }

  /// The share of the answers with substance that are among the levels.
  func share(_ column: String, actor: String, levels: Set<String>) -> Double {
    let valid = codes(column, actor: actor).filter { !Self.missing.contains($0) }
    let among = valid.filter(levels.contains)
    return Double(among.count) / Double(valid.count)
  }

  static let missing: Set<String> = ["", "97", "98", "99"]

  private static func fields(of text: String) -> [[String]] {
    if !text.utf8.contains(UInt8(ascii: "\"")) {
      return text.utf8.split(separator: UInt8(ascii: "\n")).map { line in
        line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
          .map { String(decoding: $0, as: UTF8.self) }
      }
    }
    var lines: [[String]] = []
    var line: [String] = []
    var field = ""
    var quoted = false
    for character in text {
      switch (character, quoted) {
      case ("\"", _): quoted.toggle()
      case (",", false):
        line.append(field)
        field = ""
      case ("\n", false):
        lines.append(line + [field])
        (line, field) = ([], "")
      default: field.append(character)
      }
    }
    return lines
  }
}
