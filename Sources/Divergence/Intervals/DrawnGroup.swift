import Results
import Surveys

/// The shares of a group on every draw, from one of the two sides that a contrast draws from.
///
/// Made once for a group, they serve all its contrasts.
struct DrawnGroup: Sendable {
  let group: ContrastIntervals.Group
  /// By prior: the shares of the levels, draw by draw.
  let shares: [Double: [Double]]

  init(_ group: ContrastIntervals.Group, _ draws: DirichletDraws, _ side: DirichletDraws.Side) {
    self.group = group
    let counts = group.answers.effectiveCounts
    var found: [Double: [Double]] = [:]
    for prior in [DirichletDraws.quarter, DirichletDraws.half] {
      found[prior] =
        group.population.map {
          draws.shares(of: counts, prior: prior, population: $0, side: side)
        } ?? draws.shares(of: counts, prior: prior, side: side)
    }
    shares = found
  }
}

/// The draws of all groups of a subject that are contrasted with another of their round.
struct DrawnGroups: Sendable {
  private var firsts: [Int: DrawnGroup] = [:]
  private var seconds: [Int: DrawnGroup] = [:]
  private let confidence: Double

  /// The draws; none where the regime does not justify drawn intervals.
  init(_ analysis: DivergenceAnalysis, _ subject: DivergenceSubject) {
    confidence = analysis.plan.confidence
    let groups = subject.groups.groups
    guard (groups.first?.levels.count ?? 0) == 1 else { return }
    for members in subject.groups.byRound {
      let answering = members.filter { subject.answers[$0].respondents > 0 }
      for (place, group) in answering.enumerated() where answering.count > 1 {
        guard
          let basis = analysis.smallSampleBasis(
            subject, group, limit: DivergenceAnalysis.mostForDraws),
          let draws = analysis.banks.contrasts(levels: basis.answers.levelCount)
        else { continue }
        if place < answering.count - 1 { firsts[group] = DrawnGroup(basis, draws, .first) }
        if place > 0 { seconds[group] = DrawnGroup(basis, draws, .second) }
      }
    }
  }

  /// The intervals of contrasts of the first group with the second, which stands after it.
  func intervals(_ first: Int, _ second: Int) -> ContrastIntervals? {
    guard let one = firsts[first], let other = seconds[second] else { return nil }
    return ContrastIntervals(one, other, confidence: confidence)
  }
}
