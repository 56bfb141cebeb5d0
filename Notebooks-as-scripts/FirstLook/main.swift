// A first look at the sample study: who answered, what they said, and what they left open.
//
//     swift run -c release FirstLook output/FirstLook
import Contraste

Notebook.write("FirstLook", in: .english) { page in
  let study = try MonitoringStudy(opening: "Datasets/ssc-effectiveness")
  let (labels, numbers) = (study.labels(page.language), page.numbers)
  let round = "2024"

  page.title(study.title[page.language])
  page.text(study.study.description[page.language])

  // Who answered? Every later number stands for these organisations, so they come first,
  // with those who were invited and stayed silent.
  page.heading("Who answered in \(round)?")
  page.list(
    try study.study.actors.map { actor in
      let part = try study.participation(of: actor.id, in: round)
      let name = actor.label[page.language]
      guard let invited = part.invited else { return "\(name): \(part.respondents)" }
      let rate = numbers.percent(Double(part.respondents) / Double(invited))
      return "\(name): \(part.respondents) of \(invited) invited (\(rate))"
    })

  // What did they answer? One statement that was put to four kinds of actor.
  let question = "c1"
  let answers = try study.distribution(of: question)
  let csos = try answers.estimate("favourable", group: "cso", round: round)
  let ministries = try answers.estimate("favourable", group: "federal", round: round)
  page.heading("Does the Government promote the participation of civil society?")
  page.text(
    """
    In \(round), \(numbers.percent(csos)) of the \(numbers.respondents(csos)) CSOs with an opinion
    agree or strongly agree. Of the \(numbers.respondents(ministries)) federal ministries and areas
    it is \(numbers.percent(ministries)). In brackets stand 95% confidence intervals; they take
    those who answered for a random part of those who were invited.
    """)
  let bars = ChartRequest(.stacked, question: question, groupBy: "actor")
  try page.show(study.figure(bars, of: answers, language: page.language))
  page.show(study.table(answers.about(by: "actor", round: round), language: page.language))

  // What did they leave open? Not to know is an answer too: it says where information is lacking.
  let everything = try study.distribution(study.defaultPlan)
  let unknown = everything.about(
    "item_nonresponse", by: "", round: round, level: "does_not_know"
  ).filter { $0.key.item.isEmpty }.sorted { ($0.estimate?.value ?? 0) > ($1.estimate?.value ?? 0) }
  page.heading("What do respondents not know?")
  page.text(
    """
    Those who do not know, who prefer not to answer, to whom a question does not apply and who were
    not asked are counted apart, and none of them is part of the percentages above. The questions
    that most respondents, of all kinds of actor, could not answer:
    """)
  page.list(
    unknown.prefix(5).map { row in
      let name = labels.shortQuestion(row.key.question)
      guard let share = row.estimate else { return "\(name): withheld" }
      return "\(name): \(numbers.percent(share.value)) (\(numbers.respondents(share)) respondents)"
    })
}
