/// The way to a value in a study file: `questions`, item 3, `scale`.
struct StudyPath: Hashable, Sendable {
  enum Component: Hashable, Sendable {
    case key(String)
    case item(Int)
  }

  private(set) var components: [Component] = []

  static let root = StudyPath()

  init(_ keys: String...) { components = keys.map { .key($0) } }

  func key(_ name: String) -> StudyPath { appending(.key(name)) }
  func item(_ index: Int) -> StudyPath { appending(.item(index)) }

  var parent: StudyPath {
    var path = self
    _ = path.components.popLast()
    return path
  }

  private func appending(_ component: Component) -> StudyPath {
    var path = self
    path.components.append(component)
    return path
  }
}
