public import Estimation
public import Framework
public import Results
public import Surveys

/// The indicators of a study, each as a statistic of one table a grouping.
public struct IndicatorTabulator: Sendable {
  private let analyses: [IndicatorAnalysis]

  /// - Parameters:
  ///   - study: The codebook; indicators without a question that fits their rule are left out.
  ///   - tabulator: The data.
  ///   - plan: How errors and intervals are made.
  public init(_ study: Study, _ tabulator: CellTabulator, _ plan: AnalysisPlan) {
    analyses = study.indicators.compactMap { indicator in
      IndicatorAnalysis(indicator, study: study, tabulator: tabulator, estimator: Estimator(plan))
    }
  }

  public var count: Int { analyses.count }

  /// The table of an indicator by the groups; nil where nobody answered any of its questions.
  public func table(_ place: Int, by groups: RespondentGroups) -> IndicatorTable? {
    let analysis = analyses[place]
    guard !analysis.patterns.patterns.isEmpty else { return nil }
    let table = analysis.tabulator.totals(
      of: CellCoding(
        groups: groups.codes, groupCount: groups.groups.count, answers: analysis.patterns.codes,
        levelCount: analysis.patterns.patterns.count))
    return IndicatorTable(
      indicator: analysis.indicator.id, table: table, score: analysis.score,
      questions: analysis.questions.map(\.id))
  }
}

/// An indicator over the groups of a grouping.
public struct IndicatorTable: Sendable {
  public let indicator: String
  /// The answers to all its questions together, one pattern a level.
  public let table: TableTotals
  let score: IndicatorScore
  let questions: [String]

  /// The score over the questions that all sides have answered, and these questions.
  ///
  /// - Parameter sides: Groups, those of a side taken together.
  /// - Returns: nil where the sides have no question in common.
  public func score(
    commonTo sides: [[Int]]
  ) -> (statistic: any CellStatistic, questions: [String])? {
    let common = score.questions.filter { question in
      sides.allSatisfy { side in
        side.contains { score.answered(GroupTotals(table, group: $0)).contains(question) }
      }
    }
    guard !common.isEmpty else { return nil }
    return (
      IndicatorScore(values: score.values, questions: common), common.map { questions[$0] }
    )
  }
}
