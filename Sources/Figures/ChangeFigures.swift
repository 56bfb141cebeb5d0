import Charts
import Estimation
import Framework
import Graphics
import Localization
import ResultTables
import Results
import Surveys

extension FigureSource {
  /// A question from round to round, one line a group.
  ///
  /// - Returns: nil where there are fewer than two rounds.
  public func change(of question: String, by groupBy: String) -> Figure? {
    let rows = index.rows(ofQuestion: question) {
      $0.analysis == "trend" && $0.groupBy == groupBy && $0.versusRound.isEmpty && $0.item.isEmpty
    }
    let statistic = headline(of: rows)
    let values = rows.filter { $0.key.statistic == statistic }
    return slope(
      values, key: "change-" + question, title: labels.question(question), statistic: statistic,
      series: { $0.group }, label: { labels.shortGroup($0, of: groupBy) },
      breaks: breaks(of: question))
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
    for version in study.question(question)?.versions ?? []
    where version.comparability != .comparable {
      let ids = study.rounds.map(\.id)
      guard let last = ids.firstIndex(of: version.until), last + 1 < ids.count else { continue }
      result[ids[last + 1]] = version.reason[language]
    }
    return result
  }

  private func slope(
    _ rows: [ResultRow], key: String, title: String, statistic: String,
    series: (ResultKey) -> String, label: (String) -> String, breaks: [String: String]
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
        round, year: study.round(round).map { Double($0.year) } ?? Double(round) ?? Double(place),
        breakBefore: breaks[round] ?? "")
    }
    let chart = SlopeChart(
      frame: frame(key, title, name(of: statistic), notes: reliabilityNotes(rows)), rounds: points,
      series: lines,
      format: format(of: statistic), domain: format(of: statistic) == .percent() ? 0...1 : nil)
    return Figure(name: key, title: title, rows: rows, draw: { chart.scene(width: $0) })
  }
}
