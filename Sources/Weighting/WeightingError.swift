public import Diagnostics
import Numerics

/// Why weights cannot be adjusted: every fault, with what is needed to mend data or margins.
public struct WeightingError: Diagnosable, Equatable {
  public let faults: [WeightingFault]
  /// The file of the margins, for messages.
  public let source: String?
  /// The replicate whose weights were adjusted, from 0; nil for the full sample.
  public var replicate: Int?

  public init(_ faults: [WeightingFault], source: String? = nil) {
    self.faults = faults
    self.source = source
  }

  public init(_ fault: WeightingFault, source: String? = nil) {
    self.init([fault], source: source)
  }

  public var diagnostics: [Diagnostic] { faults.map(described) }

  /// The faults with the file and line of the first row at fault, where there is one.
  public func diagnostics(placeOfRow: (Int) -> Place?) -> [Diagnostic] {
    faults.map { fault in
      var diagnostic = described(fault)
      switch fault {
      case .missingValues(let dimension, _, let row),
        .levelWithoutTotal(let dimension, _, _, let row, _):
        if var place = placeOfRow(row) {
          place.variable = dimension
          diagnostic.place = place
          diagnostic.found = "the first of them on this line"
        }
      default: break
      }
      return diagnostic
    }
  }

  private func described(_ fault: WeightingFault) -> Diagnostic {
    var diagnostic = diagnostic(fault)
    if let replicate { diagnostic.summary = "replicate \(replicate + 1): " + diagnostic.summary }
    return diagnostic
  }

  private func diagnostic(_ fault: WeightingFault) -> Diagnostic {
    switch fault {
    case .noMargins, .unknownDimension, .missingValues, .levelWithoutTotal, .noWeight:
      dataFault(fault)
    case .emptyCategory, .unequalTotals, .contradiction, .severalMargins: marginFault(fault)
    case .badBounds, .boundsTooTight, .notReached, .negativeWeights, .badTrim: refusal(fault)
    }
  }

  private func dataFault(_ fault: WeightingFault) -> Diagnostic {
    switch fault {
    case .unknownDimension(let name, let margin, let known):
      Diagnostic(
        .badData, "unknown-dimension", "the data have no column for the margin «\(margin)»",
        at: place(name), found: name, expected: "one of \(listed(known))",
        hint: suggestion(for: name, among: known))
    case .missingValues(let dimension, let count, let row):
      Diagnostic(
        .badData, "missing-margin-value",
        "\(people(count)) no value in «\(dimension)», which the margins need",
        at: place(dimension), found: "the first is data row \(row + 1)",
        expected: "a level of «\(dimension)» in every row with a weight",
        hint: "fill the values in, add a level of their own to data and margins, or give these "
          + "rows the weight 0")
    case .levelWithoutTotal(let margin, let level, let count, let row, let known):
      Diagnostic(
        .badData, "level-without-total",
        "\(people(count)) the level «\(level)», for which the margin «\(margin)» has no total",
        at: place(margin), found: "the first is data row \(row + 1)",
        expected: "one of \(listed(known))",
        hint: suggestion(for: level, among: known)
          ?? "add the level to the margins, or give these rows the weight 0")
    case .noWeight:
      Diagnostic(
        .badData, "no-weight", "no row has a weight above 0, so there is nothing to adjust",
        hint: "leave the base weights out to begin with equal ones")
    default:
      Diagnostic(
        .usage, "no-margins", "there are no margins to adjust the weights to",
        hint: "give --margins FILE with the columns dimension, level and total")
    }
  }

