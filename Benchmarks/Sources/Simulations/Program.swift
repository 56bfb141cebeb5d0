import Contraste
import Foundation

@main
enum Program {
  static let help = """
    Simulations [--part sampling|divergence|all] [--repetitions N] [--seed N] [--document FILE]
        Coverage of the intervals and level of the tests in small samples. Without --document the
        tables go to standard output; with it they take the place of those in the file, between
        its lines <!-- begin tables --> and <!-- end tables -->, those of divergence between
        <!-- begin divergence tables --> and <!-- end divergence tables -->. The seed is that of
        the draws and deals of the analysis of divergence; the samples stay the same.
    """

  static func main() {
    do {
      let options = try Options(CommandLine.arguments.dropFirst())
      for part in options.parts {
        let text = try part.text(options)
        if let document = options.document {
          try replace(text, part, in: document)
        } else {
          print(text)
        }
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

  /// What can be simulated by itself.
  private enum Part: String, CaseIterable {
    case sampling, divergence

    func text(_ options: Options) throws -> String {
      switch self {
      case .sampling: try SamplingPart(repetitions: options.repetitions ?? 4_000).text()
      case .divergence:
        try DivergencePart(repetitions: options.repetitions ?? 2_000, seed: options.seed).text()
      }
    }

    var tables: String { self == .sampling ? "tables" : "divergence tables" }
  }

  private struct Options {
    var parts = Part.allCases
    /// nil for the number that each part has by itself.
    var repetitions: Int?
    /// That of an analysis for which none is chosen.
    var seed = AnalysisPlan().seed
    var document: String?

    init(_ words: ArraySlice<String>) throws {
      var words = words
      while let word = words.popFirst() {
        guard let value = words.popFirst() else { throw Usage() }
        switch word {
        case "--part":
          if value == "all" { continue }
          guard let part = Part(rawValue: value) else { throw Usage() }
          parts = [part]
        case "--repetitions":
          guard let number = Int(value), number > 0 else { throw Usage() }
          repetitions = number
        case "--seed":
          guard let number = UInt64(value) else { throw Usage() }
          seed = number
        case "--document": document = value
        default: throw Usage()
        }
      }
    }
  }

  private static func replace(_ text: String, _ part: Part, in path: String) throws {
    let whole = try String(contentsOfFile: path, encoding: .utf8)
    let (begin, end) = ("<!-- begin \(part.tables) -->", "<!-- end \(part.tables) -->")
    guard let first = whole.range(of: begin), let last = whole.range(of: end) else {
      throw CocoaError(.fileReadCorruptFile, userInfo: [NSFilePathErrorKey: path])
    }
    let result = whole[..<first.upperBound] + "\n\n" + text + "\n\n" + whole[last.lowerBound...]
    try String(result).write(toFile: path, atomically: true, encoding: .utf8)
  }
}
