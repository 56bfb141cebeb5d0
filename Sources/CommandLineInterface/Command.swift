import ArgumentParsing
import Contraste

/// A command: its declaration, and what it does with its arguments.
struct Command: Sendable {
  let declaration: CommandDeclaration
  let run: @Sendable (ParsedArguments, inout CommandRun) throws -> Void
}

/// One run of a command: what it knows of the terminal, and what it has to say.
struct CommandRun {
  let environment: CommandEnvironment
  /// What goes to standard output.
  private(set) var output: [UInt8] = []
  /// Warnings and notes, in their order, for standard error.
  private(set) var remarks: [Diagnostic] = []
  /// The exit status where the command reports faults without throwing them.
  private(set) var status: Int32 = 0

  init(environment: CommandEnvironment) { self.environment = environment }

  mutating func write(_ text: String) { output.append(contentsOf: text.utf8) }

  mutating func write(_ bytes: [UInt8]) { output.append(contentsOf: bytes) }

  mutating func remark(_ diagnostics: [Diagnostic]) { remarks += diagnostics }

  /// What a reader of an answer should know of a study; columns that nobody declared are told by
  /// `check`, not at every answer.
  mutating func remark(of study: MonitoringStudy) {
    remark(study.remarks.filter { $0.code != "undeclared-column" })
  }

  mutating func fail(with status: Int32) { self.status = max(self.status, status) }

  /// Writes to the file of `-o`, all or nothing, or to standard output.
  mutating func write(_ bytes: [UInt8], toFile path: String?) throws {
    guard let path, path != "-" else { return write(bytes) }
    try AtomicFile.write(bytes, to: path)
  }
}

/// What a run knows of the terminal it was started from.
public struct CommandEnvironment: Sendable {
  /// The columns of the terminal that standard output is; nil where it is none.
  public var terminalWidth: Int?
  /// Shows a line of progress, or clears it where the text is empty; nil where nobody watches.
  public var showProgress: (@Sendable (String) -> Void)?
  /// The day, for the manifest of a report: `2024-11-05`.
  public var date: String

  public init(
    terminalWidth: Int? = nil, showProgress: (@Sendable (String) -> Void)? = nil,
    date: String = ""
  ) {
    self.date = date
    self.terminalWidth = terminalWidth
    self.showProgress = showProgress
  }
}
