import Framework
import Localization

extension ReliabilityProfile {
  /// The older rule of many surveys of the NCHS: 30 records, and a relative error below 30 %.
  ///
  /// The records are those of a level where people are counted, of the whole group elsewhere.
  ///
  /// - Edge cases: the relative error of an estimate of zero is not assessed; R `surveytable` gives
  ///   it the same footnote as a large one.
  /// - Reference: R package `surveytable`, the option `mode = "30/30"`.
  static let thirtyThirty = ReliabilityProfile(
    .thirtyThirty, name: LocalizedText(verbatim: "30/30"), version: "NAMCS",
    statement: LocalizedText(
      es: "no se muestra con menos de 30 casos; lleva nota con un error relativo de 30 % o más",
      en: "not shown with fewer than 30 cases; noted with a relative error of 30% or more"),
    source: "NCHS, National Ambulatory Medical Care Survey",
    criteria: [
      .proportion: of(.respondents), .mean: of(.respondents), .total: of(.respondents),
      .count: of(.cases),
    ],
    marks: [
      Mark(
        "large_error", .symbol("†"),
        LocalizedText(
          es: "Error relativo de 30 % o más.", en: "Relative standard error of 30% or more."))
    ],
    withheld: .withheld(
      "*",
      LocalizedText(es: "No se muestra: menos de 30 casos.", en: "Not shown: fewer than 30 cases."))
  )

  private static func of(_ records: Measure) -> [Criterion] {
    [
      Criterion(records, .atLeast, 30, otherwise: .withheld),
      Criterion(.coefficientOfVariation, .below, 0.30, otherwise: .flagged("large_error")),
    ]
  }
}
