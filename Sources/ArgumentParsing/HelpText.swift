extension ProgramDeclaration {
  /// The help of the whole program: every command with its summary.
  public func helpText(width: Int = 80) -> String {
    var page = HelpPage(width: width)
    page.paragraph("\(name) \(version): \(summary)")
    page.paragraph("Usage: \(name) COMMAND …")
    page.paragraph(discussion)
    page.entries("Commands", commands.map { ($0.name, $0.summary + ".") })
    page.entries(
      "Options",
      [("-h, --help", helpOption.help), ("--version", "Show the version.")])
    page.paragraph("\(name) COMMAND --help explains one command, with examples.")
    return page.text
  }

  /// The help of one command, made from its declarations.
  public func helpText(of command: CommandDeclaration, width: Int = 80) -> String {
    var page = HelpPage(width: width)
    page.paragraph(command.summary + ".")
    let positionals = command.positionals.map { $0.isRequired ? $0.name : "[\($0.name)]" }
    page.paragraph(
      "Usage: " + ([name, command.name] + positionals + ["[options]"]).joined(separator: " "))
    page.paragraph(command.discussion)
    page.entries(
      "Arguments", command.positionals.map { ($0.name, $0.help + choices($0.choices)) })
    for group in command.groups {
      page.entries(group.heading, group.options.map { ($0.usage, $0.explanation) })
    }
    page.entries("Help", [(helpOption.usage, helpOption.help)])
    page.examples(command.examples)
    return page.text
  }

  private func choices(_ choices: [String]) -> String {
    choices.isEmpty ? "" : " One of: \(choices.joined(separator: ", "))."
  }
}

extension OptionDeclaration {
  /// How the option is written, as help shows it.
  var usage: String {
    let names = (letter.map { "-\($0), " } ?? "") + dashed
    guard let valueName else { return names }
    return choices.isEmpty ? "\(names) \(valueName)" : "\(names) …"
  }

  /// The help with the choices and the default.
  var explanation: String {
    var text = help
    if !choices.isEmpty {
      text += repeats ? " Any of: " : " One of: "
      text += choices.joined(separator: ", ") + "."
    }
    if !defaultText.isEmpty { text += " Default: \(defaultText)." }
    return text
  }
}

/// Paragraphs and two-column lists within a width.
private struct HelpPage {
  let width: Int
  private(set) var text = ""
  private let indent = 26

  init(width: Int) { self.width = max(width, 50) }

  mutating func paragraph(_ sentence: String) {
    if sentence.isEmpty { return }
    separate()
    for line in lines(of: sentence, width: width) { text += line + "\n" }
  }

  mutating func entries(_ heading: String, _ entries: [(String, String)]) {
    if entries.isEmpty { return }
    separate()
    text += heading + ":\n"
    for (name, explanation) in entries {
      let lines = lines(of: explanation, width: width - indent)
      let start = "  " + name
      if start.count + 2 <= indent {
        text += start + String(repeating: " ", count: indent - start.count) + lines[0] + "\n"
      } else {
        text += start + "\n" + String(repeating: " ", count: indent) + lines[0] + "\n"
      }
      for line in lines.dropFirst() {
        text += String(repeating: " ", count: indent) + line + "\n"
      }
    }
  }

  mutating func examples(_ examples: [Example]) {
    if examples.isEmpty { return }
    separate()
    text += (examples.count == 1 ? "Example" : "Examples") + ":\n"
    for example in examples {
      text += "  " + example.commandLine + "\n"
      for line in lines(of: example.explanation, width: width - 6) {
        text += "      " + line + "\n"
      }
    }
  }

  private mutating func separate() { if !text.isEmpty { text += "\n" } }

  private func lines(of sentence: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in sentence.split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return lines + [line]
  }
}
