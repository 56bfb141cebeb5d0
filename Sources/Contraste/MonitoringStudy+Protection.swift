import Association
import Disclosure
import Divergence
import Estimates
import Framework
import Numerics
import Results
import Surveys
import Trends

extension MonitoringStudy {
  /// The rows with all that must stay confidential withheld, then judged by the plan's rule of
  /// reliability.
  ///
  /// What is withheld in a study does not depend on which analysis asks: every dimension of the
  /// codebook takes part in the decision, so that the outputs of two runs, set side by side, give
  /// nothing away that one of them withholds. Crossings take part in the runs that ask for them.
  ///
  /// - Throws: a refusal where the rule is made for another regime, and the faults of the design.
  func published(
    _ rows: [ResultRow], _ plan: AnalysisPlan
  ) throws -> [ResultRow] {
    let rows = withDimensionVersions(namingMissingErrors(rows))
    guard plan.suppresses else { return try judged(rows, plan) }
    let pairs = TrendWithholding.pairSizes(rows)
    // Hundreds of thousands of rows are copied only where something stands beside them.
    if pairs.isEmpty, !rows.contains(where: { Self.isPlainRefusal($0) }) {
      let published = TrendWithholding.apply(to: try protectedRows(rows, plan), sizes: [])
      return try judged(adjusted(published, plan), plan)
    }
    let protected = try protectedRows(rows.filter { !Self.isPlainRefusal($0) } + pairs, plan)
    var passed = protected.dropLast(pairs.count)
    let result = rows.map { Self.isPlainRefusal($0) ? $0 : passed.popFirst() ?? $0 }
    let published = TrendWithholding.apply(to: result, sizes: protected.suffix(pairs.count))
    return try judged(adjusted(published, plan), plan)
  }

  /// The rows with p-values adjusted over the tests that are published.
  ///
  /// Those of a test that is withheld would otherwise show in the ones beside it.
  private func adjusted(_ rows: [ResultRow], _ plan: AnalysisPlan) -> [ResultRow] {
    guard rows.contains(where: \.isConfidential) else { return rows }
    var rows = rows
    Self.adjust(&rows, plan, where: { $0.analysis == "divergence" }, by: adjustDivergences)
    for analysis in ["association", "distribution", "disaggregation"] {
      // Scores of indicators are families of their own; options are compared within a group.
      for isScore in [false, true] {
        Self.adjust(
          &rows, plan,
          where: {
            $0.analysis == analysis && $0.question.isEmpty == isScore
              && $0.statistic != "option_difference"
          }, by: adjustFamilies)
      }
    }
    return rows
  }

  private static func adjust(
    _ rows: inout [ResultRow], _ plan: AnalysisPlan, where isMember: (ResultKey) -> Bool,
    by family: (inout [ResultRow], AnalysisPlan) -> Void
  ) {
    let places = rows.indices.filter {
      isMember(rows[$0].key) && rows[$0].estimate?.adjustedPValue != nil
    }
    var members = places.map { rows[$0] }
    family(&members, plan)
    for (place, row) in zip(places, members) { rows[place] = row }
  }

  /// Why there is no number over several questions, where the reason tells of no answer: it is said
  /// as it is, and does not make a group unknown.
  private static let plainReasons: Set = [
    "too_few_questions", "too_few_respondents", "too_many_respondents", "too_many_to_list",
    "too_few_members", "one_group", "no_common_questions", "part_not_asked", "no_programmes",
    "document_not_looked_for",
  ]

  private static func isPlainRefusal(_ row: ResultRow) -> Bool {
    guard row.key.question.isEmpty, case .undefined(let reason) = row.outcome else { return false }
    return plainReasons.contains(reason) || row.key.analysis == "ordination"
  }

  private func protectedRows(_ rows: [ResultRow], _ plan: AnalysisPlan) throws -> [ResultRow] {
    let ratios = plan.estimates.ratios.map {
      CompositeScore(question: $0.joined(separator: ":"), item: "", questions: $0)
    }
    let counts = try groupCounts(plan)
    let (minimum, composites, register) = (
      plan.minimumCell, compositeScores + ratios, register
    )
    // What is withheld of a question depends on its own rows alone, unless scores go beyond it.
    let parts = counts.isEmpty && ratios.isEmpty ? questions(rows) : nil
    guard let parts else {
      return protect(
        rows, knowing: counts, minimumCell: minimum, composites: composites, register: register)
    }
    return orderedMap(count: parts.count) { part in
      protect(
        Array(rows[parts[part]]), minimumCell: minimum, composites: composites, register: register)
    }.flatMap { $0 }
  }

