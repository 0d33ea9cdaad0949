import PDDL
package import Robots

extension Executive {
  /// Takes in what the fleet says.
  package mutating func take(_ reports: [Report], at time: Instant) {
    for report in reports {
      now = max(now, report.time)
      take(report)
    }
    now = max(now, time)
    reportStop()
  }

  mutating func take(_ report: Report) {
    let command = report.command.flatMap { running[$0] }
    if let id = report.command { running[id]?.doubtedUntil = nil }
    if report.content != .silent { hear(of: report.robot, command?.robot) }
    let record = log.add(
      .report(report), at: now, causes: command.map { [Cause($0.record)] } ?? [])
    switch report.content {
    case .accepted: break
    case .progress(let place):
      guard let name = report.robot, let robot = belief.objects[name],
        let place = belief.objects[place]
      else { return }
      note(belief.passed(place, by: robot, at: now), causes: [Cause(record)])
    case .finished:
      if let command { finished(command, record) }
    case .failed(let reason, let retriable):
      if let command { failed(command, reason, retriable, record) }
    case .refused(let reason):
      if let command { failed(command, reason, true, record) }
    case .cancelled:
      if let command { ended(command, record) }
    case .silent:
      silent(command, report, record)
    case .observed(let observation):
      let change = belief.observe(observation, by: report.robot, at: now)
      note(change, causes: [Cause(record)])
    }
  }

  /// A robot that was silent is heard of again: what it was needed for goes on.
  private mutating func hear(of name: String?, _ robot: ObjectID?) {
    guard let robot = robot ?? name.flatMap({ belief.objects[$0] }) else { return }
    for index in agenda.tasks.indices
    where agenda.tasks[index].state == .blocked(.silent(robot)) {
      agenda.tasks[index].state = .running
      agenda.tasks[index].effort = 0
    }
  }

  private mutating func finished(_ command: RunningCommand, _ record: Int) {
    running[command.command.id] = nil
    if let index = agenda.index(of: command.task) {
      if let step = agenda.tasks[index].plan?.status.firstIndex(of: .running(command.command.id)) {
        agenda.tasks[index].plan?.status[step] = .done
      }
      agenda.tasks[index].rest = agenda.tasks[index].rest.afterPerforming(command.step)
    }
    note(belief.assume(command.step, at: now), causes: [Cause(record)])
  }

  private mutating func failed(
    _ command: RunningCommand, _ reason: String, _ retriable: Bool, _ record: Int
  ) {
    running[command.command.id] = nil
    emit(.stepFailed(command.step, reason: reason), command.task, causes: [Cause(record)])
    let shown = setting.shown(by: reason, of: command.step)
    let seer = command.robot.map { belief.objects.name(of: $0) }
    let change = belief.learn(
      adding: shown.added, removing: shown.removed, from: .observed(by: seer), at: now)
    note(change, causes: [Cause(record)])
    guard let index = agenda.index(of: command.task) else { return }
    agenda.tasks[index].failures.append(
      FailureMemory(
        step: command.step, reason: reason, news: belief.news, isRetriable: retriable))
    release(index, command, record)
  }

  private mutating func ended(_ command: RunningCommand, _ record: Int) {
    running[command.command.id] = nil
    guard let index = agenda.index(of: command.task) else { return }
    // Ended because a new plan wanted it so: that plan does not know the command.
    release(index, command, record)
  }

  /// The step that a command was for is open again, and the plan that had it is made anew.
  private mutating func release(_ index: Int, _ command: RunningCommand, _ record: Int) {
    guard
      let step = agenda.tasks[index].plan?.status.firstIndex(of: .running(command.command.id))
    else { return }
    agenda.tasks[index].plan?.status[step] = .pending
    agenda.tasks[index].unrest.append(Cause(record))
  }

