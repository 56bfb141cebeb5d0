import ArgumentParsing
import Contraste

private let output = Option.text(
  "output", letter: "o", "DIR", help: "The folder to write.", defaultText: "report")
private let languages = Option.choices(
  "language", of: LanguageCode.self, defaultText: "all languages of the study",
  help: "The languages of the report; the first is shown first.")

extension Command {
  /// `contraste report STUDY -o DIR`: the whole report.
  static let report = Command(
    declaration: CommandDeclaration(
      "report", summary: "Write the report of a study: a page with tables and charts",
      discussion:
        "One HTML page that opens without a network, its charts as SVG files, the data of each as "
        + "CSV, all results as results.csv and results.json, and a manifest with fingerprints of "
        + "data and plan. The folder is written whole or not at all.",
      positionals: [InputOptions.studyInput],
      groups: [
        OptionGroup("Groups", [PlanOptions.by.declaration, PlanOptions.cross.declaration]),
        PlanOptions.inference, ReliabilityOptions.group, PlanOptions.confidentiality,
        OptionGroup("Output", [output.declaration, languages.declaration]),
      ],
      examples: [
        Example(
          "contraste report Datasets/ssc-effectiveness -o report",
          "The report of the sample study: open report/index.html.")
      ])
  ) { arguments, run in
    let opened = try InputOptions.openStudy(arguments)
    run.remark(opened.remarks)
    let study = try RegisterOptions.heeding(arguments, opened, &run)
    let plan = try PlanOptions.plan(arguments, of: study)
    let chosen = try arguments.value(of: languages).map(\.language)
    let report = try study.report(plan, languages: chosen.isEmpty ? study.study.languages : chosen)
    let folder = try arguments.value(of: output) ?? "report"
    try report.write(to: folder, date: run.environment.date)
    try RegisterOptions.record(report.rows, of: study, arguments)
    run.write(Path.join(folder, "index.html") + "\n")
  }
}
