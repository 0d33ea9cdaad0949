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

/// Every room below the facade: their values are held above it, whose code follows their layout.
let inside: [Target.Dependency] = [
  "Dialogue", "Domains", "Execution", "Language", "Meaning", "PDDL", "PlanValidation", "Planner",
  "Robots", "Simulation", "SourceText",
]

let package = Package(
  name: "errand",
  products: [
    .library(name: "Errand", targets: ["Errand"]),
    .library(name: "Planner", targets: ["Planner", "PlanValidation"]),
    .library(name: "ExternalPlanner", targets: ["ExternalPlanner"]),
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
    // Every room that is imported is named, also those that come with another: what is built anew
    // follows what is named here.
    room("SourceText"),
    room("YAMLText", on: ["SourceText", "Yams"]),
    room("PDDL", on: ["SourceText"]),
    room("Planner", on: ["PDDL", "SourceText"], pages: ["README.md"]),
    room("PlanValidation", on: ["PDDL", "SourceText"]),
    room("ExternalPlanner", on: ["PDDL", "PlanValidation", "SourceText"]),
    room("Meaning", on: ["SourceText"]),
    room("WordForms", on: ["YAMLText", "SourceText"], resources: [.embedInCode("Core")]),
    room(
      "Understanding", on: ["Meaning", "WordForms", "YAMLText", "SourceText"],
      resources: [.embedInCode("Core")]),
    room(
      "Saying", on: ["Meaning", "WordForms", "YAMLText", "SourceText"],
      resources: [.embedInCode("Core")]),
    room("Idioms", on: ["Understanding", "Meaning", "SourceText"]),
    room("Language", on: ["Understanding", "Saying", "Meaning", "SourceText"]),
    room("Reader"),
    room("Robots", on: ["PDDL", "SourceText"]),
    room("Simulation", on: ["Robots", "PDDL", "SourceText"]),
    room(
      "Domains",
      on: ["PDDL", "Language", "Meaning", "Robots", "Understanding", "YAMLText", "SourceText"]),
    room("Execution", on: ["Planner", "PlanValidation", "Robots", "PDDL", "SourceText"]),
    room(
      "Dialogue",
      on: ["Domains", "Execution", "Language", "Meaning", "PDDL", "Robots", "SourceText"]),
    room(
      "Errand",
      on: [
        "Dialogue", "Simulation", "Domains", "Execution", "Language", "Meaning", "PDDL", "Robots",
        "SourceText",
      ]),
    .target(name: "CReadline", linkerSettings: [.linkedLibrary("readline")]),
    room("Console", on: ["CReadline", "Errand"] + inside),
    .executableTarget(
      name: "ErrandCommand",
      dependencies: [
        "Console", "Errand", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ] + inside, swiftSettings: settings),
    .executableTarget(
      name: "ErrandBench",
      dependencies: [
        "Errand", "ExternalPlanner", "Idioms", "Understanding", "Reader", "Saying", "YAMLText",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ] + inside, resources: [.embedInCode("Noise")], swiftSettings: settings),

    tests("SourceText"),
    tests("YAMLText", on: ["SourceText"]),
    tests("PDDL", on: ["SourceText"]),
    tests("Planner", on: ["PDDL", "PlanValidation", "SourceText"]),
    tests("PlanValidation", on: ["PDDL", "SourceText"]),
    tests("ExternalPlanner", on: ["PDDL", "PlanValidation", "SourceText"]),
    tests("Meaning"),
    tests("WordForms"),
    tests(
      "Saying",
      on: ["Language", "Meaning", "WordForms", "SourceText", "Understanding", "YAMLText"]),
    tests("Understanding", on: ["Language", "Meaning", "WordForms", "SourceText", "YAMLText"]),
    tests("Idioms", on: ["Meaning", "Understanding", "SourceText"]),
    tests("Language", on: ["Meaning", "WordForms", "Saying", "SourceText", "YAMLText"]),
    tests("Reader"),
    tests("Robots", on: ["PDDL", "SourceText"]),
    tests("Simulation", on: ["PDDL", "Robots", "SourceText"]),
    tests(
      "Domains",
      on: ["Language", "Meaning", "WordForms", "PDDL", "Robots", "SourceText", "Understanding"]),
    tests("Execution", on: ["PDDL", "Robots", "Simulation", "SourceText"]),
    tests("Dialogue", on: ["Errand"] + Array(inside.dropFirst())),
    tests("Errand", on: inside),
    tests("Console", on: ["Errand"] + inside),
    // Runs the program, which is built with all tests, as a process.
    .testTarget(name: "ErrandCommandTests", exclude: ["Yard"], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6])
