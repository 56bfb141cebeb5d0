import Estimation
import Framework
import Localization
import Results
import Tables

extension Tabulation {
  private static let rules = ["consensus_rank", "borda_rank", "copeland_rank", "kemeny_rank"]

  /// The ranks by each rule, with how far they move when a group or a voter is left out.
  func ranksTable(_ part: Part) -> DisplayTable? {
    let ranks = part.rows.filter { Self.rules.contains($0.key.statistic) }
    let equal = ranks.filter { $0.key.level == "group_equal" }
    let statistics = Self.rules.filter { id in equal.contains { $0.key.statistic == id } }
    guard let first = statistics.first, equal.contains(where: { $0.estimate != nil }) else {
      return nil
    }
    let order = equal.filter { $0.key.statistic == first }.sorted {
      ($0.estimate?.value ?? .infinity) < ($1.estimate?.value ?? .infinity)
    }
    let hasVoters = ranks.contains { $0.key.level == "voter_equal" && $0.estimate != nil }
    let hasWithout = part.rows.contains { $0.key.statistic == "borda_rank_without" }
    var writer = CellWriter(language: language, minimumCell: minimumCell)
    let rows = order.map { row -> [DisplayTable.Cell] in
      let item = row.key.item
      var cells: [DisplayTable.Cell] = [.text(recommendation(item))]
      cells += statistics.map { id in
        equal.first { $0.key.item == item && $0.key.statistic == id }
          .map { writer.valueCell($0) } ?? .empty
      }
      let own = part.rows.filter { $0.key.item == item }
      if hasWithout { cells.append(span(own.filter { $0.key.statistic == "borda_rank_without" })) }
      if hasVoters {
        cells.append(
          span(
            own.filter { $0.key.statistic.hasPrefix("borda_rank_") }
              .filter { ["borda_rank_best", "borda_rank_worst"].contains($0.key.statistic) }))
        let voter = own.first { $0.key.statistic == "borda_rank" && $0.key.level == "voter_equal" }
        cells.append(voter.map { writer.valueCell($0) } ?? .empty)
      }
      return cells
    }
    var columns = [recommendationColumn]
    columns += statistics.map { .init(Vocabulary.heading($0, language), .trailing) }
    let words = [
      hasWithout ? LocalizedText(es: "Borda sin un grupo", en: "Borda without a group") : nil,
      hasVoters ? LocalizedText(es: "Borda sin una persona", en: "Borda without a voter") : nil,
      hasVoters
        ? LocalizedText(es: "Borda por personas", en: "Borda by voters") : nil,
    ].compactMap { $0?[language] }
    columns += words.map { .init($0, .trailing) }
    let title = LocalizedText(es: "Orden de las recomendaciones", en: "Order of recommendations")
    return FootnoteMarks.finish(
      DisplayTable(
        title: title[language], columns: columns, rows: rows,
        footnotes: writer.remarks + rankNotes(hasWithout: hasWithout, hasVoters: hasVoters)))
  }

  private func rankNotes(hasWithout: Bool, hasVoters: Bool) -> [DisplayTable.Footnote] {
    var notes = [
      LocalizedText(
        es: "Lugares del primero al último; cada grupo cuenta igual. Borda: a cuántas de las otras "
          + "se prefiere, en promedio. Copeland: a cuántas gana por mayoría. Kemeny: el orden que "
          + "contradice menos preferencias. Los empates comparten el lugar medio.",
        en: "Places from first to last; each group counts the same. Borda: to how many of the "
          + "others it is preferred, on average. Copeland: how many it beats by a majority. "
          + "Kemeny: the order that contradicts the fewest preferences. Ties share the mean place.")
    ]
    if hasWithout || hasVoters {
      notes.append(
        LocalizedText(
          es: "Sin un grupo, sin una persona: del mejor al peor lugar que tendría si cada grupo, o "
            + "cada persona, faltara.",
          en: "Without a group, without a voter: from the best to the worst place it would have if "
            + "each group, or each voter, were absent."))
    }
    return notes.map { .init($0[language]) }
  }

