import ExternalPlanner
import Foundation
import PDDL
import PlanValidation
import SourceText

/// What a planner made of a problem.
struct PeerResult: Codable {
  let planner: String
  let kind: String
  let domain: String
  let problem: String
  /// Whether it found a plan that is one.
  let isSolved: Bool
  /// From process start to the plan, in milliseconds; processor time.
  let wall: Double
  let processor: Double
  /// In bytes.
  let memory: Int
  /// What the plan costs by the problem's metric; its length in time if it has times.
  let cost: Double?
  /// What another validator says of the plan; nil when it was not asked.
  let isAccepted: Bool?

  init(
    _ peer: Peer, _ kind: ProblemKind, _ problem: PeerProblem, _ run: ProcessRun, cost: Double?,
    isAccepted: Bool?
  ) {
    planner = peer.rawValue
    self.kind = kind.rawValue
    domain = problem.domainName
    self.problem = problem.name
    isSolved = cost != nil
    wall = run.wall
    processor = run.processor
    memory = run.memory
    self.cost = cost
    self.isAccepted = isAccepted
  }
}

/// A problem file with its domain file.
struct PeerProblem {
  let domainName: String
  let name: String
  let domain: String
  let problem: String

  /// The problems below a folder whose folders are domains.
  static func all(in folder: String) -> [PeerProblem] {
    let files = FileManager.default
    let domains = (try? files.contentsOfDirectory(atPath: folder)) ?? []
    return domains.sorted().flatMap { domain -> [PeerProblem] in
      let names = (try? files.contentsOfDirectory(atPath: "\(folder)/\(domain)")) ?? []
      return names.filter { $0.hasSuffix(".pddl") && !$0.contains("domain") }.sorted().map { name in
        let own = "\(folder)/\(domain)/" + name.dropLast(5) + "-domain.pddl"
        let shared = "\(folder)/\(domain)/domain.pddl"
        return PeerProblem(
          domainName: domain, name: String(name.dropLast(5)),
          domain: files.fileExists(atPath: own) ? own : shared,
          problem: "\(folder)/\(domain)/\(name)")
      }
    }
  }

  /// What a plan costs by our own semantics; nil when it is none.
  func cost(of plan: String) -> Double? {
    func file(_ path: String) -> SourceFile? {
      (try? String(contentsOfFile: path, encoding: .utf8)).map { SourceFile(name: path, text: $0) }
    }
    guard let domainFile = file(domain), let problemFile = file(problem),
      let model = PDDLReader.domain(domainFile).0,
      let problem = PDDLReader.problem(problemFile, domain: model).0,
      let written = PlanReader.plan(
        SourceFile(name: "plan", text: plan), domain: model, objects: problem.objects
      ).0
    else { return nil }
    let verdict = PlanValidator(domain: model, objects: problem.objects)
      .validate(written, for: problem)
    guard verdict.isValid else { return nil }
    if !model.durativeActions.isEmpty {
      return written.steps.map { $0.start + ($0.duration ?? 0) }.max() ?? 0
    }
    return verdict.value ?? Double(written.steps.count)
  }
}
