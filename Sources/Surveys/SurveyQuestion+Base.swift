public import Tabular

extension SurveyQuestion {
  /// The question over all who were asked: the reasons for having no answer are levels too.
  ///
  /// The levels of the scale are followed by the names of the reasons that occur, those who were
  /// not asked left out. The scale has no order then: a mean or a median over reasons means
  /// nothing. Its sides stay, so that the favourable share is one of all who were asked; a reason
  /// stands on neither side.
  public func overAsked() -> SurveyQuestion {
    let reasons = reasonsGiven
    var question = self
    question.scale.kind = .nominal
    question.scale.levels += reasons.map(\.name)
    question.scale.scores += reasons.map { _ in 0 }
    if !scale.sides.isEmpty { question.scale.sides += reasons.map { _ in .neutral } }
    var levels = [Int32](repeating: MissingReason.notAsked.code, count: CellLayout.reasonCount + 1)
    for (place, reason) in reasons.enumerated() {
      levels[Int(reason.rawValue)] = Int32(scale.levels.count + place)
    }
    for row in codes.indices where codes[row] < 0 { question.codes[row] = levels[Int(-codes[row])] }
    return question
  }

  /// The question of who answered it: those asked on two levels, answered and not.
  ///
  /// - Parameter reason: Count only those without an answer for this reason; nil for any reason.
  /// - Returns: The question on the levels `answered` and the reason.
  public func nonresponse(_ reason: MissingReason? = nil) -> SurveyQuestion {
    var question = self
    question.scale = nonresponseScale(reason)
    question.codes = codes.map(nonresponseRecoding(reason).code)
    return question
  }

  /// The levels answered and not.
  public func nonresponseScale(_ reason: MissingReason?) -> ResponseScale {
    ResponseScale(
      id: scale.id, kind: .nominal, levels: ["answered", reason?.name ?? "item_nonresponse"],
      scores: [0, 1])
  }

  /// What non-response is tested for: any reason, and each where there are several; nothing where
  /// all who were asked answered.
  ///
  /// - Complexity: one pass over the answers.
  public var nonresponseReasons: [MissingReason?] {
    let given = reasonsGiven
    if given.isEmpty { return [] }
    return [nil] + (given.count > 1 ? given.map { $0 } : [])
  }

  /// The recoding of the question to those levels.
  public func nonresponseRecoding(_ reason: MissingReason?) -> AnswerRecoding {
    .nonresponse(levelCount: scale.levels.count, reason)
  }

  /// The reasons for which somebody who was asked has no answer, in their order.
  public var reasonsGiven: [MissingReason] {
    var occurs = [Bool](repeating: false, count: CellLayout.reasonCount + 1)
    for code in codes where code < 0 { occurs[Int(-code)] = true }
    return MissingReason.allCases.filter { $0 != .notAsked && occurs[Int($0.rawValue)] }
  }
}
