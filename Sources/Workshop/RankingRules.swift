/// The Borda count of each recommendation: how many of the others it is preferred to, on average.
///
/// The sum over the others of the share of ballots that prefer it, ties counting half. On complete
/// ballots it is the mean of the classic points, which give the last of *m* recommendations 0 and
/// the first *m* − 1; on ballots with gaps each comparison counts as far as it was made.
///
/// - Reference: Borda (1781); Young (1974), *J. Econ. Theory* 9, 43–52.
/// - Checked against: an independent Python script, `References/workshop`.
public func bordaScores(_ pairs: PairwiseShares) -> [Double] {
  pairs.shares.indices.map { i in
    pairs.shares[i].indices.reduce(0) { $0 + ($1 == i ? 0 : pairs.shares[i][$1]) }
  }
}

/// The Copeland score of each recommendation: how many of the others it beats, a tie counting half.
///
/// It beats another where more than half of the weight prefers it.
///
/// - Reference: Copeland (1951); Saari and Merlin (1996), *Econ. Theory* 8, 51–76.
/// - Checked against: an independent Python script, `References/workshop`.
public func copelandScores(_ pairs: PairwiseShares) -> [Double] {
  pairs.shares.indices.map { i in
    pairs.shares[i].indices.reduce(0.0) { sum, j in
      if i == j { return sum }
      let lead = pairs.shares[i][j] - 0.5
      return sum + (abs(lead) <= shareTolerance ? 0.5 : lead > 0 ? 1 : 0)
    }
  }
}

/// Below this, two shares of ballots differ by rounding only: shares are fractions of small whole
/// numbers, which differ by more than a millionth or not at all.
let shareTolerance = 1e-9

/// The places of scores from the highest, 1 for the first; those that tie share the mean place.
public func ranks(_ scores: [Double]) -> [Double] {
  scores.map { own in
    let above = scores.count { $0 > own + shareTolerance }
    let equal = scores.count { abs($0 - own) <= shareTolerance }
    return Double(above) + Double(equal + 1) / 2
  }
}

/// How far two orders stand apart: the share of pairs that they put the other way round.
///
/// A pair that one of them ties and the other does not counts half; one that both tie, nothing.
///
/// - Parameters:
///   - first: One value a recommendation, a higher one for what is preferred; nil where it says
///     nothing, and the pair is left out.
///   - second: The same.
/// - Returns: 0 for the same order, 1 for the reverse; nil without a pair that both compare.
/// - Reference: Kendall (1938), *Biometrika* 30, 81–93; Fagin et al. (2006), *SIAM J. Discrete
///   Math.* 20, 628–648, for ties at ½.
public func kendallDistance(_ first: [Double?], _ second: [Double?]) -> Double? {
  var (sum, pairs) = (0.0, 0.0)
  for i in first.indices {
    for j in 0..<i {
      guard let a = first[i], let b = first[j], let c = second[i], let d = second[j] else {
        continue
      }
      pairs += 1
      let (own, other) = (sign(a - b), sign(c - d))
      sum += abs(own - other) / 2
    }
  }
  return pairs > 0 ? sum / pairs : nil
}

private func sign(_ difference: Double) -> Double {
  abs(difference) <= shareTolerance ? 0 : difference > 0 ? 1 : -1
}
