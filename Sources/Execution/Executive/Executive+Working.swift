import PDDL
package import Robots

extension Executive {
  /// What is to be sent to the fleet now, each thing already in the log. To be called again after
  /// each `take`, and when `nextWake` has come.
  package mutating func decide(at time: Instant) -> [FleetOrder] {
    now = max(now, time)
    endOrders()
    fireRules()
    // A robot belongs to the first task that wants it; nil stands for the one hand of a domain
    // without robots.
    var claimed: Set<ObjectID?> = []
    for id in agenda.open.map(\.id) { work(on: id, claimed: &claimed) }
    defer { outbox = [] }
    return outbox
  }

  /// When something is to be decided by itself; nil if only reports and words can change anything.
  package var nextWake: Instant? {
    var times: [Instant] = orders.compactMap { $0.order.expires }
    for task in agenda.open {
      switch task.state {
      case .paused, .blocked: continue
      default: break
      }
      if let notBefore = task.terms.notBefore, notBefore > now {
        times.append(notBefore)
        continue
      }
      if task.effort > 0 { times.append(now) }
      times += task.rest.frontInstants
    }
    return times.filter { $0 >= now }.min()
  }

  private mutating func work(on id: TaskID, claimed: inout Set<ObjectID?>) {
    guard let index = agenda.index(of: id) else { return }
    switch agenda.tasks[index].state {
    case .waiting, .running: break
    case .blocked: unblock(index)
    case .paused, .done, .failed, .cancelled: return
    }
    if case .blocked = agenda.tasks[index].state { return }
    if let notBefore = agenda.tasks[index].terms.notBefore, notBefore > now { return }
    // What waits for its turn is not done because it happens to be so for a moment, while a robot
    // passes by on its way.
    if agenda.tasks[index].rest.isPlannable {
      guard let gate = team(for: agenda.tasks[index], claimed: claimed) else {
        if agenda.tasks[index].plan != nil { setAside(index) }
        return
      }
      guard !gate.free.isEmpty || gate.claims == [nil] else {
        claimed.formUnion(gate.claims)
        return
      }
    }
    guard settle(index) else { return }
    let task = agenda.tasks[index]
    guard task.rest.isPlannable else {
      // It only waits: robots are free for others.
      if task.state == .waiting { agenda.tasks[index].state = .running }
      return
    }

    guard let team = team(for: task, claimed: claimed) else {
      if agenda.tasks[index].plan != nil { setAside(index) }
      return
    }
    claimed.formUnion(team.claims)
    guard !team.free.isEmpty || team.claims == [nil] else { return }
    if agenda.tasks[index].plan == nil || !agenda.tasks[index].unrest.isEmpty {
      plan(index, robots: team.free)
      guard let after = agenda.index(of: id), agenda.tasks[after].plan != nil else {
        if agenda[id]?.state.isOver == true || agenda[id].map(\.state.isStuck) == true {
          claimed.subtract(team.claims)
        }
        return
      }
    }
    guard let index = agenda.index(of: id) else { return }
    claimed.subtract(team.claims)
    claimed.formUnion(agenda.tasks[index].plan?.openRobots ?? [])
    startSteps(index)
  }

  /// The robots that a task may have: those it claims, and those of them that are free now.
  private func team(
    for task: Task, claimed: Set<ObjectID?>
  ) -> (claims: Set<ObjectID?>, free: [ObjectID])? {
    let robots = belief.robots
    guard !robots.isEmpty else {
      let isBusy = running.values.contains { $0.task != task.id }
      return claimed.contains(nil) || isBusy ? nil : ([nil], [])
    }
    let wanted = task.terms.robot.map { [$0] } ?? robots
    let open = wanted.filter { !claimed.contains($0) }
    guard !open.isEmpty else { return nil }
    let others = running.values.filter { $0.task != task.id }.map(\.robot)
    // A plan that is under way keeps its robots and leaves the others alone.
    if let plan = task.plan, task.unrest.isEmpty, !plan.isDone {
      let used = plan.openRobots
      guard used.isSubset(of: open.map { $0 }) else { return nil }
      return (used, open.filter { used.contains($0) })
    }
    return (Set(open.map { $0 }), open.filter { !others.contains($0) })
  }

  /// A more urgent task took the robots: this one goes on later, from how things are then.
  private mutating func setAside(_ index: Int) {
    let task = agenda.tasks[index]
    agenda.tasks[index].plan = nil
    agenda.tasks[index].state = .waiting
    log.add(.task(task.id, .setAside), at: now, causes: [Cause(task.latest)])
  }

  // MARK: The front of the program

