import Estimation
import Figures
import Files
import Framework
import Graphics
import Localization
import ResultTables
import Results
import Rounds
import Surveys
import Tables

extension ReportBuilder {
  /// Who took part, and what stands out in the latest round.
  func overview() -> ReportSection {
    var blocks: [ReportBlock] = []
    let highlights = highlights()
    if !highlights.isEmpty {
      blocks.append(
        .box(say(es: "Lo que más se ve", en: "What stands out"), highlights))
    }
    blocks.append(.table(participation()))
    blocks.append(.remark(regimeRemark()))
    return ReportSection(
      id: "overview", heading: say(es: "Quién participó", en: "Who took part"), blocks: blocks)
  }

  /// Respondents of those invited, by kind of actor and round.
  private func participation() -> DisplayTable {
    let cells = material.participation.cells
    let rows = study.actors.enumerated().map { place, actor in
      [DisplayTable.Cell.text(actor.label[language])]
        + study.rounds.indices.map { round in
          guard cells.indices.contains(place),
            cells[place].indices.contains(round)
          else { return .empty }
          return .number(participationText(cells[place][round]))
        }
    }
    return DisplayTable(
      title: isSample
        ? say(
          es: "Entrevistas logradas, de las personas seleccionadas",
          en: "Interviews, of the people drawn into the sample")
        : say(
          es: "Respuestas recibidas, de las invitaciones enviadas",
          en: "Answers received, of invitations sent"),
      columns: [
        DisplayTable.Column(
          study.distinguishesActors
            ? say(es: "Tipo de actor", en: "Kind of actor") : say(es: "Población", en: "Population")
        )
      ]
        + study.rounds.map { DisplayTable.Column($0.id, .trailing) }, rows: rows)
  }

  private func participationText(_ cell: Participation.Cell) -> String {
    let count = sentences.style.count(cell.respondents)
    guard let invited = cell.invited, invited > 0 else { return count }
    let share = sentences.percent(Double(cell.respondents) / Double(invited))
    let of = say(es: "de", en: "of")
    return "\(count) \(of) \(sentences.style.count(invited)) (\(share))"
  }

  private func regimeRemark() -> String {
    isSample
      ? sampleRemark()
      : say(
        es: "Quienes respondieron no son una muestra de todos los actores del país: son quienes "
          + "contestaron entre los invitados. Las cifras son primero conteos; los intervalos dicen "
          + "cuánto podrían cambiar si también hubiera contestado el resto de los invitados.",
        en: "Those who answered are not a sample of all actors in the country: they are those who "
          + "answered among those invited. The figures are counts first; intervals say how far they "
          + "could move if the rest of those invited had answered too.")
  }

  private func sampleRemark() -> String {
    let design = study.design
    let parts = [
      design.weights == nil ? nil : say(es: "los ponderadores", en: "the weights"),
      design.strata.isEmpty ? nil : say(es: "los estratos", en: "the strata"),
      design.clusters.isEmpty ? nil : say(es: "los conglomerados", en: "the clusters"),
    ].compactMap { $0 }
    let whole = say(
      es: "Las cifras describen a la población de la que se tomó la muestra, no solo a quienes "
        + "respondieron.",
      en: "The figures describe the population from which the sample was drawn, not only those who "
        + "answered.")
    guard !parts.isEmpty else { return whole }
    let list = sentences.joined(parts, by: say(es: "y", en: "and"))
    return whole
      + say(
        es: " Los errores y los intervalos toman en cuenta \(list) del diseño.",
        en: " Errors and intervals take \(list) of the design into account.")
  }

  /// The largest disagreement, the largest agreement, the largest change and the largest gap.
  private func highlights() -> [String] {
    guard let round = latest, let actor = largestActor(in: round) else { return [] }
    var result: [String] = []
    let ranked = rows("divergence", "disagreement", actor: actor, round: round.id)
      .filter { $0.estimate != nil }
      .sorted { ($0.estimate?.value ?? 0) > ($1.estimate?.value ?? 0) }
    if let most = ranked.first { result.append(divides(most, actor, most: true)) }
    if let least = ranked.last, ranked.count > 1 {
      result.append(divides(least, actor, most: false))
    }
    if let change = largestChange() { result.append(change) }
    if let gap = largestGap(round.id) {
      result.append(say(es: "Mayor brecha. ", en: "Largest gap. ") + gap)
    }
    return result
  }

