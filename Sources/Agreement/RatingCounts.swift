/// How often each level was given to each question, with respondents counted several times.
///
/// A respondent who is drawn twice agrees with nobody more than before: pairs of a respondent with
/// itself are no pairs.
public struct RatingCounts: Sendable {
  public let questionCount: Int
  public let levelCount: Int
  /// `question * levelCount + level`.
  private(set) var counts: [Double]
  /// The same for the squares of how often each respondent is counted.
  private(set) var squares: [Double]

  /// The counts of ratings, with each respondent counted as often as `copies` says; nil for once.
  public init(_ ratings: Ratings, copies: [Double]? = nil) {
    (questionCount, levelCount) = (ratings.questionCount, ratings.levelCount)
    counts = [Double](repeating: 0, count: questionCount * levelCount)
    squares = counts
    for question in 0..<questionCount {
      let (first, start) = (question * levelCount, question * ratings.raterCount)
      for rater in 0..<ratings.raterCount {
        let level = Int(ratings.levels[start + rater])
        guard level >= 0 else { continue }
        let copy = copies?[rater] ?? 1
        counts[first + level] += copy
        squares[first + level] += copy * copy
      }
    }
  }

  /// Calls the body with every question that two respondents answered: its counts and squares, its
  /// answers, and its pairs of answers of different respondents.
  func forEachShared(
    _ body: (ArraySlice<Double>, ArraySlice<Double>, _ answers: Double, _ pairs: Double) -> Void
  ) {
    for question in 0..<questionCount {
      let range = (question * levelCount)..<((question + 1) * levelCount)
      var (answers, own) = (0.0, 0.0)
      for index in range {
        answers += counts[index]
        own += squares[index]
      }
      let pairs = answers * answers - own
      if pairs > 0 { body(counts[range], squares[range], answers, pairs) }
    }
  }
}
