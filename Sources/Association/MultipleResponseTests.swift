import Estimation
import LinearAlgebra
public import Results
public import Surveys

/// Tests whether the groups of each round choose the options of a question differently.
///
/// One test over the whole set, in place of one an option: the sum over options of Pearson's
/// statistics of chosen or not by group, which would be a sum of independent χ² if options did not
/// overlap. Rao and Scott's corrections take from the design and from the overlap what it really
/// is. In the actors regime the respondents, with all they chose, are exchanged among the groups.
///
/// - Returns: Rows with an empty item, `rao_scott_f` and `rao_scott_chi2`, or `permutation_p`;
///   p-values not yet adjusted. Options that everybody or nobody chose are left out, and said.
/// - Reference: Thomas and Decady (2004), *Int. J. Testing* 4, 43–59; Bilder and Loughin (2004),
///   *Biometrics* 60, 241–248, and (2009) for complex samples, *Commun. Stat.* 38, 2201–2219.
/// - Checked against: the same quadratic form from R `survey` 4.1 `svytotal` of the linearised
///   differences, `References/multiple`.
public func multipleResponseTests(
  _ response: MultipleResponse, _ groups: RespondentGroups, tabulator: CellTabulator,
  plan: AnalysisPlan, stream: UInt64, analysis: String
) -> [ResultRow] {
  let pairs = OptionPairs(response, by: groups, tabulator: tabulator)
  let rounds = groups.byRound
  return rounds.enumerated().flatMap { place, members -> [ResultRow] in
    guard members.contains(where: { GroupTotals(pairs.respondents, group: $0).wasAsked }) else {
      return []
    }
    var key = response.mentions.key(analysis, groups, members[0], statistic: "")
    key.group = ""
    do throws(UndefinedStatistic) {
      let test = try OptionGroupTest(pairs, groups: members)
      guard tabulator.isActorsRegime else { return try test.rows(key, labels: response) }
      let number = stream &* UInt64(rounds.count) &+ UInt64(place)
      return [test.permutation(key, groups, seed: plan.seed, stream: number)]
    } catch {
      let names = tabulator.isActorsRegime ? ["permutation_p"] : ["rao_scott_f", "rao_scott_chi2"]
      return names.map { name in
        key.statistic = name
        return ResultRow(key, .undefined(reason: error.reason))
      }
    }
  }
}

/// The comparison of groups over all options that some but not all chose.
struct OptionGroupTest {
  let pairs: OptionPairs
  let groups: [Int]
  let options: [Int]
  let dropped: [Int]
  /// By option of ``options``: the share in each group, and in all.
  private let shares: [[Double]]
  private let pooled: [Double]
  private let weights: [Double]
  private let count: Int

  init(_ pairs: OptionPairs, groups candidates: [Int]) throws(UndefinedStatistic) {
    self.pairs = pairs
    let respondents = pairs.respondents
    groups = candidates.filter { respondents.total(group: $0) > 0 }
    guard !groups.isEmpty else { throw .noAnswers }
    guard groups.count > 1 else { throw UndefinedStatistic("one_group") }
    weights = groups.map { respondents.total(group: $0) }
    count = groups.reduce(0) { $0 + respondents.count(group: $1) }
    var options: [Int] = []
    var (shares, pooled): ([[Double]], [Double]) = ([], [])
    for option in pairs.response.options.indices {
      let (table, share, _) = pairs.table(option, option)
      let all = try share.linearize(table, pooling: groups).value
      guard all > 1e-12, all < 1 - 1e-12 else { continue }
      options.append(option)
      pooled.append(all)
      var own: [Double] = []
      for group in groups { own.append(try share.linearize(table, group: group).value) }
      shares.append(own)
    }
    self.options = options
    (self.shares, self.pooled) = (shares, pooled)
    dropped = pairs.response.options.indices.filter { !options.contains($0) }
    guard !options.isEmpty else { throw .oneLevel }
  }

  /// The weight of a squared difference in Pearson's statistic.
  private func scale(_ option: Int, _ group: Int) -> Double {
    let share = pooled[option]
    return Double(count) * weights[group] / weights.reduce(0, +) / (share * (1 - share))
  }

