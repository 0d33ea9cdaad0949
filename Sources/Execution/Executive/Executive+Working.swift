import PDDL
package import Robots

extension Executive {
  /// What is to be sent to the fleet now, each thing already in the log. To be called again after
  /// each `take`, and when `nextWake` has come.
  package mutating func decide(at time: Instant) -> [FleetOrder] {
    now = max(now, time)
    needsThought = false
    endDoubts()
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
    times += orders.compactMap { watches[$0.number]?.next }
    times += running.values.compactMap(\.doubtedUntil)
    if needsThought { times.append(now) }
    for task in agenda.open {
      switch task.state {
      case .paused, .blocked: continue
      default: break
      }
      if let notBefore = task.terms.notBefore, notBefore > now {
        times.append(notBefore)
        continue
      }
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
    if task.rest.isFrontWait && !rest.isFrontWait {
      emit(.waited, task.id, causes: [Cause(task.latest)])
    }
    agenda.tasks[index].kept += settling.reached.filter { !task.sacrificed.contains($0) }
    agenda.tasks[index].looked = settling.looked
    if case .unknown(let what, _) = settling.stuck {
      agenda.tasks[index].rest = rest
      stick(index, .unknown(what))
      return false
    }
    let isWorking = running.values.contains { $0.task == task.id }
    if rest == .nothing && isWorking {
      agenda.tasks[index].rest = rest
      return false
    }
    // A goal reached before was undone from outside: it is made so again, before anything else that
    // is not under way yet.
    let lost = agenda.tasks[index].kept.filter { !belief.holds($0.whole) }
    if !lost.isEmpty && (rest == .nothing || task.plan?.isUnderWay != true) {
      agenda.tasks[index].kept.removeAll { lost.contains($0) }
      rest = .sequence(lost.map { .achieve($0) } + (rest == .nothing ? [] : [rest]))
      agenda.tasks[index].plan = nil
    }
    if rest == .nothing {
      agenda.tasks[index].rest = rest
      finish(index)
      return false
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
}
