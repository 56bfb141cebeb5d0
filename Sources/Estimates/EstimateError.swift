public import Diagnostics

/// Why an analysis of estimates is refused.
public enum EstimateError: Diagnosable, Equatable {
  /// Errors of numbers do not carry a calibration by residuals.
  case calibratedQuantities

  public var diagnostics: [Diagnostic] {
    switch self {
    case .calibratedQuantities:
      [
        Diagnostic(
          .usage, "design-not-carried",
          "the errors of numbers cannot carry a calibration by its residuals",
          found: "--calibrate with --numeric", expected: "replicates, in which it is repeated",
          hint: "add --make-replicates jkn, or ask for closed questions only")
      ]
    }
  }
}
