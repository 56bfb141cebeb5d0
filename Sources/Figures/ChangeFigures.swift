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
  /// A question from round to round, one line a group.
  ///
  /// - Parameters:
  ///   - question: The question.
  ///   - groupBy: The dimension of the groups; empty for everybody.
  ///   - isLong: Whether intervals are bands along the lines, for many rounds.
  /// - Returns: nil where there are fewer than two rounds.
  public func change(of question: String, by groupBy: String, isLong: Bool = false) -> Figure? {
    let rows = index.rows(ofQuestion: question) {
      $0.analysis == "trend" && $0.groupBy == groupBy && $0.versusRound.isEmpty && $0.item.isEmpty
    }
    let statistic = headline(of: rows)
    let values = rows.filter { $0.key.statistic == statistic }
    return slope(
      values, key: (isLong ? "lines-" : "change-") + question, title: labels.question(question),
      statistic: statistic,
      series: { $0.group }, label: { labels.shortGroup($0, of: groupBy) },
      breaks: breaks(of: question), isLong: isLong)
  }

  /// The scores of the indicators of one kind of actor from round to round, one line an indicator.
  ///
  /// An empty text stands for everybody, where kinds of actor are not told apart.
  public func indicatorScores(of actor: String) -> Figure? {
    let rows = index.rows.filter {
      $0.key.analysis == "indicators" && $0.key.statistic == "indicator_score"
        && $0.key.group == actor && $0.key.versusRound.isEmpty
    }
    let name = labels.group(actor, of: SurveyDimension.actorID)
    let title = say(es: "Puntaje de los indicadores", en: "Scores of the indicators")
    return slope(
      rows, key: actor.isEmpty ? "indicators" : "indicators-" + actor,
      title: actor.isEmpty ? title : title + ": " + name,
      statistic: "indicator_score", series: { $0.item }, label: { $0 }, breaks: [:])
  }

  /// The reason for a break before a round, by round.
  private func breaks(of question: String) -> [String: String] {
    var result: [String: String] = [:]
    guard let question = study.question(question) else { return result }
    let ids = study.rounds.map(\.id)
    for (before, after) in zip(ids, ids.dropFirst()) {
      let found = study.comparability(of: question, from: before, to: after).differences
        .filter { $0.aspect != .presence && $0.verdict != .comparable }
      if !found.isEmpty {
        result[after] = found.map { $0.reason[language] }.joined(separator: " ")
      }
    }
    return result
  }

  private func slope(
    _ rows: [ResultRow], key: String, title: String, statistic: String,
    series: (ResultKey) -> String, label: (String) -> String, breaks: [String: String],
    isLong: Bool = false
  ) -> Figure? {
    let rounds = rounds(in: rows)
    guard rounds.count > 1 else { return nil }
    let lines = distinct(rows.map { series($0.key) }).map { name in
      SlopeChart.Series(
        label(name),
        marks: rounds.map { round in
          mark(rows.first { series($0.key) == name && $0.key.round == round })
        })
    }
    let points = rounds.enumerated().map { place, round in
      SlopeChart.Round(
        round, year: time(of: round, place: place),
        breakBefore: breaks[round] ?? "")
    }
    var chart = SlopeChart(
      frame: frame(key, title, name(of: statistic), notes: reliabilityNotes(rows)), rounds: points,
      series: lines,
      format: format(of: statistic), domain: format(of: statistic) == .percent() ? 0...1 : nil)
    if isLong { chart.intervalStyle = .bands }
    let drawn = chart
    return Figure(name: key, title: title, rows: rows, draw: { drawn.scene(width: $0) })
  }

  /// When a round was held; where no time is known, its place among the others.
  func time(of round: String, place: Int) -> Double {
    guard let declared = study.round(round), declared.time > 0 else {
      return Double(round) ?? Double(place)
    }
    return declared.time
  }
}
