public import Audit
import Diagnostics
import Distributions
import Files
import Framework
public import Localization
public import Reports
public import Results
import Workshop

extension MonitoringStudy {
  /// The audit of gender and disaggregation.
  ///
  ///     let audit = try study.audit(study.defaultPlan)
  ///     print(audit.checklist.range, audit.findings.map(\.title.english))
  ///
  /// - Parameters:
  ///   - plan: How small a published cell may be; questions and groupings are those of the study.
  ///   - checklist: The reviewer's file; nil for the one that the study names, if any.
  /// - Returns: The matrix, the programmes, the documents, the checklist and the findings.
  /// - Throws: The faults of the registry and of the checklist, and those of the design.
  public func audit(_ plan: AnalysisPlan, checklist: String? = nil) throws -> GenderAudit {
    var everything = plan
    everything.questions = []
    everything.groupings = opened.data.dimensions.map { [$0.id] }
    // The audit tells who is protected; a number that is imprecise is no secret.
    everything.reliability = nil
    let needed: Set = ["count", "item_nonresponse", "proportion", "favourable"]
    let rows = try distributions(of: opened.data, plan: everything).filter {
      needed.contains($0.key.statistic)
    }
    let programmes = try study.programmes.map { _ in
      try Programme.read(study: study, folder: folder ?? ".")
    }
    return GenderAudit(
      AuditMaterial(
        study: study, data: opened.data, rows: try published(rows, everything),
        programmes: programmes, reviewed: try reviewed(checklist), minimumCell: plan.minimumCell))
  }

  private func reviewed(_ checklist: String?) throws(Faults) -> [ChecklistEntry] {
    if let checklist { return try Checklist.read(checklist, in: "") }
    guard let named = study.audit.checklist else { return [] }
    return try Checklist.read(named, in: folder ?? ".")
  }

  /// The audit as a document: text, tables, a page to print and sign.
  public func document(of audit: GenderAudit, languages: [Language]) -> AuditDocument {
    AuditDocument(audit, study: study, languages: languages, version: Self.version)
  }
}
