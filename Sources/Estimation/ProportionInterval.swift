/// The methods for the confidence interval of a proportion.
public enum ProportionInterval: String, CaseIterable, Equatable, Sendable {
  case kornGraubard = "korn-graubard"
  case logit
  case wilson
  case wald
}
