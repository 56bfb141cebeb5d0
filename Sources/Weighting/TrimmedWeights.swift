/// The limits to which weights are trimmed.
public struct WeightTrim: Equatable, Sendable {
  /// What the limits are counted in.
  public enum Unit: String, CaseIterable, Equatable, Sendable {
    /// Weights as they are.
    case weight
    /// Multiples of the median of the weights above 0.
    case median
  }

  public var lower: Double
  public var upper: Double
  public var unit: Unit
  /// Whether trimming is repeated until no weight is outside the limits.
  ///
  /// What is cut off goes to the other weights, and may bring some of them over the limit.
  public var isRepeated: Bool

  public init(_ lower: Double, _ upper: Double, unit: Unit = .weight, isRepeated: Bool = true) {
    self.lower = lower
    self.upper = upper
    self.unit = unit
    self.isRepeated = isRepeated
  }

  /// Weights cut off at the limits; what is cut off is shared evenly by the others.
  ///
  /// The sum of the weights is kept. Rows with the weight 0 stay as they are and take no part.
  ///
  /// - Parameter weights: One a row, none negative.
  /// - Returns: The new weights, the number of weights that were cut off, and the limits in units
  ///   of weight.
  /// - Throws: ``WeightingFault/badTrim(lower:upper:mean:)`` where the mean weight is not between
  ///   the limits, so that no weights within them have the same sum.
  /// - Checked against: R `survey` 4.1 `trimWeights`; with an upper limit alone also its
  ///   `strict = TRUE`, to which repeated trimming is equal.
  public func trimmed(
    _ weights: [Double]
  ) throws(WeightingError) -> (weights: [Double], count: Int, limits: FactorBounds) {
    let rows = weights.indices.filter { weights[$0] > 0 }
    guard !rows.isEmpty else { throw WeightingError(.noWeight) }
    let scale = unit == .median ? WeightTrim.median(rows.map { weights[$0] }) : 1
    let (low, high) = (lower * scale, upper * scale)
    let mean = rows.reduce(0) { $0 + weights[$1] } / Double(rows.count)
    guard lower >= 0, low < mean, mean < high else {
      throw WeightingError(.badTrim(lower: low, upper: high, mean: mean))
    }
    let inside = rows.filter { weights[$0] >= low && weights[$0] <= high }
    var result = weights
    if inside.count < rows.count {
      let shift = isRepeated ? shift(rows.map { weights[$0] }, low, high) : 0
      var excess = 0.0
      for row in rows {
        result[row] = min(max(weights[row] + shift, low), high)
        excess += weights[row] - result[row]
      }
      if !isRepeated { for row in inside { result[row] += excess / Double(inside.count) } }
    }
    let cut = rows.count { result[$0] == low || result[$0] == high }
    return (result, isRepeated ? cut : rows.count - inside.count, FactorBounds(low, high))
  }

  /// The number to add to all weights before they are cut off, so that their sum is kept.
  ///
  /// The sum after cutting rises with it in straight pieces: Newton's method, held between bounds
  /// that close in.
  private func shift(_ weights: [Double], _ low: Double, _ high: Double) -> Double {
    let sum = weights.reduce(0, +)
    var bracket = (low - (weights.max() ?? 0), high - (weights.min() ?? 0))
    var shift = 0.0
    for _ in 0..<200 {
      var (kept, free) = (0.0, 0)
      for weight in weights {
        let moved = weight + shift
        kept += min(max(moved, low), high)
        if moved > low, moved < high { free += 1 }
      }
      let missing = sum - kept
      if missing.magnitude <= 1e-14 * sum { break }
      if missing > 0 { bracket.0 = shift } else { bracket.1 = shift }
      let next = free > 0 ? shift + missing / Double(free) : .nan
      let isHeld = next > bracket.0 && next < bracket.1
      shift = isHeld ? next : (bracket.0 + bracket.1) / 2
    }
    return shift
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
