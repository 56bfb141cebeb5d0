/// Rows that can be looked up by key or by a part of it, in their order.
public struct ResultIndex: Sendable {
  public let rows: [ResultRow]
  private let positions: [ResultKey: Int]
  private let byQuestion: [String: [Int]]

  /// - Parameter rows: Where a key occurs twice the first row is found.
  public init(_ rows: [ResultRow]) {
    self.rows = rows
    var positions: [ResultKey: Int] = [:]
    positions.reserveCapacity(rows.count)
    var byQuestion: [String: [Int]] = [:]
    for (position, row) in rows.enumerated() {
      if positions[row.key] == nil { positions[row.key] = position }
      byQuestion[row.key.question, default: []].append(position)
    }
    self.positions = positions
    self.byQuestion = byQuestion
  }

  /// The row with this key, the first where several have it; nil where none has.
  public subscript(key: ResultKey) -> ResultRow? { positions[key].map { rows[$0] } }

  /// The rows of a question, in order.
  public func rows(ofQuestion question: String) -> [ResultRow] {
    (byQuestion[question] ?? []).map { rows[$0] }
  }

  /// The rows of a question that satisfy a condition on their keys, in order.
  public func rows(ofQuestion question: String, where matches: (ResultKey) -> Bool) -> [ResultRow] {
    (byQuestion[question] ?? []).map { rows[$0] }.filter { matches($0.key) }
  }
}
