public import Estimation
public import LinearAlgebra
public import Surveys

/// The joint table of the options of a question with several answers: every two of them, by group.
///
/// A respondent is in one of four cells of each pair (neither, one, the other, both), so that the
/// overlap of options is in the covariance of the cells, in every regime and design, with or
/// without replicate weights. Patterns over all options would be up to 2ᵏ cells; pairs are k(k−1)/2
/// tables of four.
///
/// - Complexity: one pass over the answers a pair.
public struct OptionPairs: Sendable {
  public let response: MultipleResponse
  private let tables: [TableTotals]

  public init(_ response: MultipleResponse, by groups: RespondentGroups, tabulator: CellTabulator) {
    self.response = response
    let count = response.options.count
    var pairs: [(Int, Int)] = []
    for a in 0..<count { for b in (a + 1)..<max(count, a + 1) { pairs.append((a, b)) } }
    // An only option is paired with itself.
    if pairs.isEmpty { pairs = [(0, 0)] }
    tables = pairs.map { tabulator.totals(of: response.pair($0.0, $0.1), by: groups) }
  }

  /// Any of the tables: all have the same groups and respondents.
  public var respondents: TableTotals { tables[0] }

  /// The table that holds two options, and the shares of both in it.
  public func table(_ a: Int, _ b: Int) -> (
    table: TableTotals, first: Proportion, second: Proportion
  ) {
    let count = response.options.count
    var (low, high) = (min(a, b), max(a, b))
    if low == high, count > 1 { if high < count - 1 { high += 1 } else { low -= 1 } }
    let place = count == 1 ? 0 : low * (2 * count - low - 1) / 2 + high - low - 1
    func share(_ option: Int) -> Proportion {
      Proportion(levels: option == low ? [2, 3] : [1, 3], name: "proportion")
    }
    return (tables[place], share(a), share(b))
  }

  /// The share of an option in a group.
  public func share(_ option: Int, group: Int) throws(UndefinedStatistic) -> Double {
    let (table, share, _) = table(option, option)
    return try share.linearize(table, group: group).value
  }

  /// The covariances of the shares of all options in one group; nil where errors are not known.
  public func covariance(group: Int) throws(UndefinedStatistic) -> Matrix? {
    let count = response.options.count
    var result = Matrix(rowCount: count, columnCount: count)
    for a in 0..<count {
      for b in a..<count {
        let (table, first, second) = table(a, b)
        let x = try first.linearize(table, group: group)
        let y = try second.linearize(table, group: group)
        guard let value = table.covariance(x.gradients, y.gradients) else { return nil }
        result[a, b] = value
        result[b, a] = value
      }
    }
    return result
  }
}
