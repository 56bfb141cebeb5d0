import Charts
import Estimation
import Framework
public import Graphics
import Localization
import ResultTables
public import Results
import Surveys

/// A chart of published rows: what it is called, what it draws, and the rows it draws.
///
/// It is made of rows that have passed the protection of small cells, so the picture, its title,
/// its description and its data file can show nothing else.
public struct Figure: Sendable {
  /// A stable name, fit for a file.
  public var name: String
  public var title: String
  /// The rows whose numbers are drawn, in order.
  public var rows: [ResultRow]
  private let draw: @Sendable (Double) -> Scene

  init(
    name: String, title: String, rows: [ResultRow], draw: @escaping @Sendable (Double) -> Scene
  ) {
    self.name = name
    self.title = title
    self.rows = rows
    self.draw = draw
  }

  /// The width of a chart on a desk and on paper, in pixels.
  public static let wide = 720.0
  /// The width of a chart on a phone, in pixels.
  public static let narrow = 340.0

  /// The chart laid out for a width in pixels.
  public func scene(width: Double = Figure.wide) -> Scene { draw(width) }

  /// The chart as an SVG document.
  public func svg(width: Double = Figure.wide) -> String { draw(width).svg() }
}
