/// How the weights of a sample are brought to known totals of the population.
public struct CalibrationDeclaration: Equatable, Sendable {
  /// The ways of bringing weights to totals.
  public enum Method: String, CaseIterable, Equatable, Sendable {
    case rake
    case postStratify = "post-stratify"
    case linear, logit
  }

  public var method: Method
  /// The file of the totals, beside the codebook.
  public var margins: String
  /// The least and largest factor by which a weight changes; nil for none.
  public var bounds: ClosedRange<Double>?

  public init(_ method: Method, margins: String, bounds: ClosedRange<Double>? = nil) {
    self.method = method
    self.margins = margins
    self.bounds = bounds
  }
}
