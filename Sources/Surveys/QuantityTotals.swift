/// The weighted sums of quantities over groups, with their covariance.
///
/// The respondents are those with a number in every one of the quantities. The levels of the table
/// are the sum of the weights and then the weighted sum of each quantity, so that linearisations
/// of it are combined, compared and merged as those of closed questions.
public struct QuantityTotals: Equatable, Sendable {
  /// The quantities in the order of their columns.
  public let quantities: [String]
  public let table: TableTotals
  /// By group: Σ *w* *y* *y*′ over the weight and the quantities, a square of numbers by row.
  private let products: [[Double]]

  init(
    _ quantities: [SurveyQuantity], _ coding: CellCoding, _ table: TableTotals, _ weights: [Double]
  ) {
    self.quantities = quantities.map(\.id)
    self.table = table
    let width = coding.levelCount
    var products = [[Double]](
      repeating: [Double](repeating: 0, count: width * width), count: coding.groupCount)
    for row in coding.answers.indices where coding.answers[row] >= 0 && weights[row] > 0 {
      let group = coding.groups.isEmpty ? 0 : Int(coding.groups[row])
      if group < 0 { continue }
      for a in 0..<width {
        let term = weights[row] * coding.columns[a][row]
        for b in 0..<width { products[group][a * width + b] += term * coding.columns[b][row] }
      }
    }
    self.products = products
  }

  /// The respondents of a group with a number.
  public func count(group: Int) -> Int { table.count(group: group) }

  /// The sum of their weights.
  public func weight(group: Int) -> Double { table.levelTotals(group: group)[0] }

  /// The weighted sum of a quantity.
  public func sum(_ quantity: Int, group: Int) -> Double {
    table.levelTotals(group: group)[quantity + 1]
  }

  /// The number of equally weighted respondents that would be as precise (Kish).
  public func effectiveCount(group: Int) -> Double? {
    let squares = table.squaredWeights[table.layout.cell(group: group, level: 0)]
    let weight = weight(group: group)
    return squares > 0 ? weight * weight / squares : nil
  }

  /// The weighted variance among respondents of a sum of columns times factors, of divisor *n* − 1;
  /// nil below two respondents.
  ///
  /// - Parameters:
  ///   - factors: One a column, that of the weight first.
  ///   - group: The group.
  /// - Returns: The variance in the squared unit of the sum; zero where only roundoff is left.
  public func spread(_ factors: [Double], group: Int) -> Double? {
    let count = Double(count(group: group))
    let weight = weight(group: group)
    guard count > 1, weight > 0 else { return nil }
    let width = table.levelCount
    let product = products[group]
    var (mean, square) = (0.0, 0.0)
    for a in 0..<width {
      mean += factors[a] * product[a] / weight
      for b in 0..<width { square += factors[a] * factors[b] * product[a * width + b] / weight }
    }
    let spread = (square - mean * mean) * count / (count - 1)
    return spread > square * 1e-14 ? spread : 0
  }
}

extension CellTabulator {
  /// The sums of quantities over groups, among those who have a number in all of them.
  public func totals(
    of quantities: [SurveyQuantity], by groups: RespondentGroups
  ) -> QuantityTotals {
    let coding = CellCoding(quantities, groups: groups.codes, groupCount: groups.groups.count)
    return QuantityTotals(quantities, coding, totals(of: coding), data.design.weights)
  }
}
