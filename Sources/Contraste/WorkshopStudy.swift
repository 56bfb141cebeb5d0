public import Diagnostics
public import Figures
import Files
public import Framework
public import Localization
import ResultTables
public import Results
import Rounds
public import Tables
public import Workshop

/// A workshop by itself: its votes, without the answers of the survey.
///
///     let workshop = try WorkshopStudy(opening: "Datasets/ssc-effectiveness")
///     print(workshop.tables(workshop.results(workshop.defaultPlan)).map { $0.plainText() })
public struct WorkshopStudy: Sendable {
  /// The codebook; of a bare file it has the actors only.
  public let study: Study
  public let record: WorkshopRecord

  /// Opens the workshop of a study folder.
  ///
  /// - Throws: Every fault of the codebook, or else of the workshop's files; a refusal where the
  ///   study has none.
  public init(opening path: String) throws(Faults) {
    let codebook = StudyFolder.codebook(at: path)
    study = try StudyFile.read(path: codebook)
    record = try WorkshopRecord.read(study: study, folder: Path.folder(of: codebook))
  }

  /// Opens a file of votes without a study.
  ///
  /// - Throws: Every fault of the file.
  public init(votes path: String, options: VoteOptions) throws(Faults) {
    self.init(bare: try WorkshopRecord.read(votes: path, options: options), path)
  }

  /// Opens a file of codings without a study.
  ///
  /// - Throws: Every fault of the file.
  public init(codings path: String, options: CodingOptions) throws(Faults) {
    self.init(bare: try WorkshopRecord.read(codings: path, options: options), path)
  }

  private init(bare record: WorkshopRecord, _ path: String) {
    self.record = record
    study = Study(
      id: "workshop", title: LocalizedText(verbatim: Path.name(of: path)),
      data: DataLayout(respondentColumn: "voter", actorColumn: "actor"), rounds: [],
      actors: record.actors.map { ActorType(id: $0, label: LocalizedText(verbatim: $0)) },
      dimensions: [], scales: [], principles: [], indicators: [], questions: [])
  }

  /// The plan with the study's own minimum cell.
  public var defaultPlan: AnalysisPlan {
    var plan = AnalysisPlan()
    plan.minimumCell = study.confidentiality.minimumCell
    return plan
  }

  /// The first language of the study.
  public var language: Language { study.languages.first ?? .spanish }

  /// What a reader should know: what cannot be said of totals.
  public var remarks: [Diagnostic] {
    guard record.holdsTotalsOnly else { return [] }
    return [
      Diagnostic(
        .refusal, "totals-only", "only totals by group are known, not single votes",
        severity: .note,
        hint: "orders count each group as one ballot; nothing can be said of orders by voters, of "
          + "voters left out one by one or drawn anew, or of votes cast twice")
    ]
  }

  /// Support, consensus, ranks and the agreement of coders.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - top: How many recommendations count as the first, where voters are drawn anew.
  /// - Returns: The rows of each recommendation, then those over all.
  public func results(_ plan: AnalysisPlan, top: Int = firstByDefault) -> [ResultRow] {
    workshopResults(record: record, actors: study.actors.map(\.id), plan: plan, top: top)
  }

  /// What leads from answers to findings, recommendations and the next round.
  public func trace() -> [ResultRow] { traceResults(study: study, record: record) }

  /// Tables for people.
  public func tables(
    _ rows: [ResultRow], plan: AnalysisPlan, language: Language
  ) -> [DisplayTable] {
    Tabulation(
      study: study, language: language, minimumCell: plan.minimumCell,
      itemTexts: record.texts, headingTexts: record.headingTexts
    ).tables(rows)
  }

  /// A chart of rows of the workshop.
  ///
  /// - Returns: nil where the rows hold nothing that the chart could draw.
  public func figure(
    _ request: ChartRequest, of rows: [ResultRow], language: Language
  ) -> Figure? {
    FigureSource(
      rows: rows, study: study, language: language, itemTexts: record.texts,
      headingTexts: record.headingTexts
    ).figure(request)
  }
}
