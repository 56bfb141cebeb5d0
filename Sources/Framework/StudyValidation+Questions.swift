import Diagnostics
import Numerics

// Questions, their versions and columns, and what refers to them.
extension StudyValidation {
  mutating func checkQuestions() {
    for (index, question) in study.questions.enumerated() {
      let path = StudyPath("questions").item(index)
      require(
        question.indicator, among: study.indicators.map(\.id), kind: "indicator",
        at: path.key("indicator"))
      require(question.scale, among: study.scales.map(\.id), kind: "scale", at: path.key("scale"))
      for (number, actor) in question.asked.enumerated() {
        require(
          actor, among: study.actors.map(\.id), kind: "actor",
          at: path.key("asked").item(number))
      }
      requireDistinct(question.asked, what: "actor") { path.key("asked").item($0) }
      for (number, round) in question.rounds.enumerated() {
        require(
          round, among: study.rounds.map(\.id), kind: "round",
          at: path.key("rounds").item(number))
      }
      checkOptions(of: question, at: path)
      checkSeparator(of: question, at: path)
      checkVersions(of: question, at: path)
    }
  }

  private mutating func checkOptions(of question: Question, at path: StudyPath) {
    switch question.kind {
    case .single, .number:
      if question.kind == .single, !question.options.isEmpty {
        report(
          "options-of-single", "«\(question.id)» takes one answer but declares options",
          at: path.key("options"), hint: "write kind: multiple, or move the options to a scale")
      }
    case .multiple:
      if question.options.isEmpty {
        report(
          "missing-key", "«\(question.id)» takes several answers but has no options",
          at: path.key("options"), expected: "options: with one column each")
      }
      requireDistinct(question.options.map(\.id), what: "option") {
        path.key("options").item($0).key("id")
      }
      if let scale = study.scale(question.scale), scale.levels.count > 2 {
        report(
          "scale-of-multiple", "the scale of a question with several answers has two levels",
          at: path.key("scale"), found: "«\(scale.id)» with \(scale.levels.count) levels",
          expected: "a scale with one level for no and one for yes")
      }
    }
  }

  /// One cell with several answers: what is between them, and what stands for each.
  private mutating func checkSeparator(of question: Question, at path: StudyPath) {
    guard let separator = question.separator else { return }
    guard question.kind == .multiple else {
      report(
        "separator-of-single", "«\(question.id)» takes one answer but declares a separator",
        at: path.key("separator"), hint: "write kind: multiple, or remove the separator")
      return
    }
    if separator.isEmpty {
      report(
        "empty-separator", "the separator of «\(question.id)» is empty",
        at: path.key("separator"), expected: "what stands between the answers, as in \";\"")
    }
    requireDistinct(question.options.map(\.code), what: "code") {
      path.key("options").item($0).key("code")
    }
    for (number, option) in question.options.enumerated()
    where !separator.isEmpty && option.code.contains(separator) {
      report(
        "separator-in-code", "the code of an option holds the separator",
        at: path.key("options").item(number).key("code"), found: option.code,
        hint: "write codes without «\(separator)», or another separator")
    }
  }

  private mutating func checkVersions(of question: Question, at path: StudyPath) {
    var last = -1
    for (number, version) in question.versions.enumerated() {
      let path = path.key("versions").item(number)
      checkLastRound(version.until, following: &last, of: question.id, at: path.key("until"))
      for (place, actor) in (version.asked ?? []).enumerated() {
        require(
          actor, among: study.actors.map(\.id), kind: "actor",
          at: path.key("asked").item(place))
      }
      checkCrosswalk(of: version, question: question, at: path)
    }
  }

  /// Checks the last round of a version, of a question or of a dimension: it follows those of the
  /// versions before, and leaves a round to what holds today.
  mutating func checkLastRound(
    _ round: String, following last: inout Int, of id: String, at path: StudyPath
  ) {
    let order = study.rounds.map(\.id)
    require(round, among: order, kind: "round", at: path)
    guard let place = order.firstIndex(of: round) else { return }
    if place <= last {
      report(
        "versions-out-of-order", "the versions of «\(id)» are not in order of time", at: path,
        found: round, hint: "list the oldest version first")
    }
    last = max(last, place)
    if place == order.count - 1 {
      report(
        "version-without-end",
        "the version lasts until the last round, so that today's is never asked", at: path,
        found: round, hint: "declare it as what holds today, or name an earlier round")
    }
  }

  private mutating func checkCrosswalk(
    of version: Question.Version, question: Question, at path: StudyPath
  ) {
    if let scale = version.scale {
      require(scale, among: study.scales.map(\.id), kind: "scale", at: path.key("scale"))
    }
    guard let then = study.scale(version.scale ?? question.scale),
      let today = study.scale(question.scale)
    else { return }
    let codesThen = then.levels.map(\.code)
    let codesToday = today.levels.map(\.code)
    let differs = then.id != today.id
    if differs, version.crosswalk.isEmpty {
      // Answers that are not compared may stay on the scale on which they were given.
      guard version.comparability != .notComparable else { return }
      report(
        "missing-key", "«\(then.id)» was used until \(version.until), but has no crosswalk",
        at: path.key("crosswalk"), expected: "crosswalk: {code then: code today, …}",
        hint: "or write comparability: not-comparable")
      return
    }
    for code in version.crosswalk.keys.sorted() {
      let place = path.key("crosswalk").key(code)
      require(code, among: codesThen, kind: "code", at: place)
      require(version.crosswalk[code] ?? "", among: codesToday, kind: "code", at: place)
    }
    for code in codesThen where differs && version.crosswalk[code] == nil && !code.isEmpty {
      report(
        "incomplete-crosswalk", "the crosswalk says nothing of the code «\(code)» of «\(then.id)»",
        at: path.key("crosswalk"), expected: "\"\(code)\": one of \(listed(codesToday))")
    }
  }

