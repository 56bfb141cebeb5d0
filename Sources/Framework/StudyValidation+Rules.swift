import Diagnostics
import Numerics

// The rules of indicators: what they refer to, and whether their numbers make sense.
extension StudyValidation {
  mutating func checkRules() {
    for (index, indicator) in study.indicators.enumerated() {
      let path = StudyPath("indicators").item(index)
      requireDistinct(indicator.criteria.map(\.id), what: "criterion") {
        path.key("criteria").item($0).key("id")
      }
      for (number, criterion) in indicator.criteria.enumerated() {
        check(criterion.met, at: path.key("criteria").item(number).key("met"))
      }
      check(indicator.aggregation, at: path.key("aggregation"))
      checkClasses(of: indicator, at: path.key("classes"))
      checkRounds(of: indicator, at: path.key("aggregation"))
    }
  }

  private mutating func check(_ rule: Indicator.Aggregation, at path: StudyPath) {
    for criterion in rule.criteria { check(criterion, at: path) }
    for part in rule.parts { check(part, at: path) }
    switch rule {
    case .favourable(let reference): checkFavourable(reference, at: path)
    case .score(let question): checkOrdered([question], at: path)
    case .levels(let questions): checkOrdered(questions, at: path)
    case .number(let question, let from, let to): checkNumber(question, from, to, at: path)
    case .programmes(let share): check(share, at: path)
    case .criteriaMet(let criteria) where criteria.isEmpty: reportEmpty(at: path)
    case .mean(_, let terms): checkWeights(terms, at: path)
    case .tiered(_, _, let tiers): checkTiers(tiers, at: path)
    default: break
    }
  }

  private mutating func check(_ criterion: Criterion, at path: StudyPath) {
    for part in criterion.parts { check(part, at: path) }
    switch criterion {
    case .favourable(let reference): checkFavourable(reference, at: path)
    case .answers(let reference, let codes):
      guard let question = known(reference, at: path) else { return }
      let declared = study.scale(question.scale)?.levels.map(\.code) ?? []
      for code in codes { require(code, among: declared, kind: "code", at: path) }
    case .programmes(let share, _): check(share, at: path)
    case .document(let id):
      if study.documents.isEmpty {
        report(
          "unknown-document", "unknown document «\(id)»", at: path, found: id,
          expected: "documents: with this identifier")
      }
      require(id, among: study.documents.map(\.id), kind: "document", at: path)
    case .atLeast(let number, let parts):
      if parts.isEmpty { return reportEmpty(at: path) }
      guard number < 1 || number > parts.count else { return }
      report(
        "bad-threshold", "\(number) of \(parts.count) criteria cannot be met", at: path,
        found: "\(number)", expected: "from 1 to \(parts.count)")
    case .all(let parts), .any(let parts):
      if parts.isEmpty { reportEmpty(at: path) }
    case .not: break
    }
  }

  private mutating func reportEmpty(at path: StudyPath) {
    // Where the rule could not be read that has been said.
    guard !faults.contains(where: { $0.code == "empty-rule" && $0.place == places.place(path) })
    else { return }
    report(
      "empty-rule", "the rule has no part", at: path, expected: "questions, criteria or other rules"
    )
  }

  /// The question of a reference, reported where it or its option does not exist.
  mutating func known(_ reference: AnswerReference, at path: StudyPath) -> Question? {
    require(reference.question, among: study.questions.map(\.id), kind: "question", at: path)
    guard let question = study.question(reference.question) else { return nil }
    if question.kind == .multiple {
      require(
        reference.option.isEmpty ? "(none)" : reference.option,
        among: question.options.map(\.id), kind: "option", at: path)
    } else if !reference.option.isEmpty {
      report(
        "unknown-option", "«\(question.id)» has no options", at: path, found: reference.text,
        expected: question.id)
    }
    return question
  }

  private mutating func checkFavourable(_ reference: AnswerReference, at path: StudyPath) {
    guard let question = known(reference, at: path) else { return }
    switch question.kind {
    case .multiple: break
    case .number:
      report(
        "number-without-range", "«\(question.id)» is a number, which has no favourable answer",
        at: path, found: question.id,
        expected: "{percentage: \(question.id)} or {number: \(question.id), range: [0, 10]}")
    case .single:
      guard let scale = study.scale(question.scale),
        scale.levels.allSatisfy({ $0.side == nil })
      else { return }
      report(
        "no-favourable-side", "«\(question.id)» has no favourable answer", at: path,
        found: scale.id, expected: "a scale whose levels have a side",
        hint: "give the levels their side, or write {score: \(question.id)}")
    }
  }

