import PDDL
import Planner

/// Finds what stands in the way of a goal by relaxing the world, never the request.
///
/// All conditions that nothing can bring about are dropped at once; where the plan that is possible
/// then breaks them is what stands in the way. Each is tried alone before it is named.
struct Obstacles {
  private let foresight: Foresight
  private let belief: Belief
  private let task: Performance.Task
  /// The robots that are left aside.
  private let excluded: [ObjectID]

  init(_ foresight: Foresight, _ task: Performance.Task) {
    self.foresight = foresight
    self.task = task
    belief = foresight.belief
    let allowed = Set(foresight.robots).union(task.namedObjects)
    excluded = foresight.belief.robots.filter { !allowed.contains($0) }
  }

  /// A condition of an action that may be dropped.
  private struct Droppable: Hashable {
    let action: Int
    let conjunct: Int
  }

  /// How many obstacles are tried alone, and how much work a try is worth: where it helps to leave
  /// something out, a plan is soon found.
  private static let tries = 12
  private static let budget = 400

  func reasons() -> [Explanation.Reason] {
    let unknown = unknownPlaces()
    if !unknown.isEmpty { return unknown.map { .unknown($0) } }

    let droppable = conditionsNothingBringsAbout()
    let open = belief.without(closures: nil)
    guard let steps = steps(without: droppable, in: open) else { return unreachable() }

    // Where does that plan meet what does not hold?
    var met: [(condition: Droppable, formula: Formula, step: PlanStep)] = []
    var needsOpening = false
    var state = belief.state
    for step in steps {
      let original = task.original(step)
      let conditions = task.domain[step.action].precondition.conjuncts
      for (index, condition) in conditions.enumerated() {
        let dropped = Droppable(action: Int(step.action.index), conjunct: index)
        guard droppable.contains(dropped),
          !belief.semantics.holds(condition, in: state, binding: step.arguments),
          !met.contains(where: { $0.condition == dropped })
        else { continue }
        let parts = belief.semantics.failures(
          of: condition, in: state, binding: step.arguments)
        met.append((dropped, parts.first ?? condition, original))
      }
      if belief.semantics.effects(of: original, in: state) == nil { needsOpening = true }
      state = open.semantics.state(after: original, in: state)
    }

    var found: [Explanation.Reason] = []
    if needsOpening {
      for closure in belief.closures.prefix(Self.tries)
      where self.steps(without: [], in: belief.without(closures: [closure])) != nil {
        found.append(.fact(closure))
      }
    }
    if found.isEmpty {
      for obstacle in met.prefix(Self.tries)
      where self.steps(without: [obstacle.condition], in: belief) != nil {
        found.append(reason(obstacle.formula, obstacle.step))
      }
    }
    // Several things together: none of them alone is enough.
    if found.isEmpty {
      found = met.map { reason($0.formula, $0.step) }
      if needsOpening { found += belief.closures.map { .fact($0) } }
    }
    return found.isEmpty ? unreachable() : found
  }

  private func reason(_ condition: Formula, _ step: PlanStep) -> Explanation.Reason {
    guard case .compare(_, let left, let right) = condition else {
      if let fact = denied(condition) { return .fact(fact) }
      return .condition(condition, left: nil, right: nil, of: step)
    }
    if (left.groundFluents + right.groundFluents).contains(where: { belief.isUnknown($0) }) {
      return .unknown(condition)
    }
    return .condition(
      condition, left: belief.value(of: left), right: belief.value(of: right), of: step)
  }

  /// The fact that a condition wants not to be so: of several the one that closes something, else the
  /// last, which is nearest to what the condition is about.
  private func denied(_ condition: Formula) -> Fact? {
    switch condition {
    case .not(.atom(let atom)): return atom.fact()
    case .or(let parts):
      let facts = parts.compactMap { denied($0) }
      guard facts.count == parts.count else { return nil }
      return facts.last { $0.predicate == belief.setting.closed } ?? facts.last
    default: return nil
    }
  }

