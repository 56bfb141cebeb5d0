public import Diagnostics
import Tabular

/// What is wrong with replicate weights, or keeps them from being made.
///
/// Rows and replicates are counted from 0.
public enum ReplicateError: Diagnosable, Equatable {
  /// Fewer than two replicates.
  case tooFew(found: Int)
  /// A replicate does not have one weight a row.
  case wrongLength(replicate: Int, found: Int, expected: Int)
  /// A weight that is negative, infinite or missing (NaN).
  case badWeight(replicate: Int, row: Int, value: Double)
  /// The part of the weight that Fay's method keeps is not in [0, 1).
  case badRho(Double)
  /// JKn weights came without the coefficients of their replicates.
  case missingCoefficients
  case wrongCoefficientCount(found: Int, expected: Int)
  /// A scale or coefficient that is negative or no number.
  case badScale(Double)
  case badDegreesOfFreedom(Int)
  /// JK1 leaves out clusters of the whole sample, which must not have strata.
  case isStratified(method: String)
  /// JKn and half-samples work within strata.
  case isNotStratified(method: String)
  /// Half-samples pair the clusters of a stratum, so their number must be even.
  case oddStrata([SurveyDesignError.LonelyStratum], counts: [Int])
  /// A lone cluster that the method can neither leave out nor leave as it is.
  case lonelyStrata([SurveyDesignError.LonelyStratum], method: String)
  /// There is nothing to leave out or to draw: a census, or no two clusters in any stratum.
  case nothingToReplicate

  public var diagnostics: [Diagnostic] {
    switch self {
    case .oddStrata(let strata, let counts):
      zip(strata, counts).map { stratum, count in
        Diagnostic(
          .badData, "odd-stratum",
          "stratum “\(stratum.label)” has an odd number of clusters, which make no pairs",
          found: "\(count) clusters", expected: "an even number",
          hint: "make jkn or rao-wu replicates, which take any number")
      }
    case .lonelyStrata(let strata, let method):
      strata.map { stratum in
        Diagnostic(
          .badData, "lonely-stratum", "stratum “\(stratum.label)” has a single cluster",
          found: "1 cluster, from which \(method) replicates cannot be made",
          expected: "two clusters or more",
          hint: "merge it with a similar stratum, or choose --lonely certainty or remove, which "
            + "leave it out of the errors")
      }
    default: [fault]
    }
  }

  private var fault: Diagnostic {
    switch self {
    case .tooFew(let found):
      Diagnostic(
        .badData, "too-few-replicates", "errors need at least two replicates", found: "\(found)",
        expected: "2 or more")
    case .wrongLength(let replicate, let found, let expected):
      Diagnostic(
        .badData, "wrong-length", "replicate \(replicate + 1) does not have one weight a row",
        found: "\(found)", expected: "\(expected)")
    case .badWeight(let replicate, let row, let value):
      Diagnostic(
        .badData, "bad-replicate-weight",
        "a weight of replicate \(replicate + 1) cannot be used (data row \(row + 1))",
        found: value.isNaN ? "no number" : "\(value)",
        expected: "a finite number that is not negative")
    case .badRho(let rho):
      Diagnostic(
        .usage, "bad-rho", "Fay's method keeps a part of the weight", found: "\(rho)",
        expected: "a number from 0 to below 1", hint: "0.3 and 0.5 are usual")
    case .missingCoefficients:
      Diagnostic(
        .usage, "missing-coefficients", "JKn weights need the coefficients of their replicates",
        expected: "(n − 1)/n of the stratum from which each replicate leaves one cluster out",
        hint: "give --replicate-rscales, or one number where all strata have as many clusters")
    case .wrongCoefficientCount(let found, let expected):
      Diagnostic(
        .usage, "wrong-coefficient-count", "there is not one coefficient a replicate",
        found: "\(found)", expected: "\(expected), the number of replicates, or a single one")
    case .badScale(let value):
      Diagnostic(
        .usage, "bad-scale", "a scale of replicates cannot be used", found: "\(value)",
        expected: "a finite number that is not negative")
    case .badDegreesOfFreedom(let value):
      Diagnostic(
        .usage, "bad-degrees-of-freedom", "degrees of freedom are at least one",
        found: "\(value)")
    case .isStratified(let method):
      Diagnostic(
        .usage, "replicates-need-no-strata", "\(method) is for samples without strata",
        hint: "make jkn replicates, which leave clusters out of their stratum")
    case .isNotStratified(let method):
      Diagnostic(
        .usage, "replicates-need-strata", "\(method) works within strata",
        hint: "give the strata, or make jk1 or rao-wu replicates")
    case .nothingToReplicate, .oddStrata, .lonelyStrata:
      Diagnostic(
        .badData, "nothing-to-replicate", "no stratum has clusters that replicates could change",
        hint: "a census has no sampling error; otherwise strata need two clusters each")
    }
  }
}
