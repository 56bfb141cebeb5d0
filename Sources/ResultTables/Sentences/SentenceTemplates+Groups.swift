import Localization

// One question, two groups or two rounds.
extension SentenceTemplates {
  static let betweenGroups: [(String, LocalizedText)] = [
    (
      "cliff_delta",
      LocalizedText(
        es:
          "la δ de Cliff es {signed}{interval}, de −1 a +1: {group} tiende a contestar más arriba en la "
          + "escala que {versus}",
        en:
          "Cliff’s δ is {signed}{interval}, from −1 to +1: {group} tends to answer higher on the scale "
          + "than {versus}")
    ),
    (
      "cliff_delta:negative",
      LocalizedText(
        es:
          "la δ de Cliff es {signed}{interval}, de −1 a +1: {group} tiende a contestar más abajo en la "
          + "escala que {versus}",
        en:
          "Cliff’s δ is {signed}{interval}, from −1 to +1: {group} tends to answer lower on the scale "
          + "than {versus}")
    ),
    (
      "cliff_delta:zero",
      LocalizedText(
        es:
          "la δ de Cliff es {signed}{interval}: ni {group} ni {versus} tiende a contestar más arriba en la "
          + "escala",
        en:
          "Cliff’s δ is {signed}{interval}: neither {group} nor {versus} tends to answer higher on the "
          + "scale")
    ),
    (
      "probability_of_superiority",
      LocalizedText(
        es: "si se toma al azar una respuesta de {group} y otra de {versus}, la de {group} es más "
          + "alta en el {percent} de los casos, contando cada empate como la mitad",
        en: "if one answer of {group} and one of {versus} are picked at random, that of {group} is "
          + "the higher in {percent} of cases, a tie counting as half")
    ),
    (
      "generalised_odds",
      LocalizedText(
        es: "sin contar empates, por cada par en que es más alta la respuesta de {versus} hay "
          + "{number} en que lo es la de {group}",
        en: "leaving ties out, for each pair in which {versus} gives the higher answer there are "
          + "{number} in which {group} does")
    ),
    (
      "wasserstein_1",
      LocalizedText(
        es: "las respuestas tendrían que moverse en promedio {number} puntos{scale} para que las "
          + "de {group} y las de {versus} se repartieran igual",
        en: "answers would have to move {number} points on average{scale} for those of {group} "
          + "and {versus} to be distributed alike")
    ),
    (
      "energy_distance",
      LocalizedText(
        es:
          "la distancia de energía entre {group} y {versus} es {number}{interval}: 0 si sus respuestas se "
          + "reparten igual, y mayor cuanto más se apartan",
        en:
          "the energy distance between {group} and {versus} is {number}{interval}: 0 where their answers "
          + "are distributed alike, and larger the further apart they lie")
    ),
    (
      "kolmogorov_smirnov",
      LocalizedText(
        es: "en el punto de la escala donde más difieren, la proporción que contesta hasta ahí se "
          + "aparta {sharePoints} entre {group} y {versus}",
        en: "at the point of the scale where they differ most, the shares that answer up to there "
          + "lie {sharePoints} apart between {group} and {versus}")
    ),
    (
      "jensen_shannon",
      LocalizedText(
        es: "la divergencia de Jensen–Shannon entre {group} y {versus} es {number}, "
          + "{alikeToDisjoint}",
        en: "the Jensen–Shannon divergence between {group} and {versus} is {number}, "
          + "{alikeToDisjoint}")
    ),
    (
      "hellinger",
      LocalizedText(
        es: "la distancia de Hellinger entre {group} y {versus} es {number}, {alikeToDisjoint}",
        en: "the Hellinger distance between {group} and {versus} is {number}, {alikeToDisjoint}")
    ),
    (
      "brunner_munzel",
      LocalizedText(
        es:
          "el estadístico de Brunner–Munzel es {signed}{interval}: positivo si {group} tiende a contestar "
          + "más arriba en la escala que {versus}, negativo al revés",
        en:
          "the Brunner–Munzel statistic is {signed}{interval}: positive where {group} tends to answer "
          + "higher on the scale than {versus}, negative the other way round")
    ),
    (
      "max_t",
      LocalizedText(
        es: "entre quienes respondieron el cuestionario, la δ de Cliff de {group} frente a "
          + "{versus} es {signed}",
        en: "among those who answered the questionnaire, Cliff’s δ of {group} against {versus} is "
          + "{signed}")
    ),
    (
      "pooled_mean",
      LocalizedText(
        es: "la media de los grupos es {number} puntos{scores}",
        en: "the mean over the groups is {number} points{scores}")
    ),
    (
      "pooled_mean:equal",
      LocalizedText(
        es:
          "la media de los grupos es {number} puntos{scores}{interval}, si cada grupo pesa lo mismo",
        en:
          "the mean over the groups is {number} points{scores}{interval}, each group weighing the same"
      )
    ),
    (
      "pooled_mean:respondents",
      LocalizedText(
        es:
          "la media de los grupos es {number} puntos{scores}{interval}, si cada respuesta pesa lo mismo",
        en:
          "the mean over the groups is {number} points{scores}{interval}, each respondent weighing the "
          + "same")
    ),
  ]

