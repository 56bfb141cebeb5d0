// Proves that distances, their decompositions by group and their permutation tests agree with
// vegan, and that deals of membership are complete.
import Distances
import LinearAlgebra
import Numerics
import TestSupport
import Testing

private let cases = ["organisations", "random", "flat"]

@Suite("Separation of groups") struct SeparationTests {
  @Test("distances on the declared scales", arguments: cases)
  func distances(name: String) throws {
    let questionnaire = try Questionnaire(name)
    let distances = questionnaire.distances
    let count = distances.rows.count
    let found = (0..<count).flatMap { i in ((i + 1)..<max(i + 1, count)).map { (i, $0) } }
      .map { distances.matrix[$0.0, $0.1] }
    expectClose(found, questionnaire.all("distance"), within: .oracle)
    expectClose(distances.mean, questionnaire.all("pooled_ratio", group: "").first, within: .oracle)
  }

  @Test("components, PERMANOVA and ANOSIM", arguments: cases)
  func separation(name: String) throws {
    let questionnaire = try Questionnaire(name)
    let deals = GroupDeals(questionnaire.partition, seed: 1)
    let found = try #require(
      GroupSeparation(distances: questionnaire.distances.matrix, deals: deals))
    let values = [
      "disco_total": found.total, "disco_within": found.within, "disco_between": found.between,
      "disco_f": found.components.value, "disco_share": found.betweenShare,
      "permanova_f": found.permanova.value, "permanova_r2": found.explainedShare,
      "permanova_total": found.totalSquares, "permanova_within": found.withinSquares,
      "modified_f": found.modifiedPermanova?.value ?? 0, "anosim_r": found.anosim.value,
    ]
    for (statistic, value) in values.sorted(by: { $0.key < $1.key }) {
      expectClose(value, questionnaire.one(statistic), within: .oracle, "\(name) \(statistic)")
    }
    let alone = GroupSeparation.permanova(distances: questionnaire.distances.matrix, deals: deals)
    #expect(alone?.test == found.permanova && alone?.explainedShare == found.explainedShare)
    guard name != "random" else { return }
    #expect(deals.isExact && found.isExact)
    #expect(Double(deals.count) == questionnaire.one("splits"))
    let tests = [
      ("permanova_p", found.permanova), ("disco_p", found.components), ("anosim_p", found.anosim),
    ]
    for (statistic, test) in tests {
      expectClose(
        test.pValue, questionnaire.one(statistic), within: .oracle, "\(name) \(statistic)")
    }
  }

  @Test("spread about the centroids", arguments: cases)
  func dispersion(name: String) throws {
    let questionnaire = try Questionnaire(name)
    let deals = GroupDeals(questionnaire.partition, seed: 1)
    let found = try #require(
      GroupDispersion(distances: questionnaire.distances.matrix, deals: deals))
    expectClose(found.distances, questionnaire.all("permdisp_distance"), within: .oracle)
    expectClose(found.means, questionnaire.all("permdisp_mean"), within: .oracle)
    expectClose(found.test?.value, questionnaire.one("permdisp_f"), within: .oracle)
  }

  @Test("every deal of membership is dealt once, within strata")
  func enumeration() {
    let partition = GroupPartition([0, 0, 1, 2, 1, 0, 2], groupCount: 3)
    let rows: [(strata: [Int], count: Int)] = [([], 210), ([0, 0, 0, 0, 1, 1, 1], 12 * 6)]
    for (strata, count) in rows {
      let deals = GroupDeals(partition, strata: strata, seed: 1)
      #expect(deals.isExact && deals.count == count)
      let groups = deals.map { block in
        (0..<block.dealCount).map { deal in
          Array(block.groups[(deal * 7)..<((deal + 1) * 7)])
        }
      }.flatMap { $0 }
      #expect(Set(groups).count == count && groups.count == count)
      for deal in groups {
        let inStrata = { (codes: [Int]) in
          (strata.isEmpty ? [Array(0..<7)] : [Array(0..<4), Array(4..<7)]).map { members in
            members.map { codes[$0] }.sorted()
          }
        }
        #expect(inStrata(deal.map { Int($0) }) == inStrata(partition.codes))
      }
    }
  }

  @Test("drawn deals come near the exact test, and do not depend on anything but the seed")
  func drawn() throws {
    // 24 respondents in three groups: too many deals to enumerate.
    var random = Philox4x32(seed: 5)
    let codes = (0..<24).map { $0 % 3 }
    var matrix = Matrix(rowCount: 24, columnCount: 24)
    for j in 0..<24 {
      for i in 0..<j {
        matrix[i, j] = random.uniform() + (codes[i] == codes[j] ? 0 : 0.05)
        matrix[j, i] = matrix[i, j]
      }
    }
    let partition = GroupPartition(codes, groupCount: 3)
    let deals = GroupDeals(partition, seed: 7)
    #expect(!deals.isExact && deals.count == 9_999)
    let first = try #require(GroupSeparation(distances: matrix, deals: deals))
    #expect(first == GroupSeparation(distances: matrix, deals: deals))
    let other = try #require(
      GroupSeparation(distances: matrix, deals: GroupDeals(partition, seed: 8)))
    #expect(first.permanova.value == other.permanova.value)
    let p = first.permanova.pValue
    expectClose(
      other.permanova.pValue, p,
      within: .monteCarlo(standardError: (2 * p * (1 - p) / 9_999).squareRoot()))
    #expect(first.permanova.smallestAttainable == 1.0 / 10_000)
  }

  @Test("groups that cannot be separated have no statistic")
  func refusals() {
    let equal = Matrix(rowCount: 4, columnCount: 4)
    let two = GroupDeals(GroupPartition([0, 0, 1, 1], groupCount: 2), seed: 1)
    #expect(GroupSeparation(distances: equal, deals: two) == nil)
    var apart = equal
    for (i, j) in [(0, 2), (0, 3), (1, 2), (1, 3)] {
      apart[i, j] = 1
      apart[j, i] = 1
    }
    let one = GroupDeals(GroupPartition([0, 0, 0, 0], groupCount: 1), seed: 1)
    let alone = GroupDeals(GroupPartition([0, 1, 2, 3], groupCount: 4), seed: 1)
    #expect(GroupSeparation(distances: apart, deals: one) == nil)
    #expect(GroupSeparation(distances: apart, deals: alone) == nil)
    #expect(GroupDispersion(distances: apart, deals: two) == nil, "two members have no spread")
    let separated = GroupSeparation(distances: apart, deals: two)
    #expect(separated?.betweenShare == 1 && separated?.permanova.pValue == 2.0 / 6)
    #expect(separated?.permanova.value.isFinite == true)
  }
}

