import Diagnostics
import Numerics

/// The checks of a study beyond the shape of its keys: references, order, codes and sides.
///
/// Empty texts have been reported by the reader and are passed over.
struct StudyValidation {
  let study: Study
  let places: StudyPlaces
  private(set) var faults: [Diagnostic] = []

  init(study: Study, places: StudyPlaces) {
    self.study = study
    self.places = places
  }

  mutating func run() {
    checkIdentifiers()
    checkRounds()
    checkDimensions()
    checkDesign()
    checkReliability()
    checkScales()
    checkMissingAnswers()
    checkQuestions()
    checkColumns()
    checkReferencesAround()
    checkIndicators()
    checkAudit()
    checkTargets()
    checkRules()
    checkDocuments()
    checkEvidence()
  }

  mutating func report(
    _ code: String, _ summary: String, at path: StudyPath, found: String? = nil,
    expected: String? = nil, hint: String? = nil, severity: Diagnostic.Severity = .error
  ) {
    faults.append(
      Diagnostic(
        .badData, code, summary, severity: severity, at: places.place(path), found: found,
        expected: expected, hint: hint))
  }

  /// Reports a name that is not among those declared.
  ///
  /// Where nothing is declared the empty list has been reported, and every name would follow.
  mutating func require(
    _ name: String, among names: [String], kind: String, at path: StudyPath
  ) {
    let declared = names.filter { !$0.isEmpty }
    guard !name.isEmpty, !declared.isEmpty, !declared.contains(name) else { return }
    report(
      "unknown-\(kind)", "unknown \(kind) «\(name)»", at: path, found: name,
      expected: "one of \(listed(distinct(declared)))",
      hint: suggestion(for: name, among: declared))
  }

  /// Reports names that stand more than once in a list.
  mutating func requireDistinct(
    _ names: [String], what: String = "identifier", code: String = "duplicate-id",
    at path: (Int) -> StudyPath
  ) {
    var first: [String: Int] = [:]
    for (index, name) in names.enumerated() where !name.isEmpty {
      guard let earlier = first[name] else {
        first[name] = index
        continue
      }
      let hint = places.line(path(earlier)).map { "it stands first on line \($0)" }
      report(code, "the \(what) «\(name)» stands twice", at: path(index), found: name, hint: hint)
    }
  }
}

// Identifiers, rounds and what describes the respondents.
extension StudyValidation {
  mutating func checkIdentifiers() {
    let lists: [(key: String, ids: [String])] = [
      ("rounds", study.rounds.map(\.id)), ("actors", study.actors.map(\.id)),
      ("dimensions", study.dimensions.map(\.id)), ("scales", study.scales.map(\.id)),
      ("principles", study.principles.map(\.id)), ("indicators", study.indicators.map(\.id)),
      ("questions", study.questions.map(\.id)), ("findings", study.findings.map(\.id)),
      ("targets", study.targets.map(\.id)),
    ]
    for (key, ids) in lists {
      requireDistinct(ids) { StudyPath(key).item($0).key("id") }
    }
  }

  mutating func checkRounds() {
    let rounds = StudyPath("rounds")
    for (index, round) in study.rounds.enumerated() {
      for actor in round.invited.keys.sorted() {
        require(
          actor, among: study.actors.map(\.id), kind: "actor",
          at: rounds.item(index).key("invited").key(actor))
      }
      checkRelative(round.file, at: rounds.item(index).key("file"))
      guard index > 0 else { continue }
      let before = study.rounds[index - 1]
      if round.year < before.year, round.year != 0 {
        report(
          "rounds-out-of-order",
          "round «\(round.id)» of \(round.year) stands after «\(before.id)» of \(before.year)",
          at: rounds.item(index).key("year"), found: "\(round.year)",
          expected: "\(before.year) or later", hint: "list the rounds in order of time")
      } else {
        checkPeriod(of: round, after: before, at: rounds.item(index))
      }
    }
    if study.data.roundColumn == nil {
      requireDistinct(
        study.rounds.map(\.file), what: "data file", code: "file-in-two-rounds"
      ) { rounds.item($0).key("file") }
    }
  }

  /// Two rounds of a year need their periods: without, they would stand at one time.
  private mutating func checkPeriod(
    of round: RoundDeclaration, after before: RoundDeclaration, at path: StudyPath
  ) {
    guard round.year == before.year, round.year != 0 else { return }
    if round.time < before.time {
      report(
        "rounds-out-of-order", "round «\(round.id)» begins before «\(before.id)»",
        at: path.key("period"), expected: "a later period",
        hint: "list the rounds in order of time")
    } else if round.time == before.time {
      report(
        "rounds-at-one-time", "the rounds «\(before.id)» and «\(round.id)» stand at the same time",
        at: path.key(round.period == nil ? "year" : "period"), found: "\(round.year)",
        expected: "period: the quarter, month or day of each",
        hint: "without it no trend over time can be computed", severity: .warning)
    }
  }

  mutating func checkRelative(_ file: String, at path: StudyPath) {
    if file.hasPrefix("/") {
      report(
        "absolute-path", "a data file must be named relative to the study folder", at: path,
        found: file, hint: "put the file into the study folder and write its name")
    }
  }

  /// Reports an answer whose code is also declared missing.
  mutating func checkNotMissing(_ code: String, at path: StudyPath) {
    guard !code.isEmpty,
      let missing = study.missingAnswers.first(where: { $0.codes.contains(code) })
    else { return }
    report(
      "missing-code-is-answer", "the code «\(code)» is an answer here and missing elsewhere",
      at: path, found: code, expected: "a code that «missing» does not give to \(missing.reason)",
      hint: "change one of the two codes, here or under missing.\(missing.reason)")
  }

  mutating func checkDesign() {
    guard study.design.regime == .actors else { return }
    let columns: [(key: String, isSet: Bool)] = [
      ("weights", study.design.weights != nil), ("strata", !study.design.strata.isEmpty),
      ("clusters", !study.design.clusters.isEmpty),
      ("population", !study.design.populationSizes.isEmpty),
      ("replicates", study.design.replicates != nil),
      ("calibration", study.design.calibration != nil),
    ]
    for (key, isSet) in columns where isSet {
      report(
        "design-needs-sample", "the regime «actors» takes no \(key)", at: StudyPath("design", key),
        hint: "write regime: sample, or remove \(key)")
    }
  }
}
