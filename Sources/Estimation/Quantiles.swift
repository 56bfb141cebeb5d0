import Probability
public import Surveys
import Tabular

extension Estimator {
  /// Quantiles of a quantity in every group, with Woodruff's intervals.
  ///
  /// The interval of the share of the population up to the quantile, made as the interval of any
  /// proportion is, is carried back to the quantity by the rule. The error is the width of the
  /// interval over twice the t quantile.
  ///
  /// - Parameters:
  ///   - share: The share of the population below the quantile, between 0 and 1.
  ///   - quantity: The numbers.
  ///   - groups: The respondents grouped.
  ///   - rule: How a quantile is read off the sample.
  ///   - tabulator: The data in their regime.
  /// - Returns: One result a group, in their order.
  /// - Reference: Woodruff (1952), *J. Am. Stat. Assoc.* 47, 635–646; Dorfman and Valliant (1993),
  ///   *Proc. Survey Res. Methods Sect.*, ASA, 866–871.
  /// - Checked against: R `survey` 4.1 `svyquantile`, `References/estimates`.
  public func quantiles(
    _ share: Double, of quantity: SurveyQuantity, by groups: RespondentGroups,
    rule: QuantileRule, in tabulator: CellTabulator
  ) -> [Result<Estimate, UndefinedStatistic>] {
    let orders = weightedOrders(quantity, groups, tabulator.data.design.weights)
    let values = orders.map { $0.quantile(share, rule) }
    let answers = quantity.codes.indices.map { row -> Int32 in
      guard quantity.codes[row] >= 0, quantity.values[row].isFinite else {
        return min(quantity.codes[row], MissingReason.noAnswer.code)
      }
      let group = groups.codes.isEmpty ? 0 : Int(groups.codes[row])
      guard group >= 0, let value = values[group] else { return MissingReason.noAnswer.code }
      return quantity.values[row] <= value ? 0 : 1
    }
    let table = tabulator.totals(
      of: CellCoding(
        groups: groups.codes, groupCount: groups.groups.count, answers: answers, levelCount: 2))
    return values.indices.map { group in
      guard table.count(group: group) > 0 else { return .failure(.noAnswers) }
      guard let value = values[group] else { return .failure(.noWeight) }
      return .success(estimate(value, orders[group], rule, in: table, group: group))
    }
  }

  private func weightedOrders(
    _ quantity: SurveyQuantity, _ groups: RespondentGroups, _ weights: [Double]
  ) -> [WeightedOrder] {
    var values = [[Double]](repeating: [], count: groups.groups.count)
    var parts = values
    for row in quantity.codes.indices where quantity.codes[row] >= 0 {
      let group = groups.codes.isEmpty ? 0 : Int(groups.codes[row])
      guard group >= 0 else { continue }
      values[group].append(quantity.values[row])
      parts[group].append(weights[row])
    }
    return zip(values, parts).map { WeightedOrder(values: $0, weights: $1) }
  }

  private func estimate(
    _ value: Double, _ order: WeightedOrder, _ rule: QuantileRule, in table: TableTotals,
    group: Int
  ) -> Estimate {
    var result = Estimate(
      value: value, count: table.count(group: group), weightedCount: table.total(group: group),
      effectiveCount: table.effectiveCount(group: group), method: MedianLevel.method)
    guard let below = try? estimate(Proportion(level: 0), in: table, group: group),
      let interval = below.interval, let low = order.quantile(interval.low, rule),
      let high = order.quantile(interval.high, rule)
    else { return result }
    result.interval = Interval(low: min(low, value), high: max(high, value))
    result.confidence = confidence
    result.degreesOfFreedom = below.degreesOfFreedom
    if below.standardError != nil, let df = below.degreesOfFreedom,
      let t = StudentT(degreesOfFreedom: df)?.quantile((1 + confidence) / 2)
    {
      result.standardError = (high - low) / (2 * t)
    }
    return result
  }
}

extension SurveyQuantity {
  /// The scores of the answers to a question on a scale.
  public init(scores question: SurveyQuestion) {
    self.init(
      id: question.id,
      values: question.codes.map { $0 < 0 ? .nan : question.scale.scores[Int($0)] },
      codes: question.codes.map { min($0, 0) })
  }
}
