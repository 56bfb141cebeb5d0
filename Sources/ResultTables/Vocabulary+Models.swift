import Localization

extension Vocabulary {
  /// The words of regression models.
  static let models: [(String, LocalizedText)] = [
    ("coefficient", LocalizedText(es: "coeficiente", en: "coefficient")),
    ("intercept", LocalizedText(es: "constante", en: "intercept")),
    ("threshold", LocalizedText(es: "umbral", en: "threshold")),
    ("odds_ratio", LocalizedText(es: "razón de momios", en: "odds ratio")),
    ("rate_ratio", LocalizedText(es: "razón de tasas", en: "rate ratio")),
    ("hazard_ratio", LocalizedText(es: "razón de riesgos", en: "hazard ratio")),
    ("dispersion", LocalizedText(es: "dispersión residual", en: "residual dispersion")),
    ("excluded", LocalizedText(es: "excluidas por falta de dato", en: "left out, data missing")),
    (
      "predicted_probability",
      LocalizedText(es: "probabilidad media predicha", en: "average predicted probability")
    ),
    ("predicted_mean", LocalizedText(es: "media predicha", en: "average predicted mean")),
    (
      "predicted_probability_difference",
      LocalizedText(
        es: "diferencia de probabilidades medias predichas",
        en: "difference of average predicted probabilities")
    ),
    (
      "predicted_mean_difference",
      LocalizedText(
        es: "diferencia de medias predichas", en: "difference of average predicted means")
    ),
    (
      "replicates_left_out",
      LocalizedText(
        es: "el modelo no tiene ajuste en algunas réplicas, que se dejan fuera",
        en: "the model has no fit on some replicates, which are left out")
    ),
    (
      "one_threshold",
      LocalizedText(es: "dos respuestas: hay un solo umbral", en: "two answers: one threshold only")
    ),
    (
      "proportional_odds_f",
      LocalizedText(es: "F de momios proporcionales", en: "proportional-odds F")
    ),
    ("pearson", LocalizedText(es: "residuos de Pearson", en: "Pearson residuals")),
    (
      "standardised",
      LocalizedText(es: "todas las personas puestas en el grupo", en: "everyone put into the group")
    ),
    (
      "penalised_profile",
      LocalizedText(es: "perfil de la verosimilitud penalizada", en: "penalised profile likelihood")
    ),
    ("score_test", LocalizedText(es: "prueba de puntaje", en: "score test")),
    (
      "aliased_term",
      LocalizedText(
        es: "se sigue de los términos anteriores: el modelo es singular",
        en: "follows from the terms before it: the model is singular")
    ),
    ("no_convergence", LocalizedText(es: "el ajuste no converge", en: "the fit does not converge")),
    (
      "no_sampling_error",
      LocalizedText(
        es: "describe a quienes contestaron: no hay error de muestreo",
        en: "describes those who answered: there is no sampling error")
    ),
    (
      "separated_groups",
      LocalizedText(
        es: "un grupo contestó todo igual: sin penalización el coeficiente sería infinito",
        en: "a group is unanimous: without a penalty the coefficient would be infinite")
    ),
    (
      "penalised_fit",
      LocalizedText(
        es: "ajuste penalizado (Jeffreys), con errores que no bajan de los de un muestreo simple",
        en: "penalised fit (Jeffreys), with errors not below those of simple sampling")
    ),
  ]
}
