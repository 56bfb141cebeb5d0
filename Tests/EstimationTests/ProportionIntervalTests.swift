// Proves that the intervals of shares and the design effects are those of base R and R survey, and
// that over thousands of random tables no interval leaves [0, 1], is NaN, or misses its estimate.
import Estimation
import Numerics
import Surveys
import Tabular
import TestSupport
import Testing

@Suite("Intervals of shares") struct ProportionIntervalTests {
  private static let methods: [String: ProportionInterval] = [
    "wilson": .wilson, "agresticoull": .agrestiCoull, "clopperpearson": .clopperPearson,
  ]

  @Test(
    "limits and design effects agree",
    arguments: [
      "strat", "clus1", "small", "smallEqual", "waves", "wavesFPC", "wavesElements",
    ])
  func agreement(name: String) throws {
    var tables = try ReferenceTables(name, topic: "survey")
    let rows = try ReferenceTable("estimates/intervals.csv").rows.filter { $0["design"] == name }
    #expect(rows.count > 30)
    for row in rows {
      let reference = Reference(row)
      let (question, dimension, totals) = tables.table(reference.question, by: reference.by)
      let level = try #require(question.scale.levels.firstIndex(of: reference.level))
      let group = dimension?.levels.firstIndex(of: reference.group) ?? 0
      let found = try Self.value(reference.quantity, totals, group: group, level: level)
      let isBeta = reference.quantity.hasPrefix("clopper")
      expectClose(
        found, reference.value,
        within: isBeta ? SurveyReferenceTests.betaQuantile : .oracle, "\(name) \(reference.label)")
    }
  }

  private static func value(
    _ quantity: String, _ table: TableTotals, group: Int, level: Int
  ) throws -> Double? {
    let parts = quantity.split(separator: "_").map(String.init)
    if parts[0] == "deff" {
      let estimator = Estimator(
        designEffect: parts.contains("without") ? .withoutReplacement : .withReplacement)
      return parts.contains("total")
        ? try estimator.estimate(LevelTotal(level: level), in: table, group: group).designEffect
        : try estimator.estimate(Proportion(level: level), in: table, group: group).designEffect
    }
    let estimator = Estimator(
      confidence: Double(parts[1]) ?? 0, interval: methods[parts[0]] ?? .wald)
    let share = try estimator.estimate(Proportion(level: level), in: table, group: group)
    return parts[2] == "low" ? share.interval?.low : share.interval?.high
  }

  @Test("the binomial interval is R's") func binomial() throws {
    let rows = try ReferenceTable("estimates/intervals.csv").rows
      .filter { $0["design"] == "binomial" }
    #expect(rows.count > 20)
    for row in rows {
      let limits = binomialInterval(
        marked: Double(row["level"] ?? "") ?? .nan, of: Double(row["question"] ?? "") ?? .nan,
        confidence: 0.95)
      expectClose(
        row["quantity"] == "low" ? limits?.low : limits?.high, Double(row["value"] ?? ""),
        within: SurveyReferenceTests.betaQuantile, "\(row)")
    }
  }

  /// A small table with what small tables have: one respondent, unanimous answers, empty levels,
  /// weights of zero, lonely strata, finite populations.
  private func table(_ random: inout Philox4x32) throws -> TableTotals {
    let count = [1, 2, 3, 5, 8, 12, 12, 20, 40][random.index(below: 9)]
    let levels = 1 + random.index(below: 5)
    let unanimous = random.uniform() < 0.3
    let only = Int32(random.index(below: levels))
    func draw(_ bound: Int, _ missing: Double = 0) -> Int32 {
      random.uniform() < missing
        ? MissingReason.noAnswer.code : Int32(random.index(below: bound))
    }
    let answers = (0..<count).map { _ in
      unanimous && random.uniform() < 0.95 ? only : draw(levels, 0.1)
    }
    let weights = (0..<count).map { _ in
      random.uniform() < 0.05 ? 0 : (random.uniform() < 0.5 ? 1 : 0.2 + 5 * random.uniform())
    }
    func column(_ name: String, _ size: Int) -> CategoryColumn {
      CategoryColumn(
        name: name, levels: (0..<size).map(String.init), codes: (0..<count).map { _ in draw(size) })
    }
    let rules: [LonelyStratumRule] = [.remove, .certainty, .adjust, .average]
    let population = Double(count) * (random.uniform() < 0.2 ? 1 : 1 + 3 * random.uniform())
    let design = try SurveyDesign(
      rowCount: count, weights: random.uniform() < 0.7 ? weights : nil,
      strata: random.uniform() < 0.5 ? column("s", 1 + random.index(below: 4)) : nil,
      clusters: random.uniform() < 0.5 ? column("c", 1 + random.index(below: 6)) : nil,
      populationSizes: random.uniform() < 0.3
        ? [Double](repeating: population, count: count) : nil,
      lonelyStrata: rules[random.index(below: 4)])
    let groups = (0..<count).map { _ in draw(2, 0.1) }
    return design.totals(
      of: CellCoding(groups: groups, groupCount: 2, answers: answers, levelCount: levels))
  }

