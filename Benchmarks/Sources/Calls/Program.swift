import Contraste
import Distances
import Divergence
import Foundation
import Numerics
import Surveys

/// Calls of the analysis of divergence beside those of R on the same answers.
///
/// What one call takes, without the start of either program. An argument that is no option chooses
/// the calls whose names contain it.
@main
enum Program {
  private static let runs = 5

  static func main() throws {
    let folder = ".build/benchmarks"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let peers = CommandLine.arguments.contains("--no-r") ? [:] : try peers(folder)
    print("| call | seconds | R | seconds | times |")
    print("|---|---:|---|---:|---:|")
    let chosen = CommandLine.arguments.dropFirst().first { !$0.hasPrefix("-") } ?? ""
    for (name, call) in calls() where name.contains(chosen) || chosen.isEmpty {
      var seconds: [Double] = []
      for _ in 0..<runs {
        let start = ContinuousClock.now
        call()
        let spent = ContinuousClock.now - start
        seconds.append(
          Double(spent.components.seconds) + Double(spent.components.attoseconds) * 1e-18)
      }
      let own = median(seconds)
      let peer = peers[name]
      let times = peer.map { String(format: "%.0f", $0.seconds / own) } ?? "–"
      print(
        "| \(name) | \(text(own)) (\(text(seconds.min() ?? 0))–\(text(seconds.max() ?? 0))) | "
          + "\(peer?.call ?? "–") | \(peer.map { text($0.seconds) } ?? "–") | \(times) |")
    }
  }

  private static func calls() -> [(String, () -> Void)] {
    let small = Answers(respondents: 300, questions: 16)
    let large = Answers(respondents: 2_000, questions: 16)
    let raters = Answers(respondents: 200, questions: 500)
    let ratings = raters.data()
    return [
      (
        "PERMANOVA, 300 respondents, 16 questions, 9,999 deals",
        {
          let distances = AnswerDistances(small.questions, rows: Array(0..<300))
          let deals = GroupDeals(GroupPartition(small.groups, groupCount: 3), seed: 1)
          _ = GroupSeparation.permanova(distances: distances.matrix, deals: deals)
        }
      ),
      (
        "distances and map of 2,000 respondents, 16 questions",
        {
          let distances = AnswerDistances(large.questions, rows: Array(0..<2_000))
          _ = try? ClassicalScaling(distances: distances.matrix)
        }
      ),
      (
        "exact test of 50 and 50 answers on five levels, seven statistics",
        { _ = PermutationTest([16, 12, 9, 7, 6], [5, 8, 10, 12, 15], seed: 1) }
      ),
      (
        "alpha and five more coefficients, 200 raters, 500 questions, 1,000 resamples",
        { _ = try? concordances(of: ratings, plan: AnalysisPlan()) }
      ),
    ]
  }

  /// What R takes, by the name of the call.
  private static func peers(_ folder: String) throws -> [String: (call: String, seconds: Double)] {
    for (respondents, questions) in [(300, 16), (2_000, 16)] {
      let answers = Answers(respondents: respondents, questions: questions)
      try answers.csv.write(
        toFile: "\(folder)/answers-\(respondents).csv", atomically: true, encoding: .utf8)
    }
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["Rscript", "Benchmarks/Peers/divergence.R", folder]
    process.standardOutput = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    var found: [String: (String, Double)] = [:]
    for line in output.split(separator: "\n") {
      let parts = line.split(separator: "\t").map(String.init)
      if parts.count == 3, let seconds = Double(parts[2]) { found[parts[0]] = (parts[1], seconds) }
    }
    return found
  }

  private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
  private static func text(_ seconds: Double) -> String { String(format: "%.3f", seconds) }
}

/// Answers of respondents in three groups that differ a little.
private struct Answers {
  let respondents: Int
  let groups: [Int]
  let questions: [SurveyQuestion]

  init(respondents: Int, questions count: Int) {
    self.respondents = respondents
    groups = (0..<respondents).map { $0 % 3 }
    let scale = ResponseScale(
      id: "five", kind: .ordinal, levels: (1...5).map { "\($0)" }, scores: [1, 2, 3, 4, 5])
    var random = Philox4x32(seed: 7)
    let leaning = groups.map { Double($0) * 0.3 + 2 * random.uniform() }
    questions = (0..<count).map { question in
      SurveyQuestion(
        id: "q\(question + 1)", scale: scale,
        codes: leaning.map { Int32(min(4, $0 + 2.5 * random.uniform())) })
    }
  }

  func data() -> SurveyData {
    guard let design = try? SurveyDesign(rowCount: respondents) else {
      preconditionFailure("a simple random sample")
    }
    return SurveyData(
      rowCount: respondents, questions: questions, dimensions: [], actors: nil, rounds: nil,
      design: design, regime: .sample)
  }

  var csv: String {
    let header = (["group"] + questions.map(\.id)).joined(separator: ",")
    let rows = (0..<respondents).map { row in
      (["g\(groups[row])"] + questions.map { "\($0.codes[row] + 1)" }).joined(separator: ",")
    }
    return ([header] + rows).joined(separator: "\n") + "\n"
  }
}
