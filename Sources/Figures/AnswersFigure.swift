import Charts
import Estimation
import Framework
import Graphics
import Localization
import Numerics
import ResultTables
import Results
import Surveys

extension FigureSource {
  /// How the answers to a question are distributed, as bars of 100 %, one row a group and round.
  ///
  /// - Parameters:
  ///   - question: The identifier of the question.
  ///   - groupings: The groupings to show, the overall as an empty text; nil for all there are.
  ///   - rounds: The rounds to show; nil for all there are.
  /// - Returns: nil where no row of the distribution of that question is there.
  public func answers(
    to question: String, groupings: [String]? = nil, rounds: [String]? = nil
  ) -> Figure? {
    let rows = distribution(of: question, groupings: groupings, rounds: rounds)
    let shares = rows.filter { $0.key.statistic == "proportion" && $0.key.item.isEmpty }
    guard !shares.isEmpty else { return nil }
    let levels = levelCodes(of: question, in: shares)
    let bars = blocks(shares).map { block in bar(block, levels: levels, in: rows) }
    let chart = StackedBarChart(
      frame: frame(
        "answers-" + question, labels.question(question), notes: reliabilityNotes(shares)),
      levels: levels.map { labels.answer($0, question: question) },
      palette: palette(of: question, levels: levels), rows: bars,
      sideLabel: say(es: "Sin respuesta", en: "No answer"))
    return Figure(
      name: "answers-" + question, title: chart.frame.title, rows: rows,
      draw: { chart.scene(width: $0) })
  }

  /// One dot an organisation, for small groups.
  ///
  /// - Parameters:
  ///   - question: The identifier of the question.
  ///   - groupings: The groupings to show, the overall as an empty text; nil for all there are.
  ///   - rounds: The rounds to show; nil for all there are.
  ///   - limit: Groups with more answers are left out.
  /// - Returns: nil where no group is small enough.
  public func dots(
    for question: String, groupings: [String]? = nil, rounds: [String]? = nil, limit: Int = 30
  ) -> Figure? {
    let rows = distribution(of: question, groupings: groupings, rounds: rounds)
    let counts = rows.filter { $0.key.statistic == "count" && $0.key.item.isEmpty }
    let levels = levelCodes(of: question, in: counts)
    var drawn: [ResultRow] = []
    var dotRows: [AnswerDotChart.Row] = []
    for block in blocks(counts) {
      guard let row = dotRow(block, levels: levels, limit: limit, hidden: hidden(block, in: rows))
      else { continue }
      dotRows.append(row)
      drawn += block
    }
    guard !dotRows.isEmpty else { return nil }
    let chart = AnswerDotChart(
      frame: frame("dots-" + question, labels.question(question)),
      levels: levels.map { labels.answer($0, question: question) }, palette: palette(of: question),
      rows: dotRows, unit: say(es: "una respuesta", en: "one respondent"))
    return Figure(
      name: "dots-" + question, title: chart.frame.title, rows: drawn,
      draw: { chart.scene(width: $0) })
  }

  /// The share that chose each option of a multiple-choice question: bars in order of size, or
  /// options by groups where there are several groups.
  public func options(of question: String, grouping: String, round: String) -> Figure? {
    let rows = index.rows(ofQuestion: question) {
      $0.analysis == "distribution" && $0.statistic == "proportion" && !$0.item.isEmpty
        && $0.groupBy == grouping && $0.round == round
    }
    guard
      let chosen = study.question(question).flatMap({ study.scale($0.scale)?.levels.last?.code })
    else { return nil }
    let drawn = rows.filter { $0.key.level == chosen }
    let groups = distinct(drawn.map(\.key.group))
    guard !groups.isEmpty else { return nil }
    if groups.count == 1 { return rankedOptions(of: question, drawn, round: round) }
    let heatRows = distinct(drawn.map(\.key.item)).map { item in
      HeatMapChart.Row(
        labels.item(item, question: question),
        cells: groups.map { group in
          mark(drawn.first { $0.key.item == item && $0.key.group == group })
        })
    }
    let columns = groups.map { group in
      let count = count(drawn.first { $0.key.group == group && $0.estimate != nil })
      return labels.shortGroup(group, of: grouping) + (count.isEmpty ? "" : " (n = \(count))")
    }
    let chart = HeatMapChart(
      frame: frame(
        "options-" + question, labels.question(question), round, notes: reliabilityNotes(drawn)),
      columns: columns,
      rows: heatRows, format: .percent(), domain: 0...1,
      scaleLabel: say(es: "Proporción que la eligió", en: "Share that chose it"))
    return Figure(
      name: "options-" + question, title: chart.frame.title, rows: drawn,
      draw: { chart.scene(width: $0) })
  }

  /// Bars of the options in one group, the most chosen first.
  private func rankedOptions(of question: String, _ drawn: [ResultRow], round: String) -> Figure? {
    guard let first = drawn.first else { return nil }
    let group =
      first.key.group.isEmpty ? "" : labels.group(first.key.group, of: first.key.groupBy)
    let counts = distinct(drawn.compactMap { $0.estimate?.count })
    let count = counts.count == 1 ? "n = " + NumberStyle(language).count(counts[0]) : ""
    let chart = RankedDotChart(
      frame: frame(
        "options-" + question, labels.question(question),
        [group, round, count].filter { !$0.isEmpty }.joined(separator: ", "),
        notes: reliabilityNotes(drawn)),
      rows: drawn.map {
        RankedDotChart.Row(
          labels.item($0.key.item, question: question), mark: mark($0),
          count: count.isEmpty ? self.count($0) : "")
      },
      format: .percent(), domain: 0...1,
      axisLabel: say(es: "Proporción que la eligió", en: "Share that chose it"), drawsBars: true)
    return Figure(
      name: "options-" + question, title: chart.frame.title, rows: drawn,
      draw: { chart.scene(width: $0) })
  }

