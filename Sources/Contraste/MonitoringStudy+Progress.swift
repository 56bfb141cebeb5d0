import Framework
import Indicators
import Results
import Trends

extension MonitoringStudy {
  /// How far the study has come toward its targets, by every method, with how sure that is.
  ///
  /// Only targets about the questions of the plan, where it names any.
  ///
  /// - Throws: ``PlanError`` for what the study does not have, and the faults of the design.
  public func progress(_ plan: AnalysisPlan) throws -> [ResultRow] {
    let targets = targets(of: plan)
    guard !targets.isEmpty, (opened.data.rounds?.levels.count ?? 0) > 1 else { return [] }
    return Trends.progress(
      toward: targets, study: study, rows: try rowsTowardTargets(plan), plan: plan)
  }

  /// The published numbers of the targets in every round, with the changes since their baselines.
  ///
  /// - Throws: as ``progress(_:)``.
  public func rowsTowardTargets(_ plan: AnalysisPlan) throws -> [ResultRow] {
    let targets = targets(of: plan)
    var wanted = plan
    wanted.trend = TrendPlan()
    wanted.trend.comparesPairs = false
    wanted.groupings = targets.compactMap { $0.dimension.map { [$0] } }
    let rounds = study.rounds.map(\.id)
    for target in targets {
      let start = target.baselineRound ?? rounds.first ?? ""
      wanted.roundComparisons += rounds.drop { $0 != start }.dropFirst().map { [start, $0] }
    }
    var rows: [ResultRow] = []
    let questions = targets.compactMap(\.question)
    if !questions.isEmpty {
      wanted.questions = questions
      rows += try published(trends(of: opened.data, plan: wanted), wanted)
    }
    if targets.contains(where: { $0.indicator != nil }) {
      wanted.questions = []
      rows += try published(
        try indicatorScores(of: opened.data, study: study, plan: wanted), wanted)
    }
    return rows
  }

  private func targets(of plan: AnalysisPlan) -> [ProgressTarget] {
    study.targets.filter { target in
      plan.questions.isEmpty || target.question.map { plan.questions.contains($0) } ?? false
    }
  }
}
