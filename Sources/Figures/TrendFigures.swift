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
  /// The first and the last round beside each other, one row a question.
  ///
  /// - Parameters:
  ///   - group: The group it is about; empty for everybody.
  ///   - groupBy: The dimension of the group.
  /// - Returns: nil where no question was answered in two rounds.
  public func twoRounds(of group: String, of groupBy: String) -> Figure? {
    let groupBy = group.isEmpty ? "" : groupBy
    let rows = index.rows.filter {
      $0.key.analysis == "trend" && $0.key.versusRound.isEmpty && $0.key.versusGroup.isEmpty
        && $0.key.groupBy == groupBy && $0.key.group == group && $0.key.item.isEmpty
    }
    let statistic = headline(of: rows)
    let values = rows.filter { $0.key.statistic == statistic }
    let order = rounds(in: values)
    guard let first = order.first, let last = order.last, first != last else { return nil }
    func row(_ question: String, _ round: String) -> ResultRow? {
      values.first { $0.key.question == question && $0.key.round == round }
    }
    let comparable = distinct(values.map(\.key.question)).filter { id in
      let verdict = study.question(id).map {
        study.comparability(of: $0, from: first, to: last).verdict
      }
      return verdict != .notComparable && [first, last].allSatisfy { row(id, $0) != nil }
    }
    guard !comparable.isEmpty else { return nil }
    let drawn = comparable.flatMap { id in [row(id, first), row(id, last)].compactMap { $0 } }
    let name = group.isEmpty ? "" : labels.group(group, of: groupBy)
    let key = ["rounds", group].filter { !$0.isEmpty }.joined(separator: "-")
    let caveats = comparable.filter { id in
      study.question(id).map { study.comparability(of: $0, from: first, to: last).verdict }
        == .caveat
    }.map { labels.shortQuestion($0) }
    let note = say(
      es: "Compárese con cautela, porque la pregunta cambió: ",
      en: "Compare with care, since the question changed: ")
    let chart = DumbbellChart(
      frame: frame(
        key, self.name(of: statistic) + ", \(first) – \(last)", name,
        notes: caveats.isEmpty ? [] : [note + caveats.joined(separator: "; ") + "."]),
      series: [first, last],
      rows: comparable.map { id in
        DumbbellChart.Row(
          labels.shortQuestion(id), marks: [mark(row(id, first)), mark(row(id, last))])
      },
      format: format(of: statistic), domain: format(of: statistic) == .percent() ? 0...1 : nil,
      axisLabel: self.name(of: statistic))
    return Figure(
      name: key, title: chart.frame.title, rows: drawn, draw: { chart.scene(width: $0) })
  }

  /// Who moved from which answer to which between two rounds.
  ///
  /// - Parameters:
  ///   - question: The question.
  ///   - group: The kind of actor; empty for the first that has transitions.
  ///   - groupBy: The dimension of kinds of actor; empty where there are none.
  ///   - round: The later round; nil for the latest, from the round before.
  /// - Returns: nil where nobody answered twice.
  public func transition(
    of question: String, among group: String, of groupBy: String, to round: String?
  ) -> Figure? {
    let all = index.rows(ofQuestion: question) {
      $0.analysis == "trend" && $0.statistic == "transition_count" && $0.groupBy == groupBy
        && $0.item.isEmpty
    }
    let chosen = group.isEmpty ? all.first?.key.group ?? "" : group
    let own = all.filter { $0.key.group == chosen }
    let order = study.rounds.map(\.id)
    func place(_ id: String) -> Int { order.firstIndex(of: id) ?? 0 }
    let later = round ?? own.map(\.key.round).max { place($0) < place($1) } ?? ""
    let earlier = own.filter { $0.key.round == later }.map(\.key.versusRound)
      .max { place($0) < place($1) }
    guard let earlier else { return nil }
    let rows = own.filter { $0.key.round == later && $0.key.versusRound == earlier }
    let ends = rows.map { Tabulation.ends(ofTransition: $0.key.level) }
    let names = distinct(ends.map(\.from))
    guard names.count > 1 else { return nil }
    // The best answer on top, as in the bars.
    let shown = Array(names.reversed())
    let flows = shown.map { from in
      shown.map { to in
        mark(zip(rows, ends).first { $0.1 == (from, to) }?.0)
      }
    }
    let count = rows.compactMap { $0.estimate?.count }.first
    let name = chosen.isEmpty ? "" : labels.group(chosen, of: groupBy)
    let pairs = count.map {
      say(es: "\($0) contestaron en ambas rondas", en: "\($0) answered in both rounds")
    }
    let key = ["transition", question, chosen, earlier, later].filter { !$0.isEmpty }
      .joined(separator: "-")
    let chart = TransitionChart(
      frame: frame(
        key, labels.question(question),
        [name, pairs ?? ""].filter { !$0.isEmpty }.joined(separator: ": ")),
      earlier: earlier, later: later,
      answers: shown.map { labels.transitionAnswer($0, question: question) },
      palette: palette(ofTransition: question, count: shown.count), flows: flows,
      unit: say(es: "respuestas", en: "answers"))
    return Figure(
      name: key, title: chart.frame.title, rows: rows, draw: { chart.scene(width: $0) })
  }

  private func palette(ofTransition question: String, count: Int) -> LevelPalette {
    let scale = study.question(question).flatMap { study.scale($0.scale) }
    let hasSides = scale?.levels.contains { $0.side != nil } ?? false
    if hasSides { return .diverging(favourableFirst: true) }
    return scale?.kind == .ordinal ? .sequential(darkestFirst: true) : .nominal
  }
}

