import Estimation
import Results
import Surveys
import Tabular

/// A model as the plan asks for it, with everything it names found in the data.
struct ModelRequest {
  let data: SurveyData
  let question: SurveyQuestion
  let predictors: [ModelPredictor]
  let terms: [[String]]
  let family: LinearFamily
  /// For each answer whether it counts, where the share of some answers is explained.
  let isEvent: [Bool]
  let plan: AnalysisPlan

  init(_ model: ModelPlan, _ data: SurveyData, _ plan: AnalysisPlan) throws {
    var asked = plan
    asked.questions = [model.outcome]
    guard let question = try asked.questions(in: data).first else {
      throw PlanError.unknownQuestion(model.outcome, known: data.questions.map(\.id))
    }
    let names = distinctNames(model.predictors.flatMap { $0 })
    if names.contains(model.outcome) { throw ModelError.outcomeIsPredictor(model.outcome) }
    predictors = try names.map { try ModelPredictor($0, in: data, model) }
    if let name = model.scored.sorted().first(where: { !names.contains($0) }) {
      throw ModelError.scoreWithoutPredictor(name, known: names)
    }
    let factors = predictors.filter(\.isFactor).map(\.id)
    if let name = model.references.keys.sorted().first(where: { !factors.contains($0) }) {
      throw ModelError.referenceWithoutFactor(name, factors: factors)
    }
    let family = model.family ?? ModelRequest.family(for: question, model)
    let link = model.link ?? family.links[0]
    guard family.links.contains(link) else { throw ModelError.linkOfOtherFamily(link, family) }
    isEvent = family == .logit ? try ModelRequest.events(of: question, model) : []
    try ModelRequest.check(question, family)
    self.family = LinearFamily(family: family, link: link)
    self.data = data
    self.question = question
    terms = model.terms
    self.plan = plan
  }

  /// The family that an outcome suggests.
  private static func family(for question: SurveyQuestion, _ model: ModelPlan) -> ModelFamily {
    if !model.events.isEmpty || question.scale.levels.count <= 2 { return .logit }
    return question.scale.kind == .ordinal ? .ordinal : .logit
  }

  private static func events(of question: SurveyQuestion, _ model: ModelPlan) throws -> [Bool] {
    let levels = question.scale.levels
    if let unknown = model.events.first(where: { !levels.contains($0) }) {
      throw ModelError.unknownEvent(unknown, known: levels)
    }
    if !model.events.isEmpty { return levels.map { model.events.contains($0) } }
    let favourable = question.scale.favourableLevels
    if !favourable.isEmpty { return levels.indices.map { favourable.contains($0) } }
    guard levels.count == 2 else {
      throw ModelError.eventNeeded(outcome: question.id, levels: levels)
    }
    return [false, true]
  }

  private static func check(_ question: SurveyQuestion, _ family: ModelFamily) throws {
    guard family != .logit else { return }
    guard question.scale.kind == .ordinal else {
      throw ModelError.outcomeWithoutOrder(question.id, family)
    }
    if family == .poisson, let score = question.scale.scores.first(where: { $0 < 0 }) {
      throw ModelError.negativeCount(outcome: question.id, score: score)
    }
  }

  /// The rows of the model over some of the respondents.
  func rows(candidates: [Int32], round: String) -> [ResultRow] {
    let frame = ModelFrame(
      outcome: question, predictors: predictors, terms: terms, weights: data.design.weights,
      candidates: candidates)
    guard frame.askedCount > 0 else { return [] }
    var rows = ModelRows(question: question, round: round, confidence: plan.confidence)
    rows.counts(of: frame)
    let refused = rows.key("coefficient")
    do {
      let fit = try fit(frame)
      rows.parameters(of: fit, flag: flag(fit))
    } catch let aliased as AliasedColumns {
      rows.refuse(aliased, in: frame)
    } catch let failure as UndefinedStatistic {
      rows.append(ResultRow(refused, .undefined(reason: failure.reason)))
    } catch {
      rows.append(ResultRow(refused, .undefined(reason: "no_convergence")))
    }
    return rows.rows
  }

  private func flag(_ fit: ModelFit) -> String {
    if data.regime != .sample { return "no_sampling_error" }
    if fit.covariance == nil { return "no_design_errors" }
    return fit.degreesOfFreedom > 0 ? "" : "no_degrees_of_freedom"
  }

  private func fit(_ frame: ModelFrame) throws -> ModelFit {
    guard frame.rowCount > 0 else { throw UndefinedStatistic.noAnswers }
    let outcome: [Double] =
      switch family.family {
      case .logit: frame.outcome.map { isEvent[Int($0)] ? 1 : 0 }
      default: frame.outcome.map { question.scale.scores[Int($0)] }
      }
    guard let first = outcome.first, outcome.contains(where: { $0 != first }) else {
      throw UndefinedStatistic("no_variation")
    }
    if family.family == .ordinal { return try ModelFit.ordinal(family, frame, data: data) }
    return try ModelFit.linear(family, frame, outcome: outcome, data: data)
  }
}

extension ModelRows {
  /// Names the columns that follow from others, instead of leaving some out in silence.
  mutating func refuse(_ aliased: AliasedColumns, in frame: ModelFrame) {
    for place in aliased.columns {
      let column = frame.columns[place]
      append(
        ResultRow(
          key(
            "coefficient", item: column.item, groupBy: column.groupBy, group: column.group,
            versus: column.versusGroup), .undefined(reason: "aliased_term"),
          note: "follows from the terms before it: leave it out or merge levels"))
    }
  }
}
