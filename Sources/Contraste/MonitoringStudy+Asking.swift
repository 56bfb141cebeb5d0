public import Localization
public import Reports
public import ResultTables
public import Results

// The questions a script asks most, without writing a plan.
extension MonitoringStudy {
  /// How some questions were answered, overall, by kind of actor, and by further dimensions.
  ///
  /// - Throws: as ``distribution(_:)``.
  public func distribution(
    of questions: String..., by dimensions: [String] = []
  ) throws -> [ResultRow] {
    try distribution(plan(questions, dimensions))
  }

  /// How far the answers to some questions stand apart, overall and by kind of actor.
  ///
  /// - Throws: as ``divergence(_:)``.
  public func divergence(
    of questions: String..., by dimensions: [String] = []
  ) throws -> [ResultRow] {
    try divergence(plan(questions, dimensions))
  }

  /// How the answers to some questions changed from round to round.
  ///
  /// - Throws: as ``trend(_:)``.
  public func trend(of questions: String..., by dimensions: [String] = []) throws -> [ResultRow] {
    try trend(plan(questions, dimensions))
  }

  private func plan(_ questions: [String], _ dimensions: [String]) -> AnalysisPlan {
    var plan = defaultPlan
    plan.questions = questions
    plan.groupings = dimensions.map { [$0] }
    return plan
  }

  /// The names of questions, answers and groups in a language.
  public func labels(_ language: Language) -> ResultLabels {
    ResultLabels(study: study, language: language)
  }

  /// How many of a kind of actor took part in a round, of how many invited.
  ///
  /// - Throws: ``PlanError`` for a kind of actor or a round that the study does not declare.
  public func participation(of actor: String, in round: String) throws(PlanError)
    -> Participation.Cell
  {
    let actor = try place(ofActor: actor, among: study.actors.map(\.id))
    let round = try place(ofRound: round, among: study.rounds.map(\.id))
    return Participation(study, opened.data).cells[actor][round]
  }

  /// How many of a kind of actor answered a question in both of two rounds.
  ///
  /// - Throws: ``PlanError`` for a question, a kind of actor or a round that does not exist.
  public func respondentsInCommon(
    to question: String, of actor: String, between earlier: String, and later: String
  ) throws(PlanError) -> Int {
    let data = opened.data
    let rounds = data.rounds?.levels ?? []
    let pair = (
      try place(ofRound: earlier, among: rounds), try place(ofRound: later, among: rounds)
    )
    let actor = try place(ofActor: actor, among: data.actors?.levels ?? [])
    let asked = try plan([question], []).questions(in: data)
    return asked.first.map { data.respondentsInCommon(to: $0, rounds: pair, actor: actor) } ?? 0
  }

  private func place(ofActor id: String, among known: [String]) throws(PlanError) -> Int {
    guard let place = known.firstIndex(of: id) else { throw .unknownActor(id, known: known) }
    return place
  }

  private func place(ofRound id: String, among known: [String]) throws(PlanError) -> Int {
    guard let place = known.firstIndex(of: id) else { throw .unknownRound(id, known: known) }
    return place
  }
}
