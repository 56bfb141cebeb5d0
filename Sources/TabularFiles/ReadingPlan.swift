import Diagnostics
import Tabular

/// Which columns of a file go where, and how its texts are understood.
struct ReadingPlan: Sendable {
  /// The action of a column that is not read.
  static let skip = -1
  /// The code of an answer that is missing without a reason.
  static let missingCode = MissingReason.noAnswer.code

  var path: String
  var header: DelimitedHeader
  /// What is done with each column of the file: ``skip``, or the slot to which it goes.
  ///
  /// Categories have the slots from 0, columns of numbers those after them.
  var actions: [Int]
  /// The column of the file of each category, and of each column of numbers.
  var categories: [Int]
  var numbers: [Int]
  /// What was requested, as slots, in its order.
  var requested: [(slot: Int, kind: ColumnKind)]
  var markers: [[UInt8]]
  /// The markers that would be read as numbers.
  var numberMarkers: [[UInt8]]
  var numberText: NumberText

  init(
    _ header: DelimitedHeader, path: String, columns selection: ColumnSelection,
    markers: [String], decimalComma: Bool
  ) throws(Faults) {
    self.path = path
    self.header = header
    let text = NumberText(mark: UInt8(ascii: decimalComma ? "," : "."))
    numberText = text
    self.markers = markers.map { Array($0.utf8) }
    numberMarkers = self.markers.filter { text.value(of: $0.span) != nil }
    let requests = try Self.requests(selection, header, path)
    let wanted = Self.distinct(requests, .category)
    categories = wanted
    numbers = Self.distinct(requests, .number).filter { !wanted.contains($0) }
    actions = Array(repeating: Self.skip, count: header.names.count)
    for (slot, column) in categories.enumerated() { actions[column] = slot }
    for (slot, column) in numbers.enumerated() { actions[column] = wanted.count + slot }
    let actions = actions
    requested = requests.map { (actions[$0.column], $0.kind) }
  }

  private static func distinct(
    _ requests: [(column: Int, kind: ColumnKind)], _ kind: ColumnKind
  ) -> [Int] {
    var seen = Set<Int>()
    return requests.filter { $0.kind == kind && seen.insert($0.column).inserted }.map(\.column)
  }

  /// The column of the file behind each request; every name at fault is reported.
  private static func requests(
    _ selection: ColumnSelection, _ header: DelimitedHeader, _ path: String
  ) throws(Faults) -> [(column: Int, kind: ColumnKind)] {
    var places: [String: [Int]] = [:]
    for (column, name) in header.names.enumerated() { places[name, default: []].append(column) }
    let wanted: [ColumnRequest] =
      switch selection {
      case .all: header.names.filter { !$0.isEmpty }.map { .category($0) }
      case .columns(let requests): requests
      case .columnsAndNumbers(let requests, let patterns):
        requests
          + ColumnPattern.matching(patterns, in: header.names)
          .filter { name in !requests.contains { $0.name == name } }.map { .number($0) }
      }
    let faults = ReadingFaults(path)
    let line = header.dataLine - 1
    var found: [(column: Int, kind: ColumnKind)] = []
    var problems: [Diagnostic] = []
    var reported = Set<String>()
    for request in wanted {
      let columns = places[request.name] ?? []
      if let column = columns.first, columns.count == 1 {
        found.append((column, request.kind))
      } else if reported.insert(request.name).inserted {
        problems.append(
          columns.isEmpty
            ? faults.unknownColumn(request.name, header: header.names, line: line)
            : faults.duplicateColumn(request.name, places: columns, line: line))
      }
    }
    guard problems.isEmpty else { throw Faults(problems) }
    return found
  }
}
