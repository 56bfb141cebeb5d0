public import Results
public import Surveys
import Tabular

/// A regression model of the answers to a question, one for each round.
///
/// Generalised linear models by weighted scoring, and the cumulative-link model of ordered answers;
/// errors from the design, with *t* and *F* on its degrees of freedom less the coefficients but for
/// one. Respondents with a missing answer or predictor are left out, and counted. A round among
/// the predictors makes one model of all rounds.
///
/// In the regime of actors the coefficients describe those who answered: there is no sampling
/// error, and none is given.
///
/// Where groups are separated, so that a coefficient would be infinite, the likelihood is penalised
/// (``PenalisedLikelihood``): every number is flagged `penalised_fit`, the coefficients that would
/// be infinite `separated_groups`.
///
/// - Returns: Rows of the analysis `model`: `count`, `excluded`, `threshold`, `coefficient`,
///   `odds_ratio` (or its kin), `wald_f` of each term, `dispersion`, `proportional_odds_f`,
///   `predicted_probability` or `predicted_mean` of every group and its `…_difference` from the
///   reference.
/// - Throws: ``PlanError`` and ``ModelError`` for what the data do not have or cannot give.
/// - Checked against: R `survey` 4.1 `svyglm`, `regTermTest`, `svypredmeans`, `References/models`.
public func models(
  of data: SurveyData, model: ModelPlan, plan: AnalysisPlan
) throws -> [ResultRow] {
  let request = try ModelRequest(model, data, plan)
  guard let rounds = data.rounds, !request.predictors.contains(where: { $0.id == rounds.id }) else {
    return request.rows(candidates: Array(0..<Int32(data.rowCount)), round: "")
  }
  return rounds.levels.indices.flatMap { round in
    let candidates = rounds.codes.indices.filter { Int(rounds.codes[$0]) == round }
    return request.rows(candidates: candidates.map(Int32.init), round: rounds.levels[round])
  }
}
