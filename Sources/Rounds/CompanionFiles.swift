import Diagnostics
import Framework
import Tabular

// The checks of the programme registry and of the checklist; those of the workshop's files are made
// by the reader of the workshop.
extension DataFiles {
  /// Reads and checks the registry and the checklist that the study names.
  mutating func checkCompanions(of source: StudySource) -> [Diagnostic] {
    let before = faults.count
    var found: [Diagnostic] = []
    if let registry = source.study.programmes,
      let programmes = read(
        registry.file, as: .programmes, declared: source.places.key("programmes"))
    {
      var check = CompanionTable(programmes)
      check.checkProgrammes(source.study)
      found += check.faults
    }
    if let name = source.study.audit.checklist,
      let checklist = read(
        name, as: .checklist, declared: source.places.key("audit", "checklist"))
    {
      var check = CompanionTable(checklist)
      check.checkChecklist()
      found += check.faults
    }
    return Array(faults[before...]) + found
  }
}

extension CompanionTable {
  /// The items are those of the audit, which compares them when it reads the file.
  mutating func checkChecklist() {
    require(["item", "answer", "evidence"])
    checkDistinct("item", noun: "item")
    check(
      "answer", code: "unknown-answer", plural: "unknown answers",
      expected: "one of yes, partly, no (sí, en parte, no), or nothing",
      summary: { "unknown answer «\($0)»" },
      complaint: { text, _ in
        let known = ["", "yes", "partly", "no", "sí", "si", "en parte"]
        return known.contains(text.lowercased()) ? nil : text
      })
  }

  mutating func checkProgrammes(_ study: Study) {
    require([
      "id", "name_es", "name_en", "partner", "sector", "start", "end", "budget_usd",
      "results_framework", "indicators", "baseline", "target", "sdg_reference", "gender_marker",
      "disaggregation",
    ])
    checkDistinct("id", noun: "programme")
    checkNumbers(["start", "end", "indicators", "baseline", "target"], whole: true)
    checkNumbers(["budget_usd"], whole: false)
    checkNames(
      "results_framework", among: ["yes", "partly", "no"], noun: "results framework",
      mayBeEmpty: true)
    checkNames(
      "sdg_reference", among: ["none", "goal", "target", "indicator"], noun: "SDG reference",
      mayBeEmpty: true)
    checkNames(
      "gender_marker", among: ["0", "1", "2", "not_screened"], noun: "gender marker",
      mayBeEmpty: true)
    checkNames(
      "disaggregation", among: study.dimensions.map(\.id), noun: "dimension", separated: true,
      mayBeEmpty: true)
    let copy = self
    check(
      "end", code: "ends-before-start", plural: "programmes that end before they start",
      summary: { "the programme ends before it starts: \($0)" },
      complaint: { end, row in
        guard let last = Int(end), let first = Int(copy.text("start", row)), last < first else {
          return nil
        }
        return "\(first) to \(last)"
      })
    for column in ["baseline", "target"] {
      check(
        column, code: "more-than-indicators", plural: "counts above the number of indicators",
        summary: { "more indicators with a \(column) than indicators: \($0)" },
        complaint: { text, row in
          guard let part = Int(text), let all = Int(copy.text("indicators", row)), part > all
          else { return nil }
          return "\(part) of \(all)"
        })
    }
  }
}
