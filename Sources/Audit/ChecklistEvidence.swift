import Framework
import Localization
import Workshop

/// Answers the items of the checklist that documents, registry and answers can answer.
///
/// Each follows one rule, which is said with the evidence: *yes* where it holds of all, *partly*
/// where it holds of some, *no* where it holds of none.
struct ChecklistEvidence {
  let study: Study
  let coverage: CoverageMatrix
  let programmes: ProgrammeReview?
  let documents: [DocumentReview]

  func entries() -> [ChecklistEntry] {
    documentEntries() + programmeEntries() + surveyEntries()
  }

  private func entry(
    _ item: String, _ holds: Int, of all: Int, _ evidence: LocalizedText
  ) -> [ChecklistEntry] {
    guard all > 0 else { return [] }
    let answer: ChecklistAnswer = holds == 0 ? .no : holds == all ? .yes : .partly
    return [ChecklistEntry(item: item, answer: answer, source: .data, evidence: evidence)]
  }

  /// Documents of implementation, and the strategy.
  private func documentEntries() -> [ChecklistEntry] {
    func referring(_ kind: StudyDocument.Kind) -> (holds: Int, all: Int) {
      let own = documents.filter { $0.reading.kind == kind }
      return (own.count { $0.reading.gender != .none }, own.count)
    }
    let instruments = referring(.instrument)
    let strategies = documents.map(\.reading).filter { $0.kind == .strategy }
    let operational = strategies.count { [.objective, .indicator].contains($0.gender) }
    let mentioning = strategies.count { $0.gender == .mention }
    var entries = entry(
      "16-4.1", instruments.holds, of: instruments.all,
      LocalizedText { v in
        v(
          "\(instruments.holds) de \(instruments.all) instrumentos se refieren al género.",
          "\(instruments.holds) of \(instruments.all) instruments refer to gender.")
      })
    entries += entry(
      "16-4.2", operational, of: strategies.count,
      LocalizedText { v in
        v(
          "\(operational) de \(v.counted(strategies.count, ("estrategia", ""), ("estrategias", ""))) "
            + "con objetivo o indicador de género; \(mentioning) solo lo menciona.",
          "\(operational) of \(v.counted(strategies.count, ("", "strategy"), ("", "strategies"))) "
            + "with a gender objective or indicator; \(mentioning) with a mention only.")
      })
    // A strategy that only mentions gender is not the same as one that leaves it out.
    if operational == 0, mentioning > 0, let last = entries.indices.last {
      entries[last].answer = .partly
    }
    return entries
  }

  /// Gender indicators of programmes, and data by sex on what programmes do.
  private func programmeEntries() -> [ChecklistEntry] {
    guard let programmes, let sex = programmes.sexDimension else { return [] }
    let (with, without) = (programmes.markedWithSex.count, programmes.markedWithoutSex.count)
    let silent = programmes.markedWithoutIndicators.count
    let marked = with + without + silent
    let all = programmes.summary.total.programmes
    let split = programmes.byDimension.first { $0.dimension == sex }?.programmes ?? 0
    return entry(
      "17-1.2", with, of: marked,
      LocalizedText { v in
        v(
          "De \(v.programmes(marked)) con marcador 1 o 2, \(with) con indicadores por sexo.",
          "Of \(v.programmes(marked)) with marker 1 or 2, \(with) with indicators by sex.")
      })
      + entry(
        "17-2.2", split, of: all,
        LocalizedText { v in
          v(
            "De \(v.programmes(all)), \(split) con indicadores por sexo.",
            "Of \(v.programmes(all)), \(split) with indicators by sex.")
        })
  }

  /// Data by sex in the survey: asked, and reported.
  private func surveyEntries() -> [ChecklistEntry] {
    guard let sex = study.sexDimension?.id,
      let place = coverage.dimensions.firstIndex(where: { $0.id == sex })
    else { return [] }
    let cells = coverage.indicators.map { $0.cells[place] }.filter { $0.state != .notApplicable }
    let asked = cells.count { $0.state != .notAsked }
    let reported = cells.count { $0.state == .reported }
    let some = cells.count { $0.state == .partlyReported }
    var entries = entry(
      "17-2.1", asked, of: cells.count,
      LocalizedText { v in
        v(
          "El sexo de quien responde se pregunta en \(asked) de \(cells.count) indicadores.",
          "The sex of who answers is asked in \(asked) of \(cells.count) indicators.")
      })
    entries += entry(
      "17-2.3", reported, of: cells.count,
      LocalizedText { v in
        v(
          "\(reported) de \(cells.count) indicadores se dan por sexo completos; \(some), en parte.",
          "\(reported) of \(cells.count) indicators are given by sex in full, \(some) in part.")
      })
    if reported == 0, some > 0, let last = entries.indices.last { entries[last].answer = .partly }
    return entries
  }
}
