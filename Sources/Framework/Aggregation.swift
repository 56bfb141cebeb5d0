import Numerics

extension Indicator {
  /// How a score between 0 and 1 is made: small rules that hold others.
  ///
  ///     .share(.atLeast(4, of: criteria))              // four of five criteria
  ///     .share(.all([.any([a, b, c]), d]))             // any of three, and the fourth
  ///     .mean(.arithmetic, [Term(.number("p", from: 0, to: 100)), …])
  public indirect enum Aggregation: Equatable, Sendable {
    /// The mean over the questions of the indicator of the share of favourable answers.
    case meanFavourable
    /// The mean over the questions of the indicator of the mean score, brought to 0–1.
    case meanScore
    /// The share of respondents who meet a criterion.
    case share(Criterion)
    /// The mean over respondents of the part of the criteria that they meet.
    case criteriaMet([Criterion])
    /// The share of favourable answers to a question, or of those who chose an option.
    case favourable(AnswerReference)
    /// The mean score of a question, brought to 0–1 by the ends of its scale.
    case score(String)
    /// The mean over questions of one scale of the place of the answer on it; with the share of
    /// each level.
    case levels([String])
    /// The mean of a question for a number, brought to 0–1 by the ends given.
    case number(String, from: Double, to: Double)
    /// A share of the programmes of the registry.
    case programmes(RegistryShare)
    /// A mean of other numbers with their weights.
    case mean(Mean, [Term])
    /// A number times the factor of the tier in which another stands.
    case tiered(Aggregation, by: Aggregation, [Tier])
  }

  /// The kinds of mean.
  public enum Mean: String, CaseIterable, Equatable, Sendable {
    /// Weaknesses are made up for by strengths.
    case arithmetic = "mean"
    /// The lower a part, the more it counts; without a value where a part is zero.
    case geometric = "geometric-mean"
  }

  /// A part of a mean, and its weight.
  public struct Term: Equatable, Sendable {
    public var part: Aggregation
    /// Positive; only its ratio to the others counts.
    public var weight: Double

    public init(_ part: Aggregation, weight: Double = 1) {
      self.part = part
      self.weight = weight
    }
  }

  /// The factor of the numbers from a limit up to the limit of the tier above.
  public struct Tier: Equatable, Sendable {
    public var from: Double
    public var factor: Double

    public init(from: Double, factor: Double) {
      self.from = from
      self.factor = factor
    }
  }
}

/// A question, or an option of a question with several answers: `g5/marker`.
public struct AnswerReference: Equatable, Hashable, Sendable {
  public var question: String
  /// Empty for the question itself.
  public var option: String

  public init(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    question = parts.first.map(String.init) ?? ""
    option = parts.count > 1 ? String(parts[1]) : ""
  }

  public var text: String { option.isEmpty ? question : question + "/" + option }
}

/// A share of the programme registry.
public enum RegistryShare: Equatable, Sendable {
  /// The programmes whose field has one of these values, of those whose field is known.
  case having(field: String, values: [String])
  /// The sum of one column over that of another, of the programmes where both are known.
  case ratio(of: String, to: String)

  /// The columns that it reads.
  public var fields: [String] {
    switch self {
    case .having(let field, _): [field]
    case .ratio(let above, let below): [above, below]
    }
  }

  /// The columns of a programme registry that can be asked for by value.
  public static let valueFields = [
    "results_framework", "sdg_reference", "gender_marker", "disaggregation", "partner", "sector",
  ]
  /// The columns of a programme registry that are numbers.
  public static let numberFields = ["indicators", "baseline", "target", "budget_usd"]
}

/// A condition on one respondent: met, not met, or undecided where an answer is missing.
public indirect enum Criterion: Equatable, Sendable {
  /// The answer is on the favourable side, or the option was chosen.
  case favourable(AnswerReference)
  /// The answer is one of these codes.
  case answers(AnswerReference, codes: [String])
  /// The share of the programmes is at least this; the same for every respondent.
  case programmes(RegistryShare, atLeast: Double)
  /// The document is available; the same for every respondent.
  case document(String)
  case not(Criterion)
  case all([Criterion])
  case any([Criterion])
  case atLeast(Int, of: [Criterion])
}

extension Criterion {
  /// The criteria it is made of.
  var parts: [Criterion] {
    switch self {
    case .favourable, .answers, .programmes, .document: []
    case .not(let part): [part]
    case .all(let parts), .any(let parts), .atLeast(_, let parts): parts
    }
  }

  /// The questions and options it reads, in order, each once.
  public var references: [AnswerReference] {
    switch self {
    case .favourable(let reference), .answers(let reference, _): [reference]
    default: parts.flatMap(\.references).withoutRepetition
    }
  }
}

extension Indicator.Aggregation {
  /// The rules it is made of.
  var parts: [Indicator.Aggregation] {
    switch self {
    case .mean(_, let terms): terms.map(\.part)
    case .tiered(let part, let by, _): [part, by]
    default: []
    }
  }

  /// The criteria it holds itself.
  var criteria: [Criterion] {
    switch self {
    case .share(let criterion): [criterion]
    case .criteriaMet(let criteria): criteria
    default: []
    }
  }

  /// The questions and options that the rule names, in order, each once; none for the means over
  /// all questions of an indicator.
  public var references: [AnswerReference] {
    let own: [AnswerReference] =
      switch self {
      case .favourable(let reference): [reference]
      case .score(let question), .number(let question, _, _): [AnswerReference(question)]
      case .levels(let questions): questions.map { AnswerReference($0) }
      default: criteria.flatMap(\.references)
      }
    return (own + parts.flatMap(\.references)).withoutRepetition
  }

  /// The ranges that the rule declares for a question for a number.
  public func ranges(of question: String) -> [(Double, Double)] {
    if case .number(question, let from, let to) = self { return [(from, to)] }
    return parts.flatMap { $0.ranges(of: question) }
  }

  /// Whether the rule is one of the means over all questions of the indicator.
  public var isOverAllQuestions: Bool { self == .meanFavourable || self == .meanScore }

  var unansweredByDefault: Indicator.Unanswered { isOverAllQuestions ? .leaveOut : .range }

  /// The name of the rule in results, in snake case.
  public var name: String {
    switch self {
    case .meanFavourable: "mean_favourable"
    case .meanScore: "mean_score"
    case .share: "share_meeting"
    case .criteriaMet: "criteria_met"
    case .favourable: "favourable"
    case .score: "mean_score"
    case .levels: "mean_level"
    case .number: "mean_number"
    case .programmes: "share_of_programmes"
    case .mean(.arithmetic, let terms):
      terms.allSatisfy { $0.weight == terms[0].weight } ? "mean_of_parts" : "weighted_mean"
    case .mean(.geometric, _): "geometric_mean"
    case .tiered: "tiered"
    }
  }
}

extension Study {
  /// The questions (identifiers) from which the score of an indicator is made.
  public func questions(of indicator: Indicator) -> [String] {
    indicator.aggregation.isOverAllQuestions
      ? questions.filter { $0.indicator == indicator.id }.map(\.id)
      : distinct(indicator.aggregation.references.map(\.question))
  }
}

extension Array where Element: Hashable {
  /// The elements in their order, each once.
  var withoutRepetition: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
