import LinearAlgebra

/// What a calibration takes out of the covariance of very many cells, element by element.
///
/// With B the coefficients of two cells, G their covariance with the totals of the columns and H
/// that of the columns themselves, an element becomes less B·G for either, and B H B is added.
struct SparseResiduals: Equatable, Sendable {
  private let coefficients: Matrix
  private let crosses: Matrix
  private let inner: Matrix

  /// - Parameters:
  ///   - residuals: What the margins explain.
  ///   - coefficients: The coefficients of the cells in the order in which they were added.
  ///   - covariance: The covariance of the cells as they are.
  ///   - design: The design of both.
  init(
    _ residuals: CalibrationResiduals, _ coefficients: Matrix, _ covariance: SparseCovariance,
    _ design: SurveyDesign
  ) {
    let width = coefficients.rowCount
    let columns = residuals.calibration.columnsOfPatterns
    let patterns = residuals.calibration.patterns
    var crosses = Matrix(rowCount: width, columnCount: coefficients.columnCount)
    for cell in 0..<coefficients.columnCount {
      let start = cell * width
      covariance.forEachTerm(of: cell) { stage, unit, isStratum, value in
        let isWritten = stage < residuals.clusterTotals.count
        if isWritten, !isStratum {
          for column in 0..<width {
            crosses.values[start + column] +=
              value * residuals.clusterTotals[stage][unit * width + column]
          }
        } else if isStratum {
          let totals = residuals.columnTotals(stage, stratum: unit, design)
          for column in 0..<width { crosses.values[start + column] -= value * totals[column] }
        } else {
          let pattern = Int(patterns.patternOfRow[unit]) * patterns.marginCount
          for margin in 0..<patterns.marginCount where columns[pattern + margin] >= 0 {
            crosses.values[start + Int(columns[pattern + margin])] += value * design.weights[unit]
          }
        }
      }
    }
    self.coefficients = coefficients
    self.crosses = crosses
    inner = residuals.innerCovariance(design)
  }

  /// What is to be added to the covariance of two cells.
  func correction(_ a: Int, _ b: Int) -> Double {
    let width = coefficients.rowCount
    var sum = 0.0
    for column in 0..<width {
      let (x, y) = (coefficients[column, a], coefficients[column, b])
      sum -= x * crosses[column, b] + y * crosses[column, a]
      guard x != 0 else { continue }
      for other in 0..<width { sum += x * inner[column, other] * coefficients[other, b] }
    }
    return sum
  }
}

extension CalibrationResiduals {
  /// The totals of the columns in a stratum of a stage.
  func columnTotals(_ stage: Int, stratum: Int, _ design: SurveyDesign) -> [Double] {
    let width = calibration.columnCount
    guard stage < clusterTotals.count else {
      return Array(stratumTotals[(stratum * width)..<((stratum + 1) * width)])
    }
    var result = [Double](repeating: 0, count: width)
    for cluster in design.stages[stage].strata[stratum].clusters {
      for column in 0..<width { result[column] += clusterTotals[stage][cluster * width + column] }
    }
    return result
  }

  /// The covariance of the totals of the columns.
  func innerCovariance(_ design: SurveyDesign) -> Matrix {
    let width = calibration.columnCount
    let scales = design.stageScales ?? []
    let pass = VariancePass(
      stages: Array(design.stages.prefix(scales.count)), scales: scales, width: width,
      groupCount: 1)
    var matrix = pass.covariance(
      clusterTotals, Array(0..<width), [AveragingFactors?](repeating: nil, count: scales.count))
    guard let last = scales.last, !stratumTotals.isEmpty else { return matrix }
    for square in squares {
      for index in square.values.indices { matrix.values[index] += square.values[index] }
    }
    for (h, scale) in last.enumerated() where scale.factor != 0 && scale.isCentred {
      let totals = columnTotals(scales.count - 1, stratum: h, design)
      let multiple = scale.factor / Double(design.leafStage.strata[h].clusterCount)
      for j in 0..<width {
        for i in 0..<width { matrix[i, j] -= multiple * totals[i] * totals[j] }
      }
    }
    return matrix
  }
}
