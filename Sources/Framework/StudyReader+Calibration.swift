import YAMLDocuments

// The calibration of the weights: a method, a file of totals, bounds of the factors.
extension StudyReader {
  mutating func calibration(in design: Fields) -> CalibrationDeclaration? {
    guard let node = value("calibration", in: design, required: false),
      let fields = fields(
        node, at: design.path.key("calibration"), known: ["method", "margins", "bounds"])
    else { return nil }
    let method: CalibrationDeclaration.Method = requiredChoice(
      "method", in: fields, placeholder: .rake)
    let margins = requiredText("margins", in: fields)
    return CalibrationDeclaration(method, margins: margins, bounds: bounds(in: fields))
  }

  private mutating func bounds(in fields: Fields) -> ClosedRange<Double>? {
    guard let node = value("bounds", in: fields, required: false) else { return nil }
    let items: [YAMLNode] = if case .sequence(let items) = node.value { items } else { [] }
    let numbers = items.compactMap { $0.text.flatMap { Double($0) } }
    guard items.count == 2, numbers.count == 2, numbers[0] < numbers[1] else {
      wrongType(
        node, at: fields.path.key("bounds"), expected: "two numbers, the lower first",
        hint: "for instance [0.3, 3]")
      return nil
    }
    return numbers[0]...numbers[1]
  }
}
