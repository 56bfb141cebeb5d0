import Glibc

/// The streams of the process and the terminal behind them.
enum Terminal {
  /// The columns of the terminal on standard output; nil where it is none.
  static var width: Int? {
    guard isatty(STDOUT_FILENO) == 1 else { return nil }
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }

  /// The day of the calendar in UTC, as `2024-11-05`.
  static var date: String {
    var seconds = time(nil)
    var parts = unsafe tm()
    guard unsafe gmtime_r(&seconds, &parts) != nil else { return "" }
    let (month, day) = unsafe (parts.tm_mon + 1, parts.tm_mday)
    let year = unsafe parts.tm_year + 1900
    return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }

  /// Whether somebody sees what goes to standard error.
  static var watchesErrors: Bool { isatty(STDERR_FILENO) == 1 }

  /// Replaces the line of progress on standard error.
  @Sendable static func show(_ text: String) { write("\r\u{1B}[K" + text, to: STDERR_FILENO) }

  @discardableResult
  static func write(_ text: String, to descriptor: Int32) -> Bool {
    write(Array(text.utf8), to: descriptor)
  }

  /// Writes all bytes to an open file; false where the file takes no more.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var start = 0
    while start < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(
          descriptor, buffer.baseAddress.map { unsafe $0 + start }, bytes.count - start)
      }
      if count > 0 {
        start += count
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }
}
