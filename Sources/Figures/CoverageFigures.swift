import Audit
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
  /// Which indicator is given by which dimension, as a matrix of states.
  ///
  /// - Returns: nil where the rows hold no coverage, as in a study without dimensions.
  public func coverage() -> Figure? {
    coverage(
      named: "coverage",
      title: say(
        es: "Qué indicador se publica por qué dimensión",
        en: "Which indicator is published by which dimension"),
      rows: index.rows.filter { isCoverage($0.key) && $0.key.question.isEmpty }
    ) { study.indicator($0.item).map { "\($0.id). \($0.label[language])" } ?? $0.item }
  }

  /// Which question is given by which dimension, under the indicators.
  ///
  /// - Returns: nil where the rows hold no coverage.
  public func coverageOfQuestions() -> Figure? {
    coverage(
      named: "coverage-questions",
      title: say(
        es: "Qué pregunta se publica por qué dimensión",
        en: "Which question is published by which dimension"),
      rows: index.rows.filter { isCoverage($0.key) && !$0.key.question.isEmpty }
    ) { "\($0.question). \(labels.shortQuestion($0.question))" }
  }

  private func isCoverage(_ key: ResultKey) -> Bool {
    key.analysis == GenderAudit.analysis && key.statistic == "coverage"
  }

  private func coverage(
    named name: String, title: String, rows: [ResultRow], label: (ResultKey) -> String
  ) -> Figure? {
    guard let first = rows.first else { return nil }
    let dimensions = distinct(rows.map(\.key.groupBy))
    let lines = distinct(rows.map { [$0.key.item, $0.key.question] })
    let used = index.rows.filter { row in
      row.key.analysis == GenderAudit.analysis && lines.contains([row.key.item, row.key.question])
    }
    let chart = StateMatrixChart(
      frame: frame(
        name, title,
        first.key.round.isEmpty ? "" : say(es: "Ronda ", en: "Round ") + first.key.round),
      columns: dimensions.map { labels.dimension($0) },
      rows: lines.map { line in
        let own = rows.filter { [$0.key.item, $0.key.question] == line }
        let key = own.first?.key ?? first.key
        return StateMatrixChart.Row(
          label(key), heading: heading(key),
          cells: dimensions.map { dimension in
            cell(own.first { $0.key.groupBy == dimension }, in: used)
          })
      },
      states: CoverageState.allCases.map { .init(symbol(of: $0), $0.label[language]) },
      flags: coverageFlags,
      textLabel: say(
        es: "Número = personas u organizaciones del menor grupo que se publica",
        en: "Number = respondents of the smallest group that is published"))
    return Figure(name: name, title: title, rows: used, draw: { chart.scene(width: $0) })
  }

  /// The indicator that a question stands under.
  private func heading(_ key: ResultKey) -> String {
    guard let question = study.question(key.question),
      let indicator = study.indicator(question.indicator)
    else { return "" }
    return "\(indicator.id). \(indicator.label[language])"
  }

  private func cell(_ row: ResultRow?, in rows: [ResultRow]) -> StateMatrixChart.Cell {
    guard let row else {
      return StateMatrixChart.Cell(CoverageState.allCases.count)
    }
    let key = row.key
    let state = CoverageState(rawValue: key.level) ?? .notAsked
    func same(_ statistic: String) -> [ResultRow] {
      rows.filter {
        $0.key.statistic == statistic && $0.key.item == key.item
          && $0.key.question == key.question && $0.key.groupBy == key.groupBy
      }
    }
    let smallest = same("smallest_cell").first?.estimate.map {
      NumberStyle(language).count(Int($0.value))
    }
    var flags = row.flag == "promised" ? [0] : []
    for (place, statistic) in ["baseline", "target"].enumerated() {
      let set = same(statistic).filter { $0.estimate != nil }.map(\.key.group)
      let levels = study.dimension(key.groupBy)?.levels.count ?? 0
      guard !set.isEmpty else { continue }
      flags.append(1 + 2 * place + (set.contains("") || set.count >= levels ? 0 : 1))
    }
    return StateMatrixChart.Cell(
      CoverageState.allCases.firstIndex(of: state) ?? 0, text: smallest ?? "", flags: flags)
  }

  private var coverageFlags: [StateMatrixChart.Flag] {
    [
      .init("P", say(es: "el marco la promete", en: "promised by the framework")),
      .init(say(es: "L", en: "B"), say(es: "línea de base", en: "baseline")),
      .init(
        say(es: "l", en: "b"),
        say(es: "línea de base de algunos grupos", en: "baseline of some groups")),
      .init(say(es: "M", en: "T"), say(es: "meta", en: "target")),
      .init(say(es: "m", en: "t"), say(es: "meta de algunos grupos", en: "target of some groups")),
    ]
  }

  private func symbol(of state: CoverageState) -> StateMatrixChart.Symbol {
    switch state {
    case .reported: .full
    case .partlyReported: .half
    case .oneGroup: .single
    case .withheld: .hatched
    case .unanswered: .empty
    case .notAsked: .cross
    case .notApplicable: .dash
    }
  }
}
