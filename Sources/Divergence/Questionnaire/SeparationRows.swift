import Distances
import Estimation
import Probability
import Results
import Surveys

/// How far the groups of a grouping stand apart over the whole questionnaire.
struct SeparationRows: Sendable {
  /// Statistics of single questions whose p-values hold over all questions together.
  static let overQuestions: Set = ["between_share", "max_t"]

  let tabulator: CellTabulator
  let plan: AnalysisPlan

  private var data: SurveyData { tabulator.data }

  /// The rows of one grouping in one round: about the groups, and about each question.
  ///
  /// Over the questions that were put to all groups, then for every two groups over those that were
  /// put to both: kinds of actor seldom answer the same questionnaire. The groups of the round come
  /// by index.
  func rows(
    _ questions: [SurveyQuestion], _ groups: RespondentGroups, _ members: [Int]
  ) -> (whole: [ResultRow], byQuestion: [ResultRow]) {
    let rows = members.map { group in
      (0..<data.rowCount).filter { groups.codes[$0] == Int32(group) }
    }
    var (whole, byQuestion) = ([ResultRow](), [ResultRow]())
    do throws(UndefinedStatistic) {
      let common = try CommonQuestions(questions, members: rows)
      let found = self.rows(common, groups, members)
      whole += found.whole
      byQuestion += found.byQuestion
    } catch {
      // One kind of actor in a round, or one group with answers: there is nothing to separate.
      if error.reason == "one_group" { return ([], []) }
      whole.append(
        ResultRow(key(groups, members, "between_share"), .undefined(reason: error.reason)))
    }
    for first in members.indices {
      for second in members.indices.dropFirst(first + 1) {
        let own = [members[first], members[second]]
        guard
          let common = try? CommonQuestions(questions, members: [rows[first], rows[second]])
        else { continue }
        let found = pairRows(common, groups, own, isOnly: members.count == 2)
        whole += found.whole
        byQuestion += found.byQuestion
      }
    }
    return (whole, byQuestion)
  }

  /// The rows about all groups together.
  private func rows(
    _ common: CommonQuestions, _ groups: RespondentGroups, _ members: [Int]
  ) -> (whole: [ResultRow], byQuestion: [ResultRow]) {
    let deals = GroupDeals(common.partition, strata: strata(common, groups), seed: plan.seed)
    let writer = SeparationWriter(
      common: common, isTested: isExchangeable, isWeighted: data.design.isWeighted,
      exact: deals.isExact,
      key: { key(groups, members, $0) })
    guard let separation = GroupSeparation(distances: common.distances.matrix, deals: deals) else {
      return ([writer.refusal("between_share", "no_variation")], [])
    }
    let spread = GroupDispersion(distances: common.distances.matrix, deals: deals)
    let found = QuestionSeparation(common.questions, rows: common.rows, deals: deals)
    let shares = zip(common.questions, found.betweenShares).compactMap { question, share in
      share.map { writer.row(question, "between_share", $0) }
    }
    return (
      writer.rows(separation) + writer.rows(spread) + spreadRows(spread, common, groups, members),
      shares
    )
  }

  /// The rows about two groups: how much of their distances stands between them, where there are
  /// more than these two; and δ of every question with the p-value of the largest of all.
  private func pairRows(
    _ common: CommonQuestions, _ groups: RespondentGroups, _ pair: [Int], isOnly: Bool
  ) -> (whole: [ResultRow], byQuestion: [ResultRow]) {
    let deals = GroupDeals(common.partition, strata: strata(common, groups), seed: plan.seed)
    let least = common.partition.sizes.min() ?? 0
    func paired(_ row: ResultRow) -> ResultRow {
      var row = row
      row.key.group = groups.groups[pair[0]].label
      row.key.versusGroup = groups.groups[pair[1]].label
      if case .estimate(var estimate) = row.outcome {
        estimate.count = least
        row.outcome = .estimate(estimate)
      }
      return row
    }
    let writer = SeparationWriter(
      common: common, isTested: isExchangeable, isWeighted: data.design.isWeighted,
      exact: deals.isExact,
      key: { key(groups, pair, $0) })
    var whole: [ResultRow] = []
    if !isOnly, let separation = GroupSeparation(distances: common.distances.matrix, deals: deals) {
      whole = writer.pairRows(separation).map(paired)
    }
    let found = QuestionSeparation(common.questions, rows: common.rows, deals: deals)
    let deltas = zip(common.questions, found.deltas).compactMap { question, delta in
      delta.map { paired(writer.row(question, "max_t", $0)) }
    }
    return (whole, deltas)
  }

  /// How far the members of each group stand from its centroid on average.
  private func spreadRows(
    _ spread: GroupDispersion?, _ common: CommonQuestions, _ groups: RespondentGroups,
    _ members: [Int]
  ) -> [ResultRow] {
    guard let spread else { return [] }
    return common.groups.enumerated().map { place, group in
      var key = key(groups, members, "mean_distance_to_centroid")
      key.group = groups.groups[members[group]].label
      let estimate = Estimate(value: spread.means[place], count: common.partition.sizes[place])
      return ResultRow(key, .estimate(estimate))
    }
  }

