/// A file opened for reading at any place, by any number of threads at once.
///
/// A regular file is read where it lies (`pread`); a pipe is first read to its end. It is not
/// mapped: a file that someone cuts short while it is read is an error here, not a crash.
public final class InputFile: Sendable {
  /// The path as the user named it.
  public let path: String
  /// The length in bytes.
  public let count: Int
  private let content: Content

  private enum Content: Sendable {
    case descriptor(Int32)
    case bytes([UInt8])
  }

  public init(_ path: String) throws(FileError) {
    self.path = path
    do {
      let descriptor = try System.open(path, System.readOnlyFlags)
      (content, count) = try Self.content(of: descriptor)
    } catch {
      throw FileError(.read, path, number: error.number)
    }
  }

  /// Bytes already in memory, under the name that messages give them.
  public init(named path: String, bytes: [UInt8]) {
    self.path = path
    count = bytes.count
    content = .bytes(bytes)
  }

  deinit {
    if case .descriptor(let descriptor) = content { System.close(descriptor) }
  }

  /// Adds the bytes of a range of the file to the end of a buffer.
  public func append(_ range: Range<Int>, to buffer: inout [UInt8]) throws(FileError) {
    switch content {
    case .bytes(let bytes): buffer.append(contentsOf: bytes[range])
    case .descriptor(let descriptor):
      do throws(System.Failure) {
        var offset = range.lowerBound
        while offset < range.upperBound {
          let got = try System.append(
            range.upperBound - offset, of: descriptor, at: offset, to: &buffer)
          if got == 0 { throw System.Failure(number: System.inputOutput) }
          offset += got
        }
      } catch {
        throw FileError(.read, path, number: error.number)
      }
    }
  }

  private static func content(
    of descriptor: Int32
  ) throws(System.Failure) -> (content: Content, count: Int) {
    do throws(System.Failure) {
      let status = try System.status(of: descriptor)
      if status.isFolder { throw System.Failure(number: System.isFolder) }
      // Files of `/proc` and the like say that they are empty, and are not.
      if status.isRegular, status.size > 0 { return (.descriptor(descriptor), status.size) }
      var bytes: [UInt8] = []
      while try System.append(1 << 16, of: descriptor, at: nil, to: &bytes) > 0 {}
      System.close(descriptor)
      return (.bytes(bytes), bytes.count)
    } catch {
      System.close(descriptor)
      throw error
    }
  }
}

/// A whole file as bytes.
public enum FileBytes {
  /// The bytes of a file; a pipe is read to its end.
  public static func read(_ path: String) throws(FileError) -> [UInt8] {
    let file = try InputFile(path)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(file.count)
    try file.append(0..<file.count, to: &bytes)
    return bytes
  }

  /// The text of a file, or nothing where its bytes are not UTF-8.
  public static func text(_ path: String) throws(FileError) -> String? {
    String(validating: try read(path), as: UTF8.self)
  }
}