  /// Takes off the program what is so; false if the task is over or stuck.
  private mutating func settle(_ index: Int) -> Bool {
    let task = agenda.tasks[index]
    var settling = Settling(belief: belief, time: now, looked: task.looked)
    var rest = settling.settle(task.rest)
    for change in settling.changes {
      log.add(.task(task.id, change), at: now, causes: [Cause(task.record)])
    }
    agenda.tasks[index].kept += settling.reached
    agenda.tasks[index].looked = settling.looked
    if case .unknown(let what, _) = settling.stuck {
      agenda.tasks[index].rest = rest
      stick(index, .unknown(what))
      return false
    }
    if rest == .nothing {
      agenda.tasks[index].rest = rest
      if !running.values.contains(where: { $0.task == task.id }) { finish(index) }
      return false
    }
    // A goal reached before was undone from outside: it is made so again first.
    let lost = agenda.tasks[index].kept.filter { goal in
      !belief.holds(goal.whole)
    }
    if !lost.isEmpty && task.plan?.isUnderWay != true {
      agenda.tasks[index].kept.removeAll { lost.contains($0) }
      rest = .sequence(lost.map { .achieve($0) } + [rest])
      agenda.tasks[index].plan = nil
    }
    if rest != task.rest && !settling.reached.isEmpty, let plan = task.plan {
      // Something came true by itself: steps that only served it are not needed any more.
      let isNeedless = plan.plan.steps.indices.contains { step in
        guard plan.status[step] != .done,
          case .achieve(let formula, _, _) = plan.plan.aims[plan.plan.steps[step].goal]
        else { return false }
        return settling.reached.contains {
          $0.whole.conjuncts.contains(formula) || $0.whole == formula
        }
      }
      if isNeedless { agenda.tasks[index].unrest.append(Cause(task.latest)) }
    }
    if agenda.tasks[index].plan?.isDone == true { agenda.tasks[index].plan = nil }
    agenda.tasks[index].rest = rest
    return true
  }

  /// A task that began, or that a rule made, is tried again when there is news.
  private mutating func unblock(_ index: Int) {
    let task = agenda.tasks[index]
    // A robot that is silent must be heard first.
    if case .blocked(.silent) = task.state { return }
    guard task.startedAt != nil || task.order != nil, task.blockedAt != belief.news else { return }
    agenda.tasks[index].state = .waiting
    agenda.tasks[index].plan = nil
    agenda.tasks[index].effort = 0
  }

  // MARK: Ends

  private mutating func finish(_ index: Int) {
    let task = agenda.tasks[index]
    agenda.tasks[index].state = .done
    agenda.tasks[index].endedAt = now
    agenda.tasks[index].plan = nil
    let last = log.records.last { record in
      if case .belief = record.content { return true }
      return false
    }
    let causes = [Cause(task.record)] + (last.map { [Cause($0.id)] } ?? [])
    log.add(.task(task.id, .done), at: now, causes: causes)
    if task.startedAt == nil && !task.program.isWaiting {
      emit(.alreadySo, task.id, causes: causes)
    } else {
      let changes = changes(by: task.id)
      emit(.finished(added: changes.added, removed: changes.removed), task.id, causes: causes)
    }
  }

  /// A task does not go on: it is blocked if it has not begun or may go on later, else given up.
  mutating func stick(_ index: Int, _ reason: StuckReason) {
    let task = agenda.tasks[index]
    agenda.tasks[index].plan = nil
    agenda.tasks[index].unrest = []
    agenda.tasks[index].effort = 0
    agenda.tasks[index].blockedAt = belief.news
    if task.startedAt == nil || reason.mayPass {
      agenda.tasks[index].state = .blocked(reason)
      log.add(.task(task.id, .blocked(reason)), at: now, causes: [Cause(task.latest)])
      emit(.blocked(reason), task.id, causes: [Cause(task.latest)])
    } else {
      agenda.tasks[index].state = .failed(reason)
      agenda.tasks[index].endedAt = now
      log.add(.task(task.id, .failed(reason)), at: now, causes: [Cause(task.latest)])
      emit(.failed(reason), task.id, causes: [Cause(task.latest)])
    }
  }

  mutating func emit(_ kind: ExecutionEvent.Kind, _ task: TaskID?, causes: [Cause]) {
    events.append(ExecutionEvent(time: now, task: task, kind: kind, causes: causes))
  }

  // MARK: Sending

