import Estimation
public import Framework
import Numerics
public import Results
public import Surveys
import Tabular

/// The analysis of rows about findings.
public let findingsAnalysis = "findings"

/// The figures behind the findings of an earlier report: one row a claim, in order of the study.
///
/// The row of a claim has the finding as its `item`, the kind of actor as its group, what is
/// counted as its `level`, and the statistic of the rule. A claim that sets two figures against
/// each other is their `difference`, with its error from one table of both: the same respondents on
/// two questions, or two kinds of actor, or two rounds. Whether a claim holds is judged by
/// ``judged(_:study:)`` once the rows have passed the protection of small groups.
///
/// - Parameters:
///   - data: The answers.
///   - study: The codebook with its findings and their rules.
///   - plan: Confidence and intervals.
///   - disagreement: Rows of the analysis of divergence, for rules that name that statistic.
///   - programmes: The programme registry, for rules that read it.
/// - Returns: One row a claim, not yet judged.
/// - Throws: The errors of the design.
public func findingEvidence(
  of data: SurveyData, study: Study, plan: AnalysisPlan, disagreement: [ResultRow] = [],
  programmes: ProgrammeFields? = nil
) throws -> [ResultRow] {
  let evidence = try FindingEvidence(data, study, plan, disagreement, programmes)
  return study.findings.flatMap { finding in
    (finding.evidence?.claims ?? []).map { evidence.row(of: $0, finding) }
  }
}

/// Looks up and computes the figures that claims are about.
private struct FindingEvidence {
  let study: Study
  let plan: AnalysisPlan
  let disagreement: ResultIndex
  let scores: ResultIndex
  let programmes: ProgrammeFields?
  let tabulator: CellTabulator
  let groups: RespondentGroups

  init(
    _ data: SurveyData, _ study: Study, _ plan: AnalysisPlan, _ disagreement: [ResultRow],
    _ programmes: ProgrammeFields?
  ) throws {
    self.study = study
    self.plan = plan
    self.disagreement = ResultIndex(disagreement)
    self.programmes = programmes
    tabulator = try CellTabulator(data)
    groups = try plan.groups(by: data.actors.map { [$0.id] } ?? [], in: data)
    var alone = plan
    alone.groupings = []
    let readsScores = study.findings.contains { finding in
      (finding.evidence?.claims ?? []).contains { $0.figure.statistic == .indicatorScore }
    }
    scores = ResultIndex(
      readsScores
        ? try indicatorScores(of: data, study: study, plan: alone, programmes: programmes) : [])
  }

  private var estimator: Estimator { Estimator(plan) }
  private var firstRound: String { study.rounds.first?.id ?? "" }

  func row(of claim: EvidenceClaim, _ finding: Finding) -> ResultRow {
    let figure = claim.figure
    var key = ResultKey(
      analysis: findingsAnalysis, item: finding.id,
      groupBy: figure.actor == nil ? "" : groups.groupBy, group: figure.actor ?? "",
      round: round(figure), level: figure.text, statistic: figure.statistic.rawValue)
    switch figure.subject {
    case .programmes, .document:
      key.round = ""
      return ResultRow(key, constant(figure.subject))
    default: break
    }
    guard case .figure(let other) = claim.limit else {
      return ResultRow(key, outcome(figure), note: figure.answers.joined(separator: " "))
    }
    key.statistic = "difference"
    if other.actor != figure.actor { key.versusGroup = other.actor ?? "" }
    if round(other) != key.round { key.versusRound = round(other) }
    if other.text != figure.text { key.level += " − " + other.text }
    return ResultRow(key, difference(figure, other))
  }

  private func round(_ figure: EvidenceFigure) -> String { figure.round ?? firstRound }

  /// A share of the registry, or whether a document can be had: known without an error.
  private func constant(_ subject: EvidenceFigure.Subject) -> Outcome {
    switch subject {
    case .programmes(let share):
      guard let found = programmes?.share(share) else { return .undefined(reason: "no_programmes") }
      return .estimate(Estimate(value: found.value, method: "share_of_programmes"))
    case .document(let id):
      guard let isAvailable = study.documents.first(where: { $0.id == id })?.isAvailable else {
        return .undefined(reason: "document_not_looked_for")
      }
      return .estimate(Estimate(value: isAvailable ? 1 : 0, method: "document"))
    default: return .undefined(reason: "no_answers")
    }
  }

