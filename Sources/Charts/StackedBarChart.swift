public import Graphics
import Localization

/// How answers are distributed over the levels of a scale: one bar of 100 % a row.
///
/// Levels stand in the order of the scale, and those nobody chose stay in the legend. Answers
/// outside the scale (does not know, no answer) have a strip of their own at the right, so that
/// they change neither the bars nor their percentages.
///
/// - Edge cases: a row with a withheld share is hatched as a whole, since the rest of its shares
///   would give the missing one away.
public struct StackedBarChart: Equatable, Sendable {
  /// How the bars are aligned.
  public enum Layout: Equatable, Sendable {
    /// All bars start at the left and fill the width.
    case full
    /// Unfavourable levels go left of a line and favourable ones right of it.
    case diverging(neutral: Neutral)
  }

  /// Where a middle level stands in a diverging chart.
  public enum Neutral: Equatable, Sendable {
    /// Half on each side of the line.
    case split
    /// In a strip of its own, so that both directions start at the line.
    case apart
  }

  /// One bar.
  public struct Row: Equatable, Sendable {
    public var label: String
    /// Rows in sequence with the same heading stand under it.
    public var heading: String
    /// The share of each level, in the order of the levels.
    public var shares: [Mark]
    /// The share of all respondents whose answer is outside the scale.
    public var side: Mark?
    /// How many respondents the shares rest on, as a text: `46` or `46 de 62`.
    public var count: String

    public init(
      _ label: String, heading: String = "", shares: [Mark], side: Mark? = nil, count: String = ""
    ) {
      self.label = label
      self.heading = heading
      self.shares = shares
      self.side = side
      self.count = count
    }

    /// The shares where all are shown.
    var values: [Double]? {
      let values = shares.compactMap(\.value)
      return values.count == shares.count && !values.isEmpty ? values : nil
    }

    /// The reason of the first share that is not shown.
    var hidden: Mark? { shares.first { $0.value == nil } }
  }

  public var frame: ChartFrame
  public var levels: [String]
  public var palette: LevelPalette
  public var rows: [Row]
  public var layout: Layout
  public var sideLabel: String
  public var countLabel: String

  public init(
    frame: ChartFrame, levels: [String], palette: LevelPalette = .diverging(favourableFirst: false),
    rows: [Row], layout: Layout = .full, sideLabel: String = "", countLabel: String = "n"
  ) {
    self.frame = frame
    self.levels = levels
    self.palette = palette
    self.rows = rows
    self.layout = layout
    self.sideLabel = sideLabel
    self.countLabel = countLabel
  }

  /// The drawing at a width in pixels; the height follows from the content.
  public func scene(width: Double = 720) -> Scene {
    var drawing = StackedBarDrawing(self, width: width)
    drawing.draw()
    return drawing.canvas.finish(readout: readout)
  }

  /// The rows in words.
  var readout: String {
    let style = NumberStyle(frame.language)
    return rows.map { row in
      let count = row.count.isEmpty ? "" : " (\(countLabel) = \(row.count))"
      guard let values = row.values else {
        return spokenLabel(row.label, under: row.heading) + ": "
          + (row.hidden?.words(frame.language) ?? "") + "."
      }
      let parts = zip(levels, values).map { "\($0) \(style.percent($1))" }
      return spokenLabel(row.label, under: row.heading) + count + ": "
        + parts.joined(separator: ", ") + "."
    }.joined(separator: " ")
  }
}

extension Mark {
  /// That there is no number, in a word, where there is no room for the reason.
  func shortWords(_ language: Localization.Language) -> String {
    if case .withheld = self { Words.withheldShort[language] } else { Words.absent[language] }
  }

  /// Why there is no number, in words.
  func words(_ language: Localization.Language) -> String {
    switch self {
    case .shown(let value, _, _): value.isFinite ? "" : Words.absent[language]
    case .withheld(let reason): reason.isEmpty ? Words.withheldShort[language] : reason
    case .absent(let reason): reason.isEmpty ? Words.absent[language] : reason
    }
  }
}
