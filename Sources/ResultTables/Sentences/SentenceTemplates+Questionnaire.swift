import Localization

// All questions together: groups, clusters, single respondents, agreement over a scale.
extension SentenceTemplates {
  static let separation: [(String, LocalizedText)] = [
    (
      "mean_distance",
      LocalizedText(
        es: "entre {twoQuestionnaires} al azar la distancia media es el {percent} del largo de la "
          + "escala",
        en: "{twoQuestionnaires} picked at random are on average {percent} of the length of the "
          + "scale apart")
    ),
    (
      "mean_distance:between",
      LocalizedText(
        es: "entre un cuestionario de {group} y otro de {versus}, al azar, la distancia media es "
          + "el {percent} del largo de la escala",
        en: "a questionnaire of {group} and one of {versus} picked at random are on average "
          + "{percent} of the length of the scale apart")
    ),
    (
      "distance_share",
      LocalizedText(
        es: "esta pregunta reúne el {percent} de toda la distancia entre los cuestionarios",
        en: "this question holds {percent} of all the distance between the questionnaires")
    ),
    (
      "between_share",
      LocalizedText(
        es: "el {percent} de la distancia en esta pregunta separa a los grupos; el resto está "
          + "dentro de ellos",
        en: "{percent} of the distance on this question stands between the groups, the rest "
          + "within them")
    ),
    (
      "between_share:all",
      LocalizedText(
        es: "el {percent} de la distancia entre los cuestionarios separa a los grupos; el resto "
          + "está dentro de ellos",
        en: "{percent} of the distance between the questionnaires stands between the groups, the "
          + "rest within them")
    ),
    (
      "between_share:between",
      LocalizedText(
        es: "el {percent} de la distancia entre los cuestionarios de {group} y {versus} separa a "
          + "los dos grupos; el resto está dentro de ellos",
        en: "{percent} of the distance between the questionnaires of {group} and {versus} stands "
          + "between the two groups, the rest within them")
    ),
    (
      "permanova_f:between",
      LocalizedText(
        es: "la F de PERMANOVA entre {group} y {versus} es {number}{degrees}",
        en: "PERMANOVA’s F between {group} and {versus} is {number}{degrees}")
    ),
    (
      "permanova_r_squared:between",
      LocalizedText(
        es:
          "la R² de PERMANOVA entre {group} y {versus} es {number}{interval}: el grupo explica el "
          + "{percent} de las distancias al cuadrado",
        en: "PERMANOVA’s R² between {group} and {versus} is {number}{interval}: the group accounts "
          + "for {percent} of the squared distances")
    ),
    (
      "disco_total",
      LocalizedText(
        es: "la dispersión DISCO de todos los cuestionarios es {number}, en largos de la escala",
        en: "the DISCO dispersion of all questionnaires is {number}, in lengths of the scale")
    ),
    (
      "disco_within",
      LocalizedText(
        es: "de la dispersión DISCO, {number} está dentro de los grupos",
        en: "of the DISCO dispersion, {number} lies within the groups")
    ),
    (
      "disco_between",
      LocalizedText(
        es: "de la dispersión DISCO, {number} está entre los grupos",
        en: "of the DISCO dispersion, {number} lies between the groups")
    ),
    (
      "disco_f",
      LocalizedText(
        es: "la F de DISCO, dispersión entre los grupos sobre dispersión dentro de ellos, es "
          + "{number}{degrees}",
        en: "DISCO’s F, dispersion between the groups over dispersion within them, is "
          + "{number}{degrees}")
    ),
    (
      "permanova_f",
      LocalizedText(
        es: "la F de PERMANOVA, que compara las distancias entre los grupos con las de adentro, es "
          + "{number}{degrees}",
        en: "PERMANOVA’s F, which compares distances between the groups with those within, is "
          + "{number}{degrees}")
    ),
    (
      "permanova_f_modified",
      LocalizedText(
        es: "la F de PERMANOVA modificada, para grupos con dispersión distinta, es {number}",
        en: "the modified PERMANOVA F, for groups of unequal dispersion, is {number}")
    ),
    (
      "permanova_r_squared",
      LocalizedText(
        es:
          "la R² de PERMANOVA es {number}{interval}: los grupos explican el {percent} de las distancias al "
          + "cuadrado",
        en:
          "PERMANOVA’s R² is {number}{interval}: the groups account for {percent} of the squared distances"
      )
    ),
    (
      "anosim_r",
      LocalizedText(
        es:
          "la R de ANOSIM es {number}{interval}: 1 si toda distancia entre grupos supera a las de adentro, "
          + "0 si no hay diferencia",
        en:
          "ANOSIM’s R is {number}{interval}: 1 where every distance between groups exceeds those within, 0 "
          + "where there is no difference")
    ),
    (
      "permdisp_f",
      LocalizedText(
        es: "la F de PERMDISP, que dice si unos grupos están más divididos por dentro que otros, "
          + "es {number}{degrees}",
        en: "PERMDISP’s F, which tells whether some groups are more divided inside than others, is "
          + "{number}{degrees}")
    ),
    (
      "mean_distance_to_centroid",
      LocalizedText(
        es: "los cuestionarios están en promedio a {number} del centroide de su grupo, en largos "
          + "de la escala",
        en: "questionnaires lie on average {number} from the centroid of their group, in lengths "
          + "of the scale")
    ),
  ]

