import Foundation

/// The battery of the design: every distribution of twenty questions overall and by four
/// dimensions, with errors and intervals, and a Rao–Scott test of each pair.
struct Battery {
  static let questions = (1...20).map { "q\($0)" }
  static let dimensions = ["sex", "age", "ethnicity", "ses"]

  let options: Options

  /// A folder for what is made on the way; nothing in it is needed afterwards.
  private var folder: URL { URL(fileURLWithPath: ".build/benchmarks") }

  /// One line of the table of results.
  private struct Line {
    var name: String
    var seconds: String
    var processor = ""
    var megabytes = ""
    var note = ""
  }

  func run() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    print("Machine: \(Machine.description)")
    let data = try simulated()
    var lines = [try floor(data)]
    lines.append(try command("distribution", data))
    lines.append(try command("disaggregate", data))
    if options.rQuestions > 0 { lines += try peer(data) }
    print("", "| | seconds | processor seconds | memory, MB | |", separator: "\n")
    print("|---|---:|---:|---:|---|")
    for line in lines {
      print(
        "| \(line.name) | \(line.seconds) | \(line.processor) | \(line.megabytes) | \(line.note) |")
    }
  }

  /// The data, made once for each number of rows by the program itself.
  private func simulated() throws -> String {
    let path = folder.appendingPathComponent("survey-\(options.rows).csv").path
    if !FileManager.default.fileExists(atPath: path) {
      let words = [
        options.program, "simulate", "--rows", "\(options.rows)", "--seed", "1", "-o", path,
      ]
      let run = try ProgramRun(words)
      guard run.status == 0 else { throw BenchmarkError.failed(words, run.status) }
    }
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    let millions = format(Double(size) / 1e6, 1)
    print("Data: \(options.rows) rows of 27 columns, \(millions) MB, seed 1")
    return path
  }

  private func floor(_ data: String) throws -> Line {
    var times: [Double] = []
    var total = 0.0
    for _ in 0..<options.runs {
      let start = ContinuousClock().now
      total = try BareLoop(path: data).total
      times.append(start.duration(to: ContinuousClock().now) / .seconds(1))
    }
    return Line(
      name: "bare loop", seconds: summary(times), processor: format(median(times), 2),
      note: "reads and adds up 80 tables on one core; no checks, no errors, no tests "
        + "(weights: \(format(total, 0)))")
  }

  private func command(_ name: String, _ data: String) throws -> Line {
    let words =
      [options.program, name, data, "--question", Self.questions.joined(separator: ",")]
      + ["--by", Self.dimensions.joined(separator: ","), "--weight", "weight"]
      + ["--strata", "stratum", "--clusters", "cluster", "--tests", "rao-scott"]
      + ["--format", "csv"]
    let output = outputPath(name)
    var runs: [ProgramRun] = []
    for _ in 0..<options.runs {
      let run = try ProgramRun(words, output: output)
      guard run.status == 0 else { throw BenchmarkError.failed(words, run.status) }
      runs.append(run)
    }
    let rows = (Machine.text(output)?.utf8.count { $0 == 0x0A } ?? 1) - 1
    return Line(
      name: "`contraste \(name)`", seconds: summary(runs.map(\.seconds)),
      processor: format(median(runs.map(\.processorSeconds)), 2),
      megabytes: format(runs.map(\.megabytes).max() ?? 0, 0),
      note: "whole process, \(rows) rows of results")
  }

  private func peer(_ data: String) throws -> [Line] {
    let output = outputPath("survey")
    let count = options.rQuestions
    let words = ["Rscript", "Benchmarks/Peers/survey.R", data, "\(count)", output]
    let log = outputPath("survey-times")
    let run: ProgramRun
    do { run = try ProgramRun(words, output: log) } catch {
      return [Line(name: "R survey", seconds: "", note: "not measured: \(error)")]
    }
    guard run.status == 0 else { throw BenchmarkError.failed(words, run.status) }
    let times = PeerTimes(Machine.text(log) ?? "")
    let whole = times.fixed + times.tables * Double(Self.questions.count) / Double(count)
    let comparison = try PeerComparison(
      peer: output, results: ["distribution", "disaggregate"].map(outputPath))
    return [
      Line(
        name: "\(times.name), \(count) of 20 questions", seconds: format(run.seconds, 0),
        processor: format(run.processorSeconds, 0), megabytes: format(run.megabytes, 0),
        note: comparison.sentence),
      Line(
        name: "\(times.name), 20 questions", seconds: format(whole, 0),
        note: "extrapolated: the time of the tables times \(format(20 / Double(count), 1))"),
    ]
  }

  private func outputPath(_ name: String) -> String {
    folder.appendingPathComponent("\(name)-\(options.rows).csv").path
  }

  /// The median, and the least and the greatest.
  private func summary(_ times: [Double]) -> String {
    let sorted = times.sorted()
    let bounds = [sorted.first, sorted.last].compactMap { $0 }.map { format($0, 2) }
    return "\(format(median(times), 2)) (\(bounds.joined(separator: "–")))"
  }

  private func format(_ value: Double, _ decimals: Int) -> String {
    String(format: "%.\(decimals)f", value)
  }
}
