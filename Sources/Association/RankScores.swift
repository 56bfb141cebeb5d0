import Probability

/// The scores that a rank test gives to answers, from their place in the weighted order.
public enum RankScores: String, CaseIterable, Equatable, Sendable {
  /// The place itself, as a share of the weight: Wilcoxon and Kruskal–Wallis.
  case ridits
  /// The normal quantile of the place: van der Waerden.
  case normal
  /// Whether the place is in the upper half: Mood's median test.
  case median

  /// The score of each level, from the weight of each, in their order.
  ///
  /// Answers at the same level share the middle of the weight they cover (the ridit), which is the
  /// mean over all orders in which they could stand. A level without weight has the score 0.
  ///
  /// - Reference: Lumley and Scott (2013), *Biometrika* 100, 831–842; Bross (1958), *Biometrics*
  ///   14, 18–38, for the ridit.
  /// - Checked against: R `survey` 4.1 `svyranktest`. R takes tied answers in the order of their
  ///   rows, so that with unequal weights its scores depend on that order; where weights are equal
  ///   within a level the two are the same.
  public func scores(levelTotals: [Double]) -> [Double] {
    let total = levelTotals.reduce(0, +)
    var below = 0.0
    return levelTotals.map { weight in
      guard weight > 0 else { return 0 }
      let ridit = (below + weight / 2) / total
      below += weight
      return switch self {
      case .ridits: ridit
      case .normal: NormalDistribution().quantile(ridit) ?? 0
      case .median: ridit > 0.5 ? 1 : 0
      }
    }
  }
}