  /// Things that the task names and nobody knows the place of.
  private func unknownPlaces() -> [Formula] {
    guard let location = belief.setting.location,
      belief.setting.observed[belief.domain[location].name] != nil
    else { return [] }
    return task.namedObjects.sorted().compactMap { object in
      let parameters = belief.domain[location].parameters
      guard parameters.count == 2,
        belief.objects.object(object, isOneOf: parameters[0].types, in: belief.domain.types),
        let place = belief.objects.objects(of: parameters[1].types, in: belief.domain.types).first
      else { return nil }
      let isNowhere =
        belief.state.facts(of: location, matching: [object, nil]).isEmpty
        && belief.excluded(by: Fact(location, [object, place])).isEmpty
      guard isNowhere else { return nil }
      return .exists(
        [Variable(name: "place", types: parameters[1].types, slot: 0)],
        .atom(Atom(location, [.object(object), .variable(0)])))
    }
  }

  /// Not even that helps: the parts of the goal that cannot be reached alone, or two that exclude
  /// each other.
  private func unreachable() -> [Explanation.Reason] {
    let parts = task.goal.conjuncts
    guard task.act == nil else { return [.unreachable(task.goal)] }
    for (index, part) in parts.enumerated() {
      guard case .atom(let atom) = part, let fact = atom.fact() else { continue }
      for other in parts[(index + 1)...] {
        guard case .atom(let atom) = other, let second = atom.fact() else { continue }
        if belief.exclude(fact, second) { return [.conflict(part, other)] }
      }
    }
    guard parts.count > 1 else { return parts.map { .unreachable($0) } }
    let alone = parts.filter { part in
      var single = task
      single.goal = part
      return plan(single, in: belief) == nil
    }
    return (alone.isEmpty ? parts : alone).map { .unreachable($0) }
  }

  // MARK: Relaxing

  /// Conditions that no action makes true: comparisons, static facts, and denials. What actions can
  /// bring about is never dropped, since without it anything would be possible.
  private func conditionsNothingBringsAbout() -> Set<Droppable> {
    var made: Set<PredicateID> = []
    for action in task.domain.actions {
      for atom in action.effect.addedAtoms { made.insert(atom.predicate) }
    }
    var found: Set<Droppable> = []
    for (index, action) in task.domain.actions.enumerated() {
      for (place, conjunct) in action.precondition.conjuncts.enumerated() {
        if case .atom(let atom) = conjunct, made.contains(atom.predicate) { continue }
        if case .exists = conjunct { continue }
        found.insert(Droppable(action: index, conjunct: place))
      }
    }
    return found
  }

  private func steps(without dropped: Set<Droppable>, in belief: Belief) -> [PlanStep]? {
    var relaxed = task
    for (index, action) in relaxed.domain.actions.enumerated() {
      let kept = action.precondition.conjuncts.enumerated().filter {
        !dropped.contains(Droppable(action: index, conjunct: $0.offset))
      }
      relaxed.domain.actions[index] = Action(
        name: action.name, parameters: action.parameters,
        precondition: .all(kept.map(\.element)), effect: action.effect,
        slotCount: action.slotCount)
    }
    return plan(relaxed, in: belief)
  }

  private func plan(_ task: Performance.Task, in belief: Belief) -> [PlanStep]? {
    var request = PlanningRequest(
      domain: task.domain, objects: belief.objects, state: belief.state, goal: task.goal,
      goalSlotCount: task.goal.slotCount, metric: belief.setting.metric,
      functions: belief.semantics.functions)
    request.always = foresight.always
    request.excluded = excluded
    let budget = min(foresight.budget, Self.budget)
    request.limits.evaluations = budget
    request.limits.operators = budget * 50
    guard case .plan(let plan) = PlanSearch.solve(request).outcome else { return nil }
    return plan.steps
  }
}

extension Belief {
  /// Facts that close regions.
  var closures: [Fact] { setting.closed.map { state.facts(of: $0) } ?? [] }

  /// The world without some closures; nil stands for all, regions to avoid included.
  func without(closures facts: [Fact]?) -> Belief {
    var open = self
    var state = self.state
    for fact in facts ?? closures { state.remove(fact) }
    if facts == nil { open.avoiding = [] }
    open.suppose(state)
    return open
  }
}
