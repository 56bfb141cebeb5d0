public import Framework
public import Surveys

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
  public var weight: String?
  public var strata: String?
  /// The columns of the clusters, first stage first; the first alone enters the errors.
  public var clusters: [String]
  /// A column with the number of first-stage units in the population, or that number itself.
  public var populationSize: String?
  /// Answers that count as missing, besides empty fields and `NA`.
  public var missing: [String]
  public var lonelyStrata: LonelyStratumRule
  public var regime: DesignDeclaration.Regime

  public init(
    questions: [String], levels: [String]? = nil, groupings: [String] = [],
    roundColumn: String? = nil, actorColumn: String? = nil, weight: String? = nil,
    strata: String? = nil, clusters: [String] = [], populationSize: String? = nil,
    missing: [String] = [], lonelyStrata: LonelyStratumRule = .fail,
    regime: DesignDeclaration.Regime = .sample, quantities: [String] = [],
    multiples: [String] = [], delimiter: String? = nil, exclusiveOptions: [String] = []
  ) {
    self.questions = questions
    self.quantities = quantities
    self.multiples = multiples
    self.delimiter = delimiter
    self.exclusiveOptions = exclusiveOptions
    self.levels = levels
    self.groupings = groupings
    self.roundColumn = roundColumn
    self.actorColumn = actorColumn
    self.weight = weight
    self.strata = strata
    self.clusters = clusters
    self.populationSize = populationSize
    self.missing = missing
    self.lonelyStrata = lonelyStrata
    self.regime = regime
  }

  /// The columns that are read as texts, each once.
  var categoryColumns: [String] {
    distinct(
      questions + groupings + [roundColumn, actorColumn, strata].compactMap { $0 }
        + clusters.prefix(1) + (hasMissingTexts ? quantities : [])
        + responses.flatMap(\.columns))
  }

  /// Whether a missing answer may be a text, so that columns of numbers hold texts too.
  private var hasMissingTexts: Bool { missing.contains { Double($0) == nil } }

  /// The population size where it is a number and not the name of a column.
  var populationNumber: Double? { populationSize.flatMap { Double($0) } }

  /// The columns that are read as numbers: those that are not read as texts already.
  var numberColumns: [String] {
    let population = populationNumber == nil ? populationSize : nil
    let texts = Set(categoryColumns)
    return distinct(
      ([weight, population].compactMap { $0 } + (hasMissingTexts ? [] : quantities)).filter {
        !texts.contains($0)
      })
  }
}

/// Names in their order, each once.
func distinct(_ names: [String]) -> [String] {
  var seen: Set<String> = []
  return names.filter { seen.insert($0).inserted }
}
