import PDDL
import PlanValidation
import Planner
import SourceText
import Testing

/// A domain and a problem as text, read without errors.
func read(
  _ domainText: String, _ problemText: String, sourceLocation: SourceLocation = #_sourceLocation
) throws -> (DomainModel, Problem) {
  let (domain, mistakes) = PDDLReader.domain(SourceFile(name: "domain.pddl", text: domainText))
  let checked = try #require(
    domain, "\(mistakes.map { $0.rendered() })", sourceLocation: sourceLocation)
  let (problem, more) = PDDLReader.problem(
    SourceFile(name: "problem.pddl", text: problemText), domain: checked)
  return (
    checked, try #require(problem, "\(more.map { $0.rendered() })", sourceLocation: sourceLocation)
  )
}

extension PlanningRequest {
  /// A request for a whole problem.
  init(_ domain: DomainModel, _ problem: Problem) {
    self.init(
      domain: domain, objects: problem.objects, state: problem.initial, goal: problem.goal,
      goalSlotCount: problem.goalSlotCount, metric: problem.metric)
  }
}

/// The sections of a problem made into a problem of domain `d`.
func problemText(_ sections: String) -> String { "(define (problem p) (:domain d) \(sections))" }
/// The sections of a domain made into domain `d`.
func domainText(_ sections: String) -> String { "(define (domain d) \(sections))" }

/// Plans, checks the plan by the reference semantics, and compares its length or cost.
@discardableResult
func expectPlan(
  _ domainText: String, _ problemText: String, cost: Double? = nil, steps: Int? = nil,
  change: (inout PlanningRequest) -> Void = { _ in },
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> [String] {
  let (domain, problem) = try read(domainText, problemText, sourceLocation: sourceLocation)
  var request = PlanningRequest(domain, problem)
  change(&request)
  let result = PlanSearch.solve(request)
  guard case .plan(let plan) = result.outcome else {
    Issue.record("no plan: \(result)", sourceLocation: sourceLocation)
    return []
  }
  expectValid(plan, request, sourceLocation: sourceLocation)
  if let cost { #expect(plan.cost == cost, sourceLocation: sourceLocation) }
  if let steps { #expect(plan.steps.count == steps, sourceLocation: sourceLocation) }
  return plan.steps.map { PDDLPrinter.step($0, domain: domain, objects: problem.objects) }
}

/// Checks a plan by the reference semantics on the whole world, its cost too.
func expectValid(
  _ plan: Plan, _ request: PlanningRequest, sourceLocation: SourceLocation = #_sourceLocation
) {
  let validator = PlanValidator(
    domain: request.domain, objects: request.objects, functions: request.functions)
  let verdict = validator.validate(
    plan.steps, from: request.state, goal: request.goal,
    constraints: request.always.map { .always($0) }, metric: request.metric)
  #expect(verdict.faults.isEmpty, sourceLocation: sourceLocation)
  #expect(verdict.value == plan.cost, sourceLocation: sourceLocation)
}

/// Plans, and expects a proof that there is no plan.
func expectImpossible(
  _ domainText: String, _ problemText: String, unreachable: Int? = nil,
  change: (inout PlanningRequest) -> Void = { _ in },
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let (domain, problem) = try read(domainText, problemText, sourceLocation: sourceLocation)
  var request = PlanningRequest(domain, problem)
  change(&request)
  let result = PlanSearch.solve(request)
  guard case .impossible(let reason) = result.outcome else {
    Issue.record("not proved impossible: \(result)", sourceLocation: sourceLocation)
    return
  }
  if let unreachable {
    #expect(reason.unreachable.count == unreachable, sourceLocation: sourceLocation)
  }
}
