import Framework
import Localization
import Reliability
import Reports
import ResultTables
import Results
import Surveys

extension MonitoringStudy {
  /// The regime of the data, as a study declares it.
  public var regime: DesignDeclaration.Regime { opened.data.regime == .sample ? .sample : .actors }

  /// The rows with what the rule of the plan says of each; all as they are where it has none.
  ///
  /// - Throws: a refusal where the rule is made for another regime.
  func judged(_ rows: [ResultRow], _ plan: AnalysisPlan) throws(ReliabilityError) -> [ResultRow] {
    guard let declared = plan.reliability else { return rows }
    if let error = ReliabilityError(declared.rule, in: regime) { throw error }
    return ReliabilityProfile(declared.rule).judged(
      rows, plannedDomains: declared.plannedDomains)
  }

  /// Who answered of those invited, a sentence a round; for the rule of actors alone.
  func participationNotes(
    _ rule: ReliabilityRule?, minimumCell: Int, _ language: Language
  ) -> [Tabulation.RoundNote] {
    guard rule == .actors else { return [] }
    let participation = Participation(study, opened.data)
    let style = NumberStyle(language)
    return study.rounds.enumerated().compactMap { place, round in
      let parts = study.actors.enumerated().compactMap { number, actor -> String? in
        let cell = participation.cells[number][place]
        guard cell.respondents > 0 || cell.invited != nil else { return nil }
        return actor.short[language] + " "
          + text(of: cell, minimumCell: minimumCell, style, language)
      }
      guard !parts.isEmpty else { return nil }
      let lead = LocalizedText(es: "Contestaron", en: "Answered")[language]
      let name = round.id.isEmpty ? "" : " (\(round.id))"
      return Tabulation.RoundNote(
        round: round.id, text: lead + name + ": " + parts.joined(separator: "; ") + ".")
    }
  }

  private func text(
    of cell: Participation.Cell, minimumCell: Int, _ style: NumberStyle, _ language: Language
  ) -> String {
    func say(_ spanish: String, _ english: String) -> String {
      LocalizedText(es: spanish, en: english)[language]
    }
    let isSmall = cell.respondents > 0 && cell.respondents < minimumCell
    let count =
      isSmall
      ? say("menos de \(minimumCell)", "fewer than \(minimumCell)")
      : style.count(cell.respondents)
    guard let invited = cell.invited else {
      return count + say(" (no se sabe de cuántos)", " (of how many is not known)")
    }
    let text = count + say(" de ", " of ") + style.count(invited)
    guard !isSmall, invited > 0 else { return text }
    return text + " (" + style.percent(Double(cell.respondents) / Double(invited)) + ")"
  }
}
