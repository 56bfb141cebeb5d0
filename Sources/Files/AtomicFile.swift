/// Files that are written whole or not at all.
public enum AtomicFile {
  /// Writes bytes under a temporary name in the same folder, then renames.
  ///
  /// Whoever reads the path sees the old file or the new one, never a part; after a failure the
  /// temporary file is removed and the old file stands. A link is followed, the permissions of
  /// an existing file are kept, and what is not a regular file (`/dev/stdout`) is written
  /// directly. The bytes are not forced to the disk: a loss of power may undo the writing.
  public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    do throws(System.Failure) {
      let old = try? System.status(of: path)
      if let old, old.isFolder { throw System.Failure(number: System.isFolder) }
      if let old, !old.isRegular { return try writeThrough(bytes, to: path) }
      let target = System.resolved(path) ?? path
      let name = "." + Path.name(of: target) + ".\(System.processIdentifier()).partial"
      let temporary = Path.join(Path.folder(of: target), name)
      let descriptor = try System.open(temporary, System.createFlags)
      do throws(System.Failure) {
        defer { System.close(descriptor) }
        if let old { System.setMode(old.mode, of: descriptor) }
        try System.write(bytes.span, to: descriptor)
      } catch {
        try? System.remove(temporary)
        throw error
      }
      do { try System.rename(temporary, to: target) } catch {
        try? System.remove(temporary)
        throw error
      }
    } catch {
      throw FileError(.write, path, number: error.number)
    }
  }

  /// Writes a text as UTF-8 under a temporary name in the same folder, then renames.
  public static func write(_ text: String, to path: String) throws(FileError) {
    try write(Array(text.utf8), to: path)
  }

  private static func writeThrough(_ bytes: [UInt8], to path: String) throws(System.Failure) {
    let descriptor = try System.open(path, System.writeOnlyFlags)
    defer { System.close(descriptor) }
    try System.write(bytes.span, to: descriptor)
  }
}
