// Proves that commands answer on both streams with the stated exit status, and explain themselves.
import CommandLineInterface
import Foundation
import TestSupport
import Testing

/// A folder that is removed with the test, and commands run on files in it.
struct Workplace: ~Copyable {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("contraste-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = folder.appendingPathComponent(name)
    try Data(bytes).write(to: file)
    return file.path
  }

  /// Runs a line; `DIR/` stands for the folder, in the line as in what comes back.
  func run(_ line: [String]) -> (status: Int32, output: String, errors: String) {
    let prefix = folder.path + "/"
    let result = CommandLineInterface.run(
      arguments: line.map { $0.replacingOccurrences(of: "DIR/", with: prefix) })
    let output = String(decoding: result.standardOutput, as: UTF8.self)
    return (result.status, named(output), named(result.standardError))
  }

  /// A text without the paths of this machine.
  private func named(_ text: String) -> String {
    text.replacingOccurrences(of: folder.path + "/", with: "DIR/")
      .replacingOccurrences(of: repositoryFile(""), with: "REPOSITORY/")
  }
}

/// A file of the repository.
func repositoryFile(_ path: String) -> String {
  URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path + "/" + path
}

@Suite("Command line") struct CommandLineTests {
  static let commands = [
    "new", "check", "weight", "distribution", "estimate", "divergence", "disaggregate",
    "associate", "trend", "indicators", "findings", "ordinate", "workshop", "model", "audit",
    "chart", "report",
    "simulate", "anonymity",
  ]

  @Test("help is as recorded, and every command has an example")
  func help() {
    expectSnapshot(text(["--help"]), named: "help.txt")
    for command in Self.commands {
      let help = text([command, "--help"])
      #expect(help.contains("Example"), "\(command)")
      #expect(help.contains("contraste \(command) "), "\(command)")
      expectSnapshot(help, named: "help-\(command).txt")
    }
    #expect(text(["--version"]).hasPrefix("contraste 0."))
  }

  private func text(_ line: [String]) -> String {
    let result = run(arguments: line)
    #expect(result.status == 0)
    #expect(result.standardError.isEmpty)
    return String(decoding: result.standardOutput, as: UTF8.self)
  }

  static let badFiles: [(name: String, bytes: [UInt8])] = [
    ("empty.csv", []),
    ("header.csv", Array("q,w,s,c\n".utf8)),
    ("ragged.csv", Array("q,w,s,c\n1,2,a,1\n3\n".utf8)),
    ("quote.csv", Array("q,w,s,c\n\"1,2,a,1\n".utf8)),
    ("latin.csv", Array("q,w,s,c\nM".utf8) + [0xE9] + Array("xico,2,a,1\n".utf8)),
    ("negative.csv", Array("q,w,s,c\n1,-2,a,1\n2,1,a,2\n".utf8)),
    ("infinite.csv", Array("q,w,s,c\n1,inf,a,1\n2,1,a,2\n".utf8)),
    ("lonely.csv", Array("q,w,s,c\n1,1,a,1\n2,1,a,2\n1,1,b,3\n".utf8)),
    ("other.csv", Array("quest,w,s,c\n1,1,a,1\n2,1,a,2\n".utf8)),
    ("good.csv", [0xEF, 0xBB, 0xBF] + Array("q,w,s,c\n1,1,a,1\n2,1,a,2\n".utf8)),
  ]

  @Test("bad files are refused with the place and the way out")
  func badFiles() throws {
    let place = try Workplace()
    for (name, bytes) in Self.badFiles { _ = try place.file(name, bytes) }
    var report = ""
    for name in ["absent.csv"] + Self.badFiles.map(\.name) {
      let result = place.run([
        "distribution", "DIR/\(name)", "--question", "q", "--weight", "w", "--strata", "s",
        "--clusters", "c", "--minimum-cell", "1", "--format", "csv", "-o", "DIR/out.csv",
      ])
      let isGood = name == "good.csv"
      #expect(result.status == (isGood ? 0 : 2), "\(name)")
      #expect(result.output.isEmpty)
      #expect(FileManager.default.fileExists(atPath: place.folder.path + "/out.csv") == isGood)
      report += "== \(name)\n\(result.errors)"
    }
    expectSnapshot(report, named: "bad-files.txt")
  }

  static let badLines: [(status: Int32, line: [String])] = [
    (64, []),
    (64, ["distribuiton", "DIR/good.csv"]),
    (64, ["distribution"]),
    (64, ["distribution", "DIR/good.csv"]),
    (64, ["distribution", "DIR/good.csv", "--question", "q", "--confidence", "95"]),
    (64, ["distribution", "DIR/good.csv", "--question", "q", "--cross", "s"]),
    (64, ["distribution", "DIR/good.csv", "--question", "q", "--formt", "csv"]),
    (64, ["distribution", "STUDY", "--weight", "w"]),
    (64, ["chart", "stacked", "DIR/good.csv"]),
    (64, ["chart", "pie", "DIR/good.csv", "--question", "q"]),
    (64, ["chart", "stacked", "DIR/good.csv", "--question", "q", "-o", "DIR/chart.bmp"]),
    (64, ["chart", "intersection", "STUDY", "--question", "c1", "--by", "sex"]),
    (64, ["chart", "dumbbell", "STUDY", "--by", "sex", "--cross", "sex:age"]),
    (2, ["distribution", "DIR/good.csv", "--question", "q", "-o", "DIR/none/out.csv"]),
    (2, ["distribution", "DIR/good.csv", "--question", "q", "--by", "sex"]),
    (2, ["distribution", "STUDY", "--question", "c11"]),
    (2, ["distribution", "STUDY", "--question", "c1", "--by", "sexo"]),
    (2, ["trend", "STUDY", "--question", "c1", "--compare", "2018:2025"]),
    (2, ["check", "DIR/"]),
    (2, ["report", "DIR/good.csv", "-o", "DIR/report"]),
    (2, ["indicators", "DIR/good.csv"]),
    (1, ["trend", "DIR/good.csv", "--question", "q"]),
    (1, ["distribution", "DIR/good.csv", "--question", "q"]),
    (1, ["divergence", "STUDY", "--question", "c5"]),
    (2, ["associate", "DIR/good.csv", "--question", "q"]),
    (64, ["model", "DIR/good.csv", "--outcome", "q", "--predictors", "q"]),
    (64, ["model", "DIR/good.csv", "--predictors", "s"]),
    (2, ["model", "DIR/good.csv", "--outcome", "q", "--predictors", "none"]),
    (2, ["model", "DIR/good.csv", "--outcome", "q", "--predictors", "s", "--reference", "s=z"]),
    (2, ["associate", "DIR/good.csv", "--question", "q", "--by", "g", "--given", "g"]),
    (64, ["associate", "STUDY", "--tests", "goodness-of-fit", "--shares", "0.5,none"]),
    (
      2,
      ["associate", "STUDY", "--question", "c1", "--tests", "goodness-of-fit", "--shares", "1,2"]
    ),
  ]

  @Test("every wrong line has its status and its way out")
  func badLines() throws {
    let place = try Workplace()
    for (name, bytes) in Self.badFiles { _ = try place.file(name, bytes) }
    var report = ""
    for (status, line) in Self.badLines {
      let study = repositoryFile("Datasets/ssc-effectiveness")
      let result = place.run(line.map { $0 == "STUDY" ? study : $0 })
      #expect(result.status == status, "\(line)")
      report += "== \(line.joined(separator: " ")) → \(result.status)\n\(result.errors)"
    }
    expectSnapshot(report, named: "bad-lines.txt")
  }
}
