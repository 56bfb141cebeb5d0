import Estimation
import Probability
import Results
import Surveys
import Tabular

/// Those who answered a question in two rounds, compared with themselves.
///
/// For the actors themselves and for simple samples: McNemar's test of the favourable answers, the
/// sign test and Wilcoxon's signed ranks of the scores, exact; Stuart and Maxwell's and Bhapkar's
/// tests of whether the answers are distributed as before. For other samples Wald's test of the
/// same hypothesis with the errors of the design. Then who moved from which answer to which.
///
/// Only those count who are in the same group in both rounds. Where so few answered once only that
/// the paired numbers would give them away, the paired numbers are withheld.
struct PairedAnalysis: Sendable {
  let trends: TrendAnalysis
  let respondents: RespondentPairs

  /// - Returns: nil where the plan does not ask for it, or nobody is known to have answered twice.
  init?(_ trends: TrendAnalysis) {
    guard trends.plan.trend.comparesPairs,
      let respondents = RespondentPairs(trends.data, trends.comparisons)
    else { return nil }
    self.trends = trends
    self.respondents = respondents
  }

  /// Whether each respondent stands for itself, or is drawn with the same chance.
  private var isSimple: Bool { trends.data.regime != .sample || trends.data.isSimpleSample }

  func rows(_ question: SurveyQuestion, by groups: RespondentGroups) -> [ResultRow] {
    guard question.scale.levels.count > 1 else { return [] }
    let series = groups.series
    var answered = [Int](repeating: 0, count: groups.groups.count)
    for row in question.codes.indices where question.codes[row] >= 0 {
      let group = groups.codes.isEmpty ? 0 : Int(groups.codes[row])
      if group >= 0 { answered[group] += 1 }
    }
    return respondents.pairs.flatMap { pairs -> [ResultRow] in
      let (before, after) = (pairs.comparison.earlier, pairs.comparison.later)
      let breaks = question.breaks(from: before, to: after, pooled: groups.poolsActors)
      guard !breaks.contains(where: { $0.comparability == .notComparable }) else { return [] }
      return series.flatMap { members -> [ResultRow] in
        let rows = pairs.rows.filter {
          groups.codes[$0.earlier] == Int32(members[before])
            && groups.codes[$0.later] == Int32(members[after])
            && question.codes[$0.earlier] >= 0 && question.codes[$0.later] >= 0
        }
        guard !rows.isEmpty else { return [] }
        var subject = PairedSubject(
          question: question, answers: PairedAnswers(question, rows: rows),
          key: question.key(TrendAnalysis.name, groups, members[after], statistic: ""),
          onlyEarlier: answered[members[before]] - rows.count,
          onlyLater: answered[members[after]] - rows.count)
        subject.key.versusRound = trends.rounds[before]
        subject.hasCaveat = !breaks.isEmpty
        subject.hasChangedActors = pairs.changedActor > 0
        subject.showsTransitions = showsTransitions(groups)
        return self.rows(subject)
      }
    }
  }

  /// Transitions are told by kind of actor only, or for all where there are no kinds: tables that
  /// add up to each other would give away what one of them withholds.
  private func showsTransitions(_ groups: RespondentGroups) -> Bool {
    groups.groupBy == (trends.data.actors?.id ?? "")
  }

  private func rows(_ subject: PairedSubject) -> [ResultRow] {
    var rows = [
      subject.row(
        "paired_count",
        Estimate(value: Double(subject.answers.count), count: subject.answers.count))
    ]
    rows += isSimple ? simpleTests(subject) : [designTest(subject)].compactMap { $0 }
    if subject.showsTransitions {
      let protection = transitionProtection(subject)
      rows = rows.map { row in
        let isHidden =
          protection.hidesRises
          && ["sign_test", "wilcoxon_signed_rank"].contains(row.key.statistic)
          || protection.hidesGains && row.key.statistic.hasPrefix("mcnemar")
        return isHidden && row.estimate != nil ? row.withheld(.complementary) : row
      }
      rows += transitionRows(subject)
    }
    let minimum = trends.plan.minimumCell
    guard trends.plan.suppresses else { return rows }
    if subject.answers.count < minimum { return rows.map { $0.withheld(.primary) } }
    if subject.isGivenAway(minimum) { return rows.map { $0.withheld(.complementary) } }
    return rows
  }

