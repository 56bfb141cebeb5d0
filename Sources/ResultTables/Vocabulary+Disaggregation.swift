import Localization

extension Vocabulary {
  /// The statistics of gaps between groups.
  static let gapStatistics: [(String, LocalizedText)] = [
    ("standardised", LocalizedText(es: "estandarizado", en: "standardised")),
    (
      "standardised_difference",
      LocalizedText(es: "diferencia estandarizada", en: "standardised difference")
    ),
    (
      "composition_difference",
      LocalizedText(es: "diferencia por composición", en: "difference due to composition")
    ),
    (
      "decomposed_difference",
      LocalizedText(es: "diferencia descompuesta", en: "decomposed difference")
    ),
    ("explained", LocalizedText(es: "explicada", en: "explained")),
    ("unexplained", LocalizedText(es: "no explicada", en: "unexplained")),
    ("endowments", LocalizedText(es: "dotaciones", en: "endowments")),
    ("coefficients", LocalizedText(es: "coeficientes", en: "coefficients")),
    ("interaction", LocalizedText(es: "interacción", en: "interaction")),
    ("largest_gap", LocalizedText(es: "mayor brecha", en: "largest gap")),
    (
      "largest_ratio",
      LocalizedText(es: "razón del mayor al menor", en: "ratio of largest to smallest")
    ),
    (
      "between_group_share",
      LocalizedText(es: "parte de la varianza entre grupos", en: "share of variance between groups")
    ),
    ("dissimilarity", LocalizedText(es: "índice de disimilitud", en: "index of dissimilarity")),
    ("theil_between", LocalizedText(es: "Theil entre grupos", en: "Theil between groups")),
  ]

  /// Why a gap is not given, and what to know before using one.
  static let gapRemarks: [(String, LocalizedText)] = [
    ("constant", LocalizedText(es: "constante", en: "constant")),
    ("log_t", LocalizedText(es: "t en escala logarítmica", en: "t on the scale of logarithms")),
    (
      "no_common_cells",
      LocalizedText(
        es: "los grupos no tienen en común ninguna celda de la composición",
        en: "the groups have no cell of the composition in common")
    ),
    (
      "too_few_in_common",
      LocalizedText(
        es: "quedan menos respuestas comparables que el mínimo publicable",
        en: "fewer answers can be compared than may be published")
    ),
    (
      "too_few_left_out",
      LocalizedText(
        es: "la descomposición dejaría fuera a tan pocas personas que se sabría qué contestaron",
        en: "the decomposition would leave out so few that it would tell what they answered")
    ),
    (
      "too_few_to_decompose",
      LocalizedText(
        es: "hay menos respuestas que coeficientes en el modelo",
        en: "there are fewer answers than coefficients in the model")
    ),
    (
      "singular_model",
      LocalizedText(
        es: "las dimensiones dependen unas de otras: el modelo no tiene solución única",
        en: "the dimensions depend on each other: the model has no single solution")
    ),
    (
      "ratio_of_scores",
      LocalizedText(
        es: "la razón de dos puntajes depende de dónde empieza la escala",
        en: "a ratio of scores depends on where the scale begins")
    ),
    (
      "cells_without_answers",
      LocalizedText(
        es: "deja fuera celdas de la composición sin respuestas en algún grupo",
        en: "leaves out cells of the composition without answers in some group")
    ),
    (
      "levels_of_one_side",
      LocalizedText(
        es: "deja fuera categorías que solo tiene uno de los grupos",
        en: "leaves out categories that only one of the groups has")
    ),
    (
      "single_answers",
      LocalizedText(
        es: "se apoya en categorías con una sola respuesta: sin intervalo ni valor p",
        en: "rests on categories with a single answer: no interval and no p-value")
    ),
    (
      "mostly_unstated",
      LocalizedText(
        es: "más de la mitad no indicó esta característica: los grupos hablan solo por quienes lo "
          + "hicieron",
        en: "more than half did not state this characteristic: the groups speak only for those who "
          + "did")
    ),
    (
      "in_place_of_crossing",
      LocalizedText(
        es: "se muestra en lugar del cruce pedido, que no tiene ningún grupo publicable",
        en: "shown in place of the crossing asked for, which has no group that may be published")
    ),
    (
      "in_place_of_groups",
      LocalizedText(
        es: "se muestra en lugar de los grupos pedidos, de los que ninguno es publicable",
        en: "shown in place of the groups asked for, none of which may be published")
    ),
    (
      "dimension_changed",
      LocalizedText(
        es: "la definición de la dimensión cambió entre rondas",
        en: "the definition of the dimension changed between rounds")
    ),
  ]
}
