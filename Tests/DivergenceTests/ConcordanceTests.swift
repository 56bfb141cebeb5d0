// Proves that agreement over several questions is that of krippendorff, SciPy and all pairs, that
// it keeps its contract, and that what has no agreement says why.
import Agreement
import Estimation
import TestSupport
import Testing

@testable import Divergence

@Suite("Agreement over several questions") struct ConcordanceTests {
  private static func ratings(_ name: String) throws -> (ratings: Ratings, scores: [Double]) {
    let rows = try ReferenceTable("concordance/ratings.csv").rows.filter { $0["table"] == name }
    var questions: [[Int32]] = []
    for row in rows {
      let question = try #require(Int(row["question"] ?? ""))
      while questions.count <= question { questions.append([]) }
      questions[question].append(Int32(row["answer"] ?? "").map { $0 - 1 } ?? -1)
    }
    let levels = try #require(Int(rows.first?["levels"] ?? ""))
    return (Ratings(questions, levelCount: levels), (1...levels).map(Double.init))
  }

  private static func value(
    _ statistic: String, _ ratings: Ratings, _ scores: [Double]
  ) throws(UndefinedStatistic) -> Double {
    for metric in KrippendorffAlpha.allCases
    where statistic == "krippendorff_alpha_" + metric.rawValue {
      return try metric.value(of: ratings, scores: scores)
    }
    if let agreement = GwetAgreement(rawValue: statistic) {
      return try agreement.value(of: ratings)
    }
    let concordance = try KendallConcordance(ratings, seed: 1)
    return statistic == "friedman" ? concordance.chiSquared : concordance.value
  }

  @Test("coefficients are those of other programs")
  func references() throws {
    let reference = try ReferenceTable("concordance/reference.csv").rows
    #expect(reference.count > 60)
    for row in reference {
      let (ratings, scores) = try Self.ratings(row["table"] ?? "")
      let statistic = row["statistic"] ?? ""
      expectClose(
        try Self.value(statistic, ratings, scores), Double(row["value"] ?? "") ?? .nan,
        within: .oracle, "\(row["table"] ?? "") \(statistic)")
    }
  }

  @Test(
    "published values to their printed digits",
    arguments: [
      ("canonical", "krippendorff_alpha_nominal", 0.7434211),
      ("canonical", "krippendorff_alpha_ordinal", 0.8153875),
      ("canonical", "krippendorff_alpha_interval", 0.8491071),
      ("canonical", "krippendorff_alpha_ratio", 0.7974028), ("canonical", "gwet_ac1", 0.77544),
      ("canonical", "gwet_ac2", 0.89894), ("organisations", "gwet_ac1", 0.21398),
      ("organisations", "gwet_ac2", 0.35054), ("organisations", "kendall_w", 0.364795),
      ("organisations", "friedman", 16.41577), ("national", "krippendorff_alpha_ordinal", 0.518201),
      ("international", "krippendorff_alpha_ordinal", 0.368308),
    ])
  func published(_ table: String, _ statistic: String, _ value: Double) throws {
    let (ratings, scores) = try Self.ratings(table)
    expectClose(
      try Self.value(statistic, ratings, scores), value,
      within: Tolerance(relative: 0, absolute: 6e-6, reason: "five or six digits are printed"))
  }

  private static let statistics =
    KrippendorffAlpha.allCases.map { "krippendorff_alpha_" + $0.rawValue }
    + GwetAgreement.allCases.map(\.rawValue) + ["kendall_w"]

  @Test("order and direction do not matter, and unanimity is one", arguments: statistics)
  func contract(_ statistic: String) throws {
    let (ratings, scores) = try Self.ratings("random1")
    let value = try Self.value(statistic, ratings, scores)
    let questions = (0..<ratings.questionCount).map { question in
      (0..<ratings.raterCount).map { ratings.levels[question * ratings.raterCount + $0] }
    }
    let turned = questions.reversed().map { Array($0.reversed()) }
    expectClose(
      try Self.value(statistic, Ratings(turned, levelCount: scores.count), scores), value)
    #expect(value < 1)
    if statistic != "krippendorff_alpha_ratio" {
      let top = Int32(scores.count - 1)
      let mirrored = questions.map { $0.map { $0 < 0 ? $0 : top - $0 } }
      expectClose(
        try Self.value(statistic, Ratings(mirrored, levelCount: scores.count), scores), value)
    }
    let alike = Ratings([[0, 0, 0], [2, 2, 2], [1, 1, 1]], levelCount: 3)
    expectClose(try Self.value(statistic, alike, [1, 2, 3]), 1)
  }

  @Test(
    "what has no agreement says why",
    arguments: [
      ([[2, 2, 2], [2, 2, 2]], "krippendorff_alpha_ordinal", "no_variation"),
      ([[0, -1, -1], [-1, 1, -1]], "krippendorff_alpha_nominal", "no_common_answers"),
      ([[0], [1]], "gwet_ac2", "no_common_answers"),
      ([[0, 1, 2]], "kendall_w", "too_few_questions"),
      ([[0, -1], [1, 1]], "kendall_w", "too_few_complete"),
      ([[1, 2], [1, 2]], "kendall_w", "no_variation"),
    ] as [([[Int32]], String, String)])
  func refusals(_ questions: [[Int32]], _ statistic: String, _ reason: String) {
    #expect(throws: UndefinedStatistic(reason)) {
      try Self.value(statistic, Ratings(questions, levelCount: 3), [1, 2, 3])
    }
  }

  @Test("a respondent counted twice makes no pair with itself")
  func copies() throws {
    let (ratings, scores) = try Self.ratings("organisations")
    let twice = RatingCounts(ratings, copies: [Double](repeating: 2, count: ratings.raterCount))
    // Pairs within questions are the same; those of chance only lose the pairs of an answer with
    // itself, one of all answers.
    expectClose(
      try GwetAgreement.ordinal.value(twice), try GwetAgreement.ordinal.value(of: ratings))
    let once = try KrippendorffAlpha.interval.value(of: ratings, scores: scores)
    let doubled = try KrippendorffAlpha.interval.value(twice, scores)
    let answers = Double(ratings.levels.count { $0 >= 0 })
    expectClose((1 - doubled) / (1 - once), (2 * answers - 1) / (2 * (answers - 1)))
  }

  @Test("intervals hold their estimate and narrow with respondents")
  func intervals() throws {
    let (ratings, scores) = try Self.ratings("organisations")
    let value = try KrippendorffAlpha.ordinal.value(of: ratings, scores: scores)
    var raters = ResampledRaters(ratings: ratings, seed: 1, confidence: 0.95)
    let drawn = raters.values([{ try? KrippendorffAlpha.ordinal.value($0, scores) }]).map { $0[0] }
    let all = try #require(raters.spread(drawn, about: value))
    #expect(all.interval.low < value && value < all.interval.high && all.error > 0)
    raters.samplingFraction = 0.75
    let finite = try #require(raters.spread(drawn, about: value))
    expectClose(finite.error, all.error / 2)
    #expect(
      ResampledRaters(
        ratings: try Self.ratings("random4").ratings, seed: 1, confidence: 0.95
      ).values([]).isEmpty)
  }
}
