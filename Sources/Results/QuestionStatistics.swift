public import Estimation
public import Surveys

extension ResponseScale {
  /// The indices of the favourable levels; empty where the scale takes no side.
  public var favourableLevels: Set<Int> {
    Set(sides.indices.filter { sides[$0] == .favourable })
  }

  /// Whether scores and distances between levels mean anything.
  public var isOrdered: Bool { kind == .ordinal && levels.count > 1 }

  /// The smooth statistics that sum up the answers of a group on this scale, in order.
  public var summaryStatistics: [any CellStatistic] {
    var statistics: [any CellStatistic] = []
    if !favourableLevels.isEmpty { statistics.append(Proportion(levels: favourableLevels)) }
    if isOrdered { statistics.append(MeanScore(scores: scores)) }
    return statistics
  }
}

extension Estimator {
  /// An estimator as the plan asks for it.
  public init(_ plan: AnalysisPlan) {
    self.init(
      confidence: plan.confidence, interval: plan.interval, designEffect: plan.designEffect)
  }

  /// The outcome of a statistic in a group: its estimate, or why there is none.
  public func outcome(
    _ statistic: some CellStatistic, in table: TableTotals, group: Int
  ) -> Outcome {
    do throws(UndefinedStatistic) {
      return .estimate(try estimate(statistic, in: table, group: group))
    } catch {
      return .undefined(reason: error.reason)
    }
  }
}
