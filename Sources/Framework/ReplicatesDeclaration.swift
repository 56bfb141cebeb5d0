/// Where the replicates of a sample come from, and how they make a variance.
public struct ReplicatesDeclaration: Equatable, Sendable {
  /// How weights that are read were made.
  public enum Kind: String, CaseIterable, Equatable, Sendable {
    case brr, fay, jk1, jkn, bootstrap, sdr
  }

  /// How replicates are made from strata and clusters.
  public enum Construction: String, CaseIterable, Equatable, Sendable {
    case jk1, jkn, brr, fay
    case raoWu = "rao-wu"
    case cantyDavison = "canty-davison"

    /// Whether clusters are drawn at random, any number of times.
    public var isDrawn: Bool { self == .raoWu || self == .cantyDavison }
  }

  /// Columns of the data, or the design.
  public enum Source: Equatable, Sendable {
    /// The columns whose names fit one of the patterns, in the order of the file.
    case columns([String], Kind)
    case made(Construction)
  }

  public var source: Source
  /// How many replicates to draw, or how many columns there should be; nil for 500 and for any.
  public var count: Int?
  public var scale: Double?
  /// One a replicate, or one for all.
  public var coefficients: [Double]?
  /// The part of the weight that Fay's method keeps.
  public var rho: Double?
  /// Whether the columns hold factors on the weights, not weights.
  public var holdsFactors: Bool
  /// Whether squares are taken about the estimate rather than the mean of the replicates.
  public var centresOnEstimate: Bool
  public var degreesOfFreedom: Int?
  /// The seed of replicates that are drawn.
  public var seed: UInt64

  /// The number of replicates that are drawn where none is given.
  public static let defaultCount = 500

  public init(
    _ source: Source, count: Int? = nil, scale: Double? = nil, coefficients: [Double]? = nil,
    rho: Double? = nil, holdsFactors: Bool = false, centresOnEstimate: Bool = false,
    degreesOfFreedom: Int? = nil, seed: UInt64 = 1
  ) {
    self.source = source
    self.count = count
    self.scale = scale
    self.coefficients = coefficients
    self.rho = rho
    self.holdsFactors = holdsFactors
    self.centresOnEstimate = centresOnEstimate
    self.degreesOfFreedom = degreesOfFreedom
    self.seed = seed
  }

  /// The patterns of the columns to read.
  public var patterns: [String] {
    if case .columns(let patterns, _) = source { patterns } else { [] }
  }
}
