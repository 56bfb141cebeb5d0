import Estimation
import Results
public import Surveys

/// The share of one transition among those who gave the same answer the first time.
private struct TransitionShare: CellStatistic {
  let cell: Int
  let row: Range<Int>

  var name: String { "transition_share" }
  var range: ClosedRange<Double>? { 0...1 }
  var isProportion: Bool { true }

  func linearize(_ totals: GroupTotals) throws(UndefinedStatistic) -> LocalLinearization {
    let sum = totals.levels[row].reduce(0, +)
    guard sum > 0 else { throw .noAnswers }
    let share = totals.levels[cell] / sum
    var gradient = [Double](repeating: 0, count: totals.levels.count)
    for place in row { gradient[place] = ((place == cell ? 1 : 0) - share) / sum }
    return LocalLinearization(value: share, gradient: gradient)
  }
}

/// The answers of a scale as transitions show them: by its sides where it has more levels than
/// sides, otherwise level by level.
public struct TransitionScale: Equatable, Sendable {
  /// The names of the answers: codes of levels, or of sides.
  public let names: [String]
  /// Whether the names are those of sides.
  public let isOfSides: Bool
  /// For each level of the scale its answer here.
  let place: [Int]
  /// The answers that are favourable.
  let favourable: Set<Int>

  /// What stands between the earlier and the later answer in the level of a row.
  public static let arrow = " → "

  public init(_ scale: ResponseScale) {
    let order: [ResponseScale.Side] = [.unfavourable, .neutral, .favourable]
    let sides = order.filter { scale.sides.contains($0) }
    isOfSides = sides.count > 1 && scale.levels.count > sides.count
    if isOfSides {
      names = sides.map(\.rawValue)
      place = scale.sides.map { sides.firstIndex(of: $0) ?? 0 }
      favourable = Set(sides.indices.filter { sides[$0] == .favourable })
    } else {
      names = scale.levels
      place = Array(scale.levels.indices)
      favourable = scale.favourableLevels
    }
  }
}

// Who moved from which answer to which.
extension PairedAnalysis {
  /// Counts and shares from each answer to each, small flows withheld.
  ///
  /// Shares are of those who gave the same answer the first time; those of a sample have the errors
  /// of its design, with the weights of the later round.
  func transitionRows(_ subject: PairedSubject) -> [ResultRow] {
    let scale = TransitionScale(subject.question.scale)
    let count = scale.names.count
    let table = subject.answers.table.collapsed(scale.place, into: count)
    let protection = transitionProtection(subject)
    let totals = transitionTotals(subject, scale)
    let margins = table.earlierCounts
    return (0..<count * count).flatMap { cell -> [ResultRow] in
      let (from, to) = (cell / count, cell % count)
      let level = scale.names[from] + TransitionScale.arrow + scale.names[to]
      var number = Outcome.estimate(
        Estimate(value: Double(table[from, to]), count: subject.answers.count))
      if protection.primary.contains(cell) { number = .suppressed(.primary) }
      if protection.complementary.contains(cell) { number = .suppressed(.complementary) }
      var rows = [subject.row("transition_count", level: level, number)]
      guard margins[from] > 0 else { return rows }
      var share = number
      if case .estimate = number {
        let statistic = TransitionShare(cell: cell, row: from * count..<(from + 1) * count)
        share = trends.estimator.outcome(statistic, in: totals, group: 0)
        if case .estimate(var estimate) = share {
          estimate.count = margins[from]
          share = .estimate(
            trends.data.regime == .sample
              ? estimate : Estimate(value: estimate.value, count: margins[from]))
        }
      }
      rows.append(subject.row("transition_share", level: level, share))
      return rows.map { row in
        guard case .suppressed(let reason) = row.outcome else { return row }
        return row.withheld(reason)
      }
    }
  }

  /// What of the transitions, and of the tests beside them, is withheld.
  func transitionProtection(_ subject: PairedSubject) -> TransitionProtection {
    let scale = TransitionScale(subject.question.scale)
    let gains = subject.answers.table.discordance(of: subject.question.scale.favourableLevels)
    return TransitionProtection(
      subject.answers.table.collapsed(scale.place, into: scale.names.count),
      minimum: trends.plan.suppresses ? trends.plan.minimumCell : 1,
      favourable: trends.isSmallFlow(gains) ? [] : scale.favourable,
      tellsRises: !scale.isOfSides && scale.names.count > 2)
  }

  /// The totals of the transitions over the rows of the later round.
  private func transitionTotals(_ subject: PairedSubject, _ scale: TransitionScale) -> TableTotals {
    let data = trends.data
    var answers = [Int32](repeating: -1, count: data.rowCount)
    var groups = [Int32](repeating: -1, count: data.rowCount)
    for (place, pair) in subject.answers.rows.enumerated() {
      let from = scale.place[subject.answers.earlier[place]]
      let to = scale.place[subject.answers.later[place]]
      answers[pair.later] = Int32(from * scale.names.count + to)
      groups[pair.later] = 0
    }
    let coding = CellCoding(
      groups: groups, groupCount: 1, answers: answers,
      levelCount: scale.names.count * scale.names.count)
    // Flows among actors stand for themselves: of those who answer twice no population is known.
    return data.regime == .sample
      ? trends.tabulator.totals(of: coding) : data.design.totals(of: coding)
  }
}
