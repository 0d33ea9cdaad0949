import PDDL

/// Plans with times: what happens at one time is taken together, as PDDL 2.1 defines it.
extension PlanValidator {
  /// Times closer than this are one time: planners print a few decimals.
  private static let tolerance = 1e-6
  /// Durations may differ by this from what an action asks for, for the same reason.
  private static let durationTolerance = 1e-3

  /// The start or end of a step, or a change that comes by itself.
  private struct Event {
    let time: Double
    let step: Int?
    let conditions: [Formula]
    let effects: [Effect]
    let binding: [ObjectID?]
    let duration: Double?
  }

  /// What must hold between the start and the end of a step.
  private struct Invariant {
    let step: Int
    let start: Double
    let end: Double
    let condition: Formula
    let binding: [ObjectID?]
    let duration: Double?
  }

  func validate(
    schedule plan: WrittenPlan, for problem: Problem, _ constraints: [TrajectoryConstraint]
  ) -> PlanVerdict {
    var verdict = PlanVerdict(finalState: problem.initial)
    var run = ScheduleRun(
      plan: plan, trajectory: Trajectory(problem.initial, keepsStates: !constraints.isEmpty))
    for timed in problem.timedInitials {
      run.waiting.append(
        Event(
          time: timed.time, step: nil, conditions: [], effects: [timed.effect], binding: [],
          duration: nil))
    }
    for (number, step) in plan.steps.enumerated() {
      guard let event = instantaneous(step, number) else { continue }
      run.waiting.append(event)
    }
    run.toStart = plan.steps.indices.filter {
      if case .durative = plan.steps[$0].act { return true }
      return false
    }
    while let time = run.nextTime {
      if run.isDone, !verdict.faults.isEmpty { break }
      guard advance(&run, to: time, &verdict) else { return verdict }
    }
    finish(
      &verdict, run.trajectory, problem.goal, constraints, problem.metric, steps: plan.steps.count)
    return verdict
  }

  /// How far a schedule has been followed.
  private struct ScheduleRun {
    let plan: WrittenPlan
    var trajectory: Trajectory
    /// Events whose time is known and has not come.
    var waiting: [Event] = []
    /// Durative steps that have not started.
    var toStart: [Int] = []
    var invariants: [Invariant] = []
    var lastStep: Int?

    /// The next time at which something happens while steps are still to come.
    var nextTime: Double? {
      let starts = toStart.map { plan.steps[$0].start }
      return (starts + waiting.map(\.time)).min()
    }
    var isDone: Bool { toStart.isEmpty && !waiting.contains { $0.step != nil } }
  }

  private func instantaneous(_ step: WrittenStep, _ number: Int) -> Event? {
    guard case .instantaneous(let act) = step.act else { return nil }
    let action = semantics.domain[act.action]
    return Event(
      time: step.start, step: number, conditions: [action.precondition],
      effects: [action.effect], binding: act.arguments, duration: nil)
  }

  /// Lets everything happen that happens at one time; false when the plan has failed.
  private func advance(_ run: inout ScheduleRun, to time: Double, _ verdict: inout PlanVerdict)
    -> Bool
  {
    let starting = run.toStart.filter { run.plan.steps[$0].start <= time + Self.tolerance }
    run.toStart.removeAll { starting.contains($0) }
    var events: [Event] = []
    for number in starting {
      guard let start = begin(number, &run, &verdict) else { return false }
      events.append(start)
    }
    events += run.waiting.filter { $0.time <= time + Self.tolerance }
    run.waiting.removeAll { $0.time <= time + Self.tolerance }

    let state = verdict.finalState
    for event in events {
      if let number = event.step, !areWellTyped(number, run.plan) {
        verdict.faults.append(fault(.arguments, number, run.plan))
        return false
      }
      let failing = event.conditions.flatMap {
        semantics.failures(of: $0, in: state, binding: event.binding)
      }
      if let number = event.step, !failing.isEmpty {
        verdict.faults.append(fault(.condition(valued(failing, in: state)), number, run.plan))
        return false
      }
    }
    guard areApart(events, state, run.plan, &verdict) else { return false }
    for event in events {
      for effect in event.effects {
        guard
          let effects = semantics.effects(
            effect, in: verdict.finalState, binding: event.binding, duration: event.duration)
        else {
          verdict.faults.append(fault(.effect, event.step, run.plan))
          return false
        }
        verdict.finalState.apply(effects)
      }
      run.lastStep = event.step ?? run.lastStep
      if event.step != nil { verdict.makespan = max(verdict.makespan, event.time) }
    }
    run.trajectory.append(verdict.finalState, at: time, after: run.lastStep)
    run.invariants.removeAll { $0.end <= time + Self.tolerance }
    for invariant in run.invariants {
      let failing = semantics.failures(
        of: invariant.condition, in: verdict.finalState, binding: invariant.binding)
      if !failing.isEmpty {
        verdict.faults.append(
          fault(.condition(valued(failing, in: verdict.finalState)), invariant.step, run.plan))
        return false
      }
    }
    return true
  }

