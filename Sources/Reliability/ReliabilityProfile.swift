public import Framework
public import Localization

/// A published rule of reliability as data: criteria by kind of number, symbols, words and source.
///
///     let verdict = ReliabilityProfile(.cepal2023).verdict(on: precision)
///
/// A new rule is one file that makes such a value, and a case of ``ReliabilityRule``.
public struct ReliabilityProfile: Equatable, Sendable {
  /// How a number that the rule does not simply show is marked.
  public struct Mark: Equatable, Sendable {
    /// Where the symbol stands.
    public enum Form: Equatable, Sendable {
      /// Behind the number, or in place of a withheld one.
      case symbol(String)
      /// The number stands in parentheses.
      case parentheses
    }

    /// Its name within the rule, in snake case.
    public var id: String
    public var form: Form
    public var meaning: LocalizedText

    public init(_ id: String, _ form: Form, _ meaning: LocalizedText) {
      self.id = id
      self.form = form
      self.meaning = meaning
    }

    /// What a reader sees: the symbol, or the parentheses.
    public var symbol: String {
      switch form {
      case .symbol(let symbol): symbol
      case .parentheses: "( )"
      }
    }
  }

  public var rule: ReliabilityRule
  public var name: LocalizedText
  /// The edition of the rule.
  public var version: String
  /// The rule with its numbers, in a sentence or two.
  public var statement: LocalizedText
  /// Where it is published.
  public var source: String
  /// What is asked of each kind of number; a kind without an entry is not covered.
  public var criteria: [Precision.Kind: [Criterion]]
  /// The marks of flagged numbers.
  public var marks: [Mark]
  /// The mark in place of a withheld number; nil where the rule withholds none.
  public var withheldMark: Mark?
  /// The least part of the cells of a table that must be reliable for the table to be published.
  public var leastReliablePart: Double?

  public init(
    _ rule: ReliabilityRule, name: LocalizedText, version: String, statement: LocalizedText,
    source: String, criteria: [Precision.Kind: [Criterion]], marks: [Mark] = [],
    withheld: Mark? = nil, leastReliablePart: Double? = nil
  ) {
    self.rule = rule
    self.name = name
    self.version = version
    self.statement = statement
    self.source = source
    self.criteria = criteria
    self.marks = marks
    withheldMark = withheld
    self.leastReliablePart = leastReliablePart
  }

  /// The profile of a rule.
  public init(_ rule: ReliabilityRule) {
    self =
      switch rule {
      case .dhs: .dhs
      case .statisticsCanada: .statisticsCanada
      case .inegi: .inegi
      case .ineChile: .ineChile
      case .cepal2020: .cepal2020
      case .cepal2023: .cepal2023
      case .nchs: .nchs
      case .thirtyThirty: .thirtyThirty
      case .actors: .actors
      }
  }

  /// What the rule says of an estimate.
  ///
  /// One criterion that withholds is enough. Otherwise a criterion that cannot be assessed leaves
  /// the whole number not assessed, whatever the others say.
  public func verdict(on known: Precision) -> Verdict {
    if rule == .actors { return Verdict(outcome: .shown, failures: [], unassessed: []) }
    guard let asked = criteria[known.kind] else {
      return Verdict(outcome: .notAssessed, failures: [], unassessed: [.notCovered])
    }
    var verdict = Verdict(outcome: .shown, failures: [], unassessed: [])
    for criterion in asked where !criterion.exempts(known) {
      do throws(Unassessed) {
        let found = try criterion.condition.measure.value(of: known)
        if !criterion.condition.holds(for: found) {
          verdict.failures.append(Verdict.Failure(criterion: criterion, found: found))
        }
      } catch {
        if !verdict.unassessed.contains(error) { verdict.unassessed.append(error) }
      }
    }
    if verdict.failures.contains(where: { $0.criterion.consequence == .withheld }) {
      verdict.outcome = .withheld
    } else if !verdict.unassessed.isEmpty {
      verdict.outcome = .notAssessed
    } else if !verdict.failures.isEmpty {
      verdict.outcome = .flagged
    }
    return verdict
  }
}

extension ReliabilityProfile.Mark {
  /// A number that is not published.
  static func withheld(_ symbol: String, _ meaning: LocalizedText) -> Self {
    Self("withheld", .symbol(symbol), meaning)
  }
}

extension [Precision.Kind: [Criterion]] {
  /// The same criteria for every kind of number.
  static func all(_ criteria: [Criterion]) -> Self {
    Dictionary(uniqueKeysWithValues: Precision.Kind.allCases.map { ($0, criteria) })
  }
}
