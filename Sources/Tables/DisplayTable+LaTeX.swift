extension DisplayTable {
  /// The table as a LaTeX `table` with the rules of the booktabs package.
  ///
  /// - Parameter label: The name for `\ref`; empty for none.
  /// - Returns: A floating table; it needs the package booktabs.
  public func latex(label: String = "") -> String {
    if isTextBlock { return textBlock }
    let letters = columns.map { $0.alignment == .trailing ? "r" : "l" }.joined()
    var lines = ["\\begin{table}", "\\centering"]
    if !title.isEmpty { lines.append("\\caption{\(latexEscaped(title))}") }
    if !label.isEmpty { lines.append("\\label{\(label)}") }
    lines += ["\\begin{tabular}{\(letters)}", "\\toprule"]
    lines.append(line(columns.map { latexEscaped($0.heading) }))
    lines.append("\\midrule")
    for (place, group) in groups.enumerated() {
      if place > 0 { lines.append("\\addlinespace") }
      if !group.heading.isEmpty {
        lines.append(
          "\\multicolumn{\(columns.count)}{l}{\\textit{\(latexEscaped(group.heading))}} \\\\")
      }
      for row in group.rows {
        lines.append(line(cells(of: row).map(text)))
      }
    }
    lines += ["\\bottomrule", "\\end{tabular}"]
    for footnote in footnotes {
      let mark = footnote.mark.isEmpty ? "" : "\\textsuperscript{\(latexEscaped(footnote.mark))} "
      lines.append("\\par\\footnotesize \(mark)\(latexEscaped(footnote.text))")
    }
    lines.append("\\end{table}")
    return lines.map { $0 + "\n" }.joined()
  }

  private var textBlock: String {
    let heading = title.isEmpty ? [] : ["\\paragraph{\(latexEscaped(title))}"]
    let lines = heading + footnotes.map { latexEscaped($0.text) + "\\par" }
    return lines.map { $0 + "\n" }.joined()
  }

  private func line(_ cells: [String]) -> String {
    cells.joined(separator: " & ") + " \\\\"
  }

  private func text(_ cell: Cell) -> String {
    let mark = cell.mark.isEmpty ? "" : "\\textsuperscript{\(latexEscaped(cell.mark))}"
    return latexEscaped(cell.shown) + mark
  }
}

/// The text with the ten letters that LaTeX reads as commands written as themselves.
private func latexEscaped(_ text: String) -> String {
  var result = ""
  for character in text {
    switch character {
    case "&", "%", "$", "#", "_", "{", "}": result += "\\\(character)"
    case "~": result += "\\textasciitilde{}"
    case "^": result += "\\textasciicircum{}"
    case "\\": result += "\\textbackslash{}"
    case "<": result += "\\textless{}"
    case ">": result += "\\textgreater{}"
    case "\u{2212}": result += "$-$"
    case "×": result += "$\\times$"
    case "\u{202F}", "\u{00A0}": result += "~"
    default: result.append(character)
    }
  }
  return result
}
