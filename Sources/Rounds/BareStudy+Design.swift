import Diagnostics
import Files
import Framework
import Localization
import Surveys
import Tabular
import Weighting

// The design of a bare file, and the codebook made of its names.
extension BareStudyBuilder {
  mutating func design(
    actors: SurveyDimension?, respondents: CategoryColumn?
  ) -> SurveyDesign? {
    let weights = options.weight.flatMap { numbers($0, rule: .weight) }
    let stages = stages(respondents)
    guard faults.isEmpty else { return nil }
    do {
      if options.regime == .actors {
        let strata = actors.map { CategoryColumn(name: $0.id, levels: $0.levels, codes: $0.codes) }
        return try SurveyDesign(
          rowCount: table.rowCount, strata: strata, clusters: respondents,
          lonelyStrata: options.lonelyStrata == .fail ? .adjust : options.lonelyStrata)
      }
      let design = try SurveyDesign(
        rowCount: table.rowCount, weights: weights, stages: stages,
        clusterCodes: options.clusterCodes, lonelyStrata: options.lonelyStrata)
      return replicated(design).flatMap { calibrated($0) }
    } catch {
      report(error.diagnostics(in: table))
      return nil
    }
  }

  /// The columns of every stage of selection; the last is of the respondents where it has no
  /// clusters of its own.
  private mutating func stages(_ respondents: CategoryColumn?) -> [SurveyDesign.StageColumns] {
    let design = options.design
    return (0..<design.stageCount).map { stage in
      let clusters = design.clusters(stage).flatMap { table.category($0) }
      return SurveyDesign.StageColumns(
        strata: design.strata(stage).flatMap { table.category($0) },
        clusters: clusters ?? (stage + 1 == design.stageCount ? respondents : nil),
        populationSizes: design.population(stage).flatMap { populationSizes($0) })
    }
  }

  /// The design with the replicates of the options.
  private mutating func replicated(_ design: SurveyDesign) -> SurveyDesign? {
    guard let declared = options.replicates else { return design }
    var columns: [[Double]] = []
    if case .columns = declared.source {
      let names = ColumnPattern.matching(declared.columnPatterns, in: table.header)
      report(
        declared.faults(
          found: names, weights: options.weight,
          others: options.design.columns,
          header: table.header, at: Place(file: table.source, line: 1), style: .options))
      for name in names where faults.isEmpty {
        columns += numbers(name, rule: .replicateWeight).map { [$0] } ?? []
      }
      guard faults.isEmpty else { return nil }
    }
    do throws(ReplicateError) {
      return try declared.replicating(design, columns: columns)
    } catch {
      report(error.diagnostics.map { $0.placed(at: Place(file: table.source)) })
      return nil
    }
  }

  /// The design with its weights, and those of its replicates, brought to the margins, with a
  /// report among the remarks; nil where they cannot be reached.
  private mutating func calibrated(_ design: SurveyDesign) -> SurveyDesign? {
    guard let adjustment = options.adjustment else { return design }
    let table = table
    let columns = options.marginColumns.compactMap {
      table.category($0)?.without(options.missing)
    }
    do throws(Faults) {
      let (result, weighting) = try adjustment.calibrating(
        design, columns: columns,
        place: { Place(file: table.source, line: table.line(ofRow: $0)) })
      report(weighting.diagnostics)
      return result
    } catch {
      report(error.diagnostics)
      return nil
    }
  }

  /// The sizes in a column, or one number for all rows.
  private mutating func populationSizes(_ name: String) -> [Double]? {
    guard let number = Double(name) else { return numbers(name, rule: .population) }
    return [Double](repeating: number, count: table.rowCount)
  }

  /// The numbers of a column and their texts; NaN for an empty field and for what is no number.
  func numbersRead(_ name: String) -> (values: [Double], text: (Int) -> String)? {
    if let column = table.number(name) {
      let values = column.values
      return (values, { values[$0].isNaN ? "" : plainText(values[$0]) })
    }
    guard let column = table.category(name) else { return nil }
    let parsed = column.levels.map { Double(trimmedText($0)) ?? .nan }
    return (
      column.codes.map { $0 >= 0 ? parsed[Int($0)] : .nan }, { column.text(atRow: $0) ?? "" }
    )
  }

  /// The numbers of a column, with every row reported that holds none or one out of range.
  private mutating func numbers(_ name: String, rule: NumberRule) -> [Double]? {
    guard let (values, text) = numbersRead(name) else { return nil }
    if values.allSatisfy(rule.allows) { return values }
    report(
      rule.faults(
        of: name, in: table, rows: values.indices, value: { values[$0] }, text: text))
    return nil
  }

  /// The codebook in which every label is the name in the file.
  func codebook(of data: SurveyData) -> Study {
    let file = Path.name(of: table.source)
    let actors = data.actors?.levels ?? []
    let rounds = data.rounds?.levels ?? []
    // The options of a question share its identifier and its scale.
    func seen(_ question: SurveyQuestion) -> Bool {
      !question.item.isEmpty && data.questions.first { $0.id == question.id }?.item != question.item
    }
    return Study(
      id: file, title: LocalizedText(verbatim: file),
      data: DataLayout(
        respondentColumn: "", actorColumn: options.actorColumn ?? "",
        roundColumn: options.roundColumn),
      rounds: rounds.map { id in
        let period = RoundPeriod(id)
        return RoundDeclaration(
          id: id, year: period?.year ?? 0, period: period, file: table.source)
      },
      actors: actors.map { ActorType(id: $0, label: LocalizedText(verbatim: $0)) },
      dimensions: data.dimensions.map { dimension in
        Dimension(
          id: dimension.id, label: LocalizedText(verbatim: dimension.id), describes: .person,
          levels: dimension.levels.map {
            Dimension.Level(id: $0, label: LocalizedText(verbatim: $0))
          })
      },
      design: options.design,
      scales: data.questions.filter { !seen($0) }.map { question in
        Scale(
          id: question.id, kind: question.scale.kind == .ordinal ? .ordinal : .nominal,
          levels: zip(question.scale.levels, question.scale.scores).map {
            Scale.Level(code: $0, label: label(of: $0, question), score: $1)
          })
      },
      questions: data.questions.filter { !seen($0) }.map { question in
        Question(
          id: question.id, indicator: "", kind: question.item.isEmpty ? .single : .multiple,
          text: LocalizedText(verbatim: question.id), scale: question.id,
          options: declaredOptions(of: question.id, data), asked: actors, rounds: rounds)
      }
        + data.quantities.map { quantity in
          Question(
            id: quantity.id, indicator: "", kind: .number,
            text: LocalizedText(verbatim: quantity.id), scale: "", asked: actors, rounds: rounds)
        })
  }
}

private func declaredOptions(of id: String, _ data: SurveyData) -> [Question.Option] {
  data.questions.filter { $0.id == id && !$0.item.isEmpty }.map {
    Question.Option(
      id: $0.item, label: LocalizedText(verbatim: $0.item), isExclusive: $0.isExclusive)
  }
}

/// A level as it stands in the file; those of an option were made here and have words.
private func label(of level: String, _ question: SurveyQuestion) -> LocalizedText {
  if question.item.isEmpty { return LocalizedText(verbatim: level) }
  return level == BareMultiple.chosen
    ? LocalizedText(es: "Sí", en: "Yes") : LocalizedText(es: "No", en: "No")
}

/// A number as people write it: `-2` rather than `-2.0`.
func plainText(_ value: Double) -> String {
  let text = "\(value)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