  private mutating func checkOrdered(_ questions: [String], at path: StudyPath) {
    var scales: [String] = []
    for id in questions {
      guard let question = known(AnswerReference(id), at: path) else { continue }
      guard question.kind == .single, study.scale(question.scale)?.kind != .nominal else {
        report(
          "not-ordinal", "the answers to «\(id)» have no order", at: path, found: id,
          expected: "a question with one answer on an ordinal scale")
        continue
      }
      scales.append(question.scale)
    }
    if distinct(scales).count > 1 {
      report(
        "several-scales", "levels are compared on one scale only", at: path,
        found: listed(distinct(scales)), expected: "questions of one scale")
    }
  }

  private mutating func checkNumber(
    _ id: String, _ from: Double, _ to: Double, at path: StudyPath
  ) {
    if let question = known(AnswerReference(id), at: path), question.kind != .number {
      report(
        "not-a-number-question", "«\(id)» is not a question for a number", at: path, found: id,
        expected: "a question of kind: number", hint: "for a closed question write {score: \(id)}")
    }
    if from >= to {
      report(
        "bad-range", "the range does not rise", at: path, found: "\(from), \(to)",
        expected: "[least, greatest]")
    }
  }

  private mutating func check(_ share: RegistryShare, at path: StudyPath) {
    if study.programmes == nil {
      report(
        "no-programmes", "the study has no programme registry", at: path,
        expected: "programmes: with the name of its file")
    }
    switch share {
    case .having(let field, _):
      require(field, among: RegistryShare.valueFields, kind: "registry-field", at: path)
    case .ratio(let above, let below):
      for field in [above, below] {
        require(field, among: RegistryShare.numberFields, kind: "registry-field", at: path)
      }
    }
  }
}

// Weights, tiers, classes, and what is asked when.
extension StudyValidation {
  private mutating func checkWeights(_ terms: [Indicator.Term], at path: StudyPath) {
    if terms.isEmpty { return reportEmpty(at: path) }
    for term in terms where term.weight <= 0 {
      report(
        "bad-weight", "a part of the mean has the weight \(term.weight)", at: path,
        found: "\(term.weight)", expected: "a positive weight",
        hint: "a part that does not count is left out of the rule")
    }
  }

  private mutating func checkTiers(_ tiers: [Indicator.Tier], at path: StudyPath) {
    let limits = tiers.map(\.from)
    let isDescending = zip(limits, limits.dropFirst()).allSatisfy { $0 > $1 }
    if !isDescending || limits.last != 0 {
      report(
        "bad-tiers", "the tiers do not fall to 0", at: path,
        found: limits.map { "\($0)" }.joined(separator: ", "),
        expected: "from: in descending order, the last one 0")
    }
    for tier in tiers where tier.factor < 0 || tier.factor > 1 {
      report(
        "bad-tiers", "the factor of a tier is not from 0 to 1", at: path,
        found: "\(tier.factor)", expected: "a number from 0 to 1")
    }
  }

  private mutating func checkClasses(of indicator: Indicator, at path: StudyPath) {
    let limits = indicator.classes.map(\.from)
    guard !limits.isEmpty else { return }
    requireDistinct(indicator.classes.map(\.id), what: "class") { path.item($0).key("id") }
    switch indicator.aggregation {
    case .criteriaMet, .score: break
    default:
      report(
        "classes-without-number", "respondents have no number of their own under this rule",
        at: path, expected: "the rule criteria-met or score")
    }
    if !zip(limits, limits.dropFirst()).allSatisfy({ $0 < $1 }) {
      report(
        "bad-classes", "the classes do not rise", at: path,
        found: limits.map { "\($0)" }.joined(separator: ", "),
        expected: "from: in ascending order")
    }
  }

  /// A rule that names questions has no score in a round in which one of them is not asked.
  private mutating func checkRounds(of indicator: Indicator, at path: StudyPath) {
    guard !indicator.aggregation.isOverAllQuestions, indicator.unanswered != .leaveOut else {
      return
    }
    let questions = study.questions(of: indicator).compactMap { study.question($0) }
    for round in study.rounds.map(\.id) {
      let absent = questions.filter { !$0.rounds.contains(round) }
      guard !absent.isEmpty, absent.count < questions.count else { continue }
      report(
        "criterion-not-asked",
        "in round «\(round)» a part of the rule of «\(indicator.id)» is not asked", at: path,
        found: listed(absent.map(\.id)),
        hint: "without it the score of that round may be undecided; unanswered: leave-out makes "
          + "it of the rest",
        severity: .warning)
    }
  }
}