  private func key(_ groups: RespondentGroups, _ members: [Int], _ statistic: String) -> ResultKey {
    ResultKey(
      analysis: DivergenceAnalysis.name, groupBy: groups.groupBy,
      round: groups.groups[members[0]].round, statistic: statistic)
  }

  /// Whether respondents can be exchanged: drawn one by one, and with the same weight.
  private var isExchangeable: Bool {
    tabulator.isActorsRegime
      || data.design.isElementSample && data.design.replicates == nil && !data.design.isWeighted
  }

  private func strata(_ common: CommonQuestions, _ groups: RespondentGroups) -> [Int] {
    let codes = tabulator.dealStrata(groups)
    return codes.isEmpty ? [] : common.rows.map { max(0, Int(codes[$0])) }
  }
}

/// Writes what separates groups as rows.
struct SeparationWriter: Sendable {
  let common: CommonQuestions
  let isTested: Bool
  let isWeighted: Bool
  let exact: Bool
  let key: @Sendable (String) -> ResultKey

  init(
    common: CommonQuestions, isTested: Bool, isWeighted: Bool, exact: Bool,
    key: @escaping @Sendable (String) -> ResultKey
  ) {
    self.common = common
    self.isTested = isTested
    self.isWeighted = isWeighted
    self.exact = exact
    self.key = key
  }

  private var count: Int { common.rows.count }
  private var flag: String {
    joinedFlags([
      common.leftOut > 0 ? "respondents_left_out" : "", isWeighted ? "unweighted" : "",
    ])
  }

  func refusal(_ statistic: String, _ reason: String) -> ResultRow {
    ResultRow(key(statistic), .undefined(reason: reason))
  }

  func rows(_ separation: GroupSeparation) -> [ResultRow] {
    let degrees = (separation.betweenDegrees, separation.withinDegrees)
    var rows = [
      row("disco_total", separation.total), row("disco_within", separation.within),
      row("disco_between", separation.between),
      row("between_share", separation.betweenShare, separation.components),
      row("disco_f", separation.components.value, separation.components, degrees),
      row("permanova_f", separation.permanova.value, separation.permanova, degrees),
      row("permanova_r_squared", separation.explainedShare),
    ]
    if let modified = separation.modifiedPermanova {
      rows.append(row("permanova_f_modified", modified.value, modified))
    }
    rows.append(row("anosim_r", separation.anosim.value, separation.anosim))
    return rows
  }

  /// The rows about two of several groups.
  func pairRows(_ separation: GroupSeparation) -> [ResultRow] {
    let degrees = (separation.betweenDegrees, separation.withinDegrees)
    return [
      row("between_share", separation.betweenShare, separation.components),
      row("permanova_f", separation.permanova.value, separation.permanova, degrees),
      row("permanova_r_squared", separation.explainedShare),
    ]
  }

  func rows(_ dispersion: GroupDispersion?) -> [ResultRow] {
    guard let dispersion else { return [refusal("permdisp_f", "too_few_members")] }
    guard let test = dispersion.test else {
      return [refusal("permdisp_f", "no_variation_of_spread")]
    }
    return [
      row(
        "permdisp_f", test.value, test, (dispersion.betweenDegrees, dispersion.withinDegrees))
    ]
  }

  private func row(
    _ statistic: String, _ value: Double, _ test: GroupSeparation.Test? = nil,
    _ degrees: (Int, Int)? = nil
  ) -> ResultRow {
    // A ratio without anything in its denominator is not a number to print.
    guard value < .greatestFiniteMagnitude else {
      return refusal(statistic, "complete_separation")
    }
    var estimate = Estimate(value: value, count: count)
    estimate.degreesOfFreedom = degrees.map { Double($0.0) }
    estimate.denominatorDegreesOfFreedom = degrees.map { Double($0.1) }
    guard let test, isTested else {
      return ResultRow(key(statistic), .estimate(estimate), flag: flag)
    }
    return tested(
      key(statistic), estimate, p: test.pValue, family: nil, least: test.smallestAttainable, exact)
  }

  /// A row about one question.
  func row(
    _ question: SurveyQuestion, _ statistic: String, _ value: QuestionSeparation.Value,
    isExact: Bool? = nil
  ) -> ResultRow {
    var key = key(statistic)
    key.question = question.id
    key.item = question.item
    let estimate = Estimate(value: value.value, count: count)
    guard isTested else { return ResultRow(key, .estimate(estimate), flag: flag) }
    return tested(
      key, estimate, p: value.pValue, family: value.familyPValue, least: value.smallestAttainable,
      isExact ?? exact)
  }

  private func tested(
    _ key: ResultKey, _ estimate: Estimate, p: Double, family: Double?, least: Double, _ exact: Bool
  ) -> ResultRow {
    guard least <= ContrastRows.level else {
      return ResultRow(
        key, .estimate(estimate), flag: joinedFlags([flag, "too_few_to_test"]))
    }
    var estimate = estimate
    estimate.pValue = p
    estimate.adjustedPValue = family
    estimate.method = exact ? "permutation_exact" : "permutation_monte_carlo"
    return ResultRow(key, .estimate(estimate), flag: flag)
  }
}
