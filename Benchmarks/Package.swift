// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that the project depends on nothing that only measures it. It runs the
// command as a whole process and therefore does not build it: `Scripts/bench` does.
let package = Package(
  name: "Benchmarks",
  targets: [
    .executableTarget(
      name: "Benchmarks",
      swiftSettings: [
        .swiftLanguageMode(.v6), .strictMemorySafety(), .treatAllWarnings(as: .error),
        .enableUpcomingFeature("ExistentialAny"),
      ])
  ])
