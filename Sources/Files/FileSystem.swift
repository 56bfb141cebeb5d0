/// Questions to the file system, and folders.
public enum FileSystem {
  /// Whether there is a file or folder at a path; a link that leads nowhere is none.
  public static func exists(_ path: String) -> Bool { (try? System.status(of: path)) != nil }

  /// Whether there is a folder at a path.
  public static func isFolder(_ path: String) -> Bool {
    (try? System.status(of: path))?.isFolder ?? false
  }

  /// The names in a folder, in order of code point, without `.` and `..`.
  public static func listing(_ folder: String) throws(FileError) -> [String] {
    do {
      return try System.names(in: folder).sorted {
        $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars)
      }
    } catch {
      throw FileError(.list, folder, number: error.number)
    }
  }

  /// Makes a folder and those above it; a folder that is already there is no error.
  public static func makeFolder(_ path: String) throws(FileError) {
    if isFolder(path) { return }
    let above = Path.folder(of: path)
    if above != path, above != "." { try makeFolder(above) }
    do { try System.makeFolder(path) } catch {
      // Another process may have made it; a file of that name stands in the way.
      if isFolder(path) { return }
      let number = error.number == System.fileExists ? System.notFolder : error.number
      throw FileError(.makeFolder, path, number: number)
    }
  }

  /// Removes a file, or a folder with all that is in it.
  ///
  /// A symbolic link is removed itself; what it leads to is never touched.
  public static func remove(_ path: String) throws(FileError) {
    if isFolder(path), !System.isLink(path) {
      for name in try listing(path) { try remove(Path.join(path, name)) }
    }
    do { try System.remove(path) } catch {
      throw FileError(.remove, path, number: error.number)
    }
  }
}
