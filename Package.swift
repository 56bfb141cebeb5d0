// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A module of the graph; `Scripts/check` compares these edges with `Documentation/Architecture.md`.
func module(_ name: String, _ dependencies: Target.Dependency...) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The modules whose tests compare texts with `Snapshots`, which are read from the sources' folder.
let withSnapshots: Set = [
  "ArgumentParsing", "Audit", "Charts", "CommandLineInterface", "Diagnostics", "Framework",
  "ResultTables",
  "Rounds", "Tables", "YAMLDocuments",
]

func tests(_ name: String, _ dependencies: Target.Dependency...) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: dependencies + [.byName(name: "TestSupport")],
    exclude: withSnapshots.contains(name) ? ["Snapshots"] : [], swiftSettings: settings)
}

func notebook(_ name: String) -> Target {
  .executableTarget(
    name: name, dependencies: ["Contraste"], path: "Notebooks-as-scripts/" + name,
    exclude: ["expected"], swiftSettings: settings)
}

let cLibraries: [Target] = [
  .systemLibrary(name: "CBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
  .systemLibrary(name: "CLAPACKE", pkgConfig: "lapacke", providers: [.apt(["liblapacke-dev"])]),
  .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
  .target(name: "CBoostMath", linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
]

let foundations: [Target] = [
  module("Diagnostics"),
  module("Files", "Diagnostics"),
  .target(
    name: "Numerics", swiftSettings: settings,
    linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
  module("Localization", "Numerics"),
  module("LinearAlgebra", "CBLAS", "CLAPACKE"),
  module("CellSuppression", "Numerics"),
  module("Probability", "CBoostMath", "Numerics"),
]

let data: [Target] = [
  module("Tabular"),
  module("TabularFiles", "Tabular", "Files", "Diagnostics", "Numerics"),
  module("YAMLDocuments", "CYAML", "Diagnostics"),
  module("Framework", "YAMLDocuments", "Localization", "Numerics", "Files", "Diagnostics"),
  .target(
    name: "FrameworkLibrary", dependencies: ["Framework", "Diagnostics"],
    resources: [.embedInCode("Data")], swiftSettings: settings),
  module("Surveys", "Tabular", "LinearAlgebra", "Numerics", "Diagnostics"),
  module("Weighting", "Surveys", "Tabular", "LinearAlgebra", "Numerics", "Diagnostics"),
  module(
    "Rounds", "Framework", "Tabular", "TabularFiles", "Weighting", "Surveys", "Localization",
    "Numerics", "Files", "Diagnostics"),
]

let inference: [Target] = [
  module("Estimation", "Surveys", "Tabular", "Probability", "LinearAlgebra"),
  module("Agreement", "Estimation", "Probability", "LinearAlgebra", "Numerics"),
  module("Results", "Framework", "Estimation", "Surveys", "Numerics", "Diagnostics"),
]

let analysis: [Target] = [
  module(
    "Association", "Results", "Estimation", "Surveys", "Tabular", "Probability", "LinearAlgebra",
    "Numerics"),
  module(
    "Comparisons", "Association", "Results", "Estimation", "Surveys", "Probability",
    "LinearAlgebra", "Numerics"),
  module(
    "Estimates", "Results", "Estimation", "Surveys", "Tabular", "LinearAlgebra", "Numerics",
    "Diagnostics"),
  module(
    "Models", "Results", "Estimation", "Surveys", "Tabular", "Probability", "LinearAlgebra",
    "Numerics", "Diagnostics"),
  module("Anonymity", "Results", "Estimation", "Surveys"),
  module("Disclosure", "CellSuppression", "Results", "Estimation", "Numerics"),
  module(
    "Reliability", "Results", "Estimation", "Framework", "Probability", "Localization",
    "Diagnostics"),
  module("Distances", "Surveys", "LinearAlgebra", "Numerics"),
  module("Distributions", "Results", "Estimation", "Surveys", "Tabular", "Numerics"),
  module(
    "Divergence", "Agreement", "Distances", "Results", "Estimation", "Surveys", "Tabular",
    "Probability", "LinearAlgebra", "Numerics"),
  module(
    "Disaggregation", "Comparisons", "Association", "Distributions", "Indicators", "Results",
    "Estimation", "Surveys", "Tabular", "Framework", "LinearAlgebra", "Diagnostics", "Numerics"),
  module(
    "Trends", "Results", "Estimation", "Surveys", "Framework", "Tabular", "Probability",
    "CellSuppression", "LinearAlgebra", "Numerics", "Diagnostics"),
  module("Indicators", "Results", "Estimation", "Surveys", "Framework", "Tabular", "Numerics"),
  module(
    "Workshop", "Agreement", "Association", "Results", "Estimation", "Framework", "Tabular",
    "TabularFiles", "LinearAlgebra", "Localization", "Numerics", "Files", "Diagnostics"),
  module(
    "Audit", "Workshop", "Results", "Estimation", "Framework", "Surveys", "Tabular",
    "Localization", "Diagnostics"),
  module(
    "Ordination", "Distances", "Results", "Estimation", "Surveys", "LinearAlgebra", "Numerics"),
]

let presentation: [Target] = [
  module("Graphics", "Numerics"),
  module("Charts", "Graphics", "Localization"),
  module("Tables"),
  module(
    "Figures", "Charts", "Graphics", "ResultTables", "Audit", "Reliability", "Results",
    "Estimation", "Framework", "Surveys", "Localization", "Numerics"),
  module(
    "ResultTables", "Tables", "Reliability", "Results", "Estimation", "Framework", "Localization",
    "Numerics"),
  module(
    "Reports", "Figures", "ResultTables", "Graphics", "Tables", "Reliability", "Results",
    "Estimation", "Framework", "Rounds", "Workshop", "Audit", "Surveys", "Localization",
    "Numerics", "Files"),
]

let entrances: [Target] = [
  module("SampleStudy", "Numerics", "Files"),
  module(
    "Contraste", "Reports", "Figures", "ResultTables", "Charts", "Graphics", "Tables", "Rounds",
    "Framework", "Surveys", "Estimation", "Results", "Disclosure", "Reliability", "Distributions",
    "Divergence",
    "Association", "Comparisons", "Models", "Disaggregation", "Estimates", "Trends", "Indicators",
    "Workshop", "Ordination", "Audit", "Weighting", "SampleStudy", "Anonymity",
    "FrameworkLibrary", "TabularFiles", "Tabular", "Localization", "Numerics", "Files",
    "Diagnostics"),
  module("ArgumentParsing", "Diagnostics"),
  module("CommandLineInterface", "Contraste", "ArgumentParsing", "Diagnostics"),
  .executableTarget(
    name: "ContrasteCommand", dependencies: ["CommandLineInterface"], swiftSettings: settings),
  .executableTarget(
    name: "GenerateSampleStudy", dependencies: ["SampleStudy", "Files", "Diagnostics"],
    swiftSettings: settings),
]

let notebooks = [
  "FirstLook", "DisagreementAmongCSOs", "ChangeBetweenRounds", "CitizensInASample",
  "WorkshopConsensus",
].map(notebook)

/// What every test target may import; it is not part of any product.
let testSupport: [Target] = [
  .target(
    name: "TestSupport", dependencies: ["Surveys", "Tabular"], path: "Tests/TestSupport",
    swiftSettings: settings)
]
let testTargets: [Target] = [
  tests("Diagnostics", "Diagnostics"),
  tests("YAMLDocuments", "YAMLDocuments", "Diagnostics"),
  tests("Framework", "Framework", "Diagnostics", "Localization"),
  tests("FrameworkLibrary", "FrameworkLibrary", "Framework", "Localization", "Diagnostics"),
  tests(
    "Rounds", "Rounds", "Framework", "Surveys", "Tabular", "Localization", "Files", "Diagnostics"),
  tests("Numerics", "Numerics"),
  tests("Probability", "Probability", "Numerics"),
  tests("LinearAlgebra", "LinearAlgebra"),
  tests("Files", "Files", "Diagnostics"),
  tests("TabularFiles", "TabularFiles", "Tabular", "Files", "Diagnostics", "Numerics"),
  tests("Surveys", "Surveys", "Tabular", "Diagnostics", "LinearAlgebra"),
  tests("Weighting", "Weighting", "Surveys", "Tabular", "Diagnostics"),
  tests("Estimation", "Estimation", "Surveys", "Tabular", "Numerics"),
  tests(
    "Models", "Models", "Results", "Estimation", "Surveys", "Tabular", "LinearAlgebra", "Weighting"),
  tests("Association", "Association", "Results", "Estimation", "Surveys"),
  tests(
    "Comparisons", "Comparisons", "Association", "Distributions", "Disclosure", "Results",
    "Estimation", "Surveys",
    "Tabular"),
  tests("Localization", "Localization"),
  tests("Graphics", "Graphics"),
  tests("Charts", "Charts", "Graphics", "Localization"),
  tests("Tables", "Tables"),
  tests(
    "ResultTables", "ResultTables", "Tables", "Results", "Estimation", "Framework", "Localization",
    "Numerics", "Divergence", "Surveys", "Tabular"),
  tests("ArgumentParsing", "ArgumentParsing", "Diagnostics"),
  tests("CommandLineInterface", "CommandLineInterface", "Contraste", "Localization"),
  tests(
    "Divergence", "Divergence", "Agreement", "Results", "Estimation", "Surveys", "Tabular",
    "Probability", "Numerics"),
  tests("Agreement", "Agreement", "Estimation"),
  tests("Distances", "Distances", "Surveys", "Tabular", "LinearAlgebra", "Numerics"),
  tests("Ordination", "Ordination", "Disclosure", "Results", "Estimation", "Surveys", "Tabular"),
  tests("CellSuppression", "CellSuppression", "Numerics"),
  tests("Disclosure", "Disclosure", "Results", "Estimation", "Numerics"),
  tests(
    "Reliability", "Reliability", "Results", "Estimation", "Framework", "Localization",
    "Diagnostics"),
  tests(
    "SampleStudy", "SampleStudy", "Framework", "Localization", "TabularFiles", "Tabular", "Files",
    "Diagnostics"),
  tests(
    "Workshop", "Workshop", "Association", "Results", "Estimation", "Framework", "Localization",
    "Diagnostics"),
  tests("Audit", "Audit", "Contraste", "Workshop", "Diagnostics"),
  tests("Distributions", "Distributions", "Results", "Estimation", "Surveys", "Tabular"),
  tests(
    "Trends", "Trends", "Results", "Estimation", "Surveys", "Framework", "Localization", "Tabular",
    "LinearAlgebra"),
  tests(
    "Disaggregation", "Disaggregation", "Distributions", "Results", "Estimation", "Surveys",
    "Tabular"),
  tests(
    "Indicators", "Indicators", "Disaggregation", "Distributions", "Results", "Estimation",
    "Surveys", "Framework", "Rounds", "Tabular", "Localization"),
]

let package = Package(
  name: "Contraste",
  products: [
    .library(name: "Contraste", targets: ["Contraste"]),
    .executable(name: "contraste", targets: ["ContrasteCommand"]),
    .executable(name: "generate-sample-study", targets: ["GenerateSampleStudy"]),
  ],
  targets: cLibraries + foundations + data + inference + analysis + presentation + entrances
    + notebooks + testSupport + testTargets,
  cxxLanguageStandard: .cxx17
)
