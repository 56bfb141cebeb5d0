import Estimation
import Framework
import Results
import Surveys
import Tabular

/// Whether something is met: an answer that is missing decides nothing.
///
/// Kleene's three values in their order: all is the least, any is the greatest.
enum Truth: Int8, Comparable, Sendable {
  case no, undecided, yes

  static func < (first: Truth, second: Truth) -> Bool { first.rawValue < second.rawValue }

  var opposite: Truth {
    switch self {
    case .no: .yes
    case .undecided: .undecided
    case .yes: .no
    }
  }
}

/// Judges criteria row by row.
struct CriterionEvaluation: Sendable {
  let data: SurveyData
  let documents: [StudyDocument]
  let programmes: ProgrammeFields?

  init(data: SurveyData, study: Study, programmes: ProgrammeFields?) {
    self.data = data
    documents = study.documents
    self.programmes = programmes
  }

  /// The question or option that a reference names; nil where the data have none.
  func question(_ reference: AnswerReference) -> SurveyQuestion? {
    data.questions.first { $0.id == reference.question && $0.item == reference.option }
  }

  /// The levels that count as favourable: for an option those of who chose it.
  static func favourable(_ question: SurveyQuestion) -> Set<Int> {
    question.item.isEmpty ? question.scale.favourableLevels : [question.scale.chosenLevel]
  }

  /// Whether each row meets a criterion.
  func truths(_ criterion: Criterion) -> [Truth] {
    switch criterion {
    case .favourable(let reference):
      return question(reference).map { truths($0, Self.favourable($0)) } ?? constant(.undecided)
    case .answers(let reference, let codes):
      guard let question = question(reference) else { return constant(.undecided) }
      return truths(
        question,
        Set(question.scale.levels.indices.filter { codes.contains(question.scale.levels[$0]) }))
    case .programmes(let share, let limit):
      guard let found = programmes?.share(share) else { return constant(.undecided) }
      return constant(found.value >= limit ? .yes : .no)
    case .document(let id):
      let isAvailable = documents.first { $0.id == id }?.isAvailable
      return constant(isAvailable.map { $0 ? .yes : .no } ?? .undecided)
    case .not(let part): return truths(part).map(\.opposite)
    case .all(let parts): return combined(parts) { $0.min() ?? .undecided }
    case .any(let parts): return combined(parts) { $0.max() ?? .undecided }
    case .atLeast(let number, let parts):
      return combined(parts) { truths in
        if truths.count(where: { $0 == .yes }) >= number { return .yes }
        return truths.count(where: { $0 > .no }) >= number ? .undecided : .no
      }
    }
  }

  /// Whether any question of a criterion was put to each row; a criterion without questions holds
  /// for everybody.
  func asked(_ references: [AnswerReference]) -> [Bool] {
    if references.isEmpty { return [Bool](repeating: true, count: data.rowCount) }
    var asked = [Bool](repeating: false, count: data.rowCount)
    for question in references.compactMap({ question($0) }) {
      for row in asked.indices where question.codes[row] != MissingReason.notAsked.code {
        asked[row] = true
      }
    }
    return asked
  }

  private func truths(_ question: SurveyQuestion, _ levels: Set<Int>) -> [Truth] {
    let byLevel = question.scale.levels.indices.map { levels.contains($0) ? Truth.yes : .no }
    return question.codes.map { $0 < 0 ? .undecided : byLevel[Int($0)] }
  }

  private func constant(_ truth: Truth) -> [Truth] {
    [Truth](repeating: truth, count: data.rowCount)
  }

  private func combined(_ parts: [Criterion], _ combine: ([Truth]) -> Truth) -> [Truth] {
    let judged = parts.map { truths($0) }
    return (0..<data.rowCount).map { row in combine(judged.map { $0[row] }) }
  }
}
