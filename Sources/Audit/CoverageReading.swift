import Framework
import Results
import Surveys

/// Fills the coverage matrix from published rows, from the columns of the dimensions, and from
/// what the study declares.
struct CoverageReading {
  let study: Study
  let data: SurveyData
  let counts: PublishedCounts
  let minimumCell: Int
  /// The round of the matrix, by index; the latest.
  let round: Int
  let facts: [DimensionFacts]

  init(_ study: Study, _ data: SurveyData, rows: [ResultRow], minimumCell: Int) {
    self.study = study
    self.data = data
    self.minimumCell = minimumCell
    counts = PublishedCounts(rows)
    round = max(0, (data.rounds?.levels.count ?? 1) - 1)
    facts = data.dimensions.map { DimensionFacts($0, in: data) }
  }

  private var roundID: String { data.rounds?.levels[round] ?? "" }

  func matrix() -> CoverageMatrix {
    let declared = study.rounds.last?.id ?? ""
    let closed = study.questions.filter { $0.kind != .number }
    let put = closed.filter { $0.rounds.contains(declared) }
    let rows = put.map(row)
    let indicators = study.indicators.compactMap { indicator -> CoverageRow? in
      let own = rows.filter { $0.indicator == indicator.id }
      return own.isEmpty ? nil : self.indicator(indicator.id, own)
    }
    return CoverageMatrix(
      round: roundID, dimensions: facts.map(dimension), indicators: indicators, questions: rows,
      otherQuestions: closed.filter { question in
        // An old version of a question that is put is no other question.
        !question.rounds.contains(declared)
          && !put.contains { question.id.hasPrefix($0.id + "@") }
      }.map(\.id))
  }

  private func dimension(_ facts: DimensionFacts) -> DimensionCoverage {
    let rounds = data.rounds?.levels ?? [""]
    let without = rounds.indices.filter { facts.wasNotAsked(round: $0) }
    let unused = rounds.indices.filter { !without.contains($0) }.flatMap { round in
      facts.unusedLevels(round: round).map {
        DimensionCoverage.UnusedLevel(round: rounds[round], level: $0)
      }
    }
    let actors = data.actors?.levels ?? []
    return DimensionCoverage(
      id: facts.dimension.id, roundsWithout: without.map { rounds[$0] }, unusedLevels: unused,
      notApplicableTo: actors.indices.filter {
        facts.tally(round: round, actor: $0).doesNotApply
      }.map { actors[$0] })
  }

  // MARK: - Questions

  private func row(_ question: Question) -> CoverageRow {
    CoverageRow(
      id: question.id, indicator: question.indicator, cells: facts.map { cell(question, $0) })
  }

  /// The kinds of actor (by index) that were asked a question; one where the data tell none apart.
  private func asked(_ question: Question) -> [Int] {
    guard let actors = data.actors else { return [0] }
    return actors.levels.indices.filter { question.asked.contains(actors.levels[$0]) }
  }

  private func cell(_ question: Question, _ facts: DimensionFacts) -> CoverageCell {
    let id = facts.dimension.id
    var cell = CoverageCell(
      dimension: id, state: .notAsked, groupsShown: 0, groupsWithheld: 0, smallestCell: nil,
      stated: nil, questions: 1, questionsShown: 0, isPromised: false, baseline: .none,
      target: .none)
    let kinds = asked(question).map { facts.tally(round: round, actor: $0) }
      .filter { $0.respondents > 0 }
    if facts.wasNotAsked(round: round) { return cell }
    if !kinds.isEmpty, kinds.allSatisfy(\.doesNotApply) {
      cell.state = .notApplicable
      cell.questions = 0
      return cell
    }
    var shown: [Int] = []
    for level in facts.dimension.levels {
      switch counts.size(question.id, by: id, level, round: roundID) {
      case .shown(let count): shown.append(count)
      case .withheld: cell.groupsWithheld += 1
      case .empty: break
      }
    }
    cell.groupsShown = shown.count
    cell.smallestCell = shown.min()
    cell.questionsShown = shown.isEmpty ? 0 : 1
    cell.state = state(shown: shown.count, withheld: cell.groupsWithheld)
    cell.stated = stated(question, facts, shown: shown.reduce(0, +), cell.groupsWithheld)
    return cell
  }

