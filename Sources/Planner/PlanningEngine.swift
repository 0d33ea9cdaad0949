import PDDL

/// The course of a planning request: for each scope grounding and search, then improvement.
final class PlanningEngine {
  private(set) var statistics = PlanningStatistics()
  private(set) var bestPlan: Plan?

  private let request: PlanningRequest
  private let schemas: SchemaSet
  private var slicing: Slicing
  private var stage = Stage.start
  /// States evaluated in scopes that were given up.
  private var spent = 0
  private var hasTriedProof = false

  private enum Stage {
    case start
    case search(GroundedTask, SearchPortfolio)
    case improve(GroundedTask, PlanImprovement)
    case done(PlanningResult)
  }

  init(_ request: PlanningRequest) {
    self.request = request
    var schemas = SchemaSet(request.domain)
    schemas.noteReads(of: request.goal)
    for condition in request.always { schemas.noteReads(of: condition) }
    self.schemas = schemas
    slicing = Slicing(request, schemas)
  }

  func step(nodes: Int, isCancelled: () -> Bool) -> PlanningResult? {
    switch stage {
    case .start: ground(isCancelled)
    case .search(let grounded, var search):
      let bound = min(search.evaluated + nodes, request.limits.evaluations - spent)
      search.run(untilEvaluated: bound)
      stage = .search(grounded, search)
      conclude(grounded, search, isCancelled)
    case .improve(let grounded, var improvement):
      let limit = request.limits.improvement
      improvement.run(untilSpent: min(improvement.spent + nodes, limit))
      stage = .improve(grounded, improvement)
      let plan = grounded.plan(improvement.plan, request)
      // A cheaper plan from a slice has to work in the whole world too.
      if plan.cost < bestPlan?.cost ?? .infinity, slicing.isWhole || isValid(plan) {
        bestPlan = plan
      }
      let isOver = improvement.isDone || improvement.spent >= limit || isCancelled()
      if isOver, let bestPlan { finish(.plan(bestPlan)) }
    case .done: break
    }
    if case .done(let result) = stage { return result }
    return nil
  }

  // MARK: - Stages

  private func ground(_ isCancelled: () -> Bool) {
    guard let scope = slicing.next() else {
      finish(.limit)
      return
    }
    statistics.objects = scope.count
    switch TaskGrounding.ground(request, schemas, scope: scope, isCancelled: isCancelled) {
    case .task(let grounded):
      statistics.operators = grounded.task.operatorCount
      statistics.facts = grounded.task.factCount
      stage = .search(grounded, SearchPortfolio(grounded.task))
    case .unreachable: giveUp(scope, isCancelled)
    case .limit: finish(.limit)
    case .cancelled: finish(.cancelled)
    case .unsupported(let what): finish(.unsupported(what))
    }
  }

  private func conclude(
    _ grounded: GroundedTask, _ search: SearchPortfolio, _ isCancelled: () -> Bool
  ) {
    statistics.evaluated = spent + search.evaluated
    statistics.expanded = search.expanded
    switch search.status {
    case .open:
      if isCancelled() {
        finish(.cancelled)
      } else if statistics.evaluated >= request.limits.evaluations {
        finish(.limit)
      }
    case .exhausted:
      spent += search.evaluated
      giveUp(grounded.scope, isCancelled)
    case .solved: accept(grounded, search, isCancelled)
    }
  }

  private func accept(
    _ grounded: GroundedTask, _ search: SearchPortfolio, _ isCancelled: () -> Bool
  ) {
    let path = search.path ?? []
    statistics.firstCost = grounded.plan(path, request).cost
    let reduced = ActionElimination.reduce(path, search.transition)
    let plan = grounded.plan(reduced, request)
    if slicing.isWhole || isValid(plan) {
      bestPlan = plan
      if request.limits.improvement > 0 && !reduced.isEmpty {
        stage = .improve(grounded, PlanImprovement(search.transition, reduced))
      } else {
        finish(.plan(plan))
      }
    } else {
      // The slice missed something that a condition over all objects looks at.
      spent += search.evaluated
      giveUp(grounded.scope, isCancelled)
    }
  }

  /// There is no plan within a scope: there is none at all, or a larger scope is tried.
  private func giveUp(_ scope: ObjectScope, _ isCancelled: () -> Bool) {
    if !hasTriedProof || slicing.isWhole {
      hasTriedProof = true
      let unreachable = UnreachabilityProof.unreachable(
        request, schemas, slice: scope, isCancelled: isCancelled)
      if !unreachable.isEmpty || slicing.isWhole {
        finish(.impossible(Impossibility(unreachable: unreachable)))
        return
      }
    }
    statistics.widened += 1
    stage = .start
    if isCancelled() { finish(.cancelled) }
  }

  private func finish(_ outcome: PlanningOutcome) {
    if case .plan(let plan) = outcome { bestPlan = plan }
    stage = .done(PlanningResult(outcome, statistics))
  }

  /// Whether a plan found on a slice works in the whole world.
  private func isValid(_ plan: Plan) -> Bool {
    guard request.domain.durativeActions.isEmpty else { return true }
    let semantics = Semantics(
      domain: request.domain, objects: request.objects, functions: request.functions)
    var state = request.state
    for step in plan.steps {
      guard semantics.failures(of: step, in: state).isEmpty,
        semantics.apply(step, to: &state) != nil,
        request.always.allSatisfy({ semantics.holds($0, in: state) })
      else { return false }
    }
    return semantics.holds(request.goal, in: state)
  }
}

extension GroundedTask {
  /// The plan that a sequence of operators stands for.
  func plan(_ operators: [Int32], _ request: PlanningRequest) -> Plan {
    let costs = CostModel(request.metric)
    let start = costs.countsSteps ? 0 : costs.initialValue(request.state)
    return Plan(
      steps: operators.compactMap { step(Int($0)) },
      cost: operators.reduce(start) { $0 + task.costs[Int($1)] })
  }
}
