import Results

/// The rows of an analysis of divergence by what they are about.
struct DivergenceRows {
  /// About all questions together, and what they say of each question.
  private(set) var ofQuestionnaire: [ResultRow] = []
  /// About agreement over the questions of a scale, one block a scale.
  let ofScales: [RowBlock]
  /// About one question, one block a question and option.
  let ofQuestions: [RowBlock]

  init(_ rows: [ResultRow]) {
    var scales: [ResultRow] = []
    var questions: [ResultRow] = []
    for row in rows {
      if Self.agreement.contains(row.key.statistic) {
        scales.append(row)
      } else if row.key.question.isEmpty || Self.overQuestions.contains(row.key.statistic) {
        ofQuestionnaire.append(row)
      } else {
        questions.append(row)
      }
    }
    ofScales = RowBlock.blocks(of: scales, by: \.key.item)
    ofQuestions = RowBlock.blocks(of: questions) { $0.key.question + "\u{0}" + $0.key.item }
  }

  /// The coefficients of agreement, whose item is a scale.
  static let agreement = Set(Vocabulary.concordanceStatistics.map(\.0))

  /// What sets the questions against each other.
  private static let overQuestions: Set<String> = [
    "distance_share", "between_share", "cluster_separation",
  ]
}
