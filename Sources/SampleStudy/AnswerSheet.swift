/// All answers of one round: a row an organisation.
struct AnswerSheet {
  var columns: [String]
  var rows: [[String]]

  init(round: Int, panel: Panel, seed: UInt64) {
    let respondents = panel.respondents[round].map { Respondent($0, round: round, seed: seed) }
    columns = ["organisation", "actor"] + Person.columns
    rows = respondents.map { respondent in
      let organisation = respondent.organisation
      return [organisation.code, organisation.actor.rawValue]
        + respondent.person.codes(actor: organisation.actor)
    }
    var given: [String: [String]] = [:]
    for plan in answerPlans where plan.rounds.contains(round) {
      let draw = QuestionDraw(plan: plan, round: round, seed: seed)
      let answers = draw.answers(of: respondents, earlier: plan.follows.flatMap { given[$0] })
      if plan.options.isEmpty { given[plan.id] = answers.map { $0[0] } }
      columns += plan.columns
      for index in rows.indices { rows[index] += answers[index] }
    }
  }

  var text: String { commaSeparated([columns] + rows) }
}

/// An organisation in a round, with all that its answers have in common.
struct Respondent {
  var organisation: Organisation
  var person: Person
  /// How favourably the organisation sees things in general, and each theme.
  var outlook: Double
  var views: [Theme: Double]
  /// How readily it leaves a question without an answer: about 1.
  var reticence: Double

  init(_ organisation: Organisation, round: Int, seed: UInt64) {
    self.organisation = organisation
    person = Person.answering(for: organisation, seed: seed)[round]
    var stream = DrawStream(seed: seed, "views \(organisation.code)")
    outlook = stream.nearNormal()
    reticence = 0.5 + stream.uniform()
    views = [:]
    for theme in Theme.allCases { views[theme] = stream.nearNormal() }
  }

  /// How the person's own situation bears on the answers to a theme.
  func lean(on theme: Theme) -> Double {
    switch theme {
    case .gender: person.isWoman ? -0.35 : 0.35
    case .participation: person.ethnicity == .indigenous ? -0.7 : 0
    case .information: person.socioeconomicGroup == 0 ? -0.5 : 0
    case .alignment, .strategy, .dialogue, .oversight: 0
    }
  }
}

/// The drawing of the answers to one question in one round.
struct QuestionDraw {
  var plan: QuestionPlan
  var round: Int
  var seed: UInt64

  /// Draws one list of codes a respondent, in the order of the plan's columns.
  ///
  /// `earlier` holds the answers to the question that this one follows.
  func answers(of respondents: [Respondent], earlier: [String]?) -> [[String]] {
    var result = respondents.map { _ in plan.columns.map { _ in MissingCode.blank.rawValue } }
    for planned in plan.answers {
      var answering: [Int] = []
      for (index, respondent) in respondents.enumerated()
      where respondent.organisation.actor == planned.actor {
        let skipped = earlier.map { $0[index] == "1" } ?? false
        let code = skipped ? .notApplicable : missing(respondent, planned.missing)
        if let code {
          result[index] = plan.columns.map { _ in code.rawValue }
        } else {
          answering.append(index)
        }
      }
      fill(&result, rows: answering, respondents: respondents, planned: planned)
    }
    return result
  }

  private func fill(
    _ result: inout [[String]], rows: [Int], respondents: [Respondent], planned: ActorAnswers
  ) {
    let shares = planned.shares[round - plan.rounds.lowerBound]
    var stream = DrawStream(
      seed: seed, "quota \(plan.id) \(planned.actor.rawValue) \(Panel.years[round])")
    for (place, column) in plan.columns.enumerated() {
      let scores = rows.map { score(respondents[$0], column: column) }
      let single = plan.options.isEmpty
      let wanted = single ? shares : [100 - shares[place], shares[place]]
      let drawn = levels(
        ofScores: scores, quotas: quotas(wanted, count: rows.count, stream: &stream))
      for (row, level) in zip(rows, drawn) {
        result[row][place] = String(single ? level + 1 : level)
      }
    }
  }

  /// Four parts: the theme, the general outlook, the organisation's lasting view of this question,
  /// and the day; the first three make an organisation answer alike from round to round.
  private func score(_ respondent: Respondent, column: String) -> Double {
    let code = respondent.organisation.code
    var lasting = DrawStream(seed: seed, "lasting \(column) \(code)")
    var today = DrawStream(seed: seed, "today \(column) \(Panel.years[round]) \(code)")
    let shared = 0.55 * (respondent.views[plan.theme] ?? 0) + 0.35 * respondent.outlook
    let own = 0.45 * lasting.nearNormal() + 0.6 * today.nearNormal()
    return shared + own + respondent.lean(on: plan.theme)
  }

  private func missing(_ respondent: Respondent, _ shares: MissingShares) -> MissingCode? {
    let code = respondent.organisation.code
    var applies = DrawStream(seed: seed, "applies \(plan.id) \(code)")
    if applies.happens(shares.notApplicable) { return .notApplicable }
    var stream = DrawStream(seed: seed, "missing \(plan.id) \(Panel.years[round]) \(code)")
    if stream.happens(shares.doesNotKnow * respondent.reticence) { return .doesNotKnow }
    if stream.happens(shares.refused * respondent.reticence) { return .refused }
    return stream.happens(shares.blank) ? .blank : nil
  }
}
