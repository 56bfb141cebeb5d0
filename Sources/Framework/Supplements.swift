public import Localization

/// The rules that protect respondents in what is published.
public struct Confidentiality: Equatable, Sendable {
  public var minimumCell: Int
  /// Organisations are shown by code only.
  public var hidesRespondents: Bool
  /// A group is withheld in which all but at most so many gave the same answer; nil to publish it.
  public var sameAnswer: Int?
  /// A group is withheld of whose sum the largest few make up more than a share.
  public var dominance: Dominance?
  /// A group is withheld in which the second largest could estimate the largest within so many
  /// percent.
  public var withinPercent: Double?

  /// The largest few, and the share in percent that they may not exceed.
  public struct Dominance: Equatable, Sendable {
    public var largest: Int
    public var percent: Double

    public init(largest: Int, percent: Double) {
      self.largest = largest
      self.percent = percent
    }
  }

  public init(
    minimumCell: Int = 5, hidesRespondents: Bool = true, sameAnswer: Int? = nil,
    dominance: Dominance? = nil, withinPercent: Double? = nil
  ) {
    self.minimumCell = minimumCell
    self.hidesRespondents = hidesRespondents
    self.sameAnswer = sameAnswer
    self.dominance = dominance
    self.withinPercent = withinPercent
  }
}

/// A finding of the earlier report, to set beside the figures.
public struct Finding: Equatable, Sendable {
  /// Whether the report counts it as progress or as an area of opportunity.
  public enum Kind: String, CaseIterable, Equatable, Sendable { case progress, opportunity }

  /// One of several things that a finding says, each of which a recommendation may meet or not.
  public struct Part: Equatable, Sendable {
    public var id: String
    public var text: LocalizedText
    /// The questions that bear on it.
    public var questions: [String]

    public init(id: String, text: LocalizedText, questions: [String] = []) {
      self.id = id
      self.text = text
      self.questions = questions
    }
  }

  public var id: String
  public var kind: Kind
  public var principle: String
  /// Nil where the report ties it to no indicator.
  public var indicator: String?
  public var text: LocalizedText
  /// The questions that bear on it; where it has parts, those of all of them.
  public var questions: [String]
  /// Where it says several things; empty where it says one.
  public var parts: [Part]
  /// What the answers must show for it to be supported; nil where nobody said.
  public var evidence: EvidenceRule?

  public init(
    id: String, kind: Kind, principle: String, indicator: String? = nil, text: LocalizedText,
    questions: [String] = [], parts: [Part] = [], evidence: EvidenceRule? = nil
  ) {
    self.id = id
    self.kind = kind
    self.principle = principle
    self.indicator = indicator
    self.text = text
    self.questions = parts.isEmpty ? questions : parts.flatMap(\.questions)
    self.parts = parts
    self.evidence = evidence
  }
}

/// The programme registry: the file that lists the programmes.
public struct ProgrammeRegistry: Equatable, Sendable {
  public var file: String

  public init(file: String) { self.file = file }
}
