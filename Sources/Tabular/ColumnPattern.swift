/// Names of columns by a pattern: `*` stands for any text and `?` for one character.
///
///     ColumnPattern("rep_*").matches("rep_017")  // true
public struct ColumnPattern: Equatable, Sendable {
  public let text: String

  public init(_ text: String) { self.text = text }

  /// Whether a name fits the pattern as a whole.
  public func matches(_ name: String) -> Bool {
    let (pattern, name) = (Array(text), Array(name))
    var (place, position) = (0, 0)
    var retry: (place: Int, position: Int)?
    while position < name.count {
      if place < pattern.count, pattern[place] == "*" {
        retry = (place, position)
        place += 1
      } else if place < pattern.count, pattern[place] == "?" || pattern[place] == name[position] {
        place += 1
        position += 1
      } else if let last = retry {
        // The last star takes one character more.
        retry = (last.place, last.position + 1)
        (place, position) = (last.place + 1, last.position + 1)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == "*" }
  }

  /// The names that fit any of the patterns, each once, in their order.
  public static func matching(_ patterns: [ColumnPattern], in names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { name in
      patterns.contains { $0.matches(name) } && seen.insert(name).inserted
    }
  }
}
