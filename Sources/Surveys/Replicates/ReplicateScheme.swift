#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The way in which replicate weights were made.
public enum ReplicateMethod: Equatable, Sendable {
  /// Balanced half-samples.
  case brr
  /// Balanced half-samples whose other half keeps the part `rho` of its weight.
  case fay(rho: Double)
  /// One cluster left out at a time, without strata.
  case jk1
  /// One cluster left out of its stratum at a time.
  case jkn
  case bootstrap
  /// Successive differences, as in the American Community Survey.
  case sdr

  /// The name in files and on the command line.
  public var name: String {
    switch self {
    case .brr: "brr"
    case .fay: "fay"
    case .jk1: "jk1"
    case .jkn: "jkn"
    case .bootstrap: "bootstrap"
    case .sdr: "sdr"
    }
  }
}

/// How the values on the replicates make a variance: scale · Σ coefficient · (value − centre)².
public struct ReplicateScheme: Equatable, Sendable {
  /// What the squares are taken about.
  public enum Centre: Equatable, Sendable {
    /// The mean of the values on the replicates whose coefficient is above zero.
    case mean
    /// The estimate from the full sample; R calls it `mse`.
    case estimate
  }

  public var scale: Double
  /// One coefficient a replicate; R calls them `rscales`.
  public var coefficients: [Double]
  public var centre: Centre

  public init(scale: Double, coefficients: [Double], centre: Centre = .mean) {
    self.scale = scale
    self.coefficients = coefficients
    self.centre = centre
  }

  /// The variance of a number from its values on the replicates.
  ///
  /// Replicates on which the number has no value (NaN) are left out, as R `svrVar` does: those, for
  /// instance, that leave out the only cluster of a group.
  ///
  /// - Parameters:
  ///   - values: One value a replicate.
  ///   - estimate: The value on the full sample.
  /// - Returns: The variance, zero where only rounding is left; nil with fewer than two values.
  /// - Checked against: R `survey` `svrVar`.
  public func variance(of values: [Double], estimate: Double) -> Double? {
    guard let centre = centre(of: values, estimate: estimate) else { return nil }
    var (sum, weight, largest) = (0.0, 0.0, 0.0)
    for replicate in values.indices where !values[replicate].isNaN {
      let deviation = values[replicate] - centre
      sum += coefficients[replicate] * deviation * deviation
      weight += coefficients[replicate]
      largest = max(largest, values[replicate].magnitude)
    }
    let rounding = largest * 1e-14
    return sum > weight * rounding * rounding ? scale * sum : 0
  }

  /// The covariance of two numbers from their values on the replicates; nil as ``variance``.
  public func covariance(
    _ first: [Double], _ firstEstimate: Double, _ second: [Double], _ secondEstimate: Double
  ) -> Double? {
    var (first, second) = (first, second)
    for replicate in first.indices where (first[replicate] + second[replicate]).isNaN {
      (first[replicate], second[replicate]) = (.nan, .nan)
    }
    guard let a = centre(of: first, estimate: firstEstimate),
      let b = centre(of: second, estimate: secondEstimate)
    else { return nil }
    var sum = 0.0
    for replicate in first.indices where !first[replicate].isNaN {
      sum += coefficients[replicate] * (first[replicate] - a) * (second[replicate] - b)
    }
    return scale * sum
  }

  private func centre(of values: [Double], estimate: Double) -> Double? {
    var (sum, count, defined) = (0.0, 0, 0)
    for replicate in values.indices where !values[replicate].isNaN {
      defined += 1
      guard coefficients[replicate] > 0 else { continue }
      sum += values[replicate]
      count += 1
    }
    guard defined > 1, count > 0 else { return nil }
    return centre == .estimate ? estimate : sum / Double(count)
  }
}
