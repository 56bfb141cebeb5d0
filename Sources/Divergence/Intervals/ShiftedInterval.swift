public import Estimation

/// Limits from draws of a number that is biased in small groups.
///
/// The inner quantiles of the draws, each limit moved outwards by what the mean of the draws misses
/// the estimate on its side. A limit is never moved inwards, and none leaves the range.
public struct ShiftedInterval: Equatable, Sendable {
  /// How much of the probability outside the confidence lies beyond the quantiles that are taken,
  /// before they are moved: found so that 95 % is kept in the simulations of the documentation.
  public static let tailShare = 0.8

  public let confidence: Double

  public init(confidence: Double) { self.confidence = confidence }

  /// The interval from draws, which are put into another order.
  ///
  /// - Parameters:
  ///   - values: The number on each draw; at least one.
  ///   - estimate: Where the draws should lie on average.
  ///   - range: The values that are possible.
  ///   - tail: The part of the draws beyond each limit; nil for that of the confidence.
  /// - Returns: Limits within the range.
  public func limits(
    _ values: inout [Double], estimate: Double, range: ClosedRange<Double>, tail: Double? = nil
  ) -> Interval {
    var sum = 0.0
    for value in values { sum += value }
    let mean = sum / Double(values.count)
    let tail = tail ?? (1 - confidence) / 2 * Self.tailShare
    let low = selectedQuantile(&values, tail) - max(0, mean - estimate)
    let high = selectedQuantile(&values, 1 - tail) + max(0, estimate - mean)
    return Interval(
      low: min(max(range.lowerBound, low), range.upperBound),
      high: max(min(range.upperBound, high), range.lowerBound))
  }
}

/// The quantile of values, between two of them by linear interpolation; puts them into another
/// order.
///
/// - Complexity: O(*n*) on average.
func selectedQuantile(_ values: inout [Double], _ probability: Double) -> Double {
  let position = probability * Double(values.count - 1)
  let below = Int(position)
  let lower = selectSmallest(&values, below)
  guard below + 1 < values.count else { return lower }
  var upper = values[below + 1]
  for index in (below + 1)..<values.count where values[index] < upper { upper = values[index] }
  return lower + (position - Double(below)) * (upper - lower)
}

/// The value at a rank, counted from 0; afterwards no value before that place is larger and none
/// behind it smaller.
private func selectSmallest(_ values: inout [Double], _ rank: Int) -> Double {
  var (left, right) = (0, values.count - 1)
  while left < right {
    let pivot = values[(left + right) / 2]
    var (low, high) = (left, right)
    while low <= high {
      while values[low] < pivot { low += 1 }
      while values[high] > pivot { high -= 1 }
      if low <= high {
        values.swapAt(low, high)
        low += 1
        high -= 1
      }
    }
    if rank <= high {
      right = high
    } else if rank >= low {
      left = low
    } else {
      return values[rank]
    }
  }
  return values[rank]
}
