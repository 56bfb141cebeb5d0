public import Localization

extension Dimension {
  /// What is meant by a characteristic, of the things that go by the same name.
  public enum Kind: String, CaseIterable, Equatable, Sendable {
    case sex
    case genderIdentity = "gender-identity"
    case age
    /// Who says to be indigenous or Afro-descendant.
    case ethnicitySelfIdentified = "ethnicity-self-identified"
    /// Who speaks an indigenous language.
    case ethnicityLanguage = "ethnicity-language"
    /// Who lives in a household that counts as indigenous.
    case ethnicityHousehold = "ethnicity-household"
    case socioeconomic, disability, migration, territory, other
  }

  /// How the levels are computed from a column of numbers.
  public enum Source: Equatable, Sendable {
    /// The levels begin at these numbers; the last has no end.
    case breaks([Double])
    /// As ``breaks(_:)``, of the age in the year of the round from a year of birth.
    case birthYear([Double])
    /// The levels of a rule from its points.
    case points(SocioeconomicRule)
  }

  /// Levels that are taken together as one.
  public struct Merge: Equatable, Sendable {
    /// The identifier of the level they become.
    public var id: String
    public var label: LocalizedText
    /// Levels, or levels that an earlier merge makes.
    public var levels: [String]
    /// Merge only where one of them has fewer respondents in some round; nil for always.
    public var below: Int?

    public init(id: String, label: LocalizedText, levels: [String], below: Int? = nil) {
      self.id = id
      self.label = label
      self.levels = levels
      self.below = below
    }
  }

  /// A definition that held until a round.
  public struct Version: Equatable, Sendable {
    public var until: String
    public var kind: Kind?
    public var definition: LocalizedText?
    public var comparability: Question.Version.Comparability
    public var reason: LocalizedText

    public init(
      until: String, kind: Kind? = nil, definition: LocalizedText? = nil,
      comparability: Question.Version.Comparability, reason: LocalizedText
    ) {
      self.until = until
      self.kind = kind
      self.definition = definition
      self.comparability = comparability
      self.reason = reason
    }
  }
}

extension Dimension.Source {
  /// The levels that the numbers fall into, where the codebook does not name them.
  public var levels: [Dimension.Level] {
    switch self {
    case .breaks(let breaks), .birthYear(let breaks):
      breaks.indices.map { place in
        let low = Self.text(breaks[place])
        guard place + 1 < breaks.count else {
          return Dimension.Level(
            id: low + "+", label: LocalizedText(es: low + " o más", en: low + " or more"))
        }
        let (isWhole, end) = (
          breaks.allSatisfy { $0 == $0.rounded() }, breaks[place + 1]
        )
        let high = Self.text(isWhole ? end - 1 : end)
        if isWhole, high == low {
          return Dimension.Level(id: low, label: LocalizedText(verbatim: low))
        }
        // A group of numbers with decimals ends before the next begins.
        return Dimension.Level(
          id: isWhole ? "\(low)-\(high)" : "\(low)-<\(high)",
          label: isWhole
            ? LocalizedText(es: "\(low) a \(high)", en: "\(low) to \(high)")
            : LocalizedText(es: "\(low) a menos de \(high)", en: "\(low) to under \(high)"))
      }
    case .points(let rule):
      rule.levels.map { level in
        let label = level.id.hasSuffix("-") ? level.id.dropLast() + "−" : level.id
        return Dimension.Level(id: level.id, label: LocalizedText(verbatim: label))
      }
    }
  }

  private static func text(_ number: Double) -> String {
    let text = "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// The place of the level of a number.
  ///
  /// - Parameters:
  ///   - number: An age, a year of birth, points.
  ///   - year: The year of the round.
  /// - Returns: nil for a number that has none.
  public func level(of number: Double, year: Int) -> Int? {
    switch self {
    case .breaks(let breaks): Self.place(number, breaks)
    case .birthYear(let breaks):
      number == number.rounded() && number <= Double(year)
        ? Self.place(Double(year) - number, breaks) : nil
    case .points(let rule): rule.level(points: number)
    }
  }

  private static func place(_ number: Double, _ breaks: [Double]) -> Int? {
    breaks.lastIndex { $0 <= number }
  }

  /// What a number is, for messages.
  public var noun: String {
    switch self {
    case .breaks: "number"
    case .birthYear: "year of birth"
    case .points: "number of points"
    }
  }

  /// What a field may hold, for messages.
  public func expected(year: Int) -> String {
    switch self {
    case .breaks(let breaks): "a number, \(Self.text(breaks.first ?? 0)) or more"
    case .birthYear(let breaks):
      "a year, \(year - Int(breaks.first ?? 0)) or earlier"
    case .points: "whole points, 0 or more"
    }
  }
}
