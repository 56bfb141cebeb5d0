import Estimation
import Results
import Surveys

extension AssociationTest {
  /// The statistics that the design-based form of the test answers with.
  func statistics(_ prefix: String) -> [String] {
    let names =
      switch self {
      case .raoScott: ["rao_scott_f", "rao_scott_chi2"]
      case .raoScottFirst: ["rao_scott_first_f", "rao_scott_chi2"]
      case .raoScottSecond: ["rao_scott_f", "rao_scott_second_chi2"]
      case .raoScottSaddlepoint: ["rao_scott_saddlepoint"]
      case .wald: ["wald_f", "adjusted_wald_f"]
      case .adjustedWald: ["adjusted_wald_f"]
      case .goodnessOfFit: ["goodness_of_fit_f", "goodness_of_fit_chi2"]
      case .rankWilcoxon: ["wilcoxon_t", "wilcoxon_wald_t", "wilcoxon_difference"]
      case .kruskalWallis, .vanDerWaerden, .median: [rankName + "_f", rankName + "_wald_f"]
      }
    return names.map { prefix + $0 }
  }

  /// Whether the test compares places in the order of the answers.
  var isOfRanks: Bool {
    [.rankWilcoxon, .kruskalWallis, .vanDerWaerden, .median].contains(self)
  }

  /// The name of a rank test in results.
  var rankName: String {
    switch self {
    case .vanDerWaerden: "van_der_waerden"
    case .median: "median_test"
    default: "kruskal_wallis"
    }
  }

  var rankScores: RankScores {
    switch self {
    case .vanDerWaerden: .normal
    case .median: .median
    default: .ridits
    }
  }

  /// A part of the number of a random stream that no other test of the same table has.
  var streamFamily: UInt64 {
    let place = AssociationTest.allCases.firstIndex(of: self) ?? 0
    return UInt64(place + 1) << 56
  }
}

extension StratifiedTable {
  /// The outcomes of a test of independence, one a statistic.
  func outcomes(_ kind: AssociationTest) throws(UndefinedStatistic) -> [TestOutcome?] {
    switch kind {
    case .raoScott:
      let test = try raoScott()
      return [test.f, test.chiSquared]
    case .raoScottFirst:
      let test = try raoScott()
      return [test.firstOrderF, test.chiSquared]
    case .raoScottSecond:
      let test = try raoScott()
      return [test.f, test.secondOrderChiSquared]
    case .raoScottSaddlepoint: return [try raoScott().saddlepoint]
    case .wald:
      let test = try wald()
      return [test.plain, test.adjusted]
    case .adjustedWald: return [try wald().adjusted]
    default: return []
    }
  }
}

extension TestOutcome {
  /// The t of two groups as the F it is the root of.
  var squared: TestOutcome {
    guard denominatorDegreesOfFreedom == nil, let df = degreesOfFreedom else { return self }
    return TestOutcome(
      statistic: statistic * statistic, degreesOfFreedom: 1, denominatorDegreesOfFreedom: df,
      pValue: pValue, method: method.hasSuffix("_t") ? method.dropLast() + "f" : method)
  }

  func estimate(count: Int) -> Estimate {
    Estimate(
      value: statistic, degreesOfFreedom: degreesOfFreedom,
      denominatorDegreesOfFreedom: denominatorDegreesOfFreedom, count: count, pValue: pValue,
      method: method)
  }
}

extension TwoWayTable {
  /// The row of an outcome, with what was left out of the test.
  func row(
    _ key: ResultKey, _ outcome: TestOutcome, _ question: SurveyQuestion,
    _ groups: RespondentGroups
  ) -> ResultRow {
    var parts: [String] = []
    if !droppedGroups.isEmpty {
      let names = droppedGroups.map { groups.groups[$0].label }
      parts.append("without the empty groups " + names.joined(separator: ", "))
    }
    if !droppedLevels.isEmpty {
      let names = droppedLevels.map { question.scale.levels[$0] }
      parts.append("without the unused levels " + names.joined(separator: ", "))
    }
    return ResultRow(
      key, .estimate(outcome.estimate(count: count)),
      flag: parts.isEmpty ? "" : "empty_cells_dropped", note: parts.joined(separator: "; "))
  }
}

extension ResultRow {
  /// A test whose answer is its p-value: the value of the row is that.
  var showingProbability: ResultRow {
    guard var estimate, let p = estimate.pValue else { return self }
    estimate.value = p
    estimate.degreesOfFreedom = nil
    var row = self
    row.outcome = .estimate(estimate)
    return row
  }
}

extension [ResultRow] {
  /// The rows without repetition of a statistic that several tests of the plan share.
  var firstOfEachStatistic: [ResultRow] {
    var seen: Set<ResultKey> = []
    return filter { seen.insert($0.key).inserted }
  }
}
