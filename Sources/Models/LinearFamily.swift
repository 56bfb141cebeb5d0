import Numerics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A family with its link, as far as fitting needs it: the terms of one respondent.
struct LinearFamily: Equatable, Sendable {
  let family: ModelFamily
  let link: ModelLink

  /// What one respondent adds, each by the weight of its answer.
  struct Terms {
    var logLikelihood: Double
    /// The derivative of the log-likelihood by the linear predictor.
    var score: Double
    /// The expected information about the linear predictor.
    var information: Double
  }

  /// The mean of an outcome with this linear predictor.
  func mean(_ eta: Double) -> Double {
    switch link {
    case .identity: eta
    case .log: exp(eta)
    case .logit: eta > 0 ? 1 / (1 + exp(-eta)) : exp(eta) / (1 + exp(eta))
    case .probit: 0.5 * erfc(-eta / 2.0.squareRoot())
    case .cloglog: -expm1(-exp(eta))
    }
  }

  /// One less the mean, without the loss of digits near one.
  private func complement(_ eta: Double) -> Double {
    switch link {
    case .logit, .probit: mean(-eta)
    case .cloglog: exp(-exp(eta))
    case .identity, .log: 1 - mean(eta)
    }
  }

  /// The derivative of the mean.
  func slope(_ eta: Double) -> Double {
    switch link {
    case .identity: 1
    case .log: exp(eta)
    case .logit: mean(eta) * mean(-eta)
    case .probit: exp(-eta * eta / 2) / (2 * Double.pi).squareRoot()
    case .cloglog: exp(eta - exp(eta))
    }
  }

  func terms(_ eta: Double, _ y: Double) -> Terms {
    switch family {
    case .gaussian, .ordinal:
      return Terms(logLikelihood: -(y - eta) * (y - eta) / 2, score: y - eta, information: 1)
    case .poisson:
      let mu = exp(eta)
      return Terms(logLikelihood: y * eta - mu, score: y - mu, information: mu)
    case .logit:
      let (mu, rest, slope) = (mean(eta), complement(eta), slope(eta))
      let isEvent = y > 0.5
      let share = isEvent ? mu : rest
      if link == .logit {
        return Terms(
          logLikelihood: log(share), score: isEvent ? rest : -mu, information: slope)
      }
      return Terms(
        logLikelihood: log(share), score: (isEvent ? slope : -slope) / share,
        information: slope * slope / (mu * rest))
    }
  }

  /// The variance of an outcome with this linear predictor, but for the dispersion.
  func variance(_ eta: Double) -> Double {
    switch family {
    case .gaussian, .ordinal: 1
    case .poisson: mean(eta)
    case .logit: mean(eta) * complement(eta)
    }
  }

  /// The linear predictor of a mean.
  func predictor(ofMean mean: Double) -> Double {
    switch link {
    case .identity: mean
    case .log: log(mean)
    case .logit: log(mean / (1 - mean))
    case .probit: probitQuantile(mean)
    case .cloglog: log(-log1p(-mean))
    }
  }

  /// A start for the iteration: a normal quantile to a few digits is enough.
  private func probitQuantile(_ mean: Double) -> Double { log(mean / (1 - mean)) / 1.7 }
}
