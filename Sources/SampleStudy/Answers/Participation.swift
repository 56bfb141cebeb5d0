/// Indicator C: civil society organisations stand in two camps on whether the government promotes
/// their participation, and agree that partner countries consult them only occasionally.
let participationPlans: [QuestionPlan] = [
  QuestionPlan(
    "c1", .participation,
    ActorAnswers(.cso, [25, 18, 9, 21, 27], [20, 20, 14, 25, 21], [13, 20, 20, 29, 18]),
    ActorAnswers(.subnational, [7, 18, 36, 32, 7], [6, 16, 37, 34, 7], [3, 17, 33, 37, 10]),
    ActorAnswers(.federal, [0, 6, 11, 55, 28], [0, 6, 18, 53, 23], [0, 6, 13, 56, 25]),
    ActorAnswers(.partner, [8, 17, 33, 34, 8], [7, 14, 36, 36, 7], [0, 15, 31, 39, 15])),
  QuestionPlan(
    "c2", .participation,
    ActorAnswers(
      .cso, missing: MissingShares(doesNotKnow: 0.05, notApplicable: 0.07), [16, 58, 18, 8],
      [21, 55, 17, 7], [15, 52, 24, 9]),
    ActorAnswers(.partner, [0, 33, 50, 17], [0, 36, 50, 14], [0, 31, 46, 23])),
  QuestionPlan(
    "c3", .participation, ActorAnswers(.cso, [33, 32, 35], [35, 33, 32], [30, 33, 37])),
  QuestionPlan(
    "c4", .participation,
    ActorAnswers(.cso, [24, 28, 28, 20], [33, 32, 23, 12], [27, 30, 27, 16])),
  QuestionPlan(
    "c5", .participation, options: ["sectoral", "national", "local", "international"],
    ActorAnswers(.cso, [67, 59, 41, 33], [63, 56, 44, 30], [66, 61, 48, 34])),
  QuestionPlan(
    "c6", .participation, ActorAnswers(.cso, [4, 15, 43, 38], [5, 14, 44, 37], [3, 13, 43, 41])),
]
