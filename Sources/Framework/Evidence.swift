/// What the answers must show for a finding to be supported.
///
///     .claim(Claim(figure, .below, .number(0.5)))     // fewer than half
///     .all([…]), .any([…])
public indirect enum EvidenceRule: Equatable, Sendable {
  case claim(EvidenceClaim)
  case all([EvidenceRule])
  case any([EvidenceRule])

  /// The claims in their order.
  public var claims: [EvidenceClaim] {
    switch self {
    case .claim(let claim): [claim]
    case .all(let rules), .any(let rules): rules.flatMap(\.claims)
    }
  }
}

/// A figure and the side of a limit on which it must stand.
public struct EvidenceClaim: Equatable, Sendable {
  /// On which side of the limit.
  public enum Side: String, CaseIterable, Equatable, Sendable { case above, below }

  /// A number, or another figure of the study.
  public enum Limit: Equatable, Sendable {
    case number(Double)
    case figure(EvidenceFigure)
  }

  public var figure: EvidenceFigure
  public var side: Side
  public var limit: Limit

  public init(_ figure: EvidenceFigure, _ side: Side, _ limit: Limit) {
    self.figure = figure
    self.side = side
    self.limit = limit
  }
}

/// A number of the study that bears on a finding.
public struct EvidenceFigure: Equatable, Sendable {
  /// What is counted or measured.
  public enum Subject: Equatable, Sendable {
    case question(AnswerReference)
    case indicator(String)
    case programmes(RegistryShare)
    case document(String)
  }

  /// The statistics of answers that a rule may name.
  public enum Statistic: String, CaseIterable, Equatable, Sendable {
    /// The share of favourable answers, or of those who chose an option.
    case favourable
    /// The share of the answers that the rule names.
    case proportion
    /// The mean of the scores of the scale.
    case meanScore = "mean_score"
    /// How far apart the answers stand, from 0 to 1.
    case disagreement
    /// The score of an indicator.
    case indicatorScore = "indicator_score"
    /// A share of the programme registry.
    case shareOfProgrammes = "share_of_programmes"
    /// Whether a document is available: 1 or 0.
    case available
  }

  public var subject: Subject
  public var statistic: Statistic
  /// The codes whose share is meant; empty but for ``Statistic/proportion``.
  public var answers: [String]
  /// Nil for everyone, where the study has one kind of actor.
  public var actor: String?
  /// Nil for the first round: that of the report whose findings they are.
  public var round: String?

  public init(
    _ subject: Subject, _ statistic: Statistic, answers: [String] = [], actor: String? = nil,
    round: String? = nil
  ) {
    self.subject = subject
    self.statistic = statistic
    self.answers = answers
    self.actor = actor
    self.round = round
  }

  /// What it is about, as rules are written: `c2`, `c5/national`, `C`, `results_framework`.
  public var text: String {
    switch subject {
    case .question(let reference): reference.text
    case .indicator(let id), .document(let id): id
    case .programmes(.having(let field, let values)): field + "=" + values.joined(separator: "|")
    case .programmes(.ratio(let above, let below)): above + "/" + below
    }
  }
}
