import ExternalPlanner
import Foundation

/// A planner that is measured, and how it is called.
enum Peer: String, CaseIterable {
  case errand
  case fastDownward = "fast-downward"
  case kairos
  case enhsp
  case lpg

  /// What it is asked for.
  enum Mode {
    /// The first plan.
    case first
    /// The best plan by the end of the time.
    case anytime
  }

  /// What kinds of problem it is run on.
  func takes(_ kind: ProblemKind) -> Bool {
    switch self {
    case .errand, .kairos: true
    case .fastDownward: kind == .classical
    case .enhsp: kind == .numeric
    case .lpg: kind != .classical
    }
  }

  /// Its package in the Python package index.
  var package: String? {
    switch self {
    case .errand: nil
    case .fastDownward: "up-fast-downward"
    case .kairos: "kairos-planner"
    case .enhsp: "up-enhsp"
    case .lpg: "up-lpg"
    }
  }

  /// The command that makes it plan; its plan goes to `plan`, or to standard output.
  func command(
    _ environment: PeerEnvironment, domain: String, problem: String, plan: String, mode: Mode,
    seconds: Double
  ) -> [String] {
    switch self {
    case .errand:
      let limit = mode == .anytime ? ["--anytime", "--limit", "1000000000"] : []
      return [environment.errand, "plan", domain, problem] + limit
    case .fastDownward:
      let alias = mode == .anytime ? "seq-sat-lama-2011" : "lama-first"
      return [
        environment.python, environment.fastDownward, "--alias", alias, "--plan-file", plan,
        domain, problem,
      ]
    case .kairos:
      return [
        environment.kairos, domain, problem, "--threads", "1", "--timeout", "\(seconds)",
        mode == .anytime ? "--anytime" : "--no-anytime",
      ]
    case .enhsp:
      return [
        "java", "-jar", environment.enhsp, "-o", domain, "-f", problem, "-sp", plan, "-npm",
      ]
    case .lpg:
      return [environment.lpg, "-o", domain, "-f", problem, "-n", "1", "-out", plan]
    }
  }

  /// The texts that may be its plan, best first.
  func plans(_ run: ProcessRun, plan: String) -> [String] {
    let folder = (plan as NSString).deletingLastPathComponent
    let name = (plan as NSString).lastPathComponent
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    // Planners that improve number their plans: the last is the best.
    let written = files.filter { $0.hasPrefix(name) }
      .sorted { ($0.count, $0) > ($1.count, $1) }
      .compactMap { try? String(contentsOfFile: folder + "/" + $0, encoding: .utf8) }
    guard written.isEmpty else { return written }
    // One after another on standard output, each with its cost in a comment at the end.
    var all: [String] = []
    var lines: [Substring] = []
    for line in run.output.split(separator: "\n") {
      lines.append(line)
      if line.hasPrefix(";") && line.contains("cost") {
        all.append(lines.joined(separator: "\n"))
        lines = []
      }
    }
    if lines.contains(where: { $0.contains("(") }) { all.append(lines.joined(separator: "\n")) }
    return all.reversed()
  }
}

/// A kind of planning problem, which is also a folder of them.
enum ProblemKind: String, CaseIterable {
  case classical = "ipc"
  case numeric = "ipc-numeric"
  case temporal = "ipc-temporal"
}
