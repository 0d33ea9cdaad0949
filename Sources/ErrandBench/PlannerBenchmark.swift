import ArgumentParser
import Foundation
import PDDL
import PlanValidation
import Planner
import SourceText

/// Plans every problem below a folder, or a site of a given size, and prints one JSON line for each.
struct PlannerBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "planner", abstract: "Measure the planner.",
    discussion: """
      Each folder that holds PDDL is a domain: `domain.pddl` and its problems. Plans are checked by \
      the reference semantics; a wrong one stops the run.
      """)

  @Argument(help: "A folder with domains.") var folder: String?
  @Option(help: "Give up a problem after so many seconds.") var seconds = 30.0
  @Option(help: "Evaluations to spend on making plans cheaper.") var improvement = 0
  @Option(help: "Plan in a generated site with so many places.") var places: Int?
  @Option(help: "Things in the generated site.") var things = 100_000
  @Option(help: "Deliveries in the generated site.") var repetitions = 100
  @Flag(help: "Run other planners beside ours, each as a process of its own.") var peers = false
  @Option(help: "Where the problem sets are, for --peers.") var data = "../shared/data"
  @Option(
    help: "Where the other planners are, or are installed to; a temporary folder if not given.")
  var environment: String?
  @Option(help: "Only these domains, for --peers.") var domains: [String] = []
  @Option(help: "Only these planners, for --peers.") var planners: [Peer] = []
  @Option(help: "Only these kinds of problems, for --peers.") var kinds: [ProblemKind] = []
  @Option(help: "Only each n-th problem of a domain, for --peers.") var every = 1
  @Flag(help: "The best plan by the end of the time, for --peers.") var anytime = false

  func run() throws {
    if peers {
      try PeersBenchmark(
        data: data, seconds: seconds, environment: environment, domains: domains,
        planners: planners, every: every, kinds: kinds, isAnytime: anytime
      ).run()
    }
    if let folder {
      for problem in try Self.problems(below: folder) { try measure(problem) }
    }
    if let places { try measureSite(places) }
  }

  private static func problems(below folder: String) throws -> [String] {
    guard let all = FileManager.default.enumerator(atPath: folder) else {
      throw ValidationError("no folder '\(folder)'")
    }
    return all.compactMap { $0 as? String }
      .filter { $0.hasSuffix(".pddl") && !$0.hasSuffix("domain.pddl") }
      .sorted().map { folder + "/" + $0 }
  }

  private static func read(_ path: String) throws -> SourceFile {
    SourceFile(name: path, text: try String(contentsOfFile: path, encoding: .utf8))
  }

  // MARK: - Problems

  private func measure(_ path: String) throws {
    let clock = ContinuousClock()
    let begin = clock.now
    let directory = String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.endIndex))
    let (domain, mistakes) = PDDLReader.domain(try Self.read(directory + "/domain.pddl"))
    guard let domain else { throw Diagnostics(mistakes) }
    let (problem, more) = PDDLReader.problem(try Self.read(path), domain: domain)
    guard let problem else { throw Diagnostics(more) }
    var request = PlanningRequest(problem, in: domain)
    request.slices = false
    request.limits.evaluations = .max
    request.limits.operators = 20_000_000
    request.limits.lifted = 100_000
    request.limits.improvement = improvement
    let result = PlanSearch.solve(request) { clock.now - begin > .seconds(seconds) }
    let line = PlannerLine(path, result, clock.now - begin)
    if case .plan(let plan) = result.outcome {
      let validator = PlanValidator(domain: domain, objects: problem.objects)
      let verdict =
        result.schedule.map { validator.validate($0, for: problem) }
        ?? validator.validate(
          plan.steps, from: problem.initial, goal: problem.goal, metric: problem.metric)
      precondition(verdict.faults.isEmpty, "an invalid plan for \(path): \(verdict.faults)")
    }
    print(line.text)
  }

  // MARK: - A site

  private func measureSite(_ places: Int) throws {
    let site = try GeneratedSite(places: places, things: things)
    let clock = ContinuousClock()
    var times: [Duration] = []
    for repetition in 0..<repetitions {
      var request = site.delivery(repetition)
      request.limits.improvement = improvement
      let begin = clock.now
      let result = PlanSearch.solve(request)
      times.append(clock.now - begin)
      guard case .plan(let plan) = result.outcome else {
        preconditionFailure("no plan for delivery \(repetition)")
      }
      let verdict = PlanValidator(
        domain: request.domain, objects: request.objects, functions: request.functions
      ).validate(plan.steps, from: request.state, goal: request.goal)
      precondition(verdict.faults.isEmpty, "an invalid plan for delivery \(repetition)")
    }
    times.sort()
    print(
      """
      {"problem":"site","places":\(places),"things":\(things),"repetitions":\(repetitions),\
      "p50":\(times[times.count / 2].milliseconds),\
      "p99":\(times[times.count * 99 / 100].milliseconds)}
      """)
  }
}

/// One result as a line that a machine reads. Times are in milliseconds.
struct PlannerLine {
  let text: String

  init(_ problem: String, _ result: PlanningResult, _ time: Duration) {
    let statistics = result.statistics
    var fields = ["\"problem\":\"\(problem)\"", "\"time\":\(time.milliseconds)"]
    switch result.outcome {
    case .plan(let plan):
      fields += ["\"status\":\"plan\"", "\"steps\":\(plan.steps.count)", "\"cost\":\(plan.cost)"]
    case .impossible: fields.append("\"status\":\"impossible\"")
    case .limit: fields.append("\"status\":\"limit\"")
    case .cancelled: fields.append("\"status\":\"cancelled\"")
    case .unsupported: fields.append("\"status\":\"unsupported\"")
    }
    if let first = statistics.firstCost { fields.append("\"first\":\(first)") }
    fields += [
      "\"operators\":\(statistics.operators)", "\"facts\":\(statistics.facts)",
      "\"evaluated\":\(statistics.evaluated)", "\"expanded\":\(statistics.expanded)",
    ]
    text = "{" + fields.joined(separator: ",") + "}"
  }
}

extension Duration {
  fileprivate var milliseconds: Double {
    let (seconds, attoseconds) = components
    return ((Double(seconds) * 1e3 + Double(attoseconds) / 1e15) * 1e3).rounded() / 1e3
  }
}
