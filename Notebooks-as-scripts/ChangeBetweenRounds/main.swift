// What changed between two rounds, when many respondents are the same in both?
//
//     swift run -c release ChangeBetweenRounds output/ChangeBetweenRounds
import Contraste

Notebook.write("ChangeBetweenRounds", in: .english) { page in
  let study = try MonitoringStudy(opening: "Datasets/ssc-effectiveness")
  let (labels, numbers) = (study.labels(page.language), page.numbers)
  let (question, earlier, later) = ("c4", "2018", "2021")
  let trend = try study.trend(of: question)

  page.title("One change between rounds, \(earlier) to \(later)")
  page.text("CSOs were asked: “\(labels.question(question))” The data are synthetic.")

  // Can the rounds be compared at all? What the codebook declares decides, before any number.
  page.heading("Which questions cannot be compared over all rounds, or with care only?")
  page.list(
    study.study.questions.compactMap { question in
      guard let found = study.study.comparability(of: question), found.verdict != .comparable
      else { return nil }
      let verdict = found.verdict == .caveat ? "is compared with care" : "is not compared over all"
      let reasons = found.reasons.map { $0[page.language] }.joined(separator: " ")
      return "“\(question.short[page.language])” \(verdict). \(reasons)"
    })

  // Do fewer of them say that they have the capacity?
  let before = try trend.estimate("favourable", group: "cso", round: earlier)
  let after = try trend.estimate("favourable", group: "cso", round: later)
  let change = try trend.estimate("favourable", group: "cso", round: later, versus: earlier)
  page.heading("Did their capacity fall?")
  page.text(
    """
    \(numbers.percent(before)) of \(numbers.respondents(before)) said “to a good extent” or “fully”
    in \(earlier), \(numbers.percent(after)) of \(numbers.respondents(after)) in \(later). That is a
    change of \(numbers.percentagePoints(change)), p = \(numbers.probability(change.pValue ?? 1)).
    """)
  let slope = ChartRequest(.slope, question: question, groupBy: "actor")
  try page.show(study.figure(slope, of: trend, language: page.language))
  page.show(study.table(trend.about(group: "cso"), language: page.language))

  // How sure is that? An organisation that answers twice tends to say the same twice, and that
  // steadies the difference. Between two separate draws the squares of the errors would add up.
  let common = try study.respondentsInCommon(
    to: question, of: "cso", between: earlier, and: later)
  let (first, second) = (before.standardError ?? 0, after.standardError ?? 0)
  let separate = (first * first + second * second).squareRoot()
  page.heading("What do the respondents in common do to the error?")
  page.text(
    """
    \(common) organisations answered in both rounds. With them taken into account the standard error
    of the change is \(numbers.number(100 * (change.standardError ?? 0), decimals: 2)) percentage
    points. Had the two rounds been taken for separate draws, it would have been given as
    \(numbers.number(100 * separate, decimals: 2)).
    """)

  // How far has the study come toward its targets? The linear path counts, the others stand by.
  page.heading("Are the targets within reach?")
  let progress = try study.progress(study.defaultPlan)
  page.show(study.table(progress, language: page.language))
  let rows = try study.rowsTowardTargets(study.defaultPlan) + progress
  for target in study.study.targets {
    let track = ChartRequest(.target, question: target.id)
    try page.show(study.figure(track, of: rows, language: page.language))
  }
}
