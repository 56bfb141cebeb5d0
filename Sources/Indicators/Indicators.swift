public import Framework
import Numerics
public import Results
public import Surveys

/// The score of each indicator by kind of actor and round, its parts, and its changes.
///
/// What is asked and answered makes the score by the rule that the indicator declares. For each
/// group:
/// - `indicator_score`, between 0 and 1, with its design-based error by linearisation through the
///   totals of everything the rule reads;
/// - `lowest_possible` and `highest_possible` where something was asked and not answered and the
///   rule gives a range: an answer that is missing is never counted as no;
/// - `criteria_met`, the mean number of criteria met; `criterion_met`, the share that meets each
///   criterion (`level`); `class_share`, the share in each class; `level_share`, that of a level;
/// - `difference` between rounds, of the questions that both have in common where the rule leaves
///   out, refused across a break otherwise;
/// - `pooled_mean` over the kinds of actor, only where the plan asks for it.
///
/// Kinds of actor are not pooled. An indicator made of programmes and documents alone has one row,
/// without a group, a count and an error.
///
/// - Parameters:
///   - data: The answers.
///   - study: The codebook with its indicators.
///   - plan: Groupings, confidence, and how groups are pooled.
///   - programmes: The programme registry, for rules that read it.
/// - Returns: The rows of each indicator and grouping, in the order of the study.
/// - Throws: ``PlanError`` for a grouping that does not exist, and the errors of the design.
/// - Checked against: R `survey` `svycontrast` and `svyratio`; a Python recomputation of the sample
///   study, `References/indicators`.
public func indicatorScores(
  of data: SurveyData, study: Study, plan: AnalysisPlan, programmes: ProgrammeFields? = nil
) throws -> [ResultRow] {
  let tabulator = try CellTabulator(data)
  // Kinds of actor are not pooled: the largest would speak for all.
  let groupings = try plan.respondentGroups(in: data).filter {
    data.actors == nil || !$0.groupBy.isEmpty
  }
  let evaluation = CriterionEvaluation(data: data, study: study, programmes: programmes)
  let tables = orderedMap(count: study.indicators.count * groupings.count) { index in
    let indicator = study.indicators[index / groupings.count]
    let analysis = IndicatorAnalysis(indicator, study, plan, tabulator, evaluation)
    let place = index % groupings.count
    if analysis.isOfConstants { return place == 0 ? [analysis.constantRow()] : [] }
    return analysis.rows(by: groupings[place])
  }
  return tables.flatMap { $0 }
}