  private func marginFault(_ fault: WeightingFault) -> Diagnostic {
    switch fault {
    case .emptyCategory(let level, let total):
      Diagnostic(
        .badData, "empty-category",
        "the category «\(level.level)» of «\(level.margin)» is empty in the sample",
        at: place(level), found: "no row with a weight",
        expected: "respondents who can stand for \(text(total)) people",
        hint: "merge the category with a similar one, in the data and in the margins")
    case .unequalTotals(let margin, let total, let other, let otherTotal):
      Diagnostic(
        .badData, "unequal-totals",
        "the margins «\(other)» and «\(margin)» stand for populations of different size",
        at: place(margin), found: "\(text(total)) in «\(margin)»",
        expected: "\(text(otherTotal)), as in «\(other)» (\(difference(total, otherTotal)))",
        hint: "take both from one source, or scale the totals of one to the sum of the other")
    case .contradiction(let level, let total, let crossing, let sum):
      Diagnostic(
        .badData, "contradictory-totals",
        "the margins «\(level.margin)» and «\(crossing)» contradict each other in "
          + "«\(level.level)»",
        at: place(level), found: "\(text(total)) in «\(level.margin)»",
        expected: "\(text(sum)), the sum over «\(crossing)» (\(difference(total, sum)))",
        hint: "leave «\(level.margin)» out: the crossing fixes it")
    case .severalMargins(let names):
      Diagnostic(
        .usage, "several-margins", "post-stratification takes one margin",
        at: place(nil), found: listed(names), expected: "one margin, which may be a crossing",
        hint: "cross the dimensions, as in sex:age, or use --calibrate rake")
    default: dataFault(fault)
    }
  }

  private func refusal(_ fault: WeightingFault) -> Diagnostic {
    switch fault {
    case .badBounds(let bounds, let method):
      Diagnostic(
        .usage, "bad-bounds",
        bounds.upper.isFinite
          ? "these bounds leave no room for the factors" : "logit calibration needs bounds",
        found: bounds.upper.isFinite ? "\(text(bounds.lower)),\(text(bounds.upper))" : nil,
        expected: method == .logit
          ? "a lower bound from 0 to below 1 and a finite upper bound above 1"
          : "a lower bound of 0 or more and an upper bound above it",
        hint: "for instance --bounds 0.5,2")
    case .boundsTooTight(let level, let total, let base, let bounds):
      Diagnostic(
        .refusal, "bounds-too-tight",
        "the bounds are too tight for «\(level.level)» of «\(level.margin)»", at: place(level),
        found: "\(text(bounds.lower * base)) to \(text(bounds.upper * base)) can be reached "
          + "from base weights of \(text(base))",
        expected: text(total),
        hint: "its factor is \(text(total / base)): widen the bounds around it, or merge the "
          + "category with a similar one")
    case .notReached(let level, let total, let found, let iterations, let bounds):
      notReached(level, total, found, iterations, bounds)
    case .negativeWeights(let count, let least):
      Diagnostic(
        .refusal, "negative-weights",
        "linear calibration gives \(count) row\(count == 1 ? "" : "s") a weight below 0",
        found: "the least is \(text(least))", expected: "weights of 0 or more",
        hint: "set --bounds, for instance 0.3,3, or use --calibrate rake")
    case .badTrim(let lower, let upper, let mean):
      Diagnostic(
        .usage, "bad-trim", "the weights cannot be trimmed to these limits",
        found: "\(text(lower)),\(text(upper))",
        expected: "limits with the mean weight, \(text(mean)), between them")
    default: dataFault(fault)
    }
  }

  private func notReached(
    _ level: WeightingFault.LevelPlace, _ total: Double, _ found: Double, _ iterations: Int,
    _ bounds: FactorBounds?
  ) -> Diagnostic {
    Diagnostic(
      .refusal, bounds == nil ? "not-converged" : "bounds-too-tight",
      bounds == nil
        ? "the weights did not converge in \(iterations) iterations"
        : "no weights within the bounds reach all margins at once",
      at: place(level),
      found: "\(text(found)) for «\(level.level)» of «\(level.margin)», where the gap is largest "
        + "(\(difference(found, total)))",
      expected: text(total),
      hint: bounds == nil
        ? "the sample has no respondents in a combination of levels that the margins need: merge "
          + "levels of «\(level.margin)» or leave a margin out"
        : "widen the bounds, or merge small levels")
  }

  private func people(_ count: Int) -> String { count == 1 ? "1 row has" : "\(count) rows have" }

  private func text(_ number: Double) -> String { formatSignificant(number, digits: 8) }

  private func difference(_ found: Double, _ expected: Double) -> String {
    guard expected != 0 else { return "a difference of \(text(found - expected))" }
    let percent = 100 * (found - expected) / expected
    return (percent >= 0 ? "+" : "") + formatSignificant(percent, digits: 3) + " %"
  }

  private func place(_ level: WeightingFault.LevelPlace) -> Place? {
    source.map { Place(file: $0, line: level.line, variable: level.margin) }
  }

  private func place(_ variable: String?) -> Place? {
    source.map { Place(file: $0, variable: variable) }
  }
}
