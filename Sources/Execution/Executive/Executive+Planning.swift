import PDDL
import Robots

extension Executive {
  /// Makes a plan for what is left of a task, from how things are now.
  ///
  /// What a robot is doing for the task goes on if the new plan begins with it; else it is cut short
  /// if its skill may be, and planned on from its assumed effects if not.
  mutating func plan(_ index: Int, robots: [ObjectID]) {
    let task = agenda.tasks[index]
    let budget = task.effort > 1 ? task.effort : setting.slice
    var foresight = Foresight(
      belief: belief, time: now, terms: task.terms, constraints: constraints.map(\.constraint),
      robots: robots, kept: task.kept, budget: budget, isPreview: false)
    let own = running.values.filter { $0.task == task.id && !$0.isCancelled }
      .sorted { $0.command.id < $1.command.id }
    var going: [RunningCommand] = []
    for command in own where !setting.skill(of: command.step.action).interruptible {
      foresight.include(command.step, for: aim(of: command, in: task))
      going.append(command)
    }
    let fixed = foresight.drafts.count
    let rest = foresight.without(finishing: going, task.rest)
    let stop = foresight.run(rest)
    let plan = foresight.finishedPlan()

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
      if let first, isSame(plan.steps[first].step, as: command), isFree(first, in: plan, status) {
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
    agenda.tasks[index].kept = foresight.kept.filter { goal in
      task.kept.contains(goal)
    }
    if !task.unrest.isEmpty && task.startedAt != nil {
      let broken = task.broken
      emit(
        .replanned(old: old, new: plan, because: broken), task.id,
        causes: [Cause(record)] + task.unrest)
    }
    agenda.tasks[index].unrest = []
    agenda.tasks[index].broken = []
    if let deadline = task.terms.deadline, now + plan.duration > deadline {
      emit(.late(now + plan.duration), task.id, causes: [Cause(record)])
    }
  }

  private func isFree(_ step: Int, in plan: WorkPlan, _ status: [ActivePlan.Status]) -> Bool {
    plan.order.allSatisfy { $0.after != step }
  }

  /// Whether a step comes to the same as what is under way: a robot that passed some places on its
  /// way is still on the same way.
  private func isSame(_ step: PlanStep, as command: RunningCommand) -> Bool {
    if step == command.step { return true }
    guard step.action == command.step.action else { return false }
    func additions(_ step: PlanStep) -> [Fact] {
      setting.domain[step.action].effect.addedAtoms.compactMap {
        $0.fact(step.arguments)
      }
    }
    let new = additions(step)
    return !new.isEmpty && new == additions(command.step)
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
    agenda.tasks[index].effort = max(1, agenda.tasks[index].effort)
  }
}

extension Foresight {
  /// The rest of a program once the commands that go on are over: an action that is being done is not
  /// to be done again.
  func without(finishing commands: [RunningCommand], _ program: TaskProgram) -> TaskProgram {
    commands.reduce(program) { $0.afterPerforming($1.step) }
  }
}

extension TaskProgram {
  /// What is left after an action was done: the first wish at the front to do it is fulfilled.
  func afterPerforming(_ step: PlanStep) -> TaskProgram {
    switch self {
    case .perform(let action, let arguments):
      let fits =
        action == step.action
        && zip(arguments, step.arguments).allSatisfy { $0 == nil || $0 == .object($1) }
      return fits ? .nothing : self
    case .sequence(let parts):
      guard let first = parts.first else { return self }
      let rest = first.afterPerforming(step)
      if rest == first { return self }
      return .sequence((rest == .nothing ? [] : [rest]) + parts.dropFirst())
    case .together(let parts):
      for (index, part) in parts.enumerated() {
        let rest = part.afterPerforming(step)
        if rest == part { continue }
        var parts = parts
        parts[index] = rest
        return .together(parts)
      }
      return self
    default: return self
    }
  }

  /// The first goal that has a member.
  func goal(with member: ObjectID) -> Goal? {
    switch self {
    case .achieve(let goal): goal.members.contains { $0.object == member } ? goal : nil
    case .sequence(let parts), .together(let parts):
      parts.lazy.compactMap { $0.goal(with: member) }.first
    case .conditional, .loop, .forEach, .times, .wait, .delta, .perform: nil
    }
  }

  /// The program with a member of a goal replaced, or taken out.
  func replacing(_ member: ObjectID, by other: ObjectID?, in goal: Goal) -> TaskProgram {
    switch self {
    case .achieve(let mine):
      guard mine == goal else { return self }
      var changed = mine
      if let other {
        changed.members = mine.members.map {
          $0.object == member ? Goal.Member(other, choice: $0.choice) : $0
        }
        changed.alternatives.removeAll { $0 == other }
      } else {
        changed.members.removeAll { $0.object == member }
      }
      return .achieve(changed)
    case .sequence(let parts):
      return .sequence(parts.map { $0.replacing(member, by: other, in: goal) })
    case .together(let parts):
      return .together(parts.map { $0.replacing(member, by: other, in: goal) })
    default: return self
    }
  }
}
