import Glibc

/// One run of a program to its end: what it took, and how it ended.
struct ProgramRun {
  var seconds: Double
  /// Seconds of all processors, in the program and in the system for it.
  var processorSeconds: Double
  /// The largest memory it held, in megabytes (10⁶ bytes).
  var megabytes: Double
  var status: Int32

  /// Runs a program, looked up in `PATH`; its standard output goes to a file.
  ///
  /// - Parameters:
  ///   - words: The program and its arguments.
  ///   - output: The file for standard output.
  ///   - environment: Variables set beside those of this process.
  /// - Throws: ``BenchmarkError/cannotRun(_:_:)`` where the program cannot be started.
  init(
    _ words: [String], output: String = "/dev/null", environment: [String: String] = [:]
  ) throws(BenchmarkError) {
    for (name, value) in environment { unsafe setenv(name, value, 1) }
    defer { for name in environment.keys { unsafe unsetenv(name) } }
    let clock = ContinuousClock()
    let start = clock.now
    let process = try Self.spawn(words, output)
    var usage = rusage()
    var status: Int32 = 0
    while unsafe wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
    let elapsed = start.duration(to: clock.now)
    seconds = Self.seconds(elapsed)
    processorSeconds = Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime)
    megabytes = Double(usage.ru_maxrss) * 1024 / 1e6
    self.status = status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
  }

  private static func spawn(
    _ words: [String], _ output: String
  ) throws(BenchmarkError) -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(
      &actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    var pointers: [UnsafeMutablePointer<CChar>?] = unsafe []
    for word in words { unsafe pointers.append(strdup(word)) }
    unsafe pointers.append(nil)
    defer { for index in words.indices { unsafe free(pointers[index]) } }
    var process: pid_t = 0
    let number = unsafe posix_spawnp(&process, words[0], &actions, nil, pointers, environ)
    guard number == 0 else { throw .cannotRun(words[0], number) }
    return process
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1e6
  }

  private static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
  }
}

/// Why nothing was measured.
enum BenchmarkError: Error, CustomStringConvertible {
  case cannotRun(String, Int32)
  case failed([String], Int32)
  case cannotRead(String)
  case notRelease(String)
  case usage(String)
  case regression([String])

  var description: String {
    switch self {
    case .cannotRun(let program, let number): "\(program) cannot be started (error \(number))."
    case .failed(let words, let status):
      "\(words.joined(separator: " ")) ended with status \(status)."
    case .cannotRead(let path): "\(path) cannot be read."
    case .notRelease(let path):
      "\(path) is not a release build: figures of a debug build mean nothing. Use Scripts/bench."
    case .usage(let text): text
    case .regression(let lines): lines.joined(separator: "\n")
    }
  }
}
