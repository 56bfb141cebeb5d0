// Proves the identities of totals: order, labels, scale, cluster paths and merging change nothing.
import LinearAlgebra
import Surveys
import Tabular
import TestSupport
import Testing

@Suite("Identities of totals") struct TotalsIdentityTests {
  static let waves = Result { try SurveyFixture("waves") }

  private func coding(_ fixture: SurveyFixture, by: String = "wave") -> CellCoding {
    let (question, groups) = (fixture.question("q"), fixture.dimension(by))
    return CellCoding(
      groups: groups.codes, groupCount: groups.levels.count, answers: question.codes,
      levelCount: question.scale.levels.count)
  }

  private func cells(_ table: TableTotals) -> [(group: Int, level: Int)] {
    (0..<table.groupCount).flatMap { group in
      (0..<table.levelCount).map { (group: group, level: $0) }
    }
  }

  private func expectSame(_ a: TableTotals, _ b: TableTotals, scale: Double = 1) {
    #expect(a.counts == b.counts)
    #expect(a.missingCounts == b.missingCounts)
    expectClose(a.totals.map { $0 * scale }, b.totals)
    expectClose(a.squaredWeights.map { $0 * scale * scale }, b.squaredWeights)
    let size = (a.covariance(cells: cells(a))?.values ?? []).map { $0 * scale * scale }
    let other = b.covariance(cells: cells(b))?.values ?? []
    let largest = other.map(\.magnitude).max() ?? 0
    let tolerance = Tolerance(
      relative: 1e-11, absolute: 1e-13 * largest, reason: "cancellation in sums of products")
    expectClose(size, other, within: tolerance)
    for group in 0..<a.groupCount {
      #expect(a.degreesOfFreedom(groups: [group]) == b.degreesOfFreedom(groups: [group]))
    }
  }

  @Test("the closed form is that of clusters of one")
  func closedForm() throws {
    let fixture = try Self.waves.get()
    let (weights, strata) = (fixture.numbers("weight"), fixture.column("stratum"))
    let elements = try SurveyDesign(
      rowCount: fixture.rowCount, weights: weights, strata: strata)
    #expect(elements.isElementSample)
    /// The first respondent is doubled with a row of no weight in its cluster, so that there is a
    /// cluster with two rows and the general path is taken.
    var numbers = (0..<fixture.rowCount).map { Int32($0) }
    numbers.append(0)
    var coded = coding(fixture)
    let plain = elements.totals(of: coded)
    coded.answers.append(coded.answers[0])
    coded.groups.append(-1)
    let clusters = CategoryColumn(
      name: "id", levels: (0..<fixture.rowCount).map(String.init), codes: numbers)
    let doubled = CategoryColumn(
      name: "stratum", levels: strata.levels, codes: strata.codes + [strata.codes[0]])
    let clustered = try SurveyDesign(
      rowCount: fixture.rowCount + 1, weights: weights + [0], strata: doubled, clusters: clusters)
    #expect(!clustered.isElementSample)
    expectSame(plain, clustered.totals(of: coded))
  }

  @Test("permuting rows, relabelling clusters and scaling weights change nothing")
  func invariance() throws {
    let fixture = try Self.waves.get()
    let base = try SurveyFixture.design("waves").1
    let coded = coding(fixture)
    let totals = base.totals(of: coded)
    let order = (0..<fixture.rowCount).map { ($0 * 337) % fixture.rowCount }
    #expect(Set(order).count == fixture.rowCount)
    func permuted(_ column: CategoryColumn) -> CategoryColumn {
      CategoryColumn(
        name: column.name, levels: column.levels, codes: order.map { column.codes[$0] })
    }
    let weights = fixture.numbers("weight")
    let moved = try SurveyDesign(
      rowCount: fixture.rowCount, weights: order.map { 1000 * weights[$0] },
      strata: permuted(fixture.column("stratum")), clusters: permuted(fixture.column("psu")))
    let other = CellCoding(
      groups: order.map { coded.groups[$0] }, groupCount: coded.groupCount,
      answers: order.map { coded.answers[$0] }, levelCount: coded.levelCount)
    expectSame(totals, moved.totals(of: other), scale: 1000)

    let psu = fixture.column("psu")
    let reversed = CategoryColumn(
      name: "psu", levels: psu.levels.reversed(),
      codes: psu.codes.map { Int32(psu.levels.count) - 1 - $0 })
    let relabelled = try SurveyDesign(
      rowCount: fixture.rowCount, weights: weights, strata: fixture.column("stratum"),
      clusters: reversed)
    expectSame(totals, relabelled.totals(of: coded))
  }