  /// The start of a durative step; its end and what must hold meanwhile are noted.
  private func begin(
    _ number: Int, _ run: inout ScheduleRun, _ verdict: inout PlanVerdict
  ) -> Event? {
    let step = run.plan.steps[number]
    guard case .durative(let id, let arguments) = step.act else { return nil }
    guard areWellTyped(number, run.plan) else {
      verdict.faults.append(fault(.arguments, number, run.plan))
      return nil
    }
    let action = semantics.domain[id]
    guard let duration = duration(step, action, arguments, number, run.plan, &verdict) else {
      return nil
    }
    if action.effects.contains(where: { $0.time == .overall }) {
      verdict.faults.append(fault(.unsupported("continuous change"), number, run.plan))
      return nil
    }
    func conditions(_ time: TimeSpecifier) -> [Formula] {
      action.conditions.filter { $0.time == time }.map(\.condition)
    }
    func effects(_ time: TimeSpecifier) -> [Effect] {
      action.effects.filter { $0.time == time }.map(\.effect)
    }
    let end = step.start + duration
    run.waiting.append(
      Event(
        time: end, step: number, conditions: conditions(.end), effects: effects(.end),
        binding: arguments, duration: duration))
    run.invariants += conditions(.overall).map {
      Invariant(
        step: number, start: step.start, end: end, condition: $0, binding: arguments,
        duration: duration)
    }
    return Event(
      time: step.start, step: number, conditions: conditions(.start), effects: effects(.start),
      binding: arguments, duration: duration)
  }

  /// How long a step takes, as far as its action allows it; nil, and a fault, when it does not.
  private func duration(
    _ step: WrittenStep, _ action: DurativeAction, _ arguments: [ObjectID], _ number: Int,
    _ plan: WrittenPlan, _ verdict: inout PlanVerdict
  ) -> Double? {
    var duration = step.duration
    for bound in action.durations {
      let value = semantics.value(of: bound.value, in: verdict.finalState, binding: arguments)
      if duration == nil, bound.comparator == .equal { duration = value }
      guard let value, let duration else {
        verdict.faults.append(fault(.duration(bound.comparator, value), number, plan))
        return nil
      }
      let isNear = abs(duration - value) <= Self.durationTolerance
      guard isNear || bound.comparator.holds(duration, value) else {
        verdict.faults.append(fault(.duration(bound.comparator, value), number, plan))
        return nil
      }
    }
    return duration ?? 0
  }

  private func areWellTyped(_ number: Int, _ plan: WrittenPlan) -> Bool {
    switch plan.steps[number].act {
    case .instantaneous(let step): return semantics.isWellTyped(step)
    case .durative(let id, let arguments):
      let parameters = semantics.domain[id].parameters
      return parameters.count == arguments.count
        && zip(parameters, arguments).allSatisfy {
          semantics.objects.object($1, isOneOf: $0.types, in: semantics.domain.types)
        }
    }
  }

  // MARK: Interference

  private func areApart(
    _ events: [Event], _ state: State, _ plan: WrittenPlan, _ verdict: inout PlanVerdict
  ) -> Bool {
    guard events.count > 1 else { return true }
    let footprints = events.map {
      footprint($0.conditions, $0.effects, $0.binding, $0.duration, in: state)
    }
    for first in events.indices {
      for second in events.indices.dropFirst(first + 1)
      where footprints[first].interferes(with: footprints[second]) {
        guard let one = events[first].step, let other = events[second].step else { continue }
        verdict.faults.append(fault(.interference(with: one), other, plan))
        return false
      }
    }
    return true
  }

  // MARK: Messages

  private func fault(_ kind: PlanFault.Kind, _ number: Int?, _ plan: WrittenPlan) -> PlanFault {
    PlanFault(kind: kind, step: number, stepText: number.map { text(of: plan.steps[$0].act) })
  }

  private func text(of act: WrittenStep.Act) -> String {
    switch act {
    case .instantaneous(let step):
      return PDDLPrinter.step(step, domain: semantics.domain, objects: semantics.objects)
    case .durative(let id, let arguments):
      let names = arguments.map { semantics.objects.name(of: $0) }
      return "(" + ([semantics.domain[id].name] + names).joined(separator: " ") + ")"
    }
  }
}
