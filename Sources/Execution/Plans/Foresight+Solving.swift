import PDDL
import Planner
import Robots

extension Foresight {
  /// Steps that reach something, and when they would be over, in seconds from the start.
  struct Found {
    let steps: [PlanStep]
    let cost: Double
  }

  /// Steps to a formula from the assumed world.
  mutating func solve(_ goal: Formula) -> Result<Found, Stop> {
    solve(Performance.Task(domain: setting.domain, goal: goal, act: nil))
  }

  /// Steps to an action and the action itself.
  mutating func solve(_ performance: Performance) -> Result<Found, Stop> {
    solve(performance.task)
  }

  /// Steps that keep the goals reached before, if that is possible at all.
  private mutating func solve(_ task: Performance.Task) -> Result<Found, Stop> {
    let free = find(task, always: [])
    guard case .success(let found) = free else { return free }
    let undone = goalsUndone(by: found.steps)
    guard !undone.isEmpty else { return free }

    let guards = undone.map { kept[$0].whole }
    if case .success(let found) = find(task, always: guards) { return .success(found) }
    // It cannot be kept all the way: it is made so again at the end, unless it is about where a
    // robot is, which the later part asks for just by being later.
    let again = undone.filter { kept[$0].whole.namedObjects.isDisjoint(with: belief.robots) }
    if !again.isEmpty {
      var both = task
      both.goal = .all([task.goal] + again.map { kept[$0].whole })
      // An action has to be the last step, so nothing is made so again after it.
      if task.act == nil, case .success(let found) = find(both, always: []) {
        forget(undone.filter { !again.contains($0) })
        return .success(found)
      }
    }
    forget(undone)
    return free
  }

  private mutating func forget(_ indices: [Int]) {
    sacrificed += indices.map { kept[$0] }
    kept = kept.indices.filter { !indices.contains($0) }.map { kept[$0] }
  }

  /// Which goals kept so far hold now and do not at some time during the steps.
  private func goalsUndone(by steps: [PlanStep]) -> [Int] {
    var open = kept.indices.filter { belief.holds(kept[$0].whole) }
    var undone: [Int] = []
    var state = builder.state
    for step in steps where !open.isEmpty {
      state = belief.semantics.state(after: step, in: state)
      let broken = open.filter {
        !belief.semantics.holds(kept[$0].whole, in: state)
      }
      undone += broken
      open.removeAll(where: broken.contains)
    }
    return undone.sorted()
  }

  /// The cheapest steps over the robots that may do it: each alone, and all together if none can.
  private func find(_ task: Performance.Task, always: [Formula]) -> Result<Found, Stop> {
    // What excludes itself need not be searched for.
    if contradicts(task.goal, always: always) {
      return .failure(.impossible(.init(goal: task.goal)))
    }
    let all = belief.robots
    let named = all.filter { task.namedObjects.contains($0) }
    var teams: [[ObjectID]]
    if !named.isEmpty {
      teams = [named]
    } else {
      // Those that are free first are asked first; a few are enough.
      let byTime = robots.sorted { (readyTime($0), $0) < (readyTime($1), $1) }
      teams = byTime.prefix(4).map { [$0] }
    }
    if teams.isEmpty { teams = [[]] }
    var best: Found?
    var failure = Stop.limit
    var isImpossible = true
    for team in teams {
      switch plan(task, always: always, excluding: all.filter { !team.contains($0) }) {
      case .success(let found):
        let waits = team.map { readyTime($0) }.max() ?? 0
        let found = Found(steps: found.steps, cost: found.cost + waits)
        if best == nil || found.cost < (best?.cost ?? 0) { best = found }
      case .failure(let stop):
        failure = stop
        if case .impossible = stop { continue }
        isImpossible = false
      }
    }
    if let best { return .success(best) }
    let everyone = Set(robots + named)
    if teams.count > 1 || !everyone.isSubset(of: teams.flatMap { $0 }) {
      return plan(task, always: always, excluding: all.filter { !everyone.contains($0) })
    }
    return .failure(isImpossible ? .impossible(Unreachable(goal: task.goal)) : failure)
  }

  private func plan(
    _ task: Performance.Task, always guards: [Formula], excluding: [ObjectID]
  ) -> Result<Found, Stop> {
    var request = PlanningRequest(
      domain: setting.withoutMeans(task.domain, to: task.goal), objects: belief.objects,
      state: builder.state, goal: task.goal,
      goalSlotCount: task.goal.slotCount, metric: setting.metric,
      functions: belief.semantics.functions)
    request.always = always + guards
    request.excluded = excluding
    request.limits.evaluations = budget
    request.limits.operators = budget * 50
    request.limits.improvement = min(budget / 4, 1_000)
    switch PlanSearch.solve(request, isCancelled: isCancelled).outcome {
    case .plan(let plan):
      let steps = plan.steps.map(task.original)
      guard isValid(steps, for: task, guards: guards, without: excluding) else {
        return .failure(.unsupported("invalid plan"))
      }
      guard !goesBack(steps) else { return .failure(.impossible(Unreachable(goal: task.goal))) }
      return .success(Found(steps: steps, cost: cost(of: steps)))
    case .impossible: return .failure(.impossible(Unreachable(goal: task.goal)))
    case .limit, .cancelled: return .failure(.limit)
    case .unsupported(let what): return .failure(.unsupported(what))
    }
  }

  /// Whether something that is to be kept once it holds begins to hold and ends again.
  private func goesBack(_ steps: [PlanStep]) -> Bool {
    guard !onceSo.isEmpty else { return false }
    var state = builder.state
    var held = onceSo.filter { belief.semantics.holds($0, in: state) }
    for step in steps {
      state = belief.semantics.state(after: step, in: state)
      if held.contains(where: { !belief.semantics.holds($0, in: state) }) { return true }
      held += onceSo.filter { !held.contains($0) && belief.semantics.holds($0, in: state) }
    }
    return false
  }

  /// Whether two facts that are both asked for, or one that is asked for and one that is to be kept,
  /// cannot both hold.
  private func contradicts(_ goal: Formula, always guards: [Formula]) -> Bool {
    func facts(_ formula: Formula) -> [Fact] {
      formula.conjuncts.compactMap { if case .atom(let atom) = $0 { atom.fact() } else { nil } }
    }
    let wanted = facts(goal)
    let all = wanted + (always + guards).flatMap(facts)
    guard all.count <= 60 else { return false }
    return wanted.contains { first in all.contains { belief.exclude(first, $0) } }
  }

  private func readyTime(_ robot: ObjectID) -> Double {
    builder.plan.steps.last { $0.robot == robot }?.ends.seconds ?? 0
  }

  /// What steps take one after the other, in seconds.
  func cost(of steps: [PlanStep]) -> Double {
    var trial = PlanBuilder(
      setting: setting, semantics: belief.semantics, state: builder.state)
    var total = 0.0
    for step in steps {
      let (duration, after) = trial.outcome(of: step)
      total += duration.seconds
      trial.move(to: after)
    }
    return total
  }
}
