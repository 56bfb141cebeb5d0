import Diagnostics

// Scales and the codes of missing answers.
extension StudyValidation {
  /// The reasons for a missing answer, as tidy results name them.
  static let missingReasons = [
    "no_answer", "does_not_know", "refused", "not_applicable", "not_asked",
  ]

  mutating func checkScales() {
    for (index, scale) in study.scales.enumerated() {
      let levels = StudyPath("scales").item(index).key("levels")
      requireDistinct(scale.levels.map(\.code), what: "code", code: "duplicate-code") {
        levels.item($0).key("code")
      }
      for (number, level) in scale.levels.enumerated() {
        checkNotMissing(level.code, at: levels.item(number).key("code"))
      }
      if scale.levels.count == 1 {
        report(
          "one-level", "the scale «\(scale.id)» has a single level", at: levels,
          expected: "two levels or more")
      }
      checkSides(of: scale, levels: levels)
      checkScores(of: scale, levels: levels)
    }
  }

  private mutating func checkSides(of scale: Scale, levels: StudyPath) {
    let sides = scale.levels.map(\.side)
    guard sides.contains(where: { $0 != nil }) else { return }
    for (number, side) in sides.enumerated() where side == nil {
      // A side that was written but is none of the three has been reported.
      if places.line(levels.item(number).key("side")) != nil { continue }
      report(
        "side-missing", "the level «\(scale.levels[number].code)» of «\(scale.id)» has no side",
        at: levels.item(number).key("side"),
        expected: "side: unfavourable, neutral or favourable",
        hint: "give every level of a scale its side, or none")
    }
    guard scale.kind == .ordinal else { return }
    let order = sides.compactMap { side in side.flatMap { Scale.Side.allCases.firstIndex(of: $0) } }
    let isOrdered = order == order.sorted() || order == Array(order.sorted().reversed())
    if !isOrdered {
      report(
        "sides-out-of-order", "the sides of the ordinal scale «\(scale.id)» go back and forth",
        at: levels, found: sides.map { $0?.rawValue ?? "—" }.joined(separator: ", "),
        expected: "from unfavourable over neutral to favourable, or the other way round",
        hint: "put the levels in their order, or write kind: nominal")
    }
  }

  private mutating func checkScores(of scale: Scale, levels: StudyPath) {
    guard scale.kind == .ordinal, scale.levels.count > 1 else { return }
    let scores = scale.levels.map(\.score)
    let steps = zip(scores, scores.dropFirst()).map { $1 - $0 }
    guard !steps.allSatisfy({ $0 > 0 }), !steps.allSatisfy({ $0 < 0 }) else { return }
    report(
      "scores-out-of-order", "the scores of the ordinal scale «\(scale.id)» are not in order",
      at: levels, found: scores.map { "\($0)" }.joined(separator: ", "),
      expected: "scores that only rise or only fall from level to level",
      hint: "put the levels in their order, mend the scores, or write kind: nominal")
  }

  mutating func checkMissingAnswers() {
    var owners: [String: String] = [:]
    for (index, answer) in study.missingAnswers.enumerated() {
      let path = StudyPath("missing").item(index)
      require(
        answer.reason, among: Self.missingReasons, kind: "reason", at: path.key("reason"))
      for (number, code) in answer.codes.enumerated() where !code.isEmpty {
        if let owner = owners[code] {
          report(
            "duplicate-code", "the code «\(code)» is declared missing twice",
            at: path.key("codes").item(number), found: code,
            hint: "it is already given to \(owner)")
        }
        owners[code] = owners[code] ?? answer.reason
      }
    }
  }
}
