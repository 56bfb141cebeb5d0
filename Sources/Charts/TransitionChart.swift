public import Graphics
import Localization

/// Who moved from which answer to which: the answers of two rounds, with the flows between.
///
/// A flow is as wide as its number. What is withheld holds no number: it is drawn as a hollow
/// strip of one width, whatever it hides.
public struct TransitionChart: Equatable, Sendable {
  public var frame: ChartFrame
  /// The two rounds.
  public var earlier: String
  public var later: String
  /// The answers, the first on top, the same on both sides.
  public var answers: [String]
  public var palette: LevelPalette
  /// The number of those who moved, by earlier and later answer.
  public var flows: [[Mark]]
  /// What the numbers count, for those who do not see the chart.
  public var unit: String

  public init(
    frame: ChartFrame, earlier: String, later: String, answers: [String], palette: LevelPalette,
    flows: [[Mark]], unit: String
  ) {
    self.frame = frame
    self.earlier = earlier
    self.later = later
    self.answers = answers
    self.palette = palette
    self.flows = flows
    self.unit = unit
  }

  /// The drawing at a width in pixels; the height follows from the content.
  public func scene(width: Double = 720) -> Scene {
    var drawing = TransitionDrawing(self, width: width)
    drawing.draw()
    return drawing.canvas.finish(readout: readout)
  }

  /// The mark of a flow; absent beyond what is given.
  func flow(_ from: Int, _ to: Int) -> Mark {
    from < flows.count && to < flows[from].count ? flows[from][to] : .absent("")
  }

  /// The flows in words.
  var readout: String {
    let format = ValueFormat.number(decimals: 0)
    return answers.indices.flatMap { from in
      answers.indices.compactMap { to -> String? in
        let mark = flow(from, to)
        if mark.value == 0 { return nil }
        if mark.value == nil, !mark.isWithheld { return nil }
        return "\(answers[from]) → \(answers[to]): \(mark.readout(format, frame.language))."
      }
    }.joined(separator: " ")
  }
}
