public import Diagnostics
import YAMLDocuments

/// Where each value of a study stands in its file, so that faults found later can point there.
public struct StudyPlaces: Equatable, Sendable {
  struct Position: Equatable, Sendable {
    var line: Int
    var column: Int
  }

  /// The study file, as the user named it.
  public let file: String
  private var positions: [StudyPath: Position] = [:]
  private var names: [StudyPath: String] = [:]

  public init(file: String) { self.file = file }

  mutating func record(_ path: StudyPath, _ node: YAMLNode) {
    positions[path] = Position(line: node.line, column: node.column)
  }

  mutating func name(_ path: StudyPath, _ name: String) { names[path] = name }

  func line(_ path: StudyPath) -> Int? { positions[path]?.line }

  /// The place of a value, or of the nearest value around it that was written.
  func place(_ path: StudyPath) -> Place {
    var nearest = path
    while positions[nearest] == nil, !nearest.components.isEmpty { nearest = nearest.parent }
    let position = positions[nearest]
    let name = displayName(path)
    return Place(
      file: file, line: position?.line, column: position?.column,
      variable: name.isEmpty ? nil : name)
  }

  /// The path in words: list items by their identifier, or else by their number from 1.
  func displayName(_ path: StudyPath) -> String {
    var text = ""
    var prefix = StudyPath.root
    for component in path.components {
      switch component {
      case .key(let key):
        prefix = prefix.key(key)
        text += (text.isEmpty ? "" : ".") + key
      case .item(let index):
        prefix = prefix.item(index)
        text += names[prefix].map { ".\($0)" } ?? "[\(index + 1)]"
      }
    }
    return text
  }

  /// The place of the data file of a round.
  public func roundFile(_ index: Int) -> Place {
    place(StudyPath("rounds").item(index).key("file"))
  }

  /// The place of the column of a question.
  public func questionColumn(_ index: Int) -> Place {
    let question = StudyPath("questions").item(index)
    return positions[question.key("column")] == nil
      ? place(question.key("id")) : place(question.key("column"))
  }

  /// The place of the column of an option of a multiple-choice question.
  public func optionColumn(_ question: Int, option: Int) -> Place {
    let path = StudyPath("questions").item(question).key("options").item(option)
    return positions[path.key("column")] == nil
      ? place(path.key("id")) : place(path.key("column"))
  }

  /// The place of the column of a dimension.
  public func dimensionColumn(_ index: Int) -> Place {
    let dimension = StudyPath("dimensions").item(index)
    if positions[dimension.key("from")] != nil { return place(dimension.key("from")) }
    return positions[dimension.key("column")] == nil
      ? place(dimension.key("id")) : place(dimension.key("column"))
  }

  /// The place of a key of a dimension, or of an item of it.
  public func dimension(_ index: Int, _ key: String, item: Int? = nil) -> Place {
    let path = StudyPath("dimensions").item(index).key(key)
    return place(item.map { path.item($0) } ?? path)
  }

  /// The place of a key below a top-level key, for instance `data.respondent`.
  public func key(_ section: String, _ key: String? = nil) -> Place {
    place(key.map { StudyPath(section, $0) } ?? StudyPath(section))
  }

  /// The place of the number invited of one actor in a round.
  public func invited(round: Int, actor: String) -> Place {
    place(StudyPath("rounds").item(round).key("invited").key(actor))
  }
}
