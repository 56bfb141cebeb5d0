import Estimation
import Numerics
public import Results
public import Surveys
import Tabular

/// How far the answers to each ordered question lie apart, within groups and between them.
///
/// For everyone, for each kind of actor and for each grouping of the plan, round by round:
///
/// - every measure of ``disagreementMeasures``, the row of `disagreement` with its interval and,
///   as its flag, the ``AnswerPattern``;
/// - the mean and the two 5 % points of the index under random answering;
/// - between every two groups of an uncrossed grouping `cliff_delta`,
///   `probability_of_superiority` and `wasserstein_1`, with permutation p-values adjusted over all
///   tests of the run that concern the same statistic. Positive values mean that `group` stands
///   higher on the scale than `versus_group`.
///
/// Over the questions that share a scale, within each group and not weighted: Krippendorff's alpha
/// for four kinds of scale, Gwet's AC1 and AC2, and Kendall's W; `item` is the scale, `question`
/// empty.
///
/// Errors are those of the design. The interval of the index is the ``DirichletInterval`` where
/// the number invited is known (for a part of an actor's respondents the same fraction is taken to
/// have answered) and in samples of fewer than thirty without clusters, and a t interval in larger
/// samples. Where the number invited is not known there is none. Permutation tests stand where
/// respondents can be exchanged: without unequal weights or clusters, and within strata.
///
/// Only the parts that the plan asks for are computed; what is left out changes no number, except
/// p-values adjusted over all tests of a run.
///
/// - Throws: ``PlanError`` for a question or dimension that does not exist, and the errors of the
///   design.
public func divergences(of data: SurveyData, plan: AnalysisPlan) throws -> [ResultRow] {
  let analysis = DivergenceAnalysis(try CellTabulator(data), plan)
  let questions = try plan.questions(in: data)
  let groupings = try plan.respondentGroups(in: data)
  let parts = plan.divergence.parts
  var rows: [ResultRow] = []
  if !parts.isDisjoint(with: DivergencePart.byQuestion) {
    rows += analysis.rows(questions, groupings)
  }
  if parts.contains(.concordance) {
    rows += ConcordanceRows(tabulator: analysis.tabulator, plan: plan).rows(questions, groupings)
  }
  guard parts.contains(.questionnaire) else {
    plan.adjust(&rows)
    return rows
  }
  let whole = QuestionnaireRows(tabulator: analysis.tabulator, plan: plan)
    .rows(questions, groupings)
  rows += whole.adjustable
  plan.adjust(&rows)
  return rows + whole.adjusted
}

/// Adjusts p-values anew over the tests that are left, by the families of
/// ``divergences(of:plan:)``.
///
/// Those of one question of a questionnaire hold over its questions already and stay.
public func adjustDivergences(_ rows: inout [ResultRow], _ plan: AnalysisPlan) {
  let places = rows.indices.filter { place in
    let key = rows[place].key
    let isOverQuestions =
      !key.question.isEmpty && SeparationRows.overQuestions.contains(key.statistic)
    return rows[place].estimate?.adjustedPValue != nil && !isOverQuestions
  }
  var members = places.map { rows[$0] }
  plan.adjust(&members)
  for (place, row) in zip(places, members) { rows[place] = row }
}

/// One question by one grouping, counted.
struct DivergenceSubject: Sendable {
  let question: SurveyQuestion
  let groups: RespondentGroups
  let table: TableTotals
  /// Whether the groups pool several kinds of actor that were asked.
  let pools: Bool
  /// One a group; empty for a question without an order.
  let answers: [OrderedAnswers]

  /// How many respondents of a group the question was put to.
  func asked(group: Int) -> Int {
    let missing = [.noAnswer, .doesNotKnow, .refused, .notApplicable]
      .map { table.missingCount(group: group, $0) }
    return table.count(group: group) + missing.reduce(0, +)
  }
}

struct DivergenceAnalysis: Sendable {
  static let name = "divergence"
  /// From this number of answers on, errors by linearisation are trusted with an interval.
  static let fewestForLinearization = 30

