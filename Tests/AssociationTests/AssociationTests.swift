// Proves that the tests of independence and the adjustment of p-values agree with R, and that small
// tables are tested or refused with a reason.
import Association
import Estimation
import Results
import Surveys
import TestSupport
import Testing

@Suite("Association") struct AssociationTests {
  @Test(
    "Rao-Scott and Wald agree with R survey",
    arguments: [
      ("strat", "level", "awards"), ("strat", "sch.wide", "stype"), ("clus1", "level", "stype"),
      ("clus1NoFPC", "sch.wide", "stype"), ("small", "answer", "actor"), ("waves", "q", "sex"),
      ("waves", "q", "age"), ("waves", "q", "wave"), ("wavesFPC", "q", "wave"),
      ("wavesElements", "q", "age"), ("wavesElements", "q", "wave"),
    ])
  func designBased(design: String, question: String, by: String) throws {
    let (fixture, survey) = try SurveyFixture.design(design)
    let (asked, dimension) = (fixture.question(question), fixture.dimension(by))
    let totals = survey.totals(
      of: CellCoding(
        groups: dimension.codes, groupCount: dimension.levels.count, answers: asked.codes,
        levelCount: asked.scale.levels.count))
    let table = try TwoWayTable(totals, groups: Array(dimension.levels.indices))
    let raoScott = try table.raoScott()
    let rows = try ReferenceTable("survey/reference.csv").rows.filter {
      $0["design"] == design && $0["question"] == question && $0["by"] == by && $0["group"] == ""
    }
    var compared = 0
    for row in rows {
      let parts = (row["quantity"] ?? "").split(separator: "_").map(String.init)
      let outcome: TestOutcome? =
        switch parts.first {
        case "F": raoScott.f
        case "Chisq": raoScott.chiSquared
        case "Wald": try? table.wald().plain
        case "adjWald": try? table.wald().adjusted
        default: nil
        }
      guard let outcome else { continue }
      let found: Double? =
        switch parts.last {
        case "statistic": outcome.statistic
        case "df1": outcome.degreesOfFreedom
        case "df2": outcome.denominatorDegreesOfFreedom
        default: outcome.pValue
        }
      let expected = Double(row["value"] ?? "")
      /// A tail of a statistic that both sides know to 1e-12 is known less well far out.
      let tolerance = Tolerance(
        relative: 1e-9, absolute: 1e-13, reason: "solutions of nearly singular systems")
      expectClose(found, expected, within: tolerance, row["quantity"] ?? "")
      compared += 1
    }
    #expect(compared >= 7)
  }

  @Test(
    "tests on replicates agree with R survey",
    arguments: [
      "waves_jkn", "waves_jkn_mse", "wavesFPC_jkn", "clus1_jk1", "jkn_read", "brr_read", "fay_read",
      "bootstrap_read", "sdr_read", "sdr_read_mse", "jk1_read", "factors_read",
    ])
  func replicated(name: String) throws {
    let (fixture, survey) = try ReplicateFixture.design(name)
    let rows = try ReferenceTable("replicates/reference.csv").rows.filter {
      $0["design"] == name && $0["by"] != "" && $0["group"] == ""
    }
    let question = fixture.question(rows.first?["question"] ?? "")
    let dimension = fixture.dimension(rows.first?["by"] ?? "")
    let totals = survey.totals(
      of: CellCoding(
        groups: dimension.codes, groupCount: dimension.levels.count, answers: question.codes,
        levelCount: question.scale.levels.count))
    let table = try TwoWayTable(totals, groups: Array(dimension.levels.indices))
    let raoScott = try table.raoScott()
    let wald = try? table.wald()
    var compared = 0
    for row in rows {
      let parts = (row["quantity"] ?? "").split(separator: "_").map(String.init)
      let outcome: TestOutcome? =
        switch parts.first {
        case "F": raoScott.f
        case "Chisq": raoScott.chiSquared
        case "Wald": wald?.plain
        case "adjWald": wald?.adjusted
        default: nil
        }
      guard let outcome else { continue }
      let tolerance = Tolerance(
        relative: 1e-9, absolute: 1e-13, reason: "solutions of nearly singular systems")
      expectClose(
        parts.count > 1 ? outcome.pValue : outcome.statistic, Double(row["value"] ?? ""),
        within: tolerance, name + " " + (row["quantity"] ?? ""))
      compared += 1
    }
    #expect(compared >= 4)
  }

  @Test("adjusted p-values and permutations agree with R")
  func references() throws {
    for row in try ReferenceTable("association/reference.csv").rows {
      let numbers = (row["value"] ?? "").split(separator: " ").compactMap { Double($0) }
      switch row["case"] {
      case "adjust":
        let input = (row["input"] ?? "").split(separator: " ").compactMap { Double($0) }
        let methods: [String: PValueAdjustment] = [
          "BH": .benjaminiHochberg, "holm": .holm, "bonferroni": .bonferroni,
        ]
        let method = methods[row["quantity"] ?? ""] ?? .none
        expectClose(method.adjusted(input), numbers)
        #expect(PValueAdjustment.none.adjusted(input) == input)
      case "permutation":
        let counts = (row["input"] ?? "").split(separator: "/").map { line in
          line.split(separator: " ").compactMap { Int($0) }
        }
        let outcome = permutationTest(counts: counts, seed: 1)
        expectClose(outcome?.pValue, numbers[0], row["input"] ?? "")
        #expect(outcome?.method == "permutation_exact")
        let drawn = permutationTest(counts: counts, seed: 1, limit: 1)
        let error = (numbers[0] * (1 - numbers[0]) / 9_999).squareRoot() + 1e-4
        expectClose(drawn?.pValue, numbers[0], within: .monteCarlo(standardError: error))
        #expect(drawn?.method == "permutation_monte_carlo")
      case "rank", "strata", "multinomial": continue
      default:
        let input = (row["input"] ?? "").split(separator: " ").compactMap { Int($0) }
        let interval = hypergeometricInterval(
          count: input[0], sample: input[1], population: input[2], confidence: 0.95)
        expectClose(interval?.low, numbers[0], row["input"] ?? "")
        expectClose(interval?.high, numbers[1], row["input"] ?? "")
      }
    }
  }

  @Test("what cannot be tested is refused with its reason")
  func refusals() throws {
    func reason(_ groups: [Int32], _ answers: [Int32], _ clusters: Int = 0) throws -> String? {
      let design = try SurveyDesign(rowCount: answers.count)
      let totals = design.totals(
        of: CellCoding(groups: groups, groupCount: 3, answers: answers, levelCount: 4))
      do throws(UndefinedStatistic) {
        _ = try TwoWayTable(totals, groups: [0, 1, 2]).raoScott()
        return nil
      } catch {
        return error.reason
      }
    }
    #expect(try reason([0, 0, 1, 1], [-1, -1, -1, -1]) == "no_answers")
    #expect(try reason([0, 0, 0, 0], [0, 1, 2, 1]) == "one_group")
    #expect(try reason([0, 0, 1, 1], [2, 2, 2, 2]) == "one_level")
    #expect(try reason([0, 0, 2, 2, 2], [0, 3, 3, 3, 0]) == nil)
    #expect(permutationTest(counts: [[3, 0], [0, 0]], seed: 1) == nil)
  }
}
