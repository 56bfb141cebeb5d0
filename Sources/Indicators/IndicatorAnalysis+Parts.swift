import Estimation
import Framework
import Results
import Surveys
import Tabular

// What a score is made of: criteria, classes, levels, each a share of respondents.
extension IndicatorAnalysis {
  /// Whether the score is the share of respondents who meet something.
  var isShare: Bool {
    switch indicator.aggregation {
    case .share, .favourable: indicator.unanswered != .refuse
    default: false
    }
  }

  /// The score as a proportion, which has the interval of one.
  func share(_ groups: RespondentGroups, _ group: Int) -> Outcome? {
    guard let leaf = leaves.first else { return nil }
    let coding = coding(groups, levels: 2) { row in
      leaf.isDecided(row) ? (leaf.low[row] > 0.5 ? 1 : 0) : nil
    } isAsked: {
      leaf.isAsked[$0]
    }
    let table = tabulator.totals(of: coding)
    guard table.count(group: group) > 0 else { return nil }
    let outcome = estimator.outcome(
      Proportion(levels: [1], name: Self.score), in: table, group: group)
    guard case .estimate(var estimate) = outcome else { return outcome }
    estimate.method = indicator.aggregation.name
    return .estimate(estimate)
  }

  /// The shares that meet each criterion, stand in each class, and gave each level.
  func parts(by groups: RespondentGroups) -> [ResultRow] {
    var rows: [ResultRow] = []
    for criterion in indicator.criteria {
      let leaf = ScoreLeaf([criterion.met], evaluation)
      rows += shares(
        groups, "criterion_met", levels: [nil, criterion.id],
        coding(groups, levels: 2) { row in
          leaf.isDecided(row) ? (leaf.low[row] > 0.5 ? 1 : 0) : nil
        } isAsked: {
          leaf.isAsked[$0]
        })
    }
    return rows + classShares(groups) + levelShares(groups)
  }

  private func classShares(_ groups: RespondentGroups) -> [ResultRow] {
    guard !indicator.classes.isEmpty, let leaf = leaves.first, leaves.count == 1 else { return [] }
    let ends = unitEnds
    func place(_ value: Double) -> Int? {
      // A number on a limit belongs to the class that begins there, whatever the last digit.
      let number = ends.low + value * (ends.high - ends.low) + 1e-9
      return indicator.classes.lastIndex { number >= $0.from }
    }
    return shares(
      groups, "class_share", levels: indicator.classes.map(\.id),
      coding(groups, levels: indicator.classes.count) { row in
        let (low, high) = (place(leaf.low[row]), place(leaf.high[row]))
        return low == high ? low : nil
      } isAsked: {
        leaf.isAsked[$0]
      })
  }

  /// The ends of the number that classes are made of: criteria, or the scores of the scale.
  private var unitEnds: (low: Double, high: Double) {
    switch indicator.aggregation {
    case .criteriaMet(let criteria): return (0, Double(criteria.count))
    case .score(let id):
      let scores = evaluation.question(AnswerReference(id))?.scale.scores ?? []
      return (scores.min() ?? 0, scores.max() ?? 1)
    default: return (0, 1)
    }
  }

  /// The mean over the questions of the share of each level.
  private func levelShares(_ groups: RespondentGroups) -> [ResultRow] {
    guard case .levels(let ids) = indicator.aggregation else { return [] }
    let questions = ids.compactMap { evaluation.question(AnswerReference($0)) }
    guard let scale = questions.first?.scale else { return [] }
    return scale.levels.indices.flatMap { level in
      let leaves = questions.map { question in
        ScoreLeaf(question, levels: scale.levels.indices.map { $0 == level ? 1 : 0 })
      }
      let totals = LeafTotals(leaves, .decided, by: groups, tabulator)
      let rule = ScoreRule.mean(.arithmetic, leaves.indices.map { (1, .leaf($0)) })
      return groups.groups.indices.compactMap { group -> ResultRow? in
        guard totals.totals.count(group: group) > 0 else { return nil }
        let key = key(groups, group, "level_share", level: scale.levels[level])
        do throws(UndefinedStatistic) {
          let number = try rule.evaluate(totals, group: group, leavesOut: true)
          return ResultRow(
            key,
            .estimate(estimator.estimate(number, in: totals.totals, group: group, range: 0...1)))
        } catch {
          return ResultRow(key, .undefined(reason: error.reason))
        }
      }
    }
  }

  private func coding(
    _ groups: RespondentGroups, levels: Int, _ level: (Int) -> Int?, isAsked: (Int) -> Bool
  ) -> CellCoding {
    CellCoding(
      groups: groups.codes, groupCount: groups.groups.count,
      answers: (0..<tabulator.data.rowCount).map { row in
        guard isAsked(row) else { return MissingReason.notAsked.code }
        return level(row).map { Int32($0) } ?? MissingReason.noAnswer.code
      }, levelCount: levels)
  }

  /// One row a group and level that has a name.
  private func shares(
    _ groups: RespondentGroups, _ statistic: String, levels: [String?], _ coding: CellCoding
  ) -> [ResultRow] {
    let table = tabulator.totals(of: coding)
    return groups.groups.indices.flatMap { group -> [ResultRow] in
      guard table.count(group: group) > 0 else { return [] }
      return levels.enumerated().compactMap { place, name in
        guard let name else { return nil }
        return ResultRow(
          key(groups, group, statistic, level: name),
          estimator.outcome(Proportion(levels: [place], name: statistic), in: table, group: group))
      }
    }
  }
}
