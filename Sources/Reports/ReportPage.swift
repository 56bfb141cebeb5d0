import Estimation
import Figures
import Files
import Framework
import Graphics
import Localization
import ResultTables
import Results
import Rounds
import Surveys
import Tables

/// A report as one HTML page that needs nothing from elsewhere, in one language or in two.
struct ReportPage {
  let contents: [ReportContent]

  /// The document.
  ///
  /// The first content is shown; the others by their link, without any script.
  func html() -> String {
    guard let first = contents.first else { return "" }
    var text = "<!DOCTYPE html>\n<html lang=\"\(first.language.rawValue)\">\n<head>\n"
    text += "<meta charset=\"utf-8\">\n"
    text += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    text += "<link rel=\"icon\" href=\"data:,\">\n"
    text += "<title>\(htmlEscaped(first.title))</title>\n"
    text += "<style>\n\(ReportStyle.sheet)\n</style>\n</head>\n<body>\n"
    if contents.count > 1 { text += languageLinks() }
    for (place, content) in contents.enumerated() {
      text += main(content, className: place == 0 ? "first" : "second")
    }
    return text + "</body>\n</html>\n"
  }

  private func languageLinks() -> String {
    let links = contents.map { content in
      let name = content.language == .spanish ? "Español" : "English"
      let code = content.language.rawValue
      return "<a href=\"#\(code)\" lang=\"\(code)\" hreflang=\"\(code)\">\(name)</a>"
    }
    return "<nav class=\"languages\" aria-label=\"Idioma / Language\">"
      + links.joined(separator: "\n") + "</nav>\n"
  }

  private func main(_ content: ReportContent, className: String) -> String {
    let code = content.language.rawValue
    var text =
      "<main id=\"\(code)\" lang=\"\(code)\" class=\"page \(className)\(content.isCompact ? " compact" : "")\">\n"
    text += "<header class=\"cover\">\n<h1>\(htmlEscaped(content.title))</h1>\n"
    if !content.lead.isEmpty { text += "<p class=\"lead\">\(htmlEscaped(content.lead))</p>\n" }
    text += "</header>\n"
    if let warning = content.warning {
      text += "<p class=\"synthetic\" role=\"note\">\(htmlEscaped(warning))</p>\n"
    }
    text += contentsList(content)
    for section in content.sections { text += self.section(section, level: 2, content.language) }
    return text + "</main>\n"
  }

  private func contentsList(_ content: ReportContent) -> String {
    let heading = content.language == .spanish ? "Contenido" : "Contents"
    let items = content.sections.map { section in
      var item = "<li>" + link(section, content.language)
      let inner = section.sections.map { "<li>" + link($0, content.language) + "</li>" }
      if !inner.isEmpty { item += "\n<ul>\n" + inner.joined(separator: "\n") + "\n</ul>" }
      return item + "</li>"
    }
    return "<nav class=\"contents\" aria-label=\"\(heading)\">\n<p>\(heading)</p>\n<ol>\n"
      + items.joined(separator: "\n") + "\n</ol>\n</nav>\n"
  }

  private func link(_ section: ReportSection, _ language: Language) -> String {
    "<a href=\"#\(identifier(section, language))\">\(htmlEscaped(section.heading))</a>"
  }

  private func identifier(_ section: ReportSection, _ language: Language) -> String {
    htmlEscaped(language.rawValue + "-" + section.id)
  }

  private func section(_ section: ReportSection, level: Int, _ language: Language) -> String {
    let id = identifier(section, language)
    var text = "<section aria-labelledby=\"\(id)\">\n"
    text += "<h\(level) id=\"\(id)\">\(htmlEscaped(section.heading))</h\(level)>\n"
    for block in section.blocks { text += self.block(block, language) }
    for inner in section.sections {
      text += self.section(inner, level: min(6, level + 1), language)
    }
    return text + "</section>\n"
  }

  private func block(_ block: ReportBlock, _ language: Language) -> String {
    switch block {
    case .paragraph(let text): text.isEmpty ? "" : "<p>\(htmlEscaped(text))</p>\n"
    case .remark(let text): "<p class=\"asked\">\(htmlEscaped(text))</p>\n"
    case .list(let items): list(items)
    case .box(let heading, let items):
      "<div class=\"findings\">\n<p>\(htmlEscaped(heading))</p>\n\(list(items))</div>\n"
    case .table(let table): scrolling([table])
    case .figure(let figure): self.figure(figure, language)
    case .finding(let finding): self.finding(finding, language)
    case .signatures(let labels): signatures(labels)
    }
  }

  private func list(_ items: [String]) -> String {
    "<ul>\n" + items.map { "<li>\(htmlEscaped($0))</li>\n" }.joined() + "</ul>\n"
  }

  /// The weight in words, not only in colour; then the evidence and what to do.
  private func finding(_ finding: ReportFinding, _ language: Language) -> String {
    var text = "<div class=\"finding \(htmlEscaped(finding.kind))\">\n<p class=\"what\">"
    text += "<strong>\(htmlEscaped(finding.label)).</strong> \(htmlEscaped(finding.title))</p>\n"
    if !finding.evidence.isEmpty { text += list(finding.evidence) }
    if let action = finding.action {
      let heading = language == .spanish ? "Qué hacer: " : "What to do: "
      text += "<p class=\"next\"><em>\(heading)</em>\(htmlEscaped(action))</p>\n"
    }
    return text + "</div>\n"
  }

  private func signatures(_ labels: [String]) -> String {
    "<div class=\"signatures\">\n"
      + labels.map { "<p>\(htmlEscaped($0))</p>\n" }.joined() + "</div>\n"
  }

  private func scrolling(_ tables: [DisplayTable]) -> String {
    tables.map { table in
      "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"\(htmlEscaped(table.title))\">\n"
        + table.html() + "</div>\n"
    }.joined()
  }

  /// A chart for a desk, the same for a phone, and its table behind a line that opens it.
  private func figure(_ figure: ReportFigure, _ language: Language) -> String {
    let data = "data/\(figure.figure.name).csv"
    let heading = language == .spanish ? "Ver la tabla" : "See the table"
    let download = language == .spanish ? "Datos de esta gráfica (CSV)" : "Data of this chart (CSV)"
    var text = "<figure>\n"
    text += svg(figure.figure, width: Figure.wide, className: "wide", language)
    text += svg(figure.figure, width: Figure.narrow, className: "narrow", language)
    text += "<figcaption>\n<details>\n<summary>\(heading)</summary>\n"
    text += scrolling(figure.tables)
    text += "<p><a href=\"\(htmlEscaped(data))\">\(download)</a></p>\n"
    return text + "</details>\n</figcaption>\n</figure>\n"
  }

  private func svg(
    _ figure: Figure, width: Double, className: String, _ language: Language
  ) -> String {
    var scene = figure.scene(width: width)
    // One page holds the same chart in two widths and two languages; each needs ids of its own.
    scene.key += "-\(className)-\(language.rawValue)"
    return "<div class=\"\(className)\">\n\(scene.svg())</div>\n"
  }
}
