public import Localization
import Numerics
import Results

/// The one place where terms of results have their words in Spanish and English.
///
/// Terms are those of the tidy rows, in snake case: statistics, methods, flags, reasons. A term
/// that has no entry is shown as it is, its underscores turned into spaces.
public enum Vocabulary {
  /// The word or sentence for a term.
  public static func term(_ id: String, _ language: Language) -> String {
    entries[id]?[language] ?? id.split(separator: "_").joined(separator: " ")
  }

  /// The word for a term as a header: with a capital, but for symbols of Greek letters.
  public static func heading(_ id: String, _ language: Language) -> String {
    let text = term(id, language)
    guard let first = text.unicodeScalars.first, first.value < 0x250, id != "rwg" else {
      return text
    }
    return text.uppercasedFirst
  }

  /// Whether a term has an entry.
  public static func contains(_ id: String) -> Bool { entries[id] != nil }

  /// Whether a term is the name of a statistic.
  static func isStatistic(_ id: String) -> Bool { statisticNames.contains(id) }

  private static let statisticNames = Set(statistics.map(\.0))

  /// The sentences for the flags of a row, joined by a semicolon there.
  public static func flags(_ joined: String, _ language: Language) -> [String] {
    joined.parts(separatedBy: ";").map { term($0, language) }
  }

  /// The flags of a row as whole sentences.
  static func flagSentences(_ joined: String, _ language: Language) -> [String] {
    flags(joined, language).map { $0.uppercasedFirst + ($0.hasSuffix(".") ? "" : ".") }
  }

  /// Why a number is withheld.
  static func meaning(of suppression: Suppression, minimumCell: Int) -> LocalizedText {
    switch suppression {
    case .primary:
      LocalizedText(
        es: "Reservado: menos de \(minimumCell) personas.",
        en: "Withheld: fewer than \(minimumCell) people.")
    case .complementary:
      LocalizedText(
        es: "Reservado para que no se pueda deducir otra cifra reservada.",
        en: "Withheld so that no other withheld number can be worked out.")
    case .sameAnswer:
      LocalizedText(
        es: "Reservado: diría qué contestó cada persona del grupo.",
        en: "Withheld: it would tell what everybody in the group answered.")
    case .dominance:
      LocalizedText(
        es: "Reservado: una aportación, o muy pocas, hacen casi toda la cifra.",
        en: "Withheld: one contribution, or very few, make nearly all of the number.")
    case .unreliable:
      LocalizedText(
        es: "No se publica: alguna de las cifras que compara es muy imprecisa según la regla.",
        en: "Not published: a figure that it compares is too imprecise by the rule.")
    }
  }

  /// Whether a method gives the p-value of a number, not its interval.
  static func isPermutation(_ method: String) -> Bool { method.hasPrefix("permutation") }

  /// Whether a flag says what the answers of a group look like.
  static func isPattern(_ id: String) -> Bool { patterns.contains { $0.0 == id } }

  static let pattern = LocalizedText(es: "Cómo se reparten", en: "Pattern")
  static let byChance = LocalizedText(es: "Si se contestara al azar", en: "Under random answers")
  static let actor = LocalizedText(es: "Tipo de actor", en: "Kind of actor")
  static let round = LocalizedText(es: "Ronda", en: "Round")
  /// The counterpart of a group: all who are not in it.
  static let rest = LocalizedText(es: "los demás", en: "the others")
  static let overall = LocalizedText(es: "Total", en: "All")

  private static let entries: [String: LocalizedText] = {
    var entries: [String: LocalizedText] = [:]
    let all =
      statistics + methods + reasons + flags + patterns + models + auditTerms + reliability
      + trendReasons + verdicts + workshopTerms + indicators + gapRemarks
    for (id, text) in all { entries[id] = text }
    return entries
  }()
}
