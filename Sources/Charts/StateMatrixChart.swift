public import Graphics
import Localization

/// Rows against columns, each cell a state: a symbol on a ground, explained in a legend.
///
/// Every state has a symbol of its own and a ground of its own grey, so that the matrix reads
/// without colour; a cell may bear a few characters and marks in its corner.
public struct StateMatrixChart: Equatable, Sendable {
  /// What is drawn for a state.
  public enum Symbol: String, CaseIterable, Equatable, Sendable {
    case full, half, single, hatched, empty, cross, dash
  }

  /// A state with its name.
  public struct State: Equatable, Sendable {
    public var symbol: Symbol
    public var label: String

    public init(_ symbol: Symbol, _ label: String) {
      self.symbol = symbol
      self.label = label
    }
  }

  /// A mark that a cell may bear besides its state: one or two letters, and what they mean.
  public struct Flag: Equatable, Sendable {
    public var letters: String
    public var label: String

    public init(_ letters: String, _ label: String) {
      self.letters = letters
      self.label = label
    }
  }

  /// One cell.
  public struct Cell: Equatable, Sendable {
    /// The state, by its place among the states.
    public var state: Int
    /// A few characters beside the symbol; empty for none.
    public var text: String
    /// The flags, by their places.
    public var flags: [Int]
    /// The cell in words, for those who do not see it.
    public var description: String

    public init(_ state: Int, text: String = "", flags: [Int] = [], description: String = "") {
      self.state = state
      self.text = text
      self.flags = flags
      self.description = description
    }
  }

  /// One row of cells.
  public struct Row: Equatable, Sendable {
    public var label: String
    /// Rows in sequence with the same heading stand under it.
    public var heading: String
    /// One cell for each column.
    public var cells: [Cell]

    public init(_ label: String, heading: String = "", cells: [Cell]) {
      self.label = label
      self.heading = heading
      self.cells = cells
    }
  }

  public var frame: ChartFrame
  public var columns: [String]
  public var rows: [Row]
  public var states: [State]
  public var flags: [Flag]
  /// What the characters beside the symbols mean, in the legend; empty for nothing.
  public var textLabel: String

  public init(
    frame: ChartFrame, columns: [String], rows: [Row], states: [State], flags: [Flag] = [],
    textLabel: String = ""
  ) {
    self.frame = frame
    self.columns = columns
    self.rows = rows
    self.states = states
    self.flags = flags
    self.textLabel = textLabel
  }

  /// The drawing at a width in pixels; the height follows from the content.
  public func scene(width: Double = 720) -> Scene {
    var drawing = StateMatrixDrawing(self, width: width)
    drawing.draw()
    return drawing.canvas.finish(readout: readout)
  }

  /// The states that occur, in their order.
  var shownStates: [State] {
    states.enumerated().filter { place, _ in
      rows.contains { $0.cells.contains { $0.state == place } }
    }.map(\.element)
  }

  /// The flags that occur, in their order.
  var shownFlags: [Flag] {
    flags.enumerated().filter { place, _ in
      rows.contains { $0.cells.contains { $0.flags.contains(place) } }
    }.map(\.element)
  }

  /// A cell in words.
  func spoken(_ cell: Cell) -> String {
    if !cell.description.isEmpty { return cell.description }
    let state =
      states.indices.contains(cell.state) ? states[cell.state].label : Words.absent[frame.language]
    let marks = cell.flags.filter(flags.indices.contains).map { flags[$0].label }
    return ([state + (cell.text.isEmpty ? "" : " (\(cell.text))")] + marks).joined(separator: ", ")
  }

  /// The rows in words.
  var readout: String {
    rows.map { row in
      let parts = zip(columns, row.cells).map { "\($0): \(spoken($1))" }
      return spokenLabel(row.label, under: row.heading) + ". " + parts.joined(separator: "; ") + "."
    }.joined(separator: " ")
  }
}
