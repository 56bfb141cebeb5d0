import Graphics
import Localization

extension Canvas {
  /// Adds the scale of shades between the texts of its ends, and moves below it.
  mutating func heatScale(label: String, low: String, high: String) {
    let style = type.small
    if !label.isEmpty {
      paragraph(label, style)
      y += 3
    }
    let steps = 5
    let box = 26.0
    let middle = y + 7
    var x = left
    text(low, x: x, middle: middle, style)
    x += style.width(of: low) + 6
    for step in 0..<steps {
      let shade = LevelPalette.heat(Double(step) / Double(steps - 1))
      add(.rectangle(Rect(x: x, y: middle - 6, width: box, height: 12), .fill(shade)))
      x += box
    }
    text(high, x: x + 6, middle: middle, style)
    y += 22
  }

  /// The legend's entries for cells without a shade: each reason why one is withheld, and all
  /// reasons why one is absent together.
  func gapEntries(_ cells: [Mark]) -> [(symbol: LegendSymbol, label: String)] {
    var reasons: [String] = []
    var absences: [String] = []
    for cell in cells {
      switch cell {
      case .withheld(let reason):
        let words = reason.isEmpty ? Words.withheld[language] : reason
        if !reasons.contains(words) { reasons.append(words) }
      case .absent:
        let words = cell.words(language)
        if !absences.contains(words) { absences.append(words) }
      case .shown: break
      }
    }
    let withheld = reasons.map { (symbol: LegendSymbol.hatching, label: $0) }
    return absences.isEmpty
      ? withheld : withheld + [(symbol: .blank, label: absences.joined(separator: "; "))]
  }
}
