// Proves that replicates equal linearisation for totals where theory says so, that bootstraps have
// the right mean variance, that results do not depend on the order of rows, and that what cannot
// be replicated is refused by name.
import Estimation
import Surveys
import Tabular
import TestSupport
import Testing

@Suite("Replicates") struct ReplicateIdentityTests {
  private func pairs() throws -> (SurveyFixture, SurveyDesign) {
    let fixture = try SurveyFixture("pairs", topic: "replicates")
    let design = try SurveyDesign(
      rowCount: fixture.rowCount, weights: fixture.numbers("weight"),
      strata: fixture.column("stratum"), clusters: fixture.column("psu"))
    return (fixture, design)
  }

  private func coding(_ fixture: SurveyFixture) -> CellCoding {
    let (question, sex) = (fixture.question("q"), fixture.dimension("sex"))
    return CellCoding(
      groups: sex.codes, groupCount: sex.levels.count, answers: question.codes,
      levelCount: question.scale.levels.count)
  }

  private func totalErrors(_ table: TableTotals) throws -> [Double?] {
    try (0..<(table.groupCount * table.levelCount)).map { cell in
      try Estimator().estimate(
        LevelTotal(level: cell % table.levelCount), in: table, group: cell / table.levelCount
      ).standardError
    }
  }

  @Test("jackknives and half-samples give the linearised errors of totals")
  func equalsLinearisation() throws {
    let (fixture, design) = try pairs()
    let coding = coding(fixture)
    // A stratum of four, split into pairs, is linearised as two strata.
    let (strata, clusters) = (fixture.column("stratum"), fixture.column("psu"))
    let split = CategoryColumn(
      name: "", levels: strata.levels + ["h4b"],
      codes: strata.codes.indices.map { row in
        let isSecond = strata.levels[Int(strata.codes[row])] == "h4" && clusters.codes[row] > 1
        return isSecond ? Int32(strata.levels.count) : strata.codes[row]
      })
    let paired = try SurveyDesign(
      rowCount: fixture.rowCount, weights: design.weights, strata: split, clusters: clusters)
    let cases: [(SurveyDesign, ReplicateConstruction)] = [
      (design, .jkn), (paired, .jkn), (paired, .halfSamples(rho: 0)),
      (paired, .halfSamples(rho: 0.3)),
    ]
    for (linear, construction) in cases {
      let made = try linear.makeReplicates(construction)
      let found = try totalErrors(linear.replicated(by: made).totals(of: coding))
      expectClose(
        found.map { $0 ?? .nan }, try totalErrors(linear.totals(of: coding)).map { $0 ?? .nan })
    }
    #expect(try design.makeReplicates(.halfSamples(rho: 0)).count == 12)
    #expect(try design.makeReplicates(.halfSamples(rho: 0)).degreesOfFreedom == 10)
  }

  @Test(
    "bootstraps have the linearised variance on average",
    arguments: [
      ReplicateConstruction.raoWu(replicates: 4000, seed: 7),
      .cantyDavison(replicates: 4000, seed: 7),
    ])
  func bootstraps(construction: ReplicateConstruction) throws {
    for (name, isExact) in [("waves", true), ("wavesFPC", false)] {
      let (fixture, design) = try SurveyFixture.design(name)
      let question = fixture.question("q")
      let coding = CellCoding(question)
      let made = try design.makeReplicates(construction)
      let table = design.replicated(by: made).totals(of: coding)
      let expected = try totalErrors(design.totals(of: coding))
      let found = try totalErrors(table)
      // Rao and Wu's takes no account of finite populations.
      let ratio = construction.name == "rao-wu" && !isExact ? 0.6...1.6 : 0.9...1.1
      for (a, b) in zip(found, expected) {
        #expect(ratio.contains((a ?? 0) / (b ?? 0)), "\(name) \(construction.name)")
      }
      #expect(made.degreesOfFreedom == design.clusterCount - design.strata.count)
    }
  }

  @Test("the same seed gives the same replicates, and 100 of them begin 200")
  func streams() throws {
    let (fixture, design) = try pairs()
    let table = { (count: Int, seed: UInt64) in
      let made = try design.makeReplicates(.raoWu(replicates: count, seed: seed))
      return design.replicated(by: made).totals(of: coding(fixture))
    }
    let (short, long, other) = (try table(100, 1), try table(200, 1), try table(100, 2))
    #expect(short == (try table(100, 1)))
    let first = { (table: TableTotals) in
      (0..<100).map { table.cellTotals(group: 0, replicate: $0) }
    }
    #expect(first(short) == first(long))
    #expect(first(short) != first(other))
  }

  @Test("where each row is a cluster, strata may stand in any order")
  func elements() throws {
    let (fixture, design) = try SurveyFixture.design("wavesElements")
    let coding = CellCoding(fixture.question("q"))
    let made = try design.makeReplicates(.jkn)
    let found = try totalErrors(design.replicated(by: made).totals(of: coding))
    expectClose(
      found.map { $0 ?? .nan }, try totalErrors(design.totals(of: coding)).map { $0 ?? .nan })
  }

  @Test("what cannot be replicated is refused by name")
  func refusals() throws {
    let (_, design) = try pairs()
    let (_, clusters) = try SurveyFixture.design("clus1NoFPC")
    let (_, waves) = try SurveyFixture.design("waves")
    let (_, lonely) = try SurveyFixture.design("lonely_adjust")
    #expect(throws: ReplicateError.isStratified(method: "jk1")) {
      try design.makeReplicates(.jk1)
    }
    #expect(throws: ReplicateError.isNotStratified(method: "jkn")) {
      try clusters.makeReplicates(.jkn)
    }
    #expect(throws: ReplicateError.badRho(1)) { try design.makeReplicates(.halfSamples(rho: 1)) }
    #expect(throws: ReplicateError.tooFew(found: 1)) {
      try design.makeReplicates(.raoWu(replicates: 1, seed: 1))
    }
    let odd = #expect(throws: ReplicateError.self) {
      try waves.makeReplicates(.halfSamples(rho: 0))
    }
    if case .oddStrata(let strata, _)? = odd {
      #expect(strata.count == 6)
    } else {
      #expect(odd == nil)
    }
    let alone = #expect(throws: ReplicateError.self) {
      try lonely.makeReplicates(.raoWu(replicates: 9, seed: 1))
    }
    if case .lonelyStrata(let strata, _)? = alone {
      #expect(strata.count == 2)
    } else {
      #expect(alone == nil)
    }
    let weights = [1.0, 2, 3]
    let read = { (columns: [[Double]], coefficients: [Double]?) in
      try ReplicateWeights(.jkn, columns: columns, weights: weights, coefficients: coefficients)
    }
    let column = [1.0, 1, 1]
    #expect(throws: ReplicateError.missingCoefficients) { try read([column, column], nil) }
    #expect(throws: ReplicateError.wrongCoefficientCount(found: 3, expected: 2)) {
      try read([column, column], [1, 1, 1])
    }
    #expect(throws: ReplicateError.wrongLength(replicate: 1, found: 2, expected: 3)) {
      try read([column, [1, 1]], [1])
    }
    #expect(throws: ReplicateError.badWeight(replicate: 0, row: 2, value: -1)) {
      try read([[1, 1, -1], column], [1])
    }
  }
}
