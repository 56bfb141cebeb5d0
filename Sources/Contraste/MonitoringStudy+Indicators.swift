import Diagnostics
import Disclosure
import Divergence
import Estimation
import Framework
import Indicators
public import Results
import Workshop

extension MonitoringStudy {
  /// The score of each indicator by kind of actor and round, with its parts and its changes; where
  /// the plan asks for it, by other rules too, with the ranks that follow.
  ///
  /// - Throws: ``PlanError`` for what the study does not have, and the faults of the design and of
  ///   the programme registry, where a rule reads it.
  public func indicators(_ plan: AnalysisPlan) throws -> [ResultRow] {
    var rows = try indicatorRows(plan)
    guard plan.testsSensitivity else { return try published(rows, plan) }
    rows += try indicatorSensitivity(
      of: opened.data, study: study, plan: plan, programmes: programmeFields())
    return withholdingRanks(try published(rows, plan))
  }

  /// The same before the protection of small groups.
  func indicatorRows(_ plan: AnalysisPlan) throws -> [ResultRow] {
    try indicatorScores(
      of: opened.data, study: study, plan: plan, programmes: programmeFields())
  }

  /// The findings of an earlier report beside the figures: what each claim shows, the verdict on
  /// each finding, and which recommendations meet it.
  ///
  /// - Throws: A refusal where the study has no findings; the faults of the design and of the files
  ///   of programmes and workshop.
  public func findings(_ plan: AnalysisPlan) throws -> [ResultRow] {
    guard !study.findings.isEmpty else {
      throw Faults(
        Diagnostic(
          .refusal, "no-findings", "the study has no findings of an earlier report",
          found: study.id, expected: "findings: in the study file",
          hint: "Documentation/StudyFormat.md shows how a finding is written"))
    }
    let evidence = try findingEvidence(
      of: opened.data, study: study, plan: plan, disagreement: disagreementRows(plan),
      programmes: programmeFields())
    return try Indicators.judged(published(evidence, plan), study: study) + coverageRows()
  }

  /// The rows of disagreement that findings are judged by.
  private func disagreementRows(_ plan: AnalysisPlan) throws -> [ResultRow] {
    let ids = study.findings.flatMap { finding in
      (finding.evidence?.claims ?? []).flatMap { claim -> [String] in
        guard claim.figure.statistic == .disagreement else { return [] }
        return EvidenceRule.claim(claim).questions(in: study)
      }
    }
    guard !ids.isEmpty else { return [] }
    var narrow = plan
    narrow.questions = ids
    narrow.groupings = []
    narrow.divergence.parts = [.agreement]
    return try divergences(of: opened.data, plan: narrow).filter {
      $0.key.statistic == EvidenceFigure.Statistic.disagreement.rawValue
    }
  }

  /// How many recommendations meet each finding and each part of it; headings without principle.
  private func coverageRows() throws -> [ResultRow] {
    guard study.workshop != nil else { return [] }
    let links = EvidenceLinks(study: study, record: try workshopRecord())
    func row(
      _ item: String, _ part: String, _ recommendations: [String], _ flag: String
    ) -> ResultRow {
      ResultRow(
        ResultKey(
          analysis: findingsAnalysis, item: item, level: part, statistic: "recommendations"),
        .estimate(Estimate(value: Double(recommendations.count), method: "count")), flag: flag,
        note: recommendations.joined(separator: " "))
    }
    let findings = links.coverage.flatMap { coverage -> [ResultRow] in
      let (finding, part) = (coverage.finding, coverage.part?.id ?? "")
      let whole = row(finding.id, "", links.recommendations(meeting: finding.id), "")
      return (!part.isEmpty && part == finding.parts.first?.id ? [whole] : []) + [
        row(
          finding.id, part, coverage.recommendations,
          coverage.isOrphan ? "no_recommendation" : coverage.isMetInPart ? "met_in_part" : "")
      ]
    }
    return findings
      + links.headingsWithoutPrinciple.map { heading in
        ResultRow(
          ResultKey(
            analysis: findingsAnalysis, item: "heading " + heading.id, statistic: "principles"),
          .estimate(Estimate(value: 0, method: "count")), flag: "heading_without_principle",
          note: heading.text[.english])
      }
  }

  /// What scores and findings are made of, so that a withheld part withholds them.
  var compositeScores: [CompositeScore] {
    var scores = study.indicators.map { indicator in
      let own = study.questions(of: indicator)
      let criteria = indicator.criteria.flatMap { $0.met.references.map(\.question) }
      return CompositeScore(item: indicator.id, questions: own + criteria)
    }
    for finding in study.findings {
      guard let questions = finding.evidence?.questions(in: study) else { continue }
      // A finding may bear the name of an indicator: then either withholds both.
      if let place = scores.firstIndex(where: { $0.item == finding.id }) {
        scores[place].questions += questions
      } else {
        scores.append(CompositeScore(item: finding.id, questions: questions))
      }
    }
    return scores
  }

  /// Withholds the places of all groups where one of them is withheld.
  ///
  /// The place of a group that is hidden follows from the places of the others.
  func withholdingRanks(_ rows: [ResultRow]) -> [ResultRow] {
    struct Ranking: Hashable {
      var item: String
      var groupBy: String
      var round: String
    }
    func ranking(_ row: ResultRow) -> Ranking {
      Ranking(item: row.key.item, groupBy: row.key.groupBy, round: row.key.round)
    }
    let hidden = Set(
      rows.filter { row in
        guard case .suppressed = row.outcome else { return false }
        return row.key.statistic == "group_rank"
      }.map(ranking))
    return rows.map { row in
      guard row.key.statistic == "group_rank", row.estimate != nil, hidden.contains(ranking(row))
      else { return row }
      let reason = Suppression.complementary
      return ResultRow(row.key, .suppressed(reason), flag: reason.rawValue)
    }
  }

  /// The registry of programmes, where a rule of the study reads it.
  func programmeFields() throws -> ProgrammeFields? {
    guard study.programmes != nil else { return nil }
    return ProgrammeFields(try Programme.read(study: study, folder: folder ?? "."))
  }
}

extension ProgrammeFields {
  /// The columns of a registry.
  init(_ programmes: [Programme]) {
    func texts(_ value: (Programme) -> String?) -> [[String]] {
      programmes.map { value($0).map { $0.isEmpty ? [] : [$0] } ?? [] }
    }
    self.init(
      values: [
        "results_framework": texts { $0.resultsFramework?.rawValue },
        "sdg_reference": texts { $0.goalReference?.rawValue },
        "gender_marker": texts { $0.genderMarker.rawValue }, "partner": texts { $0.partner },
        "sector": texts { $0.sector },
        // A programme that splits its indicators by nothing is known to do so.
        "disaggregation": programmes.map {
          $0.disaggregation.isEmpty ? ["none"] : $0.disaggregation
        },
      ],
      numbers: [
        "indicators": programmes.map { $0.indicators.map(Double.init) },
        "baseline": programmes.map { $0.withBaseline.map(Double.init) },
        "target": programmes.map { $0.withTarget.map(Double.init) },
        "budget_usd": programmes.map(\.budget),
      ])
  }
}