  let tabulator: CellTabulator
  let plan: AnalysisPlan
  let estimator: Estimator
  var banks = DrawBanks(small: [], pairs: [], changing: [], paired: [], seed: 0)

  init(_ tabulator: CellTabulator, _ plan: AnalysisPlan) {
    self.tabulator = tabulator
    self.plan = plan
    estimator = Estimator(plan)
  }

  func subject(_ question: SurveyQuestion, by groups: RespondentGroups) -> DivergenceSubject {
    let table = tabulator.totals(of: question, by: groups)
    let answers = groups.groups.indices.map { group in
      OrderedAnswers(
        totals: table.levelTotals(group: group), respondents: table.count(group: group),
        effectiveCount: table.effectiveCount(group: group) ?? 0, sides: question.scale.sides)
    }
    return DivergenceSubject(
      question: question, groups: groups, table: table,
      pools: groups.poolsActors && tabulator.data.isAskedOfSeveralActors(question),
      answers: question.scale.isOrdered ? answers : [])
  }

  /// The rows of single questions, counted and drawn for all of them before any is described.
  func rows(_ questions: [SurveyQuestion], _ groupings: [RespondentGroups]) -> [ResultRow] {
    let subjects = orderedMap(count: questions.count * groupings.count) { index in
      subject(questions[index / groupings.count], by: groupings[index % groupings.count])
    }
    var drawing = self
    drawing.banks = drawBanks(subjects)
    let isDescribed = plan.divergence.parts.contains(.agreement)
    let chance = ChanceTable(isDescribed ? subjects.flatMap(\.answers) : [], seed: plan.seed)
    let complete = drawing
    let tables = orderedMap(count: subjects.count) { complete.rows(subjects[$0], chance) }
    return tables.flatMap { $0 }
  }

  func rows(_ subject: DivergenceSubject, _ chance: ChanceTable) -> [ResultRow] {
    guard subject.question.scale.isOrdered else { return refusal(subject) }
    let parts = plan.divergence.parts
    var rows: [ResultRow] = []
    if parts.contains(.agreement) {
      for group in subject.groups.groups.indices where subject.asked(group: group) > 0 {
        rows += measureRows(subject, group, chance)
      }
    }
    if !parts.isDisjoint(with: [.contrasts, .gaps]) {
      let drawn = DrawnGroups(self, subject)
      if parts.contains(.contrasts) { rows += ContrastRows(self, drawn).rows(subject) }
      if parts.contains(.gaps) { rows += GapRows(analysis: self, drawn: drawn).rows(subject) }
    }
    if parts.contains(.changes) { rows += ChangeRows(analysis: self).rows(subject) }
    if subject.pools {
      for place in rows.indices {
        rows[place].flag = joinedFlags([rows[place].flag, "pooled_actors"])
      }
    }
    return rows
  }

  /// A question without an order is refused once, where the plan asks for it by name.
  private func refusal(_ subject: DivergenceSubject) -> [ResultRow] {
    guard subject.groups.groupBy.isEmpty, plan.questions.contains(subject.question.id) else {
      return []
    }
    let key = ResultKey(
      analysis: Self.name, question: subject.question.id, item: subject.question.item,
      statistic: "disagreement")
    return [ResultRow(key, .undefined(reason: UndefinedStatistic.notOrdinal.reason))]
  }

  private func measureRows(
    _ subject: DivergenceSubject, _ group: Int, _ chance: ChanceTable
  ) -> [ResultRow] {
    let answers = subject.answers[group]
    func key(_ statistic: String) -> ResultKey {
      subject.question.key(Self.name, subject.groups, group, statistic: statistic)
    }
    var rows: [ResultRow] = []
    for measure in disagreementMeasures {
      var row = ResultRow(key(measure.statistic), outcome(measure, subject, group))
      if measure is BerryMielkeIndex {
        if case .undefined = row.outcome { return [row] }
        row.flag = chance.pattern(of: answers).rawValue
      }
      rows.append(row)
    }
    guard let random = chance.reference(for: answers) else { return rows }
    let points: [(String, Double?)] = [
      ("mean", random.mean), ("low", random.low), ("high", random.high),
    ]
    for (name, value) in points {
      let outcome: Outcome =
        value.map { value in
          .estimate(
            Estimate(value: value, count: answers.respondents, method: random.method.rawValue))
        } ?? .undefined(reason: "no_value_as_rare")
      rows.append(ResultRow(key("random_answering_" + name), outcome))
    }
    return rows + evidenceRows(answers, random, chance.agreement(for: answers), key)
  }

