import LinearAlgebra
import Probability

/// The answers of those who answered twice: earlier answers down, later answers across.
///
/// Every respondent counts once. Levels are those of the scale, also where nobody chose them.
public struct MatchedTable: Equatable, Sendable {
  public let levelCount: Int
  /// Respondents by earlier and later level, `earlier * levelCount + later`.
  public private(set) var counts: [Int]

  /// - Precondition: both lists have one level below `levelCount` for each respondent.
  public init(levelCount: Int, earlier: [Int], later: [Int]) {
    precondition(earlier.count == later.count, "an earlier and a later answer for each respondent")
    self.levelCount = levelCount
    counts = [Int](repeating: 0, count: levelCount * levelCount)
    for (from, to) in zip(earlier, later) { counts[from * levelCount + to] += 1 }
  }

  /// A table of these counts, by earlier and later level.
  ///
  /// - Precondition: the counts are a square.
  public init(levelCount: Int, counts: [Int]) {
    precondition(counts.count == levelCount * levelCount, "a matched table is square")
    self.levelCount = levelCount
    self.counts = counts
  }

  /// How many gave one answer the first time and another the second.
  public subscript(earlier: Int, later: Int) -> Int { counts[earlier * levelCount + later] }

  /// Everybody who answered twice.
  public var total: Int { counts.reduce(0, +) }

  /// How many gave each answer the first time.
  public var earlierCounts: [Int] {
    (0..<levelCount).map { from in (0..<levelCount).reduce(0) { $0 + self[from, $1] } }
  }

  /// How many gave each answer the second time.
  public var laterCounts: [Int] {
    (0..<levelCount).map { to in (0..<levelCount).reduce(0) { $0 + self[$1, to] } }
  }

  /// The table over groups of levels, each level in the group of its index.
  public func collapsed(_ group: [Int], into count: Int) -> MatchedTable {
    var sums = [Int](repeating: 0, count: count * count)
    for from in 0..<levelCount {
      for to in 0..<levelCount { sums[group[from] * count + group[to]] += self[from, to] }
    }
    return MatchedTable(levelCount: count, counts: sums)
  }
}

/// How many moved into a set of answers and how many out of it.
public struct Discordance: Equatable, Sendable {
  public var into: Int
  public var outOf: Int

  public init(into: Int, outOf: Int) {
    self.into = into
    self.outOf = outOf
  }

  /// Those who moved at all.
  public var moved: Int { into + outOf }

  /// McNemar's χ² without correction, on one degree of freedom; nil where nobody moved.
  ///
  /// - Reference: McNemar (1947), *Psychometrika* 12, 153–157.
  /// - Checked against: R `mcnemar.test(…, correct = FALSE)`, `References/trends`.
  public var mcNemar: Double? {
    guard moved > 0 else { return nil }
    let difference = Double(into - outOf)
    return difference * difference / Double(moved)
  }

  /// The two-sided exact p-value that moving one way is as likely as moving the other; 1 where
  /// nobody moved.
  ///
  /// - Checked against: R `binom.test`, `References/trends`.
  public var exactPValue: Double {
    guard moved > 0, let binomial = BinomialDistribution(trials: moved, probability: 0.5),
      let tail = binomial.cumulative(min(into, outOf))
    else { return 1 }
    return min(1, 2 * tail)
  }
}

extension MatchedTable {
  /// How many moved into a set of answers between the rounds, and how many out of it.
  public func discordance(of levels: Set<Int>) -> Discordance {
    var result = Discordance(into: 0, outOf: 0)
    for from in 0..<levelCount {
      for to in 0..<levelCount where levels.contains(from) != levels.contains(to) {
        if levels.contains(to) {
          result.into += self[from, to]
        } else {
          result.outOf += self[from, to]
        }
      }
    }
    return result
  }

  /// How many answered higher and how many lower the second time, in the order of the levels.
  public var shift: Discordance {
    var result = Discordance(into: 0, outOf: 0)
    for from in 0..<levelCount {
      for to in 0..<levelCount where from != to {
        if to > from { result.into += self[from, to] } else { result.outOf += self[from, to] }
      }
    }
    return result
  }

  /// Stuart and Maxwell's χ² of marginal homogeneity with its degrees of freedom.
  ///
  /// The degrees are the rank of the covariance of the differences, so that answers nobody moved
  /// to or from take none, and groups of answers between which nobody moved are told apart.
  ///
  /// - Returns: nil where nobody moved.
  /// - Reference: Stuart (1955), *Biometrika* 42, 412–416; Maxwell (1970), *Brit. J. Psychiatry*
  ///   116, 651–655.
  /// - Checked against: R `coin::mh_test`, `References/trends`.
  public var stuartMaxwell: (chiSquared: Double, degreesOfFreedom: Int)? {
    let (rows, columns) = (earlierCounts, laterCounts)
    var covariance = Matrix(rowCount: levelCount, columnCount: levelCount)
    for i in 0..<levelCount {
      for j in 0..<levelCount {
        covariance[i, j] =
          i == j ? Double(rows[i] + columns[i] - 2 * self[i, i]) : -Double(self[i, j] + self[j, i])
      }
    }
    let difference = (0..<levelCount).map { Double(columns[$0] - rows[$0]) }
    return quadraticForm(difference, inverse: covariance)
  }

  /// Bhapkar's χ² of marginal homogeneity, at least as large as Stuart and Maxwell's.
  ///
  /// - Returns: nil where nobody moved; infinite where all moved one way.
  /// - Reference: Bhapkar (1966), *J. Am. Stat. Assoc.* 61, 228–235.
  /// - Checked against: the Wald statistic of the differences in R, `References/trends`.
  public var bhapkar: (chiSquared: Double, degreesOfFreedom: Int)? {
    guard let test = stuartMaxwell else { return nil }
    let rest = 1 - test.chiSquared / Double(total)
    return (rest > 1e-12 ? test.chiSquared / rest : .infinity, test.degreesOfFreedom)
  }
}

/// The form *xᵀ A⁺ x* of a positive semidefinite matrix with its rank; nil for the rank zero.
func quadraticForm(
  _ x: [Double], inverse matrix: Matrix
) -> (chiSquared: Double, degreesOfFreedom: Int)? {
  guard let eigen = try? SymmetricEigen(matrix), let largest = eigen.values.first, largest > 0
  else {
    return nil
  }
  var (sum, rank) = (0.0, 0)
  for (place, value) in eigen.values.enumerated() where value > largest * 1e-11 {
    let vector = eigen.vectors.column(place)
    let product = zip(x, vector).reduce(0) { $0 + $1.0 * $1.1 }
    sum += product * product / value
    rank += 1
  }
  return (sum, rank)
}
