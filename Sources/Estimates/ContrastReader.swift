/// Reads the text of a contrast, character by character.
struct ContrastReader {
  private let text: String
  private let characters: [Character]
  private var next = 0
  private var depth = 0

  init(_ text: String) {
    self.text = text
    characters = Array(text)
  }

  /// The statistic before the colon, with its answer in brackets where it has one.
  mutating func heading() throws(ContrastError) -> (statistic: String, level: String?) {
    let statistic = try name("a statistic and a colon")
    var level: String?
    if take("(") {
      level = try name("an answer")
      guard take(")") else { throw fault("a closing bracket") }
    }
    guard take(":") else { throw fault("a colon after the statistic") }
    return (statistic, level)
  }

  mutating func wholeExpression() throws(ContrastError) -> ContrastExpression.Node {
    let node = try sum()
    skipSpaces()
    guard next == characters.count else { throw fault("+, -, * or /") }
    return node
  }

  private mutating func sum() throws(ContrastError) -> ContrastExpression.Node {
    var node = try product()
    while true {
      if take("+") {
        node = .sum(node, try product())
      } else if take("-") || take("−") {
        node = .difference(node, try product())
      } else {
        return node
      }
    }
  }

  private mutating func product() throws(ContrastError) -> ContrastExpression.Node {
    var node = try factor()
    while true {
      if take("*") {
        node = .product(node, try factor())
      } else if take("/") {
        node = .quotient(node, try factor())
      } else {
        return node
      }
    }
  }

  private mutating func factor() throws(ContrastError) -> ContrastExpression.Node {
    guard depth < 100 else { throw fault("fewer brackets") }
    depth += 1
    defer { depth -= 1 }
    if take("-") || take("−") { return .product(.number(-1), try factor()) }
    if take("(") {
      let node = try sum()
      guard take(")") else { throw fault("a closing bracket") }
      return node
    }
    if let number = number() { return .number(number) }
    let name = try name("a name or a number")
    guard take("@") else { return .name(name, round: nil) }
    return .name(name, round: try self.name("a round"))
  }

  private mutating func number() -> Double? {
    skipSpaces()
    var end = next
    while end < characters.count, characters[end].isASCII,
      characters[end].isNumber || characters[end] == "."
    {
      end += 1
    }
    // Digits that go on as letters are a name: 2nd.
    if end < characters.count, Self.isPlain(characters[end]) || characters[end] == "@" {
      return nil
    }
    guard end > next, let value = Double(String(characters[next..<end])) else { return nil }
    next = end
    return value
  }

  private mutating func name(_ expected: String) throws(ContrastError) -> String {
    skipSpaces()
    guard next < characters.count else { throw fault(expected) }
    let mark = characters[next]
    if mark == "\"" || mark == "'" {
      var end = next + 1
      while end < characters.count, characters[end] != mark { end += 1 }
      guard end < characters.count else { throw fault("a closing quotation mark") }
      defer { next = end + 1 }
      return String(characters[(next + 1)..<end])
    }
    var end = next
    while end < characters.count, Self.isPlain(characters[end]) { end += 1 }
    guard end > next else { throw fault(expected) }
    defer { next = end }
    return String(characters[next..<end])
  }

  private static func isPlain(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_" || character == "."
  }

  private mutating func take(_ wanted: Character) -> Bool {
    skipSpaces()
    guard next < characters.count, characters[next] == wanted else { return false }
    next += 1
    return true
  }

  private mutating func skipSpaces() {
    while next < characters.count, characters[next] == " " { next += 1 }
  }

  private func fault(_ expected: String) -> ContrastError {
    .unreadable(text: text, character: next + 1, expected: expected)
  }
}
