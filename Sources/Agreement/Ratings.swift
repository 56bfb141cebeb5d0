/// The answers of respondents to several questions of one scale: who rates what how.
public struct Ratings: Equatable, Sendable {
  public let questionCount: Int
  public let raterCount: Int
  public let levelCount: Int
  /// `question * raterCount + rater`: a level, below zero where there is no answer.
  public let levels: [Int32]

  /// - Parameters:
  ///   - questions: For each question the level of every respondent, below zero for none.
  ///   - levelCount: The number of levels of the scale.
  /// - Precondition: every question has as many respondents, every level is on the scale.
  public init(_ questions: [[Int32]], levelCount: Int) {
    questionCount = questions.count
    raterCount = questions.first?.count ?? 0
    self.levelCount = levelCount
    precondition(questions.allSatisfy { $0.count == questions[0].count }, "as many respondents")
    levels = questions.flatMap { $0 }
    precondition(levels.allSatisfy { $0 < levelCount }, "levels of the scale")
  }

  /// Without the respondents who answered nothing.
  public var answered: Ratings {
    let kept = (0..<raterCount).filter { rater in
      (0..<questionCount).contains { levels[$0 * raterCount + rater] >= 0 }
    }
    return choosing(kept)
  }

  /// Only those who answered every question.
  public var complete: Ratings {
    let kept = (0..<raterCount).filter { rater in
      (0..<questionCount).allSatisfy { levels[$0 * raterCount + rater] >= 0 }
    }
    return choosing(kept)
  }

  private func choosing(_ raters: [Int]) -> Ratings {
    Ratings(
      (0..<questionCount).map { question in
        raters.map { levels[question * raterCount + $0] }
      }, levelCount: levelCount)
  }
}