@Suite("Separation by question") struct QuestionSeparationTests {
  @Test("δ, its test and the largest over all questions", arguments: ["organisations", "flat"])
  func maximum(name: String) throws {
    let questionnaire = try Questionnaire(name)
    let deals = GroupDeals(questionnaire.partition, seed: 1)
    let found = QuestionSeparation(
      questionnaire.questions, rows: Array(questionnaire.partition.codes.indices), deals: deals)
    // The reference counts the second group above the first as positive.
    let deltas = found.deltas.map { $0.map { -$0.value } ?? 0 }
    expectClose(deltas, questionnaire.all("cliff_delta"), within: .oracle)
    expectClose(
      found.deltas.map { $0?.pValue ?? 1 }, questionnaire.all("rows_cliff_delta_p"),
      within: .oracle)
    expectClose(
      found.deltas.map { $0?.familyPValue ?? 1 }, questionnaire.all("max_t_p"), within: .oracle)
    expectClose(
      found.betweenShares.map { $0?.pValue ?? 1 }, questionnaire.all("rows_energy_scaled_p"),
      within: .oracle)
  }

  @Test("what stands between the groups adds up over the questions")
  func additivity() throws {
    let questionnaire = try Questionnaire("flat")
    let matrix = questionnaire.distances.matrix
    let deals = GroupDeals(questionnaire.partition, seed: 1)
    let whole = try #require(GroupSeparation(distances: matrix, deals: deals))
    let parts = questionnaire.questions.compactMap { question -> GroupSeparation? in
      let own = AnswerDistances([question], rows: Array(questionnaire.partition.codes.indices))
      return GroupSeparation(distances: own.matrix, deals: deals)
    }
    let count = Double(questionnaire.questions.count)
    expectClose(parts.reduce(0) { $0 + $1.between } / count, whole.between, within: .oracle)
    let shares = QuestionSeparation(
      questionnaire.questions, rows: Array(questionnaire.partition.codes.indices), deals: deals
    ).betweenShares
    for (share, part) in zip(shares, parts) {
      expectClose(share?.value, part.betweenShare, within: .oracle)
    }
  }
}
