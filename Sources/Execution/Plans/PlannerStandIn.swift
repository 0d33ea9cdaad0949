import PDDL
import Planner

// Until the planner arrives: uniform cost search on a slice.
func findPlan(_ request: PlanningRequest) -> PlanningResult {
  let semantics = Semantics(
    domain: request.domain, objects: request.objects, functions: request.functions)
  var named = request.goal.namedObjects
  for action in request.domain.actions { named.formUnion(action.precondition.namedObjects) }
  let objects = request.objects.all.filter { object in
    if request.excluded.contains(object) { return false }
    if named.contains(object) { return true }
    let type = request.domain.types.name(of: request.objects.types(of: object)[0])
    return type != "box" || !request.state.facts.contains { $0.predicate == PredicateID(0) && $0.arguments[0] == object }
      || request.state.facts.contains { $0.arguments.contains(object) && $0.arguments.count == 2 && named.contains($0.arguments[0]) && $0.predicate != PredicateID(0) }
  }
  func value(_ state: State) -> Double {
    request.metric.flatMap { semantics.value(of: $0.expression, in: state) } ?? 0
  }
  var ground: [PlanStep] = []
  for (index, action) in request.domain.actions.enumerated() {
    var all: [[ObjectID]] = [[]]
    for parameter in action.parameters {
      all = all.flatMap { prefix in
        objects.filter {
          request.objects.object($0, isOneOf: parameter.types, in: request.domain.types)
        }.map { prefix + [$0] }
      }
    }
    ground += all.map { PlanStep(ActionID(index), $0) }
  }
  var seen: Set<[Fact]> = []
  var open: [(cost: Double, serial: Int, state: State, steps: [PlanStep])] = [
    (0, 0, request.state, [])
  ]
  var serial = 0
  var count = 0
  while let index = open.indices.min(by: { (open[$0].cost, open[$0].serial) < (open[$1].cost, open[$1].serial) }) {
    let node = open.remove(at: index)
    guard seen.insert(node.state.facts).inserted else { continue }
    count += 1
    if count > request.limits.evaluations { return PlanningResult(.limit, PlanningStatistics()) }
    if semantics.holds(request.goal, in: node.state) {
      return PlanningResult(.plan(Plan(steps: node.steps, cost: node.cost)), PlanningStatistics())
    }
    for step in ground where semantics.applicable(step, in: node.state) {
      let after = semantics.state(after: step, in: node.state)
      if after == node.state { continue }
      guard request.always.allSatisfy({ semantics.holds($0, in: after) })
      else { continue }
      serial += 1
      open.append((node.cost + value(after) - value(node.state) + (request.metric == nil ? 1 : 0.001), serial, after, node.steps + [step]))
    }
  }
  return PlanningResult(.impossible(Impossibility()), PlanningStatistics())
}
