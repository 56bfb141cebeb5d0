public import Estimation
public import Framework
public import Results
public import Surveys

/// The indicators of a study, each over the groups of a grouping.
public struct IndicatorTabulator: Sendable {
  private let analyses: [IndicatorAnalysis]

  /// - Parameters:
  ///   - study: The codebook; indicators that read no answers are left out.
  ///   - tabulator: The data.
  ///   - plan: How errors and intervals are made.
  ///   - programmes: The registry, for rules that read it; nil for none.
  public init(
    _ study: Study, _ tabulator: CellTabulator, _ plan: AnalysisPlan, programmes: ProgrammeFields?
  ) {
    let evaluation = CriterionEvaluation(
      data: tabulator.data, study: study, programmes: programmes)
    analyses = study.indicators.map { indicator in
      IndicatorAnalysis(indicator, study, plan, tabulator, evaluation)
    }.filter { !$0.leaves.isEmpty }
  }

  public var count: Int { analyses.count }

  /// An indicator by the groups.
  public func table(_ place: Int, by groups: RespondentGroups) -> IndicatorTable {
    IndicatorTable(ScoreTable(analyses[place], groups))
  }
}

/// An indicator over the groups of a grouping.
public struct IndicatorTable: Sendable {
  private let scores: ScoreTable

  init(_ scores: ScoreTable) { self.scores = scores }

  public var indicator: String { scores.analysis.indicator.id }
  /// The totals of which scores are functions.
  public var table: TableTotals { scores.decided.totals.table }

  /// The score of a group with its error, or why it has none, and the questions in it.
  public func score(_ group: Int) -> (outcome: Outcome, note: String) {
    (scores.outcome(group), scores.note(scores.answeredLeaves(group)))
  }

  /// The scores of sides, each over what all of them answered where the rule leaves out what
  /// nobody answered, and the questions in them.
  ///
  /// - Parameter sides: Groups, those of a side taken together.
  /// - Returns: The scores in the order of the sides, and a note that names the questions.
  /// - Throws: ``UndefinedStatistic`` where a side has no score; `no_common_questions` where the
  ///   sides have none in common.
  public func scores(
    of sides: [[Int]]
  ) throws(UndefinedStatistic) -> (values: [Linearization], note: String) {
    let answered = sides.map { Set(scores.answeredLeaves(pooling: $0)) }
    let common = scores.analysis.leaves.indices.filter { leaf in
      answered.allSatisfy { $0.contains(leaf) }
    }
    guard !common.isEmpty else { throw UndefinedStatistic("no_common_questions") }
    var values: [Linearization] = []
    for side in sides {
      values.append(
        try scores.score(
          pooling: side, counted: scores.analysis.leavesOut ? Set(common) : nil))
    }
    return (values, scores.note(common))
  }
}
