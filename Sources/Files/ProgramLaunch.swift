import Glibc

struct ProgramEnding {
  var status: Int32
  var output: [UInt8]
  var errors: [UInt8]
}

/// One run of a program.
///
/// Its input and outputs are nameless temporary files rather than pipes, so neither side can
/// block the other and a program that ignores its input raises no signal here.
struct ProgramLaunch {
  var name: String
  var arguments: [String]

  func run(input: [UInt8]) throws(System.Failure) -> ProgramEnding {
    let descriptors = try temporaryFiles(3)
    defer { for descriptor in descriptors { System.close(descriptor) } }
    try System.write(input.span, to: descriptors[0])
    guard lseek(descriptors[0], 0, SEEK_SET) == 0 else { throw System.Failure(number: errno) }
    let status = try wait(for: try spawn(descriptors))
    return ProgramEnding(
      status: status, output: try content(descriptors[1]), errors: try content(descriptors[2]))
  }

  private func temporaryFiles(_ count: Int) throws(System.Failure) -> [Int32] {
    var descriptors: [Int32] = []
    for _ in 0..<count {
      do { descriptors.append(try temporaryFile()) } catch {
        for descriptor in descriptors { System.close(descriptor) }
        throw error
      }
    }
    return descriptors
  }

  private func temporaryFile() throws(System.Failure) -> Int32 {
    let folder = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
    var template = Array(Path.join(folder, "contraste-XXXXXX").utf8CString)
    let descriptor = unsafe mkstemp(&template)
    guard descriptor >= 0 else { throw System.Failure(number: errno) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    unsafe unlink(template)
    return descriptor
  }

  private func content(_ descriptor: Int32) throws(System.Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    while try System.append(1 << 16, of: descriptor, at: bytes.count, to: &bytes) > 0 {}
    return bytes
  }

  private func spawn(_ descriptors: [Int32]) throws(System.Failure) -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for (target, source) in descriptors.enumerated() {
      unsafe posix_spawn_file_actions_adddup2(&actions, source, Int32(target))
    }
    var words: [UnsafeMutablePointer<CChar>?] = unsafe []
    for word in [name] + arguments { unsafe words.append(strdup(word)) }
    unsafe words.append(nil)
    defer { for index in 0...arguments.count { unsafe free(words[index]) } }
    var process: pid_t = 0
    let number = unsafe posix_spawnp(&process, name, &actions, nil, words, environ)
    guard number == 0 else { throw System.Failure(number: number) }
    return process
  }

  private func wait(for process: pid_t) throws(System.Failure) -> Int32 {
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0 {
      if errno != EINTR { throw System.Failure(number: errno) }
    }
    // The layout of the status word that `WIFEXITED` and its kin read, which are macros.
    let signal = status & 0x7f
    return signal == 0 ? status >> 8 & 0xff : 128 + signal
  }
}
