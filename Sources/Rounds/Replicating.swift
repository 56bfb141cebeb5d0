import Diagnostics
import Framework
import Surveys
import Tabular

// Replicates as a codebook or a command line declares them.
extension ReplicatesDeclaration {
  /// Who reads a message: somebody who writes options, or a codebook.
  enum Style { case options, codebook }

  var columnPatterns: [ColumnPattern] { patterns.map { ColumnPattern($0) } }

  /// What speaks against reading these columns.
  ///
  /// - Parameters:
  ///   - names: The columns that fit the patterns.
  ///   - weights: The column of weights.
  ///   - others: Columns of strata, clusters and population sizes.
  ///   - header: All columns of the file.
  ///   - place: Where the columns should be, or where they are declared.
  ///   - style: How keys are called.
  /// - Returns: Faults, none where the columns can be read.
  func faults(
    found names: [String], weights: String?, others: [String?], header: [String], at place: Place,
    style: Style
  ) -> [Diagnostic] {
    let pattern = patterns.joined(separator: ",")
    var faults: [Diagnostic] = []
    if names.isEmpty {
      faults.append(
        Diagnostic(
          .badData, "no-replicate-columns", "no column fits the pattern «\(pattern)»", at: place,
          found: pattern, expected: "some of \(listed(header))",
          hint: patterns.first.flatMap { suggestion(for: $0, among: header) }
            ?? "* stands for any text: rep_*"))
    } else if let count, names.count != count {
      faults.append(
        Diagnostic(
          .badData, "wrong-replicate-count", "the number of replicate weights is not that declared",
          at: place, found: "\(names.count) columns fit «\(pattern)»", expected: "\(count)"))
    }
    if weights == nil {
      faults.append(
        Diagnostic(
          .usage, "missing-weight", "replicate weights need the weights of the full sample",
          at: place, expected: style == .options ? "--weight COLUMN" : "weights: COLUMN"))
    }
    if let other = others.compactMap({ $0 }).first {
      faults.append(
        Diagnostic(
          .usage, "replicates-and-design",
          "replicate weights stand for strata, clusters and population sizes", at: place,
          found: other, hint: "leave the design out, or the replicate weights"))
    }
    return faults
  }

  /// The design with these replicates, from the columns that were read or made from it.
  func replicating(
    _ design: SurveyDesign, columns: [[Double]]
  ) throws(ReplicateError) -> SurveyDesign {
    let centre: ReplicateScheme.Centre = centresOnEstimate ? .estimate : .mean
    switch source {
    case .columns(_, let kind):
      return design.replicated(
        by: try ReplicateWeights(
          method(kind), columns: columns, weights: design.weights, holdsFactors: holdsFactors,
          scale: scale, coefficients: coefficients, centre: centre,
          degreesOfFreedom: degreesOfFreedom))
    case .made(let construction):
      return design.replicated(
        by: try design.makeReplicates(constructed(construction), centre: centre))
    }
  }

  private func method(_ kind: Kind) -> ReplicateMethod {
    switch kind {
    case .brr: .brr
    case .fay: .fay(rho: rho ?? .nan)
    case .jk1: .jk1
    case .jkn: .jkn
    case .bootstrap: .bootstrap
    case .sdr: .sdr
    }
  }

  private func constructed(_ construction: Construction) -> ReplicateConstruction {
    let count = count ?? ReplicatesDeclaration.defaultCount
    return switch construction {
    case .jk1: .jk1
    case .jkn: .jkn
    case .brr: .halfSamples(rho: 0)
    case .fay: .halfSamples(rho: rho ?? .nan)
    case .raoWu: .raoWu(replicates: count, seed: seed)
    case .cantyDavison: .cantyDavison(replicates: count, seed: seed)
    }
  }
}

extension Diagnostic {
  /// The diagnostic with a place, where it has none of its own.
  func placed(at place: Place) -> Diagnostic {
    var diagnostic = self
    diagnostic.place = diagnostic.place ?? place
    return diagnostic
  }
}
