/// Every question of the study, in the order of its codebook.
///
/// The shares of 2018 put into numbers what the report on that year's exercise says in words; those
/// of 2021 and 2024 are imagined: information gets better, the split among civil society
/// organisations narrows without closing, capacity falls in 2021, follow-up by Congress stays rare.
let answerPlans: [QuestionPlan] =
  alignmentPlans + strategyPlans + participationPlans + dialoguePlans + informationPlans
  + oversightPlans + genderPlans
