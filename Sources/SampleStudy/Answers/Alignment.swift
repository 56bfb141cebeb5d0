/// Indicator A: joint commissions and national plans are followed; operational and budget
/// mechanisms, indicators and references to targets lag behind.
let alignmentPlans: [QuestionPlan] = [
  QuestionPlan(
    "a1", .alignment,
    ActorAnswers(.federal, [0, 6, 28, 66], [0, 12, 29, 59], [0, 6, 25, 69]),
    ActorAnswers(.partner, missing: .none, [0, 0, 0, 100], [0, 0, 21, 79], [0, 8, 15, 77])),
  QuestionPlan(
    "a2", .alignment,
    ActorAnswers(.federal, [0, 6, 39, 55], [0, 6, 47, 47], [0, 6, 38, 56]),
    ActorAnswers(.partner, [0, 8, 50, 42], [0, 14, 43, 43], [0, 8, 46, 46])),
  QuestionPlan(
    "a3", .alignment,
    ActorAnswers(.federal, [6, 50, 33, 11], [6, 47, 35, 12], [0, 44, 38, 18]),
    ActorAnswers(.partner, [17, 50, 25, 8], [21, 50, 22, 7], [15, 46, 31, 8])),
  QuestionPlan(
    "a4", .alignment,
    ActorAnswers(.federal, [17, 61, 22], [12, 59, 29], [6, 56, 38]),
    ActorAnswers(.partner, [25, 58, 17], [29, 50, 21], [15, 54, 31])),
  QuestionPlan(
    "a5", .alignment,
    ActorAnswers(.federal, [11, 72, 11, 6], [6, 65, 23, 6], [0, 56, 31, 13]),
    ActorAnswers(.subnational, [36, 50, 14, 0], [28, 50, 22, 0], [20, 47, 27, 6]),
    ActorAnswers(.partner, [17, 67, 16, 0], [14, 64, 22, 0], [8, 61, 23, 8])),
  QuestionPlan(
    "a6", .alignment, options: ["reports", "missions", "indicators", "midterm", "final"],
    ActorAnswers(.federal, [94, 72, 50, 44, 28], [94, 41, 53, 41, 29], [94, 69, 63, 44, 38]),
    ActorAnswers(.partner, [92, 75, 42, 33, 17], [93, 36, 43, 29, 21], [92, 69, 54, 38, 23])),
]