  /// How firm the order is: the ranks when voters are drawn anew within their groups.
  func firmTable(_ part: Part) -> DisplayTable? {
    let draws = part.rows.filter { $0.key.statistic == "borda_rank_bootstrap" }
    guard draws.contains(where: { $0.estimate != nil }) else { return nil }
    let style = NumberStyle(language)
    let order = draws.sorted {
      ($0.estimate?.value ?? .infinity) < ($1.estimate?.value ?? .infinity)
    }
    let shares = part.rows.filter { $0.key.statistic == "top_share" }
    let rows = order.map { row -> [DisplayTable.Cell] in
      guard let estimate = row.estimate, let range = estimate.interval else { return [] }
      let share = shares.first { $0.key.item == row.key.item }?.estimate?.value
      return [
        .text(recommendation(row.key.item)), .number(style.number(estimate.value, decimals: 1)),
        ranks(range.low, range.high), .number(share.map { style.percent($0) } ?? "–"),
      ]
    }
    let first = shares.first?.note.split(separator: " ").dropFirst().first.map(String.init) ?? ""
    let part = style.percent(order.first?.estimate?.confidence ?? 0)
    let heads = [
      LocalizedText(es: "Lugar medio", en: "Mean rank"),
      LocalizedText(es: "Lugar en \(part) de los sorteos", en: "Rank in \(part) of draws"),
      LocalizedText(es: "Entre las \(first) primeras", en: "Among the first \(first)"),
    ]
    let title = LocalizedText(
      es: "Qué tan firme es el orden", en: "How firm the order is")
    let note = LocalizedText(
      es: "Quienes votaron se sortean con reposición dentro de cada grupo y el orden de Borda se "
        + "vuelve a hacer. Dice cuánto depende de quién vino de cada grupo; no es un error de "
        + "muestreo.",
      en: "Those who voted are drawn with replacement within each group, and Borda’s order is made "
        + "anew. It tells how far the order hangs on who of each group came; it is no sampling error."
    )
    return DisplayTable(
      title: title[language],
      columns: [recommendationColumn] + heads.map { .init($0[language], .trailing) }, rows: rows,
      footnotes: [.init(note[language])])
  }

  /// `3–7`: the least and the greatest of some ranks.
  private func span(_ rows: [ResultRow]) -> DisplayTable.Cell {
    let values = rows.compactMap { $0.estimate?.value }
    guard let low = values.min(), let high = values.max() else { return .text("–") }
    return ranks(low, high)
  }

  private func ranks(_ low: Double, _ high: Double) -> DisplayTable.Cell {
    let style = NumberStyle(language)
    func text(_ value: Double) -> String {
      style.number(value, decimals: value == value.rounded() ? 0 : 1)
    }
    return .number(low == high ? text(low) : text(low) + "–" + text(high))
  }

  /// How far the orders of each two groups stand apart, and how well the best order fits.
  func ordersTable(_ part: Part) -> DisplayTable? {
    let own = part.rows.filter {
      ["kendall_distance", "kemeny_distance"].contains($0.key.statistic)
    }
    guard !own.isEmpty else { return nil }
    var writer = CellWriter(language: language, minimumCell: minimumCell)
    let rows = own.map { row -> [DisplayTable.Cell] in
      let best = LocalizedText(es: "Orden de Kemeny", en: "Kemeny’s order")[language]
      let name =
        row.key.statistic == "kemeny_distance"
        ? best + " (" + Vocabulary.term(row.key.level, language) + ")"
        : shortActor(row.key.group) + " – " + shortActor(row.key.versusGroup)
      return [.text(name), writer.valueCell(row)]
    }
    let title = LocalizedText(
      es: "Qué tan distintos son los órdenes", en: "How different the orders are")
    let note = LocalizedText(
      es: "Parte de los pares de recomendaciones que se ordenan al revés: 0 %, el mismo orden; "
        + "100 %, el contrario. Del orden de Kemeny, la parte de las preferencias que contradice, los "
        + "empates a la mitad.",
      en: "The share of pairs of recommendations put the other way round: 0% is the same order, "
        + "100% the reverse. Of Kemeny’s order, the share of preferences it contradicts, ties "
        + "counting half.")
    return FootnoteMarks.finish(
      DisplayTable(
        title: title[language],
        columns: [
          .init(LocalizedText(es: "Entre", en: "Between")[language]),
          .init(LocalizedText(es: "Distancia", en: "Distance")[language], .trailing),
        ], rows: rows, footnotes: writer.remarks + [.init(note[language])]))
  }
}
