package import PDDL
package import Robots

/// Robots on a floor, in a world of their own: discrete events on an integer clock, all chance from
/// one seed.
///
/// The true world is a PDDL state that is changed by the reference semantics, so that any domain with
/// a floor can run. A command's precondition is tested where it matters, in that world, when the work
/// is done; if it does not hold, the command fails and what is there is seen. Drives take the shortest
/// way around the regions that the command names and those that were found closed before; a region
/// that is closed without anybody knowing stops the robot at its edge. Two robots can pass each other
/// on one square: rights of way are not simulated.
///
/// A value: a copy is another world, in which one can look what would be.
package struct WarehouseSimulation: SimulatedFleet {
  var truth: TrueWorld
  var random: RandomSource
  /// By name, ascending.
  var robots: [SimulatedRobot] = []
  /// The time that has come.
  var clock = Instant.zero
  /// What was not told yet.
  var outbox: [Report] = []
  /// Regions that a robot has found closed.
  var foundClosed: Set<String> = []
  /// Failures to happen for certain, before any drawn one.
  var forced: [ForcedFailure] = []
  /// What the sensors of each place told last.
  var sensed: [ObjectID: Observation] = [:]
  let floor: Layout
  /// What was said last of each command, its way aside.
  private var known: [CommandID: Report.Content] = [:]
  /// How many events there were: drives, places passed, work done.
  package private(set) var eventCount = 0

  struct ForcedFailure: Sendable, Hashable {
    let action: String
    let reason: String
  }

  /// A world in its first state, with what is hidden in it.
  ///
  /// - Parameters:
  ///   - domain: what can be done.
  ///   - objects: the objects of the first state.
  ///   - initial: the first state, as everybody knows it; what the setup hides is added.
  ///   - setup: what robots can do, completed for the domain.
  ///   - layout: the floor; an empty one lets drives take as long as their action costs.
  ///   - seed: where all chance comes from.
  package init(
    domain: DomainModel, objects: ObjectTable, initial: State, setup: RobotSetup, layout: Layout,
    seed: UInt64
  ) {
    floor = layout
    random = RandomSource(seed: seed)
    truth = TrueWorld(
      domain: domain, objects: objects, initial: initial, setup: setup, layout: layout)
    for name in robotNames { addRobot(name) }
    rememberSights()
    if !setup.hidden.isEmpty { happen(setup.hidden) }
  }

  // MARK: The true world

  /// What really holds.
  package var world: State { settled.truth.state }
  /// The objects there really are.
  package var objects: ObjectTable { truth.objects }
  /// The reference semantics over the real world, with the numbers of the floor.
  package var semantics: Semantics { settled.truth.semantics }
  /// The time up to which the world has run.
  package var now: Instant { clock }

  /// Things that were at two places, or vanished, though nothing takes things away. Always empty
  /// unless an action of the domain contradicts its own kind.
  package func checkInvariants() -> [String] {
    var ledger = truth.ledger
    ledger.checkAll(in: truth.state)
    return ledger.violations.map {
      "\(truth.name(of: $0.thing)) is at \($0.found) places, not \($0.expected)"
    }
  }

  /// Whether a robot does nothing; true for one that there is not.
  package func isIdle(_ robot: String) -> Bool {
    robots.first { $0.name == robot }?.job == nil
  }

  /// The same with all batteries worked out up to now; between events they are not.
  var settled: WarehouseSimulation {
    var copy = self
    for index in robots.indices { copy.settleCharge(index) }
    return copy
  }

  // MARK: Fleet

  /// The floor with the robots where they really are.
  package var layout: Layout {
    var layout = floor
    for robot in robots {
      guard let position = position(of: robot), !isExactlyAtPlace(position) else { continue }
      layout.robots[robot.name] = position
    }
    return layout
  }

  /// When a robot passes a place, ends something, or its battery changes by one per cent.
  package var nextEvent: Instant? {
    if !outbox.isEmpty { return clock }
    return robots.compactMap(\.due).min()
  }

  /// Begins a command, or refuses it: a robot does one thing at a time.
  package mutating func start(_ command: Command) {
    guard known[command.id] == nil else { return }
    guard let step = truth.step(of: command) else {
      report(.refused(reason: "unknown-command"), command: command.id, robot: command.robot)
      return
    }
    let skill = truth.setup.skills[command.action] ?? SkillSetup()
    let object = truth.argument(skill.parameters.robot, of: step)
    let name = object.map { truth.name(of: $0) } ?? command.robot ?? ""
    if !robots.contains(where: { $0.name == name }) { addRobot(name) }
    guard let index = robots.firstIndex(where: { $0.name == name }) else { return }
    guard robots[index].job == nil else {
      report(.refused(reason: "busy"), command: command.id, robot: name)
      return
    }
    report(.accepted, command: command.id, robot: name)
    begin(command, step, skill, by: index)
    look(ahead: index)
  }

  /// Ends a command if its skill may be cut short or the robot only waits; else it goes on.
  package mutating func cancel(_ command: CommandID) {
    guard let index = robots.firstIndex(where: { $0.job?.command.id == command }),
      let job = robots[index].job
    else { return }
    if case .waiting = job.phase {
      breakOff(index)
    } else if job.skill.isInterruptible {
      breakOff(index)
    }
  }

  /// Stops robots where they are, whatever they do.
  package mutating func halt(_ selection: RobotSelection) {
    for index in robots.indices where robots[index].job != nil {
      switch selection {
      case .all: breakOff(index)
      case .robot(let name): if robots[index].name == name { breakOff(index) }
      }
    }
  }

  /// Says once more what became of a command.
  package mutating func ask(about command: CommandID) {
    report(known[command] ?? .cancelled, command: command, robot: nil)
  }

  /// Lets time pass, event by event; a time that has passed already changes nothing.
  package mutating func advance(to time: Instant) -> [Report] {
    while let (index, next) = nextRobot(before: time) {
      clock = max(clock, next)
      eventCount += 1
      proceed(index)
      look(ahead: index)
    }
    clock = max(clock, time)
    defer { outbox = [] }
    return outbox
  }

  private func nextRobot(before limit: Instant) -> (index: Int, time: Instant)? {
    var best: (index: Int, time: Instant)?
    for index in robots.indices {
      guard let time = robots[index].due, time <= limit else { continue }
      if best == nil || time < (best?.time ?? limit) { best = (index, time) }
    }
    return best
  }

  // MARK: Reports

  mutating func report(_ content: Report.Content, command: CommandID?, robot: String?) {
    if let command {
      if case .progress = content {} else { known[command] = content }
    }
    outbox.append(Report(time: clock, command: command, robot: robot, content: content))
  }

  mutating func report(_ observation: Observation, by robot: String?) {
    guard !observation.isEmpty else { return }
    report(.observed(observation), command: nil, robot: robot)
  }

  // MARK: Robots

  /// Whoever the domain's actions take for a robot, or `robots.yml` names.
  private var robotNames: [String] {
    var names = Set(truth.setup.robots.keys.filter { truth.objects[$0] != nil })
    for types in robotTypes {
      for object in truth.objects.objects(of: types, in: truth.domain.types) {
        names.insert(truth.name(of: object))
      }
    }
    return names.sorted()
  }

  /// The types of the parameters that stand for a robot; one that anything fits tells nothing.
  private var robotTypes: [[TypeID]] {
    var found: [[TypeID]] = []
    for action in truth.domain.actions {
      guard let parameter = truth.setup.skills[action.name]?.parameters.robot,
        let variable = action.parameters.first(where: { $0.name == parameter }),
        !variable.types.isEmpty, !variable.types.contains(.object),
        !found.contains(variable.types)
      else { continue }
      found.append(variable.types)
    }
    return found
  }

  mutating func addRobot(_ name: String) {
    let object = truth.objects[name]
    var robot = SimulatedRobot(name: name, object: object)
    if let object {
      if let place = truth.place(of: object).map({ truth.name(of: $0) }),
        let cell = floor.cell(of: place)
      {
        robot.position = RobotPosition(cell: cell, lastPlace: place)
      }
      if let charge = truth.charge(of: object) {
        robot.charge = SimulatedRobot.charge(percent: charge)
        robot.reportedCharge = robot.wholePercent
      }
    }
    robot.chargedUntil = clock
    let index = robots.firstIndex { $0.name > name } ?? robots.count
    robots.insert(robot, at: index)
    look(ahead: index)
  }

  /// Whether objects of a type can be robots.
  func isRobot(_ type: String) -> Bool {
    guard let type = truth.domain.types[type] else { return false }
    return robotTypes.contains { truth.domain.types.isSubtype(type, ofAny: $0) }
  }

  func isExactlyAtPlace(_ position: RobotPosition) -> Bool {
    position.heading == nil && floor.cell(of: position.lastPlace) == position.cell
  }
}