  private mutating func silent(_ command: RunningCommand?, _ report: Report, _ record: Int) {
    let robot = command?.robot ?? report.robot.flatMap { belief.objects[$0] }
    emit(.silent(robot), command?.task, causes: [Cause(record)])
    guard let command, let index = agenda.index(of: command.task),
      !agenda.tasks[index].state.isOver
    else { return }
    // What it did is not known: the command stays open until the robot is heard of again.
    agenda.tasks[index].state = .blocked(.silent(robot))
    agenda.tasks[index].blockedAt = belief.news
    log.add(.task(command.task, .blocked(.silent(robot))), at: now, causes: [Cause(record)])
  }

  /// Once all that was halted stands still, says where.
  mutating func reportStop() {
    guard isStopping, running.isEmpty else { return }
    isStopping = false
    let halts = log.records.last { record in
      if case .command(.halt) = record.content { return true }
      return false
    }
    let stopped = belief.robots.map { robot in
      ExecutionEvent.Stopped(
        robot: robot,
        place: setting.location.flatMap {
          belief.state.facts(of: $0, matching: [robot, nil]).first?.arguments.last
        },
        facts: factsAbout(robot), step: lastStep(of: robot))
    }
    emit(.stopped(stopped), nil, causes: halts.map { [Cause($0.id)] } ?? [])
  }

  private func lastStep(of robot: ObjectID) -> PlanStep? {
    for record in log.records.reversed() {
      if case .command(.start(_, let step, _)) = record.content,
        setting.robot(of: step) == robot
      {
        return step
      }
    }
    return nil
  }

  /// What can change and holds of a robot, beside where it is: what it carries.
  private func factsAbout(_ robot: ObjectID) -> [Fact] {
    let changing = Set(setting.domain.actions.flatMap { $0.effect.addedAtoms.map(\.predicate) })
    return changing.sorted().filter { $0 != setting.location }.flatMap { predicate in
      belief.state.facts(of: predicate).filter { $0.arguments.contains(robot) }
    }
  }

  // MARK: Watching plans

  /// Tests the links of all plans that are still needed; a broken one calls for a new plan.
  mutating func testPlans(because record: Int, change: BeliefChange) {
    for index in agenda.tasks.indices {
      guard let plan = agenda.tasks[index].plan else { continue }
      let broken = brokenLinks(of: plan)
      if !broken.isEmpty {
        agenda.tasks[index].unrest.append(Cause(record))
        agenda.tasks[index].broken += broken.filter { !agenda.tasks[index].broken.contains($0) }
        if case .observed = change.source {
          emit(
            .surprise(expected: broken, found: change.added), agenda.tasks[index].id,
            causes: [Cause(record)])
        }
      } else if belief.isNews(change), isSlower(plan) || isOnItsWay(plan, through: change) {
        // Nothing is broken, but the way has become longer: another plan may be better now.
        agenda.tasks[index].unrest.append(Cause(record))
      }
    }
  }

  /// What the rest of a plan needs and does not have any more.
  private func brokenLinks(of plan: ActivePlan) -> [Formula] {
    var broken: [Formula] = []
    for link in plan.plan.links {
      if case .step(let consumer) = link.consumer, plan.status[consumer] != .pending { continue }
      if case .step(let producer) = link.producer, plan.status[producer] != .done { continue }
      if !belief.holds(link.condition) && !broken.contains(link.condition) {
        broken.append(link.condition)
      }
    }
    return broken
  }

  /// Whether something is closed or opened while a robot is on its way for a plan.
  private func isOnItsWay(_ plan: ActivePlan, through change: BeliefChange) -> Bool {
    (change.added + change.removed).contains { $0.predicate == setting.closed }
      && plan.plan.steps.indices.contains { step in
        if case .running = plan.status[step] {
          return setting.isTravel(plan.plan.steps[step].step.action)
        }
        return false
      }
  }

  private func isSlower(_ plan: ActivePlan) -> Bool {
    var trial = PlanBuilder(setting: setting, semantics: belief.semantics, state: belief.state)
    for step in plan.plan.steps.indices {
      let entry = plan.plan.steps[step]
      switch plan.status[step] {
      case .done: continue
      case .running: trial.move(to: trial.outcome(of: entry.step).after)
      case .pending:
        let (duration, after) = trial.outcome(of: entry.step)
        if duration > entry.duration { return true }
        trial.move(to: after)
      }
    }
    return false
  }
}
