public import Surveys

/// The distances between the answers of respondents, summed over questions and pairs.
///
/// The mean is the ratio of two sums, of distances and of pairs of answers to the same question. So
/// it adds up exactly over questions, respondents and groups, also where answers are missing. Sums
/// follow from the counts of each level, without a matrix: any number of respondents will do.
/// With weights a pair counts the product of its two.
///
/// - Checked against: enumeration of pairs in base R, `References/questionnaire`.
/// - Complexity: O(respondents × questions).
public struct PooledDistances: Equatable, Sendable {
  /// A sum of distances, in scales, and of the pairs they are of.
  public struct Sum: Equatable, Sendable {
    public var distance: Double
    public var pairs: Double

    /// The mean distance, from 0 to 1; nil without a pair.
    public var mean: Double? { pairs > 0 ? max(0, min(1, distance / pairs)) : nil }

    /// No pair yet.
    public static let none = Sum(distance: 0, pairs: 0)

    public init(distance: Double, pairs: Double) {
      self.distance = distance
      self.pairs = pairs
    }

    /// The sums over both.
    public static func + (a: Sum, b: Sum) -> Sum {
      Sum(distance: a.distance + b.distance, pairs: a.pairs + b.pairs)
    }

    static func - (a: Sum, b: Sum) -> Sum {
      Sum(distance: a.distance - b.distance, pairs: a.pairs - b.pairs)
    }
  }

  /// The answers of the group to one question.
  private struct Counts: Equatable {
    /// The weight of the answers at or below each level.
    var cumulative: [Double]
    var squares: Double

    var weight: Double { cumulative.last ?? 0 }
    var span: Double { Double(cumulative.count - 1) }

    /// The sum of the distances to all answers from one at a level.
    func distance(from level: Int) -> Double {
      var sum = 0.0
      for step in 0..<(cumulative.count - 1) {
        sum += step < level ? cumulative[step] : weight - cumulative[step]
      }
      return sum / span
    }
  }

  private let counts: [Counts]
  private let questions: [SurveyQuestion]
  private let weights: [Double]

  /// - Parameters:
  ///   - questions: Questions; those without an order do not enter.
  ///   - rows: The rows of a group.
  ///   - weights: One a row of the data; empty where each counts as one.
  public init(_ questions: [SurveyQuestion], rows: [Int], weights: [Double] = []) {
    self.questions = questions.filter(\.scale.isDistanced)
    self.weights = weights
    counts = self.questions.map { question in
      var levels = [Double](repeating: 0, count: question.scale.levels.count)
      var squares = 0.0
      for row in rows where question.codes[row] >= 0 {
        let weight = weights.isEmpty ? 1 : weights[row]
        levels[Int(question.codes[row])] += weight
        squares += weight * weight
      }
      var running = 0.0
      return Counts(
        cumulative: levels.map {
          running += $0
          return running
        }, squares: squares)
    }
  }

  /// The identifiers of the questions that enter, in order.
  public var questionIDs: [String] { questions.map(\.id) }

  /// The sums over all pairs of each question.
  public var byQuestion: [Sum] {
    counts.map { question in
      var distance = 0.0
      for below in question.cumulative { distance += below * (question.weight - below) }
      let pairs = (question.weight * question.weight - question.squares) / 2
      return Sum(
        distance: distance / question.span, pairs: pairs > 1e-12 * question.squares ? pairs : 0)
    }
  }

  /// The sums over all pairs and questions.
  public var total: Sum { byQuestion.reduce(.none, +) }

  /// The sums over all pairs of a member of this group and one of another, question by question.
  ///
  /// - Precondition: both are of the same questions.
  public func between(_ other: PooledDistances) -> [Sum] {
    zip(counts, other.counts).map { own, others in
      var distance = 0.0
      for (a, b) in zip(own.cumulative, others.cumulative) {
        distance += a * (others.weight - b) + (own.weight - a) * b
      }
      return Sum(distance: distance / own.span, pairs: own.weight * others.weight)
    }
  }

  /// The sums over the pairs of one member with all others.
  ///
  /// - Precondition: the row is one of the group.
  public func sum(ofRespondentAt row: Int) -> Sum {
    var result = Sum.none
    let own = weights.isEmpty ? 1 : weights[row]
    for (question, counts) in zip(questions, counts) where question.codes[row] >= 0 {
      result.distance += own * counts.distance(from: Int(question.codes[row]))
      result.pairs += own * (counts.weight - own)
    }
    return result
  }

  /// The standard error of the mean by leaving each respondent out; nil for fewer than three.
  ///
  /// - Parameters:
  ///   - rows: The rows of the group, drawn one by one and with equal weights.
  ///   - samplingFraction: The part of the population that answered.
  /// - Returns: nil as well where leaving one out leaves no pair.
  public func jackknifeError(rows: [Int], samplingFraction: Double = 0) -> Double? {
    let total = total
    let means = rows.compactMap { row in (total - sum(ofRespondentAt: row)).mean }
    guard means.count == rows.count, rows.count > 2 else { return nil }
    let count = Double(rows.count)
    let centre = means.reduce(0, +) / count
    let squares = means.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
    return (max(0, 1 - samplingFraction) * (count - 1) / count * squares).squareRoot()
  }
}
