import Estimation
import Framework
import Localization
import Numerics
import Results
import Tables

// The headline numbers of divergence in words, below the tables.
extension Tabulation {
  /// What a question's numbers say: the overall, then kinds of actor and how they compare.
  ///
  /// Only the last round, and one grouping, so that it can be read; `divergenceSentences` has all.
  func questionInWords(_ rows: [ResultRow]) -> DisplayTable? {
    let own = headline(rows)
    let singles = own.filter { $0.key.versusGroup.isEmpty && $0.key.versusRound.isEmpty }
    let contrasts = own.filter { !$0.key.versusGroup.isEmpty }
    let groups = RowBlock.blocks(of: singles) { $0.key.groupBy + "\u{0}" + $0.key.group }
    let pairs = RowBlock.blocks(of: contrasts) {
      [$0.key.groupBy, $0.key.group, $0.key.versusGroup].joined(separator: "\u{0}")
    }
    return inWords(
      groups.compactMap { paragraph(headlines(ofGroup: $0)) }
        + pairs.compactMap { paragraph(headlines(ofPair: $0)) })
  }

  /// What all questions together say of the groups, and who took part.
  func questionnaireInWords(_ rows: [ResultRow]) -> DisplayTable? {
    let own = headline(rows).filter { $0.key.question.isEmpty && $0.key.item.isEmpty }
    let groups = RowBlock.blocks(of: own) {
      [$0.key.groupBy, $0.key.group, $0.key.versusGroup].joined(separator: "\u{0}")
    }
    let shown = ["mean_distance", "between_share", "cluster_count"]
    let paragraphs = groups.compactMap { block in
      paragraph(shown.compactMap { block.row($0) }.filter { $0.estimate != nil })
    }
    return inWords(paragraphs + participation(own))
  }

  private func inWords(_ paragraphs: [String]) -> DisplayTable? {
    guard !paragraphs.isEmpty else { return nil }
    return textBlock(
      LocalizedText(es: "En palabras", en: "In words")[language], paragraphs)
  }

  private func paragraph(_ rows: [ResultRow]) -> String? {
    DivergenceSentences(labels: labels, minimumCell: minimumCell).paragraph(rows)
  }

  /// The rows of the last round overall and by kind of actor, or else by the first grouping.
  private func headline(_ rows: [ResultRow]) -> [ResultRow] {
    let groupings = distinct(rows.map(\.key.groupBy)).filter { !$0.isEmpty }
    let grouping = groupings.first(where: labels.isActor) ?? groupings.first
    let last = rounds(of: rows.filter { $0.key.versusRound.isEmpty }).last
    return rows.filter { row in
      (row.key.groupBy.isEmpty || row.key.groupBy == grouping) && row.key.round == last
    }
  }

  private func headlines(ofGroup block: RowBlock) -> [ResultRow] {
    guard let index = block.row("disagreement"), index.estimate != nil else { return [] }
    let flags = index.flag.split(separator: ";")
    let found: [ResultRow?] =
      [index, block.row("mean_pairwise_distance"), block.row("opposed_pairs")]
      + (flags.contains("two_camps") ? evidence(block, "at_least", "low") : [])
      + (flags.contains("shared_view") ? evidence(block, "at_most", "high") : [])
    return found.compactMap { $0 }.filter { $0.estimate != nil }
  }

  /// What speaks for a pattern: that random answers seldom look like it, where that is so, and that
  /// it does not hang on one answer.
  private func evidence(_ block: RowBlock, _ tail: String, _ end: String) -> [ResultRow?] {
    let random = block.row("random_answering_" + tail, level: "disagreement")
    let isRare = (random?.estimate?.value ?? 1) <= 0.05
    return [
      isRare ? random : nil, block.row("leave_one_out_" + end, level: "disagreement"),
    ]
  }

  private func headlines(ofPair block: RowBlock) -> [ResultRow] {
    guard var superiority = block.row("probability_of_superiority"),
      case .estimate(var estimate) = superiority.outcome,
      let distance = block.row("wasserstein_1"), distance.estimate != nil
    else { return [] }
    // One p-value is enough for a pair: that of the distance, which sees any difference.
    estimate.pValue = nil
    superiority.outcome = .estimate(estimate)
    return [superiority.without(flag: CellWriter.untested), distance]
  }

  /// How many of each kind of actor took part, where they stand for nobody else.
  private func participation(_ rows: [ResultRow]) -> [String] {
    guard labels.study.design.regime == .actors else { return [] }
    let sentences = DivergenceSentences(labels: labels, minimumCell: minimumCell)
    return rows.compactMap { row in
      guard row.key.statistic == "mean_distance", row.key.versusGroup.isEmpty,
        labels.countNoun(of: row.key) != nil, let count = row.estimate?.count,
        let actor = labels.study.actor(row.key.group)
      else { return nil }
      return sentences.participation(
        of: actor.countNoun, answered: count,
        invited: labels.study.round(row.key.round)?.invited[actor.id])
    }
  }
}
