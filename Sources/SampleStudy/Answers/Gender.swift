/// Indicator G: organisations include a gender perspective and project instruments do too; the
/// strategy document does not, and few indicators are disaggregated beyond sex.
let genderPlans: [QuestionPlan] = [
  QuestionPlan(
    "g1", .gender,
    ActorAnswers(.cso, [9, 30, 35, 26], [7, 28, 35, 30], [5, 25, 36, 34]),
    ActorAnswers(.privateSector, [33, 42, 17, 8], [26, 44, 19, 11], [23, 41, 23, 13]),
    ActorAnswers(.subnational, [18, 46, 25, 11], [13, 44, 28, 15], [10, 40, 33, 17])),
  QuestionPlan(
    "g2", .gender,
    ActorAnswers(
      .cso, missing: MissingShares(doesNotKnow: 0.2), [60, 29, 11], [42, 35, 23], [33, 38, 29]),
    ActorAnswers(.federal, [72, 22, 6], [35, 41, 24], [19, 44, 37])),
  QuestionPlan(
    "g3", .gender, options: ["design", "monitoring", "evaluation", "budget"],
    ActorAnswers(.federal, [83, 72, 67, 22], [82, 76, 71, 24], [88, 81, 69, 31])),
  QuestionPlan(
    "g4", .gender,
    ActorAnswers(.cso, [39, 61], [25, 37, 38], [20, 36, 44]),
    ActorAnswers(.subnational, [68, 32], [50, 34, 16], [43, 37, 20]),
    ActorAnswers(.federal, [44, 56], [29, 42, 29], [19, 43, 38]),
    ActorAnswers(.partner, [50, 50], [36, 43, 21], [31, 46, 23])),
  QuestionPlan(
    "g5", .gender, options: ["sex", "age", "ethnicity", "socioeconomic", "marker"], follows: "g4",
    ActorAnswers(.cso, [90, 56, 30, 26, 11], [91, 58, 35, 28, 14], [92, 60, 40, 29, 19]),
    ActorAnswers(.subnational, [89, 56, 22, 22, 0], [88, 50, 25, 19, 6], [88, 53, 29, 24, 6]),
    ActorAnswers(.federal, [90, 50, 20, 10, 20], [92, 50, 25, 17, 25], [92, 54, 31, 15, 38]),
    ActorAnswers(.partner, [100, 50, 33, 17, 0], [89, 44, 33, 22, 11], [89, 56, 33, 22, 11])),
]
