/// Files that are written whole or not at all.
public enum AtomicFile {
  /// Writes bytes under a temporary name in the same folder, then renames.
  ///
  /// Whoever reads the path sees the old file or the new one, never a part; after a failure the
  /// temporary file is removed and the old file stands. A link is followed, the permissions of
  /// an existing file are kept, and what is not a regular file (`/dev/stdout`) is written
  /// directly. The bytes are not forced to the disk: a loss of power may undo the writing.
  public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    try write(to: path) { (file: Target) throws(FileError) in try file.append(bytes) }
  }

  /// Writes a text as UTF-8 under a temporary name in the same folder, then renames.
  public static func write(_ text: String, to path: String) throws(FileError) {
    try write(Array(text.utf8), to: path)
  }

  /// The file that is being written.
  public struct Target {
    fileprivate let path: String
    fileprivate let descriptor: Int32

    /// Writes bytes after those written before.
    public func append(_ bytes: [UInt8]) throws(FileError) {
      do { try System.write(bytes.span, to: descriptor) } catch {
        throw FileError(.write, path, number: error.number)
      }
    }
  }

  /// Writes piece by piece what need not be in memory at once, then renames.
  ///
  /// - Parameters:
  ///   - path: Where the file is to stand.
  ///   - body: Appends the pieces in their order; where it throws, nothing is written.
  /// - Throws: What the body throws, or what the file system refuses.
  public static func write(
    to path: String, _ body: (Target) throws(FileError) -> Void
  ) throws(FileError) {
    let old = try? System.status(of: path)
    if let old, old.isFolder { throw FileError(.write, path, number: System.isFolder) }
    if let old, !old.isRegular {
      return try write(body, path, opened: path, System.writeOnlyFlags)
    }
    let place = System.resolved(path) ?? path
    let name = "." + Path.name(of: place) + ".\(System.processIdentifier()).partial"
    let temporary = Path.join(Path.folder(of: place), name)
    do throws(FileError) {
      try write(body, path, opened: temporary, System.createFlags, mode: old?.mode)
      do { try System.rename(temporary, to: place) } catch {
        throw FileError(.write, path, number: error.number)
      }
    } catch {
      try? System.remove(temporary)
      throw error
    }
  }

  private static func write(
    _ body: (Target) throws(FileError) -> Void, _ path: String, opened name: String,
    _ flags: Int32, mode: UInt32? = nil
  ) throws(FileError) {
    let descriptor: Int32
    do { descriptor = try System.open(name, flags) } catch {
      throw FileError(.write, path, number: error.number)
    }
    defer { System.close(descriptor) }
    if let mode { System.setMode(mode, of: descriptor) }
    try body(Target(path: path, descriptor: descriptor))
  }
}
