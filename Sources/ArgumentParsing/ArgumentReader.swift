import Diagnostics

/// Goes through the words of one command line from left to right.
struct ArgumentReader {
  let program: String
  let command: CommandDeclaration
  private var texts: [String: [String]] = [:]
  private var positionals: [String] = []
  private var faults: [Diagnostic] = []
  /// The option whose value must come next.
  private var waiting: OptionDeclaration?
  private var onlyPositionals = false
  private var wantsHelp = false

  init(program: String, command: CommandDeclaration) {
    self.program = program
    self.command = command
  }

  private var help: String { "\(program) \(command.name) --help" }

  mutating func take(_ argument: String) {
    if let option = waiting {
      waiting = nil
      if self.option(written: argument) == nil, argument != "--" {
        store(argument, for: option)
        return
      }
      faults.append(missingValue(of: option))
    }
    if onlyPositionals || argument == "-" || !argument.hasPrefix("-") {
      positionals.append(argument)
    } else if argument == "--" {
      onlyPositionals = true
    } else {
      takeOption(argument)
    }
  }

  private mutating func takeOption(_ argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let written = String(parts[0])
    guard let option = option(written: written) else {
      faults.append(
        .unknownName(
          written, code: "unknown-option", what: "option",
          candidates: command.options.map(\.dashed), help: help))
      return
    }
    let value = parts.count > 1 ? String(parts[1]) : nil
    switch (option.valueName, value) {
    case (nil, nil):
      if option == helpOption { wantsHelp = true } else { texts[option.name] = [""] }
    case (nil, let value?):
      faults.append(
        Diagnostic(.usage, "unexpected-value", "\(option.dashed) takes no value", found: value))
    case (_, let value?): store(value, for: option)
    case (_, nil): waiting = option
    }
  }

  private func option(written: String) -> OptionDeclaration? {
    command.options.first { option in
      written == option.dashed || option.letter.map { written == "-\($0)" } ?? false
    }
  }

  private mutating func store(_ text: String, for option: OptionDeclaration) {
    if !option.repeats, let earlier = texts[option.name]?.first {
      faults.append(
        Diagnostic(
          .usage, "repeated-option", "\(option.dashed) is given twice",
          found: "\(earlier) and \(text)"))
      return
    }
    if !option.choices.isEmpty {
      let given = option.repeats ? separatedByCommas(text) : [text]
      for value in given where !option.choices.contains(value) {
        faults.append(badChoice(value, of: option.dashed, among: option.choices))
      }
    }
    texts[option.name, default: []].append(text)
  }

  private func badChoice(_ value: String, of name: String, among choices: [String]) -> Diagnostic {
    Diagnostic(
      .usage, "bad-option-value", "\(name) does not understand its value", found: value,
      expected: choices.joined(separator: ", "),
      hint: nearestName(to: value, among: choices).map { "did you mean \($0)?" })
  }

  private func missingValue(of option: OptionDeclaration) -> Diagnostic {
    Diagnostic(
      .usage, "missing-value", "\(option.dashed) needs a value", expected: option.valueName,
      hint: "a value that begins with dashes is written \(option.dashed)=VALUE")
  }

  mutating func finish() throws(UsageError) -> Invocation {
    if wantsHelp { return .help(command: command.name) }
    if let option = waiting { faults.append(missingValue(of: option)) }
    let declared = command.positionals
    for positional in declared.dropFirst(positionals.count) where positional.isRequired {
      faults.append(
        Diagnostic(
          .usage, "missing-argument", "\(positional.name) is missing", expected: positional.help,
          hint: "\(help) shows an example"))
    }
    // The value of a misspelt option looks like a positional: only the option is to be blamed.
    if !faults.contains(where: { $0.code == "unknown-option" }) { checkPositionals() }
    if !faults.isEmpty { throw UsageError(faults) }
    return .command(name: command.name, ParsedArguments(texts: texts, positionals: positionals))
  }
  private mutating func checkPositionals() {
    let declared = command.positionals
    for (value, positional) in zip(positionals, declared)
    where !positional.choices.isEmpty && !positional.choices.contains(value) {
      faults.append(badChoice(value, of: positional.name, among: positional.choices))
    }
    for extra in positionals.dropFirst(declared.count) {
      faults.append(
        Diagnostic(
          .usage, "unexpected-argument", "\(command.name) takes no further argument",
          found: extra, hint: "a value that holds spaces needs quotes"))
    }
  }
}
