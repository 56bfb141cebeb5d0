import Estimation
import Figures
import Framework
import Localization
import ResultTables
import Results
import Surveys
import Tables
import Workshop

extension ReportBuilder {
  /// The recommendations with the support of each group, and what no recommendation answers.
  func workshop() -> ReportSection? {
    guard let record = material.workshop, !record.recommendations.isEmpty else { return nil }
    let links = EvidenceLinks(study: study, record: record)
    var blocks: [ReportBlock] = [
      .paragraph(
        say(
          es:
            "Apoyo: parte de quienes votaron en cada grupo que respalda la recomendación. Son todas las "
            + "personas que votaron, no una muestra; por eso no hay errores de muestreo. El consenso "
            + "pesa igual a todos los grupos: uno grande no puede ganarle a uno pequeño.",
          en:
            "Support: the part of those who voted in each group that backs the recommendation. They are "
            + "all who voted, not a sample; hence no sampling errors. The consensus weighs all groups "
            + "alike: a large one cannot outvote a small one."))
    ]
    if !mostAndLeast.isEmpty { blocks.append(.list(mostAndLeast)) }
    let open = openFindings(links)
    if !open.isEmpty {
      blocks.append(
        .box(
          say(
            es: "Lo que ninguna recomendación atiende, o solo en parte",
            en: "What no recommendation answers, or only in part"), open))
    }
    blocks += workshopFigures
    return ReportSection(
      id: "workshop",
      heading: say(es: "Recomendaciones del taller", en: "Recommendations of the workshop"),
      blocks: blocks, sections: record.headings.map { heading($0, record) })
  }

  /// The support of each group, the order of the recommendations, and the principles they cover.
  private var workshopFigures: [ReportBlock] {
    let head = say(es: "Recomendación", en: "Recommendation")
    func name(_ key: ResultKey) -> String {
      "\(key.item). \(material.workshop?.texts[key.item]?[language] ?? "")"
    }
    let support = block(
      figures.support(), head: head, rows: name,
      columns: { labels.shortGroup($0.group, of: $0.groupBy) })
    let ranks = block(
      figures.rankStability(), head: head, rows: name,
      columns: { key in
        key.group.isEmpty
          ? say(es: "Todos los grupos", en: "All groups")
          : say(es: "Sin ", en: "Without ") + labels.shortGroup(key.group, of: key.groupBy)
      })
    let coverage = block(
      figures.principleCoverage(), head: say(es: "Título", en: "Heading"),
      rows: { key in
        let id = ResultKey.parts(key.group).first ?? ""
        return "\(id). \(material.workshop?.headingTexts[id]?[language] ?? "")"
      },
      columns: { key in
        let id = ResultKey.parts(key.group).last ?? ""
        return study.principles.first { $0.id == id }?.label[language] ?? id
      })
    return support + ranks + coverage
  }

  /// What the groups agree on most, what divides them most, and how far the order depends on one.
  private var mostAndLeast: [String] {
    func ranked(_ statistic: String) -> [ResultRow] {
      index.rows.filter {
        $0.key.analysis == "workshop" && $0.key.statistic == statistic && $0.estimate != nil
      }.sorted { ($0.estimate?.value ?? 0) > ($1.estimate?.value ?? 0) }
    }
    func text(_ row: ResultRow) -> String {
      let text = material.workshop?.texts[row.key.item]?[language] ?? row.key.item
      return quoted(text.hasSuffix(".") ? String(text.dropLast()) : text)
    }
    var items: [String] = []
    if let most = ranked("group_aware_consensus").first {
      items.append(
        say(es: "La de más consenso entre grupos: ", en: "Most consensus between groups: ")
          + text(most) + ".")
    }
    if let widest = ranked("support_gap").first, let gap = widest.estimate?.value, gap > 0 {
      let points = sentences.style.number(100 * gap, decimals: 0)
      items.append(
        say(es: "La que más separa a los grupos: ", en: "What divides the groups most: ")
          + text(widest)
          + say(
            es: ", con \(points) puntos porcentuales entre el que más y el que menos la apoya.",
            en:
              ", with \(points) percentage points between the group that supports it most and the "
              + "one that does least."))
    }
    return items
  }

  private func openFindings(_ links: EvidenceLinks) -> [String] {
    var items = links.orphans(.opportunity).map { coverage in
      say(es: "Sin recomendación: ", en: "No recommendation: ") + coverage.text[language]
    }
    items += links.metInPart(.opportunity).map { coverage in
      let questions = coverage.openQuestions.map { quoted(labels.shortQuestion($0)) }
      let list = sentences.joined(questions, by: say(es: "y", en: "and"))
      return say(es: "En parte (falta \(list)): ", en: "In part (\(list) left open): ")
        + coverage.text[language]
    }
    items += links.headingsWithoutPrinciple.map { heading in
      say(es: "Título sin principio: ", en: "Heading without a principle: ")
        + quoted(heading.text[language])
    }
    return items
  }

