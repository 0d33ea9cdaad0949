import PDDL
import PlanValidation
import Planner
import SourceText

/// Plans for PDDL files, and whether a plan is one.
package struct PlanFiles {
  private let asJSON: Bool
  private let screen = Screen(color: .never)

  /// Runs on files.
  package init(asJSON: Bool) { self.asJSON = asJSON }

  /// Plans for a domain and a problem; the plan in IPC form on standard output.
  ///
  /// - Parameters:
  ///   - anytime: whether plans are made cheaper as long as the limit lasts.
  ///   - limit: how many states may be evaluated.
  package func plan(_ domainPath: String, _ problemPath: String, anytime: Bool, limit: Int?)
    -> ExitStatus
  {
    let read: (DomainModel, Problem)
    switch self.read(domainPath, problemPath) {
    case .failure(let failure): return end(failure)
    case .success(let found): read = found
    }
    let (domain, problem) = read
    Signals.watch()
    var request = PlanningRequest(problem, in: domain)
    if let limit { request.limits.evaluations = limit }
    if anytime { request.limits.improvement = limit ?? 1_000_000 }
    request.slices = false
    request.limits.lifted = limit ?? 100_000
    var run = PlanningRun(request)
    var told = 0
    while true {
      if let result = run.step(nodes: 20_000, isCancelled: { Signals.isInterrupted }) {
        return tell(result, domain, problem)
      }
      let soFar = run.statistics
      guard soFar.evaluated >= told + 100_000 else { continue }
      told = soFar.evaluated
      Screen.error(
        "evaluated \(soFar.evaluated), operators \(soFar.operators)"
          + (run.bestPlan.map { ", best cost \(JSON.number($0.cost).written)" } ?? "") + "\n")
    }
  }

  private func tell(_ result: PlanningResult, _ domain: DomainModel, _ problem: Problem)
    -> ExitStatus
  {
    let status: ExitStatus
    switch result.outcome {
    case .plan(let plan):
      let validator = PlanValidator(domain: domain, objects: problem.objects)
      let written = result.schedule ?? plan.written
      let verdict = validator.validate(written, for: problem)
      guard verdict.isValid else {
        for message in validator.messages(verdict) { Screen.error("error: \(message)\n") }
        return end(.bug)
      }
      status = .done
      show(plan, written, domain, problem)
    case .impossible(let why):
      status = .impossible
      let printer = PDDLPrinter.self
      let parts = why.unreachable.map {
        printer.formula($0, domain: domain, objects: problem.objects)
      }
      Screen.error(
        "no plan exists" + (parts.isEmpty ? "" : ": never " + parts.joined(separator: ", "))
          + "\n")
    case .limit:
      status = .limit
      Screen.error("the limit was reached before a plan was found; try --limit with more\n")
    case .cancelled:
      status = .interrupted
      Screen.error("interrupted before a plan was found\n")
    case .unsupported(let what):
      status = .failed
      Screen.error("error: \(what) cannot be planned with\n")
    }
    if asJSON { statistics(result.statistics) }
    return end(status)
  }

  private func show(
    _ plan: Plan, _ written: WrittenPlan, _ domain: DomainModel, _ problem: Problem
  ) {
    guard asJSON else {
      var text =
        written.isTimed
        ? PDDLPrinter.plan(written, domain: domain, objects: problem.objects)
          + "; cost = \(JSON.number(plan.cost).written)"
        : PDDLPrinter.plan(
          plan, domain: domain, objects: problem.objects, metric: problem.metric)
      while text.last == "\n" { text.removeLast() }
      screen.out(text)
      return
    }
    let text = PDDLPrinter.plan(written, domain: domain, objects: problem.objects)
    let steps = text.split(separator: "\n").map(String.init)
    let end = written.steps.map { $0.start + ($0.duration ?? 0) }.max() ?? 0
    screen.out(
      JSON.object([
        ("type", .text("plan")), ("steps", .array(steps.map { .text($0) })),
        ("cost", .number(plan.cost)),
        ("duration", written.isTimed ? .number(end) : .null),
      ]).written)
  }

  private func statistics(_ statistics: PlanningStatistics) {
    screen.out(
      JSON.object([
        ("type", .text("statistics")), ("operators", .whole(statistics.operators)),
        ("facts", .whole(statistics.facts)), ("evaluated", .whole(statistics.evaluated)),
        ("expanded", .whole(statistics.expanded)),
        ("firstCost", statistics.firstCost.map { .number($0) } ?? .null),
      ]).written)
  }

  /// Checks a plan of any planner against a domain and a problem.
  package func validate(_ domainPath: String, _ problemPath: String, _ planPath: String)
    -> ExitStatus
  {
    switch read(domainPath, problemPath) {
    case .failure(let failure): return end(failure)
    case .success(let (domain, problem)):
      switch Opening.file(planPath) {
      case .failure(let failure):
        Screen.error("error: \(failure.message)\n")
        return end(failure.status)
      case .success(let file):
        let (plan, diagnostics) = PlanReader.plan(file, domain: domain, objects: problem.objects)
        for diagnostic in diagnostics { Opening.tell(diagnostic, asJSON: asJSON) }
        guard let plan else { return end(.badFile) }
        let validator = PlanValidator(domain: domain, objects: problem.objects)
        let verdict = validator.validate(plan, for: problem)
        for message in validator.messages(verdict) { Screen.error(message + "\n") }
        if verdict.isValid, !asJSON {
          let cost = verdict.value ?? Double(plan.steps.count)
          screen.out("valid; cost = \(JSON.number(cost).written)")
        }
        return end(verdict.isValid ? .done : .failed)
      }
    }
  }

  private func read(_ domainPath: String, _ problemPath: String) -> Result<
    (DomainModel, Problem), ReadFailure
  > {
    switch (Opening.file(domainPath), Opening.file(problemPath)) {
    case (.failure(let failure), _), (_, .failure(let failure)):
      Screen.error("error: \(failure.message)\n")
      return .failure(ReadFailure(status: failure.status))
    case (.success(let domainFile), .success(let problemFile)):
      let (domain, inDomain) = PDDLReader.domain(domainFile)
      tell(inDomain)
      guard let domain else { return .failure(ReadFailure(status: .badFile)) }
      let (problem, inProblem) = PDDLReader.problem(problemFile, domain: domain)
      tell(inProblem)
      guard let problem else { return .failure(ReadFailure(status: .badFile)) }
      return .success((domain, problem))
    }
  }

  private func tell(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics where diagnostic.severity == .error {
      Opening.tell(diagnostic, asJSON: asJSON)
    }
  }

  private struct ReadFailure: Error { var status: ExitStatus }

  private func end(_ failure: ReadFailure) -> ExitStatus { end(failure.status) }

  private func end(_ status: ExitStatus) -> ExitStatus {
    if asJSON { screen.out(JSONLines.result(status)) }
    return status
  }
}

extension PDDL.Plan {
  /// The steps one after the other, as a file states them.
  fileprivate var written: WrittenPlan {
    WrittenPlan(
      steps: steps.enumerated().map { WrittenStep(start: Double($0), act: .instantaneous($1)) },
      isTimed: false)
  }
}
