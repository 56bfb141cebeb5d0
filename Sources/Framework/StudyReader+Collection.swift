import Localization
import YAMLDocuments

// How the answers were collected: columns, rounds, actors, dimensions, design.
extension StudyReader {
  /// The columns that identify a row.
  ///
  /// Where the study declares one kind of actor every respondent is of it, and no column has to
  /// say so.
  mutating func dataLayout(in study: Fields, actorCount: Int) -> DataLayout {
    let empty = DataLayout(respondentColumn: "")
    guard let node = value("data", in: study, required: true),
      let fields = fields(node, at: StudyPath("data"), known: ["respondent", "actor", "round"])
    else { return empty }
    return DataLayout(
      respondentColumn: requiredText("respondent", in: fields),
      actorColumn: actorCount > 1
        ? requiredText("actor", in: fields) : text("actor", in: fields),
      roundColumn: text("round", in: fields))
  }

  mutating func rounds(in study: Fields) -> [RoundDeclaration] {
    items(
      "rounds", in: study, required: true,
      known: ["id", "year", "period", "file", "mode", "mode-change", "invited"]
    ) { reader, fields in
      let year = reader.requiredInteger("year", in: fields)
      return RoundDeclaration(
        id: reader.identifier(in: fields), year: year,
        period: reader.period(in: fields, year: year),
        file: reader.requiredText("file", in: fields),
        mode: reader.localized("mode", in: fields) ?? .nothing,
        modeChange: reader.optionalChoice("mode-change", in: fields),
        invited: reader.peopleByActor("invited", in: fields))
    }
  }

  /// The part of the year of a round, which must lie in its year.
  private mutating func period(in round: Fields, year: Int) -> RoundPeriod? {
    guard let text = text("period", in: round) else { return nil }
    let path = round.path.key("period")
    guard let period = RoundPeriod(text) else {
      report(
        "bad-period", "«\(text)» is no period", at: path, found: text,
        expected: "a quarter, month or day: 2024-Q3, 2024-07 or 2024-07-15")
      return nil
    }
    if period.year != year, year != 0 {
      report(
        "period-in-another-year", "the period does not lie in the year of the round", at: path,
        found: text, expected: "a period of \(year)")
    }
    return period
  }

  /// How many of each kind of actor there were: a mapping from actors to numbers.
  mutating func peopleByActor(_ key: String, in parent: Fields) -> [String: Int] {
    guard let node = value(key, in: parent, required: false) else { return [:] }
    let path = parent.path.key(key)
    guard case .mapping(let entries) = node.value else {
      wrongType(node, at: path, expected: "a mapping from actors to the number \(key)")
      return [:]
    }
    var people: [String: Int] = [:]
    for entry in entries {
      record(path.key(entry.key), entry.value)
      guard let number = integer(entry.value, at: path.key(entry.key)) else { continue }
      if number < 0 {
        report(
          "negative-\(key)", "the number \(key) is negative", at: path.key(entry.key),
          found: "\(number)", expected: "0 or more")
      }
      people[entry.key] = number
    }
    return people
  }

  mutating func actors(in study: Fields) -> [ActorType] {
    items(
      "actors", in: study, required: true, known: ["id", "label", "short", "count"]
    ) { reader, fields in
      ActorType(
        id: reader.identifier(in: fields), label: reader.requiredLocalized("label", in: fields),
        short: reader.localized("short", in: fields),
        countNoun: reader.localized("count", in: fields))
    }
  }

  /// A column a stage, or the column of the first stage alone.
  private mutating func stages(_ key: String, in fields: Fields) -> [String] {
    guard let node = value(key, in: fields, required: false) else { return [] }
    if case .scalar = node.value, !node.isEmpty {
      return text(node, at: fields.path.key(key)).map { [$0] } ?? []
    }
    return texts(key, in: fields, mayBeEmpty: true) ?? []
  }

  mutating func design(in study: Fields) -> DesignDeclaration {
    guard let node = value("design", in: study, required: false),
      let fields = fields(
        node, at: StudyPath("design"),
        known: [
          "regime", "weights", "strata", "clusters", "cluster-codes", "population", "lonely",
          "replicates", "calibration",
        ])
    else { return DesignDeclaration() }
    return DesignDeclaration(
      regime: choice("regime", in: fields, default: .actors),
      weights: text("weights", in: fields), strata: stages("strata", in: fields),
      clusters: stages("clusters", in: fields), populationSizes: stages("population", in: fields),
      lonelyStrata: choice("lonely", in: fields, default: .fail),
      clusterCodes: choice("cluster-codes", in: fields, default: .nested),
      replicates: replicates(in: fields), calibration: calibration(in: fields))
  }
}
