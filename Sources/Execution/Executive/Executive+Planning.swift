import PDDL
import Robots

extension Executive {
  /// Makes a plan for what is left of a task, from how things are now.
  ///
  /// What a robot is doing for the task goes on if the new plan begins with it; else it is cut short
  /// if its skill may be, and planned on from its assumed effects if not.
  mutating func plan(_ index: Int, robots: [ObjectID]) {
    let task = agenda.tasks[index]
    let budget = max(task.effort, setting.slice)
    var foresight = Foresight(
      belief: belief, time: now, terms: task.terms, constraints: constraints(on: task.terms),
      robots: robots, kept: task.kept, budget: budget, isPreview: false)
    foresight.isCancelled = isCancelled
    foresight.deferred = task.deferred
    let own = running.values.filter { $0.task == task.id && !$0.isCancelled }
      .sorted { $0.command.id < $1.command.id }
    var going: [RunningCommand] = []
    for command in own where !setting.skill(of: command.step.action).interruptible {
      foresight.include(command.step, for: aim(of: command, in: task))
      going.append(command)
    }
    let fixed = foresight.drafts.count
    // An action that is being done is not to be done again.
    let rest = going.reduce(task.rest) { $0.afterPerforming($1.step) }
    let stop = foresight.run(rest)
    let plan = foresight.finishedPlan()
    if isCancelled() {
      needsThought = true
      return
    }

    if stop == .limit && plan.steps.count == fixed {
      think(index, budget)
      return
    }
    if let hurdle = hurdle(in: plan, of: task) {
      overcome(index, .failing(hurdle.step, reason: hurdle.reason), member: hurdle.member)
      return
    }
    if let stop, plan.steps.count == fixed || task.startedAt == nil {
      switch stop {
      case .horizon, .waiting, .limit: break
      case .impossible(let what):
        overcome(index, nil, member: what.member, unreachable: what, in: foresight.belief)
        return
      case .unknown(let what, _):
        stick(index, .unknown(what))
        return
      case .unsupported(let what):
        stick(index, .unsupported(what))
        return
      }
    }
    guard !plan.steps.isEmpty else { return }
    adopt(plan, index, going: going, foresight: foresight)
  }

  /// The bound was reached: more is allowed the next time, up to an end.
  private mutating func think(_ index: Int, _ budget: Int) {
    guard budget < setting.effort else {
      log.add(
        .plan(PlanRecord(task: agenda.tasks[index].id, outcome: .limit)), at: now,
        causes: [Cause(agenda.tasks[index].latest)])
      stick(index, .limit)
      return
    }
    agenda.tasks[index].effort = min(setting.effort, budget * 4)
    needsThought = true
  }

  private mutating func adopt(
    _ plan: WorkPlan, _ index: Int, going: [RunningCommand], foresight: Foresight
  ) {
    let task = agenda.tasks[index]
    var status = [ActivePlan.Status](repeating: .pending, count: plan.steps.count)
    for (step, command) in going.enumerated() { status[step] = .running(command.command.id) }

    let causes = [Cause(task.latest)] + task.unrest.filter { $0 != Cause(task.latest) }
    // What the plan begins with may be under way already.
    let moving = running.values.filter {
      $0.task == task.id && !$0.isCancelled
        && setting.skill(of: $0.step.action).interruptible
    }.sorted { $0.command.id < $1.command.id }
    var cut: [CommandID] = []
    for command in moving {
      let first = plan.steps.indices.first {
        status[$0] == .pending && plan.steps[$0].robot == command.robot
      }
      if let first, !plan.order.contains(where: { $0.after == first }),
        isSame(plan.steps[first], as: command, for: task)
      {
        status[first] = .running(command.command.id)
      } else {
        cut.append(command.command.id)
      }
    }
    let old = task.plan?.plan
    let record = log.add(
      .plan(PlanRecord(task: task.id, outcome: .plan(plan))), at: now, causes: causes)
    if !cut.isEmpty {
      cutShort(causes: [Cause(record)]) { cut.contains($0.command.id) }
    }
    agenda.tasks[index].plan = ActivePlan(record: record, plan: plan, status: status, base: now)
    agenda.tasks[index].effort = 0
    agenda.tasks[index].kept = task.kept.filter(foresight.kept.contains)
    agenda.tasks[index].sacrificed += foresight.sacrificed
    // Trying the same once more is no other way of doing it, and what was just asked for is no news.
    let isNews = task.unrest.contains { $0 != Cause(task.latest) }
    if isNews, task.startedAt != nil, !isSame(plan, as: task.plan) {
      emit(
        .replanned(old: old, new: plan, because: task.broken), task.id,
        causes: [Cause(record)] + task.unrest)
    }
    agenda.tasks[index].unrest = []
    agenda.tasks[index].broken = []
    if let deadline = task.terms.deadline, now + plan.duration > deadline {
      emit(.late(now + plan.duration), task.id, causes: [Cause(record)])
    }
  }

