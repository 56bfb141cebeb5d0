/// Indicator F: parliaments follow cooperation up seldom or never.
let oversightPlans: [QuestionPlan] = [
  QuestionPlan(
    "f1", .oversight,
    ActorAnswers(
      .cso, missing: MissingShares(doesNotKnow: 0.16), [46, 39, 13, 2], [43, 40, 13, 4],
      [51, 36, 11, 2]),
    ActorAnswers(
      .subnational, missing: MissingShares(doesNotKnow: 0.1), [39, 43, 18, 0], [37, 44, 16, 3],
      [43, 40, 14, 3]),
    ActorAnswers(.federal, [28, 55, 17, 0], [24, 53, 23, 0], [31, 50, 19, 0])),
  QuestionPlan(
    "f2", .oversight, ActorAnswers(.federal, [61, 28, 11], [53, 35, 12], [56, 31, 13])),
  QuestionPlan(
    "f3", .oversight,
    ActorAnswers(.subnational, [46, 36, 14, 4], [44, 34, 16, 6], [40, 37, 17, 6])),
]