  private func simpleTests(_ subject: PairedSubject) -> [ResultRow] {
    let (question, answers) = (subject.question, subject.answers)
    var rows: [ResultRow] = []
    if !question.scale.favourableLevels.isEmpty {
      let moved = answers.table.discordance(of: question.scale.favourableLevels)
      let tests = [
        subject.test("mcnemar_chi2", moved.mcNemar, 1, level: "favourable"),
        subject.exact("mcnemar_exact", moved, level: "favourable"),
      ]
      rows += trends.isSmallFlow(moved) ? tests.map { $0.withheld(.primary) } : tests
    }
    if question.scale.isOrdered {
      rows.append(subject.exact("sign_test", scoredShift(subject)))
      rows.append(signedRanks(subject))
    }
    let stuart = answers.table.stuartMaxwell
    rows.append(
      subject.test("stuart_maxwell_chi2", stuart?.chiSquared, stuart?.degreesOfFreedom ?? 0))
    if let bhapkar = answers.table.bhapkar, bhapkar.chiSquared.isFinite {
      rows.append(subject.test("bhapkar_chi2", bhapkar.chiSquared, bhapkar.degreesOfFreedom))
    }
    // With two answers every test tells how many moved either way.
    if question.scale.levels.count == 2, trends.isSmallFlow(answers.table.shift) {
      return rows.map { $0.withheld(.primary) }
    }
    return rows
  }

  /// Who scores higher and who lower; scores may fall with the levels.
  private func scoredShift(_ subject: PairedSubject) -> Discordance {
    let scores = subject.question.scale.scores
    var shift = Discordance(into: 0, outOf: 0)
    for (from, to) in zip(subject.answers.earlier, subject.answers.later) {
      if scores[to] > scores[from] { shift.into += 1 }
      if scores[to] < scores[from] { shift.outOf += 1 }
    }
    return shift
  }

  private func signedRanks(_ subject: PairedSubject) -> ResultRow {
    let scores = subject.question.scale.scores
    let ranks = SignedRanks(
      zip(subject.answers.earlier, subject.answers.later).map { scores[$1] - scores[$0] })
    guard let p = ranks.pValue else { return subject.unmoved("wilcoxon_signed_rank") }
    return subject.row(
      "wilcoxon_signed_rank",
      Estimate(
        value: ranks.statistic, count: subject.answers.count, pValue: p,
        method: ranks.isExact ? "exact" : "normal"))
  }

  /// Wald's test that the shares of all answers are as before, adjusted for the degrees of freedom.
  private func designTest(_ subject: PairedSubject) -> ResultRow? {
    let question = subject.question
    var groups = [Int32](repeating: -1, count: question.codes.count)
    for pair in subject.answers.rows {
      groups[pair.earlier] = 0
      groups[pair.later] = 1
    }
    let table = trends.tabulator.totals(
      of: CellCoding(
        groups: groups, groupCount: 2, answers: question.codes,
        levelCount: question.scale.levels.count))
    let changes = question.scale.levels.indices.compactMap { level -> Linearization? in
      let share = Proportion(level: level)
      guard let before = try? share.linearize(table, group: 0),
        let after = try? share.linearize(table, group: 1)
      else { return nil }
      return .difference(after, before)
    }
    guard let covariance = table.covariance(of: changes),
      let form = quadraticForm(changes.map(\.value), inverse: covariance)
    else { return subject.unmoved("marginal_homogeneity_f") }
    let numerator = Double(form.degreesOfFreedom)
    let degrees = Double(table.degreesOfFreedom(groups: [0, 1]))
    let denominator = degrees - numerator + 1
    guard denominator > 0, degrees > 0 else {
      return subject.undefined("marginal_homogeneity_f", "too_few_clusters")
    }
    let value = form.chiSquared * denominator / (degrees * numerator)
    return subject.row(
      "marginal_homogeneity_f",
      Estimate(
        value: value, degreesOfFreedom: numerator, denominatorDegreesOfFreedom: denominator,
        count: subject.answers.count,
        pValue: FisherF(numerator: numerator, denominator: denominator)?.upperTail(value),
        method: "adjusted_wald"))
  }
}

extension TrendAnalysis {
  /// Whether so few moved in a direction that their number is not published.
  func isSmallFlow(_ moved: Discordance) -> Bool {
    plan.suppresses
      && [moved.into, moved.outOf].contains { $0 > 0 && $0 < plan.minimumCell }
  }
}
