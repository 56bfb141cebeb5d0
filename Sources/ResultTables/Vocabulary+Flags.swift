import Localization

extension Vocabulary {
  /// Why an answer or a number is not there.
  static let reasons: [(String, LocalizedText)] = [
    (
      "zero_denominator",
      LocalizedText(es: "el denominador suma cero", en: "the denominator adds up to zero")
    ),
    (
      "no_such_statistic",
      LocalizedText(
        es: "la pregunta no tiene ese estadístico", en: "the question has no such statistic")
    ),
    ("no_answer", LocalizedText(es: "no contestó", en: "no answer")),
    ("does_not_know", LocalizedText(es: "no sabe", en: "does not know")),
    ("refused", LocalizedText(es: "prefirió no contestar", en: "refused")),
    ("not_applicable", LocalizedText(es: "no aplica", en: "not applicable")),
    ("not_asked", LocalizedText(es: "no se le preguntó", en: "not asked")),
    (
      "suppressed_small_cell",
      LocalizedText(es: "reservado: menos personas que el mínimo", en: "withheld: too few people")
    ),
    (
      "suppressed_complementary",
      LocalizedText(
        es: "reservado para que no se deduzca otra cifra",
        en: "withheld so that another number cannot be worked out")
    ),
    (
      "suppressed_same_answer",
      LocalizedText(
        es: "reservado: diría qué contestó cada persona del grupo",
        en: "withheld: it would tell what everybody in the group answered")
    ),
    (
      "suppressed_dominance",
      LocalizedText(
        es: "reservado: una aportación, o muy pocas, hacen casi toda la cifra",
        en: "withheld: one contribution, or very few, make nearly all of the number")
    ),
    (
      "rounded",
      LocalizedText(
        es: "las frecuencias están redondeadas al azar a múltiplos del mínimo; pueden no sumar",
        en: "counts are rounded at random to multiples of the minimum; they may not add up")
    ),
    (
      "rounded_to_zero",
      LocalizedText(
        es: "las frecuencias redondeadas del grupo son cero",
        en: "the rounded counts of the group are zero")
    ),
    ("no_answers", LocalizedText(es: "nadie contestó", en: "nobody answered")),
    (
      "no_weight",
      LocalizedText(es: "las respuestas pesan cero", en: "the answers have no weight")
    ),
    ("not_ordinal", LocalizedText(es: "la escala no tiene orden", en: "the scale has no order")),
    (
      "one_level",
      LocalizedText(es: "la escala tiene un solo nivel", en: "the scale has a single level")
    ),
    (
      "no_degrees_of_freedom",
      LocalizedText(
        es: "el diseño no deja grados de libertad", en: "the design leaves no degrees of freedom")
    ),
    (
      "no_design_errors",
      LocalizedText(
        es: "el diseño no permite calcular errores", en: "the design allows no errors")
    ),
    ("one_group", LocalizedText(es: "solo contestó un grupo", en: "only one group answered")),
    (
      "singular_table",
      LocalizedText(es: "la tabla no permite la prueba", en: "the table does not allow the test")
    ),
    (
      "too_few_clusters",
      LocalizedText(es: "muy pocos conglomerados", en: "too few clusters")
    ),
    (
      "too_many_groups",
      LocalizedText(
        es: "demasiados grupos para comparar cada par", en: "too many groups to compare every pair")
    ),
    (
      "no_conditional_form",
      LocalizedText(
        es: "las pruebas de rangos no toman una dimensión dada",
        en: "rank tests take no dimension that is given")
    ),
    ("no_votes", LocalizedText(es: "nadie votó", en: "nobody voted")),
    ("empty_group", LocalizedText(es: "grupo sin respuestas", en: "no one in the group")),
    (
      "too_few_levels",
      LocalizedText(
        es: "la escala tiene muy pocos niveles para esta medida",
        en: "the scale has too few levels for this measure")
    ),
    (
      "one_effective_answer",
      LocalizedText(
        es: "los pesos dejan una sola respuesta efectiva",
        en: "the weights leave one effective answer")
    ),
    (
      "no_value_as_rare",
      LocalizedText(
        es: "ningún valor es tan raro al contestar al azar",
        en: "no value is as rare under random answering")
    ),
    (
      "too_few_respondents",
      LocalizedText(
        es: "muy pocas respuestas para comparar cuestionarios",
        en: "too few respondents to compare questionnaires")
    ),
    (
      "too_many_respondents",
      LocalizedText(
        es: "demasiadas respuestas para comparar cada cuestionario con cada otro",
        en: "too many respondents to compare each questionnaire with each other one")
    ),
    (
      "too_few_questions",
      LocalizedText(
        es: "muy pocas preguntas para comparar cuestionarios",
        en: "too few questions to compare questionnaires")
    ),
    (
      "too_few_complete",
      LocalizedText(
        es: "menos de dos contestaron todas las preguntas",
        en: "fewer than two answered every question")
    ),
    (
      "no_common_answers",
      LocalizedText(
        es: "ninguna pregunta tiene dos respuestas", en: "no question has two answers")
    ),
    (
      "no_zero_point",
      LocalizedText(
        es: "los puntajes no tienen cero: no hay razones", en: "scores without a zero: no ratios")
    ),
    (
      "no_common_questions",
      LocalizedText(
        es: "no a todos se les hizo alguna pregunta en común",
        en: "not all were asked a question in common")
    ),
    (
      "too_many_columns",
      LocalizedText(
        es: "hay más grupos que letras para compararlos",
        en: "there are more groups than letters to compare them")
    ),
    (
      "complete_separation",
      LocalizedText(es: "los grupos no se traslapan", en: "the groups do not overlap")
    ),
    ("only_ties", LocalizedText(es: "todos los pares empatan", en: "all pairs are ties")),
    (
      "weighted",
      LocalizedText(es: "no está definido con ponderadores", en: "not defined with weights")
    ),
    (
      "no_clusters",
      LocalizedText(
        es: "ninguna división en conglomerados es mejor que no dividir",
        en: "no division into clusters is better than none")
    ),
    (
      "too_many_to_list",
      LocalizedText(
        es: "demasiadas respuestas para enumerarlas",
        en: "too many respondents to list")
    ),
    (
      "too_few_members",
      LocalizedText(
        es: "algún grupo tiene menos de tres integrantes",
        en: "some group has fewer than three members")
    ),
    ("no_mentions", LocalizedText(es: "nadie eligió ninguna opción", en: "nobody chose an option")),
    ("one_answer", LocalizedText(es: "solo una respuesta", en: "only one answer")),
    ("one_respondent", LocalizedText(es: "solo una respuesta", en: "only one respondent")),
    (
      "no_variation_of_spread",
      LocalizedText(
        es: "dentro de cada grupo todas las distancias al centro son iguales",
        en: "within each group all distances to the centre are the same")
    ),
    (
      "no_variation",
      LocalizedText(es: "todas las respuestas son iguales", en: "all answers are the same")
    ),
  ]

