import Contraste
import Divergence
import Numerics

/// The coverage of the interval of Krippendorff's alpha that comes from drawing respondents again.
///
/// Respondents are drawn from a population whose alpha is known. The rows are those that
/// `divergences` gives, a sample a round.
struct AlphaCoverage {
  let repetitions: Int
  /// The seed of the analysis.
  let seed: UInt64

  private static let population = 20_000
  /// From the fewest respondents for whom the analysis gives an interval.
  private static let sizes = [5, 8, 12, 20, 30]
  /// Samples that are analysed together: rounds of one set of data.
  private static let together = 25
  private static let correlation = 0.2

  private enum Truth: String, CaseIterable {
    case much = "questions differ much"
    case little = "questions differ little"

    /// How far the latent answers to the six questions lie from the middle.
    var places: [Double] {
      let step = self == .much ? 0.6 : 0.1
      return (0..<6).map { (Double($0) - 2.5) * step }
    }
  }

  private struct Tally {
    var coverage = WeightedCoverage()
    var sum = 0.0
    var (below, above, none, total) = (0, 0, 0, 0)

    mutating func add(_ estimate: Estimate?, truth: Double) {
      total += 1
      coverage.add(estimate?.interval, truth: truth)
      sum += estimate?.value ?? 0
      guard let interval = estimate?.interval else {
        none += 1
        return
      }
      if interval.high < truth { below += 1 }
      if interval.low > truth { above += 1 }
    }
  }

  func table() throws -> MarkdownTable {
    let populations = Truth.allCases.map(population)
    let alphas = try populations.map { people in
      let codes = questions(people).map(\.codes)
      return try KrippendorffAlpha.ordinal.value(
        of: Ratings(codes, levelCount: 5), scores: (1...5).map(Double.init))
    }
    let blocks = (repetitions + Self.together - 1) / Self.together
    var rows: [[String]] = []
    for (truth, people) in populations.enumerated() {
      for size in Self.sizes {
        let stream = 5 << 32 | UInt64(truth) << 24 | UInt64(size) << 16
        let found = try simulated(blocks) { block in
          try estimates(people, size, stream | UInt64(block))
        }
        var tally = Tally()
        for estimate in found.joined().prefix(repetitions) {
          tally.add(estimate, truth: alphas[truth])
        }
        rows.append(row(Truth.allCases[truth].rawValue, alphas[truth], size, tally))
      }
    }
    return MarkdownTable(
      header: [
        "answers", "alpha", "n", "mean estimate", "coverage (width)", "truth above", "truth below",
        "no interval",
      ], rows: rows)
  }

  private func row(_ name: String, _ alpha: Double, _ size: Int, _ tally: Tally) -> [String] {
    [
      name, alpha.text(3), "\(size)",
      (tally.sum / Double(tally.total - tally.none)).text(3),
      "\(tally.coverage.rate.percent) (\(tally.coverage.meanWidth.text(2)))",
      percent(tally.below, tally.total), percent(tally.above, tally.total),
      percent(tally.none, tally.total),
    ]
  }

  private func population(_ truth: Truth) -> [[Int32]] {
    let even = CorrelatedAnswers.limits([0.2, 0.2, 0.2, 0.2, 0.2])
    let limits = truth.places.map { place in even.map { $0 - place } }
    var answers = CorrelatedAnswers(
      correlation: Self.correlation, stream: 4 << 32 | UInt64(truth == .much ? 0 : 1))
    return (0..<Self.population).map { _ in answers.respondent(limits) }
  }

  /// Alpha with its interval in several samples; nil where it is not defined.
  private func estimates(
    _ people: [[Int32]], _ size: Int, _ stream: UInt64
  ) throws -> [Estimate?] {
    var random = Philox4x32(seed: AnswerSampler.seed, stream: stream)
    let rounds = (0..<Self.together).map(String.init)
    let codes = rounds.indices.flatMap { round in
      [Int32](repeating: Int32(round), count: size)
    }
    let respondents = codes.map { _ in people[random.index(below: people.count)] }
    let data = SurveyData(
      rowCount: codes.count, questions: questions(respondents), dimensions: [], actors: nil,
      rounds: SurveyDimension(id: SurveyDimension.roundID, levels: rounds, codes: codes),
      design: try SurveyDesign(rowCount: codes.count), regime: .sample)
    var plan = AnalysisPlan()
    plan.seed = seed
    let rows = try concordances(of: data, plan: plan)
      .filter { $0.key.statistic == "krippendorff_alpha_ordinal" }
    return rounds.map { round in
      guard let row = rows.first(where: { $0.key.round == round }),
        case .estimate(let estimate) = row.outcome
      else { return nil }
      return estimate
    }
  }
}
