import LinearAlgebra

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A likelihood with Jeffreys's penalty at one set of parameters.
struct PenalisedState: Sendable {
  var parameters: [Double]
  /// The log-likelihood and half the logarithm of the determinant of the information.
  var value: Double
  var gradient: [Double]
  /// The expected information.
  var information: Matrix
}

/// A likelihood that separated groups leave without a maximum, and Jeffreys's penalty gives one.
///
/// The penalty is half the logarithm of the determinant of the expected information; for a
/// logistic model this is Firth's fit. It does not depend on how predictors are coded.
///
/// - Reference: Firth (1993), *Biometrika* 80, 27–38; Kosmidis and Firth (2021), *Biometrika* 108,
///   71–82.
/// - Checked against: penalised likelihoods maximised in R by `optim`, `References/models`.
protocol PenalisedLikelihood: Sendable {
  /// The likelihood at these parameters; nil where it has no value.
  func state(_ parameters: [Double]) -> PenalisedState?
}

extension PenalisedLikelihood {
  /// The parameters with the greatest value, by scoring with halved steps.
  ///
  /// Where scoring gains little, as with few respondents, whose penalty bends the likelihood as
  /// much as their answers do, the curvature is taken from differences of the gradient.
  ///
  /// - Parameters:
  ///   - start: Where the search begins.
  ///   - fixed: Combinations of the parameters that keep the values they have there.
  /// - Returns: The state at the maximum.
  /// - Throws: ``FitFailure/noMaximum(direction:)`` where the search does not end.
  func maximum(
    from start: [Double], fixed: [[Double]] = []
  ) throws(FitFailure) -> PenalisedState {
    guard var current = state(start) else { throw .noMaximum(direction: []) }
    var (size, last) = (Double.infinity, Double.infinity)
    for _ in 0..<200 {
      let shrinks = last == .infinity || size < last / 3
      last = size
      let curved = shrinks ? nil : curvature(current).flatMap { step(current, fixed, $0) }
      guard let step = curved ?? step(current, fixed, current.information) else {
        throw .noMaximum(direction: [])
      }
      let largest = step.reduce(0) { max($0, $1.magnitude) }
      let scale = current.parameters.reduce(1) { max($0, $1.magnitude) }
      guard let next = improved(current, step) else {
        if largest < 1e-6 * scale { return current }
        throw .noMaximum(direction: step)
      }
      current = next
      if largest < 1e-11 * scale || (largest < 1e-9 * scale && largest >= size) { return current }
      size = largest
    }
    throw .noMaximum(direction: [])
  }

  /// Minus the second derivatives, by central differences of the gradient.
  private func curvature(_ state: PenalisedState) -> Matrix? {
    let count = state.parameters.count
    var result = Matrix(rowCount: count, columnCount: count)
    for column in 0..<count {
      var (up, down) = (state.parameters, state.parameters)
      let width = 1e-4 * max(1, up[column].magnitude)
      up[column] += width
      down[column] -= width
      guard let above = self.state(up), let below = self.state(down) else { return nil }
      for row in 0..<count {
        let slope = (below.gradient[row] - above.gradient[row]) / (2 * width)
        result[row, column] += slope / 2
        result[column, row] += slope / 2
      }
    }
    return result
  }

  private func step(
    _ state: PenalisedState, _ fixed: [[Double]], _ curvature: Matrix
  ) -> [Double]? {
    guard let factor = try? CholeskyFactor(curvature) else { return nil }
    let free = factor.solve(Matrix(column: state.gradient)).values
    guard !fixed.isEmpty else { return free }
    return factor.shifted(free, along: fixed, by: fixed.map { -product($0, free) })
  }

  private func improved(_ current: PenalisedState, _ step: [Double]) -> PenalisedState? {
    let slack = 1e-13 * max(1, current.value.magnitude)
    var factor = 1.0
    for _ in 0..<40 {
      let moved = zip(current.parameters, step).map { $0 + factor * $1 }
      if let next = state(moved), next.value >= current.value - slack { return next }
      factor /= 2
    }
    return nil
  }

