import Estimation
import Results
import Surveys

/// One table of an analysis of estimates: of a closed question, or of quantities together.
struct EstimateTable {
  enum Content {
    case question(SurveyQuestion)
    case quantities(QuantityTotals)
  }

  let content: Content
  let table: TableTotals
  let groups: RespondentGroups
  let boxes: Int

  init(
    _ question: SurveyQuestion, _ groups: RespondentGroups, _ tabulator: CellTabulator, boxes: Int
  ) {
    content = .question(question)
    table = tabulator.totals(of: question, by: groups)
    self.groups = groups
    self.boxes = boxes
  }

  init(
    _ quantities: [SurveyQuantity], _ groups: RespondentGroups, _ tabulator: CellTabulator
  ) {
    let totals = tabulator.totals(of: quantities, by: groups)
    content = .quantities(totals)
    table = totals.table
    self.groups = groups
    boxes = 0
  }

  /// The statistics by which contrasts may be named.
  static let statistics = [
    "answers", "proportion", "favourable", "mean_score", "top_box", "bottom_box", "disagreement",
    "mean_pairwise_distance", "mean", "total",
  ]

  /// The statistic of a closed question by its name; nil where the scale does not have it.
  static func statistic(
    _ name: String, level: String?, of scale: ResponseScale, boxes: Int
  ) -> (any CellStatistic)? {
    switch name {
    case "proportion", "answers", "total":
      guard let place = scale.levels.firstIndex(where: { $0 == level }) else { return nil }
      return name == "total" ? LevelTotal(level: place) : Proportion(level: place)
    case "favourable":
      let levels = scale.favourableLevels
      return levels.isEmpty ? nil : Proportion(levels: levels)
    case "mean_score": return scale.isOrdered ? MeanScore(scores: scale.scores) : nil
    case "top_box", "bottom_box":
      return scale.box(boxes, top: name == "top_box").map { Proportion(levels: $0, name: name) }
    case "disagreement": return scale.isOrdered ? DisagreementIndex() : nil
    case "mean_pairwise_distance": return scale.isOrdered ? MeanPairwiseDistance() : nil
    default: return nil
    }
  }

  /// A statistic of one group; nil where the table does not have such a statistic.
  func number(
    _ name: String, level: String?, group: Int
  ) throws(UndefinedStatistic) -> Linearization? {
    switch content {
    case .question(let question):
      guard
        let statistic = EstimateTable.statistic(
          name, level: level, of: question.scale, boxes: boxes)
      else { return nil }
      guard table.count(group: group) > 0 else { throw .noAnswers }
      return try statistic.linearize(table, group: group)
    case .quantities(let totals):
      switch name {
      case "mean": return try totals.mean(0, group: group)
      case "total": return try totals.total(0, group: group)
      default: return nil
      }
    }
  }

  /// Whether the table has a statistic of that name at all.
  func has(_ expression: ContrastExpression) -> Bool {
    switch content {
    case .quantities: return ["mean", "total"].contains(expression.statistic)
    case .question(let question):
      let level =
        expression.isOfAnswers ? question.scale.levels.first : expression.level
      return EstimateTable.statistic(
        expression.statistic, level: level, of: question.scale, boxes: boxes) != nil
    }
  }
}

extension ResponseScale {
  /// The levels with the highest, or the lowest, scores; nil where the scale has no order or no
  /// more levels than that.
  func box(_ count: Int, top: Bool) -> Set<Int>? {
    guard isOrdered, count > 0, count < levels.count else { return nil }
    let order = scores.indices.sorted { (scores[$0], $0) < (scores[$1], $1) }
    return Set(top ? order.suffix(count) : order.prefix(count))
  }
}
