public import Graphics
import Localization

/// How ranks move from column to column: one line an item, the first place on top.
///
/// Items that tie stand in the order of the first column and bear the rank they share.
public struct RankChart: Equatable, Sendable {
  /// One item.
  public struct Row: Equatable, Sendable {
    /// A few characters, for narrow charts.
    public var code: String
    public var label: String
    /// One rank a column.
    public var marks: [Mark]
    /// Whether the line has a colour of its own; the others are grey.
    public var isEmphasized: Bool

    public init(_ label: String, code: String, marks: [Mark], isEmphasized: Bool = false) {
      self.label = label
      self.code = code
      self.marks = marks
      self.isEmphasized = isEmphasized
    }
  }

  public var frame: ChartFrame
  public var columns: [String]
  public var rows: [Row]

  public init(frame: ChartFrame, columns: [String], rows: [Row]) {
    self.frame = frame
    self.columns = columns
    self.rows = rows
  }

  /// The drawing at a width in pixels; the height follows from the content.
  public func scene(width: Double = 720) -> Scene {
    var drawing = RankDrawing(self, width: width)
    drawing.draw()
    return drawing.canvas.finish(readout: readout)
  }

  static func format(_ rank: Double) -> ValueFormat {
    .number(decimals: rank == rank.rounded() ? 0 : 1)
  }

  /// The rows in words.
  var readout: String {
    rows.map { row in
      let parts = zip(columns, row.marks).map { column, mark in
        "\(column) \(mark.readout(Self.format(mark.value ?? 0), frame.language))"
      }
      return row.label + ": " + parts.joined(separator: ", ") + "."
    }.joined(separator: " ")
  }

  /// The place of each row in each column, from the top; nil where it has no rank.
  var places: [[Int?]] {
    var places = [[Int?]](
      repeating: [Int?](repeating: nil, count: columns.count), count: rows.count)
    var before = Array(rows.indices)
    for column in columns.indices {
      let known = before.filter { rank($0, column) != nil }
      let order = known.enumerated().sorted {
        (rank($0.element, column) ?? 0, $0.offset) < (rank($1.element, column) ?? 0, $1.offset)
      }
      for (place, entry) in order.enumerated() { places[entry.element][column] = place }
      if column == 0 { before = order.map(\.element) + before.filter { rank($0, 0) == nil } }
    }
    return places
  }

  private func rank(_ row: Int, _ column: Int) -> Double? {
    column < rows[row].marks.count ? rows[row].marks[column].value : nil
  }
}
