public import Anonymity
import Association
public import Diagnostics
import Disaggregation
public import Disclosure
import Distributions
import Divergence
import Estimates
import Files
public import Framework
public import Localization
public import Models
import Numerics
import Ordination
import Reliability
import ResultTables
public import Results
public import Rounds
public import Tables
import Trends
public import Workshop

/// A study with its answers, and every question that can be put to it.
///
///     let study = try MonitoringStudy(opening: "Datasets/ssc-effectiveness")
///     var plan = study.defaultPlan
///     plan.questions = ["c1"]
///     let rows = try study.distribution(plan)
///     print(study.table(rows, language: .spanish).plainText())
///
/// What an analysis returns is ready to be published: groups smaller than the minimum of the plan
/// are withheld, with what would give them away.
public struct MonitoringStudy: Sendable {
  /// The codebook, the coded answers, and where they come from.
  public let opened: OpenStudy
  /// The folder of the study; nil where there is none.
  public let folder: String?
  /// What was published of the study before, which the protection heeds.
  public var register = PublicationRegister()

  /// Opens a study folder or its `study.yaml`.
  ///
  /// - Throws: Every fault of the codebook, or else every fault of the data against it.
  public init(opening path: String) throws(Faults) {
    opened = try StudyFolder.open(path)
    folder = Path.folder(of: StudyFolder.codebook(at: path))
  }

  /// Opens a data file that comes without a codebook.
  ///
  /// - Throws: What is wrong with the file, with a column, or with the design.
  public init(file path: String, options: BareFileOptions) throws(Faults) {
    opened = try BareStudy.open(path, options: options)
    folder = nil
  }

  /// A study that is open already.
  public init(_ opened: OpenStudy, folder: String? = nil) {
    self.opened = opened
    self.folder = folder
  }

  /// What the codebook declares.
  public var study: Study { opened.study }
  public var title: LocalizedText { opened.study.title }
  /// Warnings and notes: what a reader should know but what stops nothing.
  public var remarks: [Diagnostic] { opened.remarks }
  /// The first language of the study.
  public var language: Language { opened.study.languages.first ?? .spanish }

  /// The plan that asks for everything overall, with the study's own minimum cell.
  public var defaultPlan: AnalysisPlan {
    var plan = AnalysisPlan()
    plan.minimumCell = opened.study.confidentiality.minimumCell
    plan.reliability = opened.study.reliability
    plan.divergence.namesRespondents = !hidesRespondents
    plan.disaggregation.references = references
    return plan
  }

  /// Whether single respondents may appear by code only.
  public var hidesRespondents: Bool { opened.study.confidentiality.hidesRespondents }

  /// How answers are distributed: counts, shares, who did not answer, median, mean score.
  ///
  /// Where the plan asks for it, the tests of whether the groups differ follow.
  ///
  /// - Throws: ``PlanError`` for what the study does not have, and the faults of the design.
  public func distribution(_ plan: AnalysisPlan) throws -> [ResultRow] {
    var rows = try distributions(of: opened.data, plan: plan)
    if plan.testsDistributions {
      rows += try associations(of: opened.data, plan: plan).map { row in
        var row = row
        row.key.analysis = "distribution"
        return row
      }
    }
    if plan.roundsCounts { return roundedCounts(rows, plan) }
    let groupings = try plan.respondentGroups(in: opened.data)
    return try publishedWithLetters(rows, plan, groupings, analysis: "distribution")
  }

  /// Means, totals, ratios, quantiles, boxes and contrasts, with their covariances if wanted.
  ///
  /// - Throws: ``PlanError`` for what the study does not have, a contrast that cannot be read, and
  ///   the faults of the design.
  public func estimates(_ plan: AnalysisPlan) throws -> [ResultRow] {
    try published(Estimates.estimates(of: opened.data, plan: plan), plan)
  }

  /// Whether the rounds can be compared; then every round, and the changes between rounds.
  ///
  /// - Throws: ``TrendError/noRounds`` without a second round; ``PlanError`` for what the study
  ///   does not have, and the faults of the design.
  public func trend(_ plan: AnalysisPlan) throws -> [ResultRow] {
    var rows = try published(trends(of: opened.data, plan: plan), plan)
    rows += try progress(plan)
    let verdicts = try comparability(plan)
    return verdicts.isEmpty ? rows : verdicts + rows
  }

  /// How far respondents disagree, within and between groups.
  ///
  /// - Throws: ``PlanError`` for what the study does not have, and the faults of the design.
  public func divergence(_ plan: AnalysisPlan) throws -> [ResultRow] {
    try published(divergences(of: opened.data, plan: plan), plan)
  }

