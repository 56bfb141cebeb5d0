import Estimation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Why a criterion could not be assessed, in snake case as it stands in results.
public enum Unassessed: String, Error, CaseIterable, Equatable, Sendable {
  /// The number has no standard error.
  case noError = "no_error"
  /// All answered alike, so that the sample tells nothing of the error.
  case noVariation = "no_variation"
  /// The estimate is zero, and an error relative to it is not defined.
  case zeroEstimate = "zero_estimate"
  /// Neither respondents, cases, degrees of freedom nor a design effect are known.
  case missingCount = "missing_count"
  /// No interval of the kind that the rule asks for can be made.
  case noInterval = "no_interval"
  /// The rule says nothing about numbers of this kind.
  case notCovered = "not_covered"
}

/// A quantity that rules set limits to, computed from what is known of an estimate.
public enum Measure: String, CaseIterable, Equatable, Sendable {
  /// Respondents, unweighted.
  case respondents
  /// Respondents whom a share or a number of people counts; of other numbers, all.
  case cases
  /// Respondents over the design effect.
  case effectiveRespondents
  /// Cases over the effect of their unequal weights.
  case effectiveCases
  /// p(1 − p)/SE², no more than the respondents; of a share of 0 or 1, the respondents.
  case effectiveRespondentsOfShare
  case degreesOfFreedom
  case designEffect
  /// The standard error over the estimate.
  case coefficientOfVariation
  /// The standard error of −ln q over −ln q, with q the smaller of p and 1 − p.
  ///
  /// - Reference: SAMHSA (2008), *Results from the 2007 National Survey on Drug Use and Health*,
  ///   appendix B, from which CEPAL took it.
  case logCoefficientOfVariation
  /// The standard error over q^⅔/9, with q the smaller of p and 1 − p.
  ///
  /// - Reference: INE Chile (2020), *Estándar para la evaluación de la calidad de las estimaciones
  ///   en encuestas de hogares*.
  case errorOverQuadraticLimit
  /// The width of the 95 % interval; 0 for a share of 0 or 1.
  case intervalWidth
  /// That width over the estimate.
  case relativeIntervalWidth
  /// That width over one less the share.
  case relativeIntervalWidthOfComplement
  /// The smaller of p and 1 − p, in cases: 0 where all answered alike.
  case distanceFromUnanimity

  /// The quantity for an estimate.
  ///
  /// - Throws: why it is not defined or not known.
  public func value(of known: Precision) throws(Unassessed) -> Double {
    switch self {
    case .respondents: return Double(try known.respondents())
    case .cases: return Double(try known.cases())
    case .degreesOfFreedom: return try present(known.degreesOfFreedom, else: .missingCount)
    case .designEffect: return try known.effectOfDesign()
    case .effectiveRespondents:
      return Double(try known.respondents()) / (try known.effectOfDesign())
    case .effectiveCases: return try present(known.effectiveCaseCount, else: .missingCount)
    case .effectiveRespondentsOfShare: return try known.effectiveRespondentsOfShare()
    case .coefficientOfVariation: return try known.relativeError()
    case .logCoefficientOfVariation:
      let (error, share) = try known.errorOfRarerAnswer()
      return error / share / -log(share)
    case .errorOverQuadraticLimit:
      let (error, share) = try known.errorOfRarerAnswer()
      return error / (pow(share, 2.0 / 3) / 9)
    case .intervalWidth: return try known.intervalWidth()
    case .relativeIntervalWidth:
      guard known.value != 0 else { throw .zeroEstimate }
      return try known.intervalWidth() / known.value
    case .relativeIntervalWidthOfComplement:
      guard known.value < 1 else { throw .zeroEstimate }
      return try known.intervalWidth() / (1 - known.value)
    case .distanceFromUnanimity: return known.isUnanimous ? 0 : min(known.value, 1 - known.value)
    }
  }

  /// Whether it is written as a percentage.
  var isPercentage: Bool {
    switch self {
    case .coefficientOfVariation, .logCoefficientOfVariation, .intervalWidth,
      .relativeIntervalWidth, .relativeIntervalWidthOfComplement, .distanceFromUnanimity:
      true
    default: false
    }
  }

  /// Whether it counts respondents or clusters, so that it tells nothing of the estimate.
  var isOfSampleSize: Bool { [.respondents, .cases, .degreesOfFreedom].contains(self) }

  /// Its name in a remark.
  var name: String {
    switch self {
    case .respondents: "n"
    case .cases: "cases"
    case .effectiveRespondents, .effectiveRespondentsOfShare: "effective n"
    case .effectiveCases: "effective cases"
    case .degreesOfFreedom: "df"
    case .designEffect: "deff"
    case .coefficientOfVariation: "CV"
    case .logCoefficientOfVariation: "log CV"
    case .errorOverQuadraticLimit: "SE over its limit"
    case .intervalWidth: "width of the 95% interval"
    case .relativeIntervalWidth: "relative width of the 95% interval"
    case .relativeIntervalWidthOfComplement: "relative width for the complement"
    case .distanceFromUnanimity: "distance of the share from 0% and 100%"
    }
  }
}

private func present(_ value: Double?, else reason: Unassessed) throws(Unassessed) -> Double {
  guard let value else { throw reason }
  return value
}

extension Precision {
  fileprivate func respondents() throws(Unassessed) -> Int {
    guard let count else { throw .missingCount }
    return count
  }

  fileprivate func cases() throws(Unassessed) -> Int {
    switch kind {
    case .mean, .total: return try respondents()
    case .proportion, .count:
      guard let caseCount else { throw .missingCount }
      return caseCount
    }
  }

  fileprivate func error() throws(Unassessed) -> Double {
    guard let standardError else { throw .noError }
    return standardError
  }

  /// Nothing varies in the sample: a share of 0 or 1, or a mean of equal answers.
  private var isWithoutVariation: Bool {
    isUnanimous || standardError == 0 && designEffect == nil && kind != .count
  }

  fileprivate func effectOfDesign() throws(Unassessed) -> Double {
    if isWithoutVariation { throw .noVariation }
    return try present(designEffect, else: standardError == nil ? .noError : .missingCount)
  }

  fileprivate func relativeError() throws(Unassessed) -> Double {
    let error = try error()
    if value == 0 { throw .zeroEstimate }
    if isWithoutVariation { throw .noVariation }
    return error / value.magnitude
  }

  /// The error, and the share of those who answered this way or of those who did not, whichever is
  /// the smaller.
  fileprivate func errorOfRarerAnswer() throws(Unassessed) -> (error: Double, share: Double) {
    guard kind == .proportion else { throw .notCovered }
    let error = try error()
    if isUnanimous { throw .noVariation }
    return (error, min(value, 1 - value))
  }

  fileprivate func effectiveRespondentsOfShare() throws(Unassessed) -> Double {
    let count = Double(try respondents())
    if isUnanimous { return count }
    let error = try error()
    return error > 0 ? min(count, value * (1 - value) / (error * error)) : count
  }

  fileprivate func intervalWidth() throws(Unassessed) -> Double {
    if isUnanimous { return 0 }
    guard let interval else { throw standardError == nil ? .noError : .noInterval }
    return interval.high - interval.low
  }
}
