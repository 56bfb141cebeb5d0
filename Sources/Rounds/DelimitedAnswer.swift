import Diagnostics
import Framework
import Surveys
import Tabular

/// Reads one option from cells that hold several answers, such as `forum network`.
struct DelimitedAnswer {
  let separator: String
  /// What stands for the option.
  let own: String
  let known: Set<String>
  let chosen: Int32
  let notChosen: Int32

  init(option: Int, of question: Question, scale: ResponseScale) {
    separator = question.separator ?? " "
    own = question.options[option].code
    known = Set(question.options.map(\.code))
    let yes = scale.chosenLevel
    chosen = Int32(yes)
    notChosen =
      scale.levels.indices.first { $0 != yes }.map { Int32($0) } ?? MissingReason.noAnswer.code
  }

  func code(of text: String) -> Int32 {
    let given = DelimitedAnswer.answers(in: text, separator: separator)
    if !given.allSatisfy(known.contains) { return CodeLookup.unknown }
    return given.contains(own) ? chosen : notChosen
  }

  func strangers(in text: String) -> [String] {
    DelimitedAnswer.answers(in: text, separator: separator).filter { !known.contains($0) }
  }

  func expected(_ codes: [String]) -> String {
    let name = separator == " " ? "spaces" : "«\(separator)»"
    return "any of \(listed(codes)), with \(name) between them"
  }

  /// The answers in a cell, without spaces around them, each as it is written.
  static func answers(in text: String, separator: String) -> [String] {
    text.split(separator: separator).map { trimmedText(String($0)) }.filter { !$0.isEmpty }
  }
}