  private func state(shown: Int, withheld: Int) -> CoverageState {
    switch (shown, withheld) {
    case (0, 0): .unanswered
    case (0, _): .withheld
    case (1, 0): .oneGroup
    case (_, 0): .reported
    default: .partlyReported
    }
  }

  /// The part of those who answered the question that the published groups make up.
  ///
  /// Those to whom the dimension does not apply are no part of the whole, where their number is
  /// published; otherwise they are, and the part is a lower bound.
  private func stated(
    _ question: Question, _ facts: DimensionFacts, shown: Int, _ withheld: Int
  ) -> StatedShare? {
    guard case .shown(let all) = counts.size(question.id, by: "", "", round: roundID) else {
      return nil
    }
    var whole = all
    var isExact = withheld == 0
    for actor in asked(question) where facts.tally(round: round, actor: actor).doesNotApply {
      guard let actors = data.actors else { continue }
      switch counts.size(question.id, by: actors.id, actors.levels[actor], round: roundID) {
      case .shown(let count): whole -= count
      case .withheld: isExact = false
      case .empty: break
      }
    }
    guard whole > 0, shown <= whole, shown > 0 || isExact else { return nil }
    let silent = whole - shown
    if isExact, silent > 0, silent < minimumCell {
      // Fewer than the minimum kept silent: how many is their secret.
      return StatedShare(
        low: max(0, Double(whole - minimumCell + 1) / Double(whole)), isExact: false)
    }
    return StatedShare(low: Double(shown) / Double(whole), isExact: isExact)
  }

  // MARK: - Indicators

  private func indicator(_ id: String, _ questions: [CoverageRow]) -> CoverageRow {
    CoverageRow(
      id: id, indicator: id,
      cells: facts.indices.map { place in
        indicatorCell(id, facts[place].dimension, questions.map { $0.cells[place] })
      })
  }

  private func indicatorCell(
    _ indicator: String, _ dimension: SurveyDimension, _ cells: [CoverageCell]
  ) -> CoverageCell {
    let applying = cells.filter { $0.state != .notApplicable }
    let promises = study.audit.promises.filter {
      $0.indicator == indicator && $0.dimension == dimension.id
    }
    // Where a group is withheld the bound is too weak to stand for the indicator.
    let least = applying.filter { $0.groupsWithheld == 0 }.compactMap(\.stated)
      .min { $0.low < $1.low }
    return CoverageCell(
      dimension: dimension.id, state: combined(applying.map(\.state)),
      groupsShown: applying.map(\.groupsShown).min() ?? 0,
      groupsWithheld: applying.map(\.groupsWithheld).max() ?? 0,
      smallestCell: applying.compactMap(\.smallestCell).min(), stated: least,
      questions: applying.count, questionsShown: applying.count { $0.questionsShown > 0 },
      isPromised: !promises.isEmpty,
      baseline: declared(promises.filter { $0.baseline != nil }, of: dimension),
      target: declared(promises.filter { $0.target != nil }, of: dimension))
  }

  /// The state of several questions together: what is shown in part is shown in part.
  private func combined(_ states: [CoverageState]) -> CoverageState {
    guard let first = states.first else { return .notApplicable }
    if states.allSatisfy({ $0 == first }) { return first }
    if states.contains(where: \.isShown) { return .partlyReported }
    return states.contains(.withheld) ? .withheld : .unanswered
  }

  private func declared(
    _ promises: [DisaggregationPromise], of dimension: SurveyDimension
  ) -> DeclaredGroups {
    if promises.isEmpty { return .none }
    let levels = Set(promises.compactMap(\.level))
    let isWhole = promises.contains { $0.level == nil } || levels.count >= dimension.levels.count
    return isWhole ? .all : .some
  }
}
