import Localization

extension Vocabulary {
  static let methods: [(String, LocalizedText)] = [
    ("korn_graubard", LocalizedText(es: "Korn–Graubard", en: "Korn–Graubard")),
    ("logit", LocalizedText(es: "logit", en: "logit")),
    ("wilson", LocalizedText(es: "Wilson", en: "Wilson")),
    ("wald", LocalizedText(es: "Wald", en: "Wald")),
    ("woodruff", LocalizedText(es: "Woodruff", en: "Woodruff")),
    ("linearization", LocalizedText(es: "linealización de Taylor", en: "Taylor linearisation")),
    ("linearisation", LocalizedText(es: "linealización de Taylor", en: "Taylor linearisation")),
    ("t", LocalizedText(es: "t con grados de libertad del diseño", en: "t with design df")),
    ("hypergeometric", LocalizedText(es: "hipergeométrico", en: "hypergeometric")),
    ("count", LocalizedText(es: "recuento", en: "count")),
    (
      "shifted_dirichlet",
      LocalizedText(es: "Dirichlet desplazada (¼)", en: "shifted Dirichlet (¼)")
    ),
    ("exact_permutation", LocalizedText(es: "permutación exacta", en: "exact permutation")),
    ("permutation", LocalizedText(es: "permutación", en: "permutation")),
    ("finite_population", LocalizedText(es: "población finita", en: "finite population")),
    ("holm", LocalizedText(es: "Holm", en: "Holm")),
    ("bh", LocalizedText(es: "Benjamini–Hochberg", en: "Benjamini–Hochberg")),
  ]
}
