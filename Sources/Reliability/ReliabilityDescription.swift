public import Localization

/// A rule in words, with the respondents that a group needs under it: the answer to a sampler.
public struct ReliabilityDescription: Equatable, Sendable {
  /// The respondents that a share needs under one design effect.
  public struct Need: Equatable, Sendable {
    public var share: Double
    public var designEffect: Double
    /// To be shown as it is; nil where no number is enough.
    public var shown: Int?
    /// To be shown with a mark at least.
    public var notWithheld: Int?
  }

  /// The shares for which the need is told.
  public static let shares = [0.5, 0.3, 0.1, 0.05]

  /// That no rule holds, and how to name one.
  public static let none = LocalizedText(
    es: "Regla de confiabilidad: ninguna; la nombran reliability en study.yaml o --reliability.",
    en: "Rule of reliability: none; reliability in study.yaml, or --reliability, names one.")

  public let profile: ReliabilityProfile
  public let needs: [Need]
  private let designEffects: [Double]

  /// - Parameters:
  ///   - profile: The rule.
  ///   - weightingEffect: How much unequal weights multiply a variance; nil where not known.
  public init(_ profile: ReliabilityProfile, weightingEffect: Double? = nil) {
    self.profile = profile
    var effects = [1.0]
    if let effect = weightingEffect, effect > 1.005 { effects.append(effect) }
    effects.append(2)
    designEffects = effects
    needs = effects.flatMap { effect in
      Self.shares.map { share in
        Need(
          share: share, designEffect: effect,
          shown: profile.requiredRespondents(share: share, designEffect: effect),
          notWithheld: profile.requiredRespondents(
            share: share, designEffect: effect, allowsFlags: true))
      }
    }
  }

  /// The description as text of several lines.
  public func text(_ language: Language) -> String {
    let words = ReliabilityWords(language)
    var lines = [
      words.rule + ": " + profile.title(language), "  " + profile.statement[language].sentence,
      "  " + words.source + ": " + profile.source + ".",
    ]
    if needs.contains(where: { $0.shown != nil }) { lines += table(words) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func table(_ words: ReliabilityWords) -> [String] {
    let head = Self.shares.map { words.style.percent($0) }
    let rows = designEffects.map { effect in
      needs.filter { $0.designEffect == effect }.map { need in
        let shown = need.shown.map(words.style.count) ?? "–"
        guard need.notWithheld != need.shown, let least = need.notWithheld else { return shown }
        return shown + " (" + words.style.count(least) + ")"
      }
    }
    let labels = designEffects.enumerated().map { place, effect in
      words.designEffect + " "
        + words.style.number(effect, decimals: effect == effect.rounded() ? 0 : 2)
        + (place == 1 && designEffects.count == 3 ? words.ofWeights : "")
    }
    let first = ([words.share] + labels).map(\.count).max() ?? 0
    let widths = head.indices.map { column in
      ([head[column]] + rows.map { $0[column] }).map(\.count).max() ?? 0
    }
    func line(_ label: String, _ cells: [String]) -> String {
      "    " + label + String(repeating: " ", count: first - label.count)
        + zip(cells, widths).map {
          "  " + String(repeating: " ", count: $1 - $0.count) + $0
        }.joined()
    }
    return ["  " + words.needed, line(words.share, head)] + zip(labels, rows).map(line)
  }
}

/// The words of a description.
private struct ReliabilityWords {
  let language: Language
  let style: NumberStyle

  init(_ language: Language) {
    self.language = language
    style = NumberStyle(language)
  }

  private func say(_ spanish: String, _ english: String) -> String {
    LocalizedText(es: spanish, en: english)[language]
  }

  var rule: String { say("Regla de confiabilidad", "Rule of reliability") }
  var source: String { say("Fuente", "Source") }
  var share: String { say("proporción esperada", "share expected") }
  var designEffect: String { say("efecto de diseño", "design effect") }
  var ofWeights: String { say(" (ponderadores)", " (weights)") }
  var needed: String {
    say(
      "Respuestas que necesita un grupo para que la proporción se muestre (entre paréntesis, para "
        + "que no se reserve):",
      "Respondents a group needs for the share to be shown (in brackets, not to be withheld):")
  }
}

extension String {
  /// The text with a capital and a full stop.
  var sentence: String { prefix(1).uppercased() + dropFirst() + (hasSuffix(".") ? "" : ".") }
}
