import Diagnostics
import Framework
import Surveys
import Tabular
import Weighting

extension WeightAdjustment {
  /// A design with its weights, and those of its replicates, brought to the margins.
  ///
  /// - Parameters:
  ///   - design: A sample design; without weights, equal ones that add up to the population.
  ///   - columns: The dimensions of the margins, and any others.
  ///   - place: The file and line of a row.
  /// - Returns: The design, whose errors carry the calibration, and what was done to the weights.
  /// - Throws: Every fault of weights and margins with its place.
  func calibrating(
    _ design: SurveyDesign, columns: [CategoryColumn], place: (Int) -> Place?
  ) throws(Faults) -> (SurveyDesign, WeightingReport) {
    let adjusted = try adjusted(
      design.isWeighted ? design.weights : nil, columns: columns, rowCount: design.rowCount,
      place: place)
    let replicates: [[Double]]?
    do { replicates = try adjustReplicates(of: design, columns: columns) } catch {
      throw Faults(error.diagnostics)
    }
    do throws(SurveyDesignError) {
      let result = try design.calibrated(
        weights: adjusted.weights, replicates == nil ? adjusted.calibration : nil)
      return (replicates.map { result.replacingReplicateWeights($0) } ?? result, adjusted.report)
    } catch {
      let found = error.row.flatMap { place($0) }
      throw Faults(error.diagnostics.map { found.map($0.placed) ?? $0 })
    }
  }
}

// The weights of a study brought to the totals that its codebook names.
extension StudyAssembly {
  /// The design with calibrated weights; nil where the totals cannot be reached.
  ///
  /// Margins that do not name the round hold in each round alone: every round stands for its own
  /// population.
  mutating func calibrated(
    _ design: SurveyDesign, to table: Table?, dimensions: [SurveyDimension]
  ) -> SurveyDesign? {
    guard let declared = study.design.calibration else { return design }
    guard let table else { return nil }
    let rounds = SurveyDimension(id: "round", levels: study.rounds.map(\.id), codes: roundCodes)
    let actors = SurveyDimension(id: "actor", levels: study.actors.map(\.id), codes: actorCodes)
    let columns = (dimensions + [actors, rounds]).map {
      CategoryColumn(name: $0.id, levels: $0.levels, codes: $0.codes)
    }
    let origins = origins()
    do {
      let margins = try Margins(table).inEach(of: rounds)
      let adjustment = WeightAdjustment(
        CalibrationMethod(rawValue: declared.method.rawValue), to: margins,
        bounds: declared.bounds.map { FactorBounds($0.lowerBound, $0.upperBound) })
      let (result, report) = try adjustment.calibrating(
        design, columns: columns, place: { origins.place(ofRow: $0) })
      faults += report.diagnostics
      return result
    } catch {
      let declaration = places.key("design", "calibration")
      faults += error.diagnostics.map { $0.placed(at: declaration) }
      return nil
    }
  }
}

extension Margins {
  /// The margins with those that leave the rounds unnamed repeated in each.
  fileprivate func inEach(of rounds: SurveyDimension) -> Margins {
    guard rounds.levels.count > 1 else { return self }
    let repeated = margins.map { margin -> Margin in
      if margin.dimensions.contains(rounds.id) { return margin }
      return Margin(
        dimensions: [rounds.id] + margin.dimensions,
        levels: rounds.levels.flatMap { round in
          margin.levels.map { Margin.Level([round] + $0.parts, total: $0.total, line: $0.line) }
        })
    }
    return Margins(repeated, source: source)
  }
}
