public import Audit
import Estimation
import Figures
import Files
public import Framework
import Graphics
import Localization
import ResultTables
public import Results
public import Rounds
import Surveys
import Tables
public import Workshop

/// Everything a report is written from: the codebook, who took part, and the published rows.
public struct ReportMaterial: Sendable {
  public var study: Study
  public var participation: Participation
  /// The rows of all analyses, after the protection of small cells.
  public var rows: [ResultRow]
  /// What the workshop left, where the study has one.
  public var workshop: WorkshopRecord?
  public var programmes: ProgrammeSummary?
  /// The audit of gender and disaggregation; nil where the report has none.
  public var audit: GenderAudit?
  public var inputs: [StudyInput]
  public var plan: AnalysisPlan
  /// The version of the program.
  public var version: String

  public init(
    study: Study, participation: Participation, rows: [ResultRow],
    workshop: WorkshopRecord? = nil, programmes: ProgrammeSummary? = nil,
    audit: GenderAudit? = nil, inputs: [StudyInput],
    plan: AnalysisPlan, version: String
  ) {
    self.study = study
    self.participation = participation
    self.rows = rows
    self.workshop = workshop
    self.programmes = programmes
    self.audit = audit
    self.inputs = inputs
    self.plan = plan
    self.version = version
  }
}
