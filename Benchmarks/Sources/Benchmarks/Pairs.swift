import Foundation

/// Work that R `survey` or `svy` does too, each as a whole process, in turn within one run.
struct Pairs {
  let options: Options

  private struct Pair {
    var name: String
    var rows: Int
    var own: [String]
    var peers: [(name: String, words: [String])]
  }

  private static let design = [
    "--weight", "weight", "--strata", "stratum", "--clusters", "cluster",
  ]
  private static let dimensions = "sex,age,ethnicity,ses,q20"
  private static let predictors = "sex,age,ethnicity,ses,q2,q3,q4,q5,q6,q7"
  private static let scored = "q2,q3,q4,q5,q6,q7"

  private func pairs() -> [Pair] {
    let questions = (1...20).map { "q\($0)" }
    let end = Self.design + ["--no-suppression", "--format", "csv"]
    func script(_ name: String) -> [String] { ["Rscript", "Benchmarks/Peers/\(name).R", "DATA"] }
    return [
      Pair(
        name: "7 questions by 5 dimensions, with tests", rows: 50_000,
        own: [
          "disaggregate", "DATA", "--question", questions.prefix(7).joined(separator: ","), "--by",
          Self.dimensions, "--tests", "rao-scott",
        ] + end,
        peers: [
          ("R survey", script("survey") + ["7", "/dev/null", Self.dimensions]),
          ("svy", ["python3", "Benchmarks/Peers/battery.py", "DATA", "7", Self.dimensions]),
        ]),
      Pair(
        name: "Rao–Wu bootstrap of 500 replicates, 20 questions (R: 1)", rows: 100_000,
        own: [
          "distribution", "DATA", "--question", questions.joined(separator: ","),
          "--make-replicates", "rao-wu", "--replicates", "500",
        ] + end,
        peers: [("R survey", script("bootstrap") + ["500", "1"])]),
      Pair(
        name: "logistic model, 10 predictors", rows: 100_000,
        own: [
          "model", "DATA", "--outcome", "q1", "--event", "4,5", "--family", "logit",
          "--predictors", Self.predictors, "--scores", Self.scored,
        ] + end,
        peers: [("R survey svyglm", script("model") + ["logit"])]),
      Pair(
        name: "ordinal model, 10 predictors", rows: 100_000,
        own: [
          "model", "DATA", "--outcome", "q1", "--family", "ordinal", "--predictors",
          Self.predictors, "--scores", Self.scored,
        ] + end,
        peers: [("R survey svyolr", script("model") + ["ordinal"])]),
    ]
  }

  func run() throws {
    try FileManager.default.createDirectory(
      atPath: ".build/benchmarks", withIntermediateDirectories: true)
    print("Machine: \(Machine.description)", "", separator: "\n")
    print("| | rows | seconds | MB | peer | seconds | MB | times |")
    print("|---|---:|---:|---:|---|---:|---:|---:|")
    for pair in pairs() {
      let data = try simulated(pair.rows)
      let own = [options.program] + pair.own
      for peer in pair.peers {
        var (ours, theirs): ([ProgramRun], [ProgramRun]) = ([], [])
        for _ in 0..<options.runs {
          ours.append(try run(own, data))
          if theirs.count < options.peerRuns { theirs.append(try run(peer.words, data)) }
        }
        let ratio = median(theirs.map(\.seconds)) / median(ours.map(\.seconds))
        print(
          "| \(pair.name) | \(pair.rows) | \(summary(ours)) | \(memory(ours)) | \(peer.name) "
            + "| \(summary(theirs)) | \(memory(theirs)) | \(String(format: "%.0f", ratio)) |")
      }
    }
  }

  private func run(_ words: [String], _ data: String) throws -> ProgramRun {
    let words = words.map { $0 == "DATA" ? data : $0 }
    let run = try ProgramRun(words)
    guard run.status == 0 else { throw BenchmarkError.failed(words, run.status) }
    return run
  }

  private func simulated(_ rows: Int) throws -> String {
    let path = ".build/benchmarks/survey-\(rows).csv"
    if !FileManager.default.fileExists(atPath: path) {
      let words = [
        options.program, "simulate", "--rows", "\(rows)", "--seed", "1", "-o", path,
      ]
      _ = try run(words, path)
    }
    return path
  }

  /// The median, and the least and the greatest.
  private func summary(_ runs: [ProgramRun]) -> String {
    let sorted = runs.map(\.seconds).sorted()
    let texts = [median(sorted), sorted.first ?? 0, sorted.last ?? 0].map {
      String(format: "%.2f", $0)
    }
    return "\(texts[0]) (\(texts[1])–\(texts[2]))"
  }

  private func memory(_ runs: [ProgramRun]) -> String {
    String(format: "%.0f", runs.map(\.megabytes).max() ?? 0)
  }
}
