import Estimation
import Figures
import Framework
import Localization
import ResultTables
import Results

extension ReportBuilder {
  /// How far apart the answers stand, within and between kinds of actor.
  func divergence() -> ReportSection? {
    guard let round = latest, let actor = largestActor(in: round) else { return nil }
    var blocks: [ReportBlock] = [.paragraph(divergenceIntroduction())]
    blocks += block(
      figures.disagreement(among: group(of: actor), of: actorID, round: round.id),
      head: questionHead,
      rows: { labels.shortQuestion($0.question) },
      columns: { Vocabulary.term($0.statistic, language).capitalizedFirst })
    let most = rows("divergence", "disagreement", actor: actor, round: round.id)
      .filter { $0.estimate != nil }.max { magnitude($0) < magnitude($1) }
    if let most {
      blocks.append(.paragraph(distanceSentence(most, actor)))
    }
    if study.distinguishesActors {
      blocks += block(
        figures.heatMap(
          of: "disagreement", analysis: "divergence", groupBy: actorID, round: round.id),
        head: questionHead, rows: { labels.shortQuestion($0.question) },
        columns: { labels.shortGroup($0.group, of: actorID) })
    }
    blocks += smallGroupDots(round.id)
    guard blocks.count > 1 else { return nil }
    return ReportSection(
      id: "divergence", heading: say(es: "Divergencia de percepciones", en: "Divergence of views"),
      blocks: blocks, sections: [betweenActors(round.id), whoWithWhom(round.id)].compactMap { $0 })
  }

  /// How far the kinds of actor stand apart over the whole questionnaire.
  private func betweenActors(_ round: String) -> ReportSection? {
    guard study.distinguishesActors else { return nil }
    var blocks = block(
      figures.groupDistances(by: actorID, round: round), head: actorHead,
      rows: { labels.group($0.group, of: actorID) },
      columns: {
        $0.versusGroup.isEmpty
          ? say(es: "Dentro del grupo", en: "Within the group")
          : labels.shortGroup($0.versusGroup, of: actorID)
      })
    guard !blocks.isEmpty else { return nil }
    blocks.insert(
      .paragraph(
        say(
          es: "La distancia entre dos respondentes es el promedio, sobre las preguntas que ambos "
            + "contestaron, de lo que sus respuestas distan en la escala: 0\u{A0}% si son iguales, "
            + "100\u{A0}% si están en extremos opuestos.",
          en: "The distance of two respondents is the mean, over the questions both answered, of "
            + "how far apart their answers are on the scale: 0% where they are the same, 100% "
            + "where they stand at opposite ends.")), at: 0)
    if let sentence = farthestPair(round) { blocks.append(.paragraph(sentence)) }
    blocks += block(
      figures.separation(by: actorID, round: round), head: questionHead,
      rows: { labels.shortQuestion($0.question) },
      columns: { Vocabulary.term($0.statistic, language).capitalizedFirst })
    return ReportSection(
      id: "divergence-between",
      heading: say(es: "Entre tipos de actor", en: "Between kinds of actor"),
      blocks: blocks)
  }

  private var actorHead: String { say(es: "Tipo de actor", en: "Kind of actor") }

  /// The two kinds of actor whose answers lie farthest apart beyond what divides each inside.
  private func farthestPair(_ round: String) -> String? {
    let pairs = index.rows.filter {
      $0.key.analysis == "divergence" && $0.key.statistic == "between_share"
        && $0.key.question.isEmpty && $0.key.groupBy == actorID && $0.key.round == round
        && !$0.key.versusGroup.isEmpty
        // Of pairs that chance can account for the smallest would seem to stand farthest apart.
        && ($0.estimate?.adjustedPValue ?? $0.estimate?.pValue ?? 1) <= 0.05
    }
    guard let most = pairs.max(by: { magnitude($0) < magnitude($1) }),
      let share = most.estimate?.value
    else { return nil }
    let (one, other) = (
      labels.group(most.key.group, of: actorID), labels.group(most.key.versusGroup, of: actorID)
    )
    let part = sentences.style.percent(share, decimals: 0)
    return say(
      es: "Los que más se separan, en las preguntas que se hicieron a ambos: \(one) y \(other). "
        + "De todas sus diferencias, el \(part) está entre los dos grupos y no dentro de ellos.",
      en: "Those who stand farthest apart, on the questions put to both: \(one) and \(other). Of "
        + "all their differences, \(part) lie between the two groups rather than within them.")
  }

