import Localization

extension Vocabulary {
  /// The statistics of tests.
  static let testStatistics: [(String, LocalizedText)] =
    independenceStatistics + [
      ("permutation_p", LocalizedText(es: "p por permutación", en: "permutation p")),
      (
        "goodness_of_fit_f",
        LocalizedText(es: "bondad de ajuste, F de Rao–Scott", en: "goodness of fit, Rao–Scott F")
      ),
      (
        "goodness_of_fit_chi2",
        LocalizedText(es: "bondad de ajuste, χ² de Rao–Scott", en: "goodness of fit, Rao–Scott χ²")
      ),
      (
        "goodness_of_fit_p",
        LocalizedText(es: "bondad de ajuste, p exacta", en: "goodness of fit, exact p")
      ),
      ("wilcoxon_t", LocalizedText(es: "t de Wilcoxon", en: "Wilcoxon t")),
      (
        "wilcoxon_wald_t",
        LocalizedText(es: "t de Wilcoxon, forma de Wald", en: "Wilcoxon t, Wald form")
      ),
      (
        "wilcoxon_difference",
        LocalizedText(es: "diferencia de rango medio", en: "difference in mean rank")
      ),
      (
        "wilcoxon_permutation_p",
        LocalizedText(es: "p de Wilcoxon por permutación", en: "Wilcoxon permutation p")
      ),
    ]
    + rankTest("kruskal_wallis", LocalizedText(es: "Kruskal–Wallis", en: "Kruskal–Wallis"))
    + rankTest("van_der_waerden", LocalizedText(es: "van der Waerden", en: "van der Waerden"))
    + rankTest("median_test", LocalizedText(es: "la mediana", en: "median test"))

  /// The same tests of independence at each level of a dimension that is given.
  static let conditionalStatistics =
    (independenceStatistics + [
      ("permutation_p", LocalizedText(es: "p por permutación", en: "permutation p"))
    ]).map { id, text in
      (
        "conditional_" + id,
        LocalizedText(
          es: text[.spanish] + ", condicional", en: "conditional " + text[.english])
      )
    }

  private static let independenceStatistics: [(String, LocalizedText)] = [
    ("rao_scott_f", LocalizedText(es: "F de Rao–Scott", en: "Rao–Scott F")),
    ("rao_scott_chi2", LocalizedText(es: "χ² de Rao–Scott", en: "Rao–Scott χ²")),
    (
      "rao_scott_first_f",
      LocalizedText(es: "F de Rao–Scott, primer orden", en: "Rao–Scott F, first order")
    ),
    (
      "rao_scott_second_chi2",
      LocalizedText(es: "χ² de Rao–Scott, segundo orden", en: "Rao–Scott χ², second order")
    ),
    (
      "rao_scott_saddlepoint",
      LocalizedText(es: "χ² de Pearson, punto de silla", en: "Pearson χ², saddlepoint")
    ),
    ("adjusted_wald_f", LocalizedText(es: "F de Wald ajustada", en: "adjusted Wald F")),
    ("wald_f", LocalizedText(es: "F de Wald", en: "Wald F")),
  ]

  /// The statistics of a rank test of several groups.
  private static func rankTest(
    _ id: String, _ name: LocalizedText
  ) -> [(String, LocalizedText)] {
    let (es, en) = (name[.spanish], name[.english])
    return [
      (id + "_f", LocalizedText(es: "F de \(es)", en: "\(en) F")),
      (id + "_wald_f", LocalizedText(es: "F de \(es), forma de Wald", en: "\(en) F, Wald form")),
      (
        id + "_permutation_p",
        LocalizedText(es: "p de \(es) por permutación", en: "\(en) permutation p")
      ),
    ]
  }
}
