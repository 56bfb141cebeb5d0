public import Localization

/// Codes that stand for an answer without substance, and why there is none.
public struct MissingAnswer: Equatable, Sendable {
  /// The name of the reason as in tidy results, for instance `does_not_know`.
  public var reason: String
  public var codes: [String]
  public var label: LocalizedText

  public init(reason: String, codes: [String], label: LocalizedText) {
    self.reason = reason
    self.codes = codes
    self.label = label
  }
}

/// An answer scale with its labels.
public struct Scale: Equatable, Sendable {
  /// Whether the levels have an order.
  public enum Kind: String, CaseIterable, Equatable, Sendable { case ordinal, nominal }

  /// On which side of the scale a level stands.
  public enum Side: String, CaseIterable, Equatable, Sendable {
    case unfavourable, neutral, favourable
  }

  /// One answer that can be given.
  public struct Level: Equatable, Sendable {
    public var code: String
    public var label: LocalizedText
    public var score: Double
    public var side: Side?

    public init(code: String, label: LocalizedText, score: Double, side: Side? = nil) {
      self.code = code
      self.label = label
      self.score = score
      self.side = side
    }
  }

  public var id: String
  public var kind: Kind
  public var levels: [Level]

  public init(id: String, kind: Kind, levels: [Level]) {
    self.id = id
    self.kind = kind
    self.levels = levels
  }
}
