import Results
import Surveys

/// The rows of those who took part in both of two rounds.
struct RoundPairs: Sendable {
  let comparison: RoundComparison
  /// A row of the earlier and of the later round for each of them, in order of respondent.
  let rows: [(earlier: Int, later: Int)]
  /// Respondents left out because they are another kind of actor in the later round.
  let changedActor: Int
}

/// Who answered twice, for every two rounds that are compared.
struct RespondentPairs: Sendable {
  let pairs: [RoundPairs]

  /// - Returns: nil where nothing tells who answered twice, or nobody did.
  init?(_ data: SurveyData, _ comparisons: [RoundComparison]) {
    guard let rounds = data.rounds, let respondents = data.respondentOfRow else { return nil }
    let count = Int(respondents.max() ?? -1) + 1
    var rowOf = [[Int32]](
      repeating: [Int32](repeating: -1, count: count), count: rounds.levels.count)
    for (row, respondent) in respondents.enumerated() where respondent >= 0 {
      let round = rounds.codes[row]
      if round >= 0 { rowOf[Int(round)][Int(respondent)] = Int32(row) }
    }
    pairs = comparisons.map { comparison in
      var rows: [(earlier: Int, later: Int)] = []
      var changed = 0
      for respondent in 0..<count {
        let earlier = Int(rowOf[comparison.earlier][respondent])
        let later = Int(rowOf[comparison.later][respondent])
        guard earlier >= 0, later >= 0 else { continue }
        if let actors = data.actors, actors.codes[earlier] != actors.codes[later] {
          changed += 1
        } else {
          rows.append((earlier, later))
        }
      }
      return RoundPairs(comparison: comparison, rows: rows, changedActor: changed)
    }
    guard pairs.contains(where: { !$0.rows.isEmpty }) else { return nil }
  }
}

/// The answers of a group to a question in two rounds, by those who gave both.
struct PairedAnswers: Sendable {
  let table: MatchedTable
  let earlier: [Int]
  let later: [Int]
  /// The rows of the later and of the earlier round, in the order of the answers.
  let rows: [(earlier: Int, later: Int)]

  var count: Int { rows.count }

  init(_ question: SurveyQuestion, rows: [(earlier: Int, later: Int)]) {
    self.rows = rows
    earlier = rows.map { Int(question.codes[$0.earlier]) }
    later = rows.map { Int(question.codes[$0.later]) }
    table = MatchedTable(
      levelCount: question.scale.levels.count, earlier: earlier, later: later)
  }
}
