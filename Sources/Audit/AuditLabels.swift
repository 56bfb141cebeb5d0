public import Localization

// The words of the audit's terms, for tables, charts and sentences.

extension CoverageState {
  /// A few words for a state.
  public var label: LocalizedText {
    switch self {
    case .reported: LocalizedText(es: "se publica", en: "published")
    case .partlyReported: LocalizedText(es: "se publica en parte", en: "published in part")
    case .oneGroup: LocalizedText(es: "un solo grupo", en: "one group only")
    case .withheld: LocalizedText(es: "se reserva", en: "withheld")
    case .unanswered: LocalizedText(es: "nadie la declaró", en: "nobody stated it")
    case .notAsked: LocalizedText(es: "no se pregunta", en: "not asked")
    case .notApplicable: LocalizedText(es: "no aplica", en: "does not apply")
    }
  }
}

extension GenderBand {
  /// The name of a band.
  public var label: LocalizedText {
    switch self {
    case .invisible: LocalizedText(es: "género invisible", en: "gender invisible")
    case .promising:
      LocalizedText(es: "prometedor (condicionado)", en: "promising (conditional)")
    case .sensitive: LocalizedText(es: "sensible al género", en: "gender-sensitive")
    case .responsive: LocalizedText(es: "responde al género", en: "gender-responsive")
    }
  }
}

extension ChecklistAnswer {
  /// The word for an answer.
  public var label: LocalizedText {
    switch self {
    case .no: LocalizedText(es: "no", en: "no")
    case .partly: LocalizedText(es: "en parte", en: "partly")
    case .yes: LocalizedText(es: "sí", en: "yes")
    }
  }
}

extension ChecklistSource {
  /// The words for who answered.
  public var label: LocalizedText {
    switch self {
    case .data: LocalizedText(es: "datos", en: "data")
    case .reviewer: LocalizedText(es: "quien revisa", en: "reviewer")
    }
  }
}
