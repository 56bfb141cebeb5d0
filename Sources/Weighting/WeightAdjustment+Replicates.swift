public import Surveys
public import Tabular

extension WeightAdjustment {
  /// Repeats the adjustment in each replicate of a design.
  ///
  /// Each replicate's own weights are brought to the margins by the same method, bounds and limits,
  /// so that errors carry the calibration.
  ///
  /// - Parameters:
  ///   - design: A sample design; where it has no weights, equal ones that add up to the population
  ///     are taken.
  ///   - columns: The dimensions of the margins, and any others.
  /// - Returns: The adjusted replicate weights, one column a replicate; nil without replicates.
  /// - Throws: ``WeightingError``, which names the replicate where the adjustment of one fails.
  /// - Complexity: that of ``adjust(_:columns:rowCount:)`` times the number of replicates.
  /// - Checked against: R `survey` 4.1 `postStratify`, `rake`, `calibrate` on replicate designs,
  ///   `References/weighting`.
  public func adjustReplicates(
    of design: SurveyDesign, columns: [CategoryColumn]
  ) throws(WeightingError) -> [[Double]]? {
    guard let replicates = design.replicates else { return nil }
    let isSized = !design.isWeighted && method != nil
    let size = isSized ? margins.population / Double(max(1, design.rowCount)) : 1
    var result: [[Double]] = []
    for replicate in 0..<replicates.count {
      guard let own = design.replicateWeights(replicate) else { return nil }
      do {
        let base = size == 1 ? own : own.map { $0 * size }
        result.append(try adjust(base, columns: columns, rowCount: design.rowCount).weights)
      } catch {
        var error = error
        error.replicate = replicate
        throw error
      }
    }
    return result
  }
}
