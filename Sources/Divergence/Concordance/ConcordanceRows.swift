import Agreement
import Estimation
public import Results
public import Surveys
import Tabular

/// Whether respondents share one picture over all questions of a scale: the rows of
/// ``divergences(of:plan:)`` about the scales alone.
///
/// - Throws: as ``divergences(of:plan:)``.
public func concordances(of data: SurveyData, plan: AnalysisPlan) throws -> [ResultRow] {
  var rows = ConcordanceRows(tabulator: try CellTabulator(data), plan: plan)
    .rows(try plan.questions(in: data), try plan.respondentGroups(in: data))
  plan.adjust(&rows)
  return rows
}

/// Whether respondents share one picture over all questions of a scale, within each group.
struct ConcordanceRows {
  let tabulator: CellTabulator
  let plan: AnalysisPlan

  private var data: SurveyData { tabulator.data }

  /// Respondents beyond whom no resamples are drawn.
  private static let mostForResamples = 5_000

  /// The rows of every scale that two questions or more have in common.
  func rows(_ questions: [SurveyQuestion], _ groupings: [RespondentGroups]) -> [ResultRow] {
    let ordered = questions.filter { $0.scale.isOrdered && $0.item.isEmpty }
    var scales: [ResponseScale] = []
    for question in ordered {
      let scale = common(question)
      if !scales.contains(scale) { scales.append(scale) }
    }
    return scales.flatMap { scale in
      let own = ordered.filter { common($0) == scale }
      return own.count < 2
        ? []
        : groupings.flatMap { groups in
          groups.byRound.flatMap { members in
            let published = plan.publishable(own, groups, members)
            return members.flatMap { rows(scale, published, groups, $0) }
          }
        }
    }
  }

  /// The scale that a question shares with others: without a codebook each question has its own,
  /// and those with the same levels are one.
  private func common(_ question: SurveyQuestion) -> ResponseScale {
    var scale = question.scale
    guard scale.id == question.id else { return scale }
    scale.id = [scale.levels.first, scale.levels.last].compactMap { $0 }.joined(separator: "–")
    return scale
  }

  private func rows(
    _ scale: ResponseScale, _ questions: [SurveyQuestion], _ groups: RespondentGroups, _ group: Int
  ) -> [ResultRow] {
    let members = (0..<data.rowCount).filter {
      groups.codes.isEmpty || groups.codes[$0] == Int32(group)
    }
    // Questions that nobody of the group was asked, or answered, are none of its questionnaire.
    let answered = questions.map { question in members.map { question.codes[$0] } }
      .filter { $0.contains { $0 >= 0 } }
    guard answered.count > 1 else { return [] }
    let ratings = Ratings(answered, levelCount: scale.levels.count).answered
    let pools = groups.poolsActors && questions.contains { data.isAskedOfSeveralActors($0) }
    func key(_ statistic: String) -> ResultKey {
      ResultKey(
        analysis: DivergenceAnalysis.name, item: scale.id, groupBy: groups.groupBy,
        group: groups.groups[group].label, round: groups.groups[group].round, statistic: statistic)
    }
    let fraction = pools ? nil : samplingFraction(questions, groups, group, ratings.raterCount)
    var rows = coefficientRows(ratings, scale, fraction, key)
    do throws(UndefinedStatistic) {
      let concordance = try KendallConcordance(ratings, seed: plan.seed)
      var estimate = Estimate(value: concordance.value, count: concordance.raterCount)
      estimate.pValue = concordance.pValue
      estimate.method = concordance.isMonteCarlo ? "permutation_monte_carlo" : "chi_squared"
      rows.append(ResultRow(key("kendall_w"), .estimate(estimate)))
    } catch {
      rows.append(ResultRow(key("kendall_w"), .undefined(reason: error.reason)))
    }
    return rows.map { row in
      var row = row
      if pools { row.flag = "pooled_actors" }
      return row
    }
  }

  private func coefficientRows(
    _ ratings: Ratings, _ scale: ResponseScale, _ fraction: Double?, _ key: (String) -> ResultKey
  ) -> [ResultRow] {
    let scores = scale.scores
    var names: [String] = []
    var coefficients: [@Sendable (RatingCounts) -> Double?] = []
    var outcomes: [Result<Double, UndefinedStatistic>] = []
    let counts = RatingCounts(ratings)
    for metric in KrippendorffAlpha.allCases {
      names.append("krippendorff_alpha_" + metric.rawValue)
      coefficients.append { try? metric.value($0, scores) }
      outcomes.append(Result { () throws(UndefinedStatistic) in try metric.value(counts, scores) })
    }
    for agreement in GwetAgreement.allCases {
      names.append(agreement.rawValue)
      coefficients.append { try? agreement.value($0) }
      outcomes.append(Result { () throws(UndefinedStatistic) in try agreement.value(counts) })
    }
    let raters = ResampledRaters(
      ratings: ratings, seed: plan.seed, confidence: plan.confidence,
      samplingFraction: fraction ?? 0)
    let drawn =
      fraction != nil && ratings.raterCount <= Self.mostForResamples
      ? raters.values(coefficients) : []
    return names.indices.map { place in
      switch outcomes[place] {
      case .failure(let error):
        return ResultRow(key(names[place]), .undefined(reason: error.reason))
      case .success(let value):
        var estimate = Estimate(value: value, count: ratings.raterCount)
        if !drawn.isEmpty, let spread = raters.spread(drawn.map { $0[place] }, about: value) {
          estimate.standardError = spread.error
          estimate.interval = spread.interval
          estimate.confidence = plan.confidence
          estimate.method = "resampled_respondents"
        }
        return ResultRow(key(names[place]), .estimate(estimate))
      }
    }
  }

  /// The part of those whom the group stands for who answered: 0 in a sample whose respondents were
  /// drawn one by one; nil where respondents cannot be drawn again, or nobody knows how many were
  /// invited.
  private func samplingFraction(
    _ questions: [SurveyQuestion], _ groups: RespondentGroups, _ group: Int, _ count: Int
  ) -> Double? {
    if tabulator.isActorsRegime {
      let invited = questions.compactMap {
        tabulator.totals(of: $0, by: groups).populations[group]
      }.max()
      return invited.map { min(1, Double(count) / Double(max(1, $0))) }
    }
    let design = data.design
    let isSimple = design.replicates == nil && design.isElementSample && !design.isStratified
    return isSimple ? 0 : nil
  }
}
