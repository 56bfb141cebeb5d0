import Framework
import Localization

extension ReliabilityProfile {
  /// For respondents who stand for themselves: no criterion of sampling error.
  ///
  /// Ten to forty organisations of a kind fail every rule made for samples, and none was drawn.
  /// What is asked instead is that the reader sees who answered, of how many.
  static let actors = ReliabilityProfile(
    .actors, name: LocalizedText(es: "actores", en: "actors"), version: "1",
    statement: LocalizedText(
      es: "las respuestas valen por quienes contestaron, no por una muestra: se dan recuentos "
        + "exactos y la tasa de respuesta, y solo se reserva por confidencialidad",
      en: "answers stand for those who gave them, not for a sample: counts are exact, the response "
        + "rate is given, and numbers are withheld for confidentiality alone"),
    source: "Contraste", criteria: [:])
}
