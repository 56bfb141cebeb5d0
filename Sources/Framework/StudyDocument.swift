public import Localization

/// A document of the cooperation policy: a strategy, an instrument, a results framework.
///
/// Rules of indicators and evidence of findings ask whether it is available; the audit of gender
/// sets what was read in it beside what respondents say of it.
public struct StudyDocument: Equatable, Sendable {
  public var id: String
  public var label: LocalizedText
  /// Whether it exists and can be had; nil where nobody looked.
  public var isAvailable: Bool?
  /// Where it was found, or looked for.
  public var source: String
  /// What was read in it of gender equality; nil where nobody read it for that.
  public var reading: GenderReading?

  public init(
    id: String, label: LocalizedText, isAvailable: Bool? = nil, source: String = "",
    reading: GenderReading? = nil
  ) {
    self.id = id
    self.label = label
    self.isAvailable = isAvailable
    self.source = source
    self.reading = reading
  }
}

extension StudyDocument {
  /// What a document is for.
  public enum Kind: String, CaseIterable, Equatable, Sendable {
    case strategy, instrument, programme
  }

  /// The strongest reference to gender equality in a document, from none to an indicator.
  public enum GenderReference: String, CaseIterable, Equatable, Sendable {
    case none, mention, objective, indicator
  }

  /// How far a document refers to gender equality, and which answers are about that.
  public struct GenderReading: Equatable, Sendable {
    public var kind: Kind
    public var gender: GenderReference
    /// Where the reference stands, or what was searched without finding one.
    public var evidence: LocalizedText?
    public var page: Int?
    /// The round whose answers are about this document; nil for the latest.
    public var round: String?
    /// The question that asks about the document, and its option where it has several answers.
    public var question: String?
    public var option: String?

    public init(
      kind: Kind, gender: GenderReference, evidence: LocalizedText? = nil, page: Int? = nil,
      round: String? = nil, question: String? = nil, option: String? = nil
    ) {
      self.kind = kind
      self.gender = gender
      self.evidence = evidence
      self.page = page
      self.round = round
      self.question = question
      self.option = option
    }
  }
}
