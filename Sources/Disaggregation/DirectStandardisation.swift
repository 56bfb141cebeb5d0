import Estimation
import Results
import Surveys

/// The mean of a group as if its composition was another: direct standardisation.
///
/// The means of the cells of the composition are averaged with the weight that the cells have in
/// the standard, over the cells that all who are compared have.
///
/// - Reference: Fleiss, Levin and Paik (2003), *Statistical Methods for Rates and Proportions*,
///   chapter 19; Korn and Graubard (1999), *Analysis of Health Surveys*, section 3.3, for errors.
/// - Checked against: R `survey` 4.1 `svystandardize` with a known standard, and the same influence
///   functions through `svytotal` with an estimated one, `References/disaggregation`.
struct DirectStandardisation {
  /// The weights of the cells.
  enum Standard {
    /// Those that the answers of these groups have: estimated, and part of the error.
    case groups([Int])
    /// Known without error.
    case known([Double])
  }

  let composition: CompositionTable
  let standard: Standard

  private var cells: Range<Int> { 0..<composition.groups.cellCount }

  /// The weight of a cell in the standard.
  private func weight(_ cell: Int, _ totals: (Int) -> [Double]) -> Double {
    switch standard {
    case .groups(let groups): composition.sums(groups, cell, totals).weight
    case .known(let weights): weights[cell]
    }
  }

  /// The cells of the standard in which every side has answers.
  func support(_ sides: [[Int]]) -> [Int] {
    cells.filter { cell in
      weight(cell, composition.observed) > 0
        && sides.allSatisfy { composition.sums($0, cell, composition.observed).weight > 0 }
    }
  }

  /// The part of the weight of the standard that lies outside some cells.
  func lostShare(_ support: [Int]) -> Double {
    let whole = cells.reduce(0.0) { $0 + weight($1, composition.observed) }
    let lost = cells.filter { !support.contains($0) }
      .reduce(0.0) { $0 + weight($1, composition.observed) }
    return whole > 0 ? lost / whole : 0
  }

  /// The part of the weight of the cells in which a side has a single answer, whose scatter nobody
  /// knows.
  func singleShare(_ support: [Int], _ sides: [[Int]]) -> Double {
    let single = support.filter { cell in
      sides.contains { composition.count($0, [cell]) == 1 }
    }
    let whole = support.reduce(0.0) { $0 + weight($1, composition.observed) }
    let part = single.reduce(0.0) { $0 + weight($1, composition.observed) }
    return whole > 0 ? part / whole : 0
  }

  private func value(_ side: [Int], _ support: [Int], _ totals: (Int) -> [Double]) -> Double {
    var (sum, whole) = (0.0, 0.0)
    for cell in support {
      let own = composition.sums(side, cell, totals)
      let weight = weight(cell, totals)
      sum += weight * own.scored / own.weight
      whole += weight
    }
    return sum / whole
  }

  /// The standardised mean of groups taken together.
  ///
  /// - Throws: ``UndefinedStatistic`` `no_common_cells` where there is no cell to compare.
  func mean(_ side: [Int], over support: [Int]) throws(UndefinedStatistic) -> Linearization {
    guard !support.isEmpty else { throw UndefinedStatistic("no_common_cells") }
    let scores = composition.scores
    let totals = composition.observed
    let whole = support.reduce(0.0) { $0 + weight($1, totals) }
    let mean = value(side, support, totals)
    var gradients: [Int: [Double]] = [:]
    let zeros = [Double](repeating: 0, count: scores.count)
    for cell in support {
      let own = composition.sums(side, cell, totals)
      let cellMean = own.scored / own.weight
      let factor = weight(cell, totals) / whole / own.weight
      for group in side {
        let place = composition.groups.place(group: group, cell: cell)
        for (level, score) in scores.enumerated() {
          gradients[place, default: zeros][level] += factor * (score - cellMean)
        }
      }
      guard case .groups(let groups) = standard else { continue }
      for group in groups {
        let place = composition.groups.place(group: group, cell: cell)
        for level in scores.indices {
          gradients[place, default: zeros][level] += (cellMean - mean) / whole
        }
      }
    }
    return composition.linearization(mean, gradients) { value(side, support, $0) }
  }
}

