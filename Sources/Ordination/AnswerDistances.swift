public import LinearAlgebra
public import Surveys

/// The distances between respondents over ordered questions.
///
/// The distance of two respondents is the mean, over the questions both answered, of the distance
/// of their answers on the declared scale: 0 where all are equal, 1 where they stand at opposite
/// ends throughout (Gower). The scale is the declared one, so a question on which all agree adds
/// nothing, where a scale taken from the answers observed would inflate small differences.
///
/// An answer is coded as a thermometer, one column a step of the scale, in which the distance of
/// two answers is the number of steps that differ. The sums over questions are then three
/// products of a matrix with itself (`dsyrk`), whatever the number of levels.
///
/// - Reference: Gower (1971), *Biometrics* 27, 857–871.
/// - Checked against: R, enumeration of pairs, `References/ordination`.
public struct AnswerDistances: Equatable, Sendable {
  /// The rows of the data that have an answer, in order.
  public let rows: [Int]
  /// The distance of each pair; -1 where they have no question in common.
  public let matrix: Matrix
  /// The sum of the distances over all pairs and questions, in scales.
  private let distanceSum: Double
  /// The number of pairs of answers to the same question.
  public let answerPairs: Int

  /// The distances between the given rows of data; questions without an order do not enter.
  public init(_ questions: [SurveyQuestion], rows candidates: [Int]) {
    let ordered = questions.filter { $0.scale.kind == .ordinal && $0.scale.levels.count > 1 }
    let rows = candidates.filter { row in ordered.contains { $0.codes[row] >= 0 } }
    let steps = ordered.reduce(0) { $0 + $1.scale.levels.count - 1 }
    var codes = ThermometerCodes(steps: steps, respondents: rows.count)
    for (column, row) in rows.enumerated() {
      var first = 0
      for question in ordered {
        let count = question.scale.levels.count - 1
        codes.enter(Int(question.codes[row]), of: count, at: first, column)
        first += count
      }
    }
    // Of two thermometers, steps reached by one and not by the other are all steps less those
    // reached by both and those reached by neither.
    let common = codes.asked.gram()
    let both = codes.reached.gram()
    let neither = codes.unreached.gram()
    var distances = Matrix(rowCount: rows.count, columnCount: rows.count)
    var sum = 0.0
    var pairs = 0.0
    for j in rows.indices {
      for i in 0..<j {
        let questions = common[i, j].rounded()
        let apart = max(0, common[i, j] - both[i, j] - neither[i, j])
        // What rounding leaves of equal answers is none.
        let distance = apart > 1e-12 * questions ? apart : 0
        distances[i, j] = questions > 0 ? min(1, distance / questions) : -1
        distances[j, i] = distances[i, j]
        sum += distance
        pairs += questions
      }
    }
    self.rows = rows
    matrix = distances
    distanceSum = sum
    answerPairs = Int(pairs)
  }

  /// Every two respondents have a question in common.
  public var isComplete: Bool { !matrix.values.contains { $0 < 0 } }

  /// The mean distance over all pairs of answers to the same question; nil without any.
  ///
  /// The ratio of the sums, which adds up exactly over questions and groups; with missing answers
  /// it differs a little from the mean of the distances between respondents.
  public var mean: Double? { answerPairs > 0 ? distanceSum / Double(answerPairs) : nil }
}

/// One column a respondent: the steps of every scale, weighted so that a scale has the length one.
private struct ThermometerCodes {
  /// The steps of the questions answered.
  var asked: Matrix
  /// Those below the answer.
  var reached: Matrix
  /// Those above it.
  var unreached: Matrix

  init(steps: Int, respondents: Int) {
    asked = Matrix(rowCount: steps, columnCount: respondents)
    reached = asked
    unreached = asked
  }

  /// Enters the answer to a scale of so many steps; a missing answer leaves zeros.
  mutating func enter(_ level: Int, of steps: Int, at first: Int, _ column: Int) {
    guard level >= 0 else { return }
    let weight = (1 / Double(steps)).squareRoot()
    for step in 0..<steps {
      asked[first + step, column] = weight
      if step < level {
        reached[first + step, column] = weight
      } else {
        unreached[first + step, column] = weight
      }
    }
  }
}
