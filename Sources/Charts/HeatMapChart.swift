public import Graphics
import Localization

/// Rows against columns, each cell a number on a ground that is darker the larger it is, or the
/// further it stands from a centre to either side.
///
/// Withheld cells are hatched, and cells without data are left empty with a dash.
public struct HeatMapChart: Equatable, Sendable {
  /// One row of cells.
  public struct Row: Equatable, Sendable {
    public var label: String
    /// Rows in sequence with the same heading stand under it.
    public var heading: String
    /// One value for each column.
    public var cells: [Mark]
    public var count: String
    /// How many respondents each cell rests on, as a text; empty for none.
    public var cellCounts: [String]

    public init(
      _ label: String, heading: String = "", cells: [Mark], count: String = "",
      cellCounts: [String] = []
    ) {
      self.label = label
      self.heading = heading
      self.cells = cells
      self.count = count
      self.cellCounts = cellCounts
    }

    /// The count of a cell that is shown.
    func count(ofCell column: Int) -> String {
      guard cells.indices.contains(column), cells[column].value != nil else { return "" }
      return cellCounts.indices.contains(column) ? cellCounts[column] : ""
    }
  }

  public var frame: ChartFrame
  public var columns: [String]
  public var rows: [Row]
  public var format: ValueFormat
  /// The values of the palest and the darkest cell; nil for round numbers around the values.
  public var domain: ClosedRange<Double>?
  /// The value from which two directions lead, lower values in browns and higher ones in blues; nil
  /// for one direction.
  public var center: Double?
  /// What the shades mean, before their scale.
  public var scaleLabel: String
  public var countLabel: String
  public var showsNumbers: Bool

  public init(
    frame: ChartFrame, columns: [String], rows: [Row], format: ValueFormat,
    domain: ClosedRange<Double>? = nil, center: Double? = nil, scaleLabel: String = "",
    countLabel: String = "n",
    showsNumbers: Bool = true
  ) {
    self.frame = frame
    self.columns = columns
    self.rows = rows
    self.format = format
    self.domain = domain
    self.center = center
    self.scaleLabel = scaleLabel
    self.countLabel = countLabel
    self.showsNumbers = showsNumbers
  }

  /// The drawing at a width in pixels; the height follows from the content.
  public func scene(width: Double = 720) -> Scene {
    var drawing = HeatMapDrawing(self, width: width)
    drawing.draw()
    return drawing.canvas.finish(readout: readout)
  }

  /// The rows in words.
  var readout: String {
    rows.map { row in
      let parts = zip(columns, row.cells).map { "\($0) \($1.readout(format, frame.language))" }
      return spokenLabel(row.label, under: row.heading) + ": " + parts.joined(separator: ", ") + "."
    }.joined(separator: " ")
  }
}
