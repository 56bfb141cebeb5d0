import Diagnostics
import Framework
import Surveys
import Tabular

/// What each text in a column means: a level, or the reason for a missing answer.
struct CodeLookup {
  /// The code of a text that is neither a level nor a missing code.
  static let unknown = Int32.max

  /// A declared answer, for messages and for finding the code meant by a label.
  struct Answer {
    var text: String
    var labels: [String]
  }

  private var codes: [String: Int32]
  private let answers: [Answer]
  /// What to know where nothing better can be said of an unknown text.
  var remark: String?
  /// Whether the texts are numbers, which nobody lists.
  private var isNumeric = false
  /// What a field may hold, where neither levels nor numbers say it.
  private var statedExpectation: String?
  /// How a cell with several answers is read; nil where a cell holds one.
  private var several: DelimitedAnswer?

  init(answers: [(answer: Answer, code: Int32)], missing: [String: Int32]) {
    codes = missing
    self.answers = answers.map(\.answer)
    for (answer, code) in answers { codes[answer.text] = code }
  }

  /// The levels of a scale, each brought to a level of today's scale where it was another one.
  init(scale: Scale, today: Scale, crosswalk: [String: String], missing: [String: Int32]) {
    let places = Dictionary(
      today.levels.enumerated().map { ($1.code, Int32($0)) },
      uniquingKeysWith: { first, _ in first })
    self.init(
      answers: scale.levels.compactMap { level in
        places[crosswalk[level.code] ?? level.code].map {
          (Answer(text: level.code, labels: level.label.all), $0)
        }
      }, missing: missing)
  }

  init(dimension: Dimension, missing: [String: Int32]) {
    self.init(
      answers: dimension.levels.enumerated().map {
        (Answer(text: $1.id, labels: $1.label.all), Int32($0))
      }, missing: missing)
  }

  /// Identifiers that the codebook declares, without missing codes.
  init(identifiers: [(id: String, labels: [String])]) {
    self.init(
      answers: identifiers.enumerated().map {
        (Answer(text: $1.id, labels: $1.labels), Int32($0))
      }, missing: [:])
  }

  /// Numbers as they are written, each with its place among them.
  init(numbers: [String], missing: [String: Int32]) {
    self.init(answers: [], missing: missing)
    isNumeric = true
    for (place, text) in numbers.enumerated() where codes[text] == nil {
      codes[text] = Int32(place)
    }
  }

  /// Numbers that fall into levels: the place of the level of each text.
  init(places: [String: Int32], missing: [String: Int32], expected: String) {
    self.init(answers: [], missing: missing)
    statedExpectation = expected
    for (text, place) in places where codes[text] == nil { codes[text] = place }
  }

  /// One option of a question whose cells hold several answers.
  init(option: Int, of question: Question, scale: Scale, missing: [String: Int32]) {
    self.init(
      answers: question.options.map { (Answer(text: $0.code, labels: $0.label.all), 0) },
      missing: [:])
    codes = missing
    several = DelimitedAnswer(option: option, of: question, scale: ResponseScale(scale))
  }

  /// The code of each level of a column, in the order of its levels.
  func translation(of column: CategoryColumn) -> [Int32] {
    column.levels.map { code(of: $0) }
  }

  func code(of text: String) -> Int32 {
    if let code = codes[text] { return code }
    let trimmed = trimmedText(text)
    if trimmed.isEmpty { return MissingReason.noAnswer.code }
    if let several, codes[trimmed] == nil { return several.code(of: trimmed) }
    return codes[trimmed] ?? Self.unknown
  }

  /// The codes that a cell may hold.
  var expected: String {
    if let several { return several.expected(answers.map(\.text)) }
    if let statedExpectation { return statedExpectation }
    return isNumeric
      ? "a number such as 1.5, or a missing answer" : "one of \(listed(answers.map(\.text)))"
  }

  /// What was probably meant: the code of this label, or a code that differs by a letter.
  func hint(for text: String) -> String? {
    if let stranger = several?.strangers(in: trimmedText(text)).first, stranger != text {
      return hint(for: stranger) ?? "«\(stranger)» is none of them"
    }
    let wanted = trimmedText(text).lowercased()
    for answer in answers {
      let isLabel = answer.labels.contains { $0.lowercased() == wanted }
      if isLabel { return "it is the label of the code «\(answer.text)»: write the code" }
    }
    // Among codes of one or two characters everything is near everything.
    if wanted.count > 2, let near = nearestName(to: wanted, among: answers.map(\.text)) {
      return "did you mean «\(near)»?"
    }
    for answer in answers where wanted.count > 2 {
      if nearestName(to: wanted, among: answer.labels) != nil {
        return "did you mean «\(answer.text)», \(answer.labels.last ?? "")?"
      }
    }
    return remark
  }
}

/// A text without the spaces around it, the non-breaking ones among them.
func trimmedText(_ text: String) -> String {
  let spaces: Set<Character> = [" ", "\u{A0}", "\t", "\r", "\n", "\u{FEFF}"]
  var content = Substring(text)
  while let first = content.first, spaces.contains(first) { content.removeFirst() }
  while let last = content.last, spaces.contains(last) { content.removeLast() }
  return String(content)
}

extension Study {
  /// The negative codes of the texts that stand for a missing answer.
  var missingCodes: [String: Int32] {
    var codes: [String: Int32] = [:]
    for answer in missingAnswers {
      guard let reason = MissingReason.allCases.first(where: { $0.name == answer.reason }) else {
        continue
      }
      for code in answer.codes { codes[code] = reason.code }
    }
    return codes
  }
}
