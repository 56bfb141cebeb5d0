/// Many files that are written together into one folder.
///
/// The files are collected in memory and written by ``commit()`` into a temporary folder beside
/// the target. Only when all of them are there do they move: the whole folder in one renaming
/// where the target does not exist, otherwise file by file in the order in which they were
/// added, so that a manifest added last arrives last. Files of the target that are not among
/// those written are kept. After a failure before the move the target is untouched and the
/// temporary folder is removed.
public struct OutputFolder: Sendable {
  public let path: String
  private var files: [(name: String, bytes: [UInt8])] = []
  private var indices: [String: Int] = [:]

  public init(_ path: String) { self.path = path }

  /// The names of the files collected so far, in the order in which they were added.
  public var names: [String] { files.map(\.name) }

  /// The bytes collected under a name.
  public func bytes(of name: String) -> [UInt8]? { indices[name].map { files[$0].bytes } }

  /// Adds a file, or replaces the one added under the same name.
  ///
  /// - Parameters:
  ///   - bytes: The whole content.
  ///   - name: A path below the folder, such as `charts/a1.svg`.
  public mutating func add(_ bytes: [UInt8], as name: String) {
    if let index = indices[name] {
      files[index].bytes = bytes
    } else {
      indices[name] = files.count
      files.append((name, bytes))
    }
  }

  /// Adds a text as UTF-8.
  public mutating func add(_ text: String, as name: String) { add(Array(text.utf8), as: name) }

  /// Writes every file, or none of them.
  public func commit() throws(FileError) {
    let above = Path.folder(of: path)
    try FileSystem.makeFolder(above)
    let existing = FileSystem.exists(path)
    if existing { try checkTargets() }
    let temporary = Path.join(
      above, ".\(Path.name(of: path)).\(System.processIdentifier()).partial")
    do {
      try FileSystem.makeFolder(temporary)
      for file in files {
        let place = Path.join(temporary, file.name)
        try FileSystem.makeFolder(Path.folder(of: place))
        try AtomicFile.write(file.bytes, to: place)
      }
      if existing { try moveFiles(from: temporary) } else { try move(temporary, to: path) }
    } catch {
      try? FileSystem.remove(temporary)
      throw FileError(.write, path, number: error.number)
    }
  }

  private func moveFiles(from temporary: String) throws(FileError) {
    for file in files {
      let place = Path.join(path, file.name)
      try FileSystem.makeFolder(Path.folder(of: place))
      try move(Path.join(temporary, file.name), to: place)
    }
    try FileSystem.remove(temporary)
  }

  private func move(_ old: String, to new: String) throws(FileError) {
    do { try System.rename(old, to: new) } catch {
      throw FileError(.write, new, number: error.number)
    }
  }

  /// Finds what would stop the move before anything is written.
  private func checkTargets() throws(FileError) {
    guard FileSystem.isFolder(path) else {
      throw FileError(.makeFolder, path, number: System.notFolder)
    }
    guard System.mayWrite(path) else {
      throw FileError(.write, path, number: System.permissionDenied)
    }
    for file in files {
      let place = Path.join(path, file.name)
      if FileSystem.isFolder(place) { throw FileError(.write, place, number: System.isFolder) }
      let folder = Path.folder(of: place)
      guard FileSystem.exists(folder) else { continue }
      guard FileSystem.isFolder(folder) else {
        throw FileError(.makeFolder, folder, number: System.notFolder)
      }
      guard System.mayWrite(folder) else {
        throw FileError(.write, folder, number: System.permissionDenied)
      }
    }
  }
}
