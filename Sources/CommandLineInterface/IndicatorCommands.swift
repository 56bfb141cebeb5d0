import ArgumentParsing
import Contraste

// Scores of indicators, and the findings of an earlier report beside the figures.
extension AnalysisCommands {
  static let indicators = command(
    "indicators", "Score the indicators of a study, with their changes between rounds",
    takesFile: false,
    discussion:
      "For each indicator the score of each kind of actor side by side, by the rule that the study "
      + "declares: criteria met, any and all of them, means of shares, levels, weighted and "
      + "geometric means; between 0 and 1, with its error and its changes between rounds. An "
      + "answer that is missing is never counted as no: the score comes with the lowest and the "
      + "highest that is possible, is refused, or leaves it out, as the study says. "
      + "Kinds of actor are pooled only with --pool.",
    groups: [
      PlanOptions.groups, PlanOptions.scores, PlanOptions.inference, PlanOptions.confidentiality,
    ],
    examples: [
      Example(
        "contraste indicators Datasets/ssc-effectiveness --language en",
        "The indicators of the sample study by kind of actor and round."),
      Example(
        "contraste indicators Datasets/ssc-effectiveness --sensitivity --pool equal --format csv",
        "The same by other rules too, and the mean in which each kind of actor counts the same."),
    ]
  ) { try $0.indicators($1) }

  static let findings = command(
    "findings", "Set the findings of an earlier report beside the figures", takesFile: false,
    discussion:
      "For each finding that the study declares: the figures that its evidence names, whether they "
      + "support it, contradict it or leave it undecided, and the recommendations of the workshop "
      + "that meet it. What no recommendation answers stands at the end, with the headings that "
      + "bear no principle.",
    groups: [PlanOptions.inference, PlanOptions.confidentiality],
    examples: [
      Example(
        "contraste findings Datasets/ssc-effectiveness --language en",
        "The 33 findings on 2018 of the sample study, with the answers of that round.")
    ]
  ) { try $0.findings($1) }
}