/// The standardised gaps of a question and grouping.
struct StandardisationRows {
  let composition: CompositionTable
  let statistic: GapStatistic
  let estimator: Estimator
  let plan: AnalysisPlan
  let key: (Int, String, String) -> ResultKey

  /// The most of the standard that cells with a single answer may hold beside an interval.
  static let mostSingle = 0.05

  /// The rows of the groups of a round: each group standardised to the whole, then the gaps.
  func rows(_ members: [Int], _ comparisons: [GroupComparison]) -> [ResultRow] {
    let own =
      plan.disaggregation.standard == .whole ? members.compactMap { single($0, members) } : []
    return own + comparisons.flatMap { gap($0, members) }
  }

  private func single(_ group: Int, _ members: [Int]) -> ResultRow? {
    let all = Array(0..<composition.groups.cellCount)
    guard composition.count([group], all) > 0 else { return nil }
    let standard = DirectStandardisation(composition: composition, standard: .groups(members))
    let support = standard.support([[group]])
    return row(key(group, "standardised", statistic.name), standard, support, [[group]]) {
      () throws(UndefinedStatistic) in try standard.mean([group], over: support)
    }
  }

  private func gap(_ comparison: GroupComparison, _ members: [Int]) -> [ResultRow] {
    let sides = [[comparison.group], comparison.others]
    let reference = plan.disaggregation.standard == .reference
    let standard = DirectStandardisation(
      composition: composition, standard: .groups(reference ? comparison.others : members))
    let support = standard.support(sides)
    func difference() throws(UndefinedStatistic) -> Linearization {
      .difference(
        try standard.mean(sides[0], over: support), try standard.mean(sides[1], over: support))
    }
    func raw() throws(UndefinedStatistic) -> Linearization {
      .difference(
        try statistic.statistic.linearize(composition.table, pooling: composition.places(sides[0])),
        try statistic.statistic.linearize(composition.table, pooling: composition.places(sides[1])))
    }
    var key = key(comparison.group, "standardised_difference", statistic.name)
    key.versusGroup = comparison.counterpart
    var composed = key
    composed.statistic = "composition_difference"
    return [
      row(key, standard, support, sides) { () throws(UndefinedStatistic) in try difference() },
      row(composed, standard, support, sides) { () throws(UndefinedStatistic) in
        .difference(try raw(), try difference())
      },
    ]
  }

  private func row(
    _ key: ResultKey, _ standard: DirectStandardisation, _ support: [Int], _ sides: [[Int]],
    _ number: () throws(UndefinedStatistic) -> Linearization
  ) -> ResultRow {
    let count = sides.map { composition.count($0, support) }.min() ?? 0
    let lost = standard.lostShare(support)
    let note = notes(lost)
    let single = standard.singleShare(support, sides)
    let flags =
      (lost > 0 ? ["cells_without_answers"] : [])
      + (single > Self.mostSingle ? ["single_answers"] : [])
    // What is said of the rest of a group must not tell what those left out answered.
    let isSmall = plan.suppresses && count > 0 && count < plan.minimumCell
    if isSmall { return ResultRow(key, .undefined(reason: "too_few_in_common"), note: note) }
    do throws(UndefinedStatistic) {
      let value = try number()
      var estimate = estimator.estimate(
        contrast: value, in: composition.table, testsZero: !key.versusGroup.isEmpty)
      estimate.count = count
      if single > Self.mostSingle { estimate = estimate.withoutInference }
      return ResultRow(
        key, .estimate(estimate), flag: flags.joined(separator: ";"), note: note)
    } catch {
      return ResultRow(key, .undefined(reason: error.reason), note: note)
    }
  }

  private func notes(_ lost: Double) -> String {
    let standard = plan.disaggregation.standard
    let note = "standardised by \(composition.groups.name), standard: \(standard.rawValue)"
    guard lost > 0 else { return note }
    let percent = (lost * 1000).rounded() / 10
    return note + "; \(percent)% of the weight of the standard is in cells without answers"
  }
}
