extension DisplayTable {
  /// The table as an HTML fragment: a `table` with caption and scopes, then its notes.
  ///
  /// It carries no style and no script. A screen reader hears the meaning of a withheld number
  /// from the `title` of its `abbr`.
  ///
  /// - Parameter id: A page-wide unique name; with it, the notes are tied to the table.
  /// - Returns: A fragment without the page around it.
  public func html(id: String = "") -> String {
    if isTextBlock { return textBlock(id: id) }
    let notesID = id.isEmpty ? "" : htmlEscaped(id) + "-notes"
    var open = "<table"
    if !id.isEmpty { open += " id=\"\(htmlEscaped(id))\"" }
    if !id.isEmpty, !footnotes.isEmpty { open += " aria-describedby=\"\(notesID)\"" }
    var lines = [open + ">"]
    if !title.isEmpty { lines.append("<caption>\(htmlEscaped(title))</caption>") }
    lines.append("<thead>")
    lines.append("<tr>" + columns.map(header).joined() + "</tr>")
    lines.append("</thead>")
    for group in groups { lines += body(group) }
    lines.append("</table>")
    if !footnotes.isEmpty { lines += notes(id: notesID) }
    return lines.map { $0 + "\n" }.joined()
  }

  private func textBlock(id: String) -> String {
    let name = id.isEmpty ? "" : " id=\"\(htmlEscaped(id))\""
    let open = "<div class=\"text-block\"\(name)>"
    let heading = title.isEmpty ? [] : ["<h2>\(htmlEscaped(title))</h2>"]
    let lines = [open] + heading + footnotes.map(paragraph) + ["</div>"]
    return lines.map { $0 + "\n" }.joined()
  }

  private func header(_ column: Column) -> String {
    let text = htmlEscaped(column.heading)
    if text.isEmpty { return "<td></td>" }
    return "<th scope=\"col\"\(classes(column))>\(text)</th>"
  }

  private func classes(_ column: Column) -> String {
    column.alignment == .trailing ? " class=\"number\"" : ""
  }

  private func body(_ group: RowGroup) -> [String] {
    var lines = ["<tbody>"]
    if !group.heading.isEmpty {
      lines.append(
        "<tr><th scope=\"rowgroup\" colspan=\"\(columns.count)\">"
          + htmlEscaped(group.heading) + "</th></tr>")
    }
    for row in group.rows {
      let cells = cells(of: row).enumerated().map { place, cell in
        self.cell(cell, column: columns[place], isRowHeader: place == 0)
      }
      lines.append("<tr>" + cells.joined() + "</tr>")
    }
    return lines + ["</tbody>"]
  }

  private func cell(_ cell: Cell, column: Column, isRowHeader: Bool) -> String {
    let mark = cell.mark.isEmpty ? "" : "<sup>\(htmlEscaped(cell.mark))</sup>"
    switch cell.content {
    case .text(let text) where isRowHeader:
      return "<th scope=\"row\">\(htmlEscaped(text))\(mark)</th>"
    case .text(let text), .number(let text):
      return "<td\(classes(column))>\(htmlEscaped(text))\(mark)</td>"
    case .withheld(let symbol, let meaning):
      return "<td class=\"withheld\"><abbr title=\"\(htmlEscaped(meaning))\">"
        + "\(htmlEscaped(symbol))</abbr>\(mark)</td>"
    case .empty:
      return "<td\(classes(column))>\(mark)</td>"
    }
  }

  private func notes(id: String) -> [String] {
    let open = id.isEmpty ? "" : " id=\"\(id)\""
    return ["<div class=\"table-notes\"\(open)>"] + footnotes.map(paragraph) + ["</div>"]
  }

  private func paragraph(_ footnote: Footnote) -> String {
    let mark = footnote.mark.isEmpty ? "" : "<sup>\(htmlEscaped(footnote.mark))</sup> "
    return "<p>\(mark)\(htmlEscaped(footnote.text))</p>"
  }
}

/// The text with the five letters that HTML and XML read as markup written as entities.
public func htmlEscaped(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
