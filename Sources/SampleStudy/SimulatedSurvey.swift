public import Files
import Numerics

/// An invented survey of any length, to try out the speed of analyses and readers.
///
/// Twenty five-point questions that hang together within clusters and within persons, four
/// dimensions, 32 strata, 1,888 clusters nested in them, and a weight; a few answers are missing.
/// The text is a function of the number of rows and the seed alone: every 4,096 rows have a
/// random stream of their own.
public struct SimulatedSurvey: Sendable {
  public var rows: Int
  public var seed: UInt64

  static let questions = 20
  static let strata = 32
  static let clustersOfStratum = 59
  static let blockRows = 4096
  private static let blocksAtOnce = 64

  public init(rows: Int, seed: UInt64) {
    self.rows = max(0, rows)
    self.seed = seed
  }

  /// The first line of the file.
  static var header: String {
    let names = (1...questions).map { "q\($0)" }
    return (names + ["sex", "age", "ethnicity", "ses", "stratum", "cluster", "weight"])
      .joined(separator: ",") + "\n"
  }

  /// Writes the survey as CSV.
  public func write(to path: String) throws(FileError) {
    let model = SimulatedAnswers(seed: seed)
    let blocks = (rows + Self.blockRows - 1) / Self.blockRows
    try AtomicFile.write(to: path) { (file: AtomicFile.Target) throws(FileError) in
      try file.append(Array(Self.header.utf8))
      for first in stride(from: 0, to: blocks, by: Self.blocksAtOnce) {
        let count = min(Self.blocksAtOnce, blocks - first)
        let texts = orderedMap(count: count) { text(ofBlock: first + $0, model) }
        for text in texts { try file.append(text) }
      }
    }
  }

  /// The whole survey as CSV in memory.
  public func bytes() -> [UInt8] {
    let model = SimulatedAnswers(seed: seed)
    let blocks = (rows + Self.blockRows - 1) / Self.blockRows
    let texts = orderedMap(count: blocks) { text(ofBlock: $0, model) }
    return Array(Self.header.utf8) + texts.joined()
  }

  private func text(ofBlock block: Int, _ model: SimulatedAnswers) -> [UInt8] {
    let first = block * Self.blockRows
    let count = min(Self.blockRows, rows - first)
    var random = Philox4x32(seed: seed, stream: UInt64(block) + 1)
    var text: [UInt8] = []
    text.reserveCapacity(count * 128)
    for _ in 0..<count { model.appendRow(to: &text, &random) }
    return text
  }
}