  /// Whether a step comes to the same as what is under way: a robot that passed some places on its
  /// way is still on the same way.
  private func isSame(
    _ entry: WorkPlan.Step, as command: RunningCommand, for task: Task
  ) -> Bool {
    let step = entry.step
    guard step.action == command.step.action else { return false }
    // What it avoids may be out of date: then its way must not have become longer.
    if regionsToAvoid(by: step, for: task) != command.command.avoiding {
      let left = command.startedAt + command.duration - now
      if entry.duration > left + setting.tolerance { return false }
    }
    func additions(_ step: PlanStep) -> [Fact] {
      setting.domain[step.action].effect.addedAtoms.compactMap {
        $0.fact(step.arguments)
      }
    }
    let new = additions(step)
    return !new.isEmpty && new == additions(command.step)
  }

  /// Whether a plan is only what was left of another, and takes no longer.
  private func isSame(_ plan: WorkPlan, as old: ActivePlan?) -> Bool {
    guard let old else { return false }
    let left = old.plan.steps.indices.filter { old.status[$0] != .done }
      .map { old.plan.steps[$0] }
    return left.map(\.step) == plan.steps.map(\.step)
      && zip(left, plan.steps).allSatisfy { $1.duration <= $0.duration }
  }

  private func aim(of command: RunningCommand, in task: Task) -> WorkPlan.Aim {
    if let plan = task.plan,
      let step = plan.status.firstIndex(of: .running(command.command.id))
    {
      return plan.plan.aims[plan.plan.steps[step].goal]
    }
    return .perform(command.step)
  }

  // MARK: When there is no plan

  /// A step of a plan that has failed in the same way often enough while nothing else changed.
  private func hurdle(
    in plan: WorkPlan, of task: Task
  ) -> (step: PlanStep, reason: String, member: ObjectID?)? {
    for entry in plan.steps {
      let met = task.failures.filter { $0.step == entry.step }
      guard let last = met.last else { continue }
      let same = met.filter { $0.reason == last.reason && $0.news == belief.news }
      let isWorn = met.count >= 5 || task.failures.filter { $0.reason == last.reason }.count >= 12
      guard same.count >= 2 || same.contains(where: { !$0.isRetriable }) || isWorn else {
        continue
      }
      var member: ObjectID?
      if case .achieve(_, let about, _) = plan.aims[entry.goal] { member = about }
      return (entry.step, last.reason, member)
    }
    return nil
  }

  /// Another candidate takes the place of a chosen member that fails for good; any other member that
  /// fails is given up if there are others; else the task goes no further.
  private mutating func overcome(
    _ index: Int, _ reason: StuckReason?, member: ObjectID?,
    unreachable: Foresight.Unreachable = .init(goal: .truth), in world: Belief? = nil
  ) {
    let task = agenda.tasks[index]
    func why() -> StuckReason {
      reason
        ?? .impossible(
          explanation(
            of: unreachable, in: world ?? belief, program: task.rest, terms: task.terms))
    }
    if let member, let goal = task.rest.goal(with: member),
      let choice = goal.members.first(where: { $0.object == member })?.choice
    {
      let open = goal.alternatives.filter { other in
        !goal.members.contains { $0.object == other }
      }
      if let other = open.first {
        let because = why()
        agenda.tasks[index].rest = task.rest.replacing(member, by: other, in: goal)
        let record = log.add(
          .task(task.id, .replaced(member, by: other)), at: now,
          causes: [Cause(task.latest), choice])
        emit(
          .replacedChoice(member, by: other, because: because), task.id, causes: [Cause(record)])
        again(index, record)
        return
      }
    }
    if case .failing(let step, _) = reason, let member, !task.deferred.contains(member),
      let goal = task.rest.goal(with: member),
      goal.members.contains(where: { other in
        other.object != member && !task.deferred.contains(other.object)
          && !belief.holds(goal.formula(for: other.object))
      })
    {
      // Later it may go well: the others first.
      agenda.tasks[index].deferred.insert(member)
      agenda.tasks[index].failures.removeAll { $0.step == step && $0.isRetriable }
      again(index, task.latest)
      return
    }
    let because = why()
    if task.startedAt != nil, let member, let goal = task.rest.goal(with: member),
      goal.members.count > 1
    {
      agenda.tasks[index].rest = task.rest.replacing(member, by: nil, in: goal)
      let record = log.add(
        .task(task.id, .dropped(member)), at: now, causes: [Cause(task.latest)])
      emit(.droppedMember(member, because: because), task.id, causes: [Cause(record)])
      again(index, record)
      return
    }
    if case .impossible(let explanation) = because {
      log.add(
        .plan(PlanRecord(task: task.id, outcome: .impossible(explanation))), at: now,
        causes: [Cause(task.latest)] + task.unrest)
    }
    stick(index, because)
  }

  /// Plans once more at the next `decide`.
  private mutating func again(_ index: Int, _ record: Int) {
    agenda.tasks[index].unrest.append(Cause(record))
    agenda.tasks[index].plan = nil
    needsThought = true
  }
}
