/// Measures texts without the fonts, so that a layout is the same on every machine.
///
/// A width is that of the wider of the fonts that ``family`` names first, so the text fits in each
/// of them. Kerning is left out; it makes texts narrower.
public enum FontMetrics {
  /// The font family list that every text of a chart is set in.
  public static let family = "Noto Sans, DejaVu Sans, Arial, sans-serif"

  /// The width of a text on one line, in pixels.
  ///
  /// - Parameters:
  ///   - text: Any text; characters outside the table count as wide as the widest letters.
  ///   - size: The size of the em in pixels.
  ///   - weight: The weight of the letters.
  /// - Returns: The sum of the advance widths.
  public static func width(
    of text: String, size: Double, weight: TextStyle.Weight = .regular
  ) -> Double {
    var thousandths = 0
    for scalar in text.unicodeScalars { thousandths += advance(of: scalar.value, weight) }
    return Double(thousandths) * size / 1000
  }

  private static func advance(of code: UInt32, _ weight: TextStyle.Weight) -> Int {
    let isBold = weight == .bold
    switch code {
    case 0x20...0x7E:
      return Int((isBold ? FontWidths.boldASCII : FontWidths.regularASCII)[Int(code) - 0x20])
    case 0xA0...0xFF:
      return Int((isBold ? FontWidths.boldLatin1 : FontWidths.regularLatin1)[Int(code) - 0xA0])
    case 0x100...0x17F:
      let table = isBold ? FontWidths.boldLatinExtended : FontWidths.regularLatinExtended
      return Int(table[Int(code) - 0x100])
    case 0..<0x20, 0x7F..<0xA0, 0x300...0x36F, 0x200B...0x200F:
      return 0
    default:
      guard let index = FontWidths.singles.firstIndex(of: code) else { return 1000 }
      return Int((isBold ? FontWidths.boldSingles : FontWidths.regularSingles)[index])
    }
  }
}

extension TextStyle {
  /// The width of a text in this style on one line, in pixels.
  public func width(of text: String) -> Double {
    FontMetrics.width(of: text, size: size, weight: weight)
  }
}
