extension DisplayTable {
  /// The table in Markdown (GitHub's pipe tables), with what could be mistaken for markup escaped.
  public func markdown() -> String {
    var lines: [String] = []
    if !title.isEmpty { lines.append("**\(markdownEscaped(title))**") }
    if !isTextBlock {
      if !title.isEmpty { lines.append("") }
      lines.append(line(columns.map { markdownEscaped($0.heading) }))
      lines.append(line(columns.map { $0.alignment == .trailing ? "--:" : ":--" }))
    }
    for group in groups {
      if !group.heading.isEmpty {
        let rest = [String](repeating: "", count: max(0, columns.count - 1))
        lines.append(line(["**\(markdownEscaped(group.heading))**"] + rest))
      }
      for row in group.rows {
        lines.append(line(cells(of: row).map { markdownEscaped($0.shown + $0.mark) }))
      }
    }
    for footnote in footnotes {
      let text = footnote.mark.isEmpty ? footnote.text : "\(footnote.mark) \(footnote.text)"
      lines += ["", markdownEscaped(text)]
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func line(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |"
  }
}

/// The text with every letter that Markdown could read as markup escaped, on one line.
private func markdownEscaped(_ text: String) -> String {
  var result = ""
  for character in text {
    switch character {
    case "|", "*", "_", "`", "\\", "<", "[", "]": result += "\\\(character)"
    case _ where character.isNewline: result += " "
    default: result.append(character)
    }
  }
  return result
}
