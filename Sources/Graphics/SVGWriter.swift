import Numerics

extension Scene {
  /// The drawing as an SVG document.
  ///
  /// The text depends on the scene alone: coordinates have at most two decimals, nothing bears a
  /// date, and the ids are made from ``key``, so that several drawings can share a page. Screen
  /// readers get the title and the description; the marks are hidden from them.
  ///
  /// - Returns: A document that ends in a line feed.
  public func svg() -> String {
    var writer = SVGWriter()
    let prefix = "c" + Self.stableHash(key)
    let width = SVGWriter.number(size.width)
    let height = SVGWriter.number(size.height)
    writer.open(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", "0 0 \(width) \(height)"),
        ("width", width), ("height", height), ("role", "img"),
        ("aria-labelledby", "\(prefix)-t \(prefix)-d"), ("lang", language),
        ("xml:lang", language), ("font-family", FontMetrics.family),
      ])
    writer.element("title", [("id", prefix + "-t")], content: title)
    writer.element("desc", [("id", prefix + "-d")], content: description)
    writer.open("g", [("aria-hidden", "true")])
    if let background {
      let canvas = Rect(x: 0, y: 0, width: size.width, height: size.height)
      writer.write(.rectangle(canvas, .fill(background)))
    }
    for node in nodes { writer.write(node) }
    writer.close("g")
    writer.close("svg")
    return writer.text
  }

  /// A short name that is the same for the same key on every machine: FNV-1a of its bytes.
  static func stableHash(_ key: String) -> String {
    var hash: UInt32 = 2_166_136_261
    for byte in key.utf8 {
      hash ^= UInt32(byte)
      hash = hash &* 16_777_619
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 8 - digits.utf8.count) + digits
  }
}

/// Writes elements line by line.
private struct SVGWriter {
  private(set) var text = ""
  private var depth = 0

  mutating func open(_ name: String, _ attributes: [(String, String)]) {
    line(tag(name, attributes) + ">")
    depth += 1
  }

  mutating func close(_ name: String) {
    depth -= 1
    line("</\(name)>")
  }

  mutating func element(_ name: String, _ attributes: [(String, String)], content: String? = nil) {
    guard let content else { return line(tag(name, attributes) + "/>") }
    line(tag(name, attributes) + ">" + Self.escape(content) + "</\(name)>")
  }

  mutating func write(_ node: SceneNode) {
    switch node {
    case .group(let label, let nodes):
      open("g", [])
      if let label { element("title", [], content: label) }
      for node in nodes { write(node) }
      close("g")
    case .rectangle(let rect, let paint):
      element(
        "rect",
        [
          ("x", Self.number(rect.x)), ("y", Self.number(rect.y)),
          ("width", Self.number(rect.width)), ("height", Self.number(rect.height)),
        ] + Self.attributes(paint))
    case .line(let from, let to, let stroke):
      element(
        "line",
        [
          ("x1", Self.number(from.x)), ("y1", Self.number(from.y)), ("x2", Self.number(to.x)),
          ("y2", Self.number(to.y)),
        ] + Self.attributes(stroke))
    case .circle(let center, let radius, let paint):
      element(
        "circle",
        [
          ("cx", Self.number(center.x)), ("cy", Self.number(center.y)),
          ("r", Self.number(radius)),
        ] + Self.attributes(paint))
    case .path(let path, let paint):
      element("path", [("d", Self.data(path))] + Self.attributes(paint))
    case .text(let string, let place, let style, let uncut):
      write(string, at: place, style, uncut: uncut)
    }
  }

  private mutating func write(
    _ string: String, at place: Point, _ style: TextStyle, uncut: String?
  ) {
    var attributes = [
      ("x", Self.number(place.x)), ("y", Self.number(place.y)),
      ("font-size", Self.number(style.size)), ("fill", style.color.hex),
    ]
    if style.weight != .regular { attributes.append(("font-weight", style.weight.rawValue)) }
    if style.anchor != .start { attributes.append(("text-anchor", style.anchor.rawValue)) }
    if let uncut {
      line(
        tag("text", attributes) + "><title>" + Self.escape(uncut) + "</title>"
          + Self.escape(string) + "</text>")
    } else {
      element("text", attributes, content: string)
    }
  }

  private mutating func line(_ content: String) {
    text += String(repeating: " ", count: depth) + content + "\n"
  }

  private func tag(_ name: String, _ attributes: [(String, String)]) -> String {
    "<" + name + attributes.map { " \($0.0)=\"\(Self.escape($0.1))\"" }.joined()
  }

  private static func attributes(_ paint: Paint) -> [(String, String)] {
    [("fill", paint.fill?.hex ?? "none")] + (paint.stroke.map(attributes) ?? [])
  }

  private static func attributes(_ stroke: Stroke) -> [(String, String)] {
    var attributes = [("stroke", stroke.color.hex), ("stroke-width", number(stroke.width))]
    if !stroke.dashes.isEmpty {
      attributes.append(("stroke-dasharray", stroke.dashes.map(number).joined(separator: " ")))
    }
    return attributes
  }

  private static func data(_ path: Path) -> String {
    path.elements.map { element in
      switch element {
      case .move(let point): "M\(number(point.x)) \(number(point.y))"
      case .line(let point): "L\(number(point.x)) \(number(point.y))"
      case .close: "Z"
      }
    }.joined()
  }

  /// A coordinate with at most two decimals; what is not a number is drawn at zero.
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    var digits = Array(formatFixed(value, decimals: 2).utf8)
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    if digits.last == UInt8(ascii: ".") { digits.removeLast() }
    let text = String(decoding: digits, as: UTF8.self)
    return text == "-0" ? "0" : text
  }

  /// The text with the characters that XML reserves escaped and those it forbids left out.
  static func escape(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\n", "\t": escaped += " "
      default:
        let isForbidden = scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF
        if !isForbidden { escaped.unicodeScalars.append(scalar) }
      }
    }
    return escaped
  }
}
