/// A language of labels, sentences and numbers.
public enum Language: String, CaseIterable, Equatable, Hashable, Sendable {
  case spanish = "es"
  case english = "en"
}

/// A text in each language; a language without its own text falls back to the other.
public struct LocalizedText: Equatable, Hashable, Sendable {
  public var spanish: String
  public var english: String

  public init(es spanish: String, en english: String) {
    self.spanish = spanish
    self.english = english
  }

  /// The same text in every language: a name or a code.
  public init(verbatim text: String) { self.init(es: text, en: text) }

  /// The text in a language.
  public subscript(language: Language) -> String {
    switch language {
    case .spanish: spanish
    case .english: english
    }
  }
}
