import ArgumentParser
import Dialogue
import Domains
import Errand
import Language
import Robots

/// Timings and scores, one JSON line a result.
@main
struct ErrandBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "errand-bench", abstract: "Timings and scores, one JSON line a result.",
    subcommands: [
      DialogueBenchmark.self, ForeignBenchmark.self, GpsrBenchmark.self,
      HomeAssistantBenchmark.self, PerturbBenchmark.self, PlannerBenchmark.self,
      ScoutBenchmark.self, Simulated.self,
      SnipsBenchmark.self, TrainRobotsBenchmark.self, Turns.self,
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

/// From words to a validated plan: utterances read, and heard with their plan, in a domain.
struct Turns: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "turns", abstract: "Measure from words to reading and to plan.")
  @Option(help: "The domain folder.")
  var domain = "domains/warehouse"
  @Option(help: "How often.")
  var rounds = 50
  @Argument(help: "What is said.")
  var utterances = ["Bring the candles on A3 to dock 1.", "A3のろうそくを1番出荷口に運んで"]

  func run() throws {
    let opened = try Domain.opened(domain)
    let session = Session(domain: opened)
    for words in utterances {
      let isPlanned = session.heardDry(words).contains {
        if case .plan = $0 { true } else { false }
      }
      guard isPlanned else {
        throw ValidationError(
          "'\(words)' makes no plan in \(domain), so there is none to measure; "
            + "errand do '\(words)' --domain \(domain) tells why")
      }
      report("read", words, times { _ = session.read(words) })
      report("plan", words, times { _ = session.heardDry(words) })
    }
  }

  /// The milliseconds of each round, ascending.
  private func times(_ body: () -> Void) -> [Double] {
    let clock = ContinuousClock()
    return (0..<max(1, rounds)).map { _ in
      let taken = clock.measure(body).components
      return Double(taken.seconds) * 1e3 + Double(taken.attoseconds) / 1e15
    }.sorted()
  }

  private func report(_ what: String, _ words: String, _ times: [Double]) {
    let p50 = times[times.count / 2]
    let p99 = times[min(times.count - 1, times.count * 99 / 100)]
    var line = ScoreLine()
    line.add("name", what)
    line.add("utterance", words)
    line.add("p50", json: "\(p50)")
    line.add("p99", json: "\(p99)")
    line.add("unit", "ms")
    print(line.text)
  }
}
