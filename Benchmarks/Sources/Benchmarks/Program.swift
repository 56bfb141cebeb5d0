import Foundation

@main
enum Program {
  static func main() {
    do {
      #if DEBUG
        throw BenchmarkError.notRelease("Benchmarks")
      #else
        let options = try Options(Array(CommandLine.arguments.dropFirst()))
        switch options.task {
        case .battery: try Battery(options: options).run()
        case .pairs: try Pairs(options: options).run()
        case .rounds: try Rounds(options: options).run()
        case .counts: try InstructionCounts(options: options).run()
        }
      #endif
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(error is BenchmarkError ? 1 : 2)
    }
  }
}
