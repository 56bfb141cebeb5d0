import ArgumentParsing
import Contraste

/// How columns of a bare file become groups.
enum DimensionOptions {
  static let breaks = Option.texts(
    "breaks", "COLUMN=N,…",
    help: "Make groups of numbers, beginning at these: age=18,30,45,60.")
  static let amai = Option.texts(
    "amai", "COLUMN=2018|2022",
    help: "Make socio-economic levels of AMAI points, by the rule of this year.")
  static let merge = Option.texts(
    "merge", "COLUMN:A+B",
    help: "Take groups together; with <N behind them only where one has fewer respondents in some "
      + "round: 'age:45-59+60+<5'.")

  static let group = OptionGroup(
    "Groups of a bare file", [breaks.declaration, amai.declaration, merge.declaration])

  static func sources(_ arguments: ParsedArguments) throws -> [String: Dimension.Source] {
    var sources: [String: Dimension.Source] = [:]
    for text in try arguments.value(of: breaks) {
      let (column, value) = try halves(text, "--breaks", "age=18,30,45,60")
      let numbers = value.split(separator: ",").map { Double($0) ?? .nan }
      guard zip(numbers, numbers.dropFirst()).allSatisfy(<), numbers.allSatisfy(\.isFinite),
        !numbers.isEmpty
      else {
        throw UsageError(
          "bad-option-value", "--breaks does not understand its value", found: text,
          expected: "rising numbers, for instance age=18,30,45,60")
      }
      sources[column] = .breaks(numbers)
    }
    for text in try arguments.value(of: amai) {
      let (column, year) = try halves(text, "--amai", "points=2022")
      guard let rule = SocioeconomicRule(rawValue: "amai-" + year) else {
        throw UsageError(
          "bad-option-value", "--amai does not know a rule of that year", found: text,
          expected: "2018 or 2022, for instance points=2022")
      }
      sources[column] = .points(rule)
    }
    return sources
  }

  static func merges(_ arguments: ParsedArguments) throws -> [BareMerge] {
    try arguments.value(of: merge).map { text in
      guard let merge = BareMerge(text) else {
        throw UsageError(
          "bad-option-value", "--merge does not understand its value", found: text,
          expected: "a column and its groups, for instance 'age:45-59+60+'")
      }
      return merge
    }
  }

  private static func halves(
    _ text: String, _ option: String, _ example: String
  ) throws -> (String, String) {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2 else {
      throw UsageError(
        "bad-option-value", "\(option) does not understand its value", found: text,
        expected: "a column and a value, for instance " + example)
    }
    return (parts[0], parts[1])
  }
}
