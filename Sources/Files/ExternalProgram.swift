public import Diagnostics

/// A program of the system that is run with bytes in and bytes out.
public struct ExternalProgram: Equatable, Sendable {
  /// The name, looked up in `PATH`.
  public var name: String
  /// The Debian package that holds it, for the message where it is missing.
  public var debianPackage: String

  public init(_ name: String, debianPackage: String) {
    self.name = name
    self.debianPackage = debianPackage
  }

  /// Runs the program to its end and gives what it wrote to standard output.
  ///
  /// - Throws: ``ProgramError/missing(program:debianPackage:)`` where there is no such program,
  ///   ``ProgramError/failed(program:status:message:)`` where it ends with another status than 0.
  public func run(
    _ arguments: [String] = [], input: [UInt8] = []
  ) throws(ProgramError) -> [UInt8] {
    let ending: ProgramEnding
    do {
      ending = try ProgramLaunch(name: name, arguments: arguments).run(input: input)
    } catch {
      throw error.number == System.noSuchFile
        ? .missing(program: name, debianPackage: debianPackage)
        : .failed(program: name, status: -1, message: System.message(error.number))
    }
    guard ending.status == 0 else {
      let message = String(decoding: ending.errors, as: UTF8.self)
      throw .failed(program: name, status: ending.status, message: message)
    }
    return ending.output
  }
}

/// Why an external program gave no result.
public enum ProgramError: Diagnosable, Equatable, Sendable {
  case missing(program: String, debianPackage: String)
  /// The exit status, or 128 and the number of the signal that ended it, and what it wrote to
  /// standard error.
  case failed(program: String, status: Int32, message: String)

  public var diagnostics: [Diagnostic] {
    switch self {
    case .missing(let program, let debianPackage):
      [
        Diagnostic(
          .refusal, "missing-program", "The program `\(program)` is not installed",
          hint: "install it with `apt-get install \(debianPackage)`")
      ]
    case .failed(let program, let status, let message):
      [
        Diagnostic(
          .refusal, "program-failed", "The program `\(program)` failed with status \(status)",
          found: message.isEmpty ? nil : String(message.prefix(1000)))
      ]
    }
  }
}
