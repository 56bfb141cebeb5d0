/// The methods for the confidence interval of a proportion.
///
/// Every interval lies within [0, 1] and holds the estimate. Logit and Wald have none where all
/// answers are alike; the others always have one where the design has degrees of freedom.
public enum ProportionInterval: String, CaseIterable, Equatable, Sendable {
  /// Clopper–Pearson of the effective number of answers, corrected for the degrees of freedom.
  case kornGraubard = "korn-graubard"
  /// A t interval of the log odds.
  case logit
  /// Wilson's score interval of the effective number of answers.
  case wilson
  /// A Wald interval after z²/2 answers of each kind are added to the effective number.
  case agrestiCoull = "agresti-coull"
  /// A t interval of the proportion itself, held within [0, 1].
  case wald
  /// The exact binomial interval: of the answers themselves among actors, where it is the only one
  /// that stands without a known number invited; of the answers over the design effect elsewhere.
  case clopperPearson = "clopper-pearson"
}
