import Localization
import Reliability
import Results

extension Vocabulary {
  /// Whether a sentence of a footnote is about reliability.
  static func isOfReliability(_ sentence: String) -> Bool { sentences.contains(sentence) }

  private static let sentences: Set<String> = Set(
    reliability.flatMap { id, _ in Language.allCases.flatMap { flagSentences(id, $0) } })

  /// What rules of reliability say of a number.
  static let reliability: [(String, LocalizedText)] =
    ReliabilityProfile.flags.map { ($0.flag, $0.meaning) } + [
      (
        Suppression.unreliable.rawValue,
        LocalizedText(
          es: "no se publica: muy imprecisa según la regla de confiabilidad",
          en: "not published: too imprecise by the rule of reliability")
      ),
      (
        ReliabilityProfile.partFlag,
        LocalizedText(
          es: "compara cifras de las que alguna es poco confiable según la regla",
          en: "compares figures of which one is unreliable by the rule")
      ),
      (
        ReliabilityProfile.flag(.noError),
        LocalizedText(
          es: "confiabilidad sin evaluar: la cifra no tiene error estándar",
          en: "reliability not assessed: the figure has no standard error")
      ),
      (
        ReliabilityProfile.flag(.noVariation),
        LocalizedText(
          es: "confiabilidad sin evaluar: todas las respuestas son iguales, y la muestra no dice "
            + "cuánto varían",
          en: "reliability not assessed: all answers are the same, so the sample does not tell how "
            + "much they vary")
      ),
      (
        ReliabilityProfile.flag(.zeroEstimate),
        LocalizedText(
          es: "confiabilidad sin evaluar: la cifra es cero y no tiene error relativo",
          en: "reliability not assessed: the figure is zero and has no relative error")
      ),
      (
        ReliabilityProfile.flag(.missingCount),
        LocalizedText(
          es: "confiabilidad sin evaluar: no se conocen los casos, los grados de libertad o el "
            + "efecto de diseño que pide la regla",
          en: "reliability not assessed: cases, degrees of freedom or the design effect that the "
            + "rule asks for are not known")
      ),
      (
        ReliabilityProfile.flag(.noInterval),
        LocalizedText(
          es: "confiabilidad sin evaluar: falta el intervalo que pide la regla",
          en: "reliability not assessed: the interval that the rule asks for cannot be made")
      ),
      (
        ReliabilityProfile.flag(.notCovered),
        LocalizedText(
          es: "confiabilidad sin evaluar: la regla no habla de cifras de este tipo",
          en: "reliability not assessed: the rule says nothing of figures of this kind")
      ),
    ]
}

extension ResultRow {
  /// The row without what a rule of reliability said of it: for the count beside a number.
  var withoutReliability: ResultRow {
    let kept = flags.filter { !$0.hasPrefix("unreliable_") && !$0.hasPrefix("not_assessed_") }
    if kept.count == flags.count { return self }
    var row = self
    row.flag = joinedFlags(kept)
    return row
  }

  /// Its flags but for the marks of rules, which have symbols of their own.
  var plainFlags: [String] { flags.filter { ReliabilityProfile.mark(ofFlag: $0) == nil } }

  /// The marks that rules of reliability give it.
  var reliabilityMarks: [ReliabilityProfile.Mark] {
    flags.compactMap { ReliabilityProfile.mark(ofFlag: $0)?.mark }
  }
}