  private func heading(_ heading: Heading, _ record: WorkshopRecord) -> ReportSection {
    let recommendations = record.recommendations.filter { $0.heading == heading }
    let number = heading.number.map { "\($0). " } ?? ""
    return ReportSection(
      id: "heading-" + heading.id, heading: number + heading.text[language],
      blocks: [.table(supportTable(recommendations))])
  }

  /// Support by group and consensus, one row a recommendation.
  private func supportTable(_ recommendations: [Recommendation]) -> DisplayTable {
    let votes = index.rows.filter { $0.key.analysis == "workshop" }
    let groups = study.actors.filter { actor in
      votes.contains { $0.key.group == actor.id && $0.key.statistic == "support" }
    }
    let rows = recommendations.map { recommendation -> [DisplayTable.Cell] in
      let own = votes.filter { $0.key.item == recommendation.id }
      let shares = groups.map { actor in
        voteCell(own.first { $0.key.statistic == "support" && $0.key.group == actor.id })
      }
      let consensus = own.first { $0.key.statistic == "group_aware_consensus" }
      return [.text(recommendation.text[language])] + shares + [scoreCell(consensus)]
    }
    return DisplayTable(
      title: "",
      columns: [DisplayTable.Column(say(es: "Recomendación", en: "Recommendation"))]
        + groups.map { DisplayTable.Column($0.short[language], .trailing) }
        + [DisplayTable.Column(say(es: "Consenso (0–100)", en: "Consensus (0–100)"), .trailing)],
      rows: rows)
  }

  private func voteCell(_ row: ResultRow?) -> DisplayTable.Cell {
    guard let row, let estimate = row.estimate else { return withheldCell(row) }
    let share = sentences.percent(estimate.value)
    let count = estimate.count.map { sentences.style.count($0) } ?? ""
    return .number(say(es: "\(share) de \(count)", en: "\(share) of \(count)"))
  }

  private func scoreCell(_ row: ResultRow?) -> DisplayTable.Cell {
    guard let value = row?.estimate?.value else { return withheldCell(row) }
    return .number(sentences.style.number(100 * value, decimals: 0))
  }

  private func withheldCell(_ row: ResultRow?) -> DisplayTable.Cell {
    if case .suppressed? = row?.outcome {
      return .withheld(symbol: "*", meaning: say(es: "reservado", en: "withheld"))
    }
    return .text("–")
  }

  /// The programmes by gender marker, and which disaggregations their indicators have.
  func programmes() -> ReportSection? {
    guard let summary = material.programmes, summary.total.programmes > 0 else { return nil }
    let count = sentences.style.count
    let dimensions = summary.disaggregation.map { part in
      "\(labels.dimension(part.dimension)): \(count(part.programmes))"
    }
    let facts = [
      say(es: "Programas registrados: ", en: "Programmes registered: ")
        + count(summary.total.programmes) + ".",
      say(es: "Con indicadores desagregados: ", en: "With disaggregated indicators: ")
        + dimensions.joined(separator: "; ") + ". "
        + say(es: "Sin desagregación alguna: ", en: "Without any disaggregation: ")
        + count(summary.withoutDisaggregation) + ".",
      partSentence(
        summary.baselines,
        say(es: "Indicadores con línea de base", en: "Indicators with a baseline")),
      partSentence(
        summary.targets, say(es: "Indicadores con meta", en: "Indicators with a target")),
    ]
    return ReportSection(
      id: "programmes", heading: say(es: "Registro de programas", en: "Programme registry"),
      blocks: [.list(facts), .table(markerTable(summary))])
  }

  private func partSentence(_ part: ProgrammeSummary.Part, _ subject: String) -> String {
    let share = part.share.map { " (\(sentences.percent($0)))" } ?? ""
    let of = say(es: "de", en: "of")
    return "\(subject): \(sentences.style.count(part.count)) \(of) "
      + "\(sentences.style.count(part.total))\(share)."
  }

  private func markerTable(_ summary: ProgrammeSummary) -> DisplayTable {
    let rows = summary.markers.map { marker -> [DisplayTable.Cell] in
      [
        .text(marker.marker.label[language]),
        .number(sentences.style.count(marker.total.programmes)),
        .number(sentences.style.number(marker.total.budget, decimals: 0)),
      ]
    }
    return DisplayTable(
      title: say(
        es: "Marcador de género: «no revisado» no es lo mismo que 0",
        en: "Gender marker: “not screened” is not the same as 0"),
      columns: [
        DisplayTable.Column(say(es: "Marcador", en: "Marker")),
        DisplayTable.Column(say(es: "Programas", en: "Programmes"), .trailing),
        DisplayTable.Column(say(es: "Presupuesto", en: "Budget"), .trailing, unit: "USD"),
      ], rows: rows)
  }
}
