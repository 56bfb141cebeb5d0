import Framework
import Localization

extension ReliabilityProfile {
  /// The presentation standards of the National Center for Health Statistics, for proportions and
  /// for estimated numbers of people; they say nothing of means and totals.
  ///
  /// - Reference: Parker et al. (2017), *Vital and Health Statistics* 2(175), for proportions;
  ///   Parker et al. (2023), *Vital and Health Statistics* 2(200), table A, for counts; R package
  ///   `surveytable`.
  static let nchs = ReliabilityProfile(
    .nchs, name: LocalizedText(verbatim: "NCHS"), version: "2017, 2023",
    statement: LocalizedText(
      es: "una proporción no se muestra con menos de 30 casos efectivos, con un intervalo de "
        + "confianza de 95 % de 30 puntos o más de ancho, o con uno de más de 5 puntos que pase de "
        + "130 % de la cifra; un número de personas, con menos de 10 casos efectivos o un intervalo "
        + "de más de 160 % de la cifra; se señala el complemento cuyo intervalo pasa de 130 % (Pc), "
        + "menos de 8 grados de libertad (df) y 0 o 100 % (P0)",
      en: "a proportion is not shown with fewer than 30 effective cases, a 95% confidence interval "
        + "30 points wide or wider, or one wider than 5 points that exceeds 130% of the figure; a "
        + "number of people, with fewer than 10 effective cases or an interval of more than 160% of "
        + "the figure; marked are a complement whose interval exceeds 130% (Pc), fewer than 8 "
        + "degrees of freedom (df), and 0 or 100% (P0)"),
    source: "NCHS, Vital and Health Statistics 2(175), 2017, and 2(200), 2023",
    criteria: [
      .proportion: [
        Criterion(.effectiveRespondentsOfShare, .atLeast, 30, otherwise: .withheld),
        Criterion(.intervalWidth, .below, 0.30, otherwise: .withheld),
        Criterion(.relativeIntervalWidth, .atMost, 1.30, otherwise: .withheld, unless: narrow),
        Criterion(
          .relativeIntervalWidthOfComplement, .atMost, 1.30, otherwise: .flagged("complement"),
          unless: narrow),
        fewDegrees,
        Criterion(.distanceFromUnanimity, .above, 0, otherwise: .flagged("extreme")),
      ],
      .count: [
        Criterion(.effectiveCases, .atLeast, 10, otherwise: .withheld),
        Criterion(.relativeIntervalWidth, .atMost, 1.60, otherwise: .withheld),
        fewDegrees,
      ],
    ],
    marks: [
      Mark(
        "complement", .symbol("Pc"),
        LocalizedText(
          es: "El complemento de la proporción no cumple la regla.",
          en: "The complement of the proportion does not meet the rule.")),
      Mark(
        "few_degrees", .symbol("df"),
        LocalizedText(
          es: "Por revisar: menos de 8 grados de libertad.",
          en: "To be reviewed: fewer than 8 degrees of freedom.")),
      Mark(
        "extreme", .symbol("P0"),
        LocalizedText(es: "Por revisar: 0 o 100 %.", en: "To be reviewed: 0 or 100%.")),
    ],
    withheld: .withheld(
      "*",
      LocalizedText(
        es: "No se muestra: no cumple la regla de confiabilidad del NCHS.",
        en: "Not shown: does not meet the NCHS standards of reliability.")))

  private static let narrow = Criterion.Exemption([Condition(.intervalWidth, .atMost, 0.05)])

  private static let fewDegrees = Criterion(
    .degreesOfFreedom, .atLeast, 8, otherwise: .flagged("few_degrees"))
}
