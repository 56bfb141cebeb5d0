import Probability

/// The exact interval for a share in a finite population, from a draw without replacement.
///
/// It holds the numbers of marked units in the population that neither tail of the hypergeometric
/// distribution rejects. Where everybody answered it is the share itself.
///
/// - Parameters:
///   - count: Marked units in the sample.
///   - sample: Units in the sample.
///   - population: Units in the population.
///   - confidence: The probability, at least, with which such intervals hold the true share.
/// - Returns: The limits as shares of the population; nil where the numbers contradict each other.
/// - Complexity: O(log *N*) evaluations of a tail.
/// - Reference: Wendell and Schmee (1996), *J. Am. Stat. Assoc.* 91, 825–830.
public func hypergeometricInterval(
  count: Int, sample: Int, population: Int, confidence: Double
) -> Interval? {
  guard sample > 0, (0...sample).contains(count), sample <= population else { return nil }
  let tail = (1 - confidence) / 2
  let (least, most) = (count, population - (sample - count))
  /// P(X ≥ count) grows with the marked units, P(X ≤ count) falls.
  let low = firstMarked(in: least...most) { marked in
    let drawn = Hypergeometric(marked: marked, sample: sample, population: population)
    return (drawn?.upperTail(count - 1) ?? 1) > tail
  }
  let above = firstMarked(in: least...(most + 1)) { marked in
    guard marked <= most else { return true }
    let drawn = Hypergeometric(marked: marked, sample: sample, population: population)
    return (drawn?.cumulative(count) ?? 0) <= tail
  }
  let size = Double(population)
  return Interval(low: Double(low) / size, high: Double(max(low, above - 1)) / size)
}

/// The first number of the range from which on a condition holds; the last where it never does.
private func firstMarked(in range: ClosedRange<Int>, _ holds: (Int) -> Bool) -> Int {
  var (low, high) = (range.lowerBound, range.upperBound)
  while low < high {
    let middle = low + (high - low) / 2
    if holds(middle) { high = middle } else { low = middle + 1 }
  }
  return low
}