  static let clusters: [(String, LocalizedText)] = [
    (
      "cluster_count",
      LocalizedText(
        es: "los cuestionarios se dividen mejor en {count} conglomerados de respuestas parecidas",
        en: "the questionnaires divide best into {count} clusters of similar answers")
    ),
    (
      "cluster_size",
      LocalizedText(
        es: "el conglomerado {level} reúne {count} de {n} cuestionarios",
        en: "cluster {level} holds {count} of {n} questionnaires")
    ),
    (
      "silhouette",
      LocalizedText(
        es:
          "con {level} conglomerados la silueta media es {number}{interval}: 1 si están bien separados, 0 "
          + "si no se distinguen",
        en:
          "with {level} clusters the mean silhouette is {number}{interval}: 1 where they are well apart, 0 "
          + "where they cannot be told apart")
    ),
    (
      "cluster_separation",
      LocalizedText(
        es: "el {percent} de la distancia en esta pregunta está entre los conglomerados; no se "
          + "prueba, porque se hallaron en las mismas respuestas",
        en: "{percent} of the distance on this question stands between the clusters; it is not "
          + "tested, since they were found in the same answers")
    ),
  ]

  static let respondents: [(String, LocalizedText)] = [
    (
      "mean_distance_to_others",
      LocalizedText(
        es: "{item} está a una distancia media de los demás del {percent} del largo de la escala",
        en: "{item} is on average {percent} of the length of the scale away from the others")
    ),
    (
      "cluster",
      LocalizedText(
        es: "{item} pertenece al conglomerado {count}{medoid}",
        en: "{item} belongs to cluster {count}{medoid}")
    ),
    (
      "silhouette_width",
      LocalizedText(
        es:
          "el ancho de silueta de {item} es {number}{interval}: cerca de 1 encaja bien en su conglomerado; "
          + "negativo, encajaría mejor en otro",
        en:
          "the silhouette width of {item} is {number}{interval}: near 1 it fits its cluster well; "
          + "negative, it would fit another better")
    ),
    (
      "coordinate_1",
      LocalizedText(
        es: "{item} está en {signed} en el primer eje del mapa, donde los cuestionarios parecidos "
          + "quedan cerca",
        en: "{item} stands at {signed} on the first axis of the map, where similar questionnaires "
          + "lie close")
    ),
    (
      "coordinate_2",
      LocalizedText(
        es: "{item} está en {signed} en el segundo eje del mapa",
        en: "{item} stands at {signed} on the second axis of the map")
    ),
    (
      "goodness_of_fit",
      LocalizedText(
        es: "los dos ejes del mapa recogen el {percent} de las diferencias entre cuestionarios",
        en: "the two axes of the map hold {percent} of the differences between questionnaires")
    ),
    (
      "leaf_order",
      LocalizedText(
        es: "{item} ocupa el lugar {count} de {n} cuando los parecidos se ponen juntos",
        en: "{item} takes place {count} of {n} when those alike are put side by side")
    ),
    (
      "distance",
      LocalizedText(
        es: "entre {item} la distancia es el {percent} del largo de la escala",
        en: "{item} are {percent} of the length of the scale apart")
    ),
    (
      "merge_height",
      LocalizedText(
        es: "en el paso {step} se unen {merged} a una distancia del {percent} del largo de la "
          + "escala",
        en: "step {step} joins {merged} at a distance of {percent} of the length of the scale")
    ),
  ]

  static let agreement: [(String, LocalizedText)] = [
    (
      "krippendorff_alpha_nominal",
      LocalizedText(
        es: "la α nominal de Krippendorff es {number}{interval}, {chanceToShared}",
        en: "Krippendorff’s nominal α is {number}{interval}, {chanceToShared}")
    ),
    (
      "krippendorff_alpha_ordinal",
      LocalizedText(
        es: "la α ordinal de Krippendorff es {number}{interval}, {chanceToShared}",
        en: "Krippendorff’s ordinal α is {number}{interval}, {chanceToShared}")
    ),
    (
      "krippendorff_alpha_interval",
      LocalizedText(
        es: "la α de intervalo de Krippendorff es {number}{interval}, {chanceToShared}",
        en: "Krippendorff’s interval α is {number}{interval}, {chanceToShared}")
    ),
    (
      "krippendorff_alpha_ratio",
      LocalizedText(
        es: "la α de razón de Krippendorff es {number}{interval}, {chanceToShared}",
        en: "Krippendorff’s ratio α is {number}{interval}, {chanceToShared}")
    ),
    (
      "gwet_ac1",
      LocalizedText(
        es: "el AC1 de Gwet es {number}{interval}, {chanceToShared}",
        en: "Gwet’s AC1 is {number}{interval}, {chanceToShared}")
    ),
    (
      "gwet_ac2",
      LocalizedText(
        es: "el AC2 de Gwet es {number}{interval}, {chanceToShared}",
        en: "Gwet’s AC2 is {number}{interval}, {chanceToShared}")
    ),
    (
      "kendall_w",
      LocalizedText(
        es:
          "la W de Kendall es {number}{interval}: 1 si quienes contestan ordenan las preguntas igual, 0 si "
          + "cada quien las ordena a su modo",
        en:
          "Kendall’s W is {number}{interval}: 1 where respondents put the questions in the same order, 0 "
          + "where each has an order of their own")
    ),
  ]
}
