// Proves that each qualitative finding of the 2018 report holds in the answers of that round.
import Framework
import Testing

/// A condition on the share of the answers with substance that stand at some levels.
struct FindingCondition: CustomTestStringConvertible {
  var findings: [String]
  var column: String
  var actor: String
  var levels: Set<String>
  var range: ClosedRange<Double>

  init(
    _ findings: String, _ column: String, _ actor: String, _ levels: String,
    _ range: ClosedRange<Double>
  ) {
    self.findings = findings.split(separator: " ").map(String.init)
    self.column = column
    self.actor = actor
    self.levels = Set(levels.map { String($0) })
    self.range = range
  }

  var testDescription: String { "\(findings) \(column) \(actor) \(levels.sorted())" }
}

@Suite("The findings of the 2018 report") struct FindingsTests {
  /// Levels are written one digit each: `"12"` is level 1 or 2.
  static let conditions: [FindingCondition] = [
    // Joint commissions are the formal mechanism; priorities respond to national plans.
    FindingCondition("P01", "a1", "federal", "34", 0.9...1),
    FindingCondition("P01", "a1", "partner", "4", 1...1),
    FindingCondition("P02", "a2", "federal", "34", 0.85...1),
    FindingCondition("P02", "a2", "partner", "34", 0.85...1),
    // There are various mechanisms of monitoring; none is the only one.
    FindingCondition("P03", "a6_reports", "federal", "1", 0.8...1),
    FindingCondition("P03", "a6_missions", "partner", "1", 0.5...1),
    FindingCondition("P03", "a6_indicators", "federal", "1", 0.3...0.8),
    FindingCondition("P03", "a6_midterm", "federal", "1", 0.25...0.7),
    // Operational and budget mechanisms are not always there; monitoring can be improved.
    FindingCondition("O01", "a3", "federal", "4", 0...0.25),
    FindingCondition("O01", "a3", "partner", "4", 0...0.25),
    FindingCondition("O02", "a4", "federal", "12", 0.6...1),
    FindingCondition("O02", "a4", "partner", "12", 0.6...1),
    // The SDGs are referred to at the level of goals.
    FindingCondition("O03", "a5", "federal", "2", 0.6...0.9),
    FindingCondition("O03", "a5", "partner", "2", 0.5...0.9),
    FindingCondition("O03", "a5", "partner", "4", 0...0),
    // The strategy sets priorities and is reported on each year in public.
    FindingCondition("P04 P06", "b1", "federal", "45", 0.7...1),
    FindingCondition("P06", "b1", "partner", "45", 0.5...1),
    FindingCondition("P07", "b2", "federal", "3", 0.75...1),
    // Few outside the federal government took part in preparing it.
    FindingCondition("O05", "b3", "subnational", "3", 0...0.2),
    FindingCondition("O05", "b3", "cso", "3", 0...0.2),
    FindingCondition("O05", "b3", "partner", "3", 0...0.2),
    // Sub-national governments: SDG targets under way, SSC seldom in the plan, little reported.
    FindingCondition("P09", "b4", "subnational", "23", 0.65...1),
    FindingCondition("P09", "b4", "subnational", "4", 0...0.15),
    FindingCondition("O06", "b5", "subnational", "3", 0...0.25),
    FindingCondition("O07 O17", "e4", "subnational", "12", 0.6...1),
    FindingCondition("O17", "e3", "subnational", "12", 0.7...1),
    // Dialogue: mechanisms and willingness; the Partnership is highly valued.
    FindingCondition("P10", "d5", "private", "34", 0.7...1),
    FindingCondition("P10", "d1", "federal", "45", 0.6...1),
    FindingCondition("P11", "d2", "private", "45", 0.75...1),
    // Firms are divided on how stable the dialogue is and on the relevance of joint action.
    FindingCondition("O08", "d1", "private", "12", 0.25...0.6),
    FindingCondition("O08", "d1", "private", "45", 0.25...0.6),
    FindingCondition("O08", "d3", "private", "12", 0.35...0.6),
    FindingCondition("O08", "d3", "private", "45", 0.35...0.6),
    FindingCondition("O09", "d4_sdgs", "private", "1", 0.5...1),
    FindingCondition("O09", "d4_cases", "private", "1", 0.6...1),
    FindingCondition("O09", "d4_benefits", "private", "1", 0.6...1),
    // Civil society stands in two camps on whether its participation is promoted.
    FindingCondition("P13 O10", "c1", "cso", "12", 0.35...0.55),
    FindingCondition("P12 P13", "c1", "cso", "45", 0.35...0.55),
    FindingCondition("P13", "c1", "cso", "3", 0...0.2),
    FindingCondition("P13", "c1", "cso", "15", 0.4...0.8),
    // Partner countries consult only occasionally.
    FindingCondition("O11", "c2", "cso", "12", 0.65...1),
    FindingCondition("O11", "c2", "cso", "2", 0.5...1),
    // Strategies and capacity are diverse; coordination is sectoral and national.
    FindingCondition("O12", "c3", "cso", "1", 0.25...0.45),
    FindingCondition("O12", "c3", "cso", "2", 0.2...0.45),
    FindingCondition("O12", "c3", "cso", "3", 0.25...0.45),
    FindingCondition("O10 O12", "c4", "cso", "12", 0.4...0.6),
    FindingCondition("O12", "c4", "cso", "1", 0.15...0.35),
    FindingCondition("O12", "c4", "cso", "4", 0.15...0.35),
    FindingCondition("O12", "c5_sectoral", "cso", "1", 0.5...0.85),
    FindingCondition("O12", "c5_national", "cso", "1", 0.5...0.85),
    FindingCondition("O13", "c6", "cso", "34", 0.7...1),
    // Most include a gender perspective, with varied scope: no level has a majority.
    FindingCondition("P14", "g1", "cso", "234", 0.8...1),
    FindingCondition("P14", "g1", "cso", "2", 0.2...0.45),
    FindingCondition("P14", "g1", "cso", "3", 0.2...0.45),
    FindingCondition("P14", "g1", "cso", "4", 0.15...0.45),
    // The strategy leaves gender out; the instruments of projects do not.
    FindingCondition("P15 O14", "g2", "federal", "1", 0.6...1),
    FindingCondition("P15", "g2", "federal", "3", 0...0.15),
    FindingCondition("P15", "g3_design", "federal", "1", 0.7...1),
    FindingCondition("P15", "g3_monitoring", "federal", "1", 0.6...1),
    FindingCondition("P15", "g3_evaluation", "federal", "1", 0.55...1),
    FindingCondition("O14", "g4", "subnational", "1", 0.5...1),
    FindingCondition("O14", "g5_marker", "federal", "1", 0...0.3),
    FindingCondition("O14", "g5_ethnicity", "cso", "1", 0...0.4),
    // The information system holds federal data only.
    FindingCondition("P16 O15", "e2_federal", "federal", "1", 1...1),
    FindingCondition("O15", "e2_subnational", "federal", "1", 0...0.2),
    FindingCondition("O15", "e2_cso", "federal", "1", 0...0.2),
    FindingCondition("O15", "e2_private", "federal", "1", 0...0.2),
    // Parliamentary follow-up is lacking.
    FindingCondition("O16", "f1", "federal", "12", 0.7...1),
    FindingCondition("O16", "f1", "cso", "12", 0.75...1),
    FindingCondition("O16", "f2", "federal", "3", 0...0.2),
  ]

  @Test("hold in the answers of 2018", arguments: conditions)
  func holds(_ condition: FindingCondition) throws {
    let answers = try SampleStudyFolder.answers(2018)
    let share = answers.share(
      condition.column, actor: condition.actor, levels: condition.levels)
    #expect(condition.range.contains(share))
  }

  @Test("are all stated as conditions on the questions that bear on them")
  func allStated() throws {
    let study = try SampleStudyFolder.study()
    for finding in study.findings {
      let stated = Self.conditions.filter { $0.findings.contains(finding.id) }
      let questions = Set(
        stated.compactMap { $0.column.split(separator: "_").first.map(String.init) })
      #expect(questions.isEmpty == finding.questions.isEmpty, "\(finding.id)")
      #expect(questions.isSubset(of: finding.questions), "\(finding.id)")
    }
  }
}
