// Proves that no published number gives back a group that is withheld.
import Disclosure
import Estimation
import Results
import Testing

/// Rows of one question: the share of the favourable and the number of respondents.
private func row(
  _ groupBy: String, _ group: String, _ count: Int, value: Double = 0.5,
  statistic: String = "favourable", round: String = "2018"
) -> ResultRow {
  let key = ResultKey(
    analysis: "distribution", question: "q", groupBy: groupBy, group: group, round: round,
    statistic: statistic)
  if count == 0 { return ResultRow(key, .undefined(reason: "no_answers")) }
  return ResultRow(key, .estimate(Estimate(value: value, count: count)), flag: "two_camps")
}

private func withheld(_ rows: [ResultRow]) -> [String: Suppression] {
  var result: [String: Suppression] = [:]
  for row in rows {
    if case .suppressed(let reason) = row.outcome { result[row.key.group] = reason }
  }
  return result
}

@Suite("Withholding small groups") struct WithholdingTests {
  @Test("one small group takes the smallest other with it") func complementary() {
    let rows = [
      row("", "", 40), row("sex", "woman", 3), row("sex", "man", 25), row("sex", "other", 12),
    ]
    #expect(
      withheld(protect(rows, minimumCell: 5)) == ["woman": .primary, "other": .complementary])
  }

  @Test("two small groups of together enough respondents protect each other") func twoSmall() {
    let rows = [
      row("", "", 40), row("sex", "woman", 3), row("sex", "man", 33), row("sex", "other", 4),
    ]
    #expect(withheld(protect(rows, minimumCell: 5)) == ["woman": .primary, "other": .primary])
  }

  @Test("two small groups of together too few take a third with them") func tooSmallTogether() {
    let rows = [
      row("", "", 40), row("sex", "woman", 2), row("sex", "man", 36), row("sex", "other", 2),
    ]
    #expect(withheld(protect(rows, minimumCell: 5)).count == 3)
  }

  @Test("those who did not say are no group, and no cover that is too small") func unstated() {
    let few = [row("", "", 40), row("sex", "woman", 20), row("sex", "man", 18)]
    #expect(withheld(protect(few, minimumCell: 5)).isEmpty)
    let cover = [row("", "", 40), row("sex", "woman", 1), row("sex", "man", 37)]
    #expect(
      withheld(protect(cover, minimumCell: 5)) == ["woman": .primary, "man": .complementary])
    let shelter = [row("", "", 50), row("sex", "woman", 3), row("sex", "man", 35)]
    #expect(withheld(protect(shelter, minimumCell: 5)) == ["woman": .primary])
  }

  @Test("the overall and the kinds of actor never give way to a dimension") func priority() {
    var rows = [row("", "", 30), row("actor", "federal", 16), row("actor", "partner", 14)]
    rows += [row("sex", "woman", 2), row("sex", "man", 28)]
    rows += [row("age", "young", 1), row("age", "old", 1), row("age", "older", 28)]
    let hidden = protect(rows, minimumCell: 5).filter { $0.estimate == nil }
    #expect(!hidden.isEmpty)
    #expect(hidden.allSatisfy { ["sex", "age"].contains($0.key.groupBy) })
  }

  @Test("nobody is no secret") func empty() {
    let rows = [row("", "", 40), row("sex", "woman", 40), row("sex", "man", 0)]
    #expect(protect(rows, minimumCell: 5) == rows)
  }

  @Test("what refers to a withheld group is withheld with it, and holds nothing") func references()
  {
    func versus(_ group: String, _ versusGroup: String, _ versusRound: String) -> ResultRow {
      let key = ResultKey(
        analysis: "disaggregation", question: "q", groupBy: "sex", group: group,
        versusGroup: versusGroup, round: "2021", versusRound: versusRound, statistic: "difference")
      return ResultRow(key, .estimate(Estimate(value: 0.1, count: 30)), flag: "f", note: "n")
    }
    var rows: [ResultRow] = []
    for round in ["2018", "2021"] {
      rows.append(row("", "", 60, round: round))
      rows.append(row("sex", "woman", round == "2018" ? 3 : 20, round: round))
      rows.append(row("sex", "man", round == "2018" ? 40 : 20, round: round))
      rows.append(row("sex", "other", round == "2018" ? 17 : 20, round: round))
    }
    let small = rows.count
    rows += [versus("woman", "", "2018"), versus("", "", "2018"), versus("other", "man", "2018")]
    let open = rows.count
    rows += [versus("woman", "man", ""), versus("man", "", "2018")]
    let result = protect(rows, minimumCell: 5)
    for (index, row) in result.enumerated() where index >= small {
      let isWithheld = row.estimate == nil
      #expect(isWithheld == (index < open), "row \(index)")
      if isWithheld { #expect(row.note.isEmpty && row.flag.hasPrefix("suppressed_")) }
    }
  }

  @Test("a score is withheld where one of its questions is") func composites() {
    func score(_ group: String) -> ResultRow {
      let key = ResultKey(
        analysis: "indicators", item: "C", groupBy: "sex", group: group, round: "2018",
        statistic: "indicator_score")
      return ResultRow(key, .estimate(Estimate(value: 0.4, count: 9)))
    }
    let rows = [
      row("", "", 40), row("sex", "woman", 3), row("sex", "man", 25), row("sex", "other", 12),
      score("woman"), score("man"), score("other"),
    ]
    let result = protect(
      rows, minimumCell: 5, composites: [CompositeScore(item: "C", questions: ["q"])])
    #expect(result[4].estimate == nil && result[6].estimate == nil && result[5].estimate != nil)
    #expect(protect(rows, minimumCell: 5)[4].estimate != nil)
  }

  @Test("a cell that only rows and columns together give away is protected too") func bridge() {
    // Every row and column with a hidden cell has two of them; the rows 0 and 1 less the columns
    // 0 and 1 give the cell (1, 2).
    let hidden: Set<[Int]> = [
      [0, 0], [0, 1], [1, 0], [1, 1], [1, 2], [2, 2], [2, 3], [3, 2], [3, 3],
    ]
    var rows = [row("", "", 9 * 3 + 7 * 20)]
    for level in 0..<4 {
      let hiddenInRow = hidden.filter { $0[0] == level }.count
      let hiddenInColumn = hidden.filter { $0[1] == level }.count
      rows.append(row("sex", "s\(level)", 3 * hiddenInRow + 20 * (4 - hiddenInRow)))
      rows.append(row("age", "a\(level)", 3 * hiddenInColumn + 20 * (4 - hiddenInColumn)))
    }
    for sex in 0..<4 {
      for age in 0..<4 {
        let count = hidden.contains([sex, age]) ? 3 : 20
        rows.append(row("sex × age", "s\(sex) × a\(age)", count))
      }
    }
    let result = withheld(protect(rows, minimumCell: 5))
    #expect(result.values.filter { $0 == .primary }.count == 9)
    #expect(result.values.contains(.complementary))
  }

  @Test("a gap to the rest would give away who is withheld in the rest, unless it is everybody")
  func rest() {
    func gap(_ group: String) -> ResultRow {
      let key = ResultKey(
        analysis: "disaggregation", question: "q", groupBy: "sex", group: group,
        versusGroup: "rest", round: "2018", level: "favourable", statistic: "difference")
      return ResultRow(key, .estimate(Estimate(value: 0.1, count: 20)))
    }
    for (everyone, woman, isShown) in [(50, 20, false), (41, 20, true), (57, 39, true)] {
      let other = everyone == 57 ? 0 : 3
      let rows = [
        row("", "", everyone), row("sex", "woman", woman), row("sex", "man", 18),
        row("sex", "other", other), gap("woman"),
      ]
      let result = protect(rows, minimumCell: 5)
      #expect((result[4].estimate != nil) == isShown, "\(everyone) respondents")
      #expect(result[1].estimate != nil)
    }
  }

  @Test("few missing answers withhold nothing, few people who were asked do") func missing() {
    func refusals(_ group: String, _ count: Int) -> ResultRow {
      let key = ResultKey(
        analysis: "distribution", question: "q", groupBy: group.isEmpty ? "" : "sex", group: group,
        round: "2018", level: "refused", statistic: "item_nonresponse")
      return ResultRow(key, .estimate(Estimate(value: 0.05, count: count)))
    }
    let open = [
      row("", "", 40), refusals("", 1), row("sex", "woman", 20), refusals("woman", 1),
      row("sex", "man", 20), refusals("man", 0),
    ]
    #expect(protect(open, minimumCell: 5) == open)
    let silent = [
      row("", "", 40), refusals("", 3), row("sex", "woman", 0), refusals("woman", 3),
      row("sex", "man", 30), refusals("man", 0), row("sex", "other", 10), refusals("other", 0),
    ]
    #expect(
      withheld(protect(silent, minimumCell: 5)) == ["woman": .primary, "other": .complementary])
  }

  @Test("protecting twice or without a minimum changes nothing more") func repetition() {
    let rows = [row("", "", 9), row("sex", "woman", 3), row("sex", "man", 6)]
    #expect(protect(rows, minimumCell: 1) == rows)
    let once = protect(rows, minimumCell: 5)
    #expect(once.map(\.estimate) == protect(once, minimumCell: 5).map(\.estimate))
  }
}
