import Localization

extension Vocabulary {
  /// The statistics of change between rounds.
  static let trendStatistics: [(String, LocalizedText)] = [
    ("comparability", LocalizedText(es: "comparabilidad", en: "comparability")),
    ("linear_trend", LocalizedText(es: "cambio por año", en: "change a year")),
    (
      "lack_of_fit_chi2",
      LocalizedText(es: "χ² de desvío de la recta", en: "χ² of departure from the line")
    ),
    ("mann_kendall_tau", LocalizedText(es: "τ de Mann–Kendall", en: "Mann–Kendall τ")),
    (
      "cochran_armitage_chi2",
      LocalizedText(es: "χ² de Cochran–Armitage", en: "Cochran–Armitage χ²")
    ),
    (
      "standardised_favourable",
      LocalizedText(es: "favorables, estandarizado", en: "favourable, standardised")
    ),
    (
      "standardised_mean_score",
      LocalizedText(es: "puntaje medio, estandarizado", en: "mean score, standardised")
    ),
    ("paired_count", LocalizedText(es: "contestaron dos veces", en: "answered twice")),
    ("mcnemar_chi2", LocalizedText(es: "χ² de McNemar", en: "McNemar χ²")),
    (
      "mcnemar_exact",
      LocalizedText(
        es: "pasaron a favorable, de quienes cambiaron de lado",
        en: "moved to favourable, of those who changed side")
    ),
    (
      "sign_test",
      LocalizedText(
        es: "subieron, de quienes cambiaron de respuesta",
        en: "moved up, of those who changed their answer")
    ),
    (
      "wilcoxon_signed_rank",
      LocalizedText(es: "V de Wilcoxon (rangos con signo)", en: "Wilcoxon signed-rank V")
    ),
    ("stuart_maxwell_chi2", LocalizedText(es: "χ² de Stuart–Maxwell", en: "Stuart–Maxwell χ²")),
    ("bhapkar_chi2", LocalizedText(es: "χ² de Bhapkar", en: "Bhapkar χ²")),
    (
      "marginal_homogeneity_f",
      LocalizedText(es: "F de homogeneidad marginal", en: "F of marginal homogeneity")
    ),
    (
      "transition_count",
      LocalizedText(es: "respuestas que cambiaron así", en: "answers that moved so")
    ),
    (
      "transition_share",
      LocalizedText(
        es: "proporción de quienes contestaban igual antes",
        en: "share of those who answered alike before")
    ),
    (
      "progress_linear_path",
      LocalizedText(es: "avance en línea recta", en: "progress on a straight path")
    ),
    (
      "progress_growth_rate",
      LocalizedText(es: "avance por tasa de crecimiento", en: "progress by growth rate")
    ),
    (
      "progress_projection",
      LocalizedText(es: "avance por proyección", en: "progress by projection")
    ),
    (
      "progress_growth_rate_reversed",
      LocalizedText(
        es: "tasa de crecimiento, vista del otro lado", en: "growth rate, from the other side")
    ),
    (
      "progress_projection_reversed",
      LocalizedText(es: "proyección, vista del otro lado", en: "projection, from the other side")
    ),
    (
      "progress_growth",
      LocalizedText(
        es: "crecimiento por año, clases de Open SDG", en: "growth a year, classes of Open SDG")
    ),
    (
      "progress_growth_unsd",
      LocalizedText(
        es: "crecimiento por año, clases de la UNSD", en: "growth a year, classes of UNSD")
    ),
    (
      "linear_path_same_verdict",
      LocalizedText(
        es: "mismo veredicto en línea recta", en: "same verdict on the straight path")
    ),
    (
      "growth_rate_same_verdict",
      LocalizedText(
        es: "mismo veredicto por tasa de crecimiento", en: "same verdict by growth rate")
    ),
    (
      "projection_same_verdict",
      LocalizedText(es: "mismo veredicto por proyección", en: "same verdict by projection")
    ),
  ]

