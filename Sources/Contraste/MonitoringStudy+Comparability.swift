import Framework
import Results
import Surveys

extension MonitoringStudy {
  /// Whether the rounds that a trend compares can be compared at all, question by question.
  ///
  /// One row a pair of rounds for every question that was put in several, with the verdict in place
  /// of a number: `comparable`, `comparable_with_caveat` or `not_comparable`, and the declared
  /// reasons as its note. A bare file declares nothing, and has no rows.
  ///
  /// - Throws: ``PlanError`` for a question or a round that does not exist.
  public func comparability(_ plan: AnalysisPlan) throws -> [ResultRow] {
    guard folder != nil, let rounds = opened.data.rounds?.levels else { return [] }
    let asked = Set(try plan.questions(in: opened.data).map(\.id))
    let pairs = try plan.comparedRounds(rounds)
    let several = study.questions.filter {
      asked.contains($0.id) && study.comparability(of: $0) != nil
    }
    return several.flatMap { question in
      pairs.map { pair in
        let (earlier, later) = (rounds[pair.earlier], rounds[pair.later])
        let found = study.comparability(of: question, from: earlier, to: later)
        let verdict =
          switch found.verdict {
          case .comparable: "comparable"
          case .caveat: "comparable_with_caveat"
          case .notComparable: "not_comparable"
          }
        return ResultRow(
          ResultKey(
            analysis: "comparability", question: question.id, round: later,
            versusRound: earlier, statistic: "comparability"),
          .undefined(reason: verdict), note: found.reasons.map(\.english).joined(separator: " "))
      }
    }
  }
}
