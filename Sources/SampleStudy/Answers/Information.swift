/// Indicator E: the information system holds federal data; sub-national governments record and
/// report little; all of it improves from round to round.
let informationPlans: [QuestionPlan] = [
  QuestionPlan(
    "e1", .information,
    ActorAnswers(.cso, [20, 33, 22, 20, 5], [12, 26, 26, 28, 8], [8, 20, 25, 35, 12]),
    ActorAnswers(.privateSector, [17, 29, 33, 17, 4], [11, 26, 33, 26, 4], [9, 18, 32, 32, 9]),
    ActorAnswers(.subnational, [14, 32, 29, 21, 4], [9, 25, 32, 28, 6], [7, 20, 26, 37, 10]),
    ActorAnswers(.federal, [0, 17, 28, 39, 16], [0, 12, 23, 47, 18], [0, 6, 19, 50, 25]),
    ActorAnswers(.partner, [8, 33, 34, 25, 0], [7, 29, 28, 36, 0], [0, 23, 31, 38, 8])),
  QuestionPlan(
    "e2", .information, options: ["federal", "subnational", "cso", "private", "partner"],
    ActorAnswers(
      .subnational, missing: MissingShares(doesNotKnow: 0.2),
      [96, 14, 5, 5, 14], [96, 19, 8, 4, 15], [100, 33, 13, 8, 17]),
    ActorAnswers(
      .federal, missing: .none,
      [100, 11, 6, 6, 17], [100, 18, 6, 6, 18], [100, 38, 13, 6, 25])),
  QuestionPlan(
    "e3", .information,
    ActorAnswers(.subnational, [36, 43, 14, 7], [28, 41, 22, 9], [20, 40, 27, 13])),
  QuestionPlan(
    "e4", .information,
    ActorAnswers(.subnational, [32, 36, 21, 11, 0], [44, 41, 12, 3], [33, 44, 17, 6]),
    ActorAnswers(.federal, [0, 11, 28, 39, 22], [0, 35, 47, 18], [0, 25, 50, 25])),
  QuestionPlan(
    "e5", .information, rounds: 1..<3,
    ActorAnswers(.cso, [21, 44, 25, 10], [15, 40, 31, 14]),
    ActorAnswers(.privateSector, [33, 45, 18, 4], [27, 46, 18, 9]),
    ActorAnswers(.subnational, [16, 44, 28, 12], [10, 40, 33, 17])),
]
