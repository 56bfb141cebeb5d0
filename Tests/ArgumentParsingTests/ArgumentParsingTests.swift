// Proves that command lines are read as declared, and that every fault names its way out.
import ArgumentParsing
import Diagnostics
import TestSupport
import Testing

private enum Shape: String, CaseIterable { case round, square }

private let questions = Option.list("question", "ID,…", help: "The questions.", defaultText: "all")
private let weight = Option.text("weight", "COLUMN", help: "The column of weights.")
private let output = Option.text("output", letter: "o", "FILE", help: "Where to write.")
private let confidence = Option.number(
  "confidence", "P", default: 0.95, between: 0, and: 1, help: "The level of the intervals.")
private let cell = Option.integer("minimum-cell", "N", default: 5, least: 1, help: "The least.")
private let seed = Option.seed("seed", "S", default: 7, help: "The seed.")
private let shape = Option.choice("shape", of: Shape.self, defaultText: "round", help: "The form.")
private let shapes = Option.choices("shapes", of: Shape.self, help: "Several forms.")
private let quiet = Option.flag("quiet", help: "Say nothing.")

private let program = ProgramDeclaration(
  "demo", version: "1.2", summary: "a program for tests",
  discussion: "It does nothing, and it explains at some length that it does nothing at all.",
  commands: [
    CommandDeclaration(
      "distribution", summary: "Show how answers are distributed",
      discussion: "One row a group. Long explanations are wrapped at the width of the page.",
      positionals: [
        PositionalDeclaration("INPUT", help: "A file."),
        PositionalDeclaration(
          "KIND", help: "A form.", choices: ["bars", "dots"], isRequired: false),
      ],
      groups: [
        OptionGroup("Data", [questions.declaration, weight.declaration]),
        OptionGroup(
          "Output",
          [
            output.declaration, confidence.declaration, cell.declaration, seed.declaration,
            shape.declaration, shapes.declaration, quiet.declaration,
          ]),
      ],
      examples: [Example("demo distribution data.csv --weight w", "With weights.")]),
    CommandDeclaration("divergence", summary: "Show how answers diverge"),
  ])

@Suite("Argument parsing") struct ArgumentParsingTests {
  @Test("options and positional values are read in any order")
  func values() throws {
    let line = [
      "distribution", "--question", "a1, a2", "data.csv", "--question=b,", "--weight=w=1",
      "-o", "-", "--quiet", "--shape", "square", "--shapes", "round,square", "--confidence", "0.9",
      "--", "bars",
    ]
    guard case .command("distribution", let arguments) = try program.parse(line) else {
      Issue.record("not read as a command")
      return
    }
    #expect(arguments.positionals == ["data.csv", "bars"])
    #expect(try arguments.value(of: questions) == ["a1", "a2", "b"])
    #expect(try arguments.value(of: weight) == "w=1")
    #expect(try arguments.value(of: output) == "-")
    #expect(try arguments.value(of: quiet))
    #expect(try arguments.value(of: shape) == .square)
    #expect(try arguments.value(of: shapes) == [.round, .square])
    expectClose(try arguments.value(of: confidence), 0.9, within: .exact)
    #expect(try arguments.value(of: cell) == 5)
    #expect(try arguments.value(of: seed) == 7)
    #expect(arguments.givenNames.first == "confidence")
  }

  @Test(
    "help and version are found wherever they stand",
    arguments: [
      (["--help"], Invocation.help(command: nil)), (["-h"], .help(command: nil)),
      (["help"], .help(command: nil)), (["help", "divergence"], .help(command: "divergence")),
      (["distribution", "--nonsense", "-h"], .help(command: "distribution")),
      (["--version"], .version),
    ])
  func help(line: [String], expected: Invocation) throws {
    #expect(try program.parse(line) == expected)
  }

  @Test("help is made from the declarations")
  func helpText() throws {
    expectSnapshot(program.helpText(), named: "help.txt")
    expectSnapshot(
      program.helpText(of: try program.command(named: "distribution")), named: "help-command.txt")
  }

  static let faulty: [(String, [String])] = [
    ("no command", []),
    ("options first", ["--quiet", "distribution"]),
    ("misspelt command", ["distributoin", "x"]),
    ("unknown command", ["zzz"]),
    ("misspelt option", ["distribution", "data.csv", "--wieght", "w", "dots"]),
    ("unknown option", ["distribution", "data.csv", "--zzzzzz=3"]),
    ("missing value", ["distribution", "data.csv", "--weight"]),
    ("missing value before another option", ["distribution", "d", "--weight", "--quiet"]),
    ("given twice", ["distribution", "data.csv", "--weight", "a", "--weight", "b"]),
    ("flag with a value", ["distribution", "data.csv", "--quiet=yes"]),
    ("bad choice", ["distribution", "data.csv", "--shape", "rounds"]),
    ("bad choice in a list", ["distribution", "data.csv", "--shapes", "round,oval"]),
    ("missing argument", ["distribution"]),
    ("bad positional choice", ["distribution", "data.csv", "bar"]),
    ("too many arguments", ["distribution", "data.csv", "bars", "more", "than that"]),
    ("several faults", ["distribution", "--wight=w", "--shape", "x"]),
  ]

  @Test("every fault is told with its way out")
  func faults() {
    var text = ""
    for (name, line) in Self.faulty {
      text += "== \(name): \(line.joined(separator: " "))\n"
      do throws(UsageError) {
        text += "read as \(try program.parse(line))\n"
      } catch {
        #expect(error.diagnostics.allSatisfy { $0.kind == .usage })
        text += DiagnosticText().text(error.diagnostics)
      }
    }
    expectSnapshot(text, named: "faults.txt")
  }

  @Test(
    "a value that is not of the type of its option is refused",
    arguments: [
      ["--confidence", "95"], ["--confidence", "high"], ["--minimum-cell", "0"],
      ["--minimum-cell", "2.5"], ["--seed", "-1"],
    ])
  func badValues(words: [String]) throws {
    guard case .command(_, let arguments) = try program.parse(["distribution", "d"] + words) else {
      Issue.record("not read as a command")
      return
    }
    #expect(throws: UsageError.self) {
      _ = try arguments.value(of: confidence)
      _ = try arguments.value(of: cell)
      _ = try arguments.value(of: seed)
    }
  }
}