  /// Who answers like whom among the kind of actor with the most respondents shown.
  private func whoWithWhom(_ round: String) -> ReportSection? {
    let counts = index.rows.filter {
      $0.key.analysis == "divergence" && $0.key.statistic == "cluster_count"
        && $0.key.round == round && $0.estimate != nil
        && (study.distinguishesActors ? $0.key.groupBy == actorID : $0.key.groupBy.isEmpty)
    }
    guard let shown = counts.max(by: { ($0.estimate?.count ?? 0) < ($1.estimate?.count ?? 0) })
    else { return nil }
    let (group, groupBy) = (shown.key.group, shown.key.groupBy)
    var blocks: [ReportBlock] = [.paragraph(clusterSentence(shown))]
    let respondentHead = say(es: "Respondente", en: "Respondent")
    blocks += block(
      figures.respondentMap(of: group, of: groupBy, round: round), head: respondentHead,
      rows: { $0.item.isEmpty ? say(es: "Mapa", en: "Map") : $0.item },
      columns: { Vocabulary.term($0.statistic, language).capitalizedFirst })
    guard blocks.count > 1 else { return nil }
    return ReportSection(
      id: "divergence-respondents", heading: say(es: "Quién con quién", en: "Who with whom"),
      blocks: blocks)
  }

  /// Into how many clusters respondents fall, and which question tells them apart most.
  private func clusterSentence(_ shown: ResultRow) -> String {
    let own = index.rows.filter {
      $0.key.analysis == "divergence" && $0.key.group == shown.key.group
        && $0.key.groupBy == shown.key.groupBy && $0.key.round == shown.key.round
    }
    let sizes = own.filter { $0.key.statistic == "cluster_size" }
      .compactMap { $0.estimate.map { sentences.style.count(Int($0.value)) } }
    let telling = own.filter { $0.key.statistic == "cluster_separation" && $0.estimate != nil }
      .max { magnitude($0) < magnitude($1) }
    let who = labels.group(shown.key.group, of: shown.key.groupBy)
    let count = sentences.style.count(shown.estimate?.count ?? 0)
    let clusters = sentences.style.count(Int(shown.estimate?.value ?? 0))
    let listed = sentences.joined(sizes, by: say(es: "y", en: "and"))
    let question = telling.map { quoted(labels.shortQuestion($0.key.question)) } ?? ""
    return say(
      es: "\(who): por la semejanza de sus respuestas, \(count) se reparten en \(clusters) "
        + "conjuntos (de \(listed)). Lo que más los distingue es \(question). Los conjuntos se "
        + "hallaron en estas mismas respuestas: describen, no prueban.",
      en: "\(who): by how alike they answer, \(count) fall into \(clusters) clusters (of "
        + "\(listed)). What tells them apart most is \(question). The clusters were found in "
        + "these very answers: they describe, they prove nothing.")
  }

  private func divergenceIntroduction() -> String {
    say(
      es: "El índice de desacuerdo va de 0 (todas las respuestas son iguales) a 100 (la mitad está "
        + "en cada extremo de la escala). La línea punteada señala lo que darían en promedio "
        + "respuestas al azar.",
      en:
        "The disagreement index goes from 0 (all answers are the same) to 100 (half stand at each "
        + "end of the scale). The dashed line marks what random answers would give on average.")
  }

  /// The mean distance of two respondents in scale points.
  private func distanceSentence(_ row: ResultRow, _ actor: ActorType) -> String {
    var key = row.key
    key.statistic = "mean_pairwise_distance"
    guard let distance = index[key]?.estimate?.value else { return "" }
    let points = sentences.style.number(distance, decimals: 1)
    let question = quoted(labels.shortQuestion(row.key.question))
    let noun = actor.countNoun[language]
    return say(
      es: "En \(question), dos \(noun) tomadas al azar difieren en promedio \(points) puntos de la "
        + "escala.",
      en:
        "On \(question), two \(noun) picked at random differ by \(points) scale points on average.")
  }

  /// One dot a respondent, for the question that divides a small group most.
  private func smallGroupDots(_ round: String) -> [ReportBlock] {
    let small = index.rows.filter {
      $0.key.analysis == "divergence" && $0.key.statistic == "disagreement"
        && $0.key.groupBy == actorID && $0.key.round == round
        && ($0.estimate?.count).map { $0 <= 30 } ?? false
    }
    guard let most = small.max(by: { magnitude($0) < magnitude($1) }) else { return [] }
    return block(
      figures.dots(for: most.key.question, groupings: [actorID], rounds: [round]))
  }
}
