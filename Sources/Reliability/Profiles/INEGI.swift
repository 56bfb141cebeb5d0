import Framework
import Localization

extension ReliabilityProfile {
  /// The three classes of precision of INEGI, Mexico.
  ///
  /// INEGI shows all three and tells them apart by colours; letters stand here in their place.
  ///
  /// - Reference: INEGI (2023), *Encuesta Nacional para el Sistema de Cuidados 2022*, levels of
  ///   precision of the estimates.
  static let inegi = ReliabilityProfile(
    .inegi, name: LocalizedText(verbatim: "INEGI"), version: "ENASIC 2022",
    statement: LocalizedText(
      es: "la precisión es alta con un coeficiente de variación menor de 15 %, moderada (M) de "
        + "15 a menos de 30 % y baja (B) de 30 % en adelante",
      en: "precision is high with a coefficient of variation below 15%, moderate (M) from 15 to "
        + "below 30%, low (B, baja) from 30%"),
    source: "INEGI (2023), ENASIC 2022",
    criteria: .all([
      Criterion(
        .coefficientOfVariation, .below, 0.15, otherwise: .flagged("moderate"),
        unless: Criterion.Exemption([Condition(.coefficientOfVariation, .atLeast, 0.30)])),
      Criterion(.coefficientOfVariation, .below, 0.30, otherwise: .flagged("low")),
    ]),
    marks: [
      Mark(
        "moderate", .symbol("M"),
        LocalizedText(
          es: "Precisión moderada: coeficiente de variación de 15 a menos de 30 %.",
          en: "Moderate precision: coefficient of variation from 15 to below 30%.")),
      Mark(
        "low", .symbol("B"),
        LocalizedText(
          es: "Precisión baja: coeficiente de variación de 30 % o más.",
          en: "Low precision: coefficient of variation of 30% or more.")),
    ])
}
