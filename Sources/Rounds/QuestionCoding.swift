import Diagnostics
public import Framework
import Localization
public import Surveys
import Tabular

// Questions as coded columns.
extension StudyAssembly {
  /// All questions, each option of a multiple one by itself, and old versions on their own scale.
  mutating func codedQuestions() -> [SurveyQuestion] {
    var result: [SurveyQuestion] = []
    for (index, question) in study.questions.enumerated() {
      guard let today = study.scale(question.scale) else { continue }
      let plan = VersionPlan(question: question, study: study)
      for part in parts(of: question, index: index) {
        let request = Request(
          column: part.column, purpose: "the question «\(question.id)»",
          lookups: part.lookup.map(everyRound)
            ?? plan.lookups(today: today, missing: study.missingCodes),
          isPut: plan.isPut, asked: plan.asked,
          declared: part.declared, isRepeated: part.isRepeated)
        let all = codes(request, code: "unknown-code", noun: "code")
        result.append(
          SurveyQuestion(
            id: question.id, item: part.item, scale: ResponseScale(today),
            codes: masked(all, rounds: plan.roundsOnTodaysScale), breaks: plan.breaks,
            isExclusive: part.isExclusive))
        for old in plan.separate {
          result.append(
            SurveyQuestion(
              id: old.id, item: part.item, scale: ResponseScale(old.scale),
              codes: masked(all, rounds: old.rounds)))
        }
      }
    }
    return result
  }

  /// A column of a question: the whole of it, or one option.
  private struct Part {
    var item = ""
    var column: String
    var declared: Place
    var isExclusive = false
    /// How the option is read where a cell holds several.
    var lookup: CodeLookup?
    /// An option before it has told the faults of the column.
    var isRepeated = false
  }

  private func parts(of question: Question, index: Int) -> [Part] {
    guard question.kind == .multiple else {
      return [Part(column: question.column, declared: places.questionColumn(index))]
    }
    return question.options.enumerated().map { number, option in
      var part = Part(
        item: option.id, column: option.column,
        declared: places.optionColumn(index, option: number), isExclusive: option.isExclusive)
      if question.separator != nil, let scale = study.scale(question.scale) {
        part.column = question.column
        part.declared = places.questionColumn(index)
        part.isRepeated = number > 0
        part.lookup = CodeLookup(
          option: number, of: question, scale: scale, missing: study.missingCodes)
      }
      return part
    }
  }

  /// The codes of some rounds; in the others the question was not put on this scale.
  private func masked(_ codes: [Int32], rounds: [Bool]) -> [Int32] {
    guard rounds.contains(false) else { return codes }
    var result = codes
    for segment in segments where !rounds[segment.round] {
      for row in segment.start..<segment.start + segment.count {
        result[row] = MissingReason.notAsked.code
      }
    }
    return result
  }
}

/// How the versions of a question divide the rounds.
struct VersionPlan {
  /// A version whose answers stay on the scale on which they were given.
  struct Separate {
    var id: String
    var version: Question.Version
    var scale: Scale
    /// By round.
    var rounds: [Bool]
  }

  /// By round: whether the question is put at all.
  let isPut: [Bool]
  /// By round: the version used, nil for today's.
  let versions: [Question.Version?]
  /// By round and actor: whether it is put to the actor then.
  let asked: [[Bool]]
  private(set) var separate: [Separate] = []
  private(set) var breaks: [SeriesBreak] = []
  private let study: Study

  init(question: Question, study: Study) {
    self.study = study
    let order = study.rounds.map(\.id)
    isPut = order.map { question.rounds.contains($0) }
    versions = order.indices.map { round in
      question.versions.first { (order.firstIndex(of: $0.until) ?? -1) >= round }
    }
    asked = versions.map { version in
      study.actors.map { (version?.asked ?? question.asked).contains($0.id) }
    }
    breaks = VersionPlan.breaks(of: question, in: study)
    for version in question.versions {
      if let name = version.scale, name != question.scale, version.crosswalk.isEmpty,
        let scale = study.scale(name)
      {
        let used = order.indices.map { versions[$0]?.until == version.until && isPut[$0] }
        separate.append(
          Separate(
            id: "\(question.id)@\(version.until)", version: version, scale: scale, rounds: used))
      }
    }
  }

  /// What stands between successive rounds, as the study declares it.
  private static func breaks(of question: Question, in study: Study) -> [SeriesBreak] {
    study.rounds.indices.dropFirst().flatMap { round -> [SeriesBreak] in
      let (before, after) = (study.rounds[round - 1].id, study.rounds[round].id)
      return study.comparability(of: question, from: before, to: after).differences.compactMap {
        difference in
        guard difference.aspect != .presence,
          let comparability = SeriesBreak.Comparability(difference.verdict)
        else { return nil }
        return SeriesBreak(
          round: round, comparability: comparability, reason: difference.reason.english,
          isOfPoolsOnly: difference.aspect == .asked)
      }
    }
  }

  /// By round: whether the answers stand on the scale of today.
  var roundsOnTodaysScale: [Bool] {
    isPut.indices.map { round in isPut[round] && !separate.contains { $0.rounds[round] } }
  }

  func lookups(today: Scale, missing: [String: Int32]) -> [CodeLookup] {
    versions.map { version in
      guard let version else {
        return CodeLookup(scale: today, today: today, crosswalk: [:], missing: missing)
      }
      let then = version.scale.flatMap { study.scale($0) } ?? today
      let target = version.crosswalk.isEmpty ? then : today
      var lookup = CodeLookup(
        scale: then, today: target, crosswalk: version.crosswalk, missing: missing)
      if then.id != today.id {
        lookup.remark = "until «\(version.until)» the scale is «\(then.id)»"
      }
      return lookup
    }
  }
}

extension SeriesBreak.Comparability {
  init?(_ declared: Question.Version.Comparability) {
    switch declared {
    case .comparable: return nil
    case .caveat: self = .withCaveat
    case .notComparable: self = .notComparable
    }
  }
}

extension ResponseScale {
  /// The scale of the codebook as the analyses know it.
  public init(_ scale: Scale) {
    let sides = scale.levels.compactMap { $0.side }.map { side -> Side in
      switch side {
      case .unfavourable: .unfavourable
      case .neutral: .neutral
      case .favourable: .favourable
      }
    }
    self.init(
      id: scale.id, kind: scale.kind == .ordinal ? .ordinal : .nominal,
      levels: scale.levels.map(\.code), scores: scale.levels.map(\.score),
      sides: sides.count == scale.levels.count ? sides : [])
  }
}

extension Study {
  /// The codebook with a question of its own for each version that keeps its old scale.
  ///
  /// The question `g4` whose version until 2018 is not comparable and has no crosswalk becomes
  /// `g4`, put from the next round on, and `g4@2018`.
  func withSeparateVersions() -> Study {
    var study = self
    study.questions = questions.flatMap { question -> [Question] in
      let plan = VersionPlan(question: question, study: self)
      guard !plan.separate.isEmpty else { return [question] }
      var today = question
      today.rounds = rounds.indices.filter { plan.roundsOnTodaysScale[$0] }.map { rounds[$0].id }
      return [today]
        + plan.separate.map { old in
          var then = question
          then.id = old.id
          then.scale = old.scale.id
          then.text = old.version.text ?? question.text
          then.short = LocalizedText(
            es: "\(question.short.spanish) (hasta \(old.version.until))",
            en: "\(question.short.english) (until \(old.version.until))")
          then.rounds = rounds.indices.filter { old.rounds[$0] }.map { rounds[$0].id }
          then.versions = []
          return then
        }
    }
    return study
  }
}
