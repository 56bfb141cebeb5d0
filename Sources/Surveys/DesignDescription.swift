/// What a design amounts to, in the numbers by which samplers judge it.
///
/// Read it before any estimate: how many units every stage has, how unequal the weights are, and
/// where a stratum is too thin to tell about its own variation.
///
/// - Checked against: R `survey` `degf`; Kish's effect by its formula.
public struct DesignDescription: Equatable, Sendable {
  /// One stage of selection.
  public struct Stage: Equatable, Sendable {
    public let strataCount: Int
    public let isStratified: Bool
    public let clusterCount: Int
    /// Whether each respondent is its own cluster.
    public let isOfRespondents: Bool
    /// The fewest and the most clusters in a stratum; nil without strata.
    public let clustersPerStratum: ClosedRange<Int>?
    /// The least and the greatest part of a stratum's units that the sample holds; nil where the
    /// population sizes are not known.
    public let samplingFractions: ClosedRange<Double>?
    /// Strata of which all units are in the sample.
    public let completeCount: Int
    /// Whether the stage adds to the variance.
    public let entersVariance: Bool
    /// Strata of two clusters or more, but fewer than ``fewClusters``, not taken completely.
    public let thinStrata: [SurveyDesign.Stratum]
    /// Strata of a single cluster, not taken completely.
    public let lonelyStrata: [SurveyDesign.Stratum]
  }

  /// How unequal the weights are.
  public struct Weights: Equatable, Sendable {
    public let range: ClosedRange<Double>
    public let mean: Double
    /// The standard deviation of the weights over their mean.
    public let coefficientOfVariation: Double
    public let sum: Double
    /// Rows with the weight 0; they are left out of the other numbers.
    public let zeroCount: Int
    /// *n* Σw² / (Σw)²: how much unequal weights alone multiply a variance.
    ///
    /// - Reference: Kish (1965), *Survey Sampling*, section 11.2.
    public let designEffect: Double
    /// Respondents over the design effect.
    public let effectiveCount: Double
  }

  /// Below this number of clusters a stratum is listed as thin.
  public static let fewClusters = 4

  public let respondentCount: Int
  public let stages: [Stage]
  /// First-stage clusters less strata.
  public let degreesOfFreedom: Int
  /// Whether the design tells anything about errors.
  public let hasErrors: Bool
  public let isWeighted: Bool
  /// Nil where no row has a weight above zero.
  public let weights: Weights?
  public var lonelyStrata: LonelyStratumRule

  public init(_ design: SurveyDesign) {
    respondentCount = design.rowCount
    degreesOfFreedom = design.degreesOfFreedom
    hasErrors = design.stageScales != nil && design.degreesOfFreedom > 0
    isWeighted = design.isWeighted
    lonelyStrata = design.lonelyStrata
    weights = Weights(design.weights)
    let entering = design.stageScales?.count ?? 0
    stages = design.stages.enumerated().map { index, stage in
      Stage(stage, entersVariance: index < entering)
    }
  }
}

extension DesignDescription.Stage {
  init(_ stage: SurveyDesign.Stage, entersVariance: Bool) {
    let strata = stage.strata
    let fractions = strata.map(\.samplingFraction)
    let counts = strata.map(\.clusterCount)
    self.init(
      strataCount: strata.count, isStratified: stage.isStratified,
      clusterCount: stage.clusterCount, isOfRespondents: stage.isOfRespondents,
      clustersPerStratum: strata.count > 1 ? (counts.min() ?? 0)...(counts.max() ?? 0) : nil,
      samplingFractions: fractions.contains { $0 > 0 }
        ? (fractions.min() ?? 0)...(fractions.max() ?? 0) : nil,
      completeCount: strata.filter(\.isTakenCompletely).count, entersVariance: entersVariance,
      thinStrata: strata.filter {
        (2..<DesignDescription.fewClusters).contains($0.clusterCount) && !$0.isTakenCompletely
      },
      lonelyStrata: strata.filter(\.isLonely))
  }
}

extension DesignDescription.Weights {
  init?(_ weights: [Double]) {
    let used = weights.filter { $0 > 0 }
    guard let least = used.min(), let most = used.max() else { return nil }
    let (count, sum) = (Double(used.count), used.reduce(0, +))
    let squares = used.reduce(0) { $0 + $1 * $1 }
    let mean = sum / count
    let spread = used.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    self.init(
      range: least...most, mean: mean, coefficientOfVariation: spread.squareRoot() / mean,
      sum: sum, zeroCount: weights.count - used.count, designEffect: count * squares / (sum * sum),
      effectiveCount: sum * sum / squares)
  }
}
