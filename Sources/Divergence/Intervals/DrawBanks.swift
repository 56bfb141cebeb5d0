import Estimation
import Surveys

/// The draws of an analysis: a bank for every number of levels that occurs.
struct DrawBanks: Sendable {
  private let index: [Int: DirichletDraws]
  private let contrasts: [Int: DirichletDraws]
  private let changes: [Int: DirichletDraws]
  private let tables: [Int: DirichletDraws]

  /// Banks for the groups whose own index has a drawn interval, for those that are set against
  /// others in the same round, for those that are followed over rounds, and for those of them whose
  /// respondents are known again.
  init(
    small: [OrderedAnswers], pairs: [OrderedAnswers], changing: [OrderedAnswers],
    paired: [OrderedAnswers], seed: UInt64
  ) {
    index = DrawBanks.largest(small).mapValues { levels, largest in
      DirichletDraws(
        levels: levels, largestCount: largest, priors: [DirichletDraws.quarter], seed: seed)
    }
    contrasts = DrawBanks.largest(pairs).mapValues { levels, largest in
      DirichletDraws(
        levels: levels, largestCount: largest, count: ContrastIntervals.drawCount, seed: seed)
    }
    changes = DrawBanks.largest(changing).mapValues { levels, largest in
      DirichletDraws(
        levels: levels, largestCount: largest, priors: [DirichletDraws.quarter],
        count: ContrastIntervals.drawCount, seed: seed)
    }
    tables = DrawBanks.largest(paired).mapValues { levels, largest in
      DirichletDraws(
        levels: levels * levels, largestCount: largest, priors: [ChangeInterval.prior(levels)],
        count: ContrastIntervals.drawCount, seed: seed)
    }
  }

  /// The most answers on a level, by number of levels.
  private static func largest(_ answers: [OrderedAnswers]) -> [Int: (Int, Int)] {
    var result: [Int: (Int, Int)] = [:]
    for group in answers {
      let most = Int((group.effectiveCounts.max() ?? 0).rounded(.up))
      result[group.levelCount] = (
        group.levelCount, max(most, result[group.levelCount]?.1 ?? 0)
      )
    }
    return result
  }

  func index(levels: Int) -> DirichletDraws? { index[levels] }
  func contrasts(levels: Int) -> DirichletDraws? { contrasts[levels] }
  func changes(levels: Int) -> DirichletDraws? { changes[levels] }
  /// Of the table of two rounds.
  func table(levels: Int) -> DirichletDraws? { tables[levels] }
}
