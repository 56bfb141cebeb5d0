import Diagnostics
import Tabular

/// Faults of one kind in one column of one file.
///
/// The first few stand alone; the others become one diagnostic that gives their number and lines,
/// so that a column coded wrongly throughout does not bury the rest.
struct ColumnFaults {
  struct Occurrence {
    var line: Int
    var text: String
  }

  static let shownAlone = 3
  private static let longestList = 1000

  var code: String
  var severity = Diagnostic.Severity.error
  var file: String
  /// The name of the column and its number from 1.
  var column: (name: String, number: Int?)
  /// The plural for the group: «12 more unknown codes in column …».
  var plural: String
  var expected: String?
  var occurrences: [Occurrence] = []

  var isEmpty: Bool { occurrences.isEmpty }

  mutating func add(line: Int, text: String) {
    occurrences.append(Occurrence(line: line, text: text))
  }

  /// The diagnostics, with the sentence and the way out for each text.
  func diagnostics(
    summary: (String) -> String, hint: (String) -> String? = { _ in nil }
  ) -> [Diagnostic] {
    // A group of one would only say less than the fault itself.
    let alone = occurrences.count == Self.shownAlone + 1 ? occurrences.count : Self.shownAlone
    var result = occurrences.prefix(alone).map { occurrence in
      Diagnostic(
        .badData, code, summary(occurrence.text), severity: severity,
        at: place(line: occurrence.line),
        found: occurrence.text.isEmpty ? nil : occurrence.text, expected: expected,
        hint: hint(occurrence.text))
    }
    let rest = Array(occurrences.dropFirst(alone))
    if let first = rest.first {
      result.append(
        Diagnostic(
          .badData, code, "\(rest.count) more \(plural) in column «\(column.name)»",
          severity: severity, at: place(line: first.line), found: description(of: rest),
          expected: expected))
    }
    return result
  }

  private func place(line: Int) -> Place {
    Place(file: file, line: line, column: column.number, variable: column.name)
  }

  private func description(of rest: [Occurrence]) -> String {
    let lines = "lines " + Self.ranges(of: rest.map(\.line))
    var seen: Set<String> = []
    let texts = rest.map(\.text).filter { !$0.isEmpty && seen.insert($0).inserted }
    return texts.isEmpty ? lines : listed(texts) + " on " + lines
  }

  /// Rising line numbers as ranges: `4, 7–9`.
  static func ranges(of lines: [Int]) -> String {
    var ranges: [ClosedRange<Int>] = []
    for line in lines {
      if let last = ranges.last, line <= last.upperBound + 1, line >= last.lowerBound {
        ranges[ranges.count - 1] = last.lowerBound...max(line, last.upperBound)
      } else {
        ranges.append(line...line)
      }
    }
    let texts = ranges.map { range in
      switch range.count {
      case 1: "\(range.lowerBound)"
      case 2: "\(range.lowerBound), \(range.upperBound)"
      default: "\(range.lowerBound)–\(range.upperBound)"
      }
    }
    return listed(texts, limit: longestList)
  }
}

extension Table {
  /// The number of a column in the file, counted from 1.
  func columnNumber(_ name: String) -> Int? { header.firstIndex(of: name).map { $0 + 1 } }

  /// The place of the header, where a column is missing.
  func headerPlace(_ variable: String) -> Place {
    Place(file: source, line: 1, variable: variable)
  }
}
