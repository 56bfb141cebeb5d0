import Estimation
import Framework
import Localization
import Numerics
import Results
import Tables

// Tests of trends, those who answered twice, and whether rounds can be compared.
extension Tabulation {
  /// What is followed down, the tests of its trend across.
  func trendTestTable(_ part: Part) -> DisplayTable? {
    let rows = part.rows.filter { Self.seriesTests.contains($0.key.statistic) }
    guard !rows.isEmpty else { return nil }
    let word = LocalizedText(es: "pruebas de tendencia", en: "tests of trend")[language]
    func subject(_ key: ResultKey) -> String {
      Vocabulary.isStatistic(key.level)
        ? Vocabulary.heading(key.level, language) : labels.answer(key.level, question: key.question)
    }
    return testTable(part, rows, heading: comparison, title: word, subject: subject)
  }

  /// Those who answered twice: rounds as headings, groups down, tests across.
  func pairTable(_ part: Part) -> DisplayTable? {
    let rows = part.rows.filter { Self.pairTests.contains($0.key.statistic) }
    guard !rows.isEmpty else { return nil }
    let word = LocalizedText(
      es: "quienes contestaron en ambas rondas", en: "those who answered in both rounds")[language]
    return testTable(part, rows, heading: Self.change, title: word, subject: comparison)
  }

  private func testTable(
    _ part: Part, _ rows: [ResultRow], heading: (ResultKey) -> String, title word: String,
    subject: (ResultKey) -> String
  ) -> DisplayTable {
    let statistics = distinct(rows.map(\.key.statistic))
    var writer = CellWriter(language: language, minimumCell: minimumCell)
    var groups: [DisplayTable.RowGroup] = []
    for name in distinct(rows.map { heading($0.key) }) {
      let block = rows.filter { heading($0.key) == name }
      let lines = distinct(block.map { subject($0.key) }).map { line in
        let own = block.filter { subject($0.key) == line }
        return [DisplayTable.Cell.text(line)]
          + statistics.map { statistic in
            own.first { $0.key.statistic == statistic }.map { writer.cell($0) } ?? .empty
          }
      }
      groups.append(.init(heading: groups.isEmpty && name.isEmpty ? "" : name, rows: lines))
    }
    var columns = [DisplayTable.Column("")]
    columns += statistics.map { .init(Vocabulary.heading($0, language), .trailing) }
    return FootnoteMarks.finish(
      DisplayTable(
        title: title(of: part) + " — " + word, columns: columns, groups: groups,
        footnotes: writer.remarks))
  }

  /// Who moved from which answer to which: earlier answers down, later answers across.
  func transitionTables(_ part: Part) -> [DisplayTable] {
    let rows = part.rows.filter { Self.transitions.contains($0.key.statistic) }
    return distinct(rows.map { comparison($0.key) + "\u{0}" + Self.change($0.key) }).map { name in
      transitionTable(
        part, rows.filter { comparison($0.key) + "\u{0}" + Self.change($0.key) == name })
    }
  }

  private func transitionTable(_ part: Part, _ rows: [ResultRow]) -> DisplayTable {
    let ends = rows.map { Self.ends(ofTransition: $0.key.level) }
    let (from, to) = (distinct(ends.map(\.from)), distinct(ends.map(\.to)))
    var writer = CellWriter(language: language, minimumCell: minimumCell)
    func cell(_ earlier: String, _ later: String) -> DisplayTable.Cell {
      func row(_ statistic: String) -> ResultRow? {
        zip(rows, ends).first {
          $0.0.key.statistic == statistic && $0.1 == (earlier, later)
        }?.0
      }
      guard let count = row("transition_count") else { return .empty }
      guard let share = row("transition_share")?.estimate else { return writer.valueCell(count) }
      return writer.cell(count) { writer, estimate in
        writer.style.count(Int(estimate.value)) + " (" + writer.style.percent(share.value) + ")"
      }
    }
    let lines = from.map { earlier in
      [DisplayTable.Cell.text(side(earlier, part.question))] + to.map { cell(earlier, $0) }
    }
    let key = rows[0].key
    let group = part.groupBy.isEmpty ? "" : comparison(key) + ", "
    let word = LocalizedText(es: "de una respuesta a otra", en: "from answer to answer")[language]
    let note = LocalizedText(
      es: "Filas: respuesta en \(key.versusRound); columnas: respuesta en \(key.round). Entre "
        + "paréntesis, la proporción de la fila.",
      en: "Rows: answer in \(key.versusRound); columns: answer in \(key.round). In brackets, the "
        + "share of the row.")[language]
    return FootnoteMarks.finish(
      DisplayTable(
        title: "\(title(of: part)) — \(word), \(group)\(Self.change(key))",
        columns: [DisplayTable.Column("")] + to.map { .init(side($0, part.question), .trailing) },
        groups: [.init(heading: "", rows: lines)],
        footnotes: [DisplayTable.Footnote(note)] + writer.remarks))
  }

