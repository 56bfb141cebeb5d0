import YAMLDocuments

// The replicates of the design: columns of the data, or made from strata and clusters.
extension StudyReader {
  mutating func replicates(in design: Fields) -> ReplicatesDeclaration? {
    guard let node = value("replicates", in: design, required: false),
      let fields = fields(
        node, at: design.path.key("replicates"),
        known: [
          "columns", "type", "make", "count", "scale", "rscales", "fay-rho", "factors", "mse",
          "degrees-of-freedom", "seed",
        ])
    else { return nil }
    guard let source = replicateSource(in: fields) else { return nil }
    return ReplicatesDeclaration(
      source, count: integer("count", in: fields), scale: number("scale", in: fields),
      coefficients: coefficients(in: fields), rho: number("fay-rho", in: fields),
      holdsFactors: boolean("factors", in: fields, default: false),
      centresOnEstimate: boolean("mse", in: fields, default: false),
      degreesOfFreedom: integer("degrees-of-freedom", in: fields),
      seed: UInt64(clamping: integer("seed", in: fields) ?? 1))
  }

  private mutating func replicateSource(in fields: Fields) -> ReplicatesDeclaration.Source? {
    if fields.has("make") {
      if fields.has("columns") {
        report(
          "contradiction", "replicates are read from columns or made, not both",
          at: fields.path.key("make"), hint: "leave out columns: or make:")
        return nil
      }
      return optionalChoice("make", in: fields).map { .made($0) }
    }
    guard let node = value("columns", in: fields, required: true) else { return nil }
    let patterns: [String]
    if case .sequence = node.value {
      patterns = texts("columns", in: fields) ?? []
    } else {
      patterns = text("columns", in: fields).map { [$0] } ?? []
    }
    guard value("type", in: fields, required: true) != nil else { return nil }
    guard !patterns.isEmpty else { return nil }
    return optionalChoice("type", in: fields).map { .columns(patterns, $0) }
  }

  /// A list of numbers, or one for all replicates.
  private mutating func coefficients(in fields: Fields) -> [Double]? {
    guard let node = value("rscales", in: fields, required: false) else { return nil }
    guard case .sequence(let items) = node.value else {
      return number("rscales", in: fields).map { [$0] }
    }
    var numbers: [Double] = []
    for (index, item) in items.enumerated() {
      let path = fields.path.key("rscales").item(index)
      record(path, item)
      guard let number = item.text.flatMap({ Double($0) }), number.isFinite else {
        wrongType(item, at: path, expected: "a number", hint: "write decimals with a point")
        continue
      }
      numbers.append(number)
    }
    return numbers
  }
}
