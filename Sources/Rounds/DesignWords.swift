import Localization
import Surveys

/// The words of the description of a design in one language.
struct DesignWords {
  let language: Language

  init(_ language: Language) { self.language = language }

  var number: NumberStyle { NumberStyle(language) }

  private func pick(_ spanish: String, _ english: String) -> String {
    LocalizedText(es: spanish, en: english)[language]
  }

  private func counted(
    _ count: Int, _ spanish: (String, String), _ english: (String, String)
  ) -> String {
    let forms = language == .spanish ? spanish : english
    return number.count(count) + " " + (count == 1 ? forms.0 : forms.1)
  }

  var title: String { pick("Diseño: muestra probabilística", "Design: probability sample") }
  var respondents: String { pick("respondentes", "respondents") }
  var degreesOfFreedom: String { pick("grados de libertad", "degrees of freedom") }
  var weights: String { pick("pesos", "weights") }
  var labels: [String] { [respondents, stage(1), degreesOfFreedom, weights] }
  var noErrors: String {
    pick("no hay errores: hacen falta más conglomerados", "no errors: it needs more clusters")
  }
  var ultimate: String {
    pick(
      "no entra en la varianza: las etapas anteriores la representan",
      "does not enter the variance: the stages above stand for it")
  }
  var whole: String { pick("la muestra entera", "the whole sample") }
  var equalWeights: String { pick("iguales", "equal") }

  func stage(_ number: Int) -> String { pick("etapa \(number)", "stage \(number)") }
  func strata(_ count: Int) -> String {
    counted(count, ("estrato", "estratos"), ("stratum", "strata"))
  }
  func clusters(_ count: Int) -> String {
    counted(count, ("conglomerado", "conglomerados"), ("cluster", "clusters"))
  }
  func eachRespondent(_ count: Int) -> String {
    counted(
      count, ("respondente, sin conglomerados", "respondentes, sin conglomerados"),
      ("respondent, no clusters", "respondents, no clusters"))
  }
  func rows(_ count: Int) -> String {
    counted(count, ("respondente", "respondentes"), ("respondent", "respondents"))
  }
  func more(_ count: Int) -> String { pick("y \(count) más", "and \(count) more") }

  /// How many units there are in a stratum, or in a unit of the stage above.
  func perStratum(_ range: ClosedRange<Int>, above: Int?) -> String {
    let (low, high) = (number.count(range.lowerBound), number.count(range.upperBound))
    let text = low == high ? low : low + "–" + high
    if let above {
      return pick(
        "\(text) por unidad de la etapa \(above)", "\(text) in a unit of stage \(above)")
    }
    return pick("\(text) por estrato", "\(text) in a stratum")
  }

  func fraction(_ text: String) -> String {
    pick("fracción de muestreo \(text)", "sampling fraction \(text)")
  }

  func complete(_ count: Int) -> String {
    counted(
      count, ("estrato tomado por completo", "estratos tomados por completo"),
      ("stratum taken completely", "strata taken completely"))
  }

  func thin(_ count: Int) -> String {
    counted(
      count, ("estrato con 2 o 3 unidades", "estratos con 2 o 3 unidades"),
      ("stratum of 2 or 3 units", "strata of 2 or 3 units"))
  }

  func lonely(_ count: Int) -> String {
    counted(
      count, ("estrato con una sola unidad", "estratos con una sola unidad"),
      ("stratum of a single unit", "strata of a single unit"))
  }

  /// What a rule does with such strata.
  func rule(_ rule: LonelyStratumRule) -> String {
    switch rule {
    case .fail:
      pick(
        "regla fail: se rechaza; únalos a otros, o elija otra regla",
        "rule fail: refused; merge them with others, or choose another rule")
    case .remove: pick("regla remove: no suman varianza", "rule remove: they add no variance")
    case .certainty:
      pick(
        "regla certainty: tomados con certeza, no suman varianza",
        "rule certainty: taken with certainty, they add no variance")
    case .adjust:
      pick(
        "regla adjust: centrados en el total de la muestra; conservadora",
        "rule adjust: centred at the estimate for all; conservative")
    case .average:
      pick(
        "regla average: cada uno suma el promedio de los demás estratos",
        "rule average: each adds the average of the other strata")
    }
  }

  func spread(_ low: String, _ high: String, _ mean: String, _ variation: String) -> String {
    pick(
      "de \(low) a \(high), media \(mean), coeficiente de variación \(variation)",
      "from \(low) to \(high), mean \(mean), coefficient of variation \(variation)")
  }

  func kish(_ effect: String, _ count: String) -> String {
    pick(
      "efecto de diseño de Kish \(effect), n efectivo \(count)",
      "Kish's design effect \(effect), effective n \(count)")
  }

  func zeros(_ count: Int) -> String {
    counted(count, ("fila con peso 0", "filas con peso 0"), ("row of weight 0", "rows of weight 0"))
  }
}