  /// The earlier and the later answer of a transition.
  public static func ends(ofTransition level: String) -> (from: String, to: String) {
    let parts = level.split(separator: " → ", maxSplits: 1).map(String.init)
    return (parts.first ?? "", parts.count > 1 ? parts[1] : "")
  }

  private func side(_ name: String, _ question: String) -> String {
    labels.transitionAnswer(name, question: question)
  }

  /// Whether the rounds can be compared, question by question.
  func comparabilityTable(_ part: Part) -> DisplayTable {
    let title = LocalizedText(
      es: "¿Pueden compararse las rondas?", en: "Can the rounds be compared?")[language]
    let questions = distinct(part.rows.map(\.key.question))
    guard part.rows.contains(where: { Self.verdict(of: $0) != "comparable" }) else {
      return DisplayTable(
        title: title, columns: [], groups: [],
        footnotes: [DisplayTable.Footnote(allComparable(questions.count))])
    }
    let columns = [
      LocalizedText(es: "Pregunta", en: "Question"), LocalizedText(es: "Rondas", en: "Rounds"),
      LocalizedText(es: "Veredicto", en: "Verdict"), LocalizedText(es: "Por qué", en: "Why"),
    ].map { DisplayTable.Column($0[language]) }
    let note = LocalizedText(
      es: "«Comparable»: el estudio no declara ningún cambio entre esas rondas.",
      en: "“Comparable”: the study declares no change between these rounds.")
    return DisplayTable(
      title: title, columns: columns,
      groups: [.init(heading: "", rows: questions.flatMap { verdicts(on: $0, part.rows) })],
      footnotes: [DisplayTable.Footnote(note[language])])
  }

  private func allComparable(_ count: Int) -> String {
    let text =
      count == 1
      ? LocalizedText(
        es: "La pregunta es comparable en todas las rondas",
        en: "The question is comparable over all rounds"
      )
      : LocalizedText(
        es:
          "Las \(count) preguntas que se hicieron en varias rondas son comparables en todas ellas",
        en: "All \(count) questions that were put in several rounds are comparable over all of them"
      )
    let why = LocalizedText(
      es: ": el estudio no declara ningún cambio de redacción, escala, destinatarios ni modo.",
      en: ": the study declares no change of wording, scale, respondents or mode.")
    return text[language] + why[language]
  }

  /// The verdicts on a question, each with the rounds it holds for.
  private func verdicts(on id: String, _ rows: [ResultRow]) -> [[DisplayTable.Cell]] {
    let own = rows.filter { $0.key.question == id }
    let judged = own.map { row -> (pair: String, verdict: String, reasons: String) in
      let found = labels.study.question(id).map {
        labels.study.comparability(of: $0, from: row.key.versusRound, to: row.key.round).reasons
      }
      return (
        Self.change(row.key), Self.verdict(of: row),
        (found ?? []).map { $0[language] }.joined(separator: " ")
      )
    }
    return distinct(judged.map { $0.verdict + "\u{0}" + $0.reasons }).map { kind in
      let same = judged.filter { $0.verdict + "\u{0}" + $0.reasons == kind }
      let all = LocalizedText(es: "todas", en: "all")[language]
      let pairs =
        same.count == judged.count ? all : same.map(\.pair).joined(separator: "; ")
      return [
        .text(labels.shortQuestion(id)), .text(pairs),
        .text(Vocabulary.verdict(same[0].verdict)[language]), .text(same[0].reasons),
      ]
    }
  }

  private static func verdict(of row: ResultRow) -> String {
    if case .undefined(let reason) = row.outcome { reason } else { "comparable" }
  }
}

extension ResultLabels {
  /// An answer of a transition: a side of the scale, or a level.
  public func transitionAnswer(_ name: String, question: String) -> String {
    Vocabulary.side(name)?[language] ?? answer(name, question: question)
  }
}

extension Vocabulary {
  /// The sides of a scale, where they stand for its levels.
  static func side(_ name: String) -> LocalizedText? {
    switch name {
    case "unfavourable": LocalizedText(es: "desfavorable", en: "unfavourable")
    case "neutral": LocalizedText(es: "neutral", en: "neutral")
    case "favourable": LocalizedText(es: "favorable", en: "favourable")
    default: nil
    }
  }

  /// A verdict on comparing two rounds.
  static func verdict(_ name: String) -> LocalizedText {
    switch name {
    case "not_comparable": LocalizedText(es: "no comparable", en: "not comparable")
    case "comparable_with_caveat": LocalizedText(es: "con cautela", en: "with care")
    default: LocalizedText(es: "comparable", en: "comparable")
    }
  }
}
