public import Diagnostics
public import Framework

/// A rule of reliability that does not fit the regime of the data.
public struct ReliabilityError: Diagnosable, Equatable {
  public let rule: ReliabilityRule
  public let regime: DesignDeclaration.Regime

  /// Nil where the rule fits.
  public init?(_ rule: ReliabilityRule, in regime: DesignDeclaration.Regime) {
    guard rule.refusal(in: regime) != nil else { return nil }
    self.rule = rule
    self.regime = regime
  }

  public var diagnostics: [Diagnostic] {
    guard let refusal = rule.refusal(in: regime) else { return [] }
    return [
      Diagnostic(
        .refusal, "reliability-regime", refusal.summary, found: rule.rawValue, hint: refusal.hint)
    ]
  }
}