  private func outcome(
    _ measure: any DisagreementMeasure, _ subject: DivergenceSubject, _ group: Int
  ) -> Outcome {
    let answers = subject.answers[group]
    do throws(MeasureFault) {
      let value = try measure.value(of: answers)
      var estimate = Estimate(
        value: value, count: answers.respondents, weightedCount: answers.total,
        effectiveCount: answers.effectiveCount)
      // Replicates give errors to measures without derivatives too.
      let flat = subject.table.replicateScheme.map { _ in answers.totals.map { _ in 0.0 } }
      if let gradient = measure.gradient(at: answers) ?? flat {
        let statistic = MeasureStatistic(
          measure: measure, answers: answers, value: value, gradient: gradient)
        estimate =
          (try? estimator.estimate(statistic, in: subject.table, group: group)) ?? estimate
        if answers.effectiveCount < Double(Self.fewestForLinearization) {
          estimate.interval = nil
          estimate.confidence = nil
          estimate.method = estimate.standardError == nil ? "" : "linearization"
        }
      }
      if measure is BerryMielkeIndex { setSmallSampleInterval(&estimate, subject, group) }
      return .estimate(estimate)
    } catch {
      return .undefined(reason: error.rawValue)
    }
  }

  private func setSmallSampleInterval(
    _ estimate: inout Estimate, _ subject: DivergenceSubject, _ group: Int
  ) {
    guard let basis = smallSampleBasis(subject, group), basis.answers.respondents > 1,
      let draws = banks.index(levels: basis.answers.levelCount)
    else { return }
    let method = DirichletInterval(draws, confidence: plan.confidence)
    let interval =
      basis.population.map { try? method.interval(for: basis.answers, population: $0) }
      ?? (try? method.interval(for: basis.answers))
    guard let interval else { return }
    estimate.interval = interval
    estimate.confidence = plan.confidence
    estimate.method = DirichletInterval.method
    estimate.degreesOfFreedom = nil
  }
}

extension DivergenceAnalysis {
  /// A measure of a group with its derivatives; nil where it has no value or no derivatives.
  func linearized(
    _ measure: any DisagreementMeasure, _ subject: DivergenceSubject, _ group: Int
  ) -> Linearization? {
    let answers = subject.answers[group]
    guard let value = try? measure.value(of: answers),
      let gradient = measure.gradient(at: answers)
    else { return nil }
    let statistic = MeasureStatistic(
      measure: measure, answers: answers, value: value, gradient: gradient)
    return try? statistic.linearize(subject.table, group: group)
  }
}

/// A measure at the answers of one group, as the estimator takes it.
private struct MeasureStatistic: CellStatistic {
  let measure: any DisagreementMeasure
  let answers: OrderedAnswers
  let value: Double
  let gradient: [Double]

  var name: String { measure.statistic }
  var range: ClosedRange<Double>? { measure.bounds(levels: gradient.count) }

  func linearize(_ totals: GroupTotals) throws(UndefinedStatistic) -> LocalLinearization {
    LocalLinearization(value: value, gradient: gradient)
  }

  /// The measure of the totals of a replicate, with the numbers of respondents of the sample.
  func value(_ totals: GroupTotals) throws(UndefinedStatistic) -> Double {
    let answers = OrderedAnswers(
      totals: totals.levels, respondents: answers.respondents,
      effectiveCount: answers.effectiveCount, sides: answers.sides)
    do throws(MeasureFault) {
      return try measure.value(of: answers)
    } catch {
      throw UndefinedStatistic(error.rawValue)
    }
  }
}