  /// The rows of each question; nil where some are of no question, or one has rows in two places.
  private func questions(_ rows: [ResultRow]) -> [Range<Int>]? {
    var parts: [Range<Int>] = []
    var seen: Set<String> = []
    for (place, row) in rows.enumerated() {
      if let last = parts.last, rows[last.lowerBound].key.question == row.key.question {
        parts[parts.count - 1] = last.lowerBound..<(place + 1)
      } else {
        guard !row.key.question.isEmpty, seen.insert(row.key.question).inserted else { return nil }
        parts.append(place..<(place + 1))
      }
    }
    return parts
  }

  /// The counts of the rows rounded to multiples of the minimum cell.
  func roundedCounts(_ rows: [ResultRow], _ plan: AnalysisPlan) -> [ResultRow] {
    var secrets: [String: UInt64] = [:]
    for question in opened.data.questions {
      let bytes = question.codes.lazy.map { UInt8(truncatingIfNeeded: $0) }
      secrets[question.id + "\u{0}" + question.item] = stableHash(bytes)
    }
    let kept = rounded(rows, toBase: plan.minimumCell) { key in
      secrets[key.question + "\u{0}" + key.item] ?? plan.seed
    }
    // In a sample shares are weighted, and not those of the counts.
    return opened.data.regime == .sample ? kept.filter { $0.key.statistic == "count" } : kept
  }

  /// The sizes of all groups of every dimension of the study, and whether a rule of the study
  /// forbids to publish them; nothing for a file without codebook.
  private func groupCounts(_ plan: AnalysisPlan) throws -> [GroupCount] {
    guard folder != nil else { return [] }
    let rules = SensitivityRules(study.confidentiality)
    var all = AnalysisPlan()
    all.groupings = opened.data.dimensions.map { [$0.id] }
    // Sizes of crossings are in the rows; whether a rule forbids them is not.
    if rules != SensitivityRules() { all.groupings += plan.groupings }
    let data = countingNotApplicable(opened.data)
    let tabulator = try CellTabulator(data)
    let questions = data.questions.map { ($0, isWhole: false) }
    let wholes = data.multipleResponses.map { ($0.mentions, isWhole: true) }
    var counts: [GroupCount] = []
    for groups in try all.respondentGroups(in: data) {
      for (question, isWhole) in questions + wholes {
        let members = tabulator.respondentCounts(of: question, by: groups)
        let answers =
          rules.sameAnswer == nil || isWhole
          ? [] : tabulator.answerCounts(of: question, by: groups)
        for (place, count) in members.enumerated()
        where count.asked > 0 || (count.present == 0 && !isWhole) {
          counts.append(
            GroupCount(
              question.id, question.item, groups, place, count,
              answers.isEmpty ? nil : rules.reason(answers: answers[place])))
        }
      }
      for quantity in data.quantities where rules.limitsContributions {
        let contributions = tabulator.contributions(to: quantity, by: groups)
        for (place, count) in tabulator.respondentCounts(of: quantity, by: groups).enumerated()
        where count.asked > 0 {
          counts.append(
            GroupCount(
              quantity.id, "", groups, place, count,
              rules.reason(contributions: contributions[place])))
        }
      }
    }
    return counts
  }
}

extension SensitivityRules {
  /// The rules that a study declares.
  fileprivate init(_ declared: Confidentiality) {
    self.init(
      sameAnswer: declared.sameAnswer,
      dominance: declared.dominance.map { ($0.largest, $0.percent) },
      withinPercent: declared.withinPercent)
  }
}

extension GroupCount {
  fileprivate init(
    _ question: String, _ item: String, _ groups: RespondentGroups, _ place: Int,
    _ count: RespondentCount, _ sensitivity: Suppression?
  ) {
    let group = groups.groups[place]
    self.init(
      question: question, item: item, groupBy: groups.groupBy, group: group.label,
      round: group.round, answered: count.answered, asked: count.asked, sensitivity: sensitivity)
  }
}
