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
        let weights = numbers(declaration.weights, rule: .weight)
        let stages = stages(declaration, respondents: respondentColumn)
        let replicates = replicateColumns()
        guard faults.count == before else { return nil }
        let design = try SurveyDesign(
          rowCount: rowCount, weights: weights, stages: stages,
          clusterCodes: SurveyDesign.ClusterCodes(rawValue: declaration.clusterCodes.rawValue)
            ?? .nested,
          lonelyStrata: LonelyStratumRule(rawValue: declaration.lonelyStrata.rawValue) ?? .fail)
        return replicated(design, columns: replicates)
      }
    } catch {
      // Rows without an actor or a respondent have been reported by name already.
      let isKnown = faults.contains { $0.severity == .error }
      if !isKnown || declaration.regime == .sample { faults += located(error) }
      return nil
    }
  }

  /// The columns of every stage of selection; the last is of the respondents where it has no
  /// clusters of its own.
  private mutating func stages(
    _ design: DesignDeclaration, respondents: CategoryColumn
  ) -> [SurveyDesign.StageColumns] {
    (0..<design.stageCount).map { stage in
      let clusters = categories(design.clusters(stage), key: "clusters")
      let isLast = stage + 1 == design.stageCount
      return SurveyDesign.StageColumns(
        strata: categories(design.strata(stage), key: "strata"),
        clusters: clusters ?? (isLast ? respondents : nil),
        populationSizes: design.population(stage).flatMap { name in
          guard let number = Double(name) else { return numbers(name, rule: .population) }
          return [Double](repeating: number, count: rowCount)
        })
    }
  }

  /// The columns of replicate weights that the codebook declares, over all rounds.
  private mutating func replicateColumns() -> [[Double]] {
    let declaration = study.design
    guard let declared = declaration.replicates, case .columns = declared.source else { return [] }
    let place = places.key("design", "replicates")
    let names = tables.map { ColumnPattern.matching(declared.columnPatterns, in: $0.header) }
    for (table, found) in zip(tables, names) {
      faults += declared.faults(
        found: found, weights: declaration.weights,
        others: declaration.columns,
        header: table.header, at: place, style: .codebook)
      if let first = names.first, found != first, !found.isEmpty {
        faults.append(
          Diagnostic(
            .badData, "replicates-differ", "the files do not have the same replicate weights",
            at: table.headerPlace(declared.patterns.joined(separator: ",")),
            found: "\(found.count) columns from «\(found[0])»",
            expected: "the \(first.count) columns of \(tables[0].source)"))
      }
    }
    guard faults.allSatisfy({ $0.severity != .error }) else { return [] }
    return (names.first ?? []).compactMap { numbers($0, rule: .replicateWeight) }
  }

  private mutating func replicated(_ design: SurveyDesign, columns: [[Double]]) -> SurveyDesign? {
    guard let declared = study.design.replicates else { return design }
    do throws(ReplicateError) {
      return try declared.replicating(design, columns: columns)
    } catch {
      faults += error.diagnostics.map { $0.placed(at: places.key("design", "replicates")) }
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
        reportMissing(
          name, purpose: "design.\(key)", declared: places.key("design", key), in: table)
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

  private mutating func numbers(_ name: String?, rule: NumberRule) -> [Double]? {
    guard let name, let column = categories(name, key: rule.key) else { return nil }
    let values = column.codes.map { code in
      code >= 0 ? Double(trimmedText(column.levels[Int(code)])) ?? .nan : .nan
    }
    for segment in segments where tables[segment.table].category(name) != nil {
      let table = tables[segment.table]
      faults += rule.faults(
        of: name, in: table, rows: (0..<segment.count).map { segment.tableRow($0) },
        value: { values[segment.start + $0] },
        text: { column.text(atRow: segment.start + $0) ?? "" })
    }
    return values
  }
}
