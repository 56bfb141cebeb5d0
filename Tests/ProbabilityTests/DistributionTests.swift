// Proves that the distributions agree with R, that nothing is NaN, and that variates have their
// moments.
import Glibc
import Numerics
import Probability
import TestSupport
import Testing

@Suite("Distributions of probability") struct DistributionTests {
  /// Two independent libraries, each good to about 1e-14 in the body and 1e-12 in far tails.
  static let libraries = Tolerance(relative: 2e-12, absolute: 1e-300, reason: "two libraries")

  @Test("every tail and quantile agrees with R")
  func references() throws {
    let table = try ReferenceTable("probability/distributions.csv")
    #expect(table.rows.count > 500)
    for row in table.rows {
      let function = row["function"] ?? ""
      let x = Double(row["x"] ?? "") ?? .nan
      let parameters = ["a", "b", "c"].compactMap { Double(row[$0] ?? "") }
      let name = row["distribution"] ?? ""
      let label = "\(name) \(function)(\(x); \(parameters))"
      let found = value(name, function, x, parameters)
      expectClose(found, Double(row["value"] ?? ""), within: Self.libraries, label)
    }
  }

  private func value(
    _ name: String, _ function: String, _ x: Double, _ p: [Double]
  ) -> Double? {
    switch name {
    case "binomial":
      let binomial = BinomialDistribution(trials: Int(p[0]), probability: p[1])
      return discrete(binomial?.mass, binomial?.cumulative, binomial?.upperTail, function, Int(x))
    case "hypergeometric":
      let drawn = Hypergeometric(marked: Int(p[0]), sample: Int(p[1]), population: Int(p[2]))
      return discrete(drawn?.mass, drawn?.cumulative, drawn?.upperTail, function, Int(x))
    default: break
    }
    let distribution: (any ContinuousDistribution)? =
      switch name {
      case "normal": NormalDistribution()
      case "t": StudentT(degreesOfFreedom: p[0])
      case "chisq": ChiSquared(degreesOfFreedom: p[0])
      case "f": FisherF(numerator: p[0], denominator: p[1])
      default: BetaDistribution(p[0], p[1])
      }
    switch function {
    case "cumulative": return distribution?.cumulative(x)
    case "upperTail": return distribution?.upperTail(x)
    default: return distribution?.quantile(x)
    }
  }

  private func discrete(
    _ mass: ((Int) -> Double?)?, _ cumulative: ((Int) -> Double?)?,
    _ upperTail: ((Int) -> Double?)?, _ function: String, _ k: Int
  ) -> Double? {
    switch function {
    case "mass": mass?(k)
    case "cumulative": cumulative?(k)
    default: upperTail?(k)
    }
  }

  @Test("what is not defined is nil, and limits hold")
  func edges() {
    #expect(StudentT(degreesOfFreedom: 0) == nil)
    #expect(StudentT(degreesOfFreedom: .nan) == nil)
    #expect(ChiSquared(degreesOfFreedom: -1) == nil)
    #expect(FisherF(numerator: 1, denominator: 0) == nil)
    #expect(BetaDistribution(0, 0) == nil)
    #expect(BetaDistribution(0, 5)?.quantile(0.3) == 0)
    #expect(BetaDistribution(5, 0)?.quantile(0.3) == 1)
    #expect(NormalDistribution().quantile(1.5) == nil)
    #expect(NormalDistribution().quantile(1) == .infinity)
    #expect(NormalDistribution().cumulative(.nan) == nil)
    #expect(Hypergeometric(marked: 9, sample: 3, population: 8) == nil)
    #expect(BinomialDistribution(trials: 3, probability: 1.1) == nil)
    let normal = NormalDistribution().quantile(0.975)
    expectClose(StudentT(degreesOfFreedom: .infinity)?.quantile(0.975), normal, within: .exact)
    expectClose(
      FisherF(numerator: 3, denominator: .infinity)?.upperTail(2),
      ChiSquared(degreesOfFreedom: 3)?.upperTail(6), within: .exact)
    let closedForm = (exp(-log(1 - 1e-10) * 2 / 1e5) - 1) * 1e5 / 2
    expectClose(
      FisherF(numerator: 2, denominator: 1e5)?.quantile(1e-10), closedForm, within: .iterative)
    #expect(logGamma(0) == nil)
    expectClose(logGamma(5), 3.1780538303479458)
  }

  @Test("random variates have the moments of their distribution", arguments: [0.25, 1.0, 7.5])
  func variates(shape: Double) {
    var random = Philox4x32(seed: 20, stream: 1)
    let draws = 20_000
    var (sum, scatter) = (0.0, 0.0)
    for _ in 0..<draws {
      let gamma = random.gammaVariate(shape: shape)
      sum += gamma
      scatter += (gamma - shape) * (gamma - shape)
    }
    let count = Double(draws)
    expectClose(
      sum / count, shape, within: .monteCarlo(standardError: (shape / count).squareRoot()))
    // The fourth central moment of a gamma number of shape a is 3a² + 6a.
    expectClose(
      scatter / count, shape,
      within: .monteCarlo(standardError: ((2 * shape * shape + 6 * shape) / count).squareRoot()))
    var squares = 0.0
    for _ in 0..<draws {
      let z = random.normal()
      squares += z * z
    }
    let error = (2 / Double(draws)).squareRoot()
    expectClose(squares / Double(draws), 1, within: .monteCarlo(standardError: error))
  }
}
