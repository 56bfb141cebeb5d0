import ArgumentParsing
import Contraste

/// Writes rows in the form and language that the options ask for.
struct ResultOutput {
  let format: OutputFormat
  let language: Language
  private let title: LocalizedText
  private let tables: ([ResultRow], AnalysisPlan, Language) -> [DisplayTable]
  let width: Int?

  init(_ arguments: ParsedArguments, study: MonitoringStudy, run: CommandRun) throws {
    let saysNumbers = try arguments.value(of: OutputOptions.sentences)
    try self.init(arguments, study.title, study.language, run) { rows, plan, language in
      saysNumbers
        ? Tabulation(study: study.study, language: language, minimumCell: plan.minimumCell)
          .divergenceSentences(rows)
        : study.tables(rows, plan: plan, language: language)
    }
  }

  /// - Parameters:
  ///   - arguments: The command line.
  ///   - title: What the results are about.
  ///   - ownLanguage: The language where none is asked for.
  ///   - run: The run, which knows of the terminal.
  ///   - tables: Makes tables for people of rows.
  /// - Throws: What is wrong with the options.
  init(
    _ arguments: ParsedArguments, _ title: LocalizedText, _ ownLanguage: Language,
    _ run: CommandRun,
    tables: @escaping ([ResultRow], AnalysisPlan, Language) -> [DisplayTable]
  ) throws {
    format = try arguments.value(of: OutputOptions.format) ?? .text
    language = try arguments.value(of: OutputOptions.language)?.language ?? ownLanguage
    self.title = title
    self.tables = tables
    width =
      try arguments.value(of: OutputOptions.output) == nil ? run.environment.terminalWidth : nil
  }

  func bytes(_ rows: [ResultRow], plan: AnalysisPlan) -> [UInt8] {
    switch format {
    case .csv: return TidyTable.csv(rows)
    case .json: return TidyTable.json(rows)
    default: break
    }
    return Array(text(tables(rows, plan, language)).utf8)
  }

  private func text(_ tables: [DisplayTable]) -> String {
    switch format {
    case .markdown: return tables.map { $0.markdown() }.joined(separator: "\n")
    case .latex: return tables.map { $0.latex() }.joined(separator: "\n")
    case .html: return page(tables)
    default: return plainText(of: tables, width: width)
    }
  }

  /// A page that opens as it is: no script, nothing from elsewhere.
  private func page(_ tables: [DisplayTable]) -> String {
    let title = htmlEscaped(title[language])
    let body = tables.enumerated().map { $1.html(id: "table-\($0 + 1)") }.joined()
    return """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title)</title>
      <style>
      body { font: 1rem/1.5 system-ui, sans-serif; margin: 1rem; max-width: 70rem; }
      table { border-collapse: collapse; margin-top: 2rem; display: block; overflow-x: auto; }
      caption { text-align: left; font-weight: bold; padding: .5rem 0; }
      th, td { padding: .25rem .75rem .25rem 0; text-align: left; vertical-align: top; }
      thead th { border-bottom: 1px solid; }
      .number, .withheld { text-align: right; font-variant-numeric: tabular-nums; }
      .table-notes { font-size: .875rem; }
      .table-notes p { margin: .25rem 0; }
      </style>
      </head>
      <body>
      <h1>\(title)</h1>
      \(body)</body>
      </html>

      """
  }
}
