import Estimation
import Results
import Surveys

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How unequal the groups of a round are: one number each over all of them.
///
/// The largest gap and the ratio of the largest value to the smallest; the part of the weighted
/// variance of the answers that lies between the groups; for shares the index of dissimilarity
/// (which part of those who are favourable would have to be in other groups) and Theil's index
/// between groups. The extremes are chosen after looking, so that no interval is given.
///
/// - Reference: World Health Organization (2013), *Handbook on Health Inequality Monitoring*;
///   Duncan and Duncan (1955), *Am. Sociol. Rev.* 20, 210–217; Theil (1967), *Economics and
///   Information Theory*.
struct InequalitySummary {
  let table: TableTotals
  let statistic: GapStatistic
  let key: (Int, String, String) -> ResultKey
  /// The fewest answers of a group that may be one of the extremes.
  let minimumCount: Int

  private struct Member {
    var group: Int
    var count: Int
    var weight: Double
    var value: Double
  }

  private func members(_ groups: [Int]) -> [Member] {
    groups.compactMap { group in
      let totals = table.levelTotals(group: group)
      let weight = totals.reduce(0, +)
      guard weight > 0 else { return nil }
      let scored = zip(totals, statistic.scores).reduce(0) { $0 + $1.0 * $1.1 }
      return Member(
        group: group, count: table.count(group: group), weight: weight, value: scored / weight)
    }
  }

  /// The rows of a round; none with fewer than two groups that answered.
  func rows(_ groups: [Int], label: (Int) -> String) -> [ResultRow] {
    let members = members(groups)
    guard members.count > 1 else { return [] }
    var rows = extremes(members.filter { $0.count >= minimumCount }, label)
    let count = members.reduce(0) { $0 + $1.count }
    func whole(_ name: String, _ value: Double?) {
      var key = key(members[0].group, name, statistic.name)
      key.group = ""
      let outcome: Outcome =
        value.map { .estimate(Estimate(value: $0, count: count)) }
        ?? .undefined(reason: "no_variation")
      rows.append(ResultRow(key, outcome))
    }
    whole("between_group_share", betweenShare(members))
    if statistic.statistic is Proportion {
      whole("dissimilarity", dissimilarity(members))
      whole("theil_between", theil(members))
    }
    return rows
  }

  private func extremes(_ members: [Member], _ label: (Int) -> String) -> [ResultRow] {
    guard members.count > 1, var largest = members.first, var smallest = members.first else {
      return []
    }
    for member in members.dropFirst() {
      if member.value > largest.value { largest = member }
      if member.value < smallest.value { smallest = member }
    }
    // Where all are the same the first two stand for them.
    if largest.group == smallest.group { smallest = members[1] }
    func row(_ name: String, _ outcome: Outcome, flag: String = "") -> ResultRow {
      var key = key(largest.group, name, statistic.name)
      key.versusGroup = label(smallest.group)
      return ResultRow(key, outcome, flag: flag)
    }
    let count = min(largest.count, smallest.count)
    let gap = Estimate(value: largest.value - smallest.value, count: count)
    let ratio: Outcome =
      smallest.value > 0
      ? .estimate(Estimate(value: largest.value / smallest.value, count: count))
      : .undefined(
        reason: smallest.value == 0
          ? UndefinedStatistic.zeroDenominator.reason : UndefinedStatistic.noZeroPoint.reason)
    return [
      row("largest_gap", .estimate(gap)),
      row("largest_ratio", ratio, flag: statistic.hasZeroPoint ? "" : "ratio_of_scores"),
    ]
  }

  private func mean(_ members: [Member]) -> (weight: Double, value: Double) {
    let weight = members.reduce(0) { $0 + $1.weight }
    return (weight, members.reduce(0) { $0 + $1.weight * $1.value } / weight)
  }

  private func betweenShare(_ members: [Member]) -> Double? {
    let (weight, mean) = mean(members)
    var (between, all) = (0.0, 0.0)
    for member in members {
      between += member.weight / weight * (member.value - mean) * (member.value - mean)
      for (total, score) in zip(table.levelTotals(group: member.group), statistic.scores) {
        all += total / weight * (score - mean) * (score - mean)
      }
    }
    return all > 0 ? min(1, between / all) : nil
  }

  private func dissimilarity(_ members: [Member]) -> Double? {
    let (weight, mean) = mean(members)
    guard mean > 0, mean < 1 else { return nil }
    var sum = 0.0
    for member in members {
      let share = member.weight / weight
      let favourable = share * member.value / mean
      let others = share * (1 - member.value) / (1 - mean)
      sum += (favourable - others).magnitude / 2
    }
    return sum
  }

  private func theil(_ members: [Member]) -> Double? {
    let (weight, mean) = mean(members)
    guard mean > 0 else { return nil }
    var sum = 0.0
    for member in members where member.value > 0 {
      let part = member.value / mean
      sum += member.weight / weight * part * log(part)
    }
    return sum
  }
}
