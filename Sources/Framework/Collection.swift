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
  /// The part of the year, where a year has several rounds; nil for the year as a whole.
  public var period: RoundPeriod?
  /// The data file, relative to the study folder.
  public var file: String
  public var mode: LocalizedText
  /// Whether answers may be compared across a change of mode from the round before; nil calls for
  /// care.
  public var modeChange: Question.Version.Comparability?
  /// The number invited by actor identifier; an actor that is missing was not counted.
  public var invited: [String: Int]

  public init(
    id: String, year: Int, period: RoundPeriod? = nil, file: String,
    mode: LocalizedText = LocalizedText(verbatim: ""),
    modeChange: Question.Version.Comparability? = nil, invited: [String: Int] = [:]
  ) {
    self.id = id
    self.year = year
    self.period = period
    self.file = file
    self.mode = mode
    self.modeChange = modeChange
    self.invited = invited
  }

  /// When the round was held, in years: the beginning of its period, or its year.
  public var time: Double { period?.time ?? Double(year) }
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
    case person, household, organisation, beneficiaries
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
  /// What is meant by it, as one of the things that go by its name; nil where nothing is declared.
  public var kind: Kind?
  /// The actors (identifiers) to whom it applies; nil for all.
  public var appliesTo: [String]?
  /// The level with which the others are compared.
  public var reference: String?
  /// How the levels are computed; nil where the column holds them.
  public var source: Source?
  /// Levels to be taken together, in order.
  public var merges: [Merge]
  /// The merges that were made, once the data are read: the levels hold what they led to.
  public var madeMerges: [Merge] = []
  /// What was meant by it until earlier rounds, the oldest first.
  public var versions: [Version]

  public init(
    id: String, label: LocalizedText, definition: LocalizedText? = nil, describes: Unit,
    column: String? = nil, levels: [Level], kind: Kind? = nil, appliesTo: [String]? = nil,
    reference: String? = nil, source: Source? = nil, merges: [Merge] = [],
    versions: [Version] = []
  ) {
    self.kind = kind
    self.appliesTo = appliesTo
    self.reference = reference
    self.source = source
    self.merges = merges
    self.versions = versions
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

  /// What is done with a stratum of one cluster.
  public enum LonelyStrata: String, CaseIterable, Equatable, Sendable {
    case fail, remove, certainty, adjust, average
  }

  /// Whether a code of a cluster may stand in several strata and name another cluster in each.
  public enum ClusterCodes: String, CaseIterable, Equatable, Sendable { case nested, unique }

  /// The name that stands for no strata at a stage.
  public static let noColumn = "none"

  public var regime: Regime
  public var weights: String?
  /// The columns of the strata, first stage first; `none` for a stage without.
  public var strata: [String]
  /// The columns of the clusters, first stage first.
  public var clusters: [String]
  /// For each stage a column with the number of its units in the population of their stratum, or
  /// with the fraction of them that was drawn, or that number itself.
  public var populationSizes: [String]
  public var lonelyStrata: LonelyStrata
  public var clusterCodes: ClusterCodes
  /// The replicates from which errors come; nil for strata and clusters.
  public var replicates: ReplicatesDeclaration?
  /// How the weights are brought to known totals, so that errors carry it; nil for not at all.
  public var calibration: CalibrationDeclaration?

  public init(
    regime: Regime = .actors, weights: String? = nil, strata: [String] = [],
    clusters: [String] = [], populationSizes: [String] = [],
    lonelyStrata: LonelyStrata = .fail, clusterCodes: ClusterCodes = .nested,
    replicates: ReplicatesDeclaration? = nil, calibration: CalibrationDeclaration? = nil
  ) {
    self.regime = regime
    self.weights = weights
    self.strata = strata
    self.clusters = clusters
    self.populationSizes = populationSizes
    self.lonelyStrata = lonelyStrata
    self.clusterCodes = clusterCodes
    self.replicates = replicates
    self.calibration = calibration
  }

  /// The number of stages that the columns describe; where there is one more than there are
  /// clusters, the last is of the respondents themselves.
  public var stageCount: Int { max(1, strata.count, clusters.count, populationSizes.count) }

  /// The columns of strata, clusters and population sizes, each as often as it is named.
  public var columns: [String] {
    strata.filter { $0 != Self.noColumn } + clusters + populationSizes.filter { Double($0) == nil }
  }
}
