public import Diagnostics

/// What the file system refused to do, to which path, and why.
public struct FileError: Diagnosable, Equatable, Sendable {
  /// What was asked of the file system.
  public enum Action: String, Equatable, Sendable {
    case read = "read the file"
    case write = "write the file"
    case list = "list the folder"
    case makeFolder = "make the folder"
    case remove = "remove the file"
  }

  public var action: Action
  /// The path as the user named it.
  public var path: String
  /// The number the system gave (`errno`).
  public var number: Int32
  /// The file of the same folder whose name is nearest to a missing one.
  public var nearest: String?

  /// An error of the system, with the nearest file name where the file is missing.
  public init(_ action: Action, _ path: String, number: Int32) {
    self.action = action
    self.path = path
    self.number = number
    nearest = nil
    if action == .read, number == System.noSuchFile {
      let siblings = (try? FileSystem.listing(Path.folder(of: path))) ?? []
      nearest = nearestName(to: Path.name(of: path), among: siblings)
    }
  }

  public var diagnostics: [Diagnostic] {
    [
      Diagnostic(
        .badData, code, summary, at: Place(file: path), found: System.message(number), hint: hint)
    ]
  }

  private var code: String {
    switch number {
    case System.noSuchFile: action == .read ? "missing-file" : "missing-folder"
    case System.permissionDenied, System.readOnly: "permission-denied"
    case System.isFolder: "is-a-folder"
    case System.notFolder: "not-a-folder"
    case System.noSpace: "no-space"
    default: "file-error"
    }
  }

  private var summary: String {
    number == System.noSuchFile && action == .read
      ? "The file does not exist" : "Could not \(action.rawValue)"
  }

  private var hint: String? {
    switch (number, action) {
    case (System.noSuchFile, .read):
      nearest.map { "did you mean `\(Path.join(Path.folder(of: path), $0))`?" }
        ?? "check the path; a relative path starts at the current folder"
    case (System.noSuchFile, _): "make the folder `\(Path.folder(of: path))` first"
    case (System.permissionDenied, .read), (System.permissionDenied, .list):
      "give yourself permission to read it"
    case (System.permissionDenied, _), (System.readOnly, _):
      "choose a folder in which you may write"
    case (System.isFolder, _): "name a file inside this folder"
    case (System.notFolder, _): "part of the path is a file, not a folder; choose another path"
    case (System.noSpace, _): "free some space on the disk"
    default: nil
    }
  }
}
