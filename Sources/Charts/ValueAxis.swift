import Graphics
import Localization

/// A scale from values to pixels, with round ticks.
struct ValueAxis: Equatable {
  let domain: ClosedRange<Double>
  let step: Double
  let start: Double
  let end: Double

  /// An axis over a domain, or where there is none over round numbers around the values.
  ///
  /// The ends chosen so do not pass the limits: a share is never above 1.
  init(
    values: [Double], domain: ClosedRange<Double>?, limits: ClosedRange<Double>?, ticks: Int,
    from start: Double, to end: Double
  ) {
    let low = domain?.lowerBound ?? values.min() ?? 0
    let high = domain?.upperBound ?? values.max() ?? 1
    let span = high > low ? high - low : max(abs(high), 1) * 0.1
    step = Self.roundStep(span / Double(max(1, ticks)))
    self.start = start
    self.end = end
    if let domain, domain.upperBound > domain.lowerBound {
      self.domain = domain
    } else {
      var first = (low / step + 1e-9).rounded(.down) * step
      var last = ((low + span) / step - 1e-9).rounded(.up) * step
      if let limits {
        first = max(first, limits.lowerBound)
        last = min(last, limits.upperBound)
      }
      self.domain = first < last ? first...last : first...(first + step)
    }
  }

  /// The pixel of a value; values outside the domain are drawn at its ends.
  func place(_ value: Double) -> Double {
    let share = (value - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
    return start + min(1, max(0, share)) * (end - start)
  }

  /// The round values on the axis, from the lowest.
  var ticks: [Double] {
    let first = Int((domain.lowerBound / step - 1e-9).rounded(.up))
    let last = Int((domain.upperBound / step + 1e-9).rounded(.down))
    return first <= last ? (first...last).map { Double($0) * step } : []
  }

  /// The round number (1, 2, 2.5 or 5 times a power of ten) at or above a width.
  private static func roundStep(_ width: Double) -> Double {
    guard width > 0, width.isFinite else { return 1 }
    var power = 1.0
    while power > width { power /= 10 }
    while power * 10 <= width { power *= 10 }
    return [1, 2, 2.5, 5, 10].map { $0 * power }.first { $0 >= width * (1 - 1e-9) } ?? power * 10
  }
}

extension ValueFormat {
  /// The values that a quantity written so cannot pass.
  var limits: ClosedRange<Double>? {
    switch self {
    case .percent: 0...1
    case .points: -1...1
    case .number, .signed: nil
    }
  }
}

extension Canvas {
  /// Adds the tick labels of a horizontal axis above the rows, and moves below them.
  mutating func axisHeader(_ axis: ValueAxis, _ format: ValueFormat, label: String) {
    if !label.isEmpty {
      let room = isNarrow ? inner : right - axis.start
      let text = type.small.wrap(label, width: room)
      let x = isNarrow ? left : axis.start
      add(.text(text, at: Point(x, y + type.small.ascent), type.small))
      y += text.height(type.small) + 2
    }
    let middle = y + type.small.lineHeight / 2
    var free = -Double.infinity
    for tick in axis.ticks {
      let text = format.tick(tick, step: axis.step, language)
      let width = type.small.width(of: text)
      let x = min(max(axis.place(tick), left + width / 2), right - width / 2)
      guard x - width / 2 > free else { continue }
      self.text(text, x: x, middle: middle, type.small.anchored(.middle))
      free = x + width / 2 + 6
    }
    y += type.small.lineHeight + 4
  }

  /// The vertical lines behind rows of marks: at the ticks of the axis and at other values.
  ///
  /// Between two groups of rows the lines stop, so that they run through no words.
  func gridLines(
    _ axis: ValueAxis, behind groups: [[Rect]], references: [Double] = []
  ) -> [SceneNode] {
    let spans = groups.compactMap { group -> (top: Double, bottom: Double)? in
      guard let first = group.first, let last = group.last else { return nil }
      return (first.y - 3, last.maxY + 3)
    }
    let lines = axis.ticks.map { ($0, Stroke($0 == 0 ? Theme.axis : Theme.grid, width: 1)) }
    let dashed = references.map { ($0, Stroke(Theme.muted, width: 1.5, dashes: [4, 3])) }
    return (lines + dashed).flatMap { value, stroke in
      spans.map { span in
        let x = axis.place(value)
        return SceneNode.line(from: Point(x, span.top), to: Point(x, span.bottom), stroke)
      }
    }
  }
}
