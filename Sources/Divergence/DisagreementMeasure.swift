/// A number that says how far the answers to one ordered question lie apart.
///
/// A new measure is one file with a type that conforms, and one entry in
/// ``disagreementMeasures``; the contract tests run over the list.
public protocol DisagreementMeasure: Sendable {
  /// The name in results, in snake case.
  var statistic: String { get }
  /// Whether the measure rises with disagreement or with agreement.
  var reading: MeasureReading { get }
  /// The measure depends on the number of respondents, not on shares alone.
  var dependsOnCount: Bool { get }
  /// The smallest and largest values on a scale of that many levels.
  func bounds(levels: Int) -> ClosedRange<Double>
  /// The fewest levels for which the measure has a meaning.
  var fewestLevels: Int { get }
  /// The value for answers that passed ``OrderedAnswers/fault(levels:)``.
  func defined(_ answers: OrderedAnswers) -> Double
  /// The derivative of the value with respect to each level's total; nil where there is none.
  func gradient(at answers: OrderedAnswers) -> [Double]?
}

/// In which direction a measure counts.
public enum MeasureReading: Equatable, Sendable { case disagreement, agreement }

/// Why a measure has no value.
public enum MeasureFault: String, Error, Equatable, Sendable {
  case noAnswers = "no_answers"
  case oneAnswer = "one_answer"
  case tooFewLevels = "too_few_levels"
  /// So unequal weights that they leave no more than one effective respondent.
  case oneEffectiveAnswer = "one_effective_answer"
}

extension DisagreementMeasure {
  public var dependsOnCount: Bool { false }
  public var fewestLevels: Int { 2 }
  public func gradient(at answers: OrderedAnswers) -> [Double]? { nil }

  /// The measure of these answers.
  ///
  /// - Throws: ``MeasureFault`` where the measure is not defined: no answer, one answer, or a
  ///   scale with too few levels.
  public func value(of answers: OrderedAnswers) throws(MeasureFault) -> Double {
    if let fault = answers.fault(levels: fewestLevels) { throw fault }
    return defined(answers)
  }
}

extension OrderedAnswers {
  /// Why a measure that needs that many levels is not defined for these answers, if it is not.
  func fault(levels fewest: Int) -> MeasureFault? {
    if levelCount < fewest { return .tooFewLevels }
    if respondents < 1 || total <= 0 { return .noAnswers }
    if respondents < 2 { return .oneAnswer }
    if effectiveCount <= 1 + 1e-9 { return .oneEffectiveAnswer }
    return nil
  }
}

/// Every measure of disagreement on one question, the headline first.
public let disagreementMeasures: [any DisagreementMeasure] = [
  BerryMielkeIndex(), GiniMeanDifference(), OpposedPairs(), VanDerEijkAgreement(),
  LeikDispersion(), BlairLacyConcentration(), OrdinalEntropy(), Consensus(),
  EstebanRayPolarisation(), AverageDeviation(), WithinGroupAgreement(),
]
