import Diagnostics
import Framework
import Tabular

// The checks of the workshop's files and of the programme registry against the codebook.
extension DataFiles {
  /// Reads and checks every file beside the survey that the study names.
  mutating func checkCompanions(of source: StudySource) -> [Diagnostic] {
    let before = faults.count
    var found: [Diagnostic] = []
    if let workshop = source.study.workshop {
      let recommendations = read(
        workshop.recommendations, as: .recommendations,
        declared: source.places.key("workshop", "recommendations"))
      var ids: [String]?
      if let recommendations {
        var check = CompanionTable(recommendations)
        check.checkRecommendations(source.study)
        found += check.faults
        ids = recommendations.category("id").map { $0.levels.map(trimmedText) }
      }
      if let votes = read(
        workshop.votes, as: .votes, declared: source.places.key("workshop", "votes"))
      {
        var check = CompanionTable(votes)
        check.checkVotes(source.study, recommendations: ids)
        found += check.faults
      }
    }
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
  mutating func checkRecommendations(_ study: Study) {
    require(["id", "heading", "principles", "indicators", "text_es", "text_en"])
    checkDistinct("id", noun: "recommendation")
    checkNames(
      "principles", among: study.principles.map(\.id), noun: "principle", separated: true,
      mayBeEmpty: true)
    checkNames(
      "indicators", among: study.indicators.map(\.id), noun: "indicator", separated: true,
      mayBeEmpty: true)
    checkNames(
      "questions", among: study.questions.map(\.id), noun: "question", separated: true,
      mayBeEmpty: true)
    for column in ["text_es", "text_en"] {
      check(
        column, code: "empty-text", plural: "recommendations without a text",
        summary: { _ in "the recommendation has no text here" },
        complaint: { text, _ in text.isEmpty ? "" : nil })
    }
  }

  mutating func checkVotes(_ study: Study, recommendations: [String]?) {
    require(["recommendation", "actor", "voter", "vote"])
    if let recommendations {
      checkNames("recommendation", among: recommendations, noun: "recommendation")
    }
    checkNames("actor", among: study.actors.map(\.id), noun: "actor")
    checkNames("vote", among: ["support", "oppose", "abstain"], noun: "vote")
    var lines: [String: Int] = [:]
    let copy = self
    check(
      "voter", code: "duplicate-vote", plural: "votes cast twice",
      expected: "one vote of each voter on each recommendation",
      summary: { $0.isEmpty ? "the vote has no voter" : "voted twice: \($0)" },
      complaint: { voter, row in
        if voter.isEmpty { return "" }
        let recommendation = copy.text("recommendation", row)
        let key = recommendation + "\u{1F}" + voter
        guard let first = lines[key] else {
          lines[key] = copy.table.line(ofRow: row)
          return nil
        }
        return "«\(voter)» on «\(recommendation)», first on line \(first)"
      })
    checkVotersKeepActor()
  }

  private mutating func checkVotersKeepActor() {
    let copy = self
    var actors: [String: String] = [:]
    check(
      "actor", code: "voter-of-two-actors", plural: "voters that stand for a second actor",
      summary: { "a voter stands for two actors: \($0)" },
      complaint: { actor, row in
        let voter = copy.text("voter", row)
        guard !voter.isEmpty, !actor.isEmpty else { return nil }
        let before = actors[voter] ?? actor
        actors[voter] = before
        return before == actor ? nil : "«\(voter)» as «\(actor)», before as «\(before)»"
      })
  }

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
