import Estimation
import Figures
import Files
import Framework
import Graphics
import Localization
import Reliability
import ResultTables
import Results
import Rounds
import Surveys
import Tables

extension ReportBuilder {
  /// How the numbers were made, in words.
  func method() -> ReportSection {
    var notes = [
      say(
        es:
          "Las proporciones son de quienes dieron una respuesta de contenido; «no sabe», la negativa, "
          + "«no aplica» y el vacío se cuentan aparte.",
        en: "Shares are of those who gave an answer of substance; “does not know”, refusals, “not "
          + "applicable” and empty answers are counted apart."),
      intervalNote(),
      disagreementNote(),
      covarianceNote(),
      say(
        es:
          "El puntaje de un indicador es la media, entre sus preguntas, de la proporción de respuestas "
          + "favorables (o de la escala llevada a 0–100). No contestar nunca cuenta como «no».",
        en: "The score of an indicator is the mean over its questions of the share of favourable "
          + "answers (or of the scale brought to 0–100). Not answering never counts as “no”."),
      suppressionNote(),
    ]
    if let rule = material.plan.reliability?.rule { notes.append(reliabilityNote(rule)) }
    notes += study.rounds.map { round in
      say(es: "Ronda \(round.id): ", en: "Round \(round.id): ") + round.mode[language] + "."
    }
    return ReportSection(
      id: "method",
      heading: say(es: "Cómo se hicieron las cifras", en: "How the figures were made"),
      blocks: [.list(notes)])
  }

  private func disagreementNote() -> String {
    let index = say(
      es: "El índice de desacuerdo es la distancia media entre dos respuestas, dividida entre la "
        + "mayor posible con ese número de respuestas (Berry y Mielke, 1992). ",
      en: "The disagreement index is the mean distance between two answers over the largest "
        + "possible with that number of answers (Berry and Mielke, 1992). ")
    return index
      + (isSample
        ? say(
          es: "Su intervalo es de t, con los grados de libertad del diseño.",
          en: "Its interval is one of t with the degrees of freedom of the design.")
        : say(
          es: "Su intervalo es de Dirichlet desplazado, hecho para grupos pequeños.",
          en: "Its interval is a shifted Dirichlet one, made for small groups."))
  }

  private func covarianceNote() -> String {
    isSample
      ? say(
        es:
          "El error de un cambio entre rondas lleva la covarianza de los conglomerados que están en "
          + "ambas.",
        en:
          "The error of a change between rounds carries the covariance of the clusters that are in "
          + "both.")
      : say(
        es: "El error de un cambio entre rondas lleva la covarianza de las organizaciones que "
          + "respondieron en ambas.",
        en: "The error of a change between rounds carries the covariance of the organisations that "
          + "answered in both.")
  }

  private func intervalNote() -> String {
    let level = sentences.percent(material.plan.confidence)
    return study.design.regime == .actors
      ? say(
        es:
          "Los intervalos (\(level)) son exactos para un sorteo sin reemplazo entre los invitados "
          + "(hipergeométricos): suponen que quienes no contestaron son como quienes contestaron, y "
          + "se cierran cuando contestan todos.",
        en: "Intervals (\(level)) are exact for a draw without replacement from those invited "
          + "(hypergeometric): they suppose that those who did not answer are like those who did, and "
          + "close when everybody answers.")
      : say(
        es:
          "Los intervalos (\(level)) de las proporciones son de Korn y Graubard, con los grados de "
          + "libertad del diseño.",
        en: "Intervals (\(level)) of shares are those of Korn and Graubard with the degrees of "
          + "freedom of the design.")
  }

  private func suppressionNote() -> String {
    let minimum = material.plan.minimumCell
    let hidden = index.rows.count(where: \.isConfidential)
    return say(
      es:
        "Se reservan las cifras de grupos con menos de \(minimum) respuestas y las que permitirían "
        + "deducirlas: \(sentences.style.count(hidden)) de \(sentences.style.count(index.rows.count)).",
      en: "Figures of groups with fewer than \(minimum) answers are withheld, and those that would "
        + "give them away: \(sentences.style.count(hidden)) of "
        + "\(sentences.style.count(index.rows.count)).")
  }

  /// By which rule numbers are flagged or not published for their precision.
  private func reliabilityNote(_ rule: ReliabilityRule) -> String {
    let profile = ReliabilityProfile(rule)
    let outcomes = index.rows.compactMap(profile.outcome)
    let counts = [Verdict.Outcome.withheld, .flagged].map { outcome in
      sentences.style.count(outcomes.filter { $0 == outcome }.count)
    }
    let judged = sentences.style.count(outcomes.count)
    let statement = profile.title(language) + ": " + profile.statement[language] + ". "
    if rule == .actors {
      return say(es: "Regla de confiabilidad: ", en: "Rule of reliability: ") + statement
    }
    return say(
      es: "Regla de confiabilidad: \(statement)De \(judged) cifras no se publican \(counts[0]) y "
        + "se señalan \(counts[1]).",
      en: "Rule of reliability: \(statement)Of \(judged) figures \(counts[0]) are not published "
        + "and \(counts[1]) are marked.")
  }

  /// The files beside the report, and those it was made from.
  func files() -> ReportSection {
    let columns = [
      DisplayTable.Column(say(es: "Archivo", en: "File")),
      DisplayTable.Column(say(es: "Huella SHA-256 (inicio)", en: "SHA-256 (beginning)")),
    ]
    let rows = material.inputs.map { input in
      [
        DisplayTable.Cell.text(fileName(input.path)),
        DisplayTable.Cell.text(String(input.sha256.prefix(16))),
      ]
    }
    return ReportSection(
      id: "files", heading: say(es: "Archivos", en: "Files"),
      blocks: [
        .paragraph(
          say(
            es:
              "Junto a este archivo están todas las gráficas (carpeta charts, SVG), los datos de cada "
              + "una (carpeta data, CSV), todas las cifras (results.csv y results.json) y el manifiesto "
              + "con las huellas de datos y plan (manifest.json).",
            en:
              "Beside this file are all charts (folder charts, SVG), the data of each (folder data, "
              + "CSV), all figures (results.csv and results.json) and the manifest with the hashes of "
              + "data and plan (manifest.json).")),
        .table(
          DisplayTable(
            title: say(es: "Hecho a partir de", en: "Made from"), columns: columns, rows: rows)),
      ])
  }

  private func fileName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
