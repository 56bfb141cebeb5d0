/// A fault as the parser meets it, with its line counted from the start of the chunk.
struct RawFault: Equatable, Sendable {
  enum Kind: Int, CaseIterable, Sendable {
    case unclosedQuote
    case textAfterQuote
    case raggedRow
    case notNumber
  }

  var kind: Kind
  var line: Int
  /// The character of the line, counted from 1.
  var column = 1
  /// The number of fields of a ragged row; the column of the file of what is not a number.
  var count = 0
  var text = ""
}

/// The faults of a part of the file: all of them counted, the first of each kind kept.
struct ChunkFaults: Equatable, Sendable {
  private(set) var kept: [RawFault] = []
  private(set) var counts = [Int](repeating: 0, count: RawFault.Kind.allCases.count)

  var isEmpty: Bool { kept.isEmpty }

  /// Whether one more of a kind would be kept, so that its text need not be made in vain.
  func keeps(_ kind: RawFault.Kind) -> Bool { counts[kind.rawValue] < ReadingFaults.listed }

  mutating func add(_ fault: RawFault) {
    if keeps(fault.kind) { kept.append(fault) }
    counts[fault.kind.rawValue] += 1
  }

  /// Takes in the faults of the part that follows, which begins on a line of its own.
  mutating func add(_ later: ChunkFaults, firstLine: Int) {
    var before = counts
    for fault in later.kept {
      if before[fault.kind.rawValue] < ReadingFaults.listed {
        var moved = fault
        moved.line += firstLine
        kept.append(moved)
      }
      before[fault.kind.rawValue] += 1
    }
    for kind in counts.indices { counts[kind] += later.counts[kind] }
  }
}
