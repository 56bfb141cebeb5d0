// Proves that a design refuses what it cannot use, naming the row or the strata and the way out.
import Diagnostics
import Surveys
import Tabular
import TestSupport
import Testing

@Suite("Survey design") struct SurveyDesignTests {
  private func column(_ codes: [Int32]) -> CategoryColumn {
    CategoryColumn(name: "c", levels: ["a", "b", "c"], codes: codes)
  }

  @Test("every fault is named with its row")
  func faults() throws {
    let cases: [(SurveyDesignError, () throws -> SurveyDesign)] = [
      (
        .badWeight(row: 1, value: -1), { try SurveyDesign(rowCount: 2, weights: [1, -1]) }
      ),
      (
        .badWeight(row: 0, value: .infinity),
        { try SurveyDesign(rowCount: 2, weights: [.infinity, 1]) }
      ),
      (
        .missingStratum(row: 2),
        { try SurveyDesign(rowCount: 3, strata: column([0, 0, -1])) }
      ),
      (
        .missingCluster(row: 0),
        { try SurveyDesign(rowCount: 2, clusters: column([-1, 1])) }
      ),
      (
        .wrongLength(column: "weights", found: 1, expected: 2),
        { try SurveyDesign(rowCount: 2, weights: [1]) }
      ),
      (
        .populationTooSmall(stratum: "b", population: 1, sample: 2),
        {
          try SurveyDesign(
            rowCount: 4, strata: column([0, 0, 1, 1]), populationSizes: [9, 9, 1, 1])
        }
      ),
      (
        .populationVaries(stratum: "", row: 1, first: 9, second: 8),
        { try SurveyDesign(rowCount: 2, populationSizes: [9, 8]) }
      ),
      (
        .badPopulation(row: 0, value: 0),
        { try SurveyDesign(rowCount: 1, populationSizes: [0]) }
      ),
      (
        .lonelyStrata([
          .init(label: "b", rowCount: 1), .init(label: "c", rowCount: 2),
        ]),
        {
          try SurveyDesign(
            rowCount: 5, strata: column([0, 0, 1, 2, 2]),
            clusters: column([0, 1, 0, 2, 2]))
        }
      ),
    ]
    for (fault, make) in cases { #expect(throws: fault) { try make() } }
    #expect(throws: SurveyDesignError.self) { try SurveyDesign(rowCount: 1, weights: [.nan]) }
  }

  @Test("a fault points at the line of the file")
  func place() throws {
    let table = Table(source: "answers.csv", rowCount: 3, columns: [], header: [])
    let fault = SurveyDesignError.badWeight(row: 1, value: -2)
    let diagnostic = try #require(fault.diagnostics(in: table).first)
    #expect(diagnostic.place == Place(file: "answers.csv", line: 3))
    #expect(diagnostic.found == "-2.0")
    #expect(diagnostic.kind == .badData)
    #expect(fault.diagnostics.first?.summary == "a weight cannot be used (data row 2)")
    let lonely = SurveyDesignError.lonelyStrata([
      .init(label: "x", rowCount: 1), .init(label: "y", rowCount: 4),
    ])
    #expect(lonely.diagnostics.count == 2)
    #expect(lonely.diagnostics[1].summary == "stratum “y” has a single cluster")
    #expect(lonely.diagnostics[1].hint?.contains("--lonely") == true)
  }

  @Test("designs without what errors need have none")
  func withoutErrors() throws {
    let one = try SurveyDesign(rowCount: 1)
    let table = one.totals(of: CellCoding(answers: [0], levelCount: 2))
    #expect(table.count(group: 0) == 1)
    #expect(table.variance([CellGradient(group: 0, values: [1, 0])]) == nil)
    let none = try SurveyDesign(rowCount: 0)
    #expect(none.totals(of: CellCoding(answers: [], levelCount: 2)).total(group: 0) == 0)
    let census = try SurveyDesign(rowCount: 1, populationSizes: [1])
    let known = census.totals(of: CellCoding(answers: [0], levelCount: 2))
    #expect(known.variance([CellGradient(group: 0, values: [1, 0])]) == 0)
    #expect(census.weights == [1])
  }

  @Test("groups cross dimensions and rounds, and leave out who has none")
  func groups() throws {
    let sex = SurveyDimension(id: "sex", levels: ["m", "w"], codes: [0, 1, 1, -3])
    let wave = SurveyDimension(id: "round", levels: ["1", "2"], codes: [0, 0, 1, 1])
    let data = SurveyData(
      rowCount: 4, questions: [], dimensions: [sex], actors: nil, rounds: wave,
      design: try SurveyDesign(rowCount: 4), regime: .sample)
    let crossed = try #require(data.groups(by: ["sex"]))
    #expect(crossed.groups.map { $0.label + $0.round } == ["m1", "m2", "w1", "w2"])
    #expect(crossed.codes == [0, 2, 3, -1])
    #expect(crossed.series == [[0, 1], [2, 3]])
    #expect(crossed.index(label: "w", round: "2") == 3)
    #expect(data.groups(by: [])?.codes == [0, 0, 1, 1])
    #expect(data.groups(by: [], splitsRounds: false)?.codes == [])
    #expect(data.groups(by: ["round"])?.groups.map(\.label) == ["1", "2"])
    #expect(data.groups(by: ["sex", "round"])?.groups.map(\.label).last == "w × 2")
    #expect(data.groups(by: ["age"]) == nil)
  }
}
