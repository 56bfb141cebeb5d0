import Localization

// One question, one group.
extension SentenceTemplates {
  static let withinGroups: [(String, LocalizedText)] = [
    (
      "disagreement",
      LocalizedText(
        es: "el índice de desacuerdo es {number}{interval}, donde 0 es que todos contesten igual y "
          + "1 que la mitad esté en cada extremo",
        en: "the index of disagreement is {number}{interval}, where 0 is all answering alike and 1 "
          + "half at each end")
    ),
    (
      "mean_pairwise_distance",
      LocalizedText(
        es: "entre {two} al azar hay en promedio {number} puntos de distancia{scale}",
        en: "{two} picked at random are on average {number} points apart{scale}")
    ),
    (
      "opposed_pairs",
      LocalizedText(
        es: "si se toman {two} al azar, en el {percent} de los casos están en lados opuestos de "
          + "la escala",
        en: "{two} picked at random stand on opposite sides of the scale in {percent} of cases")
    ),
    (
      "opposed_pairs:zero",
      LocalizedText(
        es: "no hay respuestas en lados opuestos de la escala",
        en: "no two answers stand on opposite sides of the scale")
    ),
    (
      "van_der_eijk_a",
      LocalizedText(
        es:
          "la A de van der Eijk es {number}{interval}: 1 es una sola respuesta, 0 un reparto parejo en "
          + "toda la escala y −1 la mitad en cada extremo",
        en:
          "van der Eijk’s A is {number}{interval}: 1 is a single answer, 0 an even spread over the scale "
          + "and −1 half at each end")
    ),
    (
      "leik_d",
      LocalizedText(
        es: "la D de Leik es {number}{interval}, {unanimousToSplit}",
        en: "Leik’s D is {number}{interval}, {unanimousToSplit}")
    ),
    (
      "blair_lacy_l2",
      LocalizedText(
        es: "la l² de Blair y Lacy es {number}{interval}, {splitToUnanimous}",
        en: "Blair and Lacy’s l² is {number}{interval}, {splitToUnanimous}")
    ),
    (
      "reardon_entropy",
      LocalizedText(
        es: "la entropía ordinal de Reardon es {number}{interval}, {unanimousToSplit}",
        en: "Reardon’s ordinal entropy is {number}{interval}, {unanimousToSplit}")
    ),
    (
      "consensus",
      LocalizedText(
        es: "el consenso de Tastle y Wierman es {number}{interval}, {splitToUnanimous}",
        en: "Tastle and Wierman’s consensus is {number}{interval}, {splitToUnanimous}")
    ),
    (
      "esteban_ray",
      LocalizedText(
        es: "la polarización de Esteban y Ray, que crece cuando hay bloques compactos, es "
          + "{number}{interval}, {unanimousToSplit}",
        en:
          "Esteban and Ray’s polarisation, which grows with compact blocs, is {number}{interval}, "
          + "{unanimousToSplit}")
    ),
    (
      "average_deviation",
      LocalizedText(
        es: "las respuestas se apartan de su media {number} puntos en promedio{scale}",
        en: "answers lie {number} points from their mean on average{scale}")
    ),
    (
      "rwg",
      LocalizedText(
        es:
          "la rwg es {number}{interval}: 1 si todas las respuestas son iguales, 0 si se reparten como al "
          + "azar y negativa si se apartan aún más",
        en:
          "rwg is {number}{interval}: 1 where all answers are alike, 0 where they scatter as random ones "
          + "do, negative where they lie still further apart")
    ),
  ]

  static let underRandomAnswering: [(String, LocalizedText)] = [
    (
      "random_answering_mean",
      LocalizedText(
        es: "si cada quien contestara al azar, el índice de desacuerdo sería en promedio {number}",
        en: "if everybody answered at random, the index of disagreement would be {number} on "
          + "average")
    ),
    (
      "random_answering_low",
      LocalizedText(
        es: "si cada quien contestara al azar, cuando mucho en el 5\u{A0}% de los casos el índice "
          + "de desacuerdo sería {number} o menos",
        en: "if everybody answered at random, the index of disagreement would be {number} or less "
          + "in 5% of cases at most")
    ),
    (
      "random_answering_high",
      LocalizedText(
        es: "si cada quien contestara al azar, cuando mucho en el 5\u{A0}% de los casos el índice "
          + "de desacuerdo sería {number} o más",
        en: "if everybody answered at random, the index of disagreement would be {number} or more "
          + "in 5% of cases at most")
    ),
    (
      "random_answering_at_most",
      LocalizedText(
        es: "si cada quien contestara al azar, {measure} sería igual o menor que lo observado en "
          + "el {chance} de los casos",
        en: "if everybody answered at random, {measure} would be as small as observed, or smaller, "
          + "in {chance} of cases")
    ),
    (
      "random_answering_at_least",
      LocalizedText(
        es: "si cada quien contestara al azar, {measure} sería igual o mayor que lo observado en "
          + "el {chance} de los casos",
        en: "if everybody answered at random, {measure} would be as large as observed, or larger, "
          + "in {chance} of cases")
    ),
  ]

  static let ofSingleRespondents: [(String, LocalizedText)] = [
    (
      "leave_one_out_low",
      LocalizedText(
        es: "aunque se quite una respuesta cualquiera, {measure} es {number} o más",
        en: "with any one answer left out, {measure} is {number} or more")
    ),
    (
      "leave_one_out_high",
      LocalizedText(
        es: "aunque se quite una respuesta cualquiera, {measure} es {number} o menos",
        en: "with any one answer left out, {measure} is {number} or less")
    ),
    (
      "unanimity_limit",
      LocalizedText(
        es: "todas las respuestas son iguales; aun así, hasta el {percent} de quienes se parecen a "
          + "quienes contestaron podría haber contestado otra cosa",
        en: "all answers are alike; still, up to {percent} of similar respondents could have "
          + "answered otherwise")
    ),
  ]
}
