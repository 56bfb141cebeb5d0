public import Graphics
import Localization

/// How values change over rounds: one line a series, its name at the end of the line.
///
/// Rounds stand where their years are. A round without a number leaves a gap, and no line is
/// drawn where the series is broken.
public struct SlopeChart: Equatable, Sendable {
  /// One round.
  public struct Round: Equatable, Sendable {
    public var label: String
    public var year: Double
    /// Why values before this round cannot be compared with those from it on; empty if they can.
    public var breakBefore: String

    public init(_ label: String, year: Double, breakBefore: String = "") {
      self.label = label
      self.year = year
      self.breakBefore = breakBefore
    }
  }

  /// One line.
  public struct Series: Equatable, Sendable {
    public var label: String
    /// One value for each round.
    public var marks: [Mark]
    /// Whether the line has a colour of its own; the others are grey.
    public var isEmphasized: Bool

    public init(_ label: String, marks: [Mark], isEmphasized: Bool = true) {
      self.label = label
      self.marks = marks
      self.isEmphasized = isEmphasized
    }
  }

  /// A value to be reached, and the straight path that leads there.
  public struct Goal: Equatable, Sendable {
    /// Where the path starts.
    public var start: Double
    public var startTime: Double
    public var value: Double
    public var time: Double
    /// What stands below the axis at that time.
    public var timeLabel: String
    public var label: String

    public init(
      start: Double, startTime: Double, value: Double, time: Double, timeLabel: String = "",
      label: String
    ) {
      self.start = start
      self.startTime = startTime
      self.value = value
      self.time = time
      self.timeLabel = timeLabel
      self.label = label
    }
  }

  /// How the intervals of the values are shown.
  public enum IntervalStyle: Equatable, Sendable {
    /// An upright bar at every value.
    case bars
    /// A pale band along the line, for long series; values stand at the ends of lines only.
    case bands
  }

  public var frame: ChartFrame
  /// The rounds in the order of time.
  public var rounds: [Round]
  public var series: [Series]
  public var format: ValueFormat
  /// The ends of the axis; nil for round numbers around the values.
  public var domain: ClosedRange<Double>?
  public var showsIntervals: Bool
  public var axisLabel: String
  public var intervalStyle = IntervalStyle.bars
  public var goal: Goal?

  public init(
    frame: ChartFrame, rounds: [Round], series: [Series], format: ValueFormat,
    domain: ClosedRange<Double>? = nil, showsIntervals: Bool = true, axisLabel: String = ""
  ) {
    self.frame = frame
    self.rounds = rounds
    self.series = series
    self.format = format
    self.domain = domain
    self.showsIntervals = showsIntervals
    self.axisLabel = axisLabel
  }

  /// The drawing at a width in pixels; the height follows from the content.
  public func scene(width: Double = 720) -> Scene {
    var drawing = SlopeDrawing(self, width: width)
    drawing.draw()
    return drawing.canvas.finish(readout: readout)
  }

  /// The series in words.
  var readout: String {
    series.map { series in
      let parts = zip(rounds, series.marks).map {
        "\($0.label) \($1.readout(format, frame.language))"
      }
      return series.label + ": " + parts.joined(separator: ", ") + "."
    }.joined(separator: " ") + (goal.map { " " + $0.label + "." } ?? "")
  }
}
