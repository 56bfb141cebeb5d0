import Tabular

/// A question with several answers as one object: its options over the same respondents.
///
/// Each option is a question of its own on a scale of yes and no. Taken together they have a number
/// of mentions a respondent, a share of all mentions, and an overlap: what two options share of
/// their respondents. Everything about them follows from tables of one respondent, one cell: the
/// mentions by number, an option by the number of mentions, two options against each other.
///
/// A respondent counts where every option has an answer; otherwise the reason of the first option
/// without one holds for the whole.
public struct MultipleResponse: Equatable, Sendable {
  public let id: String
  /// The options in their order.
  public let options: [SurveyQuestion]
  /// One code a row: 0 where every option is answered, or a negative ``MissingReason``.
  public let codes: [Int32]
  /// The options (by index) that are mentions; an exclusive option such as “none” is none.
  public let mentioned: [Int]

  /// - Precondition: there is an option, and all have as many rows.
  public init(id: String, options: [SurveyQuestion]) {
    precondition(!options.isEmpty, "a question with several answers has options")
    self.id = id
    self.options = options
    var codes = [Int32](repeating: 0, count: options[0].codes.count)
    for option in options {
      precondition(option.codes.count == codes.count, "options have the same rows")
      for row in codes.indices where codes[row] == 0 && option.codes[row] < 0 {
        codes[row] = option.codes[row]
      }
    }
    self.codes = codes
    mentioned = options.indices.filter { !options[$0].isExclusive }
  }

  /// One value a row: whether the option was chosen; of no meaning where nothing was answered.
  private func chosen(_ option: Int) -> (codes: [Int32], level: Int32) {
    (options[option].codes, Int32(options[option].scale.chosenLevel))
  }

  /// How many options each respondent mentions, as a question whose scores are the numbers.
  public var mentions: SurveyQuestion {
    let numbers = Array(0...mentioned.count)
    var answers = codes
    for option in mentioned {
      let (given, level) = chosen(option)
      for row in answers.indices where codes[row] == 0 && given[row] == level { answers[row] += 1 }
    }
    return SurveyQuestion(
      id: id,
      scale: ResponseScale(
        id: id, kind: .ordinal, levels: numbers.map(String.init), scores: numbers.map(Double.init)),
      codes: answers)
  }

  /// An option by the number of mentions: the level of `m` mentions is `m` where it was not chosen,
  /// and `m` + ``mentionLevels`` where it was.
  public func mentions(with option: Int) -> SurveyQuestion {
    var question = mentions
    let (given, level) = chosen(option)
    let shift = Int32(mentionLevels)
    for row in codes.indices where codes[row] == 0 && given[row] == level {
      question.codes[row] += shift
    }
    question.scale.levels += question.scale.levels.map { options[option].item + " " + $0 }
    question.scale.scores += question.scale.scores
    return question
  }

  /// The levels of the number of mentions, 0 among them.
  public var mentionLevels: Int { mentioned.count + 1 }

  /// Two options against each other: 0 neither, 1 the second alone, 2 the first alone, 3 both.
  public func pair(_ first: Int, _ second: Int) -> SurveyQuestion {
    var answers = codes
    let (a, levelA) = chosen(first)
    let (b, levelB) = chosen(second)
    for row in codes.indices where codes[row] == 0 {
      answers[row] = (a[row] == levelA ? 2 : 0) + (b[row] == levelB ? 1 : 0)
    }
    return SurveyQuestion(
      id: id,
      scale: ResponseScale(
        id: id, kind: .nominal, levels: ["neither", "second", "first", "both"],
        scores: [0, 0, 0, 0]),
      codes: answers)
  }

  /// The options that a respondent chose, by index; empty where nothing was answered.
  public func chosenOptions(row: Int) -> [Int] {
    guard codes[row] == 0 else { return [] }
    return options.indices.filter {
      Int(options[$0].codes[row]) == options[$0].scale.chosenLevel
    }
  }
}

extension MultipleResponse {
  /// The questions with several answers among coded ones, in the order of their first options.
  public static func all(in questions: [SurveyQuestion]) -> [MultipleResponse] {
    var order: [String] = []
    var options: [String: [SurveyQuestion]] = [:]
    for question in questions where !question.item.isEmpty {
      if options[question.id] == nil { order.append(question.id) }
      options[question.id, default: []].append(question)
    }
    return order.compactMap { id in options[id].map { MultipleResponse(id: id, options: $0) } }
  }
}

extension SurveyData {
  /// The questions with several answers, each as one object.
  public var multipleResponses: [MultipleResponse] { MultipleResponse.all(in: questions) }
}
