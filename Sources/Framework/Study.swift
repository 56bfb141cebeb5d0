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
  public var findings: [Finding]
  public var workshop: WorkshopFiles?
  public var programmes: ProgrammeRegistry?

  public func scale(_ id: String) -> Scale? { scales.first { $0.id == id } }
  public func question(_ id: String) -> Question? { questions.first { $0.id == id } }
  public func actor(_ id: String) -> ActorType? { actors.first { $0.id == id } }
  public func round(_ id: String) -> RoundDeclaration? { rounds.first { $0.id == id } }
  public func dimension(_ id: String) -> Dimension? { dimensions.first { $0.id == id } }
  public func indicator(_ id: String) -> Indicator? { indicators.first { $0.id == id } }
}

/// The columns that identify a row.
public struct DataLayout: Equatable, Sendable {
  /// The column of the respondent's identifier, stable across rounds.
  public var respondentColumn: String
  public var actorColumn: String
  /// The column of the round, where one file holds several; nil where each round has its file.
  public var roundColumn: String?
}

/// One round of the survey.
public struct RoundDeclaration: Equatable, Sendable {
  public var id: String
  public var year: Int
  /// The data file, relative to the study folder.
  public var file: String
  public var mode: LocalizedText
  /// The number invited by actor identifier; an actor that is missing was not counted.
  public var invited: [String: Int]
}

public struct ActorType: Equatable, Sendable {
  public var id: String
  public var label: LocalizedText
  /// The short name for charts.
  public var short: LocalizedText
  /// How respondents of this kind are counted in a sentence, for instance «OSC» and “CSOs”.
  public var countNoun: LocalizedText
}

/// A characteristic to disaggregate by.
public struct Dimension: Equatable, Sendable {
  /// Whom the characteristic describes.
  public enum Unit: String, CaseIterable, Equatable, Sendable {
    case person, organisation, beneficiaries
  }

  public var id: String
  public var label: LocalizedText
  public var describes: Unit
  public var column: String
  public var levels: [Level]

  public struct Level: Equatable, Sendable {
    public var id: String
    public var label: LocalizedText
  }
}

public struct DesignDeclaration: Equatable, Sendable {
  public enum Regime: String, CaseIterable, Equatable, Sendable { case sample, actors }
  public var regime: Regime
  public var weights: String?
  public var strata: String?
  public var clusters: [String]
  public var populationSize: String?
}

/// Codes that stand for an answer without substance, and why there is none.
public struct MissingAnswer: Equatable, Sendable {
  /// The name of the reason as in tidy results, for instance `does_not_know` or `refused`.
  public var reason: String
  public var codes: [String]
  public var label: LocalizedText
}

/// An answer scale with its labels.
public struct Scale: Equatable, Sendable {
  public enum Kind: String, CaseIterable, Equatable, Sendable { case ordinal, nominal }
  public enum Side: String, CaseIterable, Equatable, Sendable {
    case unfavourable, neutral, favourable
  }

  public struct Level: Equatable, Sendable {
    public var code: String
    public var label: LocalizedText
    public var score: Double
    public var side: Side?
  }

  public var id: String
  public var kind: Kind
  public var levels: [Level]
}

public struct Principle: Equatable, Sendable {
  public var id: String
  public var label: LocalizedText
  public var description: LocalizedText
}

public struct Indicator: Equatable, Sendable {
  /// How the questions of an indicator make its score.
  public enum Aggregation: String, CaseIterable, Equatable, Sendable {
    /// The mean over the questions of the share of favourable answers.
    case meanFavourable = "mean-favourable"
    /// The mean over the questions of the mean score brought to 0–100.
    case meanScore = "mean-score"
  }

  public var id: String
  public var principle: String
  public var label: LocalizedText
  public var description: LocalizedText
  public var aggregation: Aggregation
}

/// A closed question; always a question in a round.
public struct Question: Equatable, Sendable {
  public enum Kind: String, CaseIterable, Equatable, Sendable { case single, multiple }

  /// An option of a multiple-choice question, one column of yes and no.
  public struct Option: Equatable, Sendable {
    public var id: String
    public var column: String
    public var label: LocalizedText
  }

  /// What was different in a round.
  public struct Version: Equatable, Sendable {
    /// Whether answers before and after can be compared.
    public enum Comparability: String, CaseIterable, Equatable, Sendable {
      case comparable, caveat
      case notComparable = "not-comparable"
    }
    /// The last round (identifier) that used this version.
    public var until: String
    public var text: LocalizedText?
    /// The scale used then, where it differs; `crosswalk` maps its codes to those of today.
    public var scale: String?
    public var crosswalk: [String: String]
    public var comparability: Comparability
    public var reason: LocalizedText
  }

  public var id: String
  public var indicator: String
  public var kind: Kind
  public var column: String
  public var text: LocalizedText
  /// A few words for chart labels.
  public var short: LocalizedText
  public var scale: String
  public var options: [Option]
  /// The actors (identifiers) it is put to.
  public var asked: [String]
  /// The rounds (identifiers) it is put in.
  public var rounds: [String]
  public var versions: [Version]
}

public struct Confidentiality: Equatable, Sendable {
  public var minimumCell: Int
  /// Organisations are shown by code only.
  public var hidesRespondents: Bool
}

/// A finding of the earlier report, to set beside the figures.
public struct Finding: Equatable, Sendable {
  public enum Kind: String, CaseIterable, Equatable, Sendable { case progress, opportunity }
  public var id: String
  public var kind: Kind
  public var principle: String
  /// Nil where the report ties it to no indicator.
  public var indicator: String?
  public var text: LocalizedText
  /// The questions that bear on it.
  public var questions: [String]
}

/// The files of the workshop.
public struct WorkshopFiles: Equatable, Sendable {
  public var recommendations: String
  public var votes: String
}

/// The programme registry: its file and the columns a reader of it needs.
public struct ProgrammeRegistry: Equatable, Sendable {
  public var file: String
}
