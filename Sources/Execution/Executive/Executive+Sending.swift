import PDDL
import Robots

extension Executive {
  mutating func startSteps(_ index: Int) {
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
        needsThought = true
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
    var command = Command(
      id: id, robot: entry.robot.map { belief.objects.name(of: $0) },
      action: setting.domain[entry.step.action].name, arguments: names,
      avoiding: regionsToAvoid(by: entry.step, for: task))
    command.amounts = belief.amounts(in: entry.step)
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

  /// The regions that a way for a task must not touch, by name.
  func regionsToAvoid(by step: PlanStep, for task: Task) -> [String] {
    guard setting.isTravel(step.action) else { return [] }
    var regions = (constraints(on: task.terms) + task.terms.constraints).flatMap(\.avoiding)
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
