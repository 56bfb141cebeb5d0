public import Framework
public import Results
public import Surveys
public import Workshop

/// What the audit is made from: the codebook, the answers, the published rows, the registry.
public struct AuditMaterial: Sendable {
  public var study: Study
  public var data: SurveyData
  /// Rows of distributions, overall, by kind of actor and by every dimension, that have passed the
  /// protection of small cells together.
  public var rows: [ResultRow]
  /// Nil where the study has no registry.
  public var programmes: [Programme]?
  /// What the reviewer answered to the checklist.
  public var reviewed: [ChecklistEntry]
  public var minimumCell: Int

  public init(
    study: Study, data: SurveyData, rows: [ResultRow], programmes: [Programme]?,
    reviewed: [ChecklistEntry], minimumCell: Int
  ) {
    self.study = study
    self.data = data
    self.rows = rows
    self.programmes = programmes
    self.reviewed = reviewed
    self.minimumCell = minimumCell
  }
}

/// The audit of gender and disaggregation of a whole study.
///
/// It says which indicator and question is given by which dimension, what the framework promises
/// and sets, how programmes are marked and whether that agrees with their indicators, what the
/// documents say of gender beside what respondents say of them, and how the whole scores on the
/// checklist of the Harmonised Gender and Development Guidelines. From all this it draws findings,
/// the weightiest first.
///
/// Every count of respondents comes from published rows, so that the audit can give nothing away.
public struct GenderAudit: Equatable, Sendable {
  public let coverage: CoverageMatrix
  /// Nil where the study has no registry.
  public let programmes: ProgrammeReview?
  public let documents: [DocumentReview]
  public let checklist: ChecklistScore
  /// By severity, the weightiest first.
  public let findings: [AuditFinding]
  /// The fewest respondents a published number may stand for.
  public let minimumCell: Int
  /// The baselines and targets that the study sets.
  public let promises: [DisaggregationPromise]

  public init(_ material: AuditMaterial) {
    let study = material.study
    coverage = CoverageReading(
      study, material.data, rows: material.rows, minimumCell: material.minimumCell
    ).matrix()
    programmes = material.programmes.map { ProgrammeReview($0, study: study) }
    documents = DocumentReading(study: study, data: material.data, rows: material.rows).reviews()
    let evidence = ChecklistEvidence(
      study: study, coverage: coverage, programmes: programmes, documents: documents)
    checklist = ChecklistScore(data: evidence.entries(), reviewer: material.reviewed)
    minimumCell = material.minimumCell
    promises = study.audit.promises
    let found =
      FindingsOnDocuments(study: study, documents: documents).findings()
      + FindingsOnProgrammes(study: study, review: programmes).findings()
      + FindingsOnCoverage(study: study, coverage: coverage, minimumCell: minimumCell).findings()
      + FindingsOnChecklist(score: checklist).findings()
    // The order within a severity is that in which they were found.
    findings = AuditFinding.Severity.allCases.flatMap { severity in
      found.filter { $0.severity == severity }
    }
  }

  /// The part of the known budget of all programmes that counts as spent on gender equality, in US
  /// dollars, lowest to highest; nil without a registry.
  public var attributableBudget: ClosedRange<Double>? {
    guard let budget = programmes?.summary.total.budget, budget > 0 else { return nil }
    let part = checklist.attributableBudget
    return part.lowerBound * budget...part.upperBound * budget
  }
}
