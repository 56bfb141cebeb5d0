// Proves that a data file without a codebook becomes a study, and that what cannot is refused.
import Diagnostics
import Framework
import Localization
import Rounds
import Surveys
import Tabular
import TestSupport
import Testing

@Suite("Bare data file") struct BareStudyTests {
  static func column(_ name: String, _ values: [String?]) -> Table.Column {
    let texts = distinct(values.compactMap { $0 })
    let codes = values.map { value in
      value.flatMap { texts.firstIndex(of: $0) }.map(Int32.init) ?? MissingReason.noAnswer.code
    }
    return .category(CategoryColumn(name: name, levels: texts, codes: codes))
  }

  private static func distinct(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }

  static func table(weights: [Double] = [1, 2, 0.5, 1, 1]) -> Table {
    let columns: [Table.Column] = [
      column("q1", ["10", "9", "88", "-1", nil]), column("q2", ["b", "á", "B", "a", "b"]),
      column("wave", ["2021", "2018", "2018", "2021", "2018"]),
      column("sex", ["w", "m", nil, "88", "w"]), column("psu", ["1", "1", "2", "3", "4"]),
      column("stratum", ["u", "u", "u", "r", "r"]),
      .number(NumberColumn(name: "w", values: weights)),
      column("empty", [nil, "88", nil, nil, nil]),
    ]
    return Table(
      source: "data.csv", rowCount: 5, columns: columns, header: columns.map(\.name))
  }

  static func faults(_ options: BareFileOptions, _ table: Table = table()) -> [Diagnostic] {
    do throws(Faults) {
      _ = try BareStudy.build(table, options: options)
      return []
    } catch {
      return error.diagnostics
    }
  }

  @Test("levels are numbers in numeric order, or texts in order of code point") func levels() throws
  {
    let options = BareFileOptions(
      questions: ["q1", "q2"], groupings: ["sex", "wave"], roundColumn: "wave", missing: ["88"])
    let study = try BareStudy.build(Self.table(), options: options)
    let none = MissingReason.noAnswer.code
    let q1 = study.data.questions[0]
    #expect(q1.scale.levels == ["-1", "9", "10"])
    #expect(q1.scale.scores == [-1, 9, 10])
    #expect(q1.scale.kind == .ordinal && q1.scale.sides.isEmpty)
    #expect(q1.codes == [2, 1, none, 0, none])
    let q2 = study.data.questions[1]
    #expect(q2.scale.levels == ["B", "a", "b", "á"])
    #expect(q2.scale.scores == [1, 2, 3, 4])
    #expect(q2.codes == [2, 3, 0, 1, 2])
    #expect(study.data.rounds?.levels == ["2018", "2021"])
    #expect(study.data.dimension("wave")?.codes == study.data.rounds?.codes)
    #expect(study.data.dimension("sex")?.levels == ["m", "w"])
    #expect(study.data.dimension("sex")?.codes == [1, 0, none, none, 1])
    #expect(study.data.actors == nil && study.data.regime == .sample)
    #expect(study.study.question("q1")?.text.spanish == "q1")
    #expect(study.study.rounds.map(\.year) == [2018, 2021])
    #expect(study.origins.place(ofRow: 4)?.line == 6)
  }

  @Test("given levels keep their order, and other answers are faults") func givenLevels() throws {
    let options = BareFileOptions(questions: ["q2"], levels: ["á", "b", "a", "B", "z"])
    let study = try BareStudy.build(Self.table(), options: options)
    #expect(study.data.questions[0].codes == [1, 0, 3, 2, 1])
    #expect(study.data.questions[0].scale.levels.count == 5)
  }

  @Test("the design comes from its columns") func design() throws {
    let options = BareFileOptions(
      questions: ["q2"], weight: "w", strata: ["stratum"], clusters: ["psu"])
    let design = try BareStudy.build(Self.table(), options: options).data.design
    #expect(design.weights == [1, 2, 0.5, 1, 1])
    #expect(design.strata.map(\.clusterCount).sorted() == [2, 2])
    let sized = BareFileOptions(questions: ["q2"], populationSizes: ["50"])
    #expect(
      try BareStudy.build(Self.table(), options: sized).data.design.weights == [10, 10, 10, 10, 10])
    let plain = try BareStudy.build(Self.table(), options: BareFileOptions(questions: ["q2"]))
    #expect(plain.data.design.isElementSample && plain.data.design.clusterCount == 5)
    let actors = BareFileOptions(
      questions: ["q2"], actorColumn: "sex", missing: ["88"], regime: .actors)
    #expect(Self.faults(actors).map(\.code) == ["missing-stratum"])
  }

  @Test("the stages of a design come from their columns, and a check describes them")
  func stages() throws {
    let options = BareFileOptions(
      questions: ["q2"], weight: "w", clusters: ["stratum", "psu"], populationSizes: ["9", "inf"],
      lonelyStrata: .certainty)
    let design = try BareStudy.build(Self.table(), options: options).data.design
    #expect(design.stages.count == 2)
    #expect(design.stages[0].strata[0].population == 9)
    #expect(design.stages[1].strata.count == design.clusterCount)
    let text = DesignDescription(design).text(.spanish)
    #expect(text.contains("etapa 2") && text.contains("grados de libertad"))
    let tooMany = BareFileOptions(
      questions: ["q2"], clusters: ["psu"], populationSizes: ["5", "5", "5"])
    #expect(Self.faults(tooMany).map(\.code) == ["stage-without-clusters"])
  }

  @Test("what cannot be used is refused with the place and the way out") func faults() {
    let rows: [(String, BareFileOptions, Table)] = [
      (
        "unknown columns", BareFileOptions(questions: ["q11", "q2"], groupings: ["sxe"]),
        Self.table()
      ),
      (
        "answers that are no levels", BareFileOptions(questions: ["q2"], levels: ["a", "b"]),
        Self.table()
      ),
      (
        "bad weights", BareFileOptions(questions: ["q2"], weight: "w"),
        Self.table(weights: [1, -2, .infinity, .nan, 0])
      ),
      ("a weight that is a text", BareFileOptions(questions: ["q1"], weight: "q2"), Self.table()),
      ("no answers", BareFileOptions(questions: ["empty"], missing: ["88"]), Self.table()),
      ("lonely strata", BareFileOptions(questions: ["q1"], strata: ["psu"]), Self.table()),
      (
        "a reserved name",
        BareFileOptions(questions: ["q1"], groupings: ["round"], roundColumn: "wave"),
        Self.renamed("sex", "round")
      ),
      (
        "a design for actors", BareFileOptions(questions: ["q1"], weight: "w", regime: .actors),
        Self.table()
      ),
    ]
    let texts = rows.map { name, options, table in
      let found = Self.faults(options, table)
      #expect(!found.isEmpty, "\(name)")
      return "# \(name)\n\n" + DiagnosticText().text(found)
    }
    expectSnapshot(texts.joined(separator: "\n"), named: "bare-faults.txt")
  }

  private static func renamed(_ old: String, _ new: String) -> Table {
    var table = Self.table()
    table.header = table.header.map { $0 == old ? new : $0 }
    table.columns = table.columns.map { column in
      guard case .category(var category) = column, category.name == old else { return column }
      category.name = new
      return .category(category)
    }
    return table
  }
}