  /// Who answers like whom: a map of the respondents by the distances between their answers.
  ///
  /// - Throws: ``PlanError`` for what the study does not have.
  public func ordination(_ plan: AnalysisPlan) throws -> [ResultRow] {
    try published(ordinations(of: opened.data, plan: plan), plan)
  }

  /// Each question by each dimension, the gaps between groups, and their tests.
  ///
  /// - Throws: ``PlanError`` for what the study does not have, and the faults of the design.
  public func disaggregation(_ plan: AnalysisPlan) throws -> [ResultRow] {
    var rows = try disaggregations(of: opened.data, plan: plan)
    if plan.roundsCounts { return roundedCounts(rows, plan) }
    if plan.questions.isEmpty {
      rows += try indicatorDisaggregations(
        of: opened.data, study: study, plan: plan, programmes: programmeFields())
    }
    let groupings = try plan.disaggregatedGroups(in: opened.data)
    return try withCoarserGroups(
      publishedWithLetters(rows, plan, groupings, analysis: "disaggregation"), plan)
  }

  /// The tests of the plan: whether answers differ between groups, or from expected shares.
  ///
  /// A plan without groupings stands for every dimension of the study.
  ///
  /// - Throws: ``PlanError`` for what the study does not have, for a comparison without groups, for
  ///   shares that do not fit a question; and the faults of the design.
  public func association(_ plan: AnalysisPlan) throws -> [ResultRow] {
    let data = opened.data
    var plan = plan
    if plan.groupings.isEmpty {
      plan.groupings = data.dimensions.map(\.id).filter { $0 != plan.given }.map { [$0] }
    }
    let compares = plan.tests.contains { $0 != .goodnessOfFit }
    if compares, plan.groupings.isEmpty, data.actors == nil { throw PlanError.noGroups }
    return try published(associations(of: data, plan: plan), plan)
  }

  /// The answers to one question, explained by several dimensions or questions at once.
  ///
  ///     let model = ModelPlan(outcome: "c1", predictors: [["sex"], ["age"]])
  ///     let rows = try study.model(model, plan: study.defaultPlan)
  ///
  /// - Throws: ``PlanError`` and ``ModelError`` for what the study does not have.
  public func model(_ model: ModelPlan, plan: AnalysisPlan) throws -> [ResultRow] {
    let rows = try published(models(of: opened.data, model: model, plan: plan), plan)
    return plan.suppresses ? withholdingReferences(rows) : rows
  }

  /// How well respondents hide among each other in the data themselves.
  ///
  /// - Throws: ``PlanError`` for a key or question that the study does not have.
  public func anonymity(_ plan: AnonymityPlan) throws -> [ResultRow] {
    try Anonymity.anonymity(of: opened.data, plan: plan)
  }

  /// How the kinds of actor voted on the recommendations of the workshop, and how far they agree.
  ///
  /// - Throws: A refusal where the study has no workshop, and every fault of its files.
  public func workshop(_ plan: AnalysisPlan) throws -> [ResultRow] {
    try workshopResults(
      record: workshopRecord(), actors: study.actors.map(\.id), plan: plan)
  }

  /// The recommendations and votes of the workshop.
  ///
  /// - Throws: A refusal where the study has no workshop, and every fault of its files.
  public func workshopRecord() throws(Faults) -> WorkshopRecord {
    try WorkshopRecord.read(study: study, folder: folder ?? ".")
  }

  /// Tables for people: one a question and dimension.
  public func tables(
    _ rows: [ResultRow], plan: AnalysisPlan? = nil, language: Language? = nil
  ) -> [DisplayTable] {
    let language = language ?? self.language
    let rule = (plan ?? defaultPlan).reliability?.rule
    // None where their files have been lost since they were read.
    let record =
      rows.contains { ["workshop", "findings"].contains($0.key.analysis) }
      ? try? workshopRecord() : nil
    return Tabulation(
      study: study, language: language, minimumCell: plan?.minimumCell, reliability: rule,
      participation: participationNotes(
        rule, minimumCell: (plan ?? defaultPlan).minimumCell, language),
      itemTexts: record?.textsWithHeadings ?? [:], headingTexts: record?.headingTexts ?? [:]
    ).tables(rows)
  }

  /// The first of the tables for people: where the rows are about one question and dimension.
  public func table(_ rows: [ResultRow], language: Language? = nil) -> DisplayTable {
    tables(rows, language: language).first
      ?? DisplayTable(title: "", columns: [], rows: [])
  }
}
