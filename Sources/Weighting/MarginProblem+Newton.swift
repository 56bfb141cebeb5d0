import LinearAlgebra
import Surveys

extension MarginProblem {
  /// Calibration by Newton's method on one parameter a level.
  ///
  /// Redundant levels cost nothing: the steps are taken in the range of the cross-products. The
  /// convex function whose gradient are the gaps guards the steps: one that neither lowers it nor
  /// the gaps is halved, and where factors stand at their bounds and do not answer to a parameter,
  /// the step is taken with slopes that are not quite zero.
  ///
  /// - Checked against: R `survey` 4.1 `calibrate` with `calfun` linear, raking and logit.
  func calibrated(_ function: FactorFunction) -> Solution {
    var state = NewtonState(self, function, [Double](repeating: 0, count: targets.count))
    var steps = 0
    while steps < MarginProblem.mostSteps, state.gap > MarginProblem.tolerance {
      guard let next = next(state, function) else { break }
      steps += 1
      state = next
    }
    return solution(state.factors, iterations: steps)
  }

  /// The least slopes that are tried in turn.
  private static let slopes = [0.0, 1e-6, 1e-3, 1]

  private func next(_ state: NewtonState, _ function: FactorFunction) -> NewtonState? {
    for slope in MarginProblem.slopes {
      let slopes = zip(base, state.derivatives).map { $0 * max($1, slope) }
      let step = direction(patterns.crossProducts(slopes), state.misfit)
      var share = 1.0
      for _ in 0..<12 {
        let tried = NewtonState(self, function, zip(state.parameters, step).map { $0 + share * $1 })
        if tried.isFinite, tried.objective < state.objective || tried.gap < state.gap {
          return tried
        }
        share /= 2
      }
    }
    return nil
  }

  /// The least solution of the normal equations; levels on which nothing depends stay at 0.
  private func direction(_ cross: Matrix, _ misfit: [Double]) -> [Double] {
    guard let eigen = try? SymmetricEigen(cross), let largest = eigen.values.first, largest > 0
    else { return misfit.map { _ in 0 } }
    let limit = largest * 1e-13 * Double(misfit.count)
    var scaled = eigen.vectors.times(misfit, .transposed)
    for (index, value) in eigen.values.enumerated() {
      scaled[index] = value > limit ? scaled[index] / value : 0
    }
    return eigen.vectors.times(scaled)
  }
}

/// Where Newton's method stands: factors, their derivatives, and what is missing to the totals.
private struct NewtonState {
  let parameters: [Double]
  let factors: [Double]
  let derivatives: [Double]
  let misfit: [Double]
  /// The convex function that is least where all totals are reached.
  let objective: Double
  /// The largest relative gap.
  let gap: Double

  init(_ problem: MarginProblem, _ function: FactorFunction, _ parameters: [Double]) {
    let (patterns, offsets) = (problem.patterns, problem.patterns.offsets)
    let count = patterns.marginCount
    var factors = [Double](repeating: 1, count: problem.base.count)
    var derivatives = factors
    var objective = 0.0
    for pattern in 0..<problem.base.count {
      var sum = 0.0
      for margin in 0..<count {
        sum += parameters[offsets[margin] + Int(patterns.levels[pattern * count + margin])]
      }
      let value = function.value(sum)
      factors[pattern] = value.factor
      derivatives[pattern] = value.derivative
      objective += problem.base[pattern] * value.integral
    }
    for (target, parameter) in zip(problem.targets, parameters) { objective -= target * parameter }
    let reached = patterns.levelSums(zip(problem.base, factors).map { $0 * $1 })
    misfit = zip(problem.targets, reached).map { $0 - $1 }
    gap = zip(misfit, problem.targets).reduce(0) { max($0, ($1.0 / $1.1).magnitude) }
    self.parameters = parameters
    self.factors = factors
    self.derivatives = derivatives
    self.objective = objective
  }

  var isFinite: Bool {
    objective.isFinite && gap.isFinite && derivatives.allSatisfy(\.isFinite)
  }
}
