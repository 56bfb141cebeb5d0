import Localization

extension Vocabulary {
  static let methods: [(String, LocalizedText)] = [
    ("korn_graubard", LocalizedText(es: "Korn–Graubard", en: "Korn–Graubard")),
    ("logit", LocalizedText(es: "logit", en: "logit")),
    ("wilson", LocalizedText(es: "Wilson", en: "Wilson")),
    ("arcsine", LocalizedText(es: "arcoseno", en: "arc sine")),
    ("agresti_coull", LocalizedText(es: "Agresti–Coull", en: "Agresti–Coull")),
    ("clopper_pearson", LocalizedText(es: "Clopper–Pearson", en: "Clopper–Pearson")),
    ("wald", LocalizedText(es: "Wald", en: "Wald")),
    ("woodruff", LocalizedText(es: "Woodruff", en: "Woodruff")),
    ("linearization", LocalizedText(es: "linealización de Taylor", en: "Taylor linearisation")),
    ("linearisation", LocalizedText(es: "linealización de Taylor", en: "Taylor linearisation")),
    ("random_rounding", LocalizedText(es: "redondeo aleatorio", en: "random rounding")),
    ("t", LocalizedText(es: "t con grados de libertad del diseño", en: "t with design df")),
    (
      "t_bounded",
      LocalizedText(
        es: "t con grados de libertad del diseño, cortado en los valores posibles",
        en: "t with design df, held within the possible values")
    ),
    ("hypergeometric", LocalizedText(es: "hipergeométrico", en: "hypergeometric")),
    (
      "voter_bootstrap",
      LocalizedText(
        es: "sorteo de personas dentro de los grupos", en: "bootstrap of voters within groups")
    ),
    (
      "shifted_dirichlet",
      LocalizedText(es: "Dirichlet desplazada (¼)", en: "shifted Dirichlet (¼)")
    ),
    ("permutation_exact", LocalizedText(es: "permutación exacta", en: "exact permutation")),
    (
      "resampled_respondents",
      LocalizedText(es: "personas u organizaciones remuestreadas", en: "respondents resampled")
    ),
    (
      "permutation_monte_carlo",
      LocalizedText(es: "permutación por Monte Carlo", en: "Monte Carlo permutation")
    ),
    ("exact", LocalizedText(es: "enumeración exacta", en: "exact enumeration")),
    ("monte_carlo", LocalizedText(es: "Monte Carlo", en: "Monte Carlo")),
    ("normal", LocalizedText(es: "aproximación normal", en: "normal approximation")),
    ("adjusted_wald", LocalizedText(es: "Wald ajustado", en: "adjusted Wald")),
    (
      "rao_scott_first_order",
      LocalizedText(es: "Rao–Scott de primer orden", en: "first-order Rao–Scott")
    ),
    (
      "rao_scott_second_order",
      LocalizedText(es: "Rao–Scott de segundo orden", en: "second-order Rao–Scott")
    ),
    (
      "mean_favourable",
      LocalizedText(
        es: "media de la proporción favorable de cada pregunta",
        en: "mean of the favourable share of each question")
    ),
    (
      "cmdscale_squares",
      LocalizedText(
        es: "escalamiento clásico, parte de los cuadrados de los valores propios",
        en: "classical scaling, share of the squared eigenvalues")
    ),
    (
      "energy_map",
      LocalizedText(
        es: "escalamiento clásico de distancias de energía entre grupos",
        en: "classical scaling of energy distances between groups")
    ),
    (
      "cmdscale",
      LocalizedText(es: "escalamiento clásico", en: "classical multidimensional scaling")
    ),
    ("centroid", LocalizedText(es: "punto medio del grupo", en: "mean point of the group")),
    (
      "pooled_pairs",
      LocalizedText(es: "cociente de sumas sobre pares", en: "ratio of sums over pairs")
    ),
    (
      "pooled_pairs_jackknife",
      LocalizedText(
        es: "cociente de sumas sobre pares, jackknife",
        en: "ratio of sums over pairs, jackknife")
    ),
    ("average_linkage", LocalizedText(es: "enlace promedio", en: "average linkage")),
    (
      "optimal_leaf_order",
      LocalizedText(es: "orden óptimo de las hojas", en: "optimal leaf order")
    ),
    ("leave_one_out", LocalizedText(es: "dejando una respuesta fuera", en: "leave one out")),
    ("binomial", LocalizedText(es: "binomial", en: "binomial")),
    ("chi_squared", LocalizedText(es: "χ²", en: "χ²")),
    (
      "groups_weigh_the_same",
      LocalizedText(es: "cada grupo pesa lo mismo", en: "each group weighs the same")
    ),
    (
      "groups_weigh_by_respondents",
      LocalizedText(es: "cada respuesta pesa lo mismo", en: "each respondent weighs the same")
    ),
    ("gower_pooled", LocalizedText(es: "Gower, cociente de sumas", en: "Gower, ratio of sums")),
    ("finite_population", LocalizedText(es: "población finita", en: "finite population")),
    ("laplace_smoothing", LocalizedText(es: "suavizado de Laplace", en: "Laplace smoothing")),
    (
      "rank_score_t",
      LocalizedText(es: "rangos, dispersión común", en: "ranks, common scatter")
    ),
    (
      "rank_score_f",
      LocalizedText(es: "rangos, dispersión común", en: "ranks, common scatter")
    ),
    (
      "rank_wald_t",
      LocalizedText(es: "rangos, dispersión de cada grupo", en: "ranks, scatter within groups")
    ),
    (
      "rank_wald_f",
      LocalizedText(es: "rangos, dispersión de cada grupo", en: "ranks, scatter within groups")
    ),
    ("saddlepoint", LocalizedText(es: "punto de silla", en: "saddlepoint approximation")),
    ("multinomial_exact", LocalizedText(es: "multinomial exacta", en: "exact multinomial")),
    (
      "multinomial_monte_carlo",
      LocalizedText(es: "multinomial por Monte Carlo", en: "Monte Carlo multinomial")
    ),
    ("sign_exact", LocalizedText(es: "signos, exacta", en: "exact sign test")),
    ("bonferroni", LocalizedText(es: "Bonferroni", en: "Bonferroni")),
    ("none", LocalizedText(es: "sin ajuste", en: "none")),
    ("holm", LocalizedText(es: "Holm", en: "Holm")),
    ("bh", LocalizedText(es: "Benjamini–Hochberg", en: "Benjamini–Hochberg")),
  ]
}
