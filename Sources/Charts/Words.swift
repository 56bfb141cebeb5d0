import Localization

/// The words that charts add of their own.
enum Words {
  static let median = LocalizedText(es: "mediana", en: "median")
  static let interval = LocalizedText(es: "intervalo de confianza", en: "confidence interval")
  static let withheld = LocalizedText(
    es: "reservado para proteger a quienes respondieron",
    en: "withheld to protect respondents")
  static let withheldShort = LocalizedText(es: "reservado", en: "withheld")
  static let absent = LocalizedText(es: "sin dato", en: "no data")
  static let rounding = LocalizedText(
    es: "Los porcentajes pueden no sumar 100 por el redondeo.",
    en: "Percentages may not add up to 100 because of rounding.")
  static let `break` = LocalizedText(es: "serie interrumpida", en: "break in series")
}

/// The label of a row as it is read out, with the heading it stands under.
func spokenLabel(_ label: String, under heading: String) -> String {
  heading.isEmpty ? label : heading + ", " + label
}