  private mutating func startSteps(_ index: Int) {
    let task = agenda.tasks[index]
    guard var plan = task.plan else { return }
    var busy = Set(running.values.map(\.robot))
    for step in plan.plan.steps.indices where plan.status[step] == .pending {
      let entry = plan.plan.steps[step]
      guard !busy.contains(entry.robot),
        plan.plan.order.allSatisfy({ $0.after != step || plan.status[$0.before] == .done })
      else { continue }
      guard belief.semantics.applicable(entry.step, in: belief.state) else {
        // Something was overlooked: better a new plan than a command that cannot go well.
        agenda.tasks[index].unrest.append(Cause(plan.record, .step(step)))
        agenda.tasks[index].effort = max(1, agenda.tasks[index].effort)
        break
      }
      let command = send(entry, step: step, of: plan, for: task)
      plan.status[step] = .running(command)
      busy.insert(entry.robot)
    }
    agenda.tasks[index].plan = plan
    if agenda.tasks[index].startedAt == nil && plan.isUnderWay {
      agenda.tasks[index].startedAt = now
      agenda.tasks[index].state = .running
      emit(.started(plan.plan.duration), task.id, causes: [Cause(task.record), Cause(plan.record)])
    }
  }

  private mutating func send(
    _ entry: WorkPlan.Step, step: Int, of plan: ActivePlan, for task: Task
  ) -> CommandID {
    let id = CommandID(nextCommand)
    nextCommand += 1
    let names = entry.step.arguments.map { belief.objects.name(of: $0) }
    let command = Command(
      id: id, robot: entry.robot.map { belief.objects.name(of: $0) },
      action: setting.domain[entry.step.action].name, arguments: names,
      avoiding: regionsToAvoid(by: entry.step, for: task))
    // It is in the log before it is sent: after a crash a robot can be asked about it.
    let record = log.add(
      .command(.start(command, entry.step, task.id)), at: now,
      causes: [Cause(plan.record, .step(step))])
    running[id] = RunningCommand(
      command: command, step: entry.step, robot: entry.robot, task: task.id, record: record,
      startedAt: now, duration: entry.duration)
    outbox.append(.start(command))
    return id
  }

  private func regionsToAvoid(by step: PlanStep, for task: Task) -> [String] {
    guard setting.isTravel(step.action) else { return [] }
    var regions = (constraints.map(\.constraint) + task.terms.constraints).flatMap(\.avoiding)
    if let closed = setting.closed {
      regions += belief.state.facts(of: closed).compactMap(\.arguments.first)
    }
    return Set(regions).sorted().map { belief.objects.name(of: $0) }
  }
}

extension ActivePlan {
  /// The robots of steps that are not done; nil for steps without one.
  var openRobots: Set<ObjectID?> {
    Set(plan.steps.indices.filter { status[$0] != .done }.map { plan.steps[$0].robot })
  }

  /// Whether every step is done.
  var isDone: Bool { status.allSatisfy { $0 == .done } }

  /// Whether a step of it was begun and it is not over.
  var isUnderWay: Bool { status.contains { $0 != .pending } }
}

extension StuckReason {
  /// Whether it is only something believed of the world that stands in the way, which may pass.
  var mayPass: Bool {
    guard case .impossible(let explanation) = self, !explanation.reasons.isEmpty else {
      return false
    }
    return explanation.reasons.allSatisfy { if case .fact = $0 { true } else { false } }
  }
}

extension TaskState {
  var isStuck: Bool {
    if case .blocked = self { return true }
    return false
  }
}

extension TaskProgram {
  /// Whether something at the front is to be planned for, rather than waited for.
  var isPlannable: Bool {
    switch self {
    case .achieve, .perform: true
    case .sequence(let parts): parts.first?.isPlannable ?? false
    case .together(let parts): parts.contains(where: \.isPlannable)
    case .conditional, .loop, .forEach, .times, .delta: true
    case .wait: false
    }
  }

  /// Whether there is waiting in it.
  var isWaiting: Bool {
    switch self {
    case .wait: true
    case .achieve, .perform, .delta: false
    case .sequence(let parts), .together(let parts): parts.contains(where: \.isWaiting)
    case .conditional(_, let a, let b): a.isWaiting || b.isWaiting
    case .loop, .forEach, .times: true
    }
  }

  /// The times for which its front waits.
  var frontInstants: [Instant] {
    switch self {
    case .wait(.instant(let instant)): [instant]
    case .sequence(let parts): parts.first?.frontInstants ?? []
    case .together(let parts): parts.flatMap(\.frontInstants)
    default: []
    }
  }
}

extension Setting {
  /// Whether an action moves a robot from place to place.
  func isTravel(_ action: ActionID) -> Bool {
    guard let location, let robot = skill(of: action).robot else { return false }
    let slot = domain[action].parameters[robot].slot
    return domain[action].effect.addedAtoms.contains {
      $0.predicate == location && $0.arguments.first == .variable(slot)
    }
  }
}

extension Effect {
  /// The atoms that it may make true.
  var addedAtoms: [Atom] {
    switch self {
    case .add(let atom): [atom]
    case .delete, .change: []
    case .and(let parts): parts.flatMap(\.addedAtoms)
    case .forall(_, let body), .when(_, let body): body.addedAtoms
    }
  }
}
