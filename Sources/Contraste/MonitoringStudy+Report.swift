import Disaggregation
import Disclosure
import Distributions
import Divergence
public import Figures
import Files
import Framework
public import Localization
public import Reports
public import Results
import Trends
import Workshop

extension MonitoringStudy {
  /// The version of the program.
  public static let version = "0.1.0"

  /// A chart of rows that an analysis returned.
  ///
  /// - Returns: nil where the rows hold nothing that the chart could draw.
  public func figure(
    _ request: ChartRequest, of rows: [ResultRow], language: Language? = nil
  ) -> Figure? {
    FigureSource(rows: rows, study: study, language: language ?? self.language).figure(request)
  }

  /// Every analysis of a report, protected together: what one withholds no other gives away.
  ///
  /// - Throws: the faults of the design.
  public func reportRows(_ plan: AnalysisPlan) throws -> [ResultRow] {
    var rows = try distributions(of: opened.data, plan: plan)
    // The distances of each respondent to each are shown by no chart of the report.
    rows += try divergences(of: opened.data, plan: plan).filter {
      !["distance", "merge_height", "leaf_order"].contains($0.key.statistic)
    }
    rows += try disaggregations(of: opened.data, plan: plan)
    rows += try indicatorRows(plan)
    if opened.data.rounds.map({ $0.levels.count > 1 }) ?? false {
      rows += try trends(of: opened.data, plan: plan)
    }
    rows = try comparability(plan) + published(rows, plan) + progress(plan)
    if !study.findings.isEmpty { rows += try findings(plan) }
    if study.workshop != nil {
      rows += try workshop(plan)
      rows += traceResults(study: study, record: try workshopRecord())
    }
    return rows
  }

  /// The report of the study, in the languages given, the first of which is shown first.
  ///
  /// - Throws: the faults of the design.
  public func report(_ plan: AnalysisPlan, languages: [Language]) throws -> StudyReport {
    let record = study.workshop == nil ? nil : try workshopRecord()
    let programmes = try study.programmes.map { _ in
      ProgrammeSummary(try Programme.read(study: study, folder: folder ?? "."), study: study)
    }
    return StudyReport(
      ReportMaterial(
        study: study, participation: Participation(study, opened.data),
        rows: try reportRows(plan), workshop: record, programmes: programmes,
        audit: try audit(plan), inputs: opened.inputs, plan: plan, version: Self.version),
      languages: languages)
  }
}
