import LinearAlgebra

/// The totals of the active cells of a table on every replicate.
struct ReplicateTotals: Equatable, Sendable {
  let scheme: ReplicateScheme
  /// The number of active cells.
  let active: Int
  /// `replicate * active + position`.
  let values: [Double]
  /// What the deviations of each active cell are taken from.
  private let centres: [Double]

  /// - Parameters:
  ///   - scheme: How the values make a variance.
  ///   - values: The totals, `replicate * active + position`.
  ///   - totals: The totals of the active cells on the full sample.
  init(scheme: ReplicateScheme, values: [Double], totals: [Double]) {
    self.scheme = scheme
    self.values = values
    active = totals.count
    guard scheme.centre == .mean else {
      centres = totals
      return
    }
    var sums = [Double](repeating: 0, count: totals.count)
    var count = 0.0
    for replicate in scheme.coefficients.indices where scheme.coefficients[replicate] > 0 {
      count += 1
      for cell in totals.indices { sums[cell] += values[replicate * totals.count + cell] }
    }
    centres = sums.map { count > 0 ? $0 / count : 0 }
  }

  /// The covariance of the totals of two active cells.
  func covariance(_ a: Int, _ b: Int) -> Double {
    var sum = 0.0
    for replicate in scheme.coefficients.indices {
      let start = replicate * active
      sum +=
        scheme.coefficients[replicate] * (values[start + a] - centres[a])
        * (values[start + b] - centres[b])
    }
    return scheme.scale * sum
  }
}

extension TableTotals {
  /// How values on the replicates make a variance; nil where the errors come by linearisation.
  public var replicateScheme: ReplicateScheme? { replicates?.scheme }

  /// The totals of the cells of a group on one replicate: its levels, then its missing answers.
  ///
  /// - Precondition: there is such a replicate.
  public func cellTotals(group: Int, replicate: Int) -> [Double] {
    guard let covariance, let replicates else { preconditionFailure("a table with replicates") }
    let start = replicate * replicates.active
    return (0..<(levelCount + CellLayout.reasonCount)).map { place in
      let position = Int(covariance.positions[layout.cell(group: group, place: place)])
      return position < 0 ? 0 : replicates.values[start + position]
    }
  }

  var replicates: ReplicateTotals? {
    if case .replicated(let totals)? = covariance?.elements { totals } else { nil }
  }
}
