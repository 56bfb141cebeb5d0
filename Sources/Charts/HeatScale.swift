import Graphics
import Localization

/// From values to the shades of cells.
struct HeatScale: Equatable {
  let axis: ValueAxis
  /// The value without colour, from which both directions darken; nil for one direction.
  let center: Double?

  /// - Parameters:
  ///   - values: The values to be shown.
  ///   - domain: The values of the ends; nil for round numbers around the values.
  ///   - limits: What those numbers do not pass.
  ///   - center: The value from which two directions lead, in the middle of the scale; nil for one
  ///     direction.
  init(
    values: [Double], domain: ClosedRange<Double>? = nil, limits: ClosedRange<Double>?,
    center: Double? = nil
  ) {
    self.center = center
    guard let center, domain == nil else {
      axis = ValueAxis(
        values: values, domain: domain, limits: limits, ticks: 4, from: 0, to: 1)
      return
    }
    // Equal distances from the centre are equally dark.
    let mirrored = values.flatMap { [$0, 2 * center - $0] }
    axis = ValueAxis(
      values: mirrored.isEmpty ? [center] : mirrored, domain: nil, limits: limits, ticks: 8,
      from: 0, to: 1)
  }

  func color(_ value: Double) -> Color { shade(axis.place(value)) }

  func shade(_ share: Double) -> Color {
    center == nil ? LevelPalette.heat(share) : LevelPalette.divergingHeat(share)
  }

  /// The values that stand beside the scale, from its low end to its high one.
  var marks: [Double] {
    [axis.domain.lowerBound] + [center].compactMap { $0 } + [axis.domain.upperBound]
  }
}

extension Canvas {
  /// Adds the scale of shades between the texts of its ends, and moves below it.
  ///
  /// Where the scale has two directions, the value in their middle stands below it.
  mutating func heatScale(_ scale: HeatScale, label: String, format: ValueFormat) {
    let style = type.small
    if !label.isEmpty {
      paragraph(label, style)
      y += 3
    }
    let steps = scale.center == nil ? 5 : 7
    let box = scale.center == nil ? 26.0 : 20
    let middle = y + 7
    let texts = scale.marks.map { format.text($0, language) }
    var x = left
    text(texts[0], x: x, middle: middle, style)
    x += style.width(of: texts[0]) + 6
    if scale.center != nil {
      text(
        texts[1], x: x + Double(steps) * box / 2, middle: middle + 13, style.anchored(.middle))
    }
    for step in 0..<steps {
      let shade = scale.shade(Double(step) / Double(steps - 1))
      add(.rectangle(Rect(x: x, y: middle - 6, width: box, height: 12), .fill(shade)))
      x += box
    }
    text(texts[texts.count - 1], x: x + 6, middle: middle, style)
    y += scale.center == nil ? 22 : 34
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
