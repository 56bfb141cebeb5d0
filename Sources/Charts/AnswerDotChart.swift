public import Graphics
import Localization

/// The answers of a small group one by one: a dot for each organisation, over its answer.
///
/// For up to about 30 answers a row, where percentages would say more than the data do.
public struct AnswerDotChart: Equatable, Sendable {
  /// One question or group.
  public struct Row: Equatable, Sendable {
    /// How many gave each answer, or why that is not shown.
    public enum Answers: Equatable, Sendable {
      /// One count for each level, in the order of the levels.
      case counts([Int])
      case withheld(String)
    }

    public var label: String
    /// Rows in sequence with the same heading stand under it.
    public var heading: String
    public var answers: Answers
    /// The place of the median on the levels: 0 is the first, 0.5 between the first and the second.
    public var median: Double?
    public var count: String

    public init(
      _ label: String, heading: String = "", answers: Answers, median: Double? = nil,
      count: String = ""
    ) {
      self.label = label
      self.heading = heading
      self.answers = answers
      self.median = median
      self.count = count
    }

    var counts: [Int]? {
      if case .counts(let counts) = answers { counts.map { max(0, $0) } } else { nil }
    }
  }

  public var frame: ChartFrame
  public var levels: [String]
  public var palette: LevelPalette
  public var rows: [Row]
  /// What one dot stands for, for the legend; empty for no legend.
  public var unit: String
  public var showsMedian: Bool
  public var countLabel: String

  public init(
    frame: ChartFrame, levels: [String], palette: LevelPalette = .diverging(favourableFirst: false),
    rows: [Row], unit: String = "", showsMedian: Bool = false, countLabel: String = "n"
  ) {
    self.frame = frame
    self.levels = levels
    self.palette = palette
    self.rows = rows
    self.unit = unit
    self.showsMedian = showsMedian
    self.countLabel = countLabel
  }

  /// The drawing at a width in pixels; the height follows from the content.
  public func scene(width: Double = 720) -> Scene {
    var drawing = AnswerDotDrawing(self, width: width)
    drawing.draw()
    return drawing.canvas.finish(readout: readout)
  }

  /// The rows in words.
  var readout: String {
    rows.map { row in
      switch row.answers {
      case .counts(let counts):
        let parts = zip(levels, counts).map { "\($0) \($1)" }
        return spokenLabel(row.label, under: row.heading) + ": " + parts.joined(separator: ", ")
          + "."
      case .withheld(let reason):
        return spokenLabel(row.label, under: row.heading) + ": "
          + Mark.withheld(reason).words(frame.language) + "."
      }
    }.joined(separator: " ")
  }
}
