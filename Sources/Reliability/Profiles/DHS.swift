import Framework
import Localization

extension ReliabilityProfile {
  /// The rule of the Demographic and Health Surveys: unweighted respondents alone.
  ///
  /// - Reference: Croft et al. (2018), *Guide to DHS Statistics, DHS-7*, table symbols; Malawi DHS
  ///   2015–16, final report FR319.
  static let dhs = ReliabilityProfile(
    .dhs, name: LocalizedText(verbatim: "DHS"), version: "DHS-7, 2018",
    statement: LocalizedText(
      es: "una cifra basada en 25 a 49 casos sin ponderar va entre paréntesis; con menos de 25 se "
        + "sustituye por un asterisco",
      en: "a figure based on 25–49 unweighted cases is in parentheses; with fewer than 25 an "
        + "asterisk stands in its place"),
    source: "Croft et al. (2018), Guide to DHS Statistics",
    criteria: .all([
      Criterion(.respondents, .atLeast, 25, otherwise: .withheld),
      Criterion(.respondents, .atLeast, 50, otherwise: .flagged("few_cases")),
    ]),
    marks: [
      Mark(
        "few_cases", .parentheses,
        LocalizedText(
          es: "Basada en 25 a 49 casos sin ponderar.", en: "Based on 25–49 unweighted cases."))
    ],
    withheld: .withheld(
      "*",
      LocalizedText(
        es: "No se muestra: menos de 25 casos sin ponderar.",
        en: "Not shown: fewer than 25 unweighted cases.")))
}
