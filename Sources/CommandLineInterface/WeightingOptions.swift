import ArgumentParsing
import Contraste

/// How weights are adjusted to what is known of the population.
enum WeightingOptions {
  static let calibrate = Option.choice(
    "calibrate", of: CalibrationMethod.self, defaultText: "none",
    help: "How weights are brought to the margins.")
  static let margins = Option.text(
    "margins", "FILE",
    help: "Totals of the population in CSV: dimension, level, total. sex:age is a crossing with "
      + "levels such as w × young; _total is the size of the population.")
  static let bounds = Option.list(
    "bounds", "L,U", help: "The least and largest factor by which calibration changes a weight.",
    defaultText: "none")
  static let trim = Option.list(
    "trim", "L,U", help: "The limits of the weights; what is cut off is shared by the others.",
    defaultText: "none")
  static let trimUnit = Option.choice(
    "trim-unit", of: WeightTrim.Unit.self, defaultText: "weight",
    help: "Limits as they are, or as multiples of the median weight.")

  static let group = OptionGroup(
    "Calibration of the weights",
    [
      calibrate.declaration, margins.declaration, bounds.declaration, trim.declaration,
      trimUnit.declaration,
    ])

  /// The adjustment that the options ask for; nil where they ask for none.
  static func adjustment(_ arguments: ParsedArguments) throws -> WeightAdjustment? {
    let method = try arguments.value(of: calibrate)
    let file = try arguments.value(of: margins)
    let limits = try pair(arguments, bounds)
    let trimming = try pair(arguments, trim)
    let unit = try arguments.value(of: trimUnit)
    if method == nil, file != nil || limits != nil {
      throw UsageError(
        "missing-option", "there is no method for these margins",
        expected: "--calibrate rake, post-stratify, linear or logit")
    }
    guard method == nil || file != nil else {
      throw UsageError(
        "missing-option", "calibration needs margins", expected: "--margins FILE",
        hint: "a CSV file with the columns dimension, level and total")
    }
    if unit != nil, trimming == nil {
      throw UsageError("missing-option", "--trim-unit needs --trim", expected: "--trim L,U")
    }
    guard method != nil || trimming != nil else { return nil }
    return WeightAdjustment(
      method, to: try file.map { try Margins(file: $0) } ?? Margins([]),
      bounds: limits.map { FactorBounds($0.0, $0.1) },
      trim: trimming.map { WeightTrim($0.0, $0.1, unit: unit ?? .weight) })
  }

  private static func pair(
    _ arguments: ParsedArguments, _ option: Option<[String]>
  ) throws -> (Double, Double)? {
    let texts = try arguments.value(of: option)
    if texts.isEmpty { return nil }
    let numbers = texts.compactMap { Double($0) }
    guard numbers.count == 2, texts.count == 2, numbers[0] >= 0, numbers[0] < numbers[1] else {
      throw UsageError(
        "bad-value", "--\(option.declaration.name) takes two numbers",
        found: texts.joined(separator: ","),
        expected: "the lower and the upper one, 0 or more, for instance 0.3,3")
    }
    return (numbers[0], numbers[1])
  }
}
