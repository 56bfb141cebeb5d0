import Estimation
public import Results
public import Surveys

/// What is asked of an anonymity check.
public struct AnonymityPlan: Equatable, Sendable {
  /// The dimensions by which somebody could recognise a respondent.
  public var keys: [String]
  /// The questions whose answers should not become known.
  public var sensitive: [String]
  /// The fewest respondents that should share a combination.
  public var minimum: Int
  /// Whether the combinations that fall short are listed, which tells that they exist.
  public var listsCombinations: Bool

  public init(
    keys: [String], sensitive: [String] = [], minimum: Int = 5, listsCombinations: Bool = false
  ) {
    self.keys = keys
    self.sensitive = sensitive
    self.minimum = minimum
    self.listsCombinations = listsCombinations
  }
}

/// How well respondents hide among each other in the data themselves.
///
/// For each round, which is a file of its own: `k_anonymity`, the respondents of the rarest
/// combination of keys; `sample_uniques`, those alone in theirs; `combinations_below_k` and
/// `respondents_below_k`, what falls short of the minimum; and for each sensitive question
/// `l_diversity`, the fewest different answers in a combination (no answer counts as one). Not
/// having stated a key is a level of it. The same follows for the keys without each one of them
/// (`item` names the keys), and then, over all rounds, mergers of neighbouring levels, one on top
/// of the other, until no respondent falls short: each the one that helps most.
///
/// - Throws: ``PlanError`` for a key or question that the data do not have.
/// - Reference: Sweeney (2002), *Int. J. Uncertain. Fuzziness Knowl.-Based Syst.* 10, 557–570;
///   Machanavajjhala et al. (2007), *ACM Trans. Knowl. Discov. Data* 1(1), 3.
/// - Checked against: pyCANON 1.3, `References/anonymity`.
public func anonymity(of data: SurveyData, plan: AnonymityPlan) throws(PlanError) -> [ResultRow] {
  let available = data.dimensions + (data.actors.map { [$0] } ?? [])
  var keys: [SurveyDimension] = []
  for id in plan.keys {
    guard let key = available.first(where: { $0.id == id }) else {
      throw .unknownDimension(id, known: available.map(\.id))
    }
    keys.append(key)
  }
  var questions: [SurveyQuestion] = []
  for id in plan.sensitive {
    let found = data.questions.filter { $0.id == id }
    guard !found.isEmpty else {
      throw .unknownQuestion(id, known: data.questions.map(\.id))
    }
    questions += found
  }
  let check = AnonymityCheck(data, keys, questions, plan)
  var rows = check.rows(Array(keys.indices))
  if keys.count > 1 {
    for left in keys.indices { rows += check.rows(keys.indices.filter { $0 != left }) }
  }
  return rows + check.mergers()
}

private struct AnonymityCheck {
  static let analysis = "anonymity"
  let data: SurveyData
  let keys: [SurveyDimension]
  let questions: [SurveyQuestion]
  let plan: AnonymityPlan
  let rounds: [Int32]

  init(
    _ data: SurveyData, _ keys: [SurveyDimension], _ questions: [SurveyQuestion],
    _ plan: AnonymityPlan
  ) {
    self.data = data
    self.keys = keys
    self.questions = questions
    self.plan = plan
    rounds = data.rounds?.codes ?? [Int32](repeating: 0, count: data.rowCount)
  }

  private func name(_ round: Int32) -> String { data.rounds?.levels[Int(round)] ?? "" }

  /// The respondents of each combination of keys in a round, in the order of the combinations.
  private func classes(_ chosen: [Int], round: Int32) -> [[Int]] {
    var members: [[Int32]: [Int]] = [:]
    for row in 0..<data.rowCount where rounds[row] == round {
      members[chosen.map { max(-1, keys[$0].codes[row]) }, default: []].append(row)
    }
    return members.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
  }

  func rows(_ chosen: [Int]) -> [ResultRow] {
    let item = chosen.map { keys[$0].id }.joined(separator: ResultKey.crossing)
    return Set(rounds).filter { $0 >= 0 }.sorted().flatMap { round -> [ResultRow] in
      let classes = classes(chosen, round: round)
      let sizes = classes.map(\.count)
      let small = sizes.filter { $0 < plan.minimum }
      let all = sizes.reduce(0, +)
      func row(_ statistic: String, _ value: Int, question: SurveyQuestion? = nil) -> ResultRow {
        let key = ResultKey(
          analysis: Self.analysis, question: question?.id ?? "", item: item, round: name(round),
          level: question?.item ?? "", statistic: statistic)
        return ResultRow(key, .estimate(Estimate(value: Double(value), count: all)))
      }
      var rows = [
        row("k_anonymity", sizes.min() ?? 0), row("sample_uniques", sizes.filter { $0 == 1 }.count),
        row("combinations_below_k", small.count), row("respondents_below_k", small.reduce(0, +)),
      ]
      for question in questions {
        let different = classes.map { members in Set(members.map { question.codes[$0] }).count }
        rows.append(row("l_diversity", different.min() ?? 0, question: question))
      }
      if plan.listsCombinations, chosen.count == keys.count {
        rows += listed(classes, chosen, round: round)
      }
      return rows
    }
  }

