import Framework
import Localization

extension ReliabilityProfile {
  /// The criteria of CEPAL of 2020: publish, review or suppress.
  ///
  /// - Edge cases: a mean or total with a coefficient of variation of 20 % or more is to be
  ///   reviewed, as a share is; R `calidad` leaves it without a label.
  /// - Reference: Gutiérrez et al. (2020), *Criterios de calidad en la estimación de indicadores a
  ///   partir de encuestas de hogares*, CEPAL; R package `calidad`, function `assess`.
  static let cepal2020 = ReliabilityProfile(
    .cepal2020, name: LocalizedText(verbatim: "CEPAL"), version: "2020",
    statement: LocalizedText(
      es: "se suprime con menos de 100 casos, de 140 casos efectivos o de 50 casos con el "
        + "atributo, y una proporción con un coeficiente de variación logarítmico mayor de 17.5 %; "
        + "se revisa (rev) con menos de 9 grados de libertad o un coeficiente de variación de 20 % o más",
      en: "suppressed with fewer than 100 cases, 140 effective cases or 50 cases with the "
        + "attribute, and a proportion with a logarithmic coefficient of variation above 17.5%; to "
        + "be reviewed (rev) with fewer than 9 degrees of freedom or a coefficient of variation of "
        + "20% or more"),
    source: "Gutiérrez et al. (2020), CEPAL, Criterios de calidad en la estimación de indicadores",
    criteria: [
      .proportion: size + [
        Criterion(.logCoefficientOfVariation, .atMost, 0.175, otherwise: .withheld)
      ] + review,
      .mean: size + review, .total: size + review, .count: size + review,
    ],
    marks: [
      Mark(
        "review", .symbol("rev"),
        LocalizedText(
          es: "Por revisar: menos de 9 grados de libertad o coeficiente de variación de 20 % o "
            + "más.",
          en: "To be reviewed: fewer than 9 degrees of freedom, or a coefficient of variation of "
            + "20% or more."))
    ],
    withheld: .withheld(
      "sup",
      LocalizedText(
        es: "Suprimida: no alcanza los casos que pide la regla, o su error logarítmico pasa del "
          + "límite.",
        en: "Suppressed: fewer cases than the rule asks for, or a logarithmic error beyond its "
          + "limit.")))

  private static let size = [
    Criterion(.respondents, .atLeast, 100, otherwise: .withheld),
    Criterion(.effectiveRespondents, .atLeast, 140, otherwise: .withheld),
    Criterion(.cases, .atLeast, 50, otherwise: .withheld),
  ]

  private static let review = [
    Criterion(.degreesOfFreedom, .atLeast, 9, otherwise: .flagged("review")),
    Criterion(.coefficientOfVariation, .below, 0.20, otherwise: .flagged("review")),
  ]
}
