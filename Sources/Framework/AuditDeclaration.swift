public import Localization

/// What the audit of gender and disaggregation reads besides the answers and the registry.
public struct AuditDeclaration: Equatable, Sendable {
  /// The dimension that tells women and men apart; nil for the one of a customary name.
  public var sexDimension: String?
  /// The disaggregation that the framework promises, with its baselines and targets.
  public var promises: [DisaggregationPromise]
  public var documents: [FrameworkDocument]
  /// The file of the reviewer's answers to the checklist; nil where the study names none.
  public var checklist: String?

  public init(
    sexDimension: String? = nil, promises: [DisaggregationPromise] = [],
    documents: [FrameworkDocument] = [], checklist: String? = nil
  ) {
    self.sexDimension = sexDimension
    self.promises = promises
    self.documents = documents
    self.checklist = checklist
  }
}

/// That an indicator is to be given by a dimension, with the figures set for its groups.
public struct DisaggregationPromise: Equatable, Sendable {
  public var indicator: String
  public var dimension: String
  /// The group; nil for every group of the dimension.
  public var level: String?
  /// A score of the indicator between 0 and 1; nil where none is set.
  public var baseline: Double?
  /// A score of the indicator between 0 and 1; nil where none is set.
  public var target: Double?
  /// The year by which the target is to be met; nil where none is set.
  public var year: Int?

  public init(
    indicator: String, dimension: String, level: String? = nil, baseline: Double? = nil,
    target: Double? = nil, year: Int? = nil
  ) {
    self.indicator = indicator
    self.dimension = dimension
    self.level = level
    self.baseline = baseline
    self.target = target
    self.year = year
  }
}

/// A document of the cooperation policy, and how far it refers to gender equality.
public struct FrameworkDocument: Equatable, Sendable {
  /// What a document is for.
  public enum Kind: String, CaseIterable, Equatable, Sendable {
    case strategy, instrument, programme
  }

  /// The strongest reference to gender equality in a document, from none to an indicator.
  public enum GenderReference: String, CaseIterable, Equatable, Sendable {
    case none, mention, objective, indicator
  }

  public var id: String
  public var label: LocalizedText
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
    id: String, label: LocalizedText, kind: Kind, gender: GenderReference,
    evidence: LocalizedText? = nil, page: Int? = nil, round: String? = nil,
    question: String? = nil, option: String? = nil
  ) {
    self.id = id
    self.label = label
    self.kind = kind
    self.gender = gender
    self.evidence = evidence
    self.page = page
    self.round = round
    self.question = question
    self.option = option
  }
}

extension Study {
  /// The names by which a dimension of sex is known where the study does not point to it.
  private static let sexNames = ["sex", "gender", "sexo", "genero", "género"]

  /// The dimension that tells women and men apart; nil where the study has none.
  public var sexDimension: Dimension? {
    if let named = audit.sexDimension { return dimension(named) }
    return dimensions.first { Self.sexNames.contains($0.id.lowercased()) }
  }
}
