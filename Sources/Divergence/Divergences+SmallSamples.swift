import Estimation
import Results
import Surveys

extension DivergenceAnalysis {
  /// The largest groups whose contrasts are drawn rather than linearised.
  static let mostForDraws = 2_000
  static let mostLevelsPaired = 11

  /// The answers of a group and how many it stands for, where a drawn interval is justified.
  ///
  /// Among actors that is so where the number invited is known and one kind of actor is looked at;
  /// in a sample where respondents were drawn one by one, with or without weights.
  func smallSampleBasis(
    _ subject: DivergenceSubject, _ group: Int, limit: Int = fewestForLinearization
  ) -> ContrastIntervals.Group? {
    let answers = subject.answers[group]
    guard answers.respondents > 0 else { return nil }
    if tabulator.isActorsRegime {
      guard !subject.pools, answers.isUnweighted, let population = population(subject, group)
      else { return nil }
      return ContrastIntervals.Group(
        answers: answers, population: max(population, answers.respondents))
    }
    let design = tabulator.data.design
    guard design.replicates == nil, design.isElementSample, !design.isStratified,
      !design.isCalibrated, answers.effectiveCount < Double(limit)
    else { return nil }
    return ContrastIntervals.Group(answers: answers, population: nil)
  }

  /// How many the group stands for: the number invited, or that in proportion for a part of them.
  private func population(_ subject: DivergenceSubject, _ group: Int) -> Int? {
    if let population = subject.table.populations[group] { return population }
    let fraction = subject.table.samplingFractions[group]
    guard subject.table.hasErrors(groups: [group]), fraction > 0 else { return nil }
    return Int((Double(subject.answers[group].respondents) / fraction).rounded())
  }

  /// The draws that the intervals of these subjects need.
  func drawBanks(_ subjects: [DivergenceSubject]) -> DrawBanks {
    let parts = plan.divergence.parts
    let contrasts = !parts.isDisjoint(with: [.contrasts, .gaps])
    var (small, pairs, changing) = ([OrderedAnswers](), [OrderedAnswers](), [OrderedAnswers]())
    for subject in subjects where !subject.answers.isEmpty {
      let groups = subject.groups.groups
      let isPaired = contrasts && groups.contains { $0.levels.count == 1 }
      let isFollowed = parts.contains(.changes) && groups.contains { $0.roundIndex != nil }
      for group in groups.indices {
        guard let basis = smallSampleBasis(subject, group, limit: Self.mostForDraws)
        else { continue }
        small.append(basis.answers)
        if isPaired { pairs.append(basis.answers) }
        if isFollowed { changing.append(basis.answers) }
      }
    }
    // A table of both rounds has the square of the levels for cells: too many on long scales.
    let isKnown = tabulator.isActorsRegime && !tabulator.data.design.isElementSample
    let paired = isKnown ? changing.filter { $0.levelCount <= Self.mostLevelsPaired } : []
    return DrawBanks(
      small: small, pairs: pairs, changing: changing, paired: paired, seed: plan.seed)
  }
}
