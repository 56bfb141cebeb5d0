public import Framework
public import Localization

/// What documents and the answers about them show.
struct FindingsOnDocuments {
  let study: Study
  let documents: [DocumentReview]

  func findings() -> [AuditFinding] {
    guard !documents.isEmpty else { return [undeclared] }
    return strategies() + instruments() + contradictions() + referring()
  }

  private var undeclared: AuditFinding {
    AuditFinding(
      "no_documents", .important, count: 0,
      LocalizedText(
        es: "No se declara ningún documento: no se puede decir si la estrategia incluye el género.",
        en: "No document is declared: whether the strategy includes gender cannot be told."),
      action: LocalizedText(
        es: "Declare la estrategia y los instrumentos en study.yaml, en documents: con kind: y "
          + "gender:.",
        en: "Declare the strategy and the instruments in study.yaml, under documents: with kind: "
          + "and gender:."))
  }

  private func of(_ kind: StudyDocument.Kind, refers: Bool) -> [DocumentReview] {
    documents.filter { $0.reading.kind == kind && ($0.reading.gender != .none) == refers }
  }

  /// A strategy without gender, and whether the instruments below it have what it lacks.
  private func strategies() -> [AuditFinding] {
    let lacking = of(.strategy, refers: false)
    guard !lacking.isEmpty else { return [] }
    let referring = of(.instrument, refers: true)
    let instruments = documents.count { $0.reading.kind == .instrument }
    let title = LocalizedText { v in
      let names = v.list(lacking.map { $0.document.label[v.language] })
      guard !referring.isEmpty else {
        return v(
          "La estrategia no se refiere a la igualdad de género: \(names).",
          "The strategy does not refer to gender equality: \(names).")
      }
      return v(
        "La estrategia (\(names)) no se refiere a la igualdad de género, pero \(referring.count) "
          + "de \(instruments) instrumentos sí.",
        "The strategy (\(names)) does not refer to gender equality, while \(referring.count) of "
          + "\(instruments) instruments do.")
    }
    return [
      AuditFinding(
        "strategy_without_gender", .critical, count: lacking.count, title,
        evidence: lacking.map { evidence($0, quotes: true) } + referring.map { evidence($0) },
        action: LocalizedText(
          es: "Incluya la igualdad de género en la próxima estrategia como objetivo, con un "
            + "indicador, línea de base y meta por sexo, y tome de los instrumentos lo que ya hacen.",
          en: "Include gender equality in the next strategy as an objective, with an indicator, a "
            + "baseline and a target by sex, and take from the instruments what they do already."))
    ]
  }

  private func instruments() -> [AuditFinding] {
    let lacking = of(.instrument, refers: false) + of(.programme, refers: false)
    guard !lacking.isEmpty else { return [] }
    return [
      AuditFinding(
        "instrument_without_gender", .important, count: lacking.count,
        LocalizedText { v in
          v(
            "Sin referencia al género: \(v.list(lacking.map { $0.document.label[v.language] })).",
            "No reference to gender: \(v.list(lacking.map { $0.document.label[v.language] })).")
        }, evidence: lacking.map { evidence($0, quotes: true) },
        action: LocalizedText(
          es: "Agregue la perspectiva de género a estos documentos.",
          en: "Add a gender perspective to these documents."))
    ]
  }

  /// Most of those who were asked say the contrary of what the document was found to say.
  private func contradictions() -> [AuditFinding] {
    let contrary = documents.filter { review in
      let shares = ownAnswers(review).compactMap(\.share)
      guard !shares.isEmpty else { return false }
      return review.reading.gender == .none
        ? shares.allSatisfy { $0 > 0.5 } : shares.allSatisfy { $0 < 0.5 }
    }
    guard !contrary.isEmpty else { return [] }
    return [
      AuditFinding(
        "answers_contradict_document", .minor, count: contrary.count,
        LocalizedText { v in
          let names = v.list(contrary.map { $0.document.label[v.language] })
          return v(
            "La mayoría de quienes respondieron dice lo contrario que la lectura del documento: "
              + names + ".",
            "Most of those who answered say the contrary of what was read in the document: "
              + names + ".")
        }, evidence: contrary.map { evidence($0) },
        action: LocalizedText(
          es: "Revise la lectura del documento, o dé a conocer mejor lo que dice.",
          en: "Check what was read in the document, or make better known what it says."))
    ]
  }

  private func referring() -> [AuditFinding] {
    let strong = documents.filter { [.objective, .indicator].contains($0.reading.gender) }
    guard !strong.isEmpty else { return [] }
    return [
      AuditFinding(
        "document_with_gender_objective", .wellDone, count: strong.count,
        LocalizedText { v in
          let names = v.list(strong.map { $0.document.label[v.language] })
          return v(
            "Con objetivo o indicador de igualdad de género: \(names).",
            "With a gender equality objective or indicator: \(names).")
        })
    ]
  }

  /// The answers in the round of the document.
  private func ownAnswers(_ review: DocumentReview) -> [DocumentAnswer] {
    let round = review.reading.round ?? review.answers.last?.round
    return review.answers.filter { $0.round == round }
  }

  /// What was read in a document, where, and what the respondents say of it.
  private func evidence(_ review: DocumentReview, quotes: Bool = false) -> LocalizedText {
    LocalizedText { v in
      let reading = review.reading
      var text = review.document.label[v.language] + ": " + reading.gender.label[v.language]
      if let page = reading.page { text += v(" (p. \(page))", " (p. \(page))") }
      if quotes, let evidence = reading.evidence?[v.language], !evidence.isEmpty {
        text += ". " + evidence.withoutFullStop
      }
      let said = review.said(study, v)
      return text + "." + (said.isEmpty ? "" : " " + said)
    }
  }
}

extension DocumentReview {
  /// «Dicen que incluye el género: 2018, Gobierno federal 6 % de 18; 2024, …».
  func said(_ study: Study, _ v: Voice) -> String {
    guard !answers.isEmpty else { return "" }
    var rounds: [String] = []
    for answer in answers where !rounds.contains(answer.round) { rounds.append(answer.round) }
    let parts = rounds.map { round in
      let own = answers.filter { $0.round == round }.map { answer -> String in
        let who = study.actor(answer.actor)?.short[v.language] ?? v("todos", "all")
        guard let share = answer.share, let count = answer.respondents else {
          return who + v(" reservado", " withheld")
        }
        return "\(who) \(v.percent(share)) " + v("de", "of") + " \(v.style.count(count))"
      }
      return (round.isEmpty ? "" : round + ", ") + own.joined(separator: ", ")
    }
    return v("Dicen que incluye el género: ", "Say that it includes gender: ")
      + parts.joined(separator: "; ") + "."
  }
}

extension DocumentReview {
  /// What respondents say of the reference, in a sentence; empty where nobody was asked.
  public func answersInWords(_ study: Study) -> LocalizedText {
    LocalizedText { said(study, $0) }
  }
}

extension StudyDocument.GenderReference {
  /// The words for a reference.
  public var label: LocalizedText {
    switch self {
    case .none: LocalizedText(es: "sin referencia al género", en: "no reference to gender")
    case .mention: LocalizedText(es: "mención del género", en: "mention of gender")
    case .objective: LocalizedText(es: "objetivo de género", en: "gender objective")
    case .indicator: LocalizedText(es: "indicador de género", en: "gender indicator")
    }
  }
}

extension String {
  /// The text without the full stop at its end.
  var withoutFullStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