  /// The limits of a combination of parameters beyond which the penalised likelihood is too low.
  ///
  /// - Parameters:
  ///   - direction: The combination.
  ///   - top: The maximum.
  ///   - error: A standard error of the combination, for the first step.
  ///   - drop: By how much twice the penalised log-likelihood may fall.
  /// - Returns: Both limits; nil where one is not found.
  func profile(
    _ direction: [Double], from top: PenalisedState, error: Double, drop: Double
  ) -> (low: Double, high: Double)? {
    guard let low = limit(direction, top, -error, drop),
      let high = limit(direction, top, error, drop)
    else { return nil }
    return (low, high)
  }

  /// Twice the fall of the penalised log-likelihood where combinations have other values.
  func fall(
    _ directions: [[Double]], from top: PenalisedState, to values: [Double]
  ) -> Double? {
    guard let factor = try? CholeskyFactor(top.information) else { return nil }
    let changes = zip(directions, values).map { $1 - product($0, top.parameters) }
    guard let start = factor.shifted(top.parameters, along: directions, by: changes),
      let held = try? maximum(from: start, fixed: directions)
    else { return nil }
    return max(0, 2 * (top.value - held.value))
  }

  private func limit(
    _ direction: [Double], _ top: PenalisedState, _ error: Double, _ drop: Double
  ) -> Double? {
    let center = product(direction, top.parameters)
    let target = drop.squareRoot()
    var (inner, innerRoot) = (0.0, 0.0)
    var outer = target
    guard var outerRoot = root(direction, top, center + outer * error) else { return nil }
    for _ in 0..<40 where outerRoot < target {
      (inner, innerRoot) = (outer, outerRoot)
      outer *= 1.6
      guard let next = root(direction, top, center + outer * error) else { return nil }
      outerRoot = next
    }
    guard outerRoot >= target else { return nil }
    for _ in 0..<60 where outer - inner > 1e-10 * outer {
      // The root is nearly linear; the middle now and then keeps the bracket shrinking.
      let part = (target - innerRoot) / (outerRoot - innerRoot)
      let middle = inner + (outer - inner) * min(0.98, max(0.02, part))
      guard let value = root(direction, top, center + middle * error) else { return nil }
      if (value - target).magnitude < 1e-11 { return center + middle * error }
      if value < target { (inner, innerRoot) = (middle, value) }
      if value >= target { (outer, outerRoot) = (middle, value) }
    }
    return center + (inner + outer) / 2 * error
  }

  private func root(_ direction: [Double], _ top: PenalisedState, _ value: Double) -> Double? {
    fall([direction], from: top, to: [value])?.squareRoot()
  }

  private func product(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for index in a.indices { sum += a[index] * b[index] }
    return sum
  }
}

extension Matrix {
  /// A matrix of one column.
  init(column: [Double]) { self.init(rowCount: column.count, columnCount: 1, values: column) }
}

extension CholeskyFactor {
  /// The nearest point, by the matrix as a metric, at which combinations have changed by so much.
  ///
  /// - Returns: nil where the combinations follow from each other.
  fileprivate func shifted(
    _ point: [Double], along directions: [[Double]], by changes: [Double]
  ) -> [Double]? {
    var rows = Matrix(rowCount: point.count, columnCount: directions.count)
    for (column, direction) in directions.enumerated() {
      for row in point.indices { rows[row, column] = direction[row] }
    }
    let along = solve(rows)
    let lengths = rows.transposed.times(along)
    guard let inner = try? CholeskyFactor(lengths) else { return nil }
    let moved = along.times(inner.solve(Matrix(column: changes)).values)
    return zip(point, moved).map { $0 + $1 }
  }

  /// The logarithm of the determinant of the matrix.
  var logDeterminant: Double {
    var sum = 0.0
    for index in 0..<upper.rowCount { sum += log(upper[index, index]) }
    return 2 * sum
  }
}
