/// Indicator B: the strategy exists, sets priorities and is reported on each year; few outside the
/// federal government took part in it, and sub-national governments are on their way.
let strategyPlans: [QuestionPlan] = [
  QuestionPlan(
    "b1", .strategy,
    ActorAnswers(.federal, [0, 6, 11, 50, 33], [0, 12, 18, 47, 23], [0, 6, 13, 50, 31]),
    ActorAnswers(.partner, [0, 8, 25, 50, 17], [0, 14, 29, 43, 14], [0, 8, 23, 46, 23]),
    ActorAnswers(
      .cso, missing: MissingShares(doesNotKnow: 0.12), [11, 22, 30, 26, 11], [14, 23, 30, 24, 9],
      [10, 21, 28, 30, 11])),
  QuestionPlan(
    "b2", .strategy,
    ActorAnswers(.federal, missing: .none, [0, 11, 89], [0, 24, 76], [0, 12, 88]),
    ActorAnswers(
      .cso, missing: MissingShares(doesNotKnow: 0.26), [21, 26, 53], [24, 29, 47], [16, 28, 56])),
  QuestionPlan(
    "b3", .strategy,
    ActorAnswers(.federal, [11, 28, 61], [12, 29, 59], [12, 25, 63]),
    ActorAnswers(.subnational, [64, 25, 11], [56, 28, 16], [50, 30, 20]),
    ActorAnswers(.cso, [62, 26, 12], [54, 28, 18], [52, 30, 18]),
    ActorAnswers(.partner, [75, 17, 8], [71, 22, 7], [62, 23, 15])),
  QuestionPlan(
    "b4", .strategy,
    ActorAnswers(.subnational, [14, 25, 54, 7], [9, 22, 56, 13], [7, 16, 54, 23])),
  QuestionPlan(
    "b5", .strategy,
    ActorAnswers(.subnational, [50, 36, 14], [44, 37, 19], [37, 40, 23])),
]