  /// The kind of actor with most respondents in a round.
  func largestActor(in round: RoundDeclaration) -> ActorType? {
    guard let place = study.rounds.firstIndex(where: { $0.id == round.id }) else { return nil }
    let sizes = study.actors.indices.map { actor in
      material.participation.cells.indices.contains(actor)
        && material.participation.cells[actor].indices.contains(place)
        ? material.participation.cells[actor][place].respondents : 0
    }
    guard let largest = sizes.max(), largest > 0, let actor = sizes.firstIndex(of: largest)
    else { return nil }
    return study.actors[actor]
  }

  private func divides(_ row: ResultRow, _ actor: ActorType, most: Bool) -> String {
    let noun = actor.countNoun[language]
    let question = quoted(labels.shortQuestion(row.key.question))
    let index = sentences.style.number(100 * (row.estimate?.value ?? 0), decimals: 0)
    return most
      ? say(
        es:
          "Lo que más divide a las \(noun) en \(row.key.round): \(question) (desacuerdo \(index) de 100).",
        en:
          "What divides \(noun) most in \(row.key.round): \(question) (disagreement \(index) of 100)."
      )
      : say(
        es: "En lo que más coinciden: \(question) (desacuerdo \(index) de 100).",
        en: "What they agree on most: \(question) (disagreement \(index) of 100).")
  }

  func quoted(_ text: String) -> String { say(es: "«\(text)»", en: "“\(text)”") }

  /// The largest change of a favourable share from first to last round that is told from zero.
  private func largestChange() -> String? {
    guard let first = study.rounds.first?.id, let last = latest?.id else { return nil }
    let changes = index.rows.filter {
      $0.key.analysis == "trend" && $0.key.statistic == "difference"
        && $0.key.level == "favourable" && $0.key.groupBy == actorID && $0.key.round == last
        && $0.key.versusRound == first && isToldFromZero($0)
    }
    guard let row = changes.max(by: { magnitude($0) < magnitude($1) }) else { return nil }
    return changeSentence(
      row, about: say(es: "Mayor cambio. ", en: "Largest change. ") + subject(of: row))
  }

  /// The question of a row, after the kind of actor where kinds are told apart.
  func subject(of row: ResultRow) -> String {
    let question = quoted(labels.shortQuestion(row.key.question))
    guard !row.key.group.isEmpty else { return question }
    return (study.actor(row.key.group)?.label[language] ?? row.key.group) + ", " + question
  }

  /// A change in words, with the shares it goes from and to.
  func changeSentence(_ row: ResultRow, about subject: String) -> String? {
    var key = row.key
    key.statistic = key.level
    key.level = ""
    key.versusRound = ""
    guard let to = index[key]?.estimate?.value else { return nil }
    key.round = row.key.versusRound
    guard let from = index[key]?.estimate?.value else { return nil }
    return sentences.change(row, from: from, to: to, about: subject)
  }

  private func largestGap(_ round: String) -> String? {
    let gaps = index.rows.filter {
      $0.key.analysis == "disaggregation" && $0.key.statistic == "difference"
        && $0.key.level == "favourable" && $0.key.round == round && isToldFromZero($0)
    }
    guard let row = gaps.max(by: { magnitude($0) < magnitude($1) }) else { return nil }
    return gapSentence(row)
  }

  func isToldFromZero(_ row: ResultRow) -> Bool {
    guard let interval = row.estimate?.interval else { return false }
    return interval.low > 0 || interval.high < 0
  }

  func magnitude(_ row: ResultRow) -> Double { abs(row.estimate?.value ?? 0) }
}
