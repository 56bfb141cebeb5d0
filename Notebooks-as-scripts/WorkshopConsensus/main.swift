// Which recommendations do all groups at the workshop stand behind, and how far does the order of
// the others depend on who was in the room? The page is in English.
//
//     swift run -c release WorkshopConsensus output/WorkshopConsensus
import Contraste

Notebook.write("WorkshopConsensus", in: .english) { page in
  let workshop = try WorkshopStudy(opening: "Datasets/ssc-effectiveness")
  let (texts, numbers) = (workshop.record.texts, page.numbers)
  func name(_ row: ResultRow) -> String { "“\(texts[row.key.item]?[page.language] ?? "")”" }
  func ranked(_ rows: [ResultRow]) -> [ResultRow] {
    rows.filter { $0.estimate != nil }
      .sorted { ($0.estimate?.value ?? 0) > ($1.estimate?.value ?? 0) }
  }

  let rows = workshop.results(workshop.defaultPlan)
  page.title("What the workshop agrees on")
  page.text(
    """
    Sixty people of four kinds of actor voted on 24 recommendations. Two in five stood for civil
    society organisations: a count of hands would lean their way. Here each kind counts the same.
    The votes are synthetic.
    """)

  // What do all groups stand behind, and what divides them?
  let consensus = ranked(rows.about("group_aware_consensus"))
  let gaps = ranked(rows.about("support_gap"))
  guard let most = consensus.first, let widest = gaps.first else { return }
  page.heading("Agreement and division")
  page.text(
    """
    Most agreed: \(name(most)). Most divisive: \(name(widest)), which the group that likes it best
    supports by \(numbers.number(100 * (widest.estimate?.value ?? 0), decimals: 0)) percentage
    points more than the one that likes it least.
    """)
  try page.show(workshop.figure(ChartRequest(.support), of: rows, language: page.language))

  // Is a difference more than the deal of votes would give?
  let told = rows.about("fisher_exact_p").filter { ($0.estimate?.adjustedPValue ?? 1) < 0.05 }
  page.text(
    """
    With Fisher's exact test, adjusted for \(consensus.count) recommendations, the groups differ on
    \(told.count) of them: \(told.map(name).joined(separator: "; ")).
    """)

  // Whose absence would change the order?
  page.heading("Who makes the order")
  let all = rows.about("borda_rank", level: "group_equal")
  let without = rows.about("borda_rank_without")
  for group in workshop.record.actors {
    let moves = without.about(group: group).compactMap { row -> Double? in
      guard let own = all.first(where: { $0.key.item == row.key.item })?.estimate?.value,
        let other = row.estimate?.value
      else { return nil }
      return abs(other - own)
    }
    let mean = moves.reduce(0, +) / Double(max(1, moves.count))
    let label = workshop.study.actor(group)?.label[page.language] ?? group
    page.text(
      "\(label) left out: recommendations move by "
        + "\(numbers.number(mean, decimals: 1)) places on average.")
  }
  try page.show(workshop.figure(ChartRequest(.ranks), of: rows, language: page.language))

  // Which findings led to no recommendation?
  let alone = workshop.trace().about("recommendation_count", by: "finding")
    .filter { $0.estimate?.value == 0 }
  page.heading("What nobody took up")
  page.list(
    alone.map { row in
      workshop.study.findings.first { $0.id == row.key.group }?.text[page.language] ?? ""
    })
}
