import PDDL

/// The course of a planning request: for each scope grounding and search, then improvement.
final class PlanningEngine {
  private(set) var statistics = PlanningStatistics()
  private(set) var bestPlan: Plan?

  private var request: PlanningRequest
  private var schemas: SchemaSet
  private var slicing: Slicing
  private var stage = Stage.start
  /// States evaluated in scopes that were given up.
  private var spent = 0
  private var hasTriedProof = false
  private var time: Time
  private var schedule: WrittenPlan?

  private enum Stage {
    case start
    case search(GroundedTask, SearchPortfolio, EventSequence?)
    case improve(GroundedTask, PlanImprovement)
    case lifted(LiftedSearch)
    case done(PlanningResult)
  }

  /// How durative actions are planned.
  private enum Time {
    /// There are none.
    case none
    /// One after the other.
    case sequential(Durations, original: PlanningRequest)
    /// By their starts and ends.
    case events(EventCompilation, Durations)
  }

  init(_ original: PlanningRequest) {
    var request = original
    do {
      request = try ConstraintCompilation.compile(original)
    } catch {
      stage = .done(PlanningResult(.unsupported(error.what), PlanningStatistics()))
    }
    self.request = request
    schemas = Self.schemas(of: request)
    slicing = Slicing(request, schemas)
    time = .none
    if !request.timedInitials.isEmpty {
      planEvents(of: request, Durations(request))
    } else if !request.domain.durativeActions.isEmpty {
      time = .sequential(Durations(request), original: request)
    }
  }

  /// From now on plans by the starts and ends of actions, and by what happens at a time.
  private func planEvents(of original: PlanningRequest, _ durations: Durations) {
    let compilation = EventCompilation(original.domain, timed: original.timedInitials)
    time = .events(compilation, durations)
    request = compilation.request(original)
    schemas = Self.schemas(of: request)
    slicing = Slicing(request, schemas)
    hasTriedProof = false
  }

  private static func schemas(of request: PlanningRequest) -> SchemaSet {
    var schemas = SchemaSet(request.domain)
    schemas.noteReads(of: request.goal)
    for condition in request.always { schemas.noteReads(of: condition) }
    return schemas
  }

  func step(nodes: Int, isCancelled: () -> Bool) -> PlanningResult? {
    switch stage {
    case .start: ground(isCancelled)
    case .search(let grounded, var search, let events):
      let bound = min(search.evaluated + nodes, request.limits.evaluations - spent)
      search.run(untilEvaluated: bound, isCancelled: isCancelled)
      stage = .search(grounded, search, events)
      conclude(grounded, search, events, isCancelled)
    case .improve(let grounded, let improvement):
      improve(grounded, improvement, nodes, isCancelled)
    case .lifted(let search): runLifted(search, nodes, isCancelled)
    case .done: break
    }
    if case .done(let result) = stage { return result }
    return nil
  }

