/// A text set in lines that fit a width.
public struct WrappedText: Equatable, Sendable {
  public var lines: [String]
  /// The whole text where it was cut to fit; nil where nothing is missing.
  public var uncut: String?
  /// The width of the widest line, in pixels.
  public var width: Double

  public init(lines: [String], uncut: String? = nil, width: Double) {
    self.lines = lines
    self.uncut = uncut
    self.width = width
  }

  /// The height of the lines in a style, in pixels.
  public func height(_ style: TextStyle) -> Double { Double(lines.count) * style.lineHeight }
}

extension TextStyle {
  /// Sets a text in lines of about the same length that fit a width.
  ///
  /// Lines break at spaces, and inside a word only where the word alone is too wide. No-break
  /// spaces hold words together.
  ///
  /// - Parameters:
  ///   - text: The text; line feeds in it count as spaces.
  ///   - width: The width that no line exceeds, in pixels.
  ///   - maximumLines: The lines there is room for; what is left over is cut with an ellipsis.
  ///   - balanced: Whether the lines are made of like length rather than filled one by one.
  /// - Returns: The lines; none for an empty text.
  /// - Complexity: O(*n*) widths for the filling, twenty times that for the balance.
  public func wrap(
    _ text: String, width: Double, maximumLines: Int = .max, balanced: Bool = true
  ) -> WrappedText {
    let words = pieces(of: text, width: width)
    var lines = fill(words, width: width)
    if lines.count > maximumLines {
      let rest = lines.dropFirst(maximumLines - 1).joined(separator: " ")
      lines = lines.prefix(maximumLines - 1) + [cut(rest, width: width)]
      return WrappedText(lines: lines, uncut: text, width: widest(lines))
    }
    if balanced && lines.count > 1 {
      lines = fill(words, width: narrowestWidth(words, lines: lines.count, limit: width))
    }
    return WrappedText(lines: lines, width: widest(lines))
  }

  /// The width of the widest word of a text, in pixels: no column should be narrower.
  public func widestWord(of text: String) -> Double {
    text.split(whereSeparator: { $0 == " " || $0.isNewline })
      .map { self.width(of: String($0)) }.max() ?? 0
  }

  private func widest(_ lines: [String]) -> Double { lines.map { width(of: $0) }.max() ?? 0 }

  /// The smallest width that gives the same count of lines.
  private func narrowestWidth(_ words: [Piece], lines: Int, limit: Double) -> Double {
    var tooNarrow = 0.0
    var enough = limit
    for _ in 0..<20 {
      let middle = (tooNarrow + enough) / 2
      let filled = fill(words, width: middle)
      let fits = filled.count <= lines && widest(filled) <= middle
      if fits { enough = middle } else { tooNarrow = middle }
    }
    return enough
  }

  /// A word, or a part of one that is too wide for any line.
  private struct Piece {
    var text: String
    var followsSpace: Bool
  }

  private func pieces(of text: String, width limit: Double) -> [Piece] {
    text.split(whereSeparator: { $0 == " " || $0.isNewline }).flatMap { word -> [Piece] in
      guard width(of: String(word)) > limit else {
        return [Piece(text: String(word), followsSpace: true)]
      }
      var parts: [Piece] = []
      var part = ""
      for character in word {
        if !part.isEmpty && width(of: part + String(character)) > limit {
          parts.append(Piece(text: part, followsSpace: parts.isEmpty))
          part = ""
        }
        part.append(character)
      }
      return parts + [Piece(text: part, followsSpace: parts.isEmpty)]
    }
  }

  private func fill(_ words: [Piece], width limit: Double) -> [String] {
    var lines: [String] = []
    for word in words {
      guard let last = lines.last else {
        lines.append(word.text)
        continue
      }
      let joined = last + (word.followsSpace ? " " : "") + word.text
      if width(of: joined) <= limit {
        lines[lines.count - 1] = joined
      } else {
        lines.append(word.text)
      }
    }
    return lines
  }

  private func cut(_ text: String, width limit: Double) -> String {
    var kept = text
    while !kept.isEmpty && width(of: kept + "…") > limit { kept.removeLast() }
    while kept.last == " " { kept.removeLast() }
    return kept + "…"
  }
}
