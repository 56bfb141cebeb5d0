import Estimation
import Framework
import Localization
public import Results
public import Tables

extension Tabulation {
  /// The findings of an earlier report with what the answers say, and what no recommendation meets.
  ///
  /// - Parameter rows: The rows of the analysis of findings.
  /// - Returns: one table a kind of finding, then one of what stands alone; none without rows.
  public func findingTables(_ rows: [ResultRow]) -> [DisplayTable] {
    let rows = rows.filter { $0.key.analysis == "findings" }
    guard !rows.isEmpty else { return [] }
    let hasWorkshop = rows.contains { $0.key.statistic == "recommendations" }
    let tables = [Finding.Kind.progress, .opportunity].compactMap { kind -> DisplayTable? in
      let findings = labels.study.findings.filter { $0.kind == kind }
      return findings.isEmpty ? nil : table(findings, kind, rows, hasWorkshop: hasWorkshop)
    }
    return tables + [aloneTable(rows)].compactMap { $0 }
  }

  /// A group of rows a finding: its claims with their verdicts, then the verdict on all of them and
  /// the recommendations that meet it.
  private func table(
    _ findings: [Finding], _ kind: Finding.Kind, _ rows: [ResultRow], hasWorkshop: Bool
  ) -> DisplayTable {
    let title =
      kind == .progress
      ? LocalizedText(es: "Avances del informe anterior", en: "Progress in the earlier report")
      : LocalizedText(
        es: "Áreas de oportunidad del informe anterior",
        en: "Areas of opportunity in the earlier report")
    let groups = findings.map { finding -> DisplayTable.RowGroup in
      let own = rows.filter { $0.key.item == finding.id }
      return DisplayTable.RowGroup(
        heading: "\(finding.id). \(finding.text[language])",
        rows: claimLines(finding, own) + (hasWorkshop ? recommendationLines(finding, own) : []))
    }
    let said = LocalizedText(es: "Lo que dicen las respuestas", en: "What the answers say")
    return DisplayTable(
      title: title[language],
      columns: [
        .init(said[language]), .init(LocalizedText(es: "Veredicto", en: "Verdict")[language]),
      ], groups: groups, footnotes: Self.verdictNotes.map { .init($0[language]) })
  }

  private static let verdictNotes = [
    LocalizedText(
      es: "Entre corchetes, lo que el hallazgo afirma de la cifra. Respaldado o contradicho: la "
        + "cifra, con todo su intervalo, queda de un lado.",
      en: "In square brackets, what the finding claims of the figure. Supported or contradicted: "
        + "the figure, with all of its interval, stands on one side."),
    LocalizedText(
      es: "No decidido: el intervalo cubre el límite, o hay muy pocas respuestas. Sin datos: nada "
        + "de lo preguntado lo decide.",
      en: "Not decided: the interval covers the limit, or there are too few answers. No data: "
        + "nothing that was asked decides it."),
  ]

  private func claimLines(_ finding: Finding, _ rows: [ResultRow]) -> [[DisplayTable.Cell]] {
    let verdict = rows.first { $0.key.statistic == "claims_supported" }?.flag ?? "no_evidence"
    let claims = finding.evidence?.claims ?? []
    let own = rows.filter { !Self.sums.contains($0.key.statistic) }
    guard !claims.isEmpty, !own.isEmpty else {
      let nothing = LocalizedText(
        es: "Nada de lo preguntado lo decide.", en: "Nothing that was asked decides it.")
      return [[.text(nothing[language]), .text(Vocabulary.heading(verdict, language))]]
    }
    let lines = zip(claims, own).map { claim, row -> [DisplayTable.Cell] in
      let word = claims.count == 1 ? verdict : self.verdict(row)
      let said = sentence(claim, row).uppercasedFirst
      return [.text(said), .text(Vocabulary.heading(word, language))]
    }
    guard claims.count > 1 else { return lines }
    let together = LocalizedText(es: "En conjunto", en: "Together")
    return lines + [[.text(together[language]), .text(Vocabulary.heading(verdict, language))]]
  }

  /// The verdict on one claim, which is the last flag of its row.
  private func verdict(_ row: ResultRow) -> String {
    switch row.outcome {
    case .suppressed: "evidence_withheld"
    case .undefined: "no_evidence"
    case .estimate: row.flag.split(separator: ";").last.map(String.init) ?? "no_evidence"
    }
  }

  /// The recommendations that meet a finding, part by part where it has parts.
  private func recommendationLines(
    _ finding: Finding, _ rows: [ResultRow]
  ) -> [[DisplayTable.Cell]] {
    let counts = rows.filter { $0.key.statistic == "recommendations" }
    let head = LocalizedText(es: "Recomendaciones", en: "Recommendations")[language]
    guard !finding.parts.isEmpty else {
      return counts.prefix(1).map { [.text("\(head): \(recommendations($0))."), .empty] }
    }
    return finding.parts.map { part in
      let ids = recommendations(counts.first { $0.key.level == part.id })
      let text = part.text[language]
      let quoted = LocalizedText(es: "«\(text)»", en: "“\(text)”")
      return [.text("\(head): \(ids). \(quoted[language])"), .empty]
    }
  }

  private func recommendations(_ row: ResultRow?) -> String {
    guard let row else { return "" }
    if row.note.isEmpty { return LocalizedText(es: "ninguna", en: "none")[language] }
    let ids = row.note.split(separator: " ").joined(separator: ", ")
    return row.flag == "met_in_part"
      ? ids + " (" + LocalizedText(es: "en parte", en: "in part")[language] + ")" : ids
  }

