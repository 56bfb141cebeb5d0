import ArgumentParsing
import Contraste
import Diagnostics

/// What a run of the program leaves: its exit status and both of its streams.
public struct CommandResult: Equatable, Sendable {
  /// 0 done; 1 the analysis cannot answer; 2 bad data; 64 wrong usage.
  public var status: Int32
  public var standardOutput: [UInt8]
  public var standardError: String
}

/// Runs one command line, without the name of the program.
///
/// Nothing is written to the streams of the process: the caller does that with the result. Files
/// named by `-o` are written whole or not at all.
public func run(
  arguments: [String], environment: CommandEnvironment = CommandEnvironment()
) -> CommandResult {
  let program = contrasteProgram
  do {
    switch try program.declaration.parse(arguments) {
    case .help(nil): return done(program.declaration.helpText())
    case .help(let name?):
      return done(program.declaration.helpText(of: try program.declaration.command(named: name)))
    case .version: return done("\(program.declaration.name) \(program.declaration.version)\n")
    case .command(let name, let parsed):
      return try program.run(command: name, parsed, environment: environment)
    }
  } catch {
    return CommandResult(
      status: Faults(diagnostics(of: error)).exitStatus, standardOutput: [],
      standardError: DiagnosticText().text(diagnostics(of: error)))
  }
}

private func done(_ text: String) -> CommandResult {
  CommandResult(status: 0, standardOutput: Array(text.utf8), standardError: "")
}

private func diagnostics(of error: any Error) -> [Diagnostic] {
  if let error = error as? any Diagnosable { return error.diagnostics }
  return [Diagnostic(.badData, "unexpected-error", "\(error)")]
}

/// The program: its commands with what they do.
struct Program: Sendable {
  let declaration: ProgramDeclaration
  let commands: [Command]

  init(_ commands: [Command]) {
    self.commands = commands
    declaration = ProgramDeclaration(
      "contraste", version: MonitoringStudy.version,
      summary: "statistical analysis of multi-stakeholder monitoring surveys",
      discussion:
        "Every analysis takes a study folder, which declares its questions, groups and design, "
        + "or a bare data file with options. Results go to standard output, messages to "
        + "standard error. Exit status: 0 done, 1 the analysis cannot answer, 2 bad data, "
        + "64 wrong usage.",
      commands: commands.map(\.declaration))
  }

  func run(
    command name: String, _ arguments: ParsedArguments, environment: CommandEnvironment
  ) throws -> CommandResult {
    var run = CommandRun(environment: environment)
    let progress = ProgressLine(environment, text: "contraste \(name) …")
    defer { progress.finish() }
    for command in commands where command.declaration.name == name {
      try command.run(arguments, &run)
    }
    return CommandResult(
      status: run.status, standardOutput: run.output,
      standardError: run.remarks.isEmpty ? "" : DiagnosticText().text(run.remarks))
  }
}
