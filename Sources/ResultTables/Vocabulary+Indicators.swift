import Localization

extension Vocabulary {
  static let indicatorStatistics: [(String, LocalizedText)] = [
    ("lowest_possible", LocalizedText(es: "el menor posible", en: "lowest possible")),
    ("highest_possible", LocalizedText(es: "el mayor posible", en: "highest possible")),
    ("criteria_met", LocalizedText(es: "criterios cumplidos", en: "criteria met")),
    ("criterion_met", LocalizedText(es: "cumple el criterio", en: "criterion met")),
    ("class_share", LocalizedText(es: "en la clase", en: "in the class")),
    ("level_share", LocalizedText(es: "en el nivel", en: "at the level")),
    ("alternative_score", LocalizedText(es: "puntaje con otra regla", en: "score by another rule")),
    (
      "group_rank",
      LocalizedText(
        es: "lugar del grupo (mejor y peor)", en: "place of the group (best and worst)")
    ),
    (
      "indicator_rank",
      LocalizedText(
        es: "lugar del indicador (mejor y peor)", en: "place of the indicator (best and worst)")
    ),
    (
      "share_of_programmes",
      LocalizedText(es: "parte de los programas", en: "share of the programmes")
    ),
    ("available", LocalizedText(es: "disponible", en: "available")),
    ("claims_supported", LocalizedText(es: "afirmaciones respaldadas", en: "claims supported")),
    ("recommendations", LocalizedText(es: "recomendaciones", en: "recommendations")),
    ("principles", LocalizedText(es: "principios", en: "principles")),
  ]

  /// Rules of scores, why there is none, and verdicts on findings.
  static let indicators: [(String, LocalizedText)] = rules + refusals + findingVerdicts + fields

  private static let rules: [(String, LocalizedText)] = [
    ("declared", LocalizedText(es: "la regla declarada", en: "the rule declared")),
    ("equal_weights", LocalizedText(es: "pesos iguales", en: "equal weights")),
    (
      "share_meeting",
      LocalizedText(es: "parte que cumple la regla", en: "share that meets the rule")
    ),
    ("mean_level", LocalizedText(es: "nivel medio", en: "mean level")),
    ("mean_number", LocalizedText(es: "media de un número", en: "mean of a number")),
    ("mean_of_parts", LocalizedText(es: "media de las partes", en: "mean of the parts")),
    ("weighted_mean", LocalizedText(es: "media ponderada", en: "weighted mean")),
    ("geometric_mean", LocalizedText(es: "media geométrica", en: "geometric mean")),
    ("arithmetic_mean", LocalizedText(es: "media aritmética", en: "arithmetic mean")),
    (
      "tiered",
      LocalizedText(
        es: "multiplicado por el factor de su tramo", en: "times the factor of its tier")
    ),
    (
      "range_over_alternatives",
      LocalizedText(
        es: "mejor y peor lugar con todas las reglas", en: "best and worst over all rules")
    ),
    ("document", LocalizedText(es: "documento", en: "document")),
  ]

  private static let refusals: [(String, LocalizedText)] = [
    (
      "zero_in_geometric_mean",
      LocalizedText(
        es: "una de las partes es cero: la media geométrica no se calcula",
        en: "one of the parts is zero: no geometric mean is computed")
    ),
    (
      "part_not_asked",
      LocalizedText(
        es: "a este grupo no se le preguntó una parte de la regla",
        en: "a part of the rule was not asked of this group")
    ),
    (
      "not_all_answered",
      LocalizedText(
        es: "falta una respuesta que la regla necesita",
        en: "an answer that the rule needs is missing")
    ),
    (
      "number_outside_range",
      LocalizedText(
        es: "un número queda fuera del intervalo que la regla declara",
        en: "a number is outside the range that the rule declares")
    ),
    (
      "no_programmes",
      LocalizedText(
        es: "el registro de programas no dice nada de ello",
        en: "the programme registry says nothing of it")
    ),
    ("no_questions", LocalizedText(es: "no tiene preguntas", en: "it has no questions")),
    (
      "document_not_looked_for",
      LocalizedText(es: "nadie buscó el documento", en: "nobody looked for the document")
    ),
    (
      "some_undecided",
      LocalizedText(
        es: "de quienes lo deciden sus respuestas; el menor y el mayor posibles cuentan al resto",
        en: "of those whose answers decide it; the lowest and highest possible count the others")
    ),
  ]

  private static let findingVerdicts: [(String, LocalizedText)] = [
    ("supported", LocalizedText(es: "respaldado", en: "supported")),
    ("contradicted", LocalizedText(es: "contradicho", en: "contradicted")),
    (
      "undecided",
      LocalizedText(es: "no decidido", en: "not decided")
    ),
    (
      "too_few_to_decide",
      LocalizedText(
        es: "no decidido: muy pocas respuestas", en: "not decided: too few answers")
    ),
    (
      "evidence_withheld",
      LocalizedText(
        es: "la cifra está reservada", en: "the figure is withheld")
    ),
    ("no_evidence", LocalizedText(es: "sin datos", en: "no data")),
    ("no_recommendation", LocalizedText(es: "sin recomendación", en: "no recommendation")),
    ("met_in_part", LocalizedText(es: "atendido en parte", en: "met in part")),
    (
      "heading_without_principle",
      LocalizedText(es: "título sin principio", en: "heading without a principle")
    ),
  ]

  /// The columns of the programme registry.
  private static let fields: [(String, LocalizedText)] = [
    (
      "field_results_framework",
      LocalizedText(es: "programas, marco de resultados", en: "programmes, results framework")
    ),
    (
      "field_sdg_reference",
      LocalizedText(es: "programas, referencia a los ODS", en: "programmes, reference to the SDGs")
    ),
    (
      "field_gender_marker",
      LocalizedText(es: "programas, marcador de género", en: "programmes, gender marker")
    ),
    (
      "field_disaggregation",
      LocalizedText(
        es: "programas con indicadores desagregados", en: "programmes with disaggregated indicators"
      )
    ),
    (
      "field_partner", LocalizedText(es: "programas, país socio", en: "programmes, partner country")
    ),
    ("field_sector", LocalizedText(es: "programas, sector", en: "programmes, sector")),
    ("field_indicators", LocalizedText(es: "indicadores", en: "indicators")),
    (
      "field_baseline",
      LocalizedText(es: "indicadores con línea de base", en: "indicators with a baseline")
    ),
    ("field_target", LocalizedText(es: "indicadores con meta", en: "indicators with a target")),
    ("field_budget_usd", LocalizedText(es: "presupuesto", en: "budget")),
  ]
}
