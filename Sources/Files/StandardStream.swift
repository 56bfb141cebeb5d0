/// Where a program writes: data to standard output, diagnostics to standard error.
public enum StandardStream: Int32, Sendable {
  case output = 1
  case error = 2

  /// Writes a text as UTF-8, at once and without a buffer.
  ///
  /// - Throws: ``FileError`` where the stream is closed, for instance by a reader that has ended.
  public func write(_ text: String) throws(FileError) {
    let bytes = Array(text.utf8)
    do throws(System.Failure) {
      try System.write(bytes.span, to: rawValue)
    } catch {
      throw FileError(.write, name, number: error.number)
    }
  }

  private var name: String {
    switch self {
    case .output: "standard output"
    case .error: "standard error"
    }
  }
}
