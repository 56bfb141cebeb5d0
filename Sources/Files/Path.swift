/// Paths as text: their folder, their last name, their extension.
public enum Path {
  /// The folder in which a path stands; `.` where the path is a bare name.
  public static func folder(of path: String) -> String {
    let trimmed = withoutTrailingSlashes(path)
    guard let slash = trimmed.utf8.lastIndex(of: separator) else { return "." }
    return slash == trimmed.startIndex ? "/" : withoutTrailingSlashes(String(trimmed[..<slash]))
  }

  /// The last name of a path.
  public static func name(of path: String) -> String {
    let trimmed = withoutTrailingSlashes(path)
    guard trimmed != "/", let slash = trimmed.utf8.lastIndex(of: separator) else { return trimmed }
    return String(trimmed[trimmed.utf8.index(after: slash)...])
  }

  /// What follows the last dot of the last name, in lower case; empty where there is none.
  public static func `extension`(of path: String) -> String {
    let name = name(of: path)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  /// A name below a folder; an absolute name stands for itself.
  public static func join(_ folder: String, _ name: String) -> String {
    if name.hasPrefix("/") || folder.isEmpty || folder == "." { return name }
    return folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  private static let separator = UInt8(ascii: "/")

  private static func withoutTrailingSlashes(_ path: String) -> String {
    var end = path.utf8.endIndex
    while end != path.utf8.startIndex {
      let before = path.utf8.index(before: end)
      if path.utf8[before] != separator || before == path.utf8.startIndex { break }
      end = before
    }
    return String(path[..<end])
  }
}
