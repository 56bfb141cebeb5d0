/// Indicator D: firms value the Partnership for Sustainability and are divided on the relevance of
/// the joint action that has come out of the dialogue.
let dialoguePlans: [QuestionPlan] = [
  QuestionPlan(
    "d1", .dialogue,
    ActorAnswers(
      .privateSector, [13, 21, 16, 29, 21], [15, 26, 18, 26, 15], [18, 27, 19, 23, 13]),
    ActorAnswers(.federal, [0, 11, 17, 44, 28], [0, 12, 23, 41, 24], [0, 13, 19, 43, 25])),
  QuestionPlan(
    "d2", .dialogue,
    ActorAnswers(.privateSector, [0, 4, 13, 33, 50], [0, 4, 15, 37, 44], [0, 9, 23, 36, 32]),
    ActorAnswers(.federal, [0, 6, 11, 44, 39], [0, 6, 18, 41, 35], [0, 6, 19, 44, 31])),
  QuestionPlan(
    "d3", .dialogue,
    ActorAnswers(
      .privateSector, [17, 25, 12, 21, 25], [15, 26, 15, 26, 18], [14, 23, 18, 27, 18]),
    ActorAnswers(.federal, [0, 11, 22, 45, 22], [0, 12, 24, 41, 23], [0, 6, 25, 44, 25])),
  QuestionPlan(
    "d4", .dialogue, options: ["sdgs", "cases", "benefits", "procedures", "funding"],
    ActorAnswers(
      .privateSector, [67, 75, 79, 38, 42], [59, 70, 78, 41, 48], [50, 68, 77, 45, 50])),
  QuestionPlan(
    "d5", .dialogue,
    ActorAnswers(.privateSector, [4, 13, 46, 37], [4, 15, 48, 33], [5, 18, 45, 32]),
    ActorAnswers(.subnational, [4, 21, 50, 25], [3, 22, 50, 25], [3, 17, 50, 30]),
    ActorAnswers(.federal, [0, 11, 50, 39], [0, 12, 47, 41], [0, 6, 50, 44])),
]
