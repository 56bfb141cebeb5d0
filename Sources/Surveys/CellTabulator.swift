import Numerics

/// Counts tables of survey data in the regime that the data declare.
///
/// Made once an analysis; every analysis takes its totals from here, so that none needs to know
/// the regime.
public struct CellTabulator: Sendable {
  public let data: SurveyData
  let populations: PopulationFactors?

  /// - Throws: ``SurveyDesignError/missingStratum(row:)`` where a row of the actors regime has no
  ///   actor.
  public init(_ data: SurveyData) throws(SurveyDesignError) {
    self.data = data
    switch data.regime {
    case .sample: populations = nil
    case .actors(let invited):
      populations = try PopulationFactors(
        base: data.design, actors: data.actors, rounds: data.rounds, invited: invited)
    }
  }

  /// Whether the respondents are the population of interest or a purposive list.
  public var isActorsRegime: Bool { populations != nil }

  /// The totals of one table.
  public func totals(of coding: CellCoding) -> TableTotals {
    populations?.totals(of: coding) ?? data.design.totals(of: coding)
  }

  /// The totals of a question over groups.
  public func totals(of question: SurveyQuestion, by groups: RespondentGroups) -> TableTotals {
    totals(of: CellCoding(question, by: groups))
  }

  /// The totals of a question over groups, and those of its answers put together.
  ///
  /// - Returns: The table of the question, then one for each recoding.
  public func totals(
    of question: SurveyQuestion, by groups: RespondentGroups, and recodings: [AnswerRecoding]
  ) -> [TableTotals] {
    let coding = CellCoding(question, by: groups)
    guard let populations else { return data.design.totals(of: coding, and: recodings) }
    return [populations.totals(of: coding)]
      + recodings.map { populations.totals(of: coding.recoded($0)) }
  }
}