  /// What the answers of a group look like.
  static let patterns: [(String, LocalizedText)] = [
    ("shared_view", LocalizedText(es: "visión compartida", en: "shared view")),
    ("two_camps", LocalizedText(es: "dos bandos", en: "two camps")),
    ("spread", LocalizedText(es: "dispersión", en: "spread")),
    (
      "not_enough_answers",
      LocalizedText(es: "respuestas insuficientes", en: "not enough answers")
    ),
  ]

  /// What the reader must know before using a number.
  static let flags: [(String, LocalizedText)] = [
    (
      "comparable_with_caveat",
      LocalizedText(
        es: "la pregunta cambió entre rondas: compárese con cautela",
        en: "the question changed between rounds: compare with care")
    ),
    (
      "not_comparable",
      LocalizedText(
        es: "la pregunta cambió entre rondas: no se compara",
        en: "the question changed between rounds: not compared")
    ),
    (
      "pooled_actors",
      LocalizedText(
        es: "suma actores a los que se hizo la misma pregunta, sin ponderarlos",
        en: "adds up actors who were asked the same question, without weighting them")
    ),
    (
      "paired_respondents",
      LocalizedText(
        es: "toma en cuenta a quienes contestaron en ambas rondas",
        en: "takes account of those who answered in both rounds")
    ),
    (
      "unweighted",
      LocalizedText(
        es: "sin ponderar: cada respondente cuenta lo mismo, y no se prueba",
        en: "unweighted: each respondent counts the same, and nothing is tested")
    ),
    (
      "questions_left_out",
      LocalizedText(
        es:
          "sin las preguntas que algún grupo contestó muy pocas veces; --minimum-cell las incluye",
        en: "without questions that a group answered too seldom; --minimum-cell includes them")
    ),
    (
      "map_of_groups",
      LocalizedText(
        es: "mapa de grupos: son demasiadas respuestas para uno de respondentes",
        en: "a map of groups: there are too many respondents for one of them")
    ),
    (
      "respondents_left_out",
      LocalizedText(
        es: "deja fuera a quienes tienen muy pocas preguntas en común con alguien más",
        en: "leaves out those who have too few questions in common with someone else")
    ),
    (
      "medoid",
      LocalizedText(
        es: "el cuestionario más típico de su conglomerado",
        en: "the most typical questionnaire of its cluster")
    ),
    (
      "group_without_votes",
      LocalizedText(es: "un grupo no votó", en: "a group did not vote")
    ),
    (
      "too_few_to_test",
      LocalizedText(
        es: "con tan pocas respuestas ninguna prueba puede llegar al 5 %",
        en: "with so few answers no test can reach 5%")
    ),
    (
      "levels_without_comparison",
      LocalizedText(
        es: "en algunos niveles de la dimensión dada no hay qué comparar",
        en: "at some levels of the given dimension there is nothing to compare")
    ),
    (
      "base_asked",
      LocalizedText(
        es: "proporción de todas las personas a quienes se preguntó",
        en: "share of all who were asked")
    ),
    (
      "empty_cells_dropped",
      LocalizedText(
        es: "la prueba deja fuera respuestas o grupos vacíos",
        en: "the test leaves out empty answers or groups")
    ),
  ]
}
