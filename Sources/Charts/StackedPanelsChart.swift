public import Graphics
import Localization

/// The answers of several groups to several questions that share a scale: one panel a group.
///
/// Rows are questions and panels stand beside each other, so that the profile of a group is read
/// down and groups are compared across. In a narrow chart the bars of the groups stand under the
/// name of their question.
///
/// - Edge cases: a bar with a withheld share is hatched as a whole, since the rest of its shares
///   would give the missing one away; a group that was not asked leaves its place empty.
public struct StackedPanelsChart: Equatable, Sendable {
  /// One bar: the answers of one group to one question.
  public struct Cell: Equatable, Sendable {
    /// The share of each level, in the order of the levels.
    public var shares: [Mark]
    /// How many respondents the shares rest on, as a text.
    public var count: String

    public init(shares: [Mark], count: String = "") {
      self.shares = shares
      self.count = count
    }

    /// The bar as a row of a ``StackedBarChart``.
    func row(_ label: String, heading: String) -> StackedBarChart.Row {
      StackedBarChart.Row(label, heading: heading, shares: shares, count: count)
    }
  }

  /// One question.
  public struct Row: Equatable, Sendable {
    public var label: String
    /// One bar a panel.
    public var cells: [Cell]

    public init(_ label: String, cells: [Cell]) {
      self.label = label
      self.cells = cells
    }
  }

  public var frame: ChartFrame
  public var levels: [String]
  public var palette: LevelPalette
  /// The names of the groups.
  public var panels: [String]
  public var rows: [Row]
  public var countLabel: String

  public init(
    frame: ChartFrame, levels: [String], palette: LevelPalette, panels: [String], rows: [Row],
    countLabel: String = "n"
  ) {
    self.frame = frame
    self.levels = levels
    self.palette = palette
    self.panels = panels
    self.rows = rows
    self.countLabel = countLabel
  }

  /// The drawing at a width in pixels; the height follows from the content.
  public func scene(width: Double = 720) -> Scene {
    var drawing = StackedPanelsDrawing(self, width: width)
    guard drawing.hasRoom else { return listed.scene(width: width) }
    drawing.draw()
    return drawing.canvas.finish(readout: listed.readout)
  }

  /// The same bars one under the other, by question.
  var listed: StackedBarChart {
    StackedBarChart(
      frame: frame, levels: levels, palette: palette,
      rows: rows.flatMap { row in
        zip(panels, row.cells).map { $1.row($0, heading: row.label) }
      }, countLabel: countLabel)
  }
}
