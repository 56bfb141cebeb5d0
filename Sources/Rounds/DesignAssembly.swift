import Diagnostics
import Framework
import Surveys
import Tabular

// The design of a study: who stands for whom.
extension StudyAssembly {
  /// The design that the codebook declares; nil where its columns are at fault.
  ///
  /// In the regime of actors each actor is a stratum and each respondent a cluster over all its
  /// rounds, so that changes between rounds know who answered twice. In the regime of samples the
  /// declared columns are used, and the respondents are clusters where none are declared.
  mutating func design(_ respondents: Respondents) -> SurveyDesign? {
    let declaration = study.design
    let respondentColumn = CategoryColumn(
      name: study.data.respondentColumn, levels: respondents.identifiers, codes: respondents.codes)
    do {
      switch declaration.regime {
      case .actors:
        let actors = CategoryColumn(
          name: "actor", levels: study.actors.map(\.id), codes: actorCodes)
        // A lone respondent of an actor must not stop the others from being described.
        return try SurveyDesign(
          rowCount: rowCount, strata: actors, clusters: respondentColumn, lonelyStrata: .adjust)
      case .sample:
        let before = faults.count
        let weights = numbers(declaration.weights, key: "weights")
        let populations = numbers(declaration.populationSize, key: "population")
        let strata = categories(declaration.strata, key: "strata")
        let clusters = categories(declaration.clusters.first, key: "clusters")
        guard faults.count == before else { return nil }
        return try SurveyDesign(
          rowCount: rowCount, weights: weights, strata: strata,
          clusters: clusters ?? respondentColumn, populationSizes: populations)
      }
    } catch {
      // Rows without an actor or a respondent have been reported by name already.
      let isKnown = faults.contains { $0.severity == .error }
      if !isKnown || declaration.regime == .sample { faults += located(error) }
      return nil
    }
  }

  private func located(_ error: SurveyDesignError) -> [Diagnostic] {
    guard let row = error.row, let place = origins().place(ofRow: row) else {
      return error.diagnostics.map { diagnostic in
        var diagnostic = diagnostic
        diagnostic.place = diagnostic.place ?? places.key("design")
        return diagnostic
      }
    }
    return error.diagnostics.map { diagnostic in
      var diagnostic = diagnostic
      diagnostic.place = place
      return diagnostic
    }
  }

  /// The file and line of every row.
  func origins() -> RowOrigins {
    RowOrigins(
      stretches: segments.map { segment in
        let table = tables[segment.table]
        var lines: [Int32]?
        if segment.rows != nil || table.lines != nil {
          lines = (0..<segment.count).map { Int32(table.line(ofRow: segment.tableRow($0))) }
        }
        return RowOrigins.Stretch(file: table.source, count: segment.count, lines: lines)
      })
  }

  /// A declared column over all rounds with the distinct texts as levels, in order of first use.
  private mutating func categories(_ name: String?, key: String) -> CategoryColumn? {
    guard let name else { return nil }
    var levels: [String] = []
    var index: [String: Int32] = [:]
    var codes = [Int32](repeating: MissingReason.noAnswer.code, count: rowCount)
    for segment in segments {
      let table = tables[segment.table]
      guard let column = table.category(name) else {
        reportMissingDesign(name, key: key, in: table)
        continue
      }
      let translation = column.levels.map { text -> Int32 in
        if let code = index[text] { return code }
        let code = Int32(levels.count)
        index[text] = code
        levels.append(text)
        return code
      }
      for position in 0..<segment.count {
        let code = column.codes[segment.tableRow(position)]
        if code >= 0 { codes[segment.start + position] = translation[Int(code)] }
      }
    }
    return CategoryColumn(name: name, levels: levels, codes: codes)
  }

  private mutating func numbers(_ name: String?, key: String) -> [Double]? {
    guard let name, let column = categories(name, key: key) else { return nil }
    let values = column.levels.map { Double(trimmedText($0)) }
    for segment in segments {
      let table = tables[segment.table]
      var bad = ColumnFaults(
        code: "not-a-number", file: table.source, column: (name, table.columnNumber(name)),
        plural: "texts that are no numbers", expected: "a number with a decimal point")
      for position in 0..<segment.count {
        let code = column.codes[segment.start + position]
        let isNumber = code >= 0 && values[Int(code)]?.isFinite == true
        if !isNumber, table.category(name) != nil {
          bad.add(
            line: table.line(ofRow: segment.tableRow(position)),
            text: code >= 0 ? column.levels[Int(code)] : "")
        }
      }
      faults += bad.diagnostics { "«\($0)» is not a number for design.\(key)" }
    }
    return column.codes.map { $0 >= 0 ? values[Int($0)] ?? .nan : .nan }
  }

  private mutating func reportMissingDesign(_ name: String, key: String, in table: Table) {
    let place = table.headerPlace(name)
    guard !faults.contains(where: { $0.code == "missing-column" && $0.place == place }) else {
      return
    }
    faults.append(
      Diagnostic(
        .badData, "missing-column", "the column «\(name)» is missing", at: place,
        expected: "a column for design.\(key), declared at \(places.key("design", key).text)",
        hint: nearestName(to: name, among: table.header).map { "did you mean «\($0)»?" }))
  }
}
