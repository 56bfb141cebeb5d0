import Localization

extension Vocabulary {
  static let statistics: [(String, LocalizedText)] =
    generalStatistics + gapStatistics + anonymityStatistics + divergenceStatistics
    + testStatistics + conditionalStatistics + auditStatistics + trendStatistics
    + workshopStatistics
    + indicatorStatistics

  private static let generalStatistics: [(String, LocalizedText)] = [
    ("count", LocalizedText(es: "respuestas", en: "answers")),
    ("weighted_count", LocalizedText(es: "respuestas ponderadas", en: "weighted answers")),
    ("proportion", LocalizedText(es: "proporción", en: "proportion")),
    ("item_nonresponse", LocalizedText(es: "sin respuesta", en: "without an answer")),
    ("indicator_score", LocalizedText(es: "puntaje del indicador", en: "indicator score")),
    ("response_rate", LocalizedText(es: "tasa de respuesta", en: "response rate")),
    ("total", LocalizedText(es: "total", en: "total")),
    ("mean_score", LocalizedText(es: "puntaje medio", en: "mean score")),
    ("mean", LocalizedText(es: "media", en: "mean")),
    ("quantile", LocalizedText(es: "cuantil", en: "quantile")),
    ("top_box", LocalizedText(es: "niveles más altos", en: "top box")),
    ("bottom_box", LocalizedText(es: "niveles más bajos", en: "bottom box")),
    ("contrast", LocalizedText(es: "contraste", en: "contrast")),
    ("covariance", LocalizedText(es: "covarianza", en: "covariance")),
    ("median", LocalizedText(es: "mediana", en: "median")),
    ("favourable", LocalizedText(es: "favorables", en: "favourable")),
    ("difference", LocalizedText(es: "diferencia", en: "difference")),
    (
      "column_difference",
      LocalizedText(es: "diferencia entre grupos", en: "difference between groups")
    ),
    ("column_letter", LocalizedText(es: "letra del grupo", en: "letter of the group")),
    (
      "column_letters",
      LocalizedText(es: "letras de los grupos más bajos", en: "letters of the lower groups")
    ),
    ("mean_mentions", LocalizedText(es: "menciones por persona", en: "mentions a respondent")),
    (
      "share_of_mentions",
      LocalizedText(es: "proporción de menciones", en: "share of mentions")
    ),
    (
      "option_difference",
      LocalizedText(es: "diferencia entre opciones", en: "difference between options")
    ),
    ("option_equality_f", LocalizedText(es: "F de igualdad de opciones", en: "F of equal options")),
    ("option_equality_p", LocalizedText(es: "p de igualdad de opciones", en: "p of equal options")),
    ("ratio", LocalizedText(es: "razón", en: "ratio")),
    ("score", LocalizedText(es: "puntaje", en: "score")),
    ("support", LocalizedText(es: "apoyo", en: "support")),
    (
      "group_aware_consensus",
      LocalizedText(es: "consenso entre grupos", en: "consensus between groups")
    ),
    (
      "minimum_group_support",
      LocalizedText(es: "menor apoyo de un grupo", en: "lowest support of a group")
    ),
    ("support_gap", LocalizedText(es: "brecha de apoyo", en: "gap in support")),
    ("cronbach_alpha", LocalizedText(es: "α de Cronbach", en: "Cronbach’s α")),
    ("eigenvalue", LocalizedText(es: "valor propio", en: "eigenvalue")),
    ("polychoric", LocalizedText(es: "correlación policórica", en: "polychoric correlation")),
  ]
}