  private var pearson: Double {
    var sum = 0.0
    for option in options.indices {
      for group in groups.indices {
        let difference = shares[option][group] - pooled[option]
        sum += scale(option, group) * difference * difference
      }
    }
    return sum
  }

  /// The derivatives of each group's share less that of all, by the cells of a table.
  private func gradients(_ option: Int, _ share: Proportion) -> Matrix {
    var result = Matrix(rowCount: 4 * groups.count, columnCount: groups.count)
    let whole = weights.reduce(0, +)
    for cellGroup in groups.indices {
      for level in 0..<4 {
        let hit = share.levels.contains(level) ? 1.0 : 0.0
        for group in groups.indices {
          var derivative = -(hit - pooled[option]) / whole
          if group == cellGroup { derivative += (hit - shares[option][group]) / weights[group] }
          result[4 * cellGroup + level, group] = derivative
        }
      }
    }
    return result
  }

  /// The sum of the eigenvalues of the design effects, and of their squares.
  private func traces() throws(UndefinedStatistic) -> (first: Double, second: Double) {
    let cells = groups.flatMap { group in (0..<4).map { (group: group, level: $0) } }
    var (first, second) = (0.0, 0.0)
    for (i, a) in options.enumerated() {
      for (j, b) in options.enumerated().dropFirst(i) {
        let (table, shareA, shareB) = pairs.table(a, b)
        guard let covariance = table.covariance(cells: cells) else {
          throw UndefinedStatistic("no_design_errors")
        }
        let block = gradients(i, shareA).times(
          covariance.times(gradients(j, shareB)), .transposed)
        for x in groups.indices {
          if i == j { first += scale(i, x) * block[x, x] }
          for y in groups.indices {
            let term = scale(i, x) * scale(j, y) * block[x, y] * block[x, y]
            second += i == j ? term : 2 * term
          }
        }
      }
    }
    return (first, second)
  }

  func raoScott() throws(UndefinedStatistic) -> RaoScottTest {
    let nu = Double(pairs.respondents.degreesOfFreedom(groups: groups))
    guard nu > 0 else { throw UndefinedStatistic("no_degrees_of_freedom") }
    let (trace, squared) = try traces()
    guard trace > 0, squared > 0 else { throw UndefinedStatistic("no_variation") }
    let test = RaoScottTest(
      pearson: pearson, trace: trace, squares: squared,
      dimension: options.count * (groups.count - 1), nu: nu)
    guard let test else { throw UndefinedStatistic("singular_table") }
    return test
  }

  func rows(_ key: ResultKey, labels: MultipleResponse) throws(UndefinedStatistic) -> [ResultRow] {
    let test = try raoScott()
    return [("rao_scott_f", test.f), ("rao_scott_chi2", test.chiSquared)].map { name, outcome in
      row(key, name, outcome, value: outcome.statistic)
    }
  }

  func permutation(
    _ key: ResultKey, _ groups: RespondentGroups, seed: UInt64, stream: UInt64
  ) -> ResultRow {
    let exchange = OptionExchange(pairs.response, groups, members: self.groups, options: options)
    let p = exchange.probability(seed: seed, stream: stream)
    let outcome = TestOutcome(statistic: pearson, pValue: p, method: "permutation_monte_carlo")
    return row(key, "permutation_p", outcome, value: p)
  }

  private func row(
    _ key: ResultKey, _ name: String, _ outcome: TestOutcome, value: Double
  ) -> ResultRow {
    var key = key
    key.statistic = name
    let names = dropped.map { pairs.response.options[$0].item }
    return ResultRow(
      key,
      .estimate(
        Estimate(
          value: value, degreesOfFreedom: outcome.degreesOfFreedom,
          denominatorDegreesOfFreedom: outcome.denominatorDegreesOfFreedom, count: count,
          pValue: outcome.pValue, method: outcome.method)),
      flag: names.isEmpty ? "" : "empty_cells_dropped",
      note: names.isEmpty
        ? "" : "without the options that all or none chose " + names.joined(separator: ", "))
  }
}
