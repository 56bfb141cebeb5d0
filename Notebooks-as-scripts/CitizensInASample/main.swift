// How sure is a share from a sample of clusters, and does it differ between groups?
//
//     swift run -c release CitizensInASample output/CitizensInASample
import Contraste

Notebook.write("CitizensInASample", in: .english) { page in
  let folder = "Datasets/citizen-perception"
  let study = try MonitoringStudy(opening: folder)
  let (labels, numbers) = (study.labels(page.language), page.numbers)
  let (question, round) = ("i1", "2024")

  page.title("Citizens in a sample, \(round)")
  page.text(
    """
    Adults were asked at home how far they agree: “\(labels.question(question))” The country and the
    data are synthetic. Municipalities were drawn within strata, sections within municipalities, and
    ten adults in each section.
    """)

  // What do people say, and who says it? The dimension is language, one of two definitions of
  // ethnicity in this study; the other gives other numbers.
  let rows = try study.distribution(of: question, by: ["language"])
  let all = try rows.estimate("favourable", round: round)
  page.heading("Do people see women and men benefit alike?")
  page.text("\(numbers.percent(all)) agree, of \(numbers.respondents(all)) with an opinion.")
  let bars = ChartRequest(.stacked, question: question, groupBy: "language")
  try page.show(study.figure(bars, of: rows, language: page.language))
  page.show(study.table(rows.about(by: "language", round: round), language: page.language))

  // Are those who speak an indigenous language of another mind? Answers within a municipality are
  // alike, so that a plain chi-squared test would see differences where there are none.
  var plan = study.defaultPlan
  plan.questions = [question]
  plan.groupings = [["language"]]
  plan.tests = [.raoScott]
  let tests = try study.association(plan)
  let test = try tests.estimate("rao_scott_f", round: round)
  page.heading("Do the answers differ by language?")
  let p = numbers.probability(test.pValue ?? 1)
  page.text("The test of Rao and Scott, which knows of the clusters, gives p = \(p).")

  // The same share, its error once by linearisation of the two stages and once from the jackknife
  // replicates that come with the data. These take no account of the part of the municipalities
  // that was drawn, and say a little more.
  let coefficients = try FileBytes.read(folder + "/replicate-coefficients.txt").split(
    separator: UInt8(ascii: "\n")
  ).compactMap { Double(String(decoding: $0, as: UTF8.self)) }
  let replicated = try MonitoringStudy(
    file: folder + "/people-\(round).csv",
    options: BareFileOptions(
      questions: [question], levels: ["1", "2", "3", "4", "5"], weight: "weight",
      missing: ["888888", "988888", "999999"],
      replicates: ReplicatesDeclaration(
        .columns(["rep_*"], .jkn), coefficients: coefficients, centresOnEstimate: true)))
  let shares = try study.distribution(of: question)
  let others = try replicated.distribution(of: question)
  page.heading("How sure is that?")
  page.list(
    try ["1", "2", "3", "4", "5"].map { level in
      let share = try shares.estimate("proportion", round: round, level: level)
      let other = try others.estimate("proportion", level: level)
      let (first, second) = (share.standardError ?? 0, other.standardError ?? 0)
      let name = labels.answer(level, question: question)
      return "\(name): \(numbers.percent(share.value)), "
        + "standard error \(numbers.number(100 * first, decimals: 2)) points by linearisation, "
        + "\(numbers.number(100 * second, decimals: 2)) by the jackknife"
    })

  // Both rounds visited the same places, so that a change is known better than from two samples.
  let trend = try study.trend(of: question)
  let change = try trend.estimate("favourable", round: round, versus: "2021")
  page.heading("What changed since 2021?")
  page.text(
    """
    The share in agreement changed by \(numbers.percentagePoints(change)),
    p = \(numbers.probability(change.pValue ?? 1)).
    """)
}
