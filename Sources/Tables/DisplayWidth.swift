/// The number of columns a text takes on a terminal.
///
/// Accents that combine take none, East Asian wide letters and emoji take two. This is the rule of
/// Unicode Standard Annex 11 for the blocks where wide letters live; ambiguous letters count one.
public func displayWidth(_ text: String) -> Int {
  if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
  if text.unicodeScalars.allSatisfy(isPlain) { return text.unicodeScalars.count }
  var width = 0
  for character in text { width += displayWidth(of: character) }
  return width
}

/// Latin letters, dashes, quotation marks, arrows, signs of mathematics and lines: one column each,
/// nothing combines.
private func isPlain(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x20..<0x7F, 0xA0..<0xAD, 0xAE..<0x300, 0x2010..<0x2028, 0x2030..<0x203C,
    0x2190..<0x2300, 0x2500..<0x2580:
    true
  default: false
  }
}

private func displayWidth(of character: Character) -> Int {
  var width = 0
  for scalar in character.unicodeScalars {
    // The variation selector that asks for the picture form of the letter before it.
    if scalar.value == 0xFE0F { return 2 }
    if width == 0 { width = displayWidth(of: scalar) }
  }
  return width
}

private func displayWidth(of scalar: Unicode.Scalar) -> Int {
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .control, .format: return 0
  default: break
  }
  if scalar.properties.isEmojiPresentation { return 2 }
  return wideBlocks.contains { $0.contains(scalar.value) } ? 2 : 1
}

/// Hangul, the ideographs, kana, and the full-width forms.
private let wideBlocks: [ClosedRange<UInt32>] = [
  0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
  0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD,
]

/// The text in lines of at most `width` columns, broken at spaces.
///
/// A word that is wider than a line is broken where it must. No line is empty unless the text is.
func wrapped(_ text: String, width: Int) -> [String] {
  let limit = max(1, width)
  if isOneLine(text), displayWidth(text) <= limit { return [text] }
  var lines: [String] = []
  var line = ""
  var lineWidth = 0
  for word in text.split(whereSeparator: { $0 == " " || $0.isNewline }) {
    for piece in pieces(of: String(word), width: limit) {
      let pieceWidth = displayWidth(piece)
      if lineWidth > 0, lineWidth + 1 + pieceWidth > limit {
        lines.append(line)
        (line, lineWidth) = ("", 0)
      }
      if lineWidth > 0 {
        line += " "
        lineWidth += 1
      }
      line += piece
      lineWidth += pieceWidth
    }
  }
  lines.append(line)
  return lines
}

/// A text whose words stand apart by one space each, without a break.
private func isOneLine(_ text: String) -> Bool {
  var isAfterSpace = true
  for scalar in text.unicodeScalars {
    let isSpace = scalar == " "
    if !isPlain(scalar) || isSpace && isAfterSpace { return false }
    isAfterSpace = isSpace
  }
  return !isAfterSpace || text.isEmpty
}

private func pieces(of word: String, width: Int) -> [String] {
  if displayWidth(word) <= width { return [word] }
  var pieces: [String] = []
  var piece = ""
  var pieceWidth = 0
  for character in word {
    let next = displayWidth(of: character)
    if pieceWidth > 0, pieceWidth + next > width {
      pieces.append(piece)
      (piece, pieceWidth) = ("", 0)
    }
    piece.append(character)
    pieceWidth += next
  }
  pieces.append(piece)
  return pieces
}

/// The widest word of a text: what a column cannot be narrower than without breaking words.
func widestWord(_ text: String) -> Int {
  if !text.utf8.contains(0x20) { return displayWidth(text) }
  return text.split(separator: " ").map { displayWidth(String($0)) }.max() ?? 0
}
