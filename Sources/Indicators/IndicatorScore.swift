import Estimation

/// The mean over questions of each question's mean value, as a function of pattern totals.
///
/// A question counts with the mean over those who answered it: not answered is never counted as no.
/// Questions nobody in the group answered are left out.
struct IndicatorScore: CellStatistic {
  /// For each pattern the value of each question between 0 and 1, nil where it is not answered.
  let values: [[Double?]]
  /// The questions (by index) that count.
  let questions: [Int]

  var name: String { "indicator_score" }
  var range: ClosedRange<Double>? { 0...1 }

  /// The questions that count and that somebody in the group answered.
  func answered(_ totals: GroupTotals) -> [Int] {
    questions.filter { question in
      values.indices.contains { values[$0][question] != nil && totals.levels[$0] > 0 }
    }
  }

  func linearize(_ totals: GroupTotals) throws(UndefinedStatistic) -> LocalLinearization {
    let counted = answered(totals)
    guard !counted.isEmpty else { throw .noAnswers }
    var score = 0.0
    var gradient = [Double](repeating: 0, count: values.count)
    for question in counted {
      var sum = 0.0
      var weight = 0.0
      for (pattern, total) in totals.levels.enumerated() {
        guard let value = values[pattern][question] else { continue }
        sum += value * total
        weight += total
      }
      let mean = sum / weight
      let scale = weight * Double(counted.count)
      score += mean / Double(counted.count)
      for pattern in values.indices {
        if let value = values[pattern][question] { gradient[pattern] += (value - mean) / scale }
      }
    }
    return LocalLinearization(value: score, gradient: gradient)
  }
}
