import Numerics
import Probability
import Surveys

/// Answers of respondents to several questions that have a latent disposition in common.
struct CorrelatedAnswers {
  /// The correlation of the latent answers of a respondent to two questions.
  let correlation: Double
  private(set) var random: Philox4x32

  init(correlation: Double, stream: UInt64) {
    self.correlation = correlation
    random = Philox4x32(seed: AnswerSampler.seed, stream: stream)
  }

  /// The latent limits between levels with these shares.
  static func limits(_ shares: [Double]) -> [Double] {
    var sum = 0.0
    return shares.dropLast().map { share in
      sum += share
      guard sum < 1 - 1e-12 else { return .infinity }
      return sum > 0 ? NormalDistribution().quantile(sum) ?? 0 : -.infinity
    }
  }

  /// The answers of the next respondent, one level a question, from the limits of each.
  mutating func respondent(_ limits: [[Double]]) -> [Int32] {
    let disposition = correlation.squareRoot() * random.normal()
    let rest = (1 - correlation).squareRoot()
    return limits.map { own in
      let latent = disposition + rest * random.normal()
      return Int32(own.firstIndex { latent < $0 } ?? own.count)
    }
  }
}

/// Questions on one five-point scale, from the levels that each respondent chose.
func questions(_ respondents: [[Int32]]) -> [SurveyQuestion] {
  let scale = ResponseScale(
    id: "scale", kind: .ordinal, levels: (1...5).map(String.init), scores: (1...5).map(Double.init))
  return (0..<(respondents.first?.count ?? 0)).map { question in
    SurveyQuestion(
      id: "q\(question + 1)", scale: scale, codes: respondents.map { $0[question] })
  }
}
