public import Association
public import Estimation
import LinearAlgebra
import Numerics
import Probability
public import Results
public import Surveys

/// The options of each question with several answers against each other, in every group.
///
/// For every two options the difference of the shares that chose them, `option_difference`, with
/// the first as item and the second as level; and one test a group of whether all options are
/// chosen equally often. Options overlap: the same respondents stand behind both, and the
/// covariance of their answers enters every error. In the actors regime a difference is tested
/// among those who chose one of the two (the exact sign test of McNemar), and equality by
/// exchanging what each respondent chose among the options.
///
/// - Returns: The p-values of the differences of a group and round are adjusted as one family.
/// - Throws: ``PlanError`` for a dimension that does not exist, and the errors of the design.
/// - Checked against: R `survey` 4.1 `svymean` of the options with `svycontrast`,
///   `References/multiple`.
public func optionComparisons(
  of data: SurveyData, plan: AnalysisPlan, groupings: [RespondentGroups], analysis: String
) throws -> [ResultRow] {
  let tabulator = try CellTabulator(data)
  let responses = plan.multipleResponses(in: data).filter { $0.options.count > 1 }
  let tables = orderedMap(count: responses.count * groupings.count) { index in
    let groups = groupings[index % groupings.count]
    return OptionComparison(
      pairs: OptionPairs(responses[index / groupings.count], by: groups, tabulator: tabulator),
      groups: groups, plan: plan, analysis: analysis, isActorsRegime: tabulator.isActorsRegime,
      stream: UInt64(index)
    ).rows()
  }
  return tables.flatMap { $0 }
}

/// The options of one question in the groups of one grouping.
struct OptionComparison {
  let pairs: OptionPairs
  let groups: RespondentGroups
  let plan: AnalysisPlan
  let analysis: String
  let isActorsRegime: Bool
  let stream: UInt64

  private var response: MultipleResponse { pairs.response }

  func rows() -> [ResultRow] {
    groups.groups.indices.filter { pairs.respondents.count(group: $0) > 0 }.flatMap { group in
      var differences: [ResultRow] = []
      for a in response.options.indices {
        for b in response.options.indices where b > a { differences.append(row(a, b, group)) }
      }
      plan.adjustment.adjust(&differences)
      return differences + [homogeneity(group)]
    }
  }

  private func row(_ a: Int, _ b: Int, _ group: Int) -> ResultRow {
    let key = response.options[a].key(
      analysis, groups, group, statistic: "option_difference", level: response.options[b].item)
    let (table, first, second) = pairs.table(a, b)
    do throws(UndefinedStatistic) {
      let (x, y) = (
        try first.linearize(table, group: group), try second.linearize(table, group: group)
      )
      var estimate = Estimator(plan).difference(x, y, in: table, range: 0...1)
      estimate.count = table.count(group: group)
      if isActorsRegime {
        let counts = table.levelCounts(group: group)
        estimate.pValue = signTest(counts[2], counts[1])
        estimate.method = "sign_exact"
      }
      return ResultRow(key, .estimate(estimate), flag: estimate.pValue == nil ? "no_variation" : "")
    } catch {
      return ResultRow(key, .undefined(reason: error.reason))
    }
  }

  /// The test of equal shares of all options in a group.
  private func homogeneity(_ group: Int) -> ResultRow {
    let name = isActorsRegime ? "option_equality_p" : "option_equality_f"
    let key = response.mentions.key(analysis, groups, group, statistic: name)
    do throws(UndefinedStatistic) {
      var estimate = Estimate(value: 0, count: pairs.respondents.count(group: group))
      let outcome =
        isActorsRegime
        ? exchanged(group) : try optionEquality(pairs, group: group)
      estimate.value = isActorsRegime ? outcome.pValue : outcome.statistic
      estimate.degreesOfFreedom = outcome.degreesOfFreedom
      estimate.denominatorDegreesOfFreedom = outcome.denominatorDegreesOfFreedom
      estimate.pValue = outcome.pValue
      estimate.method = outcome.method
      return ResultRow(key, .estimate(estimate))
    } catch {
      return ResultRow(key, .undefined(reason: error.reason))
    }
  }

  private func exchanged(_ group: Int) -> TestOutcome {
    let number = stream &* UInt64(groups.groups.count) &+ UInt64(group)
    let rows = response.codes.indices.filter {
      response.codes[$0] == 0 && (groups.codes.isEmpty || Int(groups.codes[$0]) == group)
    }
    let numbers = rows.map { response.chosenOptions(row: $0) }
    return optionExchange(
      numbers, optionCount: response.options.count, seed: plan.seed, stream: number)
  }
}

