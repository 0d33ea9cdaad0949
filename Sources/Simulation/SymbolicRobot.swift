package import PDDL
package import Robots

/// The bare robot of a domain without a floor: it does what PDDL says, one command at a time for each
/// robot, each in the seconds that the action costs, or one. Nothing fails by chance; a command whose
/// precondition does not hold when its time is over fails.
package struct SymbolicRobot: SimulatedFleet {
  private struct Work: Sendable, Hashable {
    let command: Command
    let step: PlanStep
    let end: Instant
  }

  private var truth: TrueWorld
  private var clock = Instant.zero
  /// In the order in which they were begun.
  private var works: [Work] = []
  private var outbox: [Report] = []
  /// What was said last of each command.
  private var known: [CommandID: Report.Content] = [:]

  /// A world in its first state.
  package init(
    domain: DomainModel, objects: ObjectTable, initial: State, setup: RobotSetup = RobotSetup()
  ) {
    truth = TrueWorld(
      domain: domain, objects: objects, initial: initial, setup: setup, layout: Layout())
    if !setup.hidden.isEmpty { _ = truth.happen(setup.hidden) }
  }

  /// What really holds.
  package var world: State { truth.state }
  /// The objects there really are.
  package var objects: ObjectTable { truth.objects }
  /// The reference semantics over the real world.
  package var semantics: Semantics { truth.semantics }

  /// There is no floor.
  package var layout: Layout { Layout() }

  /// When the next command ends.
  package var nextEvent: Instant? {
    outbox.isEmpty ? works.map(\.end).min() : clock
  }

  /// Begins a command, or refuses it.
  package mutating func start(_ command: Command) {
    guard known[command.id] == nil else { return }
    guard let step = truth.step(of: command) else {
      return report(.refused(reason: "unknown-command"), command)
    }
    guard !works.contains(where: { $0.command.robot == command.robot }) else {
      return report(.refused(reason: "busy"), command)
    }
    report(.accepted, command)
    let takes = truth.setup.skills[command.action]?.takes
    let end = clock + (takes ?? .seconds(truth.cost(of: step) ?? 1))
    works.append(Work(command: command, step: step, end: end))
  }

  /// Ends a command that has not come to its end; nothing of it was done.
  package mutating func cancel(_ command: CommandID) {
    guard let index = works.firstIndex(where: { $0.command.id == command }) else { return }
    let isInterruptible =
      truth.setup.skills[works[index].command.action]?.isInterruptible ?? false
    guard isInterruptible else { return }
    report(.cancelled, works.remove(at: index).command)
  }

  /// Stops robots at once; nothing of what they do is done.
  package mutating func halt(_ selection: RobotSelection) {
    func isMeant(_ robot: String?) -> Bool {
      switch selection {
      case .all: true
      case .robot(let name): robot == name
      }
    }
    let stopped = works.filter { isMeant($0.command.robot) }
    works.removeAll { isMeant($0.command.robot) }
    for work in stopped { report(.cancelled, work.command) }
  }

  /// Lets time pass.
  package mutating func advance(to time: Instant) -> [Report] {
    while let end = works.map(\.end).min(), end <= time,
      let index = works.firstIndex(where: { $0.end == end })
    {
      clock = max(clock, end)
      let work = works.remove(at: index)
      finish(work)
    }
    clock = max(clock, time)
    defer { outbox = [] }
    return outbox
  }

  private mutating func finish(_ work: Work) {
    let skill = truth.setup.skills[work.command.action] ?? SkillSetup()
    if let broken = truth.brokenCondition(of: work.step) {
      let named = skill.reasons.first { broken.isCalled($0.condition) }?.name
      look(at: work, broken)
      return report(
        .failed(reason: named ?? WarehouseSimulation.impossible, retriable: false), work.command)
    }
    guard truth.apply(work.step, conserving: false) else {
      return report(
        .failed(reason: WarehouseSimulation.impossible, retriable: false), work.command)
    }
    report(.finished, work.command)
  }

  /// Tells what is so of the step's arguments: it is in plain view.
  private mutating func look(at work: Work, _ broken: Precondition) {
    let seen = truth.sight(of: broken, for: work.step)
    guard !seen.isEmpty else { return }
    outbox.append(
      Report(time: clock, command: nil, robot: work.command.robot, content: .observed(seen)))
  }

  /// The world changes by itself, and all of it is seen: a bare world hides nothing.
  package mutating func happen(_ change: Robots.WorldChange) {
    _ = truth.happen(change)
    var seen = Observation()
    seen.objects = change.objects
    seen.holds = change.holds
    seen.holdsNot = change.holdsNot
    seen.readings = change.values
    guard !seen.isEmpty else { return }
    outbox.append(Report(time: clock, command: nil, robot: nil, content: .observed(seen)))
  }

  /// Says once more what became of a command.
  package mutating func ask(about command: CommandID) {
    outbox.append(
      Report(time: clock, command: command, robot: nil, content: known[command] ?? .cancelled))
  }

  private mutating func report(_ content: Report.Content, _ command: Command) {
    known[command.id] = content
    outbox.append(
      Report(time: clock, command: command.id, robot: command.robot, content: content))
  }
}
