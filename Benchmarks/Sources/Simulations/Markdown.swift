import Foundation
import Numerics

/// A table of the documentation.
struct MarkdownTable {
  var header: [String]
  var rows: [[String]]

  var text: String {
    let rule = header.indices.map { $0 == 0 ? "---" : "---:" }
    return ([header, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
      .joined(separator: "\n")
  }
}

/// The part of a whole in percent, with one decimal.
func percent(_ part: Int, _ whole: Int) -> String {
  (100 * Double(part) / Double(max(1, whole))).text(1)
}

extension Double {
  func text(_ decimals: Int) -> String { String(format: "%.\(decimals)f", self) }
  var logarithm: Double { log(self) }
  var exponential: Double { exp(self) }
}

/// One row a condition, computed on all cores, in order.
func simulated<Row: Sendable>(
  _ count: Int, _ row: @Sendable (Int) throws -> Row
) throws -> [Row] {
  let rows = orderedMap(count: count) { index in Result { try row(index) } }
  return try rows.map { try $0.get() }
}
