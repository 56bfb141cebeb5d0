import Estimation
import Probability
public import Results

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Precision {
  /// What a row of results tells of its number; nil where rules of reliability do not concern it.
  ///
  /// They concern shares, means, totals, ratios, quantiles and indices of one group. Counts of
  /// respondents, missing answers and tests are no estimates; differences follow their parts.
  ///
  /// - Parameters:
  ///   - row: A row with an estimate.
  ///   - plannedDomains: The dimensions for whose groups the sample was planned; the whole is one.
  public init?(_ row: ResultRow, plannedDomains: [String] = []) {
    guard let kind = Kind(row.key), let estimate = row.estimate else { return nil }
    self.init(
      kind, value: estimate.value, standardError: estimate.standardError, count: estimate.count,
      caseCount: estimate.caseCount, degreesOfFreedom: estimate.degreesOfFreedom,
      designEffect: estimate.designEffect)
    // The cases share the inequality of weights of their group.
    if let cases = caseCount.map(Double.init), let count, count > 0 {
      let part = (estimate.effectiveCount ?? Double(count)) / Double(count)
      effectiveCaseCount = cases * min(1, part)
    }
    interval = publicationInterval
    isOfPlannedDomain = row.key.groupBy.isEmpty || plannedDomains.contains(row.key.groupBy)
  }

  /// The 95 % interval on which rules look, whatever interval is printed.
  ///
  /// - Reference: Korn and Graubard (1998), *Survey Methodology* 24, 193–201; Parker et al. (2023),
  ///   *Vital and Health Statistics* 2(200), equation 24, for counts.
  var publicationInterval: Interval? {
    guard let standardError, standardError > 0 else { return nil }
    switch kind {
    case .proportion:
      guard !isUnanimous, let count, let degreesOfFreedom else { return nil }
      return ProportionInterval.kornGraubard.limits(
        share: value, standardError: standardError, count: count,
        degreesOfFreedom: Int(degreesOfFreedom), confidence: 0.95)
    case .count:
      guard value > 0, let cases = effectiveCaseCount,
        let t = StudentT(degreesOfFreedom: max(cases - 1, 0.1))?.quantile(0.975)
      else { return nil }
      let factor = exp(t * standardError / value)
      return Interval(low: value / factor, high: value * factor)
    case .mean, .total: return nil
    }
  }

  /// A share in a simple random sample, its variance multiplied by a design effect.
  static func ofSimpleSample(share: Double, count: Int, designEffect: Double) -> Precision {
    let variance = share * (1 - share) / Double(count) * designEffect
    // Somebody answers this way and somebody does not: otherwise there were no such share.
    let cases = min(count - 1, max(1, Int((share * Double(count)).rounded(.down))))
    var known = Precision(
      .proportion, value: share, standardError: variance.squareRoot(), count: count,
      caseCount: cases,
      degreesOfFreedom: Double(count - 1), designEffect: designEffect)
    known.interval = known.publicationInterval
    return known
  }
}

extension Precision.Kind {
  /// The kind of number that a row holds; nil for what is no estimate of one group.
  public init?(_ key: ResultKey) {
    guard Self.judgedAnalyses.contains(key.analysis), key.versusGroup.isEmpty,
      key.versusRound.isEmpty
    else { return nil }
    switch key.statistic {
    case "proportion", "favourable", "top_box", "bottom_box": self = .proportion
    case "total": self = key.level.isEmpty ? .total : .count
    case "mean", "mean_score", "mean_mentions", "median", "quantile", "ratio", "share_of_mentions",
      "disagreement", "mean_pairwise_distance":
      self = .mean
    default: return nil
    }
  }

  /// The analyses that give estimates of groups.
  private static let judgedAnalyses: Set = [
    "distribution", "disaggregation", "estimate", "trend",
  ]
}
