public import Estimation
import LinearAlgebra

/// Krippendorff's alpha: how far respondents share one picture over several questions.
///
/// One less the disagreement observed within questions by that expected if answers were dealt out
/// at random over all questions. 1: all answer alike; 0: no more alike than at random; below 0:
/// less alike. Respondents may leave questions out.
///
/// - Reference: Krippendorff (2011), *Computing Krippendorff's alpha-reliability*.
/// - Checked against: Python `krippendorff` 0.9.0, `References/concordance`.
public enum KrippendorffAlpha: String, CaseIterable, Equatable, Sendable {
  case nominal, ordinal, interval, ratio

  /// The coefficient of ratings.
  ///
  /// - Parameters:
  ///   - ratings: Questions by respondents.
  ///   - scores: One number a level, for interval and ratio.
  /// - Returns: At most 1.
  /// - Throws: `no_common_answers` where no question has two answers, `no_variation` where all
  ///   answers that can be compared are equal, `no_zero_point` for a ratio of scores below zero.
  public func value(
    of ratings: Ratings, scores: [Double]
  ) throws(UndefinedStatistic) -> Double {
    try value(RatingCounts(ratings), scores)
  }

  /// The coefficient of answers that were counted.
  ///
  /// - Throws: As ``value(of:scores:)``.
  public func value(
    _ counts: RatingCounts, _ scores: [Double]
  ) throws(UndefinedStatistic) -> Double {
    if self == .ratio, scores.contains(where: { $0 < 0 }) {
      throw UndefinedStatistic("no_zero_point")
    }
    return try krippendorffAlpha(counts) { a, b, margins in
      squaredDistance(a, b, margins, scores)
    }
  }

  private func squaredDistance(
    _ a: Int, _ b: Int, _ margins: [Double], _ scores: [Double]
  ) -> Double {
    switch self {
    case .nominal: return 1
    case .ordinal:
      let between = margins[min(a, b)...max(a, b)].reduce(0, +)
      let distance = between - (margins[a] + margins[b]) / 2
      return distance * distance
    case .interval: return (scores[a] - scores[b]) * (scores[a] - scores[b])
    case .ratio:
      let share = (scores[a] - scores[b]) / (scores[a] + scores[b])
      return share * share
    }
  }
}

/// Krippendorff's alpha for any distance between levels.
///
/// - Parameters:
///   - counts: How often each level was given to each question.
///   - distance: How far two different levels stand apart, given how often each level was given to
///     questions with two answers or more.
/// - Returns: At most 1.
/// - Throws: `no_common_answers` where no question has two answers, `no_variation` where all
///   answers that can be compared are equal.
func krippendorffAlpha(
  _ counts: RatingCounts, distance: (_ a: Int, _ b: Int, _ margins: [Double]) -> Double
) throws(UndefinedStatistic) -> Double {
  let levels = counts.levelCount
  var coincidences = Matrix(rowCount: levels, columnCount: levels)
  counts.forEachShared { own, squares, answers, pairs in
    let share = answers / pairs
    for a in 0..<levels where own[own.startIndex + a] > 0 {
      let count = own[own.startIndex + a]
      for b in 0..<levels {
        let itself = a == b ? squares[squares.startIndex + a] : 0
        coincidences[a, b] += share * (count * own[own.startIndex + b] - itself)
      }
    }
  }
  let margins = (0..<levels).map { a in (0..<levels).reduce(0) { $0 + coincidences[a, $1] } }
  let total = margins.reduce(0, +)
  guard total > 1 else { throw UndefinedStatistic("no_common_answers") }
  var (observed, expected) = (0.0, 0.0)
  for a in 0..<levels {
    for b in 0..<levels where a != b {
      let distance = distance(a, b, margins)
      observed += coincidences[a, b] * distance
      expected += margins[a] * margins[b] * distance
    }
  }
  guard expected > 0 else { throw UndefinedStatistic("no_variation") }
  return 1 - (total - 1) * observed / expected
}

/// Gwet's AC: agreement beyond that of respondents who cannot tell, which does not collapse where
/// nearly all answer alike.
///
/// - Reference: Gwet (2014), *Handbook of Inter-Rater Reliability*, chapters 2 to 4.
/// - Checked against: published values; enumeration of pairs in base R, `References/concordance`.
public enum GwetAgreement: String, CaseIterable, Equatable, Sendable {
  /// Only equal answers agree (AC1).
  case identical = "gwet_ac1"
  /// Answers near each other agree in part, by their order (AC2).
  case ordinal = "gwet_ac2"

  /// The coefficient of ratings.
  ///
  /// - Parameter ratings: Questions by respondents.
  /// - Returns: At most 1.
  /// - Throws: `no_common_answers` where no question has two answers, `too_few_levels` for a scale
  ///   of one level.
  public func value(of ratings: Ratings) throws(UndefinedStatistic) -> Double {
    try value(RatingCounts(ratings))
  }

  /// The coefficient of answers that were counted.
  ///
  /// - Throws: As ``value(of:)``.
  public func value(_ counts: RatingCounts) throws(UndefinedStatistic) -> Double {
    let levels = counts.levelCount
    guard levels > 1 else { throw UndefinedStatistic("too_few_levels") }
    var weights = Matrix.identity(levels)
    if self == .ordinal {
      let most = Double(levels * (levels - 1))
      for a in 0..<levels {
        for b in 0..<levels {
          let apart = Double(abs(a - b))
          weights[a, b] = 1 - apart * (apart + 1) / most
        }
      }
    }
    var (agreement, questions) = (0.0, 0.0)
    counts.forEachShared { own, squares, _, pairs in
      var agreeing = 0.0
      for a in 0..<levels {
        for b in 0..<levels {
          let itself = a == b ? squares[squares.startIndex + a] : 0
          agreeing += weights[a, b] * (own[own.startIndex + a] * own[own.startIndex + b] - itself)
        }
      }
      agreement += agreeing / pairs
      questions += 1
    }
    guard questions > 0 else { throw UndefinedStatistic("no_common_answers") }
    let chance = chance(counts, weights)
    guard chance < 1 else { throw UndefinedStatistic("no_variation") }
    return (agreement / questions - chance) / (1 - chance)
  }

  private func chance(_ counts: RatingCounts, _ weights: Matrix) -> Double {
    let levels = counts.levelCount
    var shares = [Double](repeating: 0, count: levels)
    var questions = 0.0
    for question in 0..<counts.questionCount {
      let own = counts.counts[(question * levels)..<((question + 1) * levels)]
      let answers = own.reduce(0, +)
      guard answers > 0 else { continue }
      questions += 1
      for (level, count) in own.enumerated() { shares[level] += count / answers }
    }
    let spread = shares.reduce(0) { $0 + $1 / questions * (1 - $1 / questions) }
    return weights.values.reduce(0, +) / Double(levels * (levels - 1)) * spread
  }
}
