import ArgumentParsing
import Contraste

/// The replicates of a bare data file: columns of weights, or made from its design.
enum ReplicateOptions {
  static let columns = Option.list(
    "replicate-weights", "PATTERN,…", help: "The columns of replicate weights, for instance rep_*.")
  static let type = Option.choice(
    "replicate-type", of: ReplicatesDeclaration.Kind.self,
    help: "How the replicate weights were made.")
  static let make = Option.choice(
    "make-replicates", of: ReplicatesDeclaration.Construction.self,
    help: "Make replicates from the strata and clusters.")
  static let count = Option.text(
    "replicates", "N", help: "How many to draw, or how many columns there are.",
    defaultText: "500 to draw; all columns that fit")
  static let scale = Option.text(
    "replicate-scale", "X", help: "The factor on the sum of squares.",
    defaultText: "that of the type")
  static let coefficients = Option.list(
    "replicate-rscales", "FILE|X,…",
    help: "A coefficient a replicate, or one for all; from a file of numbers.",
    defaultText: "1; JKn weights need them")
  static let rho = Option.text(
    "fay-rho", "R", help: "The part of the weight that Fay's method keeps.")
  static let factors = Option.flag(
    "replicate-factors", help: "The columns hold factors on the weights, not weights.")
  static let mse = Option.flag(
    "replicate-mse", help: "Take squares about the estimate, not the mean of the replicates.")
  static let degreesOfFreedom = Option.text(
    "replicate-df", "N", help: "The degrees of freedom that the data's provider gives.",
    defaultText: "the rank of the replicate weights less 1")

  static let declarations = [
    columns.declaration, type.declaration, make.declaration, count.declaration,
    scale.declaration, coefficients.declaration, rho.declaration, factors.declaration,
    mse.declaration, degreesOfFreedom.declaration,
  ]

  /// What the options say of replicates; nil where they say nothing.
  static func declaration(_ arguments: ParsedArguments) throws -> ReplicatesDeclaration? {
    guard let source = try source(arguments) else { return nil }
    let isFay = source.isFay
    let rho = try number(arguments, rho)
    if isFay, rho == nil {
      throw UsageError("missing-option", "Fay's method needs its part", expected: "--fay-rho 0.3")
    }
    return ReplicatesDeclaration(
      source, count: try whole(arguments, count), scale: try number(arguments, scale),
      coefficients: try coefficients(arguments), rho: rho,
      holdsFactors: try arguments.value(of: factors),
      centresOnEstimate: try arguments.value(of: mse),
      degreesOfFreedom: try whole(arguments, degreesOfFreedom),
      seed: arguments.has(PlanOptions.seed) ? try arguments.value(of: PlanOptions.seed) : 1)
  }

  private static func source(
    _ arguments: ParsedArguments
  ) throws -> ReplicatesDeclaration.Source? {
    let patterns = try arguments.value(of: columns)
    let construction = try arguments.value(of: make)
    if let construction {
      guard patterns.isEmpty else {
        throw UsageError(
          "contradiction", "replicates are read from columns or made, not both",
          hint: "leave out --replicate-weights or --make-replicates")
      }
      return .made(construction)
    }
    guard !patterns.isEmpty else {
      let names = declarations.map(\.name)
      guard let stray = arguments.givenNames.first(where: names.contains) else { return nil }
      throw UsageError(
        "missing-option", "--\(stray) is about replicates",
        expected: "--replicate-weights 'rep_*' or --make-replicates METHOD")
    }
    guard let kind = try arguments.value(of: type) else {
      throw UsageError(
        "missing-option", "replicate weights need their type",
        expected: "--replicate-type "
          + ReplicatesDeclaration.Kind.allCases.map(\.rawValue).joined(separator: "|"))
    }
    return .columns(patterns, kind)
  }

  private static func coefficients(_ arguments: ParsedArguments) throws -> [Double]? {
    var texts = try arguments.value(of: coefficients)
    if texts.count == 1, let file = texts.first, Double(file) == nil {
      let text: String
      do {
        text = String(decoding: try FileBytes.read(file), as: UTF8.self)
      } catch {
        throw Faults(error.diagnostics)
      }
      texts = text.split { $0 == "," || $0 == ";" || $0.isWhitespace }.map(String.init)
    }
    guard !texts.isEmpty else { return nil }
    return try texts.map { text in
      guard let number = Double(text) else {
        throw bad(coefficients.declaration.name, text, "numbers, or a file that holds them")
      }
      return number
    }
  }

  private static func number(
    _ arguments: ParsedArguments, _ option: Option<String?>
  ) throws -> Double? {
    guard let text = try arguments.value(of: option) else { return nil }
    guard let number = Double(text), number.isFinite else {
      throw bad(option.declaration.name, text, "a number")
    }
    return number
  }

  private static func whole(
    _ arguments: ParsedArguments, _ option: Option<String?>
  ) throws -> Int? {
    guard let text = try arguments.value(of: option) else { return nil }
    guard let number = Int(text), number > 0 else {
      throw bad(option.declaration.name, text, "a whole number, 1 or more")
    }
    return number
  }

  private static func bad(_ name: String, _ found: String, _ expected: String) -> UsageError {
    UsageError(
      "bad-option-value", "--\(name) does not understand its value", found: found,
      expected: expected)
  }
}

extension ReplicatesDeclaration.Source {
  var isFay: Bool {
    switch self {
    case .columns(_, .fay), .made(.fay): true
    default: false
    }
  }
}
