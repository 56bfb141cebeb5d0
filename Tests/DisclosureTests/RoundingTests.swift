// Proves that rounded counts are multiples without bias, the same in every publication, and that
// nothing else is left beside them.
import Disclosure
import Estimation
import Numerics
import Results
import TestSupport
import Testing

private func rows(_ counts: [Int], group: String = "woman") -> [ResultRow] {
  let total = counts.reduce(0, +)
  var key = ResultKey(
    analysis: "distribution", question: "q", groupBy: "sex", group: group, round: "2018",
    statistic: "count")
  var rows: [ResultRow] = []
  for (level, count) in counts.enumerated() {
    key.level = "\(level + 1)"
    for (statistic, value) in [
      ("count", Double(count)), ("proportion", Double(count) / Double(total)),
      ("favourable", 0.1),
    ] {
      key.statistic = statistic
      rows.append(ResultRow(key, .estimate(Estimate(value: value, count: total))))
    }
  }
  (key.level, key.statistic) = ("", "mean_score")
  rows.append(ResultRow(key, .estimate(Estimate(value: 2.25, standardError: 0.1, count: total))))
  return rows
}

private func counts(_ rows: [ResultRow]) -> [Int] {
  rows.filter { $0.key.statistic == "count" }.compactMap { $0.estimate.map { Int($0.value) } }
}

@Suite("Rounded counts") struct RoundingTests {
  @Test(
    "multiples stay, others go to a neighbour, and only counts and shares are left",
    arguments: [2, 3, 5, 10])
  func neighbours(base: Int) {
    let given = [0, 1, 4, base, 2 * base + 1, 37]
    let result = rounded(rows(given), toBase: base) { _ in 7 }
    for (before, after) in zip(given, counts(result)) {
      #expect(after % base == 0 && abs(after - before) < base)
      if before % base == 0 { #expect(after == before) }
    }
    #expect(Set(result.map(\.key.statistic)) == ["count", "proportion"])
    #expect(result.allSatisfy { $0.flag == "rounded" && $0.estimate?.standardError == nil })
    let total = counts(result).reduce(0, +)
    let shares = result.filter { $0.key.statistic == "proportion" }.compactMap(\.estimate)
    expectClose(shares.reduce(0) { $0 + $1.value }, 1, within: .exact, "the shares")
    #expect(result.allSatisfy { $0.estimate?.count == total })
  }

  @Test("the expectation of a rounded count is the count", arguments: [1, 2, 3, 4])
  func unbiased(count: Int) {
    let draws = 4_000
    var sum = 0
    for secret in 0..<draws {
      sum += counts(rounded(rows([count]), toBase: 5) { _ in UInt64(secret) })[0]
    }
    let share = Double(count) / 5
    // Four standard errors of a mean of draws that are 0 or 5.
    let tolerance = 4 * 5 * (share * (1 - share) / Double(draws)).squareRoot()
    #expect(abs(Double(sum) / Double(draws) - Double(count)) < tolerance)
  }

  @Test("a count is rounded alike whatever stands beside it; another secret rounds anew")
  func consistency() {
    let given = Array(1...40)
    let alone = rounded(rows(given), toBase: 5) { _ in 3 }
    let beside = rounded(rows([8, 9], group: "man") + rows(given), toBase: 5) { _ in 3 }
    #expect(beside.suffix(alone.count) == alone[...])
    #expect(counts(rounded(rows(given), toBase: 5) { _ in 4 }) != counts(alone))
  }

  @Test("a group of nothing but zeros has no shares, and a base of one rounds nothing")
  func edges() {
    let zero = rounded(rows([1, 0]), toBase: 1_000_000) { _ in 1 }
    #expect(
      zero.filter { $0.key.statistic == "proportion" }.allSatisfy {
        $0.outcome == .undefined(reason: "rounded_to_zero")
      })
    #expect(rounded(rows([3, 4]), toBase: 1) { _ in 1 } == rows([3, 4]))
  }
}
