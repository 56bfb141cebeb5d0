import Tabular

/// The finite populations of the actors regime: who was invited, by actor and round.
///
/// Within an actor and round the respondents are taken as a simple random sample, without
/// replacement, of the organisations invited. So the covariance of each round is multiplied by
/// 1 − *n*/*N*, and that between two rounds, which comes from the organisations that answered in
/// both, by 1 − *n*₁*n*₂/(*N* *n*₁₂) (Tam), with *N* the larger number invited, held within what
/// keeps the matrix positive. Where *N* is not known there are no errors at all.
///
/// *n* counts the organisations of which it is known whether and what they answer: refusals and
/// empty fields are left out, so a census with one refusal is not a census.
///
/// - Reference: Tam (1984), *The American Statistician* 38, 288–289, for the covariance; Cochran
///   (1977), *Sampling Techniques*, section 2.6, for the variance.
public struct PopulationFactors: Equatable, Sendable {
  /// Strata are the actors, clusters the organisations, which may answer in several rounds.
  let design: SurveyDesign
  let roundOfRow: [Int32]
  let roundCount: Int
  /// `invited[actor][round]`, actors as strata of the design.
  let invited: [[Int?]]

  /// The factors for data whose rows are coded by actor and round; nil stands for a single one.
  ///
  /// The clusters of `base` are the organisations; its strata are not used.
  init(
    base: SurveyDesign, actors: SurveyDimension?, rounds: SurveyDimension?, invited: [[Int?]]
  ) throws(SurveyDesignError) {
    let actorColumn = actors.map {
      CategoryColumn(name: $0.id, levels: $0.levels, codes: $0.codes)
    }
    let clusterColumn: CategoryColumn? =
      base.isElementSample
      ? nil
      : CategoryColumn(
        name: "", levels: (0..<base.clusterCount).map(String.init), codes: base.clusterOfRow)
    design = try SurveyDesign(
      rowCount: base.rowCount, weights: base.weights, strata: actorColumn,
      clusters: clusterColumn, lonelyStrata: .certainty)
    roundOfRow = rounds?.codes ?? []
    roundCount = max(1, rounds?.levels.count ?? 1)
    if let actors {
      self.invited = design.strata.map { stratum in
        let index = actors.levels.firstIndex(of: stratum.label)
        return index.flatMap { invited.indices.contains($0) ? invited[$0] : nil } ?? []
      }
    } else {
      self.invited = [invited.first ?? []]
    }
  }

  func invited(actor: Int, round: Int) -> Int? {
    invited[actor].indices.contains(round) ? invited[actor][round] : nil
  }
}
