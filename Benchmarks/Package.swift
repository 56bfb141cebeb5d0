// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6), .strictMemorySafety(), .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
]

// A package of its own, so that the project depends on nothing that only measures it. The
// benchmarks run the command as a whole process and therefore do not build it: `Scripts/bench`
// does. The simulations call the library.
let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "Contraste", path: "..")],
  targets: [
    .executableTarget(name: "Benchmarks", swiftSettings: settings),
    .executableTarget(
      name: "Calls", dependencies: [.product(name: "Contraste", package: "Contraste")],
      swiftSettings: settings),
    .executableTarget(
      name: "Simulations", dependencies: [.product(name: "Contraste", package: "Contraste")],
      swiftSettings: settings),
  ])
