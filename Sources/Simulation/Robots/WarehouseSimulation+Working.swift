import PDDL
import Robots

// What a robot does about a command, from the beginning to the end.
extension WarehouseSimulation {
  mutating func begin(_ command: Command, _ step: PlanStep, _ skill: SkillSetup, by index: Int) {
    settleCharge(index)
    let isDrive = skill.kind == .travel
    let place = truth.argument(isDrive ? skill.parameters.to : skill.parameters.place, of: step)
    var job = Job(
      command: command, step: step, skill: skill, place: place,
      phase: .working(until: clock))
    job.failure = drawFailure(of: command.action, skill)
    robots[index].job = job
    if robots[index].charge == 0, skill.kind != .charge {
      return fail(index, skill.noPower, isRetriable: false)
    }
    if isDrive {
      // Whether a region is closed is found out on the way.
      if let broken = truth.brokenCondition(of: step, except: truth.setup.symbols.closed) {
        return fail(index, reason(of: broken, skill), isRetriable: false)
      }
      beginDrive(index)
    } else if let place, robots[index].position?.lastPlace == truth.name(of: place),
      !robots[index].stands(at: truth.name(of: place), in: floor)
    {
      // It was halted on its way off: it has to get back first.
      drive(index, to: place, then: .work)
    } else {
      beginWork(index)
    }
  }

  /// Work that takes time where the robot stands.
  mutating func beginWork(_ index: Int) {
    guard let job = robots[index].job else { return }
    let end = clock + duration(of: job, by: robots[index])
    robots[index].job?.phase = .working(until: end)
  }

  func duration(of job: Job, by robot: SimulatedRobot) -> Span {
    if let rate = job.skill.rate, rate > 0, let charge = robot.charge {
      let missing = (SimulatedRobot.fullCharge - charge) / 1000
      return Span(milliseconds: (missing * 1000 + rate - 1) / rate)
    }
    if let takes = job.skill.takes { return takes }
    return .seconds(truth.cost(of: job.step) ?? 1)
  }

  /// The end of work: done, failed by chance, or impossible as things are.
  mutating func finishWork(_ index: Int) {
    guard let job = robots[index].job else { return }
    if let failure = job.failure {
      misplace(failure, job)
      // What was misplaced is not there; the reason is what was drawn either way.
      return fail(index, failure.reason, isRetriable: failure.isRetriable)
    }
    if let broken = truth.brokenCondition(of: job.step) {
      // Where nothing has a place, what stands in the way is in plain view.
      if truth.location == nil {
        report(truth.sight(of: broken, for: job.step), by: robots[index].name)
      }
      return fail(index, reason(of: broken, job.skill), isRetriable: false)
    }
    let conserving = job.skill.kind != .other && job.skill.kind != nil
    guard truth.apply(job.step, conserving: conserving) else {
      return fail(index, Self.impossible, isRetriable: false)
    }
    takeOverCharge(index)
    finish(index)
  }

  /// The command is done: says so, then what is seen.
  mutating func finish(_ index: Int) {
    guard let job = robots[index].job else { return }
    robots[index].job = nil
    report(.finished, command: job.command.id, robot: robots[index].name)
    reportCharge(index)
    look(index, job)
    // Where a robot is, it tells itself.
    if job.skill.kind != .travel { sense(around: job.step.arguments) }
  }

  /// The command came to nothing: what is seen, then why.
  mutating func fail(_ index: Int, _ reason: String, isRetriable: Bool) {
    guard let job = robots[index].job else { return }
    robots[index].job = nil
    reportCharge(index)
    look(index, job)
    report(
      .failed(reason: reason, retriable: isRetriable), command: job.command.id,
      robot: robots[index].name)
  }

  /// Ends what a robot does, at once and where it is.
  mutating func breakOff(_ index: Int) {
    guard let job = robots[index].job else { return }
    settleCharge(index)
    if case .driving(let drive, _, _) = job.phase { stop(index, drive) }
    robots[index].job = nil
    report(.cancelled, command: job.command.id, robot: robots[index].name)
    reportCharge(index)
    look(ahead: index)
  }

  /// The reason to give where no file gives one.
  static let impossible = "not-possible"

  private func reason(of broken: Precondition, _ skill: SkillSetup) -> String {
    if let named = skill.reasons.first(where: { broken.isCalled($0.condition) }) {
      return named.name
    }
    if let battery = truth.setup.symbols.battery, broken.symbols.contains(battery) {
      return skill.noPower
    }
    return Self.impossible
  }

  // MARK: Chance

  /// The failure of a command: one that is forced, else the first that is drawn.
  private mutating func drawFailure(of action: String, _ skill: SkillSetup) -> FailureSetup? {
    // Each is drawn in any case: what one command does must not shift the luck of the next.
    let drawn = skill.failures.filter { random.happens($0.chance) }
    if let index = forced.firstIndex(where: { $0.action == action }) {
      let reason = forced.remove(at: index).reason
      return skill.failures.first { $0.reason == reason } ?? FailureSetup(reason, chance: 0)
    }
    return drawn.first
  }

  /// Makes the next command of an action fail for a reason, whatever chance says.
  package mutating func force(_ reason: String, on action: String) {
    forced.append(ForcedFailure(action: action, reason: reason))
  }

  /// Somebody has taken the thing elsewhere: to another place of the same kind, in the same region if
  /// there is one.
  private mutating func misplace(_ failure: FailureSetup, _ job: Job) {
    guard let thing = truth.argument(failure.misplaces, of: job.step),
      let place = truth.place(of: thing)
    else { return }
    let types = truth.objects.types(of: place)
    let all = truth.objects.objects(of: types, in: truth.domain.types)
      .filter { $0 != place && truth.objects.types(of: $0) == types }
    let regions = floor.regions(of: truth.name(of: place))
    let near = all.filter { !regions.isEmpty && floor.regions(of: truth.name(of: $0)) == regions }
    let choice = near.isEmpty ? all : near
    guard !choice.isEmpty else { return }
    truth.move(thing, to: choice[random.draw(below: choice.count)])
  }

  // MARK: Seeing

  /// What a robot sees where it is, after it did something.
  private mutating func look(_ index: Int, _ job: Job) {
    let robot = robots[index]
    let shown = truth.symbols(shownBy: job.command.action)
    let here = robot.object.flatMap { truth.place(of: $0) }
      .flatMap { robot.stands(at: truth.name(of: $0), in: floor) ? $0 : nil }
    var seen = Observation()
    if let here { seen = truth.sight(of: here, showing: truth.symbolsShownByBeingThere) }
    if !shown.isEmpty { seen.add(truth.sight(of: job.step, at: here, showing: shown)) }
    report(seen, by: robot.name)
  }
}

extension Observation {
  /// Adds what else was seen.
  mutating func add(_ other: Observation) {
    objects += other.objects.filter { !objects.contains($0) }
    holds += other.holds.filter { !holds.contains($0) }
    holdsNot += other.holdsNot.filter { !holdsNot.contains($0) }
    readings += other.readings.filter { !readings.contains($0) }
    complete += other.complete.filter { !complete.contains($0) }
  }
}
