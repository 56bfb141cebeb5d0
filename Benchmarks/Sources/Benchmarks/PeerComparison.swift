/// The times that the script of a peer prints: `name: text` or `name: seconds`, a line each.
struct PeerTimes {
  var name = "R survey"
  /// Seconds that do not grow with the number of tables.
  var fixed = 0.0
  /// Seconds for the tables that were made.
  var tables = 0.0

  init(_ log: String) {
    for line in log.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      let text = parts[1].drop { $0 == " " }
      switch parts[0] {
      case "version": name = String(text)
      case "read", "design": fixed += Double(text) ?? 0
      case "tables": tables += Double(text) ?? 0
      default: break
      }
    }
  }
}

/// Whether the figures of a peer and ours are the same.
///
/// The peer writes `question,group_by,group,level,statistic,estimate,se`; ours are tidy results.
struct PeerComparison {
  private(set) var compared = 0
  private(set) var missing = 0
  private(set) var largest = 0.0

  init(peer: String, results: [String]) throws(BenchmarkError) {
    var ours: [String: (estimate: Double, se: Double?)] = [:]
    for path in results {
      try Self.rows(path) { row in
        guard let estimate = row["estimate"].flatMap({ Double($0) }) else { return }
        ours[Self.key(row)] = (estimate, row["se"].flatMap { Double($0) })
      }
    }
    var found: [(own: Double, theirs: Double)] = []
    var absent = 0
    try Self.rows(peer) { row in
      guard let estimate = row["estimate"].flatMap({ Double($0) }) else { return }
      guard let own = ours[Self.key(row)] else {
        absent += 1
        return
      }
      found.append((own.estimate, estimate))
      if let se = row["se"].flatMap({ Double($0) }), let ownSE = own.se {
        found.append((ownSE, se))
      }
    }
    compared = found.count
    missing = absent
    for pair in found {
      let size = max(abs(pair.own), abs(pair.theirs))
      if size > 0 { largest = max(largest, abs(pair.own - pair.theirs) / size) }
    }
  }

  var sentence: String {
    let digits = largest == 0 ? "0" : "\(Float(largest))"
    let rest = missing == 0 ? "" : "; \(missing) of its figures have no counterpart in ours"
    return "\(compared) figures compared with ours, largest relative difference \(digits)\(rest)"
  }

  private static func key(_ row: [String: String]) -> String {
    ["question", "group_by", "group", "level", "statistic"].map { row[$0] ?? "" }
      .joined(separator: "\u{1F}")
  }

  /// Rows of plain fields; those with quotation marks are notes for people and are passed over.
  private static func rows(
    _ path: String, _ body: ([String: String]) -> Void
  ) throws(BenchmarkError) {
    guard let text = Machine.text(path) else { throw .cannotRead(path) }
    let lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    guard let header = lines.first else { return }
    for line in lines.dropFirst() {
      body(Dictionary(zip(header, line), uniquingKeysWith: { first, _ in first }))
    }
  }
}
