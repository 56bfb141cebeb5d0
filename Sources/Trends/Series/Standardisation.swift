import Estimation
import Results
import Surveys

/// The groups of an analysis split into strata, and the round whose composition counts.
struct StandardComposition: Sendable {
  let groups: RespondentGroups
  /// The groups with their strata: groups of the grouping vary slowest, then strata, then rounds.
  let cells: RespondentGroups
  let standardRound: Int
  let roundCount: Int

  /// - Throws: ``PlanError`` for a dimension or round that does not exist,
  ///   ``TrendError/groupedAndStandardised(_:)`` for a dimension that makes the groups too.
  init(
    _ standard: CompositionStandard, _ groups: RespondentGroups, _ data: SurveyData,
    _ plan: AnalysisPlan
  ) throws {
    let rounds = data.rounds?.levels ?? []
    guard let round = rounds.firstIndex(of: standard.round) else {
      throw PlanError.unknownRound(standard.round, known: rounds)
    }
    let own = groups.groupBy.isEmpty ? [] : ResultKey.parts(groups.groupBy)
    if let both = own.first(where: { standard.dimensions.contains($0) }) {
      throw TrendError.groupedAndStandardised(both)
    }
    self.groups = groups
    cells = try plan.groups(by: own + standard.dimensions, in: data)
    standardRound = round
    roundCount = rounds.count
  }

  /// The strata of a group, by index of the group's label and then by round.
  func strata(ofLabel place: Int, labelCount: Int) -> [[Int]] {
    let count = cells.groups.count / labelCount / roundCount
    return (0..<count).map { stratum in
      (0..<roundCount).map { (place * count + stratum) * roundCount + $0 }
    }
  }
}

/// The weight of all substantive answers of a group.
private struct AnsweredTotal: CellStatistic {
  var name: String { "weighted_count" }
  var isScaleFree: Bool { false }

  func linearize(_ totals: GroupTotals) throws(UndefinedStatistic) -> LocalLinearization {
    LocalLinearization(value: totals.answered, gradient: totals.levels.map { _ in 1 })
  }
}

// Every round brought to the composition of one.
extension TrendAnalysis {
  /// Directly standardised shares and means in every round, their changes and trends.
  ///
  /// The value of each stratum counts by the share of the stratum among those who answered in the
  /// standard round. The shares are estimates themselves, and their errors enter.
  ///
  /// - Reference: Kitagawa (1964), *Demography* 1, 296–315.
  /// - Checked against: R `survey` `svycontrast` over `svyby`, `References/trends`.
  func rows(_ question: SurveyQuestion, broughtTo standard: StandardComposition) -> [ResultRow] {
    let table = tabulator.totals(of: question, by: standard.cells)
    let members = standard.groups.series
    return members.indices.flatMap { place -> [ResultRow] in
      let strata = standard.strata(ofLabel: place, labelCount: members.count)
      return question.scale.summaryStatistics.flatMap { statistic -> [ResultRow] in
        var key = question.key(Self.name, standard.groups, members[place][0], statistic: "")
        key.round = ""
        let points = (0..<standard.roundCount).map { round in
          point(statistic, table, strata, round: round, standard: standard.standardRound)
        }
        let counts = (0..<standard.roundCount).map { round in
          strata.reduce(0) { $0 + table.count(group: $1[round]) }
        }
        let series = RoundSeries(
          key: key, statistic: "standardised_" + statistic.name, level: "",
          range: statistic.range, points: points, counts: counts,
          pools: standard.groups.poolsActors)
        return rows(of: series, question, table)
      }
    }
  }

  private func rows(
    of series: RoundSeries, _ question: SurveyQuestion, _ table: TableTotals
  ) -> [ResultRow] {
    var rows: [ResultRow] = []
    for (round, point) in series.points.enumerated() {
      let key = series.key(series.statistic, level: "", round: rounds[round], versus: "")
      switch point {
      case .empty: continue
      case .undefined(let reason): rows.append(ResultRow(key, .undefined(reason: reason)))
      case .number(let number):
        var estimate = estimator.estimate(contrast: number, in: table, testsZero: false)
        estimate.count = series.counts[round]
        rows.append(ResultRow(key, .estimate(estimate)))
      }
    }
    return rows + changes(of: series, question, table) + trendRows(of: series, question, table)
  }

  private func point(
    _ statistic: some CellStatistic, _ table: TableTotals, _ strata: [[Int]], round: Int,
    standard: Int
  ) -> RoundSeries.Point {
    let weighed = strata.filter { table.count(group: $0[standard]) > 0 }
    let isEmpty = strata.allSatisfy { table.count(group: $0[round]) == 0 }
    if isEmpty { return .empty }
    guard !weighed.isEmpty, weighed.allSatisfy({ table.count(group: $0[round]) > 0 }) else {
      return .undefined("empty_stratum")
    }
    do throws(UndefinedStatistic) {
      var (parts, whole): ([(weight: Double, Linearization)], [(weight: Double, Linearization)]) =
        ([], [])
      for stratum in weighed {
        let size = try AnsweredTotal().linearize(table, group: stratum[standard])
        let value = try statistic.linearize(table, group: stratum[round])
        parts.append((1, .product(size, value)))
        whole.append((1, size))
      }
      return .number(try .quotient(.combination(parts), .combination(whole)))
    } catch {
      return .undefined(error.reason)
    }
  }
}
