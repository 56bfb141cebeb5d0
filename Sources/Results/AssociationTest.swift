/// A test of whether the answers differ between groups, or from expected shares.
public enum AssociationTest: String, CaseIterable, Equatable, Sendable {
  /// Rao and Scott's F (second order), and their χ² as R prints it (first order).
  case raoScott = "rao-scott"
  /// Both forms of the first-order correction.
  case raoScottFirst = "rao-scott-first"
  /// Both forms of the second-order correction.
  case raoScottSecond = "rao-scott-second"
  /// Pearson's statistic with a saddlepoint approximation to its tail.
  case raoScottSaddlepoint = "rao-scott-saddlepoint"
  /// Wald's test and its adjusted form.
  case wald
  case adjustedWald = "adjusted-wald"
  /// Whether the answers of each group have the expected shares.
  case goodnessOfFit = "goodness-of-fit"
  /// Whether answers stand higher in one of two groups: every pair of groups.
  case rankWilcoxon = "rank-wilcoxon"
  case kruskalWallis = "kruskal-wallis"
  case vanDerWaerden = "van-der-waerden"
  /// Mood's test of whether the groups have the same median.
  case median
}

/// How p-values of a declared family are adjusted.
public enum PValueAdjustment: String, CaseIterable, Equatable, Sendable {
  case holm
  case bonferroni
  case benjaminiHochberg = "bh"
  case none
}

/// Which p-values of a run are one family, to be adjusted together.
public enum TestFamily: String, CaseIterable, Equatable, Sendable {
  /// All of the same statistic.
  case statistic
  /// All of the same statistic about the same question, over its options, groupings and rounds.
  case question
  /// All of the run.
  case all
}
