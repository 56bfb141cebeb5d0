import Surveys

/// Turns the terms of a model into columns of numbers.
struct TermCoder {
  private let predictors: [ModelPredictor]
  private let rows: [Int32]
  private(set) var values: [Double] = []
  private(set) var columns: [ModelColumn] = []
  private(set) var terms: [ModelTerm] = []
  private(set) var droppedLevels: [(name: String, level: String)] = []
  /// For each factor its levels with respondents, the reference first.
  private var used: [[Int]] = []
  /// Predictors that all respondents have at one level.
  private var levels: [Int: Int32] = [:]

  init(predictors: [ModelPredictor], rows: [Int32]) {
    self.predictors = predictors
    self.rows = rows
    for predictor in predictors {
      guard case .factor(let reference) = predictor.kind else {
        used.append([])
        continue
      }
      var occurs = [Bool](repeating: false, count: predictor.levels.count)
      for row in rows { occurs[Int(predictor.codes[Int(row)])] = true }
      droppedLevels += occurs.indices.filter { !occurs[$0] }.map {
        (name: predictor.id, level: predictor.levels[$0])
      }
      let levels = occurs.indices.filter { occurs[$0] }
      let first = reference.flatMap { occurs[$0] ? $0 : nil } ?? levels.first
      used.append((first.map { [$0] } ?? []) + levels.filter { $0 != first })
    }
  }

  /// Puts all respondents at a level of some factors; the levels that make columns stay.
  mutating func put(into levels: [Int: Int32]) { self.levels = levels }

  /// The levels of a factor that respondents have, the reference first.
  func usedLevels(of factor: Int) -> [Int] { used[factor] }

  mutating func addIntercept() {
    values += [Double](repeating: 1, count: rows.count)
    columns.append(
      ModelColumn(
        term: nil, item: "intercept", groupBy: "", group: "", versusGroup: "", count: rows.count))
  }

  /// Adds a predictor, or the products of several.
  mutating func add(_ names: [String]) {
    let members = names.compactMap { name in predictors.firstIndex { $0.id == name } }
    let factors = members.filter { predictors[$0].isFactor }
    let groupBy = factors.map { predictors[$0].id }.joined(separator: SurveyData.crossing)
    let item =
      factors.count == members.count
      ? "" : members.map { predictors[$0].id }.joined(separator: SurveyData.crossing)
    let start = columns.count
    var choices: [[Int]] = [[]]
    for factor in factors {
      choices = choices.flatMap { choice in used[factor].dropFirst().map { choice + [$0] } }
    }
    for levels in choices {
      values += product(members, factors, levels)
      columns.append(
        ModelColumn(
          term: terms.count, item: item, groupBy: groupBy, group: label(factors, levels),
          versusGroup: label(factors, factors.compactMap { used[$0].first }),
          count: respondents(factors, levels)))
    }
    terms.append(
      ModelTerm(names: names, groupBy: groupBy, item: item, columns: start..<columns.count))
  }

  private func label(_ factors: [Int], _ levels: [Int]) -> String {
    zip(factors, levels).map { predictors[$0].levels[$1] }.joined(separator: SurveyData.crossing)
  }

  /// Respondents of the smaller of a group and its reference; not counted once all are put in one.
  private func respondents(_ factors: [Int], _ levels: [Int]) -> Int {
    guard self.levels.isEmpty else { return 0 }
    let references = factors.compactMap { used[$0].first }
    var (own, others) = (0, 0)
    for row in rows {
      var (isOwn, isReference) = (true, true)
      for (place, factor) in factors.enumerated() {
        let code = Int(predictors[factor].codes[Int(row)])
        if code != levels[place] { isOwn = false }
        if code != references[place] { isReference = false }
      }
      if isOwn { own += 1 }
      if isReference { others += 1 }
    }
    return min(own, others)
  }

  /// The product of the numbers of a term and the indicators of the levels chosen.
  private func product(_ members: [Int], _ factors: [Int], _ levels: [Int]) -> [Double] {
    var column = [Double](repeating: 1, count: rows.count)
    for member in members {
      let predictor = predictors[member]
      switch predictor.kind {
      case .factor:
        guard let place = factors.firstIndex(of: member) else { continue }
        let level = Int32(levels[place])
        if let common = self.levels[member] {
          if common != level { column = [Double](repeating: 0, count: rows.count) }
          continue
        }
        for (place, row) in rows.enumerated() where predictor.codes[Int(row)] != level {
          column[place] = 0
        }
      case .numbers(let numbers):
        for (place, row) in rows.enumerated() { column[place] *= numbers[Int(row)] }
      case .scores(let scores):
        for (place, row) in rows.enumerated() {
          column[place] *= scores[Int(predictor.codes[Int(row)])]
        }
      }
    }
    return column
  }
}