  /// The verdicts on progress, and what to know of them.
  static let verdicts: [(String, LocalizedText)] = [
    ("achieved", LocalizedText(es: "meta alcanzada", en: "target achieved")),
    ("on_track", LocalizedText(es: "en camino", en: "on track")),
    (
      "acceleration_needed",
      LocalizedText(es: "hay que acelerar", en: "acceleration needed")
    ),
    ("limited_progress", LocalizedText(es: "avance limitado", en: "limited progress")),
    (
      "stagnation_or_regression",
      LocalizedText(es: "estancamiento o retroceso", en: "stagnation or regression")
    ),
    ("deterioration", LocalizedText(es: "deterioro", en: "deterioration")),
    ("target_missed", LocalizedText(es: "meta no alcanzada a tiempo", en: "target missed")),
    ("substantial_progress", LocalizedText(es: "avance sustancial", en: "substantial progress")),
    ("moderate_progress", LocalizedText(es: "avance moderado", en: "moderate progress")),
    ("marginal_progress", LocalizedText(es: "avance marginal", en: "marginal progress")),
    (
      "target_met_at_baseline",
      LocalizedText(
        es: "la meta ya se cumplía al inicio", en: "the target was met at the baseline already")
    ),
    (
      "method_of_target",
      LocalizedText(es: "es el método que el estudio declara", en: "the method the study declares")
    ),
    (
      "zero_base",
      LocalizedText(
        es: "una tasa de crecimiento no parte de cero: en su lugar se usa 0.001 %",
        en: "no growth rate starts from zero: 0.001% stands in for it")
    ),
    (
      "verdict_depends_on_side",
      LocalizedText(
        es: "contado del otro lado (los que no), el veredicto sería otro",
        en: "told from the other side (those who do not), the verdict would be another")
    ),
    (
      "change_not_told_from_zero",
      LocalizedText(
        es: "el cambio desde el inicio no se distingue de cero",
        en: "the change since the baseline cannot be told from zero")
    ),
    (
      "no_later_round",
      LocalizedText(es: "no hay ronda posterior al inicio", en: "no round after the baseline")
    ),
    (
      "no_progress_ratio",
      LocalizedText(
        es: "la meta ya se cumplía al inicio, o no hay tasa que comparar",
        en: "the target was met at the baseline already, or there is no rate to compare")
    ),
    ("fieller", LocalizedText(es: "Fieller", en: "Fieller")),
    ("delta", LocalizedText(es: "método delta", en: "delta method")),
  ]

  /// Why there is no trend, and what to know of one.
  static let trendReasons: [(String, LocalizedText)] = [
    ("comparable", LocalizedText(es: "comparable", en: "comparable")),
    (
      "too_few_rounds",
      LocalizedText(
        es: "menos de tres rondas que puedan compararse",
        en: "fewer than three rounds that can be compared")
    ),
    (
      "rounds_at_one_time",
      LocalizedText(
        es: "las rondas tienen la misma fecha", en: "the rounds stand at the same time")
    ),
    ("nobody_moved", LocalizedText(es: "nadie cambió de respuesta", en: "nobody moved")),
    (
      "empty_stratum",
      LocalizedText(
        es: "a la ronda le falta un estrato de la composición de referencia",
        en: "the round lacks a stratum of the standard composition")
    ),
    (
      "rounds_left_out",
      LocalizedText(
        es: "la tendencia no toma en cuenta rondas que no se comparan o con muy pocas respuestas",
        en: "the trend leaves out rounds that cannot be compared or have too few answers")
    ),
    (
      "time_is_order",
      LocalizedText(
        es: "no se conocen las fechas: las rondas cuentan como años sucesivos",
        en: "the dates are not known: rounds count as successive years")
    ),
    (
      "changed_actors_left_out",
      LocalizedText(
        es: "no cuenta a quienes figuran como otro tipo de actor en la segunda ronda",
        en: "leaves out respondents who are another kind of actor in the second round")
    ),
    (
      "generalised_least_squares",
      LocalizedText(
        es: "mínimos cuadrados generalizados",
        en: "generalised least squares")
    ),
    (
      "ordinary_least_squares",
      LocalizedText(
        es: "mínimos cuadrados ordinarios",
        en: "ordinary least squares")
    ),
  ]
}