  private func group(_ figure: EvidenceFigure) -> Int? {
    groups.index(label: figure.actor ?? "", round: round(figure))
  }

  /// The question as it was put in the round; a version that does not compare has its own.
  private func question(_ figure: EvidenceFigure) -> SurveyQuestion? {
    guard case .question(let reference) = figure.subject, let group = group(figure) else {
      return nil
    }
    let versions = tabulator.data.questions.filter { question in
      question.item == reference.option
        && (question.id == reference.question || question.id.hasPrefix(reference.question + "@"))
    }
    return versions.first { question in
      question.codes.indices.contains { row in
        question.codes[row] != MissingReason.notAsked.code
          && (groups.codes.isEmpty ? 0 : Int(groups.codes[row])) == group
      }
    } ?? versions.first
  }

  private func levels(_ figure: EvidenceFigure, _ question: SurveyQuestion) -> Set<Int> {
    figure.statistic == .proportion
      ? Set(
        question.scale.levels.indices.filter {
          figure.answers.contains(question.scale.levels[$0])
        }) : CriterionEvaluation.favourable(question)
  }

  private func outcome(_ figure: EvidenceFigure) -> Outcome {
    let actor = figure.actor ?? ""
    let groupBy = figure.actor == nil ? "" : groups.groupBy
    switch (figure.statistic, figure.subject) {
    case (.indicatorScore, .indicator(let id)):
      let key = ResultKey(
        analysis: IndicatorAnalysis.name, item: id, groupBy: groupBy, group: actor,
        round: round(figure), statistic: IndicatorAnalysis.score)
      let alone = ResultKey(
        analysis: IndicatorAnalysis.name, item: id, statistic: IndicatorAnalysis.score)
      return (scores[key] ?? scores[alone])?.outcome ?? .undefined(reason: "no_answers")
    case (.disagreement, _):
      guard let question = question(figure) else { return .undefined(reason: "not_asked") }
      let key = ResultKey(
        analysis: "divergence", question: question.id, groupBy: groupBy, group: actor,
        round: round(figure), statistic: figure.statistic.rawValue)
      return disagreement[key]?.outcome ?? .undefined(reason: "no_answers")
    default:
      guard let question = question(figure), let group = group(figure) else {
        return .undefined(reason: "not_asked")
      }
      let table = tabulator.totals(of: question, by: groups)
      if figure.statistic == .meanScore {
        return estimator.outcome(MeanScore(scores: question.scale.scores), in: table, group: group)
      }
      return estimator.outcome(
        Proportion(levels: levels(figure, question), name: figure.statistic.rawValue), in: table,
        group: group)
    }
  }

  private func difference(_ first: EvidenceFigure, _ second: EvidenceFigure) -> Outcome {
    guard let a = leaf(first), let b = leaf(second), let own = group(first),
      let other = group(second)
    else { return .undefined(reason: "not_asked") }
    let totals = LeafTotals([a, b], .decided, by: groups, tabulator)
    do throws(UndefinedStatistic) {
      let range: ClosedRange<Double>? = first.statistic == .meanScore ? nil : 0...1
      return .estimate(
        estimator.difference(
          try totals.mean(0, pooling: [own]), try totals.mean(1, pooling: [other]),
          in: totals.totals.table, range: range))
    } catch {
      return .undefined(reason: error.reason)
    }
  }

  private func leaf(_ figure: EvidenceFigure) -> ScoreLeaf? {
    guard let question = question(figure) else { return nil }
    if figure.statistic == .meanScore { return ScoreLeaf(question, levels: question.scale.scores) }
    let levels = levels(figure, question)
    return ScoreLeaf(
      question, levels: question.scale.levels.indices.map { levels.contains($0) ? 1 : 0 })
  }
}

extension EvidenceRule {
  /// The questions (identifiers) whose answers it rests on.
  public func questions(in study: Study) -> [String] {
    let figures = claims.flatMap { claim -> [EvidenceFigure] in
      if case .figure(let other) = claim.limit { return [claim.figure, other] }
      return [claim.figure]
    }
    return distinct(
      figures.flatMap { figure -> [String] in
        switch figure.subject {
        case .question(let reference):
          return study.questions.map(\.id).filter {
            $0 == reference.question || $0.hasPrefix(reference.question + "@")
          }
        case .indicator(let id): return study.indicator(id).map { study.questions(of: $0) } ?? []
        case .programmes, .document: return []
        }
      })
  }
}
