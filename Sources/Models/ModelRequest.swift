import Estimation
import Results
import Surveys
import Tabular

/// A model as the plan asks for it, with everything it names found in the data.
struct ModelRequest {
  let data: SurveyData
  /// The outcome; without levels where it is a quantity.
  let question: SurveyQuestion
  /// The outcome where it is a quantity: one number a row.
  let numbers: [Double]?
  let predictors: [ModelPredictor]
  let terms: [[String]]
  let family: LinearFamily
  /// For each answer whether it counts, where the share of some answers is explained.
  let isEvent: [Bool]
  let plan: AnalysisPlan

  init(_ model: ModelPlan, _ data: SurveyData, _ plan: AnalysisPlan) throws {
    let (question, numbers) = try ModelRequest.outcome(model.outcome, in: data)
    self.numbers = numbers
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
    let family =
      model.family ?? (numbers == nil ? ModelRequest.family(for: question, model) : .gaussian)
    if numbers != nil, family == .logit || family == .ordinal {
      throw ModelError.outcomeIsNumber(model.outcome, family)
    }
    let link = model.link ?? family.links[0]
    guard family.links.contains(link) else { throw ModelError.linkOfOtherFamily(link, family) }
    isEvent = family == .logit ? try ModelRequest.events(of: question, model) : []
    try ModelRequest.check(question, numbers, family)
    self.family = LinearFamily(family: family, link: link)
    self.data = data
    self.question = question
    terms = model.terms
    self.plan = plan
  }

  /// The question or quantity of that name.
  private static func outcome(
    _ id: String, in data: SurveyData
  ) throws(PlanError) -> (SurveyQuestion, [Double]?) {
    if let question = data.questions.first(where: { $0.id == id }) { return (question, nil) }
    guard let quantity = data.quantities.first(where: { $0.id == id }) else {
      throw .unknownQuestion(
        id, known: distinctNames(data.questions.map(\.id)) + data.quantities.map(\.id))
    }
    let scale = ResponseScale(id: id, kind: .ordinal, levels: [], scores: [])
    return (SurveyQuestion(id: id, scale: scale, codes: quantity.codes), quantity.values)
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
    // Of a single answer nothing can be explained, which is said of the rows.
    if levels.count < 2 { return levels.map { _ in true } }
    guard levels.count == 2 else {
      throw ModelError.eventNeeded(outcome: question.id, levels: levels)
    }
    return [false, true]
  }

  private static func check(
    _ question: SurveyQuestion, _ numbers: [Double]?, _ family: ModelFamily
  ) throws(ModelError) {
    guard family != .logit else { return }
    guard question.scale.kind == .ordinal else {
      throw ModelError.outcomeWithoutOrder(question.id, family)
    }
    let scores = numbers ?? question.scale.scores
    if family == .poisson, let score = scores.first(where: { $0 < 0 }) {
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
      let flag = flag(fit)
      rows.parameters(of: fit, flag: flag)
      if family.family == .ordinal { rows.proportionalOdds(of: fit, data, flag: flag) }
      let events = isEvent.indices.filter { isEvent[$0] }.map { question.scale.levels[$0] }
      rows.predictions(of: fit, data, events: events, flag: flag)
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

  /// The outcome of each row as a number.
  private func outcome(_ frame: ModelFrame) -> [Double] {
    if let numbers { return frame.rows.map { numbers[Int($0)] } }
    if family.family == .logit { return frame.outcome.map { isEvent[Int($0)] ? 1 : 0 } }
    return frame.outcome.map { question.scale.scores[Int($0)] }
  }

  private func fit(_ frame: ModelFrame) throws -> ModelFit {
    guard frame.rowCount > 0 else { throw UndefinedStatistic.noAnswers }
    let outcome = outcome(frame)
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
