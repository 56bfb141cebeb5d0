// Where do civil society organisations disagree among themselves? The page is in Spanish.
//
//     swift run -c release DisagreementAmongCSOs output/DisagreementAmongCSOs
import Contraste

Notebook.write("DisagreementAmongCSOs", in: .spanish) { page in
  let study = try MonitoringStudy(opening: "Datasets/ssc-effectiveness")
  let (labels, numbers, round) = (study.labels(page.language), page.numbers, "2024")
  func name(_ row: ResultRow) -> String { "«\(labels.shortQuestion(row.key.question))»" }

  // Everything that is known of how far answers stand apart, and of that the part about CSOs.
  let divergence = try study.divergence(study.defaultPlan)
  let cso = divergence.about(by: "actor", group: "cso", round: round, versus: "")

  page.title("En qué difieren las organizaciones de la sociedad civil, \(round)")
  page.text(
    """
    Un promedio no dice si todas piensan lo mismo o si están divididas. El índice de desacuerdo sí:
    es \(numbers.percent(0)) si todas responden igual y \(numbers.percent(1)) si la mitad está en
    cada extremo de la escala. Los datos son sintéticos.
    """)

  // Which questions divide them most?
  let ranked = cso.about("disagreement").filter { $0.estimate != nil }
    .sorted { ($0.estimate?.value ?? 0) > ($1.estimate?.value ?? 0) }
  guard let most = ranked.first, let least = ranked.last else { return }
  let top = try cso.estimate("disagreement", question: most.key.question, group: "cso")
  let bottom = try cso.estimate("disagreement", question: least.key.question, group: "cso")
  let opposed = try cso.estimate("opposed_pairs", question: most.key.question, group: "cso")
  page.heading("¿Qué preguntas las dividen más?")
  page.text(
    """
    La que más, \(name(most)): \(numbers.percent(top)), con \(numbers.respondents(top)) respuestas.
    De cada cien pares de OSC, \(numbers.number(100 * opposed.value, decimals: 0)) están en lados
    opuestos. La que menos, \(name(least)): \(numbers.percent(bottom)).
    """)
  let dots = ChartRequest(.disagreement, groupBy: "actor", group: "cso", round: round)
  try page.show(study.figure(dots, of: cso, language: page.language))

  // Is that less than there would be if everybody answered at random?
  let closer = try ranked.filter { row in
    let chance = try cso.estimate("random_answering_low", question: row.key.question, group: "cso")
    return (row.estimate?.value ?? 1) < chance.value
  }
  page.heading("¿Podrían ser respuestas al azar?")
  page.text(
    """
    En \(closer.count) de \(ranked.count) preguntas el desacuerdo es menor que el de casi cualquier
    conjunto de respuestas al azar (queda bajo su \(numbers.percent(0.05)) inferior). En las demás
    no se puede descartar.
    """)

  // Close together, spread, or in two camps? The index alone cannot tell.
  page.heading("¿Una visión compartida, o dos bandos?")
  func questions(_ pattern: String) -> [ResultRow] { ranked.filter { $0.flag.contains(pattern) } }
  page.list([
    "Visión compartida: " + questions("shared_view").map(name).joined(separator: ", ") + ".",
    "Dos bandos: " + questions("two_camps").map(name).joined(separator: ", ") + ".",
    "Dispersas a lo largo de la escala: las otras \(questions("spread").count).",
  ])
  if let split = questions("two_camps").first {
    page.text("Los dos bandos que más se alejan, en todas las rondas:")
    let answers = try study.distribution(of: split.key.question).about(group: "cso")
    let bars = ChartRequest(.stacked, question: split.key.question, groupBy: "actor")
    try page.show(study.figure(bars, of: answers, language: page.language))
  }

  // Who answers like whom? The study hides its respondents: they appear by codes.
  let clusters = try cso.estimate("cluster_count", group: "cso")
  let telling = cso.about("cluster_separation").filter { $0.estimate != nil }
    .max { ($0.estimate?.value ?? 0) < ($1.estimate?.value ?? 0) }
  page.heading("¿Quién con quién?")
  page.text(
    """
    Por sus respuestas, las OSC forman \(numbers.count(Int(clusters.value))) conjuntos; lo que más
    los distingue es \(telling.map(name) ?? "–"). Describen estas respuestas, no prueban bandos.
    """)
  let map = ChartRequest(.map, groupBy: "actor", group: "cso")
  try page.show(study.figure(map, of: cso, language: page.language))
}