  @Test("a table with very many groups has the same totals and covariance")
  func wide() throws {
    let fixture = try Self.waves.get()
    var wide = coding(fixture)
    let plain = wide
    wide.groupCount = 200
    wide.groups = wide.groups.map { $0 < 0 ? $0 : 90 * $0 + 3 }
    for name in ["waves", "wavesFPC", "wavesElements"] {
      let design = try SurveyFixture.design(name).1
      let (few, many) = (design.totals(of: plain), design.totals(of: wide))
      let moved = cells(few).map { (group: 90 * $0.group + 3, level: $0.level) }
      let expected = few.covariance(cells: cells(few))?.values ?? []
      let found = many.covariance(cells: moved)?.values ?? []
      let tolerance = Tolerance(
        relative: 1e-11, absolute: 1e-13 * (expected.map(\.magnitude).max() ?? 0),
        reason: "cancellation in sums of products")
      expectClose(found, expected, within: tolerance, name)
      for group in 0..<few.groupCount {
        expectClose(many.levelTotals(group: 90 * group + 3), few.levelTotals(group: group))
        #expect(
          many.degreesOfFreedom(groups: [3, 90 * group + 3])
            == few.degreesOfFreedom(groups: [0, group]))
      }
      #expect(many.count(group: 0) == 0)
    }
  }

  @Test("sorting the rows by cluster changes nothing")
  func sorting() throws {
    let fixture = try Self.waves.get()
    let order = (0..<fixture.rowCount).map { ($0 * 337) % fixture.rowCount }
    func moved(_ column: CategoryColumn) -> CategoryColumn {
      CategoryColumn(
        name: column.name, levels: column.levels, codes: order.map { column.codes[$0] })
    }
    let weights = fixture.numbers("weight")
    for clusters in [nil, moved(fixture.column("psu"))] {
      let design = try SurveyDesign(
        rowCount: fixture.rowCount, weights: order.map { weights[$0] },
        strata: moved(fixture.column("stratum")), clusters: clusters)
      let coded = coding(fixture)
      let question = fixture.question("q")
      let wave = SurveyDimension(
        id: "round", levels: fixture.column("wave").levels, codes: order.map { coded.groups[$0] })
      var data = SurveyData(
        rowCount: fixture.rowCount,
        questions: [
          SurveyQuestion(id: "q", scale: question.scale, codes: order.map { question.codes[$0] })
        ], dimensions: [], actors: nil, rounds: wave, design: design, regime: .sample)
      let before = try CellTabulator(data).totals(
        of: data.questions[0], by: try #require(data.groups(by: [])))
      data.sortByCluster()
      #expect(data.rounds?.codes != wave.codes)
      let after = try CellTabulator(data).totals(
        of: data.questions[0], by: try #require(data.groups(by: [])))
      expectSame(before, after)
    }
  }

  @Test("the totals of all rounds are the sum of those of each, with their covariance")
  func aggregation() throws {
    let design = try SurveyFixture.design("waves").1
    let fixture = try Self.waves.get()
    let byWave = design.totals(of: coding(fixture))
    let question = fixture.question("q")
    let overall = design.totals(of: CellCoding(question))
    for level in 0..<overall.levelCount {
      var unit = [Double](repeating: 0, count: overall.levelCount)
      unit[level] = 1
      let parts = (0..<byWave.groupCount).map { CellGradient(group: $0, values: unit) }
      expectClose(byWave.variance(parts), overall.variance([CellGradient(group: 0, values: unit)]))
      let sum = (0..<byWave.groupCount).reduce(0) { $0 + byWave.levelTotals(group: $1)[level] }
      expectClose(sum, overall.levelTotals(group: 0)[level])
    }
    let waves = Array(0..<byWave.groupCount)
    #expect(byWave.degreesOfFreedom(groups: waves) == overall.degreesOfFreedom(groups: [0]))
    #expect(byWave.degreesOfFreedom(groups: waves) == design.degreesOfFreedom)
  }

  @Test("merging the totals of two sets of strata gives those of the whole")
  func merging() throws {
    let fixture = try Self.waves.get()
    for name in ["waves", "wavesElements"] {
      let whole = try SurveyFixture.design(name).1.totals(of: coding(fixture))
      var parts: [TableTotals] = []
      for keepsFirst in [true, false] {
        let strata = fixture.column("stratum")
        let rows = (0..<fixture.rowCount).filter { (strata.codes[$0] < 3) == keepsFirst }
        func part(_ column: CategoryColumn) -> CategoryColumn {
          CategoryColumn(
            name: column.name, levels: column.levels, codes: rows.map { column.codes[$0] })
        }
        let weights = fixture.numbers("weight")
        let coded = coding(fixture)
        let design = try SurveyDesign(
          rowCount: rows.count, weights: rows.map { weights[$0] }, strata: part(strata),
          clusters: name == "waves" ? part(fixture.column("psu")) : nil)
        parts.append(
          design.totals(
            of: CellCoding(
              groups: rows.map { coded.groups[$0] }, groupCount: coded.groupCount,
              answers: rows.map { coded.answers[$0] }, levelCount: coded.levelCount)))
      }
      expectSame(whole, try #require(parts[0].merged(with: parts[1])))
      expectSame(whole, try #require(parts[1].merged(with: parts[0])))
    }
  }

  @Test("missing answers are counted by reason and outside the shares")
  func missing() throws {
    let design = try SurveyDesign(rowCount: 6, weights: [1, 2, 3, 4, 5, 6])
    let table = design.totals(
      of: CellCoding(
        groups: [0, 0, 1, 1, -1, 0], groupCount: 2, answers: [0, -2, 1, -3, 0, -2], levelCount: 2))
    #expect(table.counts == [1, 0, 0, 1])
    #expect(table.totals == [1, 0, 0, 3])
    #expect(table.missingCount(group: 0, .doesNotKnow) == 2)
    #expect(table.missingTotal(group: 0, .doesNotKnow) == 8)
    #expect(table.missingCount(group: 1, .refused) == 1)
    #expect(table.missingCount(group: 1, .doesNotKnow) == 0)
    #expect(table.cellTotals(group: 1) == [0, 3, 0, 0, 4, 0, 0])
  }

  @Test("answers put together from one pass are those counted by themselves")
  func recoded() throws {
    let fixture = try Self.waves.get()
    let (weights, strata) = (fixture.numbers("weight"), fixture.column("stratum"))
    let rows = 0..<fixture.rowCount
    let clusters = CategoryColumn(
      name: "c", levels: rows.map(String.init), codes: rows.map { Int32($0 / 3) })
    let designs = [
      try SurveyDesign(rowCount: fixture.rowCount, weights: weights, strata: strata),
      try SurveyDesign(
        rowCount: fixture.rowCount, weights: weights, clusters: clusters,
        lonelyStrata: .certainty),
    ]
    var table = coding(fixture)
    // Whole clusters and groups without an answer, and rows that were not asked.
    for row in table.answers.indices {
      let reasons = MissingReason.allCases
      if row % 5 == 0 || row < 60 { table.answers[row] = reasons[row % reasons.count].code }
    }
    let recodings =
      [AnswerRecoding.nonresponse(levelCount: table.levelCount)]
      + [.refused, .noAnswer].map { .nonresponse(levelCount: table.levelCount, $0) }
    let reasons: [MissingReason?] = [nil, .refused, .noAnswer]
    for design in designs {
      let tables = design.totals(of: table, and: recodings)
      #expect(tables.count == 4)
      expectSame(tables[0], design.totals(of: table))
      for (reason, found) in zip(reasons, tables.dropFirst()) {
        let answers = table.answers.map { code -> Int32 in
          if code == MissingReason.notAsked.code { return code }
          return (reason.map { code == $0.code } ?? (code < 0)) ? 1 : 0
        }
        let other = CellCoding(
          groups: table.groups, groupCount: table.groupCount, answers: answers, levelCount: 2)
        expectSame(found, design.totals(of: other))
      }
    }
  }
}
