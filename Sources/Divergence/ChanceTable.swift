import Numerics

/// Random answering for every number of levels and respondents that occurs, each computed once.
struct ChanceTable: Sendable {
  private struct Size: Hashable, Comparable {
    var levels: Int
    var respondents: Int

    static func < (a: Size, b: Size) -> Bool {
      (a.levels, a.respondents) < (b.levels, b.respondents)
    }
  }

  private let references: [Size: RandomAnswering]
  /// Of van der Eijk's A, for as many respondents as it is biased with.
  private let agreements: [Size: ChanceDistribution]
  private static let mostForAgreement = 30

  init(_ answers: [OrderedAnswers], seed: UInt64) {
    var sizes: Set<Size> = []
    for group in answers where group.levelCount > 1 {
      for respondents in [Self.respondents(group), AnswerPattern.chanceCount(of: group)]
      where respondents > 1 {
        sizes.insert(Size(levels: group.levelCount, respondents: respondents))
      }
    }
    let ordered = sizes.sorted()
    let computed = orderedMap(count: ordered.count) { index in
      RandomAnswering(
        levels: ordered[index].levels, respondents: ordered[index].respondents, seed: seed)
    }
    references = Dictionary(uniqueKeysWithValues: zip(ordered, computed))
    let small = ordered.filter { $0.respondents <= Self.mostForAgreement }
    let distributions = orderedMap(count: small.count) { index in
      ChanceDistribution(
        VanDerEijkAgreement(), levels: small[index].levels, respondents: small[index].respondents)
    }
    var agreements: [Size: ChanceDistribution] = [:]
    for (size, distribution) in zip(small, distributions) { agreements[size] = distribution }
    self.agreements = agreements
  }

  /// The distribution of van der Eijk's A under random answering; nil where it is not enumerated.
  func agreement(for answers: OrderedAnswers) -> ChanceDistribution? {
    guard answers.isUnweighted else { return nil }
    return agreements[Size(levels: answers.levelCount, respondents: answers.respondents)]
  }

  /// Weighted answers count as their effective number, rounded down.
  private static func respondents(_ answers: OrderedAnswers) -> Int {
    Int(answers.effectiveCount + 1e-9)
  }

  func reference(for answers: OrderedAnswers) -> RandomAnswering? {
    references[Size(levels: answers.levelCount, respondents: Self.respondents(answers))]
  }

  func pattern(of answers: OrderedAnswers) -> AnswerPattern {
    let size = Size(
      levels: answers.levelCount, respondents: AnswerPattern.chanceCount(of: answers))
    guard let chance = references[size] else { return .notEnoughAnswers }
    return AnswerPattern(of: answers, chance: chance)
  }
}
