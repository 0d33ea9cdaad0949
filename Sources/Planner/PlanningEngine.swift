import PDDL

/// The course of a planning request: grounding, search, improvement, one after the other.
final class PlanningEngine {
  private(set) var statistics = PlanningStatistics()
  private(set) var bestPlan: Plan?

  private let request: PlanningRequest
  private let schemas: SchemaSet
  private var stage = Stage.start

  private enum Stage {
    case start
    case search(GroundedTask, LazyGreedySearch)
    case done(PlanningResult)
  }

  init(_ request: PlanningRequest) {
    self.request = request
    var schemas = SchemaSet(request.domain)
    schemas.noteReads(of: request.goal)
    for condition in request.always { schemas.noteReads(of: condition) }
    self.schemas = schemas
  }

  func step(nodes: Int, isCancelled: () -> Bool) -> PlanningResult? {
    switch stage {
    case .start:
      ground(ObjectScope(all: request.objects), isCancelled)
    case .search(let grounded, var search):
      let bound = min(search.evaluated + nodes, request.limits.evaluations)
      search.run(untilEvaluated: bound)
      stage = .search(grounded, search)
      conclude(grounded, search, isCancelled)
    case .done: break
    }
    if case .done(let result) = stage { return result }
    return nil
  }

  private func ground(_ scope: ObjectScope, _ isCancelled: () -> Bool) {
    statistics.objects = scope.count
    switch TaskGrounding.ground(request, schemas, scope: scope, isCancelled: isCancelled) {
    case .task(let grounded):
      statistics.operators = grounded.task.operatorCount
      statistics.facts = grounded.task.factCount
      let transition = Transition(grounded.task)
      let relaxed = RelaxedTask(grounded.task) { _ in 1 }
      let heuristic = FFHeuristic(grounded.task, relaxed)
      stage = .search(grounded, LazyGreedySearch(transition, heuristic))
    case .unreachable: finish(.impossible(Impossibility()))
    case .limit: finish(.limit)
    case .cancelled: finish(.cancelled)
    case .unsupported(let what): finish(.unsupported(what))
    }
  }

  private func conclude(
    _ grounded: GroundedTask, _ search: LazyGreedySearch, _ isCancelled: () -> Bool
  ) {
    statistics.evaluated = search.evaluated
    statistics.expanded = search.expanded
    switch search.status {
    case .open:
      if search.evaluated >= request.limits.evaluations {
        finish(.limit)
      } else if isCancelled() {
        finish(.cancelled)
      }
    case .exhausted: finish(.impossible(Impossibility()))
    case .solved(let state):
      let path = search.store.path(to: state)
      statistics.firstCost = grounded.plan(path, request).cost
      let reduced = ActionElimination.reduce(path, search.transition)
      finish(.plan(grounded.plan(reduced, request)))
    }
  }

  private func finish(_ outcome: PlanningOutcome) {
    if case .plan(let plan) = outcome { bestPlan = plan }
    stage = .done(PlanningResult(outcome, statistics))
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
