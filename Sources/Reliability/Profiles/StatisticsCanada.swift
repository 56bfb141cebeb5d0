import Framework
import Localization

extension ReliabilityProfile {
  /// The release guidelines of Statistics Canada: the coefficient of variation in percent with one
  /// decimal, as the guidelines write their limits, and ten observations.
  ///
  /// - Reference: Statistics Canada, *Canadian Community Health Survey: User Guide*, guidelines for
  ///   tabulation, analysis and release; *Standard table symbols*.
  static let statisticsCanada = ReliabilityProfile(
    .statisticsCanada, name: LocalizedText(verbatim: "Statistics Canada"), version: "CCHS",
    statement: LocalizedText(
      es: "con un coeficiente de variación hasta 16.5 % se muestra; de 16.6 a 33.3 % lleva E; "
        + "por encima de 33.3 %, o con menos de 10 observaciones, se sustituye por F",
      en: "with a coefficient of variation up to 16.5% it is shown; from 16.6 to 33.3% it bears E; "
        + "above 33.3%, or with fewer than 10 observations, F stands in its place"),
    source: "Statistics Canada, CCHS User Guide; Standard table symbols",
    criteria: .all([
      Criterion(.respondents, .atLeast, 10, otherwise: .withheld),
      Criterion(.coefficientOfVariation, .atMost, 0.333, roundedTo: 1, otherwise: .withheld),
      Criterion(
        .coefficientOfVariation, .atMost, 0.165, roundedTo: 1, otherwise: .flagged("caution")),
    ]),
    marks: [
      Mark(
        "caution", .symbol("E"),
        LocalizedText(
          es: "Úsese con cautela: coeficiente de variación de 16.6 a 33.3 %.",
          en: "Use with caution: coefficient of variation from 16.6 to 33.3%."))
    ],
    withheld: .withheld(
      "F",
      LocalizedText(
        es: "Demasiado imprecisa para publicarse: coeficiente de variación mayor de 33.3 % o menos "
          + "de 10 observaciones.",
        en: "Too unreliable to be published: coefficient of variation above 33.3% or fewer than 10 "
          + "observations.")))
}
