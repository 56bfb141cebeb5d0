/// Text of an HTML document under construction, escaped where it is written.
struct HTMLText {
  private(set) var text = ""

  /// Writes an element around what the closure writes.
  mutating func element(
    _ name: String, _ attributes: [(String, String)] = [], newline: Bool = true,
    _ content: (inout HTMLText) -> Void
  ) {
    open(name, attributes)
    content(&self)
    text += "</\(name)>"
    if newline { text += "\n" }
  }

  /// Writes an element that holds only text.
  mutating func element(_ name: String, _ attributes: [(String, String)] = [], _ content: String) {
    element(name, attributes) { $0.write(content) }
  }

  /// Writes a start tag, or an element without content.
  mutating func open(_ name: String, _ attributes: [(String, String)] = []) {
    text += "<\(name)"
    for (key, value) in attributes { text += " \(key)=\"\(Self.escaped(value))\"" }
    text += ">"
  }

  mutating func write(_ content: String) { text += Self.escaped(content) }

  /// Adds markup that another renderer has made and escaped.
  mutating func markup(_ markup: String) { text += markup }

  static func escaped(_ content: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(content.utf8.count)
    for byte in content.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      case UInt8(ascii: "\""): bytes += "&quot;".utf8
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
