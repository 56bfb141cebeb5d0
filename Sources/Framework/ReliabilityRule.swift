/// The published rules by which an estimate of a sample may be shown, flagged or withheld.
///
/// A rule is named with its year where its publisher has changed it. What each of them asks stands
/// in the module `Reliability`, one file a rule.
public enum ReliabilityRule: String, CaseIterable, Equatable, Sendable {
  case dhs
  case statisticsCanada = "statistics-canada"
  case inegi
  case ineChile = "ine-chile"
  case cepal2020 = "cepal-2020"
  case cepal2023 = "cepal-2023"
  case nchs
  case thirtyThirty = "30-30"
  /// Respondents who stand for themselves: counts, response rates and confidentiality alone.
  case actors

  /// The regime in which the rule means anything.
  public var regime: DesignDeclaration.Regime { self == .actors ? .actors : .sample }

  /// Why a rule cannot be used in a regime; nil where it can.
  ///
  /// - Returns: the summary, and what to write instead.
  public func refusal(in regime: DesignDeclaration.Regime) -> (summary: String, hint: String)? {
    guard regime != self.regime else { return nil }
    if self == .actors {
      return (
        "the rule «actors» is for respondents who stand for themselves, and this is a sample",
        "choose a rule for samples: "
          + Self.allCases.filter { $0.regime == .sample }.map(\.rawValue).joined(separator: ", ")
      )
    }
    return (
      "the rule «\(rawValue)» judges the sampling error of probability samples, and no sample was "
        + "drawn here: 10 to 40 actors of a kind fail every such rule, however well they answered",
      "«actors» is the rule for respondents who stand for themselves: counts out of those invited, "
        + "response rates and confidentiality"
    )
  }
}

/// The rule that a study declares, with what the rule has to know of its design.
public struct ReliabilityDeclaration: Equatable, Sendable {
  public var rule: ReliabilityRule
  /// The dimensions for whose groups the sample was planned to give estimates.
  public var plannedDomains: [String]

  public init(rule: ReliabilityRule, plannedDomains: [String] = []) {
    self.rule = rule
    self.plannedDomains = plannedDomains
  }
}
