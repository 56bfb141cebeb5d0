public import Framework
import Numerics
public import Surveys
public import Weighting

/// What is said about a data file that comes without a codebook.
public struct BareFileOptions: Equatable, Sendable {
  /// The columns to analyse.
  public var questions: [String]
  /// The columns of numbers to analyse: income, age.
  public var quantities: [String]
  /// Questions with several answers: `q`, one column of delimited cells or columns `q/…` or `q_…`,
  /// or a pattern such as `q_*`.
  public var multiples: [String]
  /// What stands between the answers of a cell; nil for what the cells suggest.
  public var delimiter: String?
  /// The options that exclude the others.
  public var exclusiveOptions: [String]
  /// The columns of the questions with several answers, once the header is known.
  var responses: [BareMultiple] = []
  /// The levels of every question in their order; nil for the distinct answers of each.
  public var levels: [String]?
  /// The columns to group by, each once, crossed or not.
  public var groupings: [String]
  public var roundColumn: String?
  public var actorColumn: String?
  /// The column that tells who answered, the same code in every round.
  public var respondentColumn: String?
  public var weight: String?
  /// The columns of the strata, first stage first; `none` for a stage without.
  public var strata: [String]
  /// The columns of the clusters, first stage first.
  public var clusters: [String]
  /// For each stage a column with the number of its units in the population of their stratum, or
  /// with the fraction of them that was drawn, or that number itself.
  public var populationSizes: [String]
  public var clusterCodes: SurveyDesign.ClusterCodes
  /// Answers that count as missing, besides empty fields and `NA`.
  public var missing: [String]
  public var lonelyStrata: LonelyStratumRule
  public var regime: DesignDeclaration.Regime
  /// The replicates from which errors come; nil for strata and clusters.
  public var replicates: ReplicatesDeclaration?
  /// How the weights are brought to known totals, so that errors carry it; nil for not at all.
  ///
  /// The dimensions of its margins are columns of the file.
  public var adjustment: WeightAdjustment?
  /// How columns of numbers become groups, by column.
  public var dimensionSources: [String: Dimension.Source]
  /// Groups to be taken together, by column, as they are written: `45-59+60+`, `45-59+60+<5`.
  public var merges: [BareMerge]

  public init(
    questions: [String], levels: [String]? = nil, groupings: [String] = [],
    roundColumn: String? = nil, actorColumn: String? = nil, weight: String? = nil,
    strata: [String] = [], clusters: [String] = [], populationSizes: [String] = [],
    clusterCodes: SurveyDesign.ClusterCodes = .nested,
    missing: [String] = [], lonelyStrata: LonelyStratumRule = .fail,
    regime: DesignDeclaration.Regime = .sample, quantities: [String] = [],
    multiples: [String] = [], delimiter: String? = nil, exclusiveOptions: [String] = [],
    replicates: ReplicatesDeclaration? = nil,
    adjustment: WeightAdjustment? = nil, respondentColumn: String? = nil,
    dimensionSources: [String: Dimension.Source] = [:], merges: [BareMerge] = []
  ) {
    self.dimensionSources = dimensionSources
    self.merges = merges
    self.questions = questions
    self.quantities = quantities
    self.multiples = multiples
    self.delimiter = delimiter
    self.exclusiveOptions = exclusiveOptions
    self.levels = levels
    self.groupings = groupings
    self.roundColumn = roundColumn
    self.actorColumn = actorColumn
    self.respondentColumn = respondentColumn
    self.weight = weight
    self.strata = strata
    self.clusters = clusters
    self.populationSizes = populationSizes
    self.clusterCodes = clusterCodes
    self.missing = missing
    self.lonelyStrata = lonelyStrata
    self.regime = regime
    self.replicates = replicates
    self.adjustment = adjustment
  }

  /// The columns that are read as texts, each once.
  var categoryColumns: [String] {
    distinct(
      questions + groupings + [roundColumn, actorColumn, respondentColumn].compactMap { $0 }
        + strata.filter { $0 != DesignDeclaration.noColumn } + clusters
        + (hasMissingTexts ? quantities : []) + responses.flatMap(\.columns) + marginColumns)
  }

  /// The columns of the margins, each once.
  var marginColumns: [String] {
    adjustment?.method == nil ? [] : adjustment?.margins.dimensions ?? []
  }

  /// Whether a missing answer may be a text, so that columns of numbers hold texts too.
  private var hasMissingTexts: Bool { missing.contains { Double($0) == nil } }

  /// What is said of the design, as a study declares it.
  var design: DesignDeclaration {
    DesignDeclaration(
      regime: regime, weights: weight, strata: strata, clusters: clusters,
      populationSizes: populationSizes,
      lonelyStrata: DesignDeclaration.LonelyStrata(rawValue: lonelyStrata.rawValue) ?? .fail,
      clusterCodes: DesignDeclaration.ClusterCodes(rawValue: clusterCodes.rawValue) ?? .nested,
      replicates: replicates)
  }

  /// The columns that are read as numbers: those that are not read as texts already.
  var numberColumns: [String] {
    let populations = populationSizes.filter { Double($0) == nil }
    let texts = Set(categoryColumns)
    return distinct(
      ([weight].compactMap { $0 } + populations + (hasMissingTexts ? [] : quantities)).filter {
        !texts.contains($0)
      })
  }
}