/// The two-sided exact test that two kinds of answer are equally likely (McNemar's).
///
/// - Returns: 1 where there is neither.
/// - Reference: McNemar (1947), *Psychometrika* 12, 153–157.
public func signTest(_ first: Int, _ second: Int) -> Double {
  let tail = BinomialDistribution(trials: first + second, probability: 0.5)?
    .cumulative(min(first, second))
  return min(1, 2 * (tail ?? 1))
}

/// Tests whether all options of a question are chosen by the same share of a group.
///
/// The sum of squared deviations of the shares from their mean is, if the shares are equal, a
/// weighted sum of χ² variables with the eigenvalues of their centred covariance as weights; its
/// first two moments give an F distribution, as Rao and Scott's second order does for a table. For
/// two options it is the square of the t test of their difference.
///
/// - Throws: ``UndefinedStatistic``: `no_design_errors`, `no_degrees_of_freedom`, `no_variation`.
/// - Reference: Rao and Scott (1984), *Ann. Stat.* 12, 46–60; Cochran (1950), *Biometrika* 37,
///   256–266, for the statistic.
public func optionEquality(
  _ pairs: OptionPairs, group: Int
) throws(UndefinedStatistic) -> TestOutcome {
  let count = pairs.response.options.count
  let nu = Double(pairs.respondents.degreesOfFreedom(groups: [group]))
  guard nu > 0 else { throw UndefinedStatistic("no_degrees_of_freedom") }
  guard let covariance = try pairs.covariance(group: group) else {
    throw UndefinedStatistic("no_design_errors")
  }
  var shares: [Double] = []
  for option in 0..<count { shares.append(try pairs.share(option, group: group)) }
  let mean = shares.reduce(0, +) / Double(count)
  let statistic = shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  var centring = Matrix(rowCount: count, columnCount: count)
  for a in 0..<count {
    for b in 0..<count { centring[a, b] = (a == b ? 1 : 0) - 1 / Double(count) }
  }
  let centred = centring.times(covariance.times(centring))
  var (trace, squared) = (0.0, 0.0)
  for a in 0..<count {
    trace += centred[a, a]
    for b in 0..<count { squared += centred[a, b] * centred[a, b] }
  }
  guard trace > 1e-20, squared > 0 else { throw UndefinedStatistic("no_variation") }
  let numerator = trace * trace / squared
  let f = FisherF(numerator: numerator, denominator: numerator * nu)
  guard let p = f?.upperTail(statistic / trace) else { throw UndefinedStatistic("no_variation") }
  return TestOutcome(
    statistic: statistic / trace, degreesOfFreedom: numerator,
    denominatorDegreesOfFreedom: numerator * nu, pValue: p, method: "rao_scott_second_order")
}

/// Tests equal shares by giving each respondent's mentions to options at random.
///
/// Cochran's Q orders the assignments: with the numbers of mentions kept, it rises with the sum of
/// the squared totals.
///
/// - Reference: Cochran (1950), *Biometrika* 37, 256–266.
func optionExchange(
  _ chosen: [[Int]], optionCount: Int, seed: UInt64, stream: UInt64
) -> TestOutcome {
  var totals = [Int](repeating: 0, count: optionCount)
  for options in chosen { for option in options { totals[option] += 1 } }
  let observed = totals.reduce(0) { $0 + $1 * $1 }
  let numbers = chosen.map(\.count).filter { $0 > 0 && $0 < optionCount }
  let always = chosen.count { $0.count == optionCount }
  var random = Philox4x32(seed: seed, stream: stream)
  var order = Array(0..<optionCount)
  var extreme = 0
  var p = 1.0 / 10_000
  for drawn in 1...9_999 {
    for option in totals.indices { totals[option] = always }
    for number in numbers {
      random.shuffle(&order)
      for place in 0..<number { totals[order[place]] += 1 }
    }
    guard totals.reduce(0, { $0 + $1 * $1 }) >= observed else { continue }
    extreme += 1
    p = Double(extreme + 1) / 10_000
    if extreme == 100 {
      p = Double(extreme) / Double(drawn)
      break
    }
  }
  return TestOutcome(
    statistic: Double(observed), pValue: p, method: "permutation_monte_carlo")
}