extension FigureSource {
  /// A number on its way to a target: its rounds, the baseline, the target and the path.
  ///
  /// - Parameter id: The target; nil for the first of the study.
  /// - Returns: nil where the study has no such target, or no round has a number.
  public func targetTrack(_ id: String?) -> Figure? {
    guard let target = id.map({ id in study.targets.first { $0.id == id } }) ?? study.targets.first
    else { return nil }
    let statistic = statistic(of: target)
    let level = statistic == "proportion" ? target.answer ?? "" : ""
    let values = index.rows.filter { row in
      let key = row.key
      let isSubject =
        target.indicator.map { key.analysis == "indicators" && key.item == $0 }
        ?? (key.analysis == "trend" && key.question == target.question && key.item.isEmpty)
      return isSubject && key.statistic == statistic && key.level == level
        && key.versusRound.isEmpty && key.versusGroup.isEmpty
        && key.groupBy == target.dimension ?? "" && key.group == target.level ?? ""
    }
    let order = rounds(in: values)
    guard !order.isEmpty else { return nil }
    let points = order.enumerated().map { place, round in
      SlopeChart.Round(round, year: time(of: round, place: place))
    }
    let marks = order.map { round in mark(values.first { $0.key.round == round }) }
    let subject =
      target.question.map { labels.question($0) } ?? labels.question(target.indicator ?? "")
    let format = format(of: statistic)
    let group = target.level.map { labels.group($0, of: target.dimension ?? "") } ?? ""
    let titled = target.label[language] == target.id ? subject : target.label[language]
    let key = "target-" + target.id
    var chart = SlopeChart(
      frame: frame(
        key, titled,
        [name(of: statistic), group].filter { !$0.isEmpty }.joined(separator: ", "),
        notes: verdictNotes(target)),
      rounds: points,
      series: [SlopeChart.Series(say(es: "Observado", en: "Observed"), marks: marks)],
      format: format, domain: format == .percent() ? 0...1 : nil)
    chart.goal = goal(target, values, format)
    let drawn = chart
    return Figure(name: key, title: titled, rows: values, draw: { drawn.scene(width: $0) })
  }

  private func statistic(of target: ProgressTarget) -> String {
    if target.indicator != nil { return "indicator_score" }
    return target.statistic == .meanScore ? "mean_score" : target.statistic.rawValue
  }

  private func goal(
    _ target: ProgressTarget, _ values: [ResultRow], _ format: ValueFormat
  ) -> SlopeChart.Goal? {
    let start = target.baselineRound ?? values.first { $0.estimate != nil }?.key.round ?? ""
    guard let value = target.target, let year = target.year, let round = study.round(start),
      let baseline = target.baseline
        ?? values.first(where: { $0.key.round == start })?.estimate?.value
    else { return nil }
    let text = format.text(value, language)
    return SlopeChart.Goal(
      start: baseline, startTime: round.time, value: value, time: Double(year),
      timeLabel: "\(year)",
      label: say(es: "Meta para \(year): \(text)", en: "Target for \(year): \(text)"))
  }

  /// The verdict of the method of the target, and what it depends on.
  private func verdictNotes(_ target: ProgressTarget) -> [String] {
    let method = target.method.rawValue.split(separator: "-").joined(separator: "_")
    let row = index.rows.first {
      $0.key.analysis == "progress" && $0.key.level == target.id
        && $0.key.statistic == "progress_" + method
    }
    guard let row, row.estimate != nil else { return [] }
    let name = Vocabulary.term("progress_" + method, language)
    let flags = row.flag.split(separator: ";").map(String.init).filter { $0 != "method_of_target" }
    let verdicts = flags.map { Vocabulary.term($0, language) }
    return [(name + ": " + verdicts.joined(separator: "; ") + ".").capitalizedFirst]
  }
}
