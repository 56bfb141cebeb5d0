import Diagnostics
import Framework
import Surveys
import Tabular

// Dimensions as coded columns.
extension StudyAssembly {
  mutating func codedDimensions() -> [SurveyDimension] {
    study.dimensions.enumerated().map { index, dimension in
      let applies = dimension.appliesTo.map { ids in study.actors.map { ids.contains($0.id) } }
      let request = Request(
        column: dimension.column, purpose: "the dimension «\(dimension.id)»",
        lookups: lookups(of: dimension), isPut: study.rounds.map { _ in true },
        asked: applies.map { applies in study.rounds.map { _ in applies } },
        declared: applies == nil
          ? places.dimensionColumn(index) : places.dimension(index, "applies-to"),
        mayBeAbsent: true, isDimension: true)
      let noun = dimension.source?.noun ?? "level"
      var codes = codes(
        request, code: dimension.source == nil ? "unknown-level" : "bad-number", noun: noun)
      if let applies { markOutside(&codes, applies) }
      if case .points(let rule) = dimension.source { noteOtherRule(index, rule, codes) }
      return SurveyDimension(
        id: dimension.id, levels: dimension.levels.map(\.id), codes: codes)
    }
  }

  /// What the texts of the column of a dimension mean, by round.
  private func lookups(of dimension: Dimension) -> [CodeLookup] {
    let missing = study.missingCodes
    guard let source = dimension.source else {
      return everyRound(CodeLookup(dimension: dimension, missing: missing))
    }
    return study.rounds.map { round in
      CodeLookup(
        places: levelPlaces(in: dimension.column) { source.level(of: $0, year: round.year) },
        missing: missing, expected: source.expected(year: round.year))
    }
  }

  /// The place of the level of each text of a column that is a number with one.
  private func levelPlaces(
    in column: String, _ level: (Double) -> Int?
  ) -> [String: Int32] {
    var places: [String: Int32] = [:]
    for table in tables {
      for text in table.category(column)?.levels ?? [] {
        let trimmed = trimmedText(text)
        guard let number = Double(trimmed), number.isFinite, let place = level(number) else {
          continue
        }
        places[trimmed] = Int32(place)
      }
    }
    return places
  }

  /// Those to whom a dimension does not apply have not left it unstated.
  private func markOutside(_ codes: inout [Int32], _ applies: [Bool]) {
    for row in codes.indices {
      let actor = Int(actorCodes[row])
      if actor >= 0, !applies[actor] { codes[row] = MissingReason.notApplicable.code }
    }
  }

  /// Says how many households would have another level by the rule of another year.
  private mutating func noteOtherRule(
    _ index: Int, _ rule: SocioeconomicRule, _ codes: [Int32]
  ) {
    let dimension = study.dimensions[index]
    let differs = levelPlaces(in: dimension.column) {
      rule.level(points: $0) == rule.other.level(points: $0) ? 0 : 1
    }
    let lookup = CodeLookup(places: differs, missing: study.missingCodes, expected: "")
    let request = Request(
      column: dimension.column, purpose: "", lookups: everyRound(lookup),
      isPut: study.rounds.map { _ in true }, declared: places.dimensionColumn(index),
      mayBeAbsent: true, isRepeated: true)
    let marks = self.codes(request, code: "bad-number", noun: "number")
    let stated = codes.indices.filter { codes[$0] >= 0 }
    let changed = stated.filter { marks[$0] == 1 }.count
    faults.append(
      rule.remark(changed: changed, of: stated.count, at: places.dimensionColumn(index)))
  }
}