// The evidence of findings.
extension StudyValidation {
  mutating func checkEvidence() {
    for (index, finding) in study.findings.enumerated() {
      guard let rule = finding.evidence else { continue }
      let path = StudyPath("findings").item(index).key("evidence")
      if rule.claims.isEmpty { reportEmpty(at: path) }
      for claim in rule.claims {
        check(claim.figure, at: path)
        if case .figure(let other) = claim.limit {
          check(other, at: path)
          checkComparable(claim.figure, other, at: path)
        }
      }
    }
  }

  private mutating func check(_ figure: EvidenceFigure, at path: StudyPath) {
    switch figure.subject {
    case .question(let reference): checkAsked(reference, figure, at: path)
    case .indicator(let id):
      require(id, among: study.indicators.map(\.id), kind: "indicator", at: path)
      checkStatistic(figure, [.indicatorScore], at: path)
    case .programmes(let share):
      check(share, at: path)
      checkStatistic(figure, [.shareOfProgrammes], at: path)
    case .document(let id):
      check(.document(id), at: path)
      checkStatistic(figure, [.available], at: path)
    }
    if let actor = figure.actor {
      require(actor, among: study.actors.map(\.id), kind: "actor", at: path)
    }
    if let round = figure.round {
      require(round, among: study.rounds.map(\.id), kind: "round", at: path)
    }
  }

  private mutating func checkAsked(
    _ reference: AnswerReference, _ figure: EvidenceFigure, at path: StudyPath
  ) {
    guard let question = known(reference, at: path) else { return }
    checkStatistic(
      figure, [.favourable, .proportion, .meanScore, .disagreement], at: path)
    switch figure.statistic {
    case .favourable: checkFavourable(reference, at: path)
    case .proportion:
      let codes = study.scale(question.scale)?.levels.map(\.code) ?? []
      if figure.answers.isEmpty {
        report(
          "no-answers-named", "the share of no answer is meant", at: path,
          expected: "answers: with codes of the scale")
      }
      for code in figure.answers { require(code, among: codes, kind: "code", at: path) }
    case .meanScore, .disagreement: checkOrdered([reference.question], at: path)
    default: break
    }
    guard let actor = figure.actor else {
      if study.distinguishesActors {
        report(
          "evidence-without-actor", "the evidence does not say whose answers are meant", at: path,
          expected: "actor: one of \(listed(question.asked))",
          hint: "kinds of actor are not pooled")
      }
      return
    }
    if study.actor(actor) != nil, !question.asked.contains(actor) {
      report(
        "evidence-not-asked", "«\(question.id)» was not put to «\(actor)»", at: path, found: actor,
        expected: "one of \(listed(question.asked))")
    }
    if let round = figure.round, study.round(round) != nil, !question.rounds.contains(round) {
      report(
        "evidence-not-asked", "«\(question.id)» was not asked in «\(round)»", at: path,
        found: round, expected: "one of \(listed(question.rounds))")
    }
  }

  private mutating func checkStatistic(
    _ figure: EvidenceFigure, _ fitting: [EvidenceFigure.Statistic], at path: StudyPath
  ) {
    guard !fitting.contains(figure.statistic) else { return }
    report(
      "statistic-does-not-fit", "«\(figure.text)» has no «\(figure.statistic.rawValue)»", at: path,
      found: figure.statistic.rawValue,
      expected: "one of \(listed(fitting.map(\.rawValue)))")
  }

  /// Differences of unlike numbers, or of numbers without a table in common, say nothing.
  private mutating func checkComparable(
    _ first: EvidenceFigure, _ second: EvidenceFigure, at path: StudyPath
  ) {
    let shares: Set<EvidenceFigure.Statistic> = [.favourable, .proportion]
    let isAlike =
      first.statistic == second.statistic
      || shares.contains(first.statistic) && shares.contains(second.statistic)
    let comparable = shares.union([.meanScore])
    guard isAlike, comparable.contains(first.statistic) else {
      report(
        "figures-not-comparable", "the two figures are not compared", at: path,
        found: "\(first.statistic.rawValue), \(second.statistic.rawValue)",
        expected: "two shares of answers, or two mean scores")
      return
    }
  }
}
