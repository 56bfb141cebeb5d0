#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How much all groups at once support a recommendation: the group-aware consensus.
///
/// The product over the groups of (supporters + 1) / (votes cast + 2). Each factor is the mean of
/// the probability of support after the votes, from a uniform prior; a product is small as soon as
/// one factor is, so a large group cannot outvote a small one. A group without a vote enters with
/// the factor ½: silence is no support. Values can be compared within one workshop only, since
/// every further group makes the product smaller.
///
/// - Parameter groups: The votes of each group, those without a vote among them.
/// - Returns: A number between 0 and 1; nil where no group cast a vote.
/// - Reference: Small, Bjorkegren, Erkkilä, Shaw and Megill (2021), *Recerca* 26(2), on Polis.
public func groupAwareConsensus(_ groups: [VoteCounts]) -> Double? {
  guard groups.contains(where: { $0.cast > 0 }) else { return nil }
  return groups.reduce(1) { product, group in
    let (supporters, votes) = (Double(group.support), Double(group.cast))
    return product * (supporters + 1) / (votes + 2)
  }
}

/// How the shares of support of several groups are made one, each group counting the same.
///
/// All three are 1 where every group is unanimous for the recommendation, whatever the number of
/// groups and of their members, and depend on the shares alone: a group twice as large with the
/// same share changes nothing. A group without a vote takes no part.
///
/// - `mean`: Σ *p* / *G*. One group's support makes up for another's lack of it.
/// - `geometricMean`: (Π *p*)^(1/*G*). Nearer to the lowest share, and 0 where a group gives none.
///   Nash's product of the groups' supports, brought to the scale of a share.
/// - `minimum`: the lowest share, Rawls's rule: no better than for the group that likes it least.
///
/// - Reference: Moulin (1988), *Axioms of Cooperative Decision Making*, chapter 2, for the three
///   as rules of collective choice.
public enum GroupMean: String, CaseIterable, Equatable, Sendable {
  case mean = "mean_group_support"
  case geometricMean = "geometric_mean_support"
  case minimum = "minimum_group_support"

  /// The value for the shares of the groups that voted; nil without any.
  public func value(_ shares: [Double]) -> Double? {
    guard let lowest = shares.min() else { return nil }
    let groups = Double(shares.count)
    switch self {
    case .mean: return shares.reduce(0, +) / groups
    case .geometricMean: return pow(shares.reduce(1, *), 1 / groups)
    case .minimum: return lowest
    }
  }
}
