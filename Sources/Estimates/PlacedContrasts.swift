import Estimation
import Numerics
import Results
import Surveys

/// A contrast with the groupings in which its names are groups.
struct PlacedContrast: Sendable {
  let expression: ContrastExpression
  /// The `groupBy` of the groupings; those of answers stand in all.
  let groupings: Set<String>
}

extension EstimateAnalysis {
  /// Everybody, in contrasts between rounds.
  static let everyone = "all"

  /// Reads a contrast and finds where its names are.
  ///
  /// - Throws: what cannot be read, a statistic that there is not, or a name that is not in the
  /// data.
  func contrast(
    _ text: String, _ groupings: [RespondentGroups], _ questions: [SurveyQuestion]
  ) throws(ContrastError) -> PlacedContrast {
    let expression = try ContrastExpression(text)
    guard EstimateTable.statistics.contains(expression.statistic) else {
      throw .unknownStatistic(
        expression.statistic, text: text, known: EstimateTable.statistics)
    }
    for (_, round) in expression.names {
      let rounds = tabulator.data.rounds?.levels ?? []
      if let round, !rounds.contains(round) { throw .unknownName(round, text: text, known: rounds) }
    }
    let names = expression.names.map(\.name)
    if expression.isOfAnswers {
      let levels = distinct(questions.flatMap(\.scale.levels))
      for name in names where !levels.contains(name) {
        throw .unknownName(name, text: text, known: levels)
      }
      return PlacedContrast(
        expression: expression, groupings: Set(groupings.map(\.groupBy)))
    }
    let fitting = groupings.filter { groups in
      names.allSatisfy { label($0, groups) != nil }
    }
    if fitting.isEmpty {
      let known = distinct(groupings.flatMap { $0.groups.map(\.label) }.filter { !$0.isEmpty })
      let stranger = names.first { !known.contains($0) } ?? names.first ?? ""
      throw .unknownName(stranger, text: text, known: known)
    }
    return PlacedContrast(expression: expression, groupings: Set(fitting.map(\.groupBy)))
  }

  /// The label of the group that a name stands for.
  private func label(_ name: String, _ groups: RespondentGroups) -> String? {
    if groups.groupBy.isEmpty { return name == Self.everyone ? "" : nil }
    return groups.groups.contains { $0.label == name } ? name : nil
  }

  /// The rows of the contrasts of a table: by round, and those of answers by group.
  func contrastRows(
    _ table: EstimateTable, _ contrasts: [PlacedContrast], _ question: String, _ item: String
  ) -> [ResultRow] {
    contrasts.filter { contrast in
      contrast.groupings.contains(table.groups.groupBy) && table.has(contrast.expression)
    }.flatMap { contrast -> [ResultRow] in
      let expression = contrast.expression
      let names = expression.names
      if expression.isOfAnswers {
        return table.groups.groups.indices.compactMap { group in
          let place = table.groups.groups[group]
          guard table.table.count(group: group) > 0 else { return nil }
          return row(expression, table, question, item, group: place.label, round: place.round) {
            (name, round) throws(UndefinedStatistic) in
            let chosen = round.flatMap { table.groups.index(label: place.label, round: $0) }
            return try table.number("answers", level: name, group: chosen ?? group)
          }
        }
      }
      let isWithinRounds = names.contains { $0.round == nil }
      return (isWithinRounds ? rounds(table.groups) : [""]).map { current in
        row(expression, table, question, item, group: "", round: current) {
          (name, round) throws(UndefinedStatistic) in
          let label = self.label(name, table.groups) ?? name
          guard let group = table.groups.index(label: label, round: round ?? current) else {
            throw .noAnswers
          }
          return try table.number(expression.statistic, level: expression.level, group: group)
        }
      }
    }
  }

  private func rounds(_ groups: RespondentGroups) -> [String] {
    distinct(groups.groups.map(\.round))
  }

  private func row(
    _ expression: ContrastExpression, _ table: EstimateTable, _ question: String, _ item: String,
    group: String, round: String,
    _ number: (String, String?) throws(UndefinedStatistic) -> Linearization?
  ) -> ResultRow {
    let key = ResultKey(
      analysis: Self.name, question: question, item: item, groupBy: table.groups.groupBy,
      group: group, round: round, level: expression.text, statistic: "contrast")
    do throws(UndefinedStatistic) {
      guard let result = try value(expression.root, number) else {
        return ResultRow(key, .undefined(reason: "no_such_statistic"))
      }
      return ResultRow(
        key,
        .estimate(
          estimator.estimate(
            contrast: result, in: table.table, testsZero: expression.isZeroForEquals)))
    } catch {
      return ResultRow(key, .undefined(reason: error.reason))
    }
  }

  private func value(
    _ node: ContrastExpression.Node,
    _ number: (String, String?) throws(UndefinedStatistic) -> Linearization?
  ) throws(UndefinedStatistic) -> Linearization? {
    switch node {
    case .number(let constant): return Linearization(constant: constant)
    case .name(let name, let round): return try number(name, round)
    case .sum(let a, let b), .difference(let a, let b), .product(let a, let b),
      .quotient(let a, let b):
      guard let first = try value(a, number), let second = try value(b, number) else { return nil }
      switch node {
      case .sum: return .combination([(1, first), (1, second)])
      case .difference: return .difference(first, second)
      case .product: return .product(first, second)
      default: return try .quotient(first, second)
      }
    }
  }
}
