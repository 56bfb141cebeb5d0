// Proves that the errors of calibrated weights are those of R survey and vanish on the margins.
import Surveys
import Tabular
import TestSupport
import Testing
import Weighting

@Suite struct CalibratedErrorsTests {
  /// The designs of the references by name, with the weights before calibration.
  static func design(_ name: String, _ fixture: WeightingFixture) throws -> SurveyDesign {
    func column(_ name: String) -> CategoryColumn? {
      fixture.table.columns.contains(name) ? fixture.column(name) : nil
    }
    switch name {
    case "clus2":
      return try SurveyDesign(
        rowCount: fixture.rowCount, weights: fixture.baseWeights,
        stages: [
          .init(clusters: column("dnum"), populationSizes: fixture.numbers("fpc1")),
          .init(clusters: column("snum"), populationSizes: fixture.numbers("fpc2")),
        ])
    case "clus2Elements":
      return try SurveyDesign(
        rowCount: fixture.rowCount, weights: fixture.baseWeights,
        stages: [
          .init(clusters: column("dnum"), populationSizes: fixture.numbers("fpc1")),
          .init(populationSizes: fixture.numbers("fpc2")),
        ])
    case "nhanes":
      return try SurveyDesign(
        rowCount: fixture.rowCount, weights: fixture.baseWeights, strata: column("stratum"),
        clusters: column("psu"))
    default:
      let hasSizes = name == "strat" || name == "clus1"
      return try SurveyDesign(
        rowCount: fixture.rowCount, weights: fixture.baseWeights,
        strata: name.hasPrefix("strat") ? column("stype") : nil,
        clusters: name == "clus1" ? column("dnum") : nil,
        populationSizes: hasSizes ? fixture.numbers("fpc") : nil)
    }
  }

  private func calibrated(
    _ item: WeightingCase, as design: String? = nil
  ) throws -> (WeightingFixture, SurveyDesign) {
    let (fixture, result) = try item.adjusted()
    let base = try CalibratedErrorsTests.design(design ?? item.design, fixture)
    return (fixture, try base.calibrated(weights: result.weights, result.calibration))
  }

  private func totals(
    _ design: SurveyDesign, _ question: CategoryColumn, by group: CategoryColumn,
    extraGroups: Int = 0
  ) -> TableTotals {
    design.totals(
      of: CellCoding(
        groups: group.codes, groupCount: group.levels.count + extraGroups,
        answers: question.codes, levelCount: question.levels.count))
  }

  @Test(arguments: [0, 400]) func errorsAreThoseOfR(extraGroups: Int) throws {
    let file = try ReferenceTable("weighting/estimates.csv")
    let cases = try WeightingCase.all().filter { item in
      file.rows.contains { $0["case"] == item.number }
    }
    for item in cases {
      let (fixture, design) = try calibrated(item)
      let rows = file.rows.filter { $0["case"] == item.number }
      let question = fixture.column(rows[0]["question"] ?? "")
      let all = CategoryColumn(
        name: "", levels: [""], codes: [Int32](repeating: 0, count: fixture.rowCount))
      let by = fixture.column(rows[0]["by"] ?? "")
      // Empty groups make the table so wide that no full covariance is kept.
      let tables = [
        totals(design, question, by: all, extraGroups: extraGroups),
        totals(design, question, by: by, extraGroups: extraGroups),
      ]
      let isClosed = item.low == nil && ["linear", "post-stratify"].contains(item.method)
      for row in rows {
        let name = row["group"] ?? ""
        let table = tables[name.isEmpty ? 0 : 1]
        let group = name.isEmpty ? 0 : try #require(by.levels.firstIndex(of: name))
        let level = try #require(question.levels.firstIndex(of: row["level"] ?? ""))
        let found = statistic(table, group, level, row["quantity"] ?? "")
        expectClose(
          found, Double(row["value"] ?? ""), within: isClosed ? .oracle : .iterative,
          "\(item.label) \(name) \(level) \(row["quantity"] ?? "")")
      }
    }
  }

  private func statistic(
    _ table: TableTotals, _ group: Int, _ level: Int, _ quantity: String
  ) -> Double? {
    let total = table.levelTotals(group: group)[level]
    let share = total / table.total(group: group)
    var gradient = [Double](repeating: 0, count: table.levelCount)
    switch quantity {
    case "total": return total
    case "proportion": return share
    case "total_se": gradient[level] = 1
    default:
      gradient = gradient.map { _ in -share / table.total(group: group) }
      gradient[level] += 1 / table.total(group: group)
    }
    return table.variance([CellGradient(group: group, values: gradient)]).map { $0.squareRoot() }
  }

  @Test func calibratedTotalsDoNotVary() throws {
    for item in try WeightingCase.all() {
      for design in item.design == "clus2" ? ["clus2", "clus2Elements"] : [item.design] {
        let (fixture, design) = try calibrated(item, as: design)
        for margin in try WeightingFixture.margins(item.margins).margins {
          guard let name = margin.dimensions.first, margin.dimensions.count == 1 else { continue }
          let column = fixture.column(name)
          let one = CategoryColumn(
            name: "", levels: [""], codes: [Int32](repeating: 0, count: fixture.rowCount))
          for extra in [0, 400] {
            let table = totals(design, column, by: one, extraGroups: extra)
            for level in column.levels.indices {
              let se = try #require(statistic(table, 0, level, "total_se"))
              expectClose(
                1 + se / table.total(group: 0), 1, within: .iterative, "\(item.label) \(level)")
              if extra == 0 { #expect(se == 0, "\(item.label) \(level)") }
            }
          }
        }
      }
    }
  }

  /// Sorting the rows, and writing respondents out as clusters of one, change nothing.
  @Test func errorsDoNotDependOnHowRowsAreHeld() throws {
    for item in try WeightingCase.all() where item.design == "clus2" {
      let (fixture, stages) = try calibrated(item)
      let (_, elements) = try calibrated(item, as: "clus2Elements")
      let (question, by) = (fixture.column("level"), fixture.column("awards"))
      var data = SurveyData(
        rowCount: fixture.rowCount,
        questions: [
          SurveyQuestion(
            id: "level",
            scale: ResponseScale(
              id: "level", kind: .ordinal, levels: question.levels, scores: [1, 2, 3, 4]),
            codes: question.codes)
        ],
        dimensions: [SurveyDimension(id: "awards", levels: by.levels, codes: by.codes)],
        actors: nil, rounds: nil, design: elements, regime: .sample)
      let first = totals(stages, question, by: by)
      let second = totals(elements, question, by: by)
      data.sortByCluster()
      let third = data.design.totals(
        of: CellCoding(
          groups: data.dimensions[0].codes, groupCount: by.levels.count,
          answers: data.questions[0].codes, levelCount: question.levels.count))
      for group in by.levels.indices {
        for level in question.levels.indices {
          let expected = statistic(first, group, level, "total_se")
          expectClose(statistic(second, group, level, "total_se"), expected, within: .oracle)
          expectClose(statistic(third, group, level, "total_se"), expected, within: .oracle)
        }
      }
    }
  }
}
