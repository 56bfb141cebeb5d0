import Foundation

/// Thirty quarterly rounds of 20,000 people: every change and trend of twenty questions overall
/// and by four dimensions, with errors, from the file to the last row.
struct Rounds {
  static let rounds = 30
  static let respondents = 20_000

  let options: Options

  func run() throws {
    let folder = URL(fileURLWithPath: ".build/benchmarks")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    print("Machine: \(Machine.description)")
    let path = folder.appendingPathComponent("rounds.csv").path
    if !FileManager.default.fileExists(atPath: path) {
      try Data(Self.text().utf8).write(to: URL(fileURLWithPath: path))
    }
    let questions = Battery.questions.joined(separator: ",")
    print("", "| | seconds | processor seconds | memory, MB |", separator: "\n")
    print("|---|---:|---:|---:|")
    for (name, extra) in [
      ("every change and trend", []), ("the same, nothing withheld", ["--no-suppression"]),
    ] {
      let words =
        [options.program, "trend", path, "--question", questions, "--by"]
        + [Battery.dimensions.joined(separator: ","), "--round-column", "round"]
        + ["--levels", "1,2,3,4,5", "--format", "csv"] + extra
      let output = folder.appendingPathComponent("rounds-output.csv").path
      var runs: [ProgramRun] = []
      for _ in 0..<options.runs {
        let run = try ProgramRun(words, output: output)
        guard run.status == 0 else { throw BenchmarkError.failed(words, run.status) }
        runs.append(run)
      }
      let memory = runs.map(\.megabytes).max() ?? 0
      print(
        "| \(name) | \(format(median(runs.map(\.seconds)), 2)) "
          + "| \(format(median(runs.map(\.processorSeconds)), 2)) | \(format(memory, 0)) |")
    }
  }

  /// The same file on every machine: answers drift upwards from quarter to quarter.
  private static func text() -> String {
    let sizes = [2, 4, 3, 5]
    var state: UInt64 = 20_180_904
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    var text = (["round"] + Battery.dimensions + Battery.questions).joined(separator: ",") + "\n"
    text.reserveCapacity(rounds * respondents * 60)
    for round in 0..<rounds {
      let name = "\(2017 + round / 4)-Q\(round % 4 + 1)"
      for _ in 0..<respondents {
        text += name
        for size in sizes { text += ",\(next(size) + 1)" }
        for _ in Battery.questions {
          let answer = next(5) + (next(60) < round ? 1 : 0)
          text += ",\(min(5, answer + 1))"
        }
        text += "\n"
      }
    }
    return text
  }
}

private func format(_ value: Double, _ decimals: Int) -> String {
  String(format: "%.\(decimals)f", value)
}
