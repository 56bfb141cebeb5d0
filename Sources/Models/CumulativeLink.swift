#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The distribution behind a cumulative link, with its density and the density's slope.
struct CumulativeLink: Equatable, Sendable {
  let link: ModelLink

  /// A distribution at one place: below, above, density, slope of the density.
  struct Place {
    var below: Double
    var above: Double
    var density: Double
    var slope: Double

    /// The place below all thresholds, and that above them.
    static let start = Place(below: 0, above: 1, density: 0, slope: 0)
    static let end = Place(below: 1, above: 0, density: 0, slope: 0)
  }

  func place(_ x: Double) -> Place {
    switch link {
    case .probit:
      let density = exp(-x * x / 2) / (2 * Double.pi).squareRoot()
      return Place(
        below: 0.5 * erfc(-x / 2.0.squareRoot()), above: 0.5 * erfc(x / 2.0.squareRoot()),
        density: density, slope: -x * density)
    case .cloglog:
      let hazard = exp(x)
      let above = exp(-hazard)
      return Place(
        below: -expm1(-hazard), above: above, density: exp(x - hazard),
        slope: exp(x - hazard) * (1 - hazard))
    case .logit, .identity, .log:
      let small = exp(-x.magnitude)
      let (tail, rest) = (small / (1 + small), 1 / (1 + small))
      let (below, above) = x < 0 ? (tail, rest) : (rest, tail)
      return Place(
        below: below, above: above, density: tail * rest, slope: tail * rest * (above - below))
    }
  }

  /// The share between two places, by the tail in which it has more digits.
  static func share(_ lower: Place, _ upper: Place) -> Double {
    lower.below > 0.5 ? lower.above - upper.above : upper.below - lower.below
  }

  /// A threshold below which this share lies; a few digits of it are enough as a start.
  func start(ofShare share: Double) -> Double {
    switch link {
    case .cloglog: log(-log1p(-share))
    case .probit: log(share / (1 - share)) / 1.7
    case .logit, .identity, .log: log(share / (1 - share))
    }
  }
}
