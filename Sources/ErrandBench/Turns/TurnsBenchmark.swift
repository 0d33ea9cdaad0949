import ArgumentParser
import Dialogue
import Domains
import Errand
import Foundation
import Language
import Robots

/// From words to a validated plan: utterances read, and heard with their plan, in a domain.
struct TurnsBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "turns", abstract: "Measure from words to reading and to plan.")
  @Option(help: "The domain folder.")
  var domain = "domains/warehouse"
  @Option(help: "How often.")
  var rounds = 50
  @Option(help: "Grow the warehouse to about so many storage places.")
  var places: Int?
  @Option(help: "Put so many things into the grown warehouse.")
  var things = 1_000
  @Argument(help: "What is said.")
  var utterances = ["Bring the candles on A3 to dock 1.", "A3のろうそくを1番出荷口に運んで"]

  func run() throws {
    var folder = domain
    if let places {
      folder = try GrownWarehouse(places: places, things: things).written(from: domain)
    }
    defer { if folder != domain { try? FileManager.default.removeItem(atPath: folder) } }
    let clock = ContinuousClock()
    let start = clock.now
    let opened = try Domain.opened(folder)
    report(
      "load", folder == domain ? domain : "\(domain), grown", [milliseconds(clock.now - start)])
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
    return (0..<max(1, rounds)).map { _ in milliseconds(clock.measure(body)) }.sorted()
  }

  private func milliseconds(_ time: Duration) -> Double { time / .milliseconds(1) }

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
