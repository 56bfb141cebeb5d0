import Estimation
import Figures
import Framework
import Localization
import Numerics
import ResultTables
import Results

// Changes between rounds: first whether they can be compared at all.
extension ReportBuilder {
  /// Whether the rounds can be compared, what changed from the first to the latest, and how far the
  /// study has come toward its targets.
  func trends() -> ReportSection? {
    guard study.rounds.count > 1, let first = study.rounds.first?.id, let last = latest?.id
    else { return nil }
    return ReportSection(
      id: "trends", heading: say(es: "Cambios entre rondas", en: "Changes between rounds"),
      blocks: [], sections: [comparability(), changes(first, last), targets()].compactMap { $0 })
  }

  /// How many questions can be compared over their rounds, and which cannot, or with care.
  private func comparability() -> ReportSection? {
    let rows = index.rows.filter { $0.key.analysis == "comparability" }
    let found = distinct(rows.map(\.key.question)).compactMap { id in
      study.question(id).flatMap { question in
        study.comparability(of: question).map {
          (id: id, verdict: $0.verdict, reasons: $0.reasons)
        }
      }
    }
    guard !found.isEmpty else { return nil }
    let marked = found.filter { $0.verdict != .comparable }
    let counts = (
      found.count, found.count { $0.verdict == .comparable },
      found.count { $0.verdict == .caveat }, found.count { $0.verdict == .notComparable }
    )
    var blocks: [ReportBlock] = [
      .paragraph(
        marked.isEmpty
          ? say(
            es:
              "Las \(counts.0) preguntas que se hicieron en varias rondas son comparables en todas "
              + "ellas: el estudio no declara ningún cambio.",
            en: "All \(counts.0) questions that were put in several rounds are comparable over all "
              + "of them: the study declares no change.")
          : say(
            es:
              "De \(counts.0) preguntas que se hicieron en varias rondas, \(counts.1) son "
              + "comparables en todas, \(counts.2) con cautela y \(counts.3) no del todo.",
            en: "Of \(counts.0) questions that were put in several rounds, \(counts.1) are "
              + "comparable over all of them, \(counts.2) with care and \(counts.3) not over all."))
    ]
    if !marked.isEmpty {
      blocks.append(
        .list(
          marked.map { item in
            let verdict =
              item.verdict == .caveat
              ? say(es: "con cautela", en: "with care") : say(es: "no del todo", en: "not over all")
            return quoted(labels.shortQuestion(item.id)) + ", " + verdict + ". "
              + item.reasons.map { $0[language] }.joined(separator: " ")
          }))
    }
    return ReportSection(
      id: "trends-comparability",
      heading: say(es: "¿Pueden compararse las rondas?", en: "Can the rounds be compared?"),
      blocks: blocks)
  }

  /// Where the study stands on its way to its targets.
  private func targets() -> ReportSection? {
    let rows = index.rows.filter { $0.key.analysis == "progress" }
    guard !rows.isEmpty else { return nil }
    var blocks: [ReportBlock] = [
      .paragraph(
        say(
          es:
            "El avance se mide con tres métodos publicados. Cuenta el que el estudio eligió para "
            + "cada meta; los otros muestran si el veredicto depende del método.",
          en:
            "Progress is measured by three published methods. The one that the study chose for each "
            + "target counts; the others show whether the verdict depends on the method."))
    ]
    blocks += tabulation.tables(rows).map { .table($0) }
    for target in study.targets { blocks += block(figures.targetTrack(target.id)) }
    return ReportSection(
      id: "trends-targets",
      heading: say(es: "Avance hacia las metas", en: "Progress toward targets"),
      blocks: blocks)
  }

  /// The changes that can be told from chance, the scores, and the questions that changed most.
  private func changes(_ first: String, _ last: String) -> ReportSection {
    var blocks: [ReportBlock] = [.paragraph(trendIntroduction(first, last))]
    let changes = firmChanges(first, last)
    if !changes.isEmpty { blocks.append(.list(changes)) }
    for actor in study.actors {
      blocks += block(
        figures.indicatorScores(of: group(of: actor)), head: say(es: "Indicador", en: "Indicator"),
        rows: { indicatorName($0.item) }, columns: { $0.round })
    }
    for question in changedQuestions(first, last).prefix(4) {
      blocks += block(
        figures.change(of: question, by: actorID), head: groupHead,
        rows: { labels.group($0.group, of: actorID) }, columns: { $0.round })
    }
    return ReportSection(
      id: "trends-changes",
      heading: say(
        es: "Qué cambió, de \(first) a \(last)", en: "What changed, \(first) to \(last)"),
      blocks: blocks)
  }

  /// The head of a column of kinds of actor.
  private var groupHead: String {
    study.distinguishesActors ? say(es: "Actor", en: "Actor") : say(es: "Grupo", en: "Group")
  }

  private func indicatorName(_ id: String) -> String {
    study.indicator(id).map { id + ". " + $0.label[language] } ?? id
  }

  private func trendIntroduction(_ first: String, _ last: String) -> String {
    let covariance =
      isSample
      ? say(
        es:
          "El error de cada cambio toma en cuenta lo que las muestras de las dos rondas tienen en "
          + "común. ",
        en:
          "The error of each change takes into account what the samples of the two rounds have in "
          + "common. ")
      : say(
        es: "Cada cambio toma en cuenta a las organizaciones que respondieron en ambas rondas. ",
        en: "Each change takes into account the organisations that answered in both rounds. ")
    return covariance
      + say(
        es:
          "Abajo están los cambios en respuestas favorables de \(first) a \(last) que se distinguen "
          + "del azar.",
        en: "Below are the changes in favourable answers from \(first) to \(last) that can be told "
          + "from chance.")
  }

  private func firmRows(_ first: String, _ last: String) -> [ResultRow] {
    index.rows.filter {
      $0.key.analysis == "trend" && $0.key.statistic == "difference"
        && $0.key.level == "favourable" && $0.key.groupBy == actorID && $0.key.round == last
        && $0.key.versusRound == first && isToldFromZero($0)
    }.sorted { magnitude($0) > magnitude($1) }
  }

  private func firmChanges(_ first: String, _ last: String) -> [String] {
    firmRows(first, last).prefix(10).compactMap { row in
      let caveat =
        row.flag.contains("comparable_with_caveat")
        ? say(
          es: " La pregunta cambió: compárese con cautela.",
          en: " The question changed: compare with care.")
        : ""
      return changeSentence(row, about: subject(of: row)).map { $0 + caveat }
    }
  }

  /// The questions with firm changes, the largest first.
  private func changedQuestions(_ first: String, _ last: String) -> [String] {
    var seen: Set<String> = []
    return firmRows(first, last).map(\.key.question).filter { seen.insert($0).inserted }
  }
}
