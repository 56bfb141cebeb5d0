import Localization

extension Vocabulary {
  /// How well respondents hide in the data themselves.
  static let anonymityStatistics: [(String, LocalizedText)] = [
    (
      "k_anonymity",
      LocalizedText(
        es: "personas en la combinación más rara (k)",
        en: "respondents in the rarest combination (k)")
    ),
    (
      "sample_uniques",
      LocalizedText(es: "únicas en su combinación", en: "alone in their combination")
    ),
    (
      "combinations_below_k",
      LocalizedText(es: "combinaciones demasiado raras", en: "combinations that are too rare")
    ),
    (
      "respondents_below_k",
      LocalizedText(es: "personas en ellas", en: "respondents in them")
    ),
    (
      "l_diversity",
      LocalizedText(
        es: "respuestas distintas en la combinación menos variada (l)",
        en: "different answers in the least varied combination (l)")
    ),
    (
      "combination_size",
      LocalizedText(es: "personas en la combinación", en: "respondents in the combination")
    ),
  ]
}
