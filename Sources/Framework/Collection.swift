public import Localization

/// The columns that identify a row.
public struct DataLayout: Equatable, Sendable {
  /// The column of the respondent's identifier, stable across rounds.
  public var respondentColumn: String
  /// The column of the kind of actor; nil where the study declares one kind only.
  public var actorColumn: String?
  /// The column of the round, where one file holds several; nil where each round has its file.
  public var roundColumn: String?

  public init(respondentColumn: String, actorColumn: String? = nil, roundColumn: String? = nil) {
    self.respondentColumn = respondentColumn
    self.actorColumn = actorColumn
    self.roundColumn = roundColumn
  }
}

/// One round of the survey.
public struct RoundDeclaration: Equatable, Sendable {
  public var id: String
  public var year: Int
  /// The data file, relative to the study folder.
  public var file: String
  public var mode: LocalizedText
  /// The number invited by actor identifier; an actor that is missing was not counted.
  public var invited: [String: Int]

  public init(
    id: String, year: Int, file: String, mode: LocalizedText = LocalizedText(verbatim: ""),
    invited: [String: Int] = [:]
  ) {
    self.id = id
    self.year = year
    self.file = file
    self.mode = mode
    self.invited = invited
  }
}

/// A kind of actor that answers the survey.
public struct ActorType: Equatable, Sendable {
  public var id: String
  public var label: LocalizedText
  /// The short name for charts.
  public var short: LocalizedText
  /// How respondents of this kind are counted in a sentence, for instance «OSC» and “CSOs”.
  public var countNoun: LocalizedText

  public init(
    id: String, label: LocalizedText, short: LocalizedText? = nil, countNoun: LocalizedText? = nil
  ) {
    self.id = id
    self.label = label
    self.short = short ?? label
    self.countNoun = countNoun ?? label
  }
}

/// A characteristic to disaggregate by.
public struct Dimension: Equatable, Sendable {
  /// Whom the characteristic describes.
  public enum Unit: String, CaseIterable, Equatable, Sendable {
    case person, organisation, beneficiaries
  }

  /// One value of the characteristic.
  public struct Level: Equatable, Sendable {
    public var id: String
    public var label: LocalizedText

    public init(id: String, label: LocalizedText) {
      self.id = id
      self.label = label
    }
  }

  public var id: String
  public var label: LocalizedText
  /// What is meant by it, in a sentence; nil where the label says enough.
  public var definition: LocalizedText?
  public var describes: Unit
  public var column: String
  public var levels: [Level]

  public init(
    id: String, label: LocalizedText, definition: LocalizedText? = nil, describes: Unit,
    column: String? = nil, levels: [Level]
  ) {
    self.id = id
    self.label = label
    self.definition = definition
    self.describes = describes
    self.column = column ?? id
    self.levels = levels
  }
}

/// On what ground the figures stand, and the columns that say so.
public struct DesignDeclaration: Equatable, Sendable {
  /// Whether the respondents are a probability sample or the actors themselves.
  public enum Regime: String, CaseIterable, Equatable, Sendable { case sample, actors }

  public var regime: Regime
  public var weights: String?
  public var strata: String?
  public var clusters: [String]
  public var populationSize: String?

  public init(
    regime: Regime = .actors, weights: String? = nil, strata: String? = nil,
    clusters: [String] = [], populationSize: String? = nil
  ) {
    self.regime = regime
    self.weights = weights
    self.strata = strata
    self.clusters = clusters
    self.populationSize = populationSize
  }
}
