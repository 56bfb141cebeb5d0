import ArgumentParsing
import Contraste

/// The forms in which results are written.
enum OutputFormat: String, CaseIterable, Sendable {
  case text, markdown, csv, json, html, latex
}

/// Where results go, in which form and language.
enum OutputOptions {
  static let format = Option.choice(
    "format", of: OutputFormat.self, defaultText: "text",
    help: "csv and json are tidy, one row a number with all its digits; the others are tables "
      + "for people.")
  static let language = Option.choice(
    "language", of: LanguageCode.self, defaultText: "the first language of the study; es",
    help: "The language of labels and words.")
  static let output = Option.text(
    "output", letter: "o", "FILE", help: "The file to write.", defaultText: "standard output")
  static let sentences = Option.flag(
    "sentences",
    help: "Say each number in a sentence, in place of tables; csv and json stay as they are.")

  static let words = OptionGroup("Words", [sentences.declaration])
  static let group = OptionGroup(
    "Output", [format.declaration, language.declaration, output.declaration])
}

/// The languages by their codes.
enum LanguageCode: String, CaseIterable, Sendable {
  case es, en

  var language: Language {
    switch self {
    case .es: .spanish
    case .en: .english
    }
  }
}
