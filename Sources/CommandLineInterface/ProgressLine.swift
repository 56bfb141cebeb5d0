/// A line on the terminal while work takes longer than half a second.
struct ProgressLine {
  private let task: Task<Void, any Error>?
  private let show: (@Sendable (String) -> Void)?

  init(_ environment: CommandEnvironment, text: String) {
    show = environment.showProgress
    task = environment.showProgress.map { show in
      Task.detached {
        try await Task.sleep(for: .milliseconds(500))
        show(text)
      }
    }
  }

  /// Takes the line away.
  func finish() {
    task?.cancel()
    show?("")
  }
}
