import Diagnostics
public import Figures
public import Files
import Glibc
public import Localization
public import Tables

/// A page of Markdown with its charts, written by a short script.
///
///     Notebook.write("FirstLook", in: .english) { page in
///       let study = try MonitoringStudy(opening: "Datasets/ssc-effectiveness")
///       let rows = try study.distribution(of: "c1")
///       page.heading("What did they answer?")
///       page.text("\(page.numbers.percent(try rows.estimate("favourable", round: "2024"))) agree.")
///       page.show(study.table(rows, language: page.language))
///     }
public struct Notebook: Sendable {
  /// The name of the page, without the ending `.md`.
  public let name: String
  public let language: Language
  /// How numbers are written in the language of the page.
  public let numbers: NumberStyle
  private var blocks: [String] = []
  private var figures: [Figure] = []

  public init(_ name: String, in language: Language) {
    self.name = name
    self.language = language
    numbers = NumberStyle(language)
  }

  /// Adds the title of the page.
  public mutating func title(_ text: String) { blocks.append("# " + text) }

  /// Adds the heading of a section.
  public mutating func heading(_ text: String) { blocks.append("## " + text) }

  /// Adds a paragraph in Markdown, on one line however it is wrapped in the script.
  public mutating func text(_ text: String) {
    blocks.append(text.split(whereSeparator: \.isNewline).joined(separator: " "))
  }

  /// Adds items one under the other.
  public mutating func list(_ items: [String]) {
    blocks.append(items.map { "- " + $0 }.joined(separator: "\n"))
  }

  /// Adds a table.
  public mutating func show(_ table: DisplayTable) {
    var markdown = table.markdown()
    while markdown.last == "\n" { markdown.removeLast() }
    blocks.append(markdown)
  }

  /// Adds a chart, written beside the page as SVG.
  ///
  /// - Throws: a refusal where there was nothing to draw.
  public mutating func show(_ figure: Figure?) throws(Faults) {
    guard let figure else {
      throw Faults(
        Diagnostic(
          .refusal, "nothing-to-draw", "the results hold nothing that this chart could show"))
    }
    figures.append(figure)
    blocks.append("![\(figure.title)](\(figure.name).svg)")
  }

  /// The page as Markdown.
  public var markdown: String { blocks.map { $0 + "\n" }.joined(separator: "\n") }

  /// Writes the page and its charts into a folder, all or none.
  ///
  /// - Throws: ``FileError`` where the folder cannot be written.
  public func write(to folder: String) throws(FileError) {
    var output = OutputFolder(folder)
    for figure in figures { output.add(figure.svg(), as: figure.name + ".svg") }
    output.add(markdown, as: name + ".md")
    try output.commit()
  }

  /// Runs a script that fills a page, and writes the page into the folder that the first argument
  /// of the command line names, by default `output/` and the name of the page.
  ///
  /// A fault is shown on standard error and ends the process with the exit status it leads to.
  public static func write(
    _ name: String, in language: Language, _ fill: (inout Notebook) throws -> Void
  ) {
    do {
      var page = Notebook(name, in: language)
      try fill(&page)
      try page.write(to: CommandLine.arguments.dropFirst().first ?? "output/" + name)
    } catch {
      let faults =
        (error as? any Diagnosable)?.diagnostics ?? [
          Diagnostic(.badData, "unexpected-error", "\(error)")
        ]
      try? StandardStream.error.write(DiagnosticText().text(faults))
      exit(max(1, Faults(faults).exitStatus))
    }
  }
}
