import Framework
import Localization

extension ReliabilityProfile {
  /// The criteria of CEPAL of 2023: reliable, weakly reliable or not reliable.
  ///
  /// - Edge cases: the effective cases and the design effect are not asked of a group for which the
  ///   sample was planned and that has 100 respondents and 100 cases with the attribute.
  /// - Reference: CEPAL (2023), *Diseño y análisis estadístico de las encuestas de hogares de
  ///   América Latina*; R package `calidad`, function `assess`.
  static let cepal2023 = ReliabilityProfile(
    .cepal2023, name: LocalizedText(verbatim: "CEPAL"), version: "2023",
    statement: LocalizedText(
      es: "se piden 60 casos efectivos y un efecto de diseño de 1 o más (salvo en dominios "
        + "planeados con 100 casos), 9 grados de libertad y 30 casos con el atributo; una "
        + "proporción no fiable (nf) pasa de 17.5 % de coeficiente de variación logarítmico, otras "
        + "cifras de 30 %; es poco fiable (pf) con 30 a 49 casos con el atributo o, otras cifras, "
        + "con un coeficiente de variación de 20 a 30 %",
      en: "60 effective cases and a design effect of 1 or more (but for planned domains of 100 "
        + "cases), 9 degrees of freedom and 30 cases with the attribute are asked for; beyond a "
        + "logarithmic coefficient of variation of 17.5% a proportion, beyond a coefficient of "
        + "variation of 30% another figure, is not reliable (nf); with 30–49 cases with the "
        + "attribute or, other figures, a coefficient of variation of 20–30%, weakly reliable "
        + "(pf)"),
    source: "CEPAL (2023), Diseño y análisis estadístico de las encuestas de hogares",
    criteria: [
      .proportion: size + [
        Criterion(.logCoefficientOfVariation, .atMost, 0.175, otherwise: .withheld)
      ],
      .mean: size + byCV, .total: size + byCV, .count: size + byCV,
    ],
    marks: [
      Mark(
        "weak", .symbol("pf"),
        LocalizedText(
          es: "Poco fiable: 30 a 49 casos con el atributo, o coeficiente de variación de 20 a "
            + "30 %.",
          en: "Weakly reliable: 30–49 cases with the attribute, or a coefficient of variation of "
            + "20–30%."))
    ],
    withheld: .withheld(
      "nf",
      LocalizedText(
        es: "No fiable: no alcanza los casos, el efecto de diseño o los grados de libertad que "
          + "pide la regla, o su error pasa del límite.",
        en: "Not reliable: fewer cases or degrees of freedom or a smaller design effect than the "
          + "rule asks for, or an error beyond its limit.")))

  private static let largePlannedDomain = Criterion.Exemption(
    [Condition(.respondents, .atLeast, 100), Condition(.cases, .atLeast, 100)],
    isForPlannedDomains: true)

  private static let size = [
    Criterion(.designEffect, .atLeast, 1, otherwise: .withheld, unless: largePlannedDomain),
    Criterion(
      .effectiveRespondents, .atLeast, 60, otherwise: .withheld, unless: largePlannedDomain),
    Criterion(.degreesOfFreedom, .atLeast, 9, otherwise: .withheld),
    Criterion(.cases, .atLeast, 30, otherwise: .withheld),
    Criterion(.cases, .atLeast, 50, otherwise: .flagged("weak")),
  ]

  private static let byCV = [
    Criterion(.coefficientOfVariation, .atMost, 0.30, otherwise: .withheld),
    Criterion(.coefficientOfVariation, .atMost, 0.20, otherwise: .flagged("weak")),
  ]
}
