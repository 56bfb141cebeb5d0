import Estimation
import Framework
import Localization
import Numerics
import Results
import Tables

extension Tabulation {
  /// What leads from answers to findings, recommendations and the next round, and what stands
  /// alone.
  func traceTables(_ part: Part) -> [DisplayTable] {
    [linkTable(part), aloneTable(part), coverageTable(part), followUpTable(part)].compactMap { $0 }
  }

  private func say(_ es: String, _ en: String) -> String { LocalizedText(es: es, en: en)[language] }

  private func finding(_ id: String, part: String = "") -> String {
    guard let finding = labels.study.findings.first(where: { $0.id == id }) else { return id }
    let part = finding.parts.first { $0.id == part }
    return "\(id). \(part?.text[language] ?? finding.text[language])"
  }

  /// One line a finding and recommendation.
  private func linkTable(_ part: Part) -> DisplayTable? {
    let links = part.rows.filter { $0.key.statistic == "trace_link" }
    guard !links.isEmpty else { return nil }
    let status = latestStatus(part)
    let pairs = distinct(links.map { $0.key.group + "\u{0}" + $0.key.item })
    let groups = distinct(links.map(\.key.group)).map { id -> DisplayTable.RowGroup in
      let rows = pairs.compactMap { pair -> [DisplayTable.Cell]? in
        let own = links.filter { $0.key.group + "\u{0}" + $0.key.item == pair }
        guard let first = own.first, first.key.group == id else { return nil }
        let questions = distinct(own.map(\.key.question)).filter { !$0.isEmpty }
        let indicators = distinct(own.map(\.key.level)).filter { !$0.isEmpty }
        return [
          .text(questions.joined(separator: ", ")), .text(recommendation(first.key.item)),
          .text(indicators.joined(separator: ", ")), .text(status[first.key.item] ?? ""),
        ]
      }
      return DisplayTable.RowGroup(heading: finding(id), rows: rows)
    }
    return DisplayTable(
      title: say(
        "De la respuesta al hallazgo, la recomendación y la ronda siguiente",
        "From the answer to the finding, the recommendation and the next round"),
      columns: [
        .init(say("Preguntas", "Questions")), recommendationColumn,
        .init(say("Indicador de la ronda siguiente", "Indicator of the next round")),
        .init(say("Estado", "Status")),
      ], groups: groups,
      footnotes: [
        .init(
          say(
            "Un enlace dice que ambos hablan del mismo asunto, no que la recomendación baste.",
            "A link says that both speak of the same subject, not that the recommendation suffices."
          ))
      ])
  }

  /// The last status of each recommendation, with its round.
  private func latestStatus(_ part: Part) -> [String: String] {
    var status: [String: String] = [:]
    let rounds = labels.study.rounds.map(\.id)
    let rows = part.rows.filter { $0.key.statistic == "follow_up" }.sorted {
      (rounds.firstIndex(of: $0.key.round) ?? 0) < (rounds.firstIndex(of: $1.key.round) ?? 0)
    }
    for row in rows {
      status[row.key.item] = "\(Vocabulary.term(row.key.level, language)) (\(row.key.round))"
    }
    return status
  }

  /// Findings, recommendations, principles, indicators and headings to which nothing corresponds.
  private func aloneTable(_ part: Part) -> DisplayTable? {
    let alone = part.rows.filter { $0.flag.contains("orphan") }
    let open = part.rows.filter {
      $0.key.statistic == "open_question_count" && ($0.estimate?.value ?? 0) > 0
        && !alone.map { [$0.key.group, $0.key.level] }.contains([$0.key.group, $0.key.level])
    }
    guard !alone.isEmpty || !open.isEmpty else { return nil }
    let without = say("sin ", "without ")
    var rows = alone.map { row -> [DisplayTable.Cell] in
      [
        .text(subject(row.key)),
        .text(without + Vocabulary.term(row.key.statistic, language)),
      ]
    }
    rows += open.map { row in
      let questions = row.note.split(separator: " ").map { labels.shortQuestion(String($0)) }
      return [
        .text(subject(row.key)),
        .text(say("en parte: falta ", "in part: open ") + questions.joined(separator: "; ")),
      ]
    }
    return DisplayTable(
      title: say("Lo que queda suelto", "What stands alone"),
      columns: [.init(say("Qué", "What")), .init(say("Le falta", "What it lacks"))], rows: rows)
  }

  private func subject(_ key: ResultKey) -> String {
    switch key.groupBy {
    case "finding": say("Hallazgo ", "Finding ") + finding(key.group, part: key.level)
    case "principle":
      say("Principio: ", "Principle: ")
        + (labels.study.principles.first { $0.id == key.group }?.label[language] ?? key.group)
    case "indicator":
      say("Indicador ", "Indicator ") + key.group + ". "
        + (labels.study.indicator(key.group)?.label[language] ?? "")
    case "heading": say("Título ", "Heading ") + (headingTexts[key.group]?[language] ?? key.group)
    default: say("Recomendación ", "Recommendation ") + recommendation(key.item)
    }
  }

  /// Principles and indicators with the findings and recommendations that bear on each.
  private func coverageTable(_ part: Part) -> DisplayTable? {
    let own = part.rows.filter { ["principle", "indicator"].contains($0.key.groupBy) }
    guard !own.isEmpty else { return nil }
    var writer = CellWriter(language: language, minimumCell: minimumCell)
    let statistics = ["finding_count", "heading_count", "recommendation_count"]
    let groups = distinct(own.map(\.key.groupBy)).map { dimension -> DisplayTable.RowGroup in
      let rows = own.filter { $0.key.groupBy == dimension }
      let heading =
        dimension == "principle"
        ? say("Principios", "Principles") : say("Indicadores", "Indicators")
      return DisplayTable.RowGroup(
        heading: heading,
        rows: distinct(rows.map(\.key.group)).map { id in
          let name =
            dimension == "principle"
            ? labels.study.principles.first { $0.id == id }?.label[language] ?? id
            : "\(id). \(labels.study.indicator(id)?.label[language] ?? "")"
          return [.text(name)]
            + statistics.map { statistic in
              rows.first { $0.key.group == id && $0.key.statistic == statistic }
                .map { writer.valueCell($0.without(flag: "orphan")) } ?? .empty
            }
        })
    }
    return FootnoteMarks.finish(
      DisplayTable(
        title: say("Principios e indicadores atendidos", "Principles and indicators covered"),
        columns: [.init("")]
          + statistics.map { .init(Vocabulary.heading($0, language), .trailing) },
        groups: groups, footnotes: writer.remarks))
  }

  /// How many recommendations had got how far, round by round.
  private func followUpTable(_ part: Part) -> DisplayTable? {
    let own = part.rows.filter { $0.key.statistic == "follow_up_count" }
    guard !own.isEmpty else { return nil }
    var writer = CellWriter(language: language, minimumCell: minimumCell)
    let rounds = distinct(own.map(\.key.round))
    let rows = distinct(own.map(\.key.level)).map { level -> [DisplayTable.Cell] in
      [.text(Vocabulary.heading(level, language))]
        + rounds.map { round in
          own.first { $0.key.round == round && $0.key.level == level }
            .map { writer.valueCell($0) } ?? .empty
        }
    }
    return FootnoteMarks.finish(
      DisplayTable(
        title: say("Seguimiento de las recomendaciones", "Follow-up of recommendations"),
        columns: [.init(say("Estado", "Status"))] + rounds.map { .init($0, .trailing) },
        rows: rows, footnotes: writer.remarks))
  }
}