  /// Two variables in one column are almost always a slip of copying.
  mutating func checkColumns() {
    var uses: [(name: String, path: StudyPath)] = [
      (study.data.respondentColumn, StudyPath("data", "respondent")),
      (study.data.actorColumn ?? "", StudyPath("data", "actor")),
      (study.data.roundColumn ?? "", StudyPath("data", "round")),
    ]
    for (index, dimension) in study.dimensions.enumerated() {
      uses.append((dimension.column, StudyPath("dimensions").item(index).key("column")))
    }
    for (index, question) in study.questions.enumerated() {
      let path = StudyPath("questions").item(index)
      switch question.kind {
      case .single, .number: uses.append((question.column, path.key("column")))
      case .multiple where question.separator != nil:
        uses.append((question.column, path.key("column")))
      case .multiple:
        for (number, option) in question.options.enumerated() {
          uses.append((option.column, path.key("options").item(number).key("column")))
        }
      }
    }
    let declaredTwice = Set(duplicates(of: study.questions.map(\.id)))
    let checked = uses.map { declaredTwice.contains($0.name) ? "" : $0.name }
    requireDistinct(checked, what: "column", code: "column-used-twice") { uses[$0].path }
  }

  mutating func checkReferencesAround() {
    for (index, indicator) in study.indicators.enumerated() {
      require(
        indicator.principle, among: study.principles.map(\.id), kind: "principle",
        at: StudyPath("indicators").item(index).key("principle"))
    }
    for (index, finding) in study.findings.enumerated() {
      let path = StudyPath("findings").item(index)
      require(
        finding.principle, among: study.principles.map(\.id), kind: "principle",
        at: path.key("principle"))
      require(
        finding.indicator ?? "", among: study.indicators.map(\.id), kind: "indicator",
        at: path.key("indicator"))
      checkQuestions(of: finding, at: path)
    }
    if let workshop = study.workshop {
      checkRelative(workshop.recommendations, at: StudyPath("workshop", "recommendations"))
      checkRelative(workshop.votes, at: StudyPath("workshop", "votes"))
      checkRelative(workshop.codings ?? "", at: StudyPath("workshop", "codings"))
      checkRelative(workshop.followUp ?? "", at: StudyPath("workshop", "follow-up"))
      for (key, people) in [("present", workshop.present), ("invited", workshop.invited)] {
        for actor in people.keys.sorted() {
          require(
            actor, among: study.actors.map(\.id), kind: "actor",
            at: StudyPath("workshop", key).key(actor))
        }
      }
    }
    checkRelative(study.programmes?.file ?? "", at: StudyPath("programmes"))
  }

  /// An indicator that counts favourable answers needs a question whose scale has sides.
  mutating func checkIndicators() {
    let known = study.indicators.map(\.id)
    // A question whose indicator is misspelt would make another seem to lack questions.
    guard
      study.questions.allSatisfy({ $0.kind == .number || known.contains($0.indicator) })
    else { return }
    for (index, indicator) in study.indicators.enumerated() where !indicator.id.isEmpty {
      let path = StudyPath("indicators").item(index)
      let questions = study.questions.filter { $0.indicator == indicator.id }
      let rule = indicator.aggregation
      if questions.isEmpty, rule.isOverAllQuestions {
        report(
          "indicator-without-questions", "no question belongs to the indicator «\(indicator.id)»",
          at: path.key("id"), severity: .warning)
      }
      let scales = questions.compactMap { study.scale($0.scale) }
      guard indicator.aggregation == .meanFavourable, scales.count == questions.count,
        !scales.isEmpty, scales.allSatisfy({ $0.levels.allSatisfy { $0.side == nil } })
      else { continue }
      report(
        "no-favourable-side",
        "«\(indicator.id)» counts favourable answers, but no scale of its questions has sides",
        at: path.key("aggregation"), found: listed(distinct(scales.map(\.id))),
        expected: "a scale whose levels have a side",
        hint: "give the levels their side, or write aggregation: mean-score")
    }
  }
}

private func duplicates(of names: [String]) -> [String] {
  var seen: Set<String> = []
  return names.filter { !seen.insert($0).inserted }
}

// The questions that bear on findings.
extension StudyValidation {
  /// Every question of a finding is one of the study, and bears on one of its parts.
  fileprivate mutating func checkQuestions(of finding: Finding, at path: StudyPath) {
    let parts = path.key("parts")
    let places =
      finding.parts.isEmpty
      ? finding.questions.indices.map { path.key("questions").item($0) }
      : finding.parts.enumerated().flatMap { number, part in
        part.questions.indices.map { parts.item(number).key("questions").item($0) }
      }
    for (question, place) in zip(finding.questions, places) {
      require(question, among: study.questions.map(\.id), kind: "question", at: place)
    }
    requireDistinct(finding.parts.map(\.id)) { parts.item($0).key("id") }
    requireDistinct(finding.questions, what: "question", code: "question-twice") { places[$0] }
  }
}
