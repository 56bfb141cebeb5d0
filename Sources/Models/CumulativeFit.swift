import LinearAlgebra

/// A cumulative-link model fitted in the basis of its columns, by Newton's steps with halving.
struct CumulativeFit: Sendable {
  var state: CumulativeState
  /// Minus the second derivatives, for weights whose mean is one.
  var curvature: Matrix

  private static let mostIterations = 60

  /// The fit with the greatest likelihood.
  ///
  /// - Parameters:
  ///   - link: The distribution behind the link.
  ///   - columns: The columns in a basis of mean square one, without a constant.
  ///   - answers: Answers from 0 on, each of which occurs.
  ///   - levelCount: The number of answers.
  ///   - weights: The weights, with mean one.
  ///   - start: Thresholds, then slopes, where the search begins; nil for the shares of all.
  /// - Throws: ``FitFailure/noMaximum(direction:)`` where groups are separated.
  init(
    _ link: CumulativeLink, columns: Matrix, answers: [Int32], levelCount: Int,
    weights: [Double], from start: [Double]? = nil
  ) throws(FitFailure) {
    let q = levelCount - 1
    let first =
      start ?? CumulativeFit.start(link, answers, weights, levelCount)
      + [Double](repeating: 0, count: columns.columnCount)
    var current = CumulativeState(
      link, columns: columns, answers: answers, weights: weights,
      thresholds: Array(first[..<q]), slopes: Array(first[q...]))
    var iteration = 0
    var last = Double.infinity
    var direction: [Double] = []
    while true {
      iteration += 1
      let curvature = current.curvature(columns, answers, weights)
      let gradient = current.gradient(columns, answers, weights)
      let right = Matrix(rowCount: gradient.count, columnCount: 1, values: gradient)
      guard iteration <= CumulativeFit.mostIterations,
        let step = (try? CholeskyFactor(curvature))?.solve(right).values
      else { throw .noMaximum(direction: direction) }
      direction = step
      let largest = step.reduce(0) { max($0, $1.magnitude) }
      let scale = (current.thresholds + current.slopes).reduce(1) { max($0, $1.magnitude) }
      guard
        let next = CumulativeFit.improved(current, step, link, columns, answers, weights)
      else {
        if largest < 1e-6 * scale { break }
        throw .noMaximum(direction: direction)
      }
      current = next
      if largest < 1e-12 * scale || (largest < 1e-9 * scale && largest > last / 4) { break }
      last = largest
    }
    state = current
    curvature = current.curvature(columns, answers, weights)
  }

  /// The thresholds of the shares of all respondents.
  static func start(
    _ link: CumulativeLink, _ answers: [Int32], _ weights: [Double], _ levelCount: Int
  ) -> [Double] {
    var totals = [Double](repeating: 0, count: levelCount)
    for row in answers.indices { totals[Int(answers[row])] += weights[row] }
    let sum = totals.reduce(0, +)
    var below = 0.0
    return totals.dropLast().map { total in
      below += total
      return link.start(ofShare: below / sum)
    }
  }

  /// The state after the longest of the halved steps that lowers nothing; nil where none does.
  private static func improved(
    _ state: CumulativeState, _ step: [Double], _ link: CumulativeLink, _ columns: Matrix,
    _ answers: [Int32], _ weights: [Double]
  ) -> CumulativeState? {
    let q = state.thresholds.count
    let slack = 1e-13 * max(1, state.logLikelihood.magnitude)
    var factor = 1.0
    for _ in 0..<30 {
      let next = CumulativeState(
        link, columns: columns, answers: answers, weights: weights,
        thresholds: zip(state.thresholds, step).map { $0 + factor * $1 },
        slopes: zip(state.slopes, step.dropFirst(q)).map { $0 + factor * $1 })
      if next.logLikelihood >= state.logLikelihood - slack { return next }
      factor /= 2
    }
    return nil
  }
}
