public import Localization

/// A monitoring study as its codebook declares it: everything but the answers.
///
/// Read from `study.yaml` by ``StudyFile``; built in memory for a bare data file.
public struct Study: Equatable, Sendable {
  public var id: String
  public var title: LocalizedText
  public var description: LocalizedText
  public var languages: [Language]
  /// The answers are invented; every output says so.
  public var isSynthetic: Bool
  public var data: DataLayout
  /// In order of time.
  public var rounds: [RoundDeclaration]
  public var actors: [ActorType]
  public var dimensions: [Dimension]
  public var design: DesignDeclaration
  public var missingAnswers: [MissingAnswer]
  public var scales: [Scale]
  public var principles: [Principle]
  public var indicators: [Indicator]
  public var questions: [Question]
  public var confidentiality: Confidentiality
  /// The rule by which estimates are shown, flagged or withheld; nil for none.
  public var reliability: ReliabilityDeclaration?
  public var findings: [Finding]
  public var workshop: WorkshopFiles?
  public var programmes: ProgrammeRegistry?
  /// What the audit of gender and disaggregation reads besides.
  public var audit: AuditDeclaration
  /// What is to be reached, and from where.
  public var targets: [ProgressTarget] = []
  /// Documents that criteria and findings refer to.
  public var documents: [StudyDocument]

  public init(
    id: String, title: LocalizedText, description: LocalizedText = LocalizedText(verbatim: ""),
    languages: [Language] = [.spanish, .english], isSynthetic: Bool = false, data: DataLayout,
    rounds: [RoundDeclaration], actors: [ActorType], dimensions: [Dimension] = [],
    design: DesignDeclaration = DesignDeclaration(), missingAnswers: [MissingAnswer] = [],
    scales: [Scale], principles: [Principle] = [], indicators: [Indicator] = [],
    questions: [Question], confidentiality: Confidentiality = Confidentiality(),
    reliability: ReliabilityDeclaration? = nil, findings: [Finding] = [],
    workshop: WorkshopFiles? = nil, programmes: ProgrammeRegistry? = nil,
    audit: AuditDeclaration = AuditDeclaration(), documents: [StudyDocument] = []
  ) {
    self.id = id
    self.title = title
    self.description = description
    self.languages = languages
    self.isSynthetic = isSynthetic
    self.data = data
    self.rounds = rounds
    self.actors = actors
    self.dimensions = dimensions
    self.design = design
    self.missingAnswers = missingAnswers
    self.scales = scales
    self.principles = principles
    self.indicators = indicators
    self.questions = questions
    self.confidentiality = confidentiality
    self.reliability = reliability
    self.findings = findings
    self.workshop = workshop
    self.programmes = programmes
    self.audit = audit
    self.documents = documents
  }

  /// Whether results are told apart by kind of actor: not in a sample of one kind, where they would
  /// repeat the overall.
  public var distinguishesActors: Bool { actors.count > 1 || design.regime == .actors }

  /// The scale with that identifier.
  public func scale(_ id: String) -> Scale? { scales.first { $0.id == id } }
  /// The question with that identifier.
  public func question(_ id: String) -> Question? { questions.first { $0.id == id } }
  /// The kind of actor with that identifier.
  public func actor(_ id: String) -> ActorType? { actors.first { $0.id == id } }
  /// The round with that identifier.
  public func round(_ id: String) -> RoundDeclaration? { rounds.first { $0.id == id } }
  /// The dimension with that identifier.
  public func dimension(_ id: String) -> Dimension? { dimensions.first { $0.id == id } }
  /// The indicator with that identifier.
  public func indicator(_ id: String) -> Indicator? { indicators.first { $0.id == id } }
  /// The principle with that identifier.
  public func principle(_ id: String) -> Principle? { principles.first { $0.id == id } }
}