  /// The combinations that fall short, by name.
  private func listed(_ classes: [[Int]], _ chosen: [Int], round: Int32) -> [ResultRow] {
    classes.filter { $0.count < plan.minimum }.map { members in
      let levels = chosen.map { key -> String in
        let code = members.first.map { keys[key].codes[$0] } ?? -1
        return code < 0 ? "not_stated" : keys[key].levels[Int(code)]
      }
      let key = ResultKey(
        analysis: Self.analysis,
        groupBy: chosen.map { keys[$0].id }.joined(separator: ResultKey.crossing),
        group: levels.joined(separator: ResultKey.crossing), round: name(round),
        statistic: "combination_size")
      let size = Estimate(value: Double(members.count), count: members.count)
      return ResultRow(key, .estimate(size))
    }
  }
}

/// Levels of one key that become one.
private struct LevelMerger {
  var key: Int
  /// The levels of the key by the number they have after the merger.
  var numbers: [Int32]
  var merged: [Int]
}

extension AnonymityCheck {
  /// Mergers of neighbouring levels until every combination has the minimum in every round.
  func mergers() -> [ResultRow] {
    var counts: [[Int32]: Int] = [:]
    for row in 0..<data.rowCount where rounds[row] >= 0 {
      counts[keys.map { max(-1, $0.codes[row]) } + [rounds[row]], default: 0] += 1
    }
    let combinations = counts.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    var numbers = keys.map { $0.levels.indices.map(Int32.init) }
    var rows: [ResultRow] = []
    var short = below(combinations, numbers).respondents
    while short > 0 {
      var best: (merger: LevelMerger, respondents: Int, least: Int)?
      for merger in candidates(numbers) {
        var trial = numbers
        trial[merger.key] = merger.numbers
        let result = below(combinations, trial)
        if result.respondents < best?.respondents ?? .max {
          best = (merger, result.respondents, result.least)
        }
      }
      guard let best else { break }
      numbers[best.merger.key] = best.merger.numbers
      short = best.respondents
      rows += self.rows(best.merger, best.respondents, best.least)
    }
    return rows
  }

  private func rows(_ merger: LevelMerger, _ respondents: Int, _ least: Int) -> [ResultRow] {
    let key = keys[merger.key]
    let group = merger.merged.map { key.levels[$0] }.joined(separator: " + ")
    return [("k_anonymity", least), ("respondents_below_k", respondents)].map { statistic, value in
      let name = ResultKey(
        analysis: Self.analysis, groupBy: key.id, group: group, statistic: statistic)
      return ResultRow(
        name, .estimate(Estimate(value: Double(value), count: rounds.filter { $0 >= 0 }.count)))
    }
  }

  private func candidates(_ numbers: [[Int32]]) -> [LevelMerger] {
    var result: [LevelMerger] = []
    for (key, own) in numbers.enumerated() {
      let highest = own.max() ?? 0
      for lower in 0..<max(0, highest) {
        let merged = own.map { $0 > lower ? $0 - 1 : $0 }
        let members = own.indices.filter { own[$0] == lower || own[$0] == lower + 1 }
        result.append(LevelMerger(key: key, numbers: merged, merged: members))
      }
    }
    return result
  }

  /// How many respondents fall short with these levels, and the rarest combination.
  private func below(
    _ combinations: [(key: [Int32], value: Int)], _ numbers: [[Int32]]
  ) -> (respondents: Int, least: Int) {
    var sizes: [[Int32]: Int] = [:]
    for (codes, count) in combinations {
      var merged = codes
      for key in numbers.indices where codes[key] >= 0 {
        merged[key] = numbers[key][Int(codes[key])]
      }
      sizes[merged, default: 0] += count
    }
    let small = sizes.values.filter { $0 < plan.minimum }
    return (small.reduce(0, +), sizes.values.min() ?? 0)
  }
}
