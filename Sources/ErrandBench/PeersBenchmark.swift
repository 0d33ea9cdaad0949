import ArgumentParser
import Foundation

/// Our planner beside others on the same problems, in one run: one JSON line a result, and a table.
struct PeersBenchmark {
  let data: String
  let seconds: Double
  let environment: String?
  let domains: [String]
  let planners: [Peer]
  let every: Int
  let kinds: [ProblemKind]
  let isAnytime: Bool

  func run() throws {
    let comparison = try PeerComparison(
      try PeerEnvironment(folder: environment), data: data, seconds: seconds,
      bytes: 4 << 30, peers: planners.isEmpty ? Peer.allCases : planners, domains: domains,
      every: every)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var results: [PeerResult] = []
    for kind in kinds.isEmpty ? ProblemKind.allCases : kinds {
      comparison.run(kind, isAnytime ? .anytime : .first) { result in
        results.append(result)
        if let data = try? encoder.encode(result) {
          print(String(decoding: data, as: UTF8.self))
          fflush(nil)
        }
      }
    }
    print(PeerTable(results: results, seconds: seconds).text())
  }
}

extension Peer: ExpressibleByArgument {}
extension ProblemKind: ExpressibleByArgument {}
