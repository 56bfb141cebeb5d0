import Foundation

/// Counts the instructions of commands by module: a figure that repeats on a noisy machine.
///
/// Each command runs under callgrind on one core with small data. A count is that of the functions
/// of one module, what the compiler merged into them included.
struct InstructionCounts {
  private static let baseline = "Benchmarks/Baselines/instructions.csv"
  /// Growth beyond this share is a regression; repeated runs differ by far less.
  private static let allowed = 0.02
  /// Modules below this many instructions are not gated.
  private static let least = 1_000_000

  let options: Options

  private static let commands: [(name: String, arguments: [String])] = [
    ("distribution", ["distribution"] + battery),
    ("disaggregate", ["disaggregate"] + battery),
    ("divergence", ["divergence", "--question", "q1,q2", "--by", "ses"] + design),
  ]
  private static let battery =
    ["--question", Battery.questions.joined(separator: ",")]
    + ["--by", Battery.dimensions.joined(separator: ",")] + design
  private static let design =
    ["--weight", "weight", "--strata", "stratum", "--clusters", "cluster", "--format", "csv"]

  func run() throws {
    let folder = URL(fileURLWithPath: ".build/benchmarks")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let data = folder.appendingPathComponent("survey-counts.csv").path
    // Valgrind 3.19 gives up on the line tables of this compiler; the names of functions suffice.
    let program = folder.appendingPathComponent("contraste").path
    _ = try run(["strip", "--strip-debug", "-o", program, options.program])
    _ = try run([options.program, "simulate", "--rows", "20000", "--seed", "1", "-o", data])
    var counts: [(key: String, count: Int)] = []
    for command in Self.commands {
      for (module, count) in try modules(program, command.arguments, data, folder)
      where count >= Self.least {
        counts.append(("\(command.name),\(module)", count))
      }
    }
    let old = Self.recorded()
    print("command,module,instructions,change")
    for item in counts {
      let change = old[item.key].map { Double(item.count) / Double($0) - 1 }
      print(
        "\(item.key),\(item.count),\(change.map { String(format: "%+.3f %%", 100 * $0) } ?? "new")")
    }
    if options.records { try record(counts) }
    if options.checks { try check(counts, old) }
  }

  private func modules(
    _ program: String, _ arguments: [String], _ data: String, _ folder: URL
  ) throws -> [(String, Int)] {
    let profile = folder.appendingPathComponent("callgrind.out").path
    let listing = folder.appendingPathComponent("callgrind.txt").path
    _ = try run(
      ["taskset", "-c", "0", "valgrind", "--tool=callgrind", "--quiet"]
        + ["--callgrind-out-file=\(profile)", program, arguments[0], data]
        + arguments.dropFirst(),
      environment: [
        "OPENBLAS_NUM_THREADS": "1", "OPENBLAS_CORETYPE": "Haswell",
        "SWIFT_DETERMINISTIC_HASHING": "1",
      ])
    _ = try run(["callgrind_annotate", "--threshold=100", profile], output: listing)
    guard let text = Machine.text(listing) else { throw BenchmarkError.cannotRead(listing) }
    var sums: [String: Int] = [:]
    for line in text.split(separator: "\n") {
      guard let (count, function) = Self.parse(line) else { continue }
      sums[Self.module(of: function), default: 0] += count
    }
    return sums.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// `1,234,567 (12.3%)  ???:function [object]` as a count and what follows the colon.
  private static func parse(_ line: Substring) -> (Int, Substring)? {
    let words = line.drop { $0 == " " }
    guard let end = words.firstIndex(of: " "), let colon = words.firstIndex(of: ":"),
      let count = Int(words[..<end].filter { $0 != "," })
    else { return nil }
    return (count, words[words.index(after: colon)...])
  }

  /// The module of a mangled name (`$s12TabularFiles…`), or what else ran.
  private static func module(of function: Substring) -> String {
    guard function.hasPrefix("$s") else {
      return function.contains("openblas") ? "OpenBLAS" : "C"
    }
    let rest = function.dropFirst(2)
    let digits = rest.prefix { $0.isNumber }
    guard let length = Int(digits), length > 0 else { return "Swift" }
    return String(rest.dropFirst(digits.count).prefix(length))
  }

  private func run(
    _ words: [String], output: String = "/dev/null", environment: [String: String] = [:]
  ) throws -> ProgramRun {
    let run = try ProgramRun(words, output: output, environment: environment)
    guard run.status == 0 else { throw BenchmarkError.failed(words, run.status) }
    return run
  }

  private static func recorded() -> [String: Int] {
    var counts: [String: Int] = [:]
    for line in (Machine.text(baseline) ?? "").split(separator: "\n").dropFirst() {
      let fields = line.split(separator: ",")
      if fields.count == 3 { counts["\(fields[0]),\(fields[1])"] = Int(fields[2]) }
    }
    return counts
  }

  private func record(_ counts: [(key: String, count: Int)]) throws {
    let lines = ["command,module,instructions"] + counts.map { "\($0.key),\($0.count)" }
    try Data((lines.joined(separator: "\n") + "\n").utf8)
      .write(to: URL(fileURLWithPath: Self.baseline), options: .atomic)
  }

  private func check(
    _ counts: [(key: String, count: Int)], _ old: [String: Int]
  ) throws(BenchmarkError) {
    let grown = counts.filter { item in
      old[item.key].map { Double(item.count) > Double($0) * (1 + Self.allowed) } ?? false
    }
    guard grown.isEmpty else {
      throw .regression(
        grown.map { "\($0.key) needs more than 2 % more instructions than recorded." })
    }
  }
}
