public import Diagnostics

/// The kind of outcome that a model explains.
public enum ModelFamily: String, CaseIterable, Equatable, Sendable {
  /// The mean of the scores of the answers, on a straight line.
  case gaussian
  /// The share of respondents who gave one of the answers in question.
  case logit
  /// The mean of a count, by its logarithm.
  case poisson
  /// All answers of an ordered scale, by their cumulative shares.
  case ordinal
}

/// How the linear predictor of a model turns into means or shares.
public enum ModelLink: String, CaseIterable, Equatable, Sendable {
  case identity
  case log
  case logit
  case probit
  case cloglog
}

extension ModelFamily {
  /// The links that the family can have, its default first.
  public var links: [ModelLink] {
    switch self {
    case .gaussian: [.identity]
    case .poisson: [.log]
    case .logit, .ordinal: [.logit, .probit, .cloglog]
    }
  }
}

/// What a model is to explain, and by what.
///
///     var model = ModelPlan(outcome: "trust", predictors: [["sex"], ["age"], ["sex", "age"]])
///     model.references = ["sex": "woman"]
public struct ModelPlan: Equatable, Sendable {
  /// The question whose answers are explained.
  public var outcome: String
  /// Dimensions or questions, each alone (`["sex"]`) or crossed (`["sex", "age"]`).
  ///
  /// What is crossed enters alone as well, before its crossing.
  public var predictors: [[String]]
  /// Nil for what the outcome suggests: `logit` for two answers, else `ordinal`.
  public var family: ModelFamily?
  /// Nil for the default of the family.
  public var link: ModelLink?
  /// Predictors that enter by the scores of their levels, as one number, instead of as factors.
  public var scored: Set<String> = []
  /// The level with which the others are compared, by predictor; the first with answers otherwise.
  public var references: [String: String] = [:]
  /// The answers whose share the family `logit` explains.
  ///
  /// Where none is named: the favourable ones, or the second of two answers.
  public var events: [String] = []

  public init(
    outcome: String, predictors: [[String]], family: ModelFamily? = nil, link: ModelLink? = nil
  ) {
    self.outcome = outcome
    self.predictors = predictors
    self.family = family
    self.link = link
  }

  /// The terms in the order of the model: what enters alone, then crossings by their size.
  var terms: [[String]] {
    var terms: [[String]] = []
    for predictor in predictors {
      for name in predictor where !terms.contains([name]) { terms.append([name]) }
    }
    let longest = predictors.map(\.count).max() ?? 1
    for size in 2..<max(3, longest + 1) {
      for term in predictors where term.count == size {
        if !terms.contains(where: { Set($0) == Set(term) }) { terms.append(term) }
      }
    }
    return terms
  }
}

/// What a model asks for that cannot be.
public enum ModelError: Diagnosable, Equatable {
  /// A link that the family does not have.
  case linkOfOtherFamily(ModelLink, ModelFamily)
  /// A reference that is no level of its predictor.
  case unknownReference(predictor: String, level: String, known: [String])
  /// A reference for what is not a factor of the model.
  case referenceWithoutFactor(String, factors: [String])
  /// A predictor by scores that is not in the model.
  case scoreWithoutPredictor(String, known: [String])
  /// An event that is no answer to the outcome.
  case unknownEvent(String, known: [String])
  /// The outcome is among its own predictors.
  case outcomeIsPredictor(String)
  /// Two answers are needed, or it must be said which are counted.
  case eventNeeded(outcome: String, levels: [String])
  /// An outcome without order cannot have scores or cumulative shares.
  case outcomeWithoutOrder(String, ModelFamily)
  /// A quantity has no answers to explain.
  case outcomeIsNumber(String, ModelFamily)
  /// A Poisson outcome with a score below zero.
  case negativeCount(outcome: String, score: Double)

  public var diagnostics: [Diagnostic] { [diagnostic] }

  private var diagnostic: Diagnostic {
    switch self {
    case .linkOfOtherFamily(let link, let family):
      Diagnostic(
        .usage, "bad-link", "the family «\(family.rawValue)» has no link «\(link.rawValue)»",
        found: link.rawValue,
        expected: "one of " + family.links.map(\.rawValue).joined(separator: ", "))
    case .unknownReference(let predictor, let level, let known):
      Diagnostic(
        .badData, "unknown-reference", "«\(level)» is no level of «\(predictor)»", found: level,
        expected: "one of " + known.joined(separator: ", "),
        hint: nearestName(to: level, among: known).map { "did you mean «\($0)»?" })
    case .referenceWithoutFactor(let name, let factors):
      Diagnostic(
        .usage, "reference-without-factor", "«\(name)» is no factor of the model", found: name,
        expected: factors.isEmpty
          ? "the model has no factors" : "one of " + factors.joined(separator: ", "))
    case .scoreWithoutPredictor(let name, let known):
      Diagnostic(
        .usage, "score-without-predictor", "«\(name)» is no predictor of the model", found: name,
        expected: known.isEmpty
          ? "the model has no predictors" : "one of " + known.joined(separator: ", "))
    case .unknownEvent(let level, let known):
      Diagnostic(
        .badData, "unknown-event", "«\(level)» is no answer to the outcome", found: level,
        expected: "one of " + known.joined(separator: ", "),
        hint: nearestName(to: level, among: known).map { "did you mean «\($0)»?" })
    case .outcomeIsPredictor(let name):
      Diagnostic(
        .usage, "outcome-is-predictor", "the outcome «\(name)» cannot explain itself",
        found: name, expected: "other predictors")
    case .eventNeeded(let outcome, let levels):
      Diagnostic(
        .usage, "event-needed", "«\(outcome)» has \(levels.count) answers: which are counted?",
        found: levels.joined(separator: ", "), expected: "--event with one or more of them",
        hint: "the family «ordinal» explains all answers at once")
    case .outcomeWithoutOrder(let outcome, let family):
      Diagnostic(
        .refusal, "outcome-without-order",
        "the answers to «\(outcome)» have no order, which «\(family.rawValue)» needs",
        expected: "an ordinal scale", hint: "--family logit with --event explains one answer")
    case .outcomeIsNumber(let outcome, let family):
      Diagnostic(
        .usage, "outcome-is-number",
        "«\(outcome)» is a number, which «\(family.rawValue)» does not explain",
        expected: "--family gaussian or poisson")
    case .negativeCount(let outcome, let score):
      Diagnostic(
        .refusal, "negative-count", "«\(outcome)» has scores below zero", found: "\(score)",
        expected: "counts", hint: "the family «gaussian» takes any scores")
    }
  }
}
