import LinearAlgebra
import Numerics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The penalised likelihood of a generalised linear model.
struct PenalisedLinear: PenalisedLikelihood {
  let family: LinearFamily
  let columns: Matrix
  let outcome: [Double]
  let weights: [Double]

  func state(_ parameters: [Double]) -> PenalisedState? {
    let predictors = columns.times(parameters)
    var information = [Double](repeating: 0, count: outcome.count)
    var gradient = information
    var sum = CompensatedSum()
    for row in outcome.indices {
      let terms = family.terms(predictors[row], outcome[row])
      information[row] = weights[row] * terms.information
      gradient[row] = weights[row] * terms.score
      sum.add(weights[row] * terms.logLikelihood)
    }
    guard sum.value.isFinite, information.allSatisfy({ $0 >= 0 && $0 < .infinity }) else {
      return nil
    }
    let matrix = columns.gram(weights: information)
    guard let factor = try? CholeskyFactor(matrix) else { return nil }
    let leverages = columns.times(factor.solve(.identity(parameters.count)))
    for row in outcome.indices {
      var leverage = 0.0
      for column in parameters.indices {
        let place = column * outcome.count + row
        leverage += leverages.values[place] * columns.values[place]
      }
      gradient[row] += information[row] * leverage * family.growth(predictors[row]) / 2
    }
    return PenalisedState(
      parameters: parameters, value: sum.value + factor.logDeterminant / 2,
      gradient: columns.times(gradient, .transposed), information: matrix)
  }
}

extension LinearFamily {
  /// The derivative of the logarithm of the information about the linear predictor.
  fileprivate func growth(_ eta: Double) -> Double {
    switch link {
    case .identity: return 0
    case .log: return 1
    case .logit: return 1 - 2 * mean(eta)
    case .probit:
      let (below, above) = (mean(eta), mean(-eta))
      return -2 * eta - slope(eta) * (above - below) / (below * above)
    case .cloglog: return 2 - exp(eta) - slope(eta) / mean(eta)
    }
  }
}
