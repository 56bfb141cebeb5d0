import Localization

extension Vocabulary {
  /// The words of the audit of gender and disaggregation: statistics.
  static let auditStatistics: [(String, LocalizedText)] = [
    ("coverage", LocalizedText(es: "preguntas que se publican", en: "questions published")),
    ("reported_groups", LocalizedText(es: "grupos que se publican", en: "groups published")),
    ("withheld_groups", LocalizedText(es: "grupos reservados", en: "groups withheld")),
    (
      "smallest_cell",
      LocalizedText(es: "menor grupo publicado", en: "smallest group published")
    ),
    (
      "dimension_stated",
      LocalizedText(es: "declaró la dimensión", en: "stated the dimension")
    ),
    ("baseline", LocalizedText(es: "línea de base", en: "baseline")),
    ("target", LocalizedText(es: "meta", en: "target")),
    (
      "budget_unknown",
      LocalizedText(es: "programas de presupuesto desconocido", en: "programmes of unknown budget")
    ),
    (
      "programme_indicators",
      LocalizedText(es: "indicadores de programas", en: "programme indicators")
    ),
    ("with_baseline", LocalizedText(es: "con línea de base", en: "with a baseline")),
    ("with_target", LocalizedText(es: "con meta", en: "with a target")),
    ("gender_reference", LocalizedText(es: "referencia al género", en: "reference to gender")),
    (
      "says_gender_included",
      LocalizedText(es: "dice que incluye el género", en: "says that gender is included")
    ),
    ("points", LocalizedText(es: "puntos", en: "points")),
    ("score_lowest", LocalizedText(es: "puntaje más bajo", en: "lowest score")),
    ("score_highest", LocalizedText(es: "puntaje más alto", en: "highest score")),
    (
      "attributable_budget_lowest",
      LocalizedText(
        es: "parte atribuible del presupuesto, mínima",
        en: "attributable part of the budget, lowest")
    ),
    (
      "attributable_budget_highest",
      LocalizedText(
        es: "parte atribuible del presupuesto, máxima",
        en: "attributable part of the budget, highest")
    ),
    ("finding", LocalizedText(es: "hallazgo", en: "finding")),
  ]

  /// The words of the audit: why there is no number, and what to know of one.
  static let auditTerms: [(String, LocalizedText)] = [
    ("audit", LocalizedText(es: "revisión", en: "audit")),
    ("promised", LocalizedText(es: "el marco lo promete", en: "promised by the framework")),
    ("at_least", LocalizedText(es: "al menos", en: "at least")),
    (
      "not_published",
      LocalizedText(es: "no se sabe por lo publicado", en: "not known from what is published")
    ),
    ("not_declared", LocalizedText(es: "no declarado", en: "not declared")),
    ("not_answered", LocalizedText(es: "sin responder", en: "not answered")),
    ("answered_by_data", LocalizedText(es: "lo responden los datos", en: "answered from data")),
    (
      "answered_by_reviewer",
      LocalizedText(es: "lo responde quien revisa", en: "answered by the reviewer")
    ),
    ("reported", LocalizedText(es: "se publica", en: "published")),
    (
      "partly_reported", LocalizedText(es: "se publica en parte", en: "published in part")
    ),
    ("withheld", LocalizedText(es: "se reserva", en: "withheld")),
    ("unanswered", LocalizedText(es: "nadie la declaró", en: "nobody stated it")),
  ]
}
