import Estimation

/// The numbers of one tidy row in the order of their columns, and the method.
struct TidyNumbers {
  var estimate: Double?
  var standardError: Double?
  var low: Double?
  var high: Double?
  var confidence: Double?
  var degreesOfFreedom: Double?
  var denominatorDegreesOfFreedom: Double?
  var count: Double?
  var weightedCount: Double?
  var effectiveCount: Double?
  var designEffect: Double?
  var pValue: Double?
  var adjustedPValue: Double?
  var method = ""

  init() {}

  init(_ estimate: Estimate) {
    self.estimate = estimate.value
    standardError = estimate.standardError
    low = estimate.interval?.low
    high = estimate.interval?.high
    confidence = estimate.confidence
    degreesOfFreedom = estimate.degreesOfFreedom
    denominatorDegreesOfFreedom = estimate.denominatorDegreesOfFreedom
    count = estimate.count.map(Double.init)
    weightedCount = estimate.weightedCount
    effectiveCount = estimate.effectiveCount
    designEffect = estimate.designEffect
    pValue = estimate.pValue
    adjustedPValue = estimate.adjustedPValue
    method = estimate.method
  }

  /// Hands out the numbers column by column; a number that is not finite is not a number.
  func visit(_ body: (Double?) -> Void) {
    body(finite(estimate))
    body(finite(standardError))
    body(finite(low))
    body(finite(high))
    body(finite(confidence))
    body(finite(degreesOfFreedom))
    body(finite(denominatorDegreesOfFreedom))
    body(finite(count))
    body(finite(weightedCount))
    body(finite(effectiveCount))
    body(finite(designEffect))
    body(finite(pValue))
    body(finite(adjustedPValue))
  }

  private func finite(_ value: Double?) -> Double? {
    value.flatMap { $0.isFinite ? $0 : nil }
  }
}
