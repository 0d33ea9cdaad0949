// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// A room of the house: one library target and what it may lean on.
func room(
  _ name: String, on rooms: [Target.Dependency] = [], resources: [Resource] = [],
  pages: [String] = []
) -> Target {
  .target(
    name: name, dependencies: rooms, exclude: pages, resources: resources, swiftSettings: settings)
}

func tests(_ name: String, on rooms: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.init(stringLiteral: name)] + rooms,
    swiftSettings: settings)
}

let package = Package(
  name: "errand",
  products: [
    .library(name: "Errand", targets: ["Errand"]),
    .library(name: "Planner", targets: ["Planner", "PlanValidation"]),
    .executable(name: "errand", targets: ["ErrandCommand"]),
    .executable(name: "errand-bench", targets: ["ErrandBench"]),
  ],
  dependencies: [
    // The command line with its help, completion scripts and errors, as every Swift tool has it.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // YAML with the position of every node, so that a mistake in a domain file can be pointed at.
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    room("SourceText"),
    room("YAMLText", on: ["SourceText", "Yams"]),
    room("PDDL", on: ["SourceText"]),
    room("Planner", on: ["PDDL"], pages: ["README.md"]),
    room("PlanValidation", on: ["PDDL"]),
    room("Meaning", on: ["SourceText"]),
    room("Language", on: ["Meaning", "YAMLText"], resources: [.embedInCode("Core")]),
    room("Robots", on: ["PDDL"]),
    room("Simulation", on: ["Robots"]),
    room("Domains", on: ["PDDL", "Language", "Robots", "YAMLText"]),
    room("Execution", on: ["Planner", "PlanValidation", "Robots"]),
    room("Dialogue", on: ["Domains", "Execution"]),
    room("Errand", on: ["Dialogue", "Simulation"]),
    .target(
      name: "CReadline", linkerSettings: [.linkedLibrary("readline")]),
    room("Console", on: ["Errand", "CReadline"]),
    .executableTarget(
      name: "ErrandCommand",
      dependencies: [
        "Console", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: settings),
    .executableTarget(
      name: "ErrandBench",
      dependencies: [
        "Errand", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: settings),

    tests("SourceText"), tests("YAMLText"), tests("PDDL"),
    tests("Planner", on: ["PlanValidation"]), tests("PlanValidation"), tests("Meaning"),
    tests("Language"), tests("Robots"), tests("Simulation"), tests("Domains"),
    tests("Execution", on: ["Simulation"]), tests("Dialogue"), tests("Errand"), tests("Console"),
  ],
  swiftLanguageModes: [.v6])
