import Foundation

/// What a figure depends on besides the program.
enum Machine {
  static var description: String {
    let model = field("model name", of: "/proc/cpuinfo") ?? "unknown processor"
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let load = text("/proc/loadavg")?.split(separator: " ").first.map(String.init) ?? "?"
    let system = field("PRETTY_NAME", of: "/etc/os-release", separator: "=") ?? "Linux"
    return "\(model), \(cores) cores, load \(load) before the runs, \(system)"
  }

  static func text(_ path: String) -> String? {
    (try? Data(contentsOf: URL(fileURLWithPath: path))).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func field(
    _ name: String, of path: String, separator: Character = ":"
  ) -> String? {
    text(path)?.split(separator: "\n").first { $0.hasPrefix(name) }?
      .split(separator: separator, maxSplits: 1).last
      .map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " \"\t")) }
  }
}
