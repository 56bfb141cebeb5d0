/// How a quantile is read off the weighted numbers of a sample.
///
/// The first nine are those of Hyndman and Fan with weights in place of counts; `math` is `hf1` and
/// `school` is `hf2`.
///
/// No rule leaves the numbers observed. Numbers that are alike stand in order of their weights, so
/// that the order of the rows changes nothing.
///
/// - Reference: Hyndman and Fan (1996), *The American Statistician* 50, 361–365; Shah and Vaish
///   (2006), *Proc. Survey Res. Methods Sect.*, ASA, 3642–3646.
/// - Checked against: R `survey` 4.1 `svyquantile(…, qrule = …)`, `References/estimates`.
public enum QuantileRule: String, CaseIterable, Equatable, Sendable {
  case math, school, shahvaish, hf1, hf2, hf3, hf4, hf5, hf6, hf7, hf8, hf9
}

/// Numbers in their order with their weights, from which quantiles are read.
public struct WeightedOrder: Equatable, Sendable {
  /// Ascending, those without weight left out.
  public let values: [Double]
  public let weights: [Double]
  /// Sums of the weights up to each number.
  private let cumulative: [Double]
  /// Sums that differ by less are the same but for rounding.
  private let tolerance: Double

  public init(values: [Double], weights: [Double]) {
    let order = values.indices.filter { weights[$0] > 0 && values[$0].isFinite }.sorted {
      (values[$0], weights[$0]) < (values[$1], weights[$1])
    }
    self.values = order.map { values[$0] }
    self.weights = order.map { weights[$0] }
    var sum = 0.0
    cumulative = self.weights.map { weight in
      sum += weight
      return sum
    }
    tolerance = sum * 1e-12
  }

  private var total: Double { cumulative.last ?? 0 }

  /// The quantile for a share of the weight; nil without numbers.
  ///
  /// - Parameters:
  ///   - share: Between 0 and 1.
  ///   - rule: How it is read off.
  /// - Returns: A number on the scale of the numbers.
  public func quantile(_ share: Double, _ rule: QuantileRule) -> Double? {
    guard let first = values.first, let last = weights.last else { return nil }
    guard values.count > 1 else { return first }
    switch rule {
    case .math, .hf1: return values[step(share).place]
    case .school, .hf2:
      let (place, isExact) = step(share)
      guard isExact, place + 1 < values.count else { return values[place] }
      return (values[place] + values[place + 1]) / 2
    case .hf3: return evenStep(share)
    case .shahvaish: return shahVaish(share)
    case .hf4: return interpolated(share) { cumulative[$0] / total }
    case .hf5: return interpolated(share) { (cumulative[$0] - weights[$0] / 2) / total }
    case .hf6: return interpolated(share) { cumulative[$0] / (total + last) }
    case .hf7: return interpolated(share) { (cumulative[$0] - weights[$0]) / (total - last) }
    case .hf8:
      return interpolated(share) { (cumulative[$0] - weights[$0] / 3) / (total + last / 3) }
    case .hf9:
      return interpolated(share) { (cumulative[$0] - weights[$0] * 3 / 8) / (total + last / 4) }
    }
  }

  /// The first number up to which the weight reaches a share of all, and whether just so.
  private func step(_ share: Double) -> (place: Int, isExact: Bool) {
    let wanted = share * total
    var (low, high) = (0, values.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] >= wanted - tolerance { high = middle } else { low = middle + 1 }
    }
    return (low, (cumulative[low] - wanted).magnitude <= tolerance)
  }

  /// As ``step(_:)`` over the distinct numbers; where reached just so, the next one at odd places.
  private func evenStep(_ share: Double) -> Double {
    let (place, isExact) = step(share)
    let value = values[place]
    guard isExact, place + 1 < values.count, values[place + 1] > value else { return value }
    let rank = values.indices.prefix(place + 1).filter { $0 == 0 || values[$0] > values[$0 - 1] }
    return rank.count.isMultiple(of: 2) ? value : values[place + 1]
  }

  private func shahVaish(_ share: Double) -> Double {
    let count = Double(values.count)
    let mean = total / count
    let places = values.indices.filter { place in
      let position = (cumulative[place] / mean + 0.5 - weights[place] / mean / 2) / (count + 1)
      return position <= share + 1e-12
    }
    return values[places.last ?? 0]
  }

  /// On the line between the two numbers whose positions enclose a share.
  private func interpolated(_ share: Double, position: (Int) -> Double) -> Double {
    var (low, high) = (0, values.count - 1)
    if share <= position(low) { return values[low] }
    if share >= position(high) { return values[high] }
    while high - low > 1 {
      let middle = (low + high) / 2
      if position(middle) <= share { low = middle } else { high = middle }
    }
    let (a, b) = (position(low), position(high))
    let part = b > a ? (share - a) / (b - a) : 0
    return values[low] + (values[high] - values[low]) * part
  }
}