  /// What stands alone: areas of opportunity without recommendation, headings without principle.
  private func aloneTable(_ rows: [ResultRow]) -> DisplayTable? {
    let lines = labels.study.findings.filter { $0.kind == .opportunity }.flatMap { finding in
      rows.filter {
        $0.key.item == finding.id && ["no_recommendation", "met_in_part"].contains($0.flag)
      }.map { row -> [DisplayTable.Cell] in
        let part = finding.parts.first { $0.id == row.key.level }
        let text = part?.text[language] ?? finding.text[language]
        return [
          .text(Vocabulary.heading(row.flag, language)), .text("\(finding.id). \(text)"),
        ]
      }
    }
    let headings = rows.filter { $0.flag == "heading_without_principle" }.map {
      row -> [DisplayTable.Cell] in
      let id = row.key.item.split(separator: " ").last.map(String.init) ?? ""
      let text = itemTexts[row.key.item]?[language] ?? row.note
      return [.text(Vocabulary.heading(row.flag, language)), .text("\(id). \(text)")]
    }
    guard !(lines + headings).isEmpty else { return nil }
    let title = LocalizedText(
      es: "Lo que queda sin recomendación o sin principio",
      en: "What is left without a recommendation or a principle")
    return DisplayTable(
      title: title[language],
      columns: [
        DisplayTable.Column(""),
        .init(LocalizedText(es: "Hallazgo o título", en: "Finding or heading")[language]),
      ], rows: lines + headings)
  }
}

// Claims in words.
extension Tabulation {
  private static let sums = ["claims_supported", "recommendations", "principles"]

  /// Whose answers, about what, the figure, and what the finding claims of it.
  private func sentence(_ claim: EvidenceClaim, _ row: ResultRow) -> String {
    let figure = claim.figure
    var who: [String] = []
    if let actor = figure.actor { who.append(labels.shortGroup(actor, of: "actor")) }
    if !row.key.round.isEmpty { who.append(row.key.round) }
    let head = who.isEmpty ? "" : who.joined(separator: ", ") + ": "
    var subject = name(figure)
    if case .figure(let other) = claim.limit {
      subject += " − " + name(other)
      if other.actor != figure.actor, let actor = other.actor {
        subject += " (" + labels.shortGroup(actor, of: "actor") + ")"
      }
      if !row.key.versusRound.isEmpty { subject += " (" + row.key.versusRound + ")" }
    }
    let claimed = " [" + limit(claim, row) + "]"
    if case .available = figure.statistic {
      let isThere = row.estimate.map { $0.value == 1 }
      let word =
        isThere.map {
          $0
            ? LocalizedText(es: "disponible", en: "available")
            : LocalizedText(es: "no disponible", en: "not available")
        } ?? LocalizedText(es: "nadie lo buscó", en: "nobody looked for it")
      return head + subject + ": " + word[language] + "."
    }
    return head + subject + ": " + value(row) + claimed + "."
  }

  /// What a figure is of: the question with the answers counted, an indicator, the registry.
  private func name(_ figure: EvidenceFigure) -> String {
    switch figure.subject {
    case .question(let reference):
      var text = labels.shortQuestion(reference.question)
      if !reference.option.isEmpty {
        text += ", " + labels.item(reference.option, question: reference.question)
      }
      if figure.statistic == .proportion {
        let answers = figure.answers.map { labels.answer($0, question: reference.question) }
        let or = LocalizedText(es: " o ", en: " or ")[language]
        return text + ", " + answers.joined(separator: or)
      }
      if figure.statistic == .favourable, !reference.option.isEmpty { return text }
      return text + ", " + Vocabulary.term(figure.statistic.rawValue, language)
    case .indicator(let id): return id + ". " + (labels.study.indicator(id)?.label[language] ?? "")
    case .document(let id):
      return labels.study.documents.first { $0.id == id }?.label[language] ?? id
    case .programmes:
      return registryName(figure)
    }
  }

  private func value(_ row: ResultRow) -> String {
    switch row.outcome {
    case .suppressed(let reason):
      return Vocabulary.meaning(of: reason, minimumCell: minimumCell)[language].lowercased()
        .split(separator: ".").joined()
    case .undefined(let reason): return Vocabulary.term(reason, language)
    case .estimate(let estimate):
      let style = NumberStyle(language)
      let format = format(row)
      var text = format.text(estimate.value, style: style)
      if let interval = estimate.interval {
        text += " (" + format.range(interval, style: style) + ")"
      }
      if let count = estimate.count { text += "; n " + style.count(count) }
      return text
    }
  }

  private func format(_ row: ResultRow) -> NumberFormat {
    let isShare = !["mean_score", "disagreement"].contains(row.key.statistic)
    if row.key.statistic == "difference" { return .percentagePoints }
    return isShare ? .percent : .number
  }

  private func limit(_ claim: EvidenceClaim, _ row: ResultRow) -> String {
    let side =
      claim.side == .above
      ? LocalizedText(es: "más de ", en: "above ") : LocalizedText(es: "menos de ", en: "below ")
    guard case .number(let number) = claim.limit else { return side[language] + "0" }
    return side[language] + format(row).text(number, style: NumberStyle(language))
  }
}

extension Tabulation {
  /// A share of the registry: its column, with the values counted or the column it is a part of.
  private func registryName(_ figure: EvidenceFigure) -> String {
    func plain(_ field: String) -> String {
      Vocabulary.contains("field_" + field) ? Vocabulary.term("field_" + field, language) : field
    }
    guard case .programmes(let share) = figure.subject else { return figure.text }
    switch share {
    case .having(let field, let values):
      let names = values.map { labels.study.dimension($0)?.label[language] ?? $0 }
      return plain(field) + " = " + names.joined(separator: ", ")
    case .ratio(let above, let below): return plain(above) + " / " + plain(below)
    }
  }
}
