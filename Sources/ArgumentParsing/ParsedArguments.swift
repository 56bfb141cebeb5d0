/// The options and positional values of one command line, by declaration.
public struct ParsedArguments: Equatable, Sendable {
  var texts: [String: [String]]
  public let positionals: [String]

  /// The value of an option, or its default where it is not given.
  ///
  /// - Throws: ``UsageError`` naming the option where its text is not a value of its type.
  public func value<Value>(of option: Option<Value>) throws(UsageError) -> Value {
    try option.read(texts[option.declaration.name] ?? [])
  }

  /// Whether the option stands on the command line.
  public func has<Value>(_ option: Option<Value>) -> Bool {
    texts[option.declaration.name] != nil
  }

  /// The names of the options on the command line, in alphabetical order.
  public var givenNames: [String] { texts.keys.sorted() }
}

/// What a command line asks for.
public enum Invocation: Equatable, Sendable {
  /// The help of one command, or of the program where the name is nil.
  case help(command: String?)
  case version
  case command(name: String, ParsedArguments)
}

extension ProgramDeclaration {
  /// Reads a command line, without the name of the program.
  ///
  /// Understands `--name value`, `--name=value`, `-o value`, lists between commas, options given
  /// again, and `--` after which everything is positional. Every fault of the line is reported in
  /// one run, with the nearest name for one that does not exist.
  public func parse(_ arguments: [String]) throws(UsageError) -> Invocation {
    guard let first = arguments.first else {
      throw UsageError(
        "no-command", "no command is given", expected: commands.map(\.name).joined(separator: ", "),
        hint: "\(name) --help explains them")
    }
    switch first {
    case "--help", "-h": return .help(command: nil)
    case "help":
      guard let wanted = arguments.dropFirst().first else { return .help(command: nil) }
      return .help(command: try command(named: wanted).name)
    case "--version": return .version
    default: break
    }
    let command = try command(named: first)
    var reader = ArgumentReader(program: name, command: command)
    for argument in arguments.dropFirst() { reader.take(argument) }
    return try reader.finish()
  }

  /// The command of that name.
  public func command(named wanted: String) throws(UsageError) -> CommandDeclaration {
    if let command = commands.first(where: { $0.name == wanted }) { return command }
    if wanted.hasPrefix("-") {
      throw UsageError(
        "no-command", "the command comes before its options", found: wanted,
        expected: commands.map(\.name).joined(separator: ", "),
        hint: "\(name) --help explains them")
    }
    throw UsageError([
      .unknownName(
        wanted, code: "unknown-command", what: "command", candidates: commands.map(\.name),
        help: "\(name) --help")
    ])
  }
}
