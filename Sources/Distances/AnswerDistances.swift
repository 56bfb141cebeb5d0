public import LinearAlgebra
public import Surveys

/// The distances between respondents over ordered questions.
///
/// The distance of two respondents is the mean, over the questions both answered, of the distance
/// of their answers on the declared scale: 0 where all are equal, 1 where they stand at opposite
/// ends throughout (Gower). The scale is the declared one, so a question on which all agree adds
/// nothing, where a scale taken from the answers observed would inflate small differences.
///
/// An answer is coded as a thermometer of −1 and 1, one row a step of the scale: the product of two
/// codes is the steps on which they agree less those on which they differ. So all sums over
/// questions are one product of a matrix with itself (`dsyrk`), whatever the number of levels, and
/// a second, of the questions answered, only where answers are missing. The sums are multiples of
/// a common fraction and are rounded to it: equal distances are equal numbers.
///
/// - Reference: Gower (1971), *Biometrics* 27, 857–871.
/// - Checked against: R, enumeration of pairs, `References/questionnaire`.
public struct AnswerDistances: Equatable, Sendable {
  /// The rows of the data that have an answer, in order.
  public let rows: [Int]
  /// The distance of each pair; -1 where they have too few questions in common.
  public let matrix: Matrix
  /// The sum of the distances over all pairs and questions, in scales.
  private let distanceSum: Double
  /// The number of pairs of answers to the same question.
  public let answerPairs: Int

  /// The distances between the given rows of data; questions without an order do not enter.
  ///
  /// - Parameters:
  ///   - questions: The questions.
  ///   - candidates: The rows; those without an answer are left out.
  ///   - leastShared: The fewest questions that two respondents must both have answered.
  public init(_ questions: [SurveyQuestion], rows candidates: [Int], leastShared: Int = 1) {
    let ordered = questions.filter(\.scale.isDistanced)
    let rows = candidates.filter { row in ordered.contains { $0.codes[row] >= 0 } }
    let sums = PairSums(ordered, rows)
    var distances = Matrix(rowCount: rows.count, columnCount: rows.count)
    var (sum, pairs) = (0.0, 0.0)
    for j in rows.indices {
      for i in 0..<j {
        let questions = sums.questions(i, j)
        let apart = sums.apart(i, j, questions)
        distances[i, j] = questions >= Double(max(1, leastShared)) ? apart / questions : -1
        distances[j, i] = distances[i, j]
        sum += apart
        pairs += questions
      }
    }
    self.rows = rows
    matrix = distances
    distanceSum = sum
    answerPairs = Int(pairs)
  }

  /// Every two respondents have enough questions in common.
  public var isComplete: Bool { !matrix.values.contains { $0 < 0 } }

  /// The respondents who remain where those with too little in common with others are left out, by
  /// place: always the one who lacks most, the last of several, until none is lacking.
  public var completePlaces: [Int] {
    let count = rows.count
    var lacking = (0..<count).map { i in (0..<count).count { matrix[$0, i] < 0 } }
    var isKept = [Bool](repeating: true, count: count)
    while let most = lacking.max(), most > 0, let worst = lacking.lastIndex(of: most) {
      isKept[worst] = false
      lacking[worst] = 0
      for other in 0..<count where isKept[other] && matrix[other, worst] < 0 { lacking[other] -= 1 }
    }
    return (0..<count).filter { isKept[$0] }
  }

  /// The mean distance over all pairs of answers to the same question; nil without any.
  ///
  /// The ratio of the sums, which adds up exactly over questions and groups; with missing answers
  /// it differs a little from the mean of the distances between respondents.
  public var mean: Double? { answerPairs > 0 ? distanceSum / Double(answerPairs) : nil }
}

extension ResponseScale {
  /// Whether answers on this scale are some distance apart: its levels have an order.
  public var isDistanced: Bool { kind == .ordinal && levels.count > 1 }
}

/// The sums over questions for every pair of respondents.
private struct PairSums {
  /// Steps in agreement less steps apart, each a scale's length over its number of steps.
  private let balance: Matrix
  /// The questions that two respondents both answered; nil where everybody answered everything.
  private let common: Matrix?
  private let questionCount: Double
  /// Every sum is a multiple of one over this; nil for scales of lengths that hardly fit together.
  private let grain: Double?

  init(_ questions: [SurveyQuestion], _ rows: [Int]) {
    let steps = questions.map { $0.scale.levels.count - 1 }
    var codes = Matrix(rowCount: steps.reduce(0, +), columnCount: rows.count)
    var answered = Matrix(rowCount: questions.count, columnCount: rows.count)
    var isComplete = true
    var first = 0
    for (place, question) in questions.enumerated() {
      let weight = (1 / Double(steps[place])).squareRoot()
      for (column, row) in rows.enumerated() {
        let level = Int(question.codes[row])
        guard level >= 0 else {
          isComplete = false
          continue
        }
        answered[place, column] = 1
        for step in 0..<steps[place] {
          codes[first + step, column] = step < level ? weight : -weight
        }
      }
      first += steps[place]
    }
    balance = codes.gram()
    common = isComplete ? nil : answered.gram()
    questionCount = Double(questions.count)
    grain = leastCommonMultiple(steps)
  }

  func questions(_ i: Int, _ j: Int) -> Double { common?[i, j].rounded() ?? questionCount }

  func apart(_ i: Int, _ j: Int, _ questions: Double) -> Double {
    let apart = (questions - balance[i, j]) / 2
    if let grain { return (apart * grain).rounded() / grain }
    // What rounding leaves of equal answers is none.
    return apart > 1e-12 * questions ? apart : 0
  }
}

/// The smallest number that all of these divide; nil above a million, where rounding to a multiple
/// of its inverse would no longer undo the errors of a product.
private func leastCommonMultiple(_ numbers: [Int]) -> Double? {
  var multiple = 1
  for number in Set(numbers).sorted() {
    var (a, b) = (multiple, number)
    while b != 0 { (a, b) = (b, a % b) }
    multiple = multiple / a * number
    guard multiple <= 1_000_000 else { return nil }
  }
  return Double(multiple)
}
