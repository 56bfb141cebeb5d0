import Framework
import Localization

extension ReliabilityProfile {
  /// The standard of INE Chile: respondents, degrees of freedom, and the standard error of a share
  /// against a limit that falls with the share; other numbers by their coefficient of variation.
  ///
  /// - Edge cases: a share of 0 or 1 is not assessed, since its error in the sample is zero however
  ///   few answered. R `calidad` calls 0 reliable and leaves 1 without a label.
  /// - Reference: INE Chile (2020), *Estándar para la evaluación de la calidad de las estimaciones
  ///   en encuestas de hogares*; R package `calidad`, function `assess`.
  static let ineChile = ReliabilityProfile(
    .ineChile, name: LocalizedText(verbatim: "INE Chile"), version: "2020",
    statement: LocalizedText(
      es: "se piden 60 casos y 9 grados de libertad; una proporción p es fiable si su error "
        + "estándar no pasa de q^(2/3)/9, con q la menor de p y 1 − p, y poco fiable (pf) si pasa; "
        + "otras cifras son fiables con un coeficiente de variación hasta 15 %, poco fiables (pf) "
        + "hasta 30 % y no fiables (nf) después",
      en: "60 cases and 9 degrees of freedom are asked for; a proportion p is reliable if its "
        + "standard error is at most q^(2/3)/9, with q the smaller of p and 1 − p, and weakly "
        + "reliable (pf) if not; other figures are reliable with a coefficient of variation up to "
        + "15%, weakly reliable (pf) up to 30%, not reliable (nf) beyond"),
    source: "INE Chile (2020), Estándar para la evaluación de la calidad de las estimaciones",
    criteria: [
      .proportion: size + [
        Criterion(.errorOverQuadraticLimit, .atMost, 1, otherwise: .flagged("weak"))
      ],
      .mean: size + byCV, .total: size + byCV, .count: size + byCV,
    ],
    marks: [
      Mark(
        "weak", .symbol("pf"),
        LocalizedText(
          es: "Poco fiable: su error pasa del límite de la regla.",
          en: "Weakly reliable: its error is beyond the limit of the rule."))
    ],
    withheld: .withheld(
      "nf",
      LocalizedText(
        es: "No fiable: menos de 60 casos, menos de 9 grados de libertad o coeficiente de "
          + "variación mayor de 30 %.",
        en: "Not reliable: fewer than 60 cases, fewer than 9 degrees of freedom, or a coefficient "
          + "of variation above 30%.")),
    leastReliablePart: 0.5)

  private static let size = [
    Criterion(.respondents, .atLeast, 60, otherwise: .withheld),
    Criterion(.degreesOfFreedom, .atLeast, 9, otherwise: .withheld),
  ]

  private static let byCV = [
    Criterion(.coefficientOfVariation, .atMost, 0.30, otherwise: .withheld),
    Criterion(.coefficientOfVariation, .atMost, 0.15, otherwise: .flagged("weak")),
  ]
}
