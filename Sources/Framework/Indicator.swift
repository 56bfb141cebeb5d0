public import Localization

/// An indicator of the framework: what it is made of, and how that makes its score.
public struct Indicator: Equatable, Sendable {
  /// What becomes of a score where something it needs was not answered; never a no.
  public enum Unanswered: String, CaseIterable, Equatable, Sendable {
    /// The score of what is decided, with the lowest and the highest that is possible.
    case range
    /// No score at all.
    case refuse
    /// The score of what is decided.
    case leaveOut = "leave-out"
  }

  /// A criterion with a name of its own, to be told apart in results.
  public struct NamedCriterion: Equatable, Sendable {
    public var id: String
    public var label: LocalizedText
    public var met: Criterion

    public init(id: String, label: LocalizedText, met: Criterion) {
      self.id = id
      self.label = label
      self.met = met
    }
  }

  /// A class of respondents by their own number: of criteria met, or on the scale of a question.
  public struct Class: Equatable, Sendable {
    public var id: String
    public var label: LocalizedText
    /// The least number that belongs to it.
    public var from: Double

    public init(id: String, label: LocalizedText, from: Double) {
      self.id = id
      self.label = label
      self.from = from
    }
  }

  public var id: String
  public var principle: String
  public var label: LocalizedText
  public var description: LocalizedText
  public var criteria: [NamedCriterion]
  public var aggregation: Aggregation
  public var unanswered: Unanswered
  /// In ascending order of ``Class/from``; empty for none.
  public var classes: [Class]
  /// What a reader should know of the rule: where its source contradicts itself, for instance.
  public var notes: [LocalizedText]

  /// An indicator; where `unanswered` is nil, the means over all questions leave out and every
  /// other rule gives a range.
  public init(
    id: String, principle: String, label: LocalizedText,
    description: LocalizedText = LocalizedText(verbatim: ""), criteria: [NamedCriterion] = [],
    aggregation: Aggregation = .meanFavourable, unanswered: Unanswered? = nil,
    classes: [Class] = [], notes: [LocalizedText] = []
  ) {
    self.id = id
    self.principle = principle
    self.label = label
    self.description = description
    self.criteria = criteria
    self.aggregation = aggregation
    self.unanswered = unanswered ?? aggregation.unansweredByDefault
    self.classes = classes
    self.notes = notes
  }
}
