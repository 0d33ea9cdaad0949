import ArgumentParser

/// Timings and scores, one JSON line a result.
@main
struct ErrandBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "errand-bench", abstract: "Timings and scores, one JSON line a result.",
    subcommands: [
      DialogueBenchmark.self, ForeignBenchmark.self, GpsrBenchmark.self,
      HomeAssistantBenchmark.self, PerturbBenchmark.self, PlannerBenchmark.self,
      ScoutBenchmark.self, Simulated.self,
      SnipsBenchmark.self, TrainRobotsBenchmark.self, TurnsBenchmark.self,
    ])
}

/// How fast the simulated world runs.
struct Simulated: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulation", abstract: "Measure the simulation.")

  func run() {
    for result in SimulationBenchmark.results() {
      print("{\"name\":\"\(result.name)\",\"value\":\(result.value),\"unit\":\"\(result.unit)\"}")
    }
  }
}