  static let differences: [(String, LocalizedText)] = [
    (
      "difference:mean_score",
      LocalizedText(
        es: "el puntaje medio de {group} es {size} puntos más alto que el de {versus}{scores}",
        en: "the mean score of {group} is {size} points higher than that of {versus}{scores}")
    ),
    (
      "difference:mean_score:negative",
      LocalizedText(
        es: "el puntaje medio de {group} es {size} puntos más bajo que el de {versus}{scores}",
        en: "the mean score of {group} is {size} points lower than that of {versus}{scores}")
    ),
    (
      "difference:mean_score:zero",
      LocalizedText(
        es: "el puntaje medio es el mismo en {group} y en {versus}",
        en: "the mean score is the same in {group} and in {versus}")
    ),
    (
      "difference:favourable",
      LocalizedText(
        es: "la proporción de respuestas favorables es {sharePoints} mayor en {group} que en "
          + "{versus}",
        en: "the share of favourable answers is {sharePoints} larger in {group} than in {versus}")
    ),
    (
      "difference:favourable:negative",
      LocalizedText(
        es: "la proporción de respuestas favorables es {sharePoints} menor en {group} que en "
          + "{versus}",
        en: "the share of favourable answers is {sharePoints} smaller in {group} than in {versus}")
    ),
    (
      "difference:favourable:zero",
      LocalizedText(
        es: "la proporción de respuestas favorables es la misma en {group} y en {versus}",
        en: "the share of favourable answers is the same in {group} and in {versus}")
    ),
    (
      "difference:disagreement",
      LocalizedText(
        es: "el índice de desacuerdo subió {size} de {versusRound} a {round}",
        en: "the index of disagreement rose by {size} from {versusRound} to {round}")
    ),
    (
      "difference:disagreement:negative",
      LocalizedText(
        es: "el índice de desacuerdo bajó {size} de {versusRound} a {round}",
        en: "the index of disagreement fell by {size} from {versusRound} to {round}")
    ),
    (
      "difference:disagreement:zero",
      LocalizedText(
        es: "el índice de desacuerdo no cambió de {versusRound} a {round}",
        en: "the index of disagreement did not change from {versusRound} to {round}")
    ),
    (
      "difference:mean_pairwise_distance",
      LocalizedText(
        es: "la distancia media entre dos respuestas subió {size} puntos{scale} de {versusRound} a "
          + "{round}",
        en: "the mean distance between two answers rose by {size} points{scale} from {versusRound} "
          + "to {round}")
    ),
    (
      "difference:mean_pairwise_distance:negative",
      LocalizedText(
        es: "la distancia media entre dos respuestas bajó {size} puntos{scale} de {versusRound} a "
          + "{round}",
        en: "the mean distance between two answers fell by {size} points{scale} from {versusRound} "
          + "to {round}")
    ),
    (
      "difference:mean_pairwise_distance:zero",
      LocalizedText(
        es: "la distancia media entre dos respuestas no cambió de {versusRound} a {round}",
        en: "the mean distance between two answers did not change from {versusRound} to {round}")
    ),
  ]
}