  // MARK: - Grounding and search

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
      var events: EventSequence?
      if case .events(let compilation, let durations) = time {
        events = EventSequence(grounded, compilation, durations)
        if events == nil {
          finish(.unsupported("an action without a duration"))
          return
        }
      }
      stage = .search(grounded, SearchPortfolio(grounded.task, timing: events), events)
    case .unreachable: giveUp(scope, isCancelled)
    case .limit:
      if case .none = time, request.limits.lifted > 0 {
        stage = .lifted(LiftedSearch(request))
      } else {
        finish(.limit)
      }
    case .cancelled: finish(.cancelled)
    case .unsupported(let what): finish(.unsupported(what))
    }
  }

  private func conclude(
    _ grounded: GroundedTask, _ search: SearchPortfolio, _ events: EventSequence?,
    _ isCancelled: () -> Bool
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
    case .solved: accept(grounded, search, events, isCancelled)
    }
  }

  /// There are too many ground operators: a search without them goes on.
  private func runLifted(_ search: LiftedSearch, _ nodes: Int, _ isCancelled: () -> Bool) {
    let limit = request.limits.lifted
    search.run(untilMade: min(search.made + nodes, limit), isCancelled: isCancelled)
    statistics.evaluated = spent + search.made
    statistics.expanded = search.expanded
    switch search.status {
    case .solved:
      let steps = search.steps ?? []
      let value = finalValue(of: steps)
      finish(.plan(Plan(steps: steps, cost: value ?? Double(steps.count))))
    case .exhausted: finish(.impossible(Impossibility()))
    case .open:
      if isCancelled() {
        finish(.cancelled)
      } else if search.made >= limit {
        finish(.limit)
      }
    }
  }

  /// What the metric says at the end of some steps.
  private func finalValue(of steps: [PlanStep]) -> Double? {
    let semantics = Semantics(
      domain: request.domain, objects: request.objects, functions: request.functions)
    var state = request.state
    for step in steps { semantics.apply(step, to: &state) }
    return semantics.cost(request.metric, in: state, steps: steps.count)
  }

  // MARK: - A plan

  private func accept(
    _ grounded: GroundedTask, _ search: SearchPortfolio, _ events: EventSequence?,
    _ isCancelled: () -> Bool
  ) {
    let path = search.path ?? []
    if let events {
      guard let found = events.schedule(path) else {
        finish(.limit)
        return
      }
      schedule = found
      let count = request.domain.actions.count - events.eventCount
      finish(.plan(Plan(found, actionCount: count)))
      return
    }
    statistics.firstCost = grounded.plan(path, request).cost
    // Where more is better, a step less is no gain.
    let isSmallBest = CostModel(request.metric).minimizes
    let reduced = isSmallBest ? ActionElimination.reduce(path, search.transition) : path
    let plan = grounded.plan(reduced, request)
    if case .sequential(let durations, _) = time {
      schedule = SequentialSchedule(grounded, durations, request.domain)
        .schedule(reduced)
      finish(schedule == nil ? .unsupported("an action without a duration") : .plan(plan))
    } else if !slicing.isWhole && !isValid(plan) {
      // The slice missed something that a condition over all objects looks at.
      spent += search.evaluated
      giveUp(grounded.scope, isCancelled)
    } else if request.limits.improvement > 0 && isSmallBest && !reduced.isEmpty {
      bestPlan = plan
      stage = .improve(grounded, PlanImprovement(search.transition, reduced))
    } else {
      finish(.plan(plan))
    }
  }

  private func improve(
    _ grounded: GroundedTask, _ improvement: PlanImprovement, _ nodes: Int,
    _ isCancelled: () -> Bool
  ) {
    var improvement = improvement
    let limit = request.limits.improvement
    improvement.run(
      untilSpent: min(improvement.spent + nodes, limit), isCancelled: isCancelled)
    stage = .improve(grounded, improvement)
    let plan = grounded.plan(improvement.plan, request)
    // A cheaper plan from a slice has to work in the whole world too.
    if plan.cost < bestPlan?.cost ?? .infinity, slicing.isWhole || isValid(plan) {
      bestPlan = plan
    }
    let isOver = improvement.isDone || improvement.spent >= limit || isCancelled()
    if isOver, let bestPlan { finish(.plan(bestPlan)) }
  }

  /// Whether a plan found on a slice works in the whole world.
  private func isValid(_ plan: Plan) -> Bool {
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

  // MARK: - No plan

  /// There is no plan within a scope: there is none at all, or a larger scope is tried.
  private func giveUp(_ scope: ObjectScope, _ isCancelled: () -> Bool) {
    if !hasTriedProof || slicing.isWhole {
      hasTriedProof = true
      let unreachable = UnreachabilityProof.unreachable(
        request, schemas, slice: scope, isCancelled: isCancelled)
      if !unreachable.isEmpty || slicing.isWhole {
        conclude(Impossibility(unreachable: unreachable))
        return
      }
    }
    statistics.widened += 1
    stage = .start
    if isCancelled() { finish(.cancelled) }
  }

  private func conclude(_ reason: Impossibility) {
    switch time {
    case .none: finish(.impossible(reason))
    case .sequential(let durations, let original):
      // One after the other there is no way; side by side there may be.
      planEvents(of: original, durations)
      stage = .start
    case .events:
      // Only one order of events was timed for each state, so the search proves nothing alone.
      finish(reason.unreachable.isEmpty ? .limit : .impossible(Impossibility()))
    }
  }

  private func finish(_ outcome: PlanningOutcome) {
    if case .plan(let plan) = outcome { bestPlan = plan }
    var result = PlanningResult(outcome, statistics)
    result.schedule = schedule
    stage = .done(result)
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

extension Plan {
  /// The steps of a schedule in the order of their starts; its cost is its length in time.
  fileprivate init(_ schedule: WrittenPlan, actionCount: Int) {
    let steps = schedule.steps.map { step in
      switch step.act {
      case .instantaneous(let step): step
      case .durative(let action, let arguments):
        PlanStep(ActionID(actionCount + Int(action.index)), arguments)
      }
    }
    let end = schedule.steps.map { $0.start + ($0.duration ?? 0) }.max() ?? 0
    self.init(steps: steps, cost: end)
  }
}
