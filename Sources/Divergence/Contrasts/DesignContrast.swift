import Estimation
import Probability
import Results
import Surveys

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The error that the design of a sample gives a contrast of two groups.
///
/// By the derivatives of the measure, or by its value on every replicate. The t interval of δ and
/// the probability of superiority is taken on the logit of where they stand in their range, so that
/// no limit leaves it; that of a distance is cut at zero.
struct DesignContrast {
  private let analysis: DivergenceAnalysis
  private let table: TableTotals
  private let first: (group: Int, answers: OrderedAnswers)
  private let second: (group: Int, answers: OrderedAnswers)

  init(
    _ analysis: DivergenceAnalysis, _ subject: DivergenceSubject, _ first: Int, _ second: Int
  ) {
    self.analysis = analysis
    table = subject.table
    self.first = (first, subject.answers[first])
    self.second = (second, subject.answers[second])
  }

  /// Sets the error and the interval, where the regime and the measure have them.
  func set(_ estimate: inout Estimate, _ measure: any ShareContrast) {
    guard !analysis.tabulator.isActorsRegime,
      let gradients = measure.gradients(first.answers, second.answers)
    else { return }
    var number = Linearization(
      value: estimate.value,
      gradients: [
        CellGradient(group: first.group, values: gradients.first),
        CellGradient(group: second.group, values: gradients.second),
      ])
    number.replicates = replicates(measure)
    guard let variance = table.variance(of: number), variance > 0 else { return }
    let error = variance.squareRoot()
    let degrees = Double(table.degreesOfFreedom(groups: [first.group, second.group]))
    estimate.standardError = error
    estimate.method = table.replicateScheme == nil ? "linearization" : "replicates"
    let confidence = analysis.plan.confidence
    guard let t = StudentT(degreesOfFreedom: degrees)?.quantile((1 + confidence) / 2) else {
      return
    }
    estimate.degreesOfFreedom = degrees
    let range = measure.bounds(levels: first.answers.levelCount)
    estimate.interval =
      measure.drawing.isDistance
      ? Interval(
        low: max(range.lowerBound, estimate.value - t * error),
        high: min(range.upperBound, estimate.value + t * error))
      : logitInterval(estimate.value, t * error, range)
    estimate.confidence = estimate.interval.map { _ in confidence }
  }

  /// The interval of the logit of where a number stands in its range; nil at an end of it.
  private func logitInterval(
    _ value: Double, _ reach: Double, _ range: ClosedRange<Double>
  ) -> Interval? {
    let width = range.upperBound - range.lowerBound
    let place = (value - range.lowerBound) / width
    guard place > 0, place < 1 else { return nil }
    let odds = place / (1 - place)
    let factor = exp(reach / width / (place * (1 - place)))
    return Interval(
      low: range.lowerBound + width * odds / (odds + factor),
      high: range.upperBound - width / (1 + odds * factor))
  }

  /// The value on every replicate of the table; nil where it has none.
  private func replicates(_ measure: any ShareContrast) -> [Double]? {
    guard let scheme = table.replicateScheme else { return nil }
    func shares(_ group: Int, _ replicate: Int) -> [Double]? {
      let totals = table.cellTotals(group: group, replicate: replicate).prefix(table.levelCount)
      let total = totals.reduce(0, +)
      return total > 0 ? totals.map { $0 / total } : nil
    }
    return scheme.coefficients.indices.map { replicate in
      guard let one = shares(first.group, replicate), let other = shares(second.group, replicate)
      else { return .nan }
      return measure.value(ofShares: one[...], other[...])
    }
  }
}
