import Localization

extension LocalizedText {
  /// The text in every language.
  var all: [String] { Language.allCases.map { self[$0] } }
}
