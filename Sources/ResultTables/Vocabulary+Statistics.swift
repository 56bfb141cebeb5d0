import Localization

extension Vocabulary {
  static let statistics: [(String, LocalizedText)] =
    generalStatistics + testStatistics + conditionalStatistics

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
    ("disagreement", LocalizedText(es: "índice de desacuerdo", en: "index of disagreement")),
    (
      "mean_pairwise_distance",
      LocalizedText(es: "distancia media entre pares", en: "mean pairwise distance")
    ),
    (
      "random_answering_mean",
      LocalizedText(
        es: "desacuerdo medio al contestar al azar", en: "mean disagreement of random answers")
    ),
    (
      "random_answering_low",
      LocalizedText(
        es: "desacuerdo al azar: 5 % más bajo", en: "disagreement of random answers: lowest 5%")
    ),
    (
      "random_answering_high",
      LocalizedText(
        es: "desacuerdo al azar: 5 % más alto", en: "disagreement of random answers: highest 5%")
    ),
    (
      "krippendorff_alpha_nominal",
      LocalizedText(es: "alfa de Krippendorff (nominal)", en: "Krippendorff’s alpha (nominal)")
    ),
    (
      "krippendorff_alpha_interval",
      LocalizedText(es: "alfa de Krippendorff (intervalo)", en: "Krippendorff’s alpha (interval)")
    ),
    (
      "krippendorff_alpha_ratio",
      LocalizedText(es: "alfa de Krippendorff (razón)", en: "Krippendorff’s alpha (ratio)")
    ),
    ("gwet_ac1", LocalizedText(es: "AC1 de Gwet", en: "Gwet’s AC1")),
    ("mean_distance", LocalizedText(es: "distancia media", en: "mean distance")),
    ("coordinate_1", LocalizedText(es: "primera coordenada", en: "first coordinate")),
    ("coordinate_2", LocalizedText(es: "segunda coordenada", en: "second coordinate")),
    ("goodness_of_fit", LocalizedText(es: "bondad de ajuste", en: "goodness of fit")),
    ("opposed_pairs", LocalizedText(es: "pares opuestos", en: "opposed pairs")),
    ("van_der_eijk_a", LocalizedText(es: "A de van der Eijk", en: "van der Eijk’s A")),
    ("leik_d", LocalizedText(es: "D de Leik", en: "Leik’s D")),
    ("blair_lacy_l2", LocalizedText(es: "l² de Blair y Lacy", en: "Blair and Lacy’s l²")),
    (
      "reardon_entropy",
      LocalizedText(es: "entropía ordinal de Reardon", en: "Reardon’s ordinal entropy")
    ),
    (
      "consensus",
      LocalizedText(es: "consenso de Tastle y Wierman", en: "Tastle and Wierman’s consensus")
    ),
    (
      "esteban_ray",
      LocalizedText(es: "polarización de Esteban y Ray", en: "Esteban and Ray’s polarisation")
    ),
    ("average_deviation", LocalizedText(es: "desviación media", en: "average deviation")),
    ("rwg", LocalizedText(es: "rwg", en: "rwg")),
    ("cliff_delta", LocalizedText(es: "δ de Cliff", en: "Cliff’s δ")),
    (
      "probability_of_superiority",
      LocalizedText(es: "probabilidad de superioridad", en: "probability of superiority")
    ),
    ("wasserstein_1", LocalizedText(es: "distancia de Wasserstein", en: "Wasserstein distance")),
    ("energy_distance", LocalizedText(es: "distancia de energía", en: "energy distance")),
    (
      "jensen_shannon",
      LocalizedText(es: "divergencia de Jensen–Shannon", en: "Jensen–Shannon divergence")
    ),
    ("hellinger", LocalizedText(es: "distancia de Hellinger", en: "Hellinger distance")),
    (
      "kolmogorov_smirnov",
      LocalizedText(es: "distancia de Kolmogórov–Smirnov", en: "Kolmogorov–Smirnov distance")
    ),
    (
      "krippendorff_alpha_ordinal",
      LocalizedText(es: "α ordinal de Krippendorff", en: "Krippendorff’s ordinal α")
    ),
    ("gwet_ac2", LocalizedText(es: "AC2 de Gwet", en: "Gwet’s AC2")),
    ("kendall_w", LocalizedText(es: "W de Kendall", en: "Kendall’s W")),
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
