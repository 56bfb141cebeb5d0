/// How an option is written, and what its help says: the text form of an ``Option``.
public struct OptionDeclaration: Equatable, Sendable {
  /// Without dashes, for instance `question` for `--question`.
  public var name: String
  /// A single letter that stands for the name, for instance `o` for `-o`.
  public var letter: Character?
  /// What stands for the value in help, for instance `ID,…`; nil for a flag.
  public var valueName: String?
  public var help: String
  /// The only values allowed; empty where any is.
  public var choices: [String]
  /// Shown in help as the value where the option is not given; empty for none.
  public var defaultText: String
  /// The option may be given more than once.
  public var repeats: Bool

  /// The name as it is typed, with its dashes.
  public var dashed: String { "--" + name }
}

/// A value given by its place on the command line.
public struct PositionalDeclaration: Equatable, Sendable {
  public var name: String
  public var help: String
  /// The only values allowed; empty where any is.
  public var choices: [String]
  public var isRequired: Bool

  public init(_ name: String, help: String, choices: [String] = [], isRequired: Bool = true) {
    self.name = name
    self.help = help
    self.choices = choices
    self.isRequired = isRequired
  }
}

/// Options shown together in help, under a heading.
public struct OptionGroup: Equatable, Sendable {
  public var heading: String
  public var options: [OptionDeclaration]

  public init(_ heading: String, _ options: [OptionDeclaration]) {
    self.heading = heading
    self.options = options
  }
}

/// A command line that works, and what it does.
public struct Example: Equatable, Sendable {
  public var commandLine: String
  public var explanation: String

  public init(_ commandLine: String, _ explanation: String) {
    self.commandLine = commandLine
    self.explanation = explanation
  }
}

/// A subcommand: its name, what it takes, and its help.
public struct CommandDeclaration: Equatable, Sendable {
  public var name: String
  /// One line, without a full stop, for the list of commands.
  public var summary: String
  /// Sentences shown below the usage line.
  public var discussion: String
  public var positionals: [PositionalDeclaration]
  public var groups: [OptionGroup]
  public var examples: [Example]

  public init(
    _ name: String, summary: String, discussion: String = "",
    positionals: [PositionalDeclaration] = [], groups: [OptionGroup] = [],
    examples: [Example] = []
  ) {
    self.name = name
    self.summary = summary
    self.discussion = discussion
    self.positionals = positionals
    self.groups = groups
    self.examples = examples
  }

  /// The options of all groups, `--help` included.
  public var options: [OptionDeclaration] { groups.flatMap(\.options) + [helpOption] }
}

/// The flag every command understands.
let helpOption = OptionDeclaration(
  name: "help", letter: "h", valueName: nil, help: "Show this help.", choices: [],
  defaultText: "", repeats: false)

/// A program made of subcommands.
public struct ProgramDeclaration: Equatable, Sendable {
  public var name: String
  public var version: String
  public var summary: String
  public var discussion: String
  public var commands: [CommandDeclaration]

  public init(
    _ name: String, version: String, summary: String, discussion: String = "",
    commands: [CommandDeclaration]
  ) {
    self.name = name
    self.version = version
    self.summary = summary
    self.discussion = discussion
    self.commands = commands
  }
}