  @Test("every interval of thousands of random tables is within bounds and holds its estimate")
  func promises() throws {
    var random = Philox4x32(seed: 1_729)
    var counted: [String: Int] = [:]
    for _ in 0..<4_000 {
      let table = try table(&random)
      let confidence = [0.5, 0.9, 0.95, 0.999][random.index(below: 4)]
      for method in ProportionInterval.allCases {
        let estimator = Estimator(confidence: confidence, interval: method)
        for group in 0..<2 where table.total(group: group) > 0 {
          for level in 0..<table.levelCount {
            let share = try estimator.estimate(Proportion(level: level), in: table, group: group)
            check(share, in: 0...1, "\(method)")
            counted[method.rawValue, default: 0] += share.interval == nil ? 0 : 1
            let isDefined = (share.standardError != nil) && (share.degreesOfFreedom ?? 0) > 0
            let refuses = [.logit, .wald, .arcsine].contains(method)
            if isDefined, !refuses { #expect(share.interval != nil, "\(method) \(share)") }
            let total = try estimator.estimate(LevelTotal(level: level), in: table, group: group)
            check(total, in: 0...(.infinity), "total")
          }
          let missing = try estimator.estimate(
            MissingShare(.noAnswer), in: table, group: group)
          check(missing, in: 0...1, "missing \(method)")
        }
      }
    }
    for method in ProportionInterval.allCases {
      #expect((counted[method.rawValue] ?? 0) > 3_000, "\(method)")
    }
  }

  private func check(_ found: Estimate, in range: ClosedRange<Double>, _ label: String) {
    #expect(found.value.isFinite && range.contains(found.value), "\(label) \(found)")
    if let error = found.standardError { #expect(error >= 0 && error.isFinite) }
    guard let interval = found.interval else { return }
    #expect(range.contains(interval.low) && range.contains(interval.high), "\(label) \(found)")
    #expect(interval.low <= found.value && found.value <= interval.high, "\(label) \(found)")
  }

  @Test("among actors without a number invited only Clopper–Pearson has an interval, by name")
  func actors() throws {
    let answers: [Int32] = [0, 0, 0, 1, 0, MissingReason.refused.code]
    let question = SurveyQuestion(
      id: "q", scale: ResponseScale(id: "s", kind: .nominal, levels: ["y", "n"], scores: [1, 2]),
      codes: answers)
    let data = SurveyData(
      rowCount: 6, questions: [question], dimensions: [], actors: nil, rounds: nil,
      design: try SurveyDesign(rowCount: 6), regime: .actors(invited: []))
    let table = try CellTabulator(data).totals(of: CellCoding(question))
    for method in ProportionInterval.allCases {
      let share = try Estimator(interval: method).estimate(
        Proportion(level: 0), in: table, group: 0)
      #expect((share.interval != nil) == (method == .clopperPearson), "\(method)")
      #expect(share.standardError == nil)
    }
    let exact = try Estimator(interval: .clopperPearson).estimate(
      Proportion(level: 0), in: table, group: 0)
    #expect(exact.method == "clopper_pearson")
    #expect(exact.interval == binomialInterval(marked: 4, of: 5, confidence: 0.95))
    let refused = try Estimator(interval: .clopperPearson).estimate(
      MissingShare(.refused), in: table, group: 0)
    #expect(refused.interval == binomialInterval(marked: 1, of: 6, confidence: 0.95))
  }
}