  private func distribution(of question: String, groupings: [String]?, rounds: [String]?)
    -> [ResultRow]
  {
    index.rows(ofQuestion: question) {
      $0.analysis == "distribution" && groupings?.contains($0.groupBy) ?? true
        && rounds?.contains($0.round) ?? true
    }
  }

  /// Rows of the same group and round together, in order of appearance.
  private func blocks(_ rows: [ResultRow]) -> [[ResultRow]] {
    var order: [ResultKey] = []
    var blocks: [ResultKey: [ResultRow]] = [:]
    for row in rows {
      var key = row.key
      key.level = ""
      if blocks[key] == nil { order.append(key) }
      blocks[key, default: []].append(row)
    }
    return order.compactMap { blocks[$0] }
  }

  private func bar(_ block: [ResultRow], levels: [String], in rows: [ResultRow])
    -> StackedBarChart.Row
  {
    let (label, heading) = rowLabel(block[0].key)
    let shares = levels.map { level in mark(block.first { $0.key.level == level }) }
    return StackedBarChart.Row(
      label, heading: heading, shares: shares, side: nonresponse(block[0].key, in: rows),
      count: count(block.first { $0.estimate != nil }))
  }

  /// The share of those asked who gave no answer of substance, over all reasons.
  private func nonresponse(_ key: ResultKey, in rows: [ResultRow]) -> Mark? {
    let missing = rows.filter {
      $0.key.statistic == "item_nonresponse" && $0.key.groupBy == key.groupBy
        && $0.key.group == key.group && $0.key.round == key.round
    }
    return missing.isEmpty || missing.contains { $0.estimate == nil }
      ? nil : .shown(missing.compactMap(\.estimate?.value).reduce(0, +))
  }

  /// A share of the group that the rule of reliability withholds: dots would show it all the same.
  private func hidden(_ block: [ResultRow], in rows: [ResultRow]) -> ResultRow? {
    guard let key = block.first?.key else { return nil }
    return rows.first { row in
      row.outcome == .suppressed(.unreliable) && row.key.statistic == "proportion"
        && row.key.groupBy == key.groupBy && row.key.group == key.group
        && row.key.round == key.round && row.key.item == key.item
    }
  }

  private func dotRow(
    _ block: [ResultRow], levels: [String], limit: Int, hidden: ResultRow?
  ) -> AnswerDotChart.Row? {
    let (label, heading) = rowLabel(block[0].key)
    if let hidden, case .withheld(let reason) = mark(hidden) {
      return AnswerDotChart.Row(label, heading: heading, answers: .withheld(reason))
    }
    let rows = levels.map { level in block.first { $0.key.level == level } }
    if let hidden = rows.first(where: { row in row.map { $0.estimate == nil } ?? false }) {
      guard case .withheld(let reason) = mark(hidden) else { return nil }
      return AnswerDotChart.Row(label, heading: heading, answers: .withheld(reason))
    }
    let counts = rows.map { Int($0?.estimate?.value ?? 0) }
    let total = counts.reduce(0, +)
    guard total > 0, total <= limit else { return nil }
    return AnswerDotChart.Row(
      label, heading: heading, answers: .counts(counts),
      count: NumberStyle(language).count(total))
  }

  /// The label of a row and the heading it stands under.
  private func rowLabel(_ key: ResultKey) -> (label: String, heading: String) {
    let group = labels.group(key.group, of: key.groupBy)
    if !key.round.isEmpty { return (key.round, group) }
    return (group, key.groupBy.isEmpty ? "" : labels.dimension(key.groupBy))
  }

  private func levelCodes(of question: String, in rows: [ResultRow]) -> [String] {
    let declared = labels.levels(ofQuestion: question)
    // Over all who were asked, the reasons for having no answer follow the answers.
    let found = distinct(rows.map(\.key.level)).filter { !$0.isEmpty }
    return declared + found.filter { !declared.contains($0) }
  }

  /// The colours of the answers, and greys for the reasons for having none.
  private func palette(of question: String, levels: [String]) -> LevelPalette {
    let answers = labels.levels(ofQuestion: question).count
    guard answers > 0, levels.count > answers else { return palette(of: question) }
    let greys = [Color(0x6b6b6b), Color(0x949494), Color(0xb3b3b3), Color(0xcfcfcf)]
    return .custom(
      palette(of: question).colors(answers) + greys.prefix(levels.count - answers))
  }

  func palette(of question: String) -> LevelPalette {
    guard let question = study.question(question), let scale = study.scale(question.scale)
    else { return .sequential(darkestFirst: false) }
    let sides = scale.levels.compactMap(\.side)
    if let first = sides.first, sides.contains(where: { $0 != first }) {
      return .diverging(favourableFirst: first == .favourable)
    }
    return scale.kind == .nominal ? .nominal : .sequential(darkestFirst: false)
  }
}
