public import Graphics
import Localization

/// Two to four groups side by side on each row: how far apart they are.
///
/// Groups differ in shape as well as colour. Two groups without intervals share a line; otherwise
/// each group has a line of its own, so that neither intervals nor equal values hide each other.
public struct DumbbellChart: Equatable, Sendable {
  /// One question or indicator.
  public struct Row: Equatable, Sendable {
    public var label: String
    /// Rows in sequence with the same heading stand under it.
    public var heading: String
    /// One value for each group, in the order of the groups.
    public var marks: [Mark]
    public var count: String

    public init(_ label: String, heading: String = "", marks: [Mark], count: String = "") {
      self.label = label
      self.heading = heading
      self.marks = marks
      self.count = count
    }
  }

  public var frame: ChartFrame
  /// The names of the groups.
  public var series: [String]
  public var rows: [Row]
  public var format: ValueFormat
  /// The ends of the axis; nil for round numbers around the values.
  public var domain: ClosedRange<Double>?
  public var axisLabel: String
  public var showsIntervals: Bool
  public var countLabel: String
  /// What the lines stand for; nil for confidence intervals.
  public var intervalLabel: String?

  public init(
    frame: ChartFrame, series: [String], rows: [Row], format: ValueFormat,
    domain: ClosedRange<Double>? = nil, axisLabel: String = "", showsIntervals: Bool = false,
    countLabel: String = "n", intervalLabel: String? = nil
  ) {
    self.intervalLabel = intervalLabel
    self.frame = frame
    self.series = series
    self.rows = rows
    self.format = format
    self.domain = domain
    self.axisLabel = axisLabel
    self.showsIntervals = showsIntervals
    self.countLabel = countLabel
  }

  /// The drawing at a width in pixels; the height follows from the content.
  public func scene(width: Double = 720) -> Scene {
    var drawing = DumbbellDrawing(self, width: width)
    drawing.draw()
    return drawing.canvas.finish(readout: readout)
  }

  /// The rows in words.
  var readout: String {
    rows.map { row in
      let parts = zip(series, row.marks).map { "\($0) \($1.readout(format, frame.language))" }
      return spokenLabel(row.label, under: row.heading) + ": " + parts.joined(separator: ", ") + "."
    }.joined(separator: " ")
  }
}
