import Glibc

/// The calls of the C library that this module needs, with their error numbers as typed errors.
enum System {
  static let noSuchFile = ENOENT
  static let permissionDenied = EACCES
  static let readOnly = EROFS
  static let isFolder = EISDIR
  static let notFolder = ENOTDIR
  static let noSpace = ENOSPC
  static let inputOutput = EIO
  static let fileExists = EEXIST

  static let readOnlyFlags = O_RDONLY
  static let writeOnlyFlags = O_WRONLY
  static let createFlags = O_WRONLY | O_CREAT | O_EXCL

  struct Failure: Error { var number: Int32 }

  struct Status {
    var isFolder: Bool
    var isRegular: Bool
    var size: Int
    var mode: mode_t
  }

  static func message(_ number: Int32) -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard unsafe strerror_r(number, &buffer, buffer.count) == 0 else { return "error \(number)" }
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  static func open(_ path: String, _ flags: Int32, mode: mode_t = 0o666) throws(Failure) -> Int32 {
    while true {
      let descriptor = unsafe Glibc.open(path, flags | O_CLOEXEC, mode)
      if descriptor >= 0 { return descriptor }
      if errno != EINTR { throw Failure(number: errno) }
    }
  }

  static func close(_ descriptor: Int32) { _ = Glibc.close(descriptor) }

  static func status(of descriptor: Int32) throws(Failure) -> Status {
    var record = stat()
    guard unsafe fstat(descriptor, &record) == 0 else { throw Failure(number: errno) }
    return Status(record)
  }

  static func status(of path: String) throws(Failure) -> Status {
    var record = stat()
    guard unsafe stat(path, &record) == 0 else { throw Failure(number: errno) }
    return Status(record)
  }

  static func isLink(_ path: String) -> Bool {
    var record = stat()
    return unsafe lstat(path, &record) == 0 && record.st_mode & S_IFMT == S_IFLNK
  }

  /// Reads at most `count` bytes to the end of the buffer: at an offset, or where the last
  /// reading of a pipe ended.
  static func append(
    _ count: Int, of descriptor: Int32, at offset: Int?, to buffer: inout [UInt8]
  ) throws(Failure) -> Int {
    let end = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: count))
    let (got, number) = unsafe buffer.withUnsafeMutableBytes { bytes -> (Int, Int32) in
      guard let base = bytes.baseAddress else { return (0, 0) }
      while true {
        let got =
          if let offset {
            unsafe pread(descriptor, base + end, count, off_t(offset))
          } else {
            unsafe Glibc.read(descriptor, base + end, count)
          }
        if got >= 0 || errno != EINTR { return (got, errno) }
      }
    }
    buffer.removeLast(count - max(got, 0))
    if got < 0 { throw Failure(number: number) }
    return got
  }

  static func write(_ bytes: Span<UInt8>, to descriptor: Int32) throws(Failure) {
    let failure: Int32? = unsafe bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return nil }
      var written = 0
      while written < bytes.count {
        let step = unsafe Glibc.write(descriptor, base + written, bytes.count - written)
        if step < 0, errno != EINTR { return errno }
        if step > 0 { written += step }
      }
      return nil
    }
    if let failure { throw Failure(number: failure) }
  }

  static func setMode(_ mode: mode_t, of descriptor: Int32) {
    _ = fchmod(descriptor, mode & 0o7777)
  }

  static func rename(_ old: String, to new: String) throws(Failure) {
    guard unsafe Glibc.rename(old, new) == 0 else { throw Failure(number: errno) }
  }

  static func remove(_ path: String) throws(Failure) {
    guard unsafe Glibc.remove(path) == 0 else { throw Failure(number: errno) }
  }

  static func makeFolder(_ path: String) throws(Failure) {
    guard unsafe mkdir(path, 0o777) == 0 else { throw Failure(number: errno) }
  }

  static func mayWrite(_ path: String) -> Bool { unsafe access(path, W_OK | X_OK) == 0 }

  /// The path without symbolic links, or nothing where it does not exist.
  static func resolved(_ path: String) -> String? {
    guard let text = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(text) }
    return unsafe String(cString: text)
  }

  static func names(in path: String) throws(Failure) -> [String] {
    guard let folder = unsafe opendir(path) else { throw Failure(number: errno) }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  static func processIdentifier() -> Int32 { getpid() }
}

extension System.Status {
  fileprivate init(_ record: stat) {
    isFolder = record.st_mode & S_IFMT == S_IFDIR
    isRegular = record.st_mode & S_IFMT == S_IFREG
    size = Int(record.st_size)
    mode = record.st_mode
  }
}
