public import Testing

/// How near two numbers must be, and why no nearer.
///
/// The difference may not exceed `relative` times the larger magnitude, nor `absolute` where both
/// numbers are near zero.
public struct Tolerance: Equatable, Sendable, CustomStringConvertible {
  public var relative: Double
  public var absolute: Double
  public var reason: String

  public init(relative: Double, absolute: Double, reason: String) {
    self.relative = relative
    self.absolute = absolute
    self.reason = reason
  }

  public static let exact = Tolerance(relative: 0, absolute: 0, reason: "equal bit for bit")
  public static let roundoff = Tolerance(
    relative: 1e-12, absolute: 1e-14, reason: "the same formula in another order")
  public static let oracle = Tolerance(
    relative: 1e-10, absolute: 1e-13, reason: "a reference printed with 15 digits")
  public static let iterative = Tolerance(
    relative: 1e-7, absolute: 1e-10, reason: "both sides stop on a criterion")

  /// The tolerance of an average of random draws: five standard errors.
  public static func monteCarlo(standardError: Double) -> Tolerance {
    Tolerance(relative: 0, absolute: 5 * standardError, reason: "five Monte Carlo standard errors")
  }

  public var description: String { "relative \(relative), absolute \(absolute): \(reason)" }

  public func admits(_ found: Double, _ expected: Double) -> Bool {
    if found == expected { return true }
    let allowed = max(absolute, relative * max(found.magnitude, expected.magnitude))
    return (found - expected).magnitude <= allowed
  }
}

/// Records a failure at the caller's line unless the two numbers agree within the tolerance.
public func expectClose(
  _ found: Double?, _ expected: Double?, within tolerance: Tolerance = .roundoff,
  _ label: String = "", sourceLocation: SourceLocation = #_sourceLocation
) {
  if let found, let expected {
    DifferenceLog.record(found, expected, tolerance, in: sourceLocation.fileID)
  }
  switch (found, expected) {
  case (nil, nil): return
  case (let found?, let expected?) where tolerance.admits(found, expected): return
  default:
    let numbers = "\(text(found)) is not \(text(expected))"
    let prefix = label.isEmpty ? "" : label + ": "
    Issue.record("\(prefix)\(numbers) (\(tolerance))", sourceLocation: sourceLocation)
  }
}

/// Compares two lists number by number.
public func expectClose(
  _ found: [Double], _ expected: [Double], within tolerance: Tolerance = .roundoff,
  _ label: String = "", sourceLocation: SourceLocation = #_sourceLocation
) {
  guard found.count == expected.count else {
    Issue.record(
      "\(label) has \(found.count) numbers, not \(expected.count)", sourceLocation: sourceLocation)
    return
  }
  for (index, pair) in zip(found, expected).enumerated() {
    expectClose(
      pair.0, pair.1, within: tolerance, "\(label)[\(index)]", sourceLocation: sourceLocation)
  }
}

private func text(_ value: Double?) -> String { value.map { "\($0)" } ?? "nil" }
