public import Localization

/// A principle of effective co-operation under which indicators stand.
public struct Principle: Equatable, Sendable {
  public var id: String
  public var label: LocalizedText
  public var description: LocalizedText

  public init(
    id: String, label: LocalizedText, description: LocalizedText = LocalizedText(verbatim: "")
  ) {
    self.id = id
    self.label = label
    self.description = description
  }
}

/// A question whose answers can be counted or measured; always a question in a round.
public struct Question: Equatable, Sendable {
  /// Whether one answer is given, or several, or a number.
  public enum Kind: String, CaseIterable, Equatable, Sendable { case single, multiple, number }

  /// An option of a multiple-choice question: a column of yes and no, or a code in the one column.
  public struct Option: Equatable, Sendable {
    public var id: String
    public var column: String
    /// What stands for it in a cell that holds several answers.
    public var code: String
    public var label: LocalizedText
    /// Whether it excludes the others: “none of these”.
    public var isExclusive: Bool

    public init(
      id: String, column: String? = nil, code: String? = nil, label: LocalizedText,
      isExclusive: Bool = false
    ) {
      self.id = id
      self.column = column ?? id
      self.code = code ?? id
      self.label = label
      self.isExclusive = isExclusive
    }
  }

  /// What was different in a round.
  public struct Version: Equatable, Sendable {
    /// Whether answers before and after can be compared.
    public enum Comparability: String, CaseIterable, Equatable, Sendable {
      case comparable, caveat
      case notComparable = "not-comparable"
    }

    /// The last round (identifier) that used this version.
    public var until: String
    public var text: LocalizedText?
    /// The scale used then, where it differs; `crosswalk` maps its codes to those of today.
    public var scale: String?
    public var crosswalk: [String: String]
    /// The actors it was put to then; nil for those of today.
    public var asked: [String]?
    public var comparability: Comparability
    public var reason: LocalizedText

    public init(
      until: String, text: LocalizedText? = nil, scale: String? = nil,
      crosswalk: [String: String] = [:], asked: [String]? = nil, comparability: Comparability,
      reason: LocalizedText
    ) {
      self.until = until
      self.text = text
      self.scale = scale
      self.crosswalk = crosswalk
      self.asked = asked
      self.comparability = comparability
      self.reason = reason
    }
  }

  public var id: String
  public var indicator: String
  public var kind: Kind
  public var column: String
  public var text: LocalizedText
  /// A few words for chart labels.
  public var short: LocalizedText
  /// The scale of the answers; empty for a number.
  public var scale: String
  /// What a number counts, for instance pesos; empty for a closed question.
  public var unit: LocalizedText
  public var options: [Option]
  /// What stands between the answers in one cell of ``column``; nil for one column an option.
  public var separator: String?
  /// The actors (identifiers) it is put to.
  public var asked: [String]
  /// The rounds (identifiers) it is put in.
  public var rounds: [String]
  public var versions: [Version]

  public init(
    id: String, indicator: String, kind: Kind = .single, column: String? = nil,
    text: LocalizedText, short: LocalizedText? = nil, scale: String,
    unit: LocalizedText = LocalizedText(verbatim: ""), options: [Option] = [],
    separator: String? = nil,
    asked: [String], rounds: [String], versions: [Version] = []
  ) {
    self.id = id
    self.indicator = indicator
    self.kind = kind
    self.column = column ?? id
    self.text = text
    self.short = short ?? text
    self.scale = scale
    self.unit = unit
    self.options = options
    self.separator = separator
    self.asked = asked
    self.rounds = rounds
    self.versions = versions
  }

  /// The columns that hold its answers.
  public var columns: [String] {
    kind == .multiple && separator == nil ? options.map(\.column) : [column]
  }
}
