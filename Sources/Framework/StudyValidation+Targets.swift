import Diagnostics

// Targets: what they are about, and that their numbers fit.
extension StudyValidation {
  mutating func checkTargets() {
    for (index, target) in study.targets.enumerated() {
      let path = StudyPath("targets").item(index)
      checkSubject(of: target, at: path)
      checkGroup(of: target, at: path)
      require(
        target.baselineRound ?? "", among: study.rounds.map(\.id), kind: "round",
        at: path.key("baseline-round"))
      checkNumbers(of: target, at: path)
    }
  }

  private mutating func checkSubject(of target: ProgressTarget, at path: StudyPath) {
    if (target.question == nil) == (target.indicator == nil) {
      report(
        "target-of-what", "the target «\(target.id)» is of a question or of an indicator",
        at: path.key("question"),
        found: target.question == nil ? "neither of the two" : "both",
        expected: "either question: or indicator:")
      return
    }
    require(
      target.question ?? "", among: study.questions.map(\.id), kind: "question",
      at: path.key("question"))
    require(
      target.indicator ?? "", among: study.indicators.map(\.id), kind: "indicator",
      at: path.key("indicator"))
    guard let question = target.question.flatMap({ study.question($0) }) else { return }
    guard let scale = study.scale(question.scale), question.kind == .single else {
      report(
        "target-of-what", "«\(question.id)» takes no single answer, so that nothing is followed",
        at: path.key("question"), found: question.kind.rawValue,
        expected: "a question with one answer, or an indicator")
      return
    }
    if target.statistic == .favourable, scale.levels.allSatisfy({ $0.side == nil }) {
      report(
        "no-favourable-side", "the scale «\(scale.id)» has no favourable side",
        at: path.key("statistic"), found: "favourable",
        expected: "statistic: mean-score, proportion or disagreement")
    }
    if target.statistic == .proportion {
      guard let answer = target.answer else {
        report(
          "missing-key", "the target «\(target.id)» follows a proportion, but of which answer?",
          at: path.key("answer"), expected: "answer: one of \(listed(scale.levels.map(\.code)))")
        return
      }
      require(answer, among: scale.levels.map(\.code), kind: "code", at: path.key("answer"))
    }
  }

  private mutating func checkGroup(of target: ProgressTarget, at path: StudyPath) {
    guard let dimension = target.dimension else {
      if target.level != nil {
        report(
          "missing-key", "the target «\(target.id)» has a level, but of which dimension?",
          at: path.key("dimension"), expected: "dimension: actor, or another one")
      }
      return
    }
    let dimensions = ["actor"] + study.dimensions.map(\.id)
    require(dimension, among: dimensions, kind: "dimension", at: path.key("dimension"))
    let levels =
      dimension == "actor"
      ? study.actors.map(\.id) : study.dimension(dimension)?.levels.map(\.id) ?? []
    if let level = target.level {
      require(level, among: levels, kind: "level", at: path.key("level"))
    } else {
      report(
        "missing-key", "the target «\(target.id)» has a dimension, but no level",
        at: path.key("level"), expected: "level: one of \(listed(levels))")
    }
  }

  private mutating func checkNumbers(of target: ProgressTarget, at path: StudyPath) {
    if target.target == nil, target.polarity == nil {
      report(
        "missing-key", "«\(target.id)» has neither a target nor a direction",
        at: path.key("target"), expected: "target: and year:, or polarity: increase or decrease")
    }
    if target.target != nil, target.year == nil {
      report(
        "missing-key", "the target «\(target.id)» has no year", at: path.key("year"),
        expected: "year: when it is to be reached")
    }
    guard target.isBounded else { return }
    for (key, number) in [("baseline", target.baseline), ("target", target.target)] {
      guard let number, !(0...1).contains(number) else { continue }
      report(
        "bad-score", "the \(key) of «\(target.id)» is no share", at: path.key(key),
        found: "\(number)", expected: "a number from 0 to 1",
        hint: number > 1 && number <= 100 ? "write \(number / 100) for \(number) %" : nil)
    }
  }
}
