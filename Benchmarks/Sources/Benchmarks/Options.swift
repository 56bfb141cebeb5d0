import Foundation

/// What is measured, from the words of the command line.
struct Options {
  static let help = """
    Benchmarks [battery] [--rows N] [--runs K] [--r-questions K] [--no-r]
        Times the battery as a whole process, beside a bare loop and R survey.
    Benchmarks pairs [--runs K] [--peer-runs K]
        Times other work beside R survey and svy, in turn, as whole processes.
    Benchmarks rounds [--runs K]
        Times every change and trend over thirty quarterly rounds of 20,000 respondents.
    Benchmarks counts [--check | --record]
        Counts instructions by module; --check fails where one grew by more than 2 %,
        --record writes Benchmarks/Baselines/instructions.csv.
    All: [--program PATH]  the contraste to measure, by default .build/release/contraste
    """

  enum Task { case battery, pairs, rounds, counts }

  var task = Task.battery
  var rows = 1_000_000
  var runs = 5
  /// Runs of each peer that is timed in turn.
  var peerRuns = 3
  /// The number of questions of which R makes the tables; 0 leaves R out.
  var rQuestions = 1
  var program = ".build/release/contraste"
  var checks = false
  var records = false

  init(_ words: [String]) throws(BenchmarkError) {
    var rest = words[...]
    while let word = rest.popFirst() {
      switch word {
      case "battery": task = .battery
      case "counts": task = .counts
      case "pairs": task = .pairs
      case "rounds": task = .rounds
      case "--peer-runs": peerRuns = try Self.number(rest.popFirst(), atLeast: 1)
      case "--check": checks = true
      case "--record": records = true
      case "--no-r": rQuestions = 0
      case "--rows": rows = try Self.number(rest.popFirst(), atLeast: 1)
      case "--runs": runs = try Self.number(rest.popFirst(), atLeast: 1)
      case "--r-questions": rQuestions = min(20, try Self.number(rest.popFirst(), atLeast: 0))
      case "--program": program = rest.popFirst() ?? program
      default: throw .usage(Self.help)
      }
    }
    if URL(fileURLWithPath: program).resolvingSymlinksInPath().path.contains("/debug/") {
      throw .notRelease(program)
    }
    guard FileManager.default.isExecutableFile(atPath: program) else {
      throw .usage("There is no program \(program); Scripts/bench builds it.")
    }
  }

  private static func number(_ word: String?, atLeast least: Int) throws(BenchmarkError) -> Int {
    guard let word, let number = Int(word), number >= least else { throw .usage(help) }
    return number
  }
}
