public import Estimation

/// The answers of a group to one question in two rounds: of those who answered both, and of others.
public struct RoundTable: Equatable, Sendable {
  /// `earlier * levels + later`: those who answered both times.
  public var pairs: [Double]
  /// Those who answered only the earlier time, and only the later, a number a level.
  public var earlierOnly: [Double]
  public var laterOnly: [Double]

  public init(pairs: [Double], earlierOnly: [Double], laterOnly: [Double]) {
    self.pairs = pairs
    self.earlierOnly = earlierOnly
    self.laterOnly = laterOnly
  }

  public var levels: Int { earlierOnly.count }
  public var pairCount: Double { pairs.reduce(0, +) }

  /// The answers of a round, those who answered both times among them.
  public var earlier: [Double] {
    (0..<levels).map { level in
      pairs[(level * levels)..<((level + 1) * levels)].reduce(0, +) + earlierOnly[level]
    }
  }
  public var later: [Double] {
    (0..<levels).map { level in
      (0..<levels).reduce(0) { $0 + pairs[$1 * levels + level] } + laterOnly[level]
    }
  }
}

/// The interval of a change of the index of disagreement between two rounds.
///
/// Every respondent who answered both times has one weight for both rounds, drawn from the gamma
/// distribution, every other one of its own: so the covariance of the rounds is in the draws. A
/// prior of ¼ a level of each round is spread over the table of both. The limits are those of
/// ``ShiftedInterval`` about the difference of the unbiased indices.
///
/// - Checked against: coverage by simulation, `Documentation/Simulations.md`.
public struct ChangeInterval: Sendable {
  public static let method = "shifted_dirichlet"

  /// What each cell of the table of both rounds is given, so that a margin has ¼ a level.
  public static func prior(_ levels: Int) -> Double { 1 / (4 * Double(levels)) }

  private let single: DirichletDraws
  private let table: DirichletDraws?
  private let confidence: Double

  /// - Parameters:
  ///   - single: Draws for the levels of the scale.
  ///   - table: As many draws for the cells of the table of both rounds, with ``prior(_:)``; nil
  ///     where nobody is known to have answered both times.
  ///   - confidence: The part of all intervals that is to hold the truth.
  public init(_ single: DirichletDraws, table: DirichletDraws?, confidence: Double = 0.95) {
    precondition(table.map { $0.count == single.count } ?? true, "as many draws of both")
    self.single = single
    self.table = table
    self.confidence = confidence
  }

  /// The interval of the later index less the earlier, in large populations.
  ///
  /// - Parameters:
  ///   - answers: The answers of both rounds.
  ///   - samplingFraction: The part of the population that answered: the draws keep to the estimate
  ///     the more, the larger it is.
  /// - Returns: nil where a round has fewer than two answers, or draws for pairs are wanting.
  public func interval(_ answers: RoundTable, samplingFraction: Double = 0) -> Interval? {
    let (earlier, later) = (counted(answers.earlier), counted(answers.later))
    guard earlier.respondents > 1, later.respondents > 1 else { return nil }
    let centre = max(-1, min(1, later.unbiasedVariation - earlier.unbiasedVariation))
    guard let (first, second) = weights(answers) else { return nil }
    let (before, after) = (
      variations(single.normalised(first), levels: answers.levels),
      variations(single.normalised(second), levels: answers.levels)
    )
    let shrink = max(0, 1 - samplingFraction).squareRoot()
    var values = zip(after, before).map { centre + ($0 - $1 - centre) * shrink }
    return ShiftedInterval(confidence: confidence)
      .limits(&values, estimate: centre, range: -1...1)
  }

  private func counted(_ counts: [Double]) -> OrderedAnswers {
    OrderedAnswers(counts: counts.map { Int($0.rounded()) })
  }

  /// The drawn weights of the levels in both rounds.
  private func weights(_ answers: RoundTable) -> (earlier: [Double], later: [Double])? {
    let levels = answers.levels
    guard answers.pairCount > 0 else {
      return (
        single.weights(of: answers.earlierOnly, prior: DirichletDraws.quarter, side: .first),
        single.weights(of: answers.laterOnly, prior: DirichletDraws.quarter, side: .second)
      )
    }
    guard let table else { return nil }
    let cells = table.weights(of: answers.pairs, prior: Self.prior(levels))
    var earlier = single.weights(of: answers.earlierOnly, prior: nil, side: .first)
    var later = single.weights(of: answers.laterOnly, prior: nil, side: .second)
    for draw in 0..<table.count {
      for a in 0..<levels {
        for b in 0..<levels {
          let weight = cells[(draw * levels + a) * levels + b]
          earlier[draw * levels + a] += weight
          later[draw * levels + b] += weight
        }
      }
    }
    return (earlier, later)
  }
}
