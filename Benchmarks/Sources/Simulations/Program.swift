import Foundation

@main
enum Program {
  static let help = """
    Simulations [--repetitions N] [--document FILE]
        Coverage of the intervals and level of the tests in small samples. Without --document the
        tables go to standard output; with it they take the place of those in the file, between
        its lines <!-- begin tables --> and <!-- end tables -->.
    """

  static func main() {
    do {
      var words = CommandLine.arguments.dropFirst()
      var (repetitions, document) = (4_000, String?.none)
      while let word = words.popFirst() {
        switch word {
        case "--repetitions":
          guard let number = words.popFirst().flatMap({ Int($0) }), number > 0 else {
            throw Usage()
          }
          repetitions = number
        case "--document":
          guard let path = words.popFirst() else { throw Usage() }
          document = path
        default: throw Usage()
        }
      }
      let text = try tables(repetitions)
      if let document {
        try replace(text, in: document)
      } else {
        print(text)
      }
    } catch is Usage {
      FileHandle.standardError.write(Data((help + "\n").utf8))
      exit(64)
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(1)
    }
  }

  private struct Usage: Error {}

  private static func tables(_ repetitions: Int) throws -> String {
    let coverage = CoverageSimulation(repetitions: repetitions)
    let levels = LevelSimulation(repetitions: repetitions)
    let error = 100 * (0.05 * 0.95 / Double(repetitions)).squareRoot()
    let parts = [
      "\(repetitions) samples a row; the Monte Carlo standard error of a rate near 5 or 95 % is "
        + "\(error.text(2)) points.",
      "### Intervals of a share: coverage in percent (mean width)",
      try coverage.proportions().text,
      "### Intervals of a mean score and a median: coverage in percent (mean width)",
      try coverage.scores().text,
      "### Tests of whether distributions differ: rejections at 5 %, in percent",
      try levels.independence().text,
      "### Kruskal–Wallis by errors and reference distribution: rejections at 5 %, in percent",
      try levels.ranks().text,
    ]
    return parts.joined(separator: "\n\n")
  }

  private static func replace(_ text: String, in path: String) throws {
    let whole = try String(contentsOfFile: path, encoding: .utf8)
    let (begin, end) = ("<!-- begin tables -->", "<!-- end tables -->")
    guard let first = whole.range(of: begin), let last = whole.range(of: end) else {
      throw CocoaError(.fileReadCorruptFile, userInfo: [NSFilePathErrorKey: path])
    }
    let result = whole[..<first.upperBound] + "\n\n" + text + "\n\n" + whole[last.lowerBound...]
    try String(result).write(toFile: path, atomically: true, encoding: .utf8)
  }
}
