import ExternalPlanner
import Foundation

/// Runs planners on the same problems, one after the other, in one run on one machine.
struct PeerComparison {
  let environment: PeerEnvironment
  let data: String
  let seconds: Double
  let bytes: Int
  let peers: [Peer]
  /// Only these domains; all if empty.
  let domains: [String]
  /// Only each n-th problem of a domain.
  let every: Int
  private let scratch: String
  private let files = FileManager.default

  init(
    _ environment: PeerEnvironment, data: String, seconds: Double, bytes: Int, peers: [Peer],
    domains: [String], every: Int
  ) throws {
    self.environment = environment
    self.data = URL(filePath: data).standardizedFileURL.path()
    self.seconds = seconds
    self.bytes = bytes
    self.peers = peers
    self.domains = domains
    self.every = max(1, every)
    scratch = files.temporaryDirectory.appending(path: "errand-peer-\(getpid())").path()
    try files.createDirectory(atPath: scratch, withIntermediateDirectories: true)
  }

  /// The problems of a kind that were asked for.
  func problems(_ kind: ProblemKind) -> [PeerProblem] {
    var count: [String: Int] = [:]
    return PeerProblem.all(in: data + "/" + kind.rawValue).filter { problem in
      guard domains.isEmpty || domains.contains(problem.domainName) else { return false }
      count[problem.domainName, default: 0] += 1
      return (count[problem.domainName, default: 0] - 1) % every == 0
    }
  }

  /// Runs all planners on all problems of a kind; each result is handed on as it comes.
  func run(_ kind: ProblemKind, _ mode: Peer.Mode, _ each: (PeerResult) -> Void) {
    for problem in problems(kind) {
      for peer in peers where peer.takes(kind) {
        if let result = run(peer, kind, problem, mode) { each(result) }
      }
    }
  }

  private func run(
    _ peer: Peer, _ kind: ProblemKind, _ problem: PeerProblem, _ mode: Peer.Mode
  ) -> PeerResult? {
    let folder = scratch + "/run"
    try? files.removeItem(atPath: folder)
    try? files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let command = peer.command(
      environment, domain: problem.domain, problem: problem.problem, plan: folder + "/plan",
      mode: mode, seconds: seconds)
    // Java's machine reserves far more than it uses, so it gets no limit.
    let limit = peer == .enhsp ? 1 << 42 : bytes
    guard let run = ProcessRun(command, folder: folder, seconds: seconds, bytes: limit) else {
      return nil
    }
    var cost: Double?
    var isAccepted: Bool?
    for plan in peer.plans(run, plan: folder + "/plan") {
      cost = problem.cost(of: plan)
      if cost != nil {
        if peer == .errand { isAccepted = accepts(plan, problem, folder) }
        break
      }
    }
    return PeerResult(peer, kind, problem, run, cost: cost, isAccepted: isAccepted)
  }

  /// What the validator that comes with Kairos says of a plan.
  private func accepts(_ plan: String, _ problem: PeerProblem, _ folder: String) -> Bool? {
    let path = folder + "/checked"
    try? plan.write(toFile: path, atomically: false, encoding: .utf8)
    let command = [environment.kairos, "validate", problem.domain, problem.problem, path]
    return ProcessRun(command, folder: folder, seconds: 60, bytes: 1 << 34).map { $0.status == 0 }
  }
}
