import Contraste

/// The JSON form of diagnostics: an array of objects, one a line.
enum DiagnosticJSON {
  static func text(_ diagnostics: [Diagnostic]) -> String {
    let objects = diagnostics.map { diagnostic in
      "{" + diagnostic.fields.map(field).joined(separator: ",") + "}"
    }
    return objects.isEmpty ? "[]\n" : "[\n" + objects.joined(separator: ",\n") + "\n]\n"
  }

  private static func field(name: String, value: Diagnostic.FieldValue) -> String {
    switch value {
    case .number(let number): "\"\(name)\":\(number)"
    case .text(let text): "\"\(name)\":" + quoted(text)
    }
  }

  /// A text as JSON writes it.
  static func quoted(_ text: String) -> String { "\"" + escaped(text) + "\"" }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case _ where scalar.value < 0x20:
        let hexadecimal = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - hexadecimal.count) + hexadecimal
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
