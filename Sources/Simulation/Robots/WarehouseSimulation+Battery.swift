import PDDL
import Robots

// Batteries: what driving and time take, what charging brings, and when that is told.
extension WarehouseSimulation {
  /// Works out the charge up to now.
  mutating func settleCharge(_ index: Int) {
    let robot = robots[index]
    guard let charge = robot.charge, let object = robot.object else { return }
    let elapsed = (clock - robot.chargedUntil).milliseconds
    var change = elapsed * rate(of: robot)
    if case .driving(let drive, _, _) = robot.job?.phase {
      let offset = drive.offset(at: clock)
      let drain = truth.setup.drive(of: robot.name).drainPerMeter
      change -= (offset - robot.chargedAtOffset) * drain
      robots[index].chargedAtOffset = offset
    }
    robots[index].chargedUntil = clock
    guard change != 0 else { return }
    let settled = min(max(0, charge + change), SimulatedRobot.fullCharge)
    robots[index].charge = settled
    truth.setCharge(SimulatedRobot.percent(settled), of: object)
  }

  /// What a millisecond does to the charge, driving aside.
  private func rate(of robot: SimulatedRobot) -> Int {
    if let job = robot.job, case .working = job.phase, let rate = job.skill.rate, rate > 0 {
      return rate
    }
    return -truth.setup.drive(of: robot.name).drainPerSecond
  }

  /// An action has set the charge: that holds.
  mutating func takeOverCharge(_ index: Int) {
    guard let object = robots[index].object, let percent = truth.charge(of: object) else { return }
    let known = robots[index].charge.map(SimulatedRobot.percent)
    if percent != known { robots[index].charge = SimulatedRobot.charge(percent: percent) }
  }

  /// Tells the charge if it is another per cent than told before.
  mutating func reportCharge(_ index: Int) {
    let robot = robots[index]
    guard robot.charge != nil, robot.wholePercent != robot.reportedCharge,
      let function = truth.setup.symbols.battery
    else { return }
    robots[index].reportedCharge = robot.wholePercent
    var seen = Observation()
    seen.readings = [
      .init(function: function, arguments: [robot.name], value: Double(robot.wholePercent))
    ]
    report(seen, by: robot.name)
  }

  /// The part of a drive that the charge is enough for.
  func reach(of drive: Drive, by robot: SimulatedRobot) -> Drive {
    guard let charge = robot.charge else { return drive }
    let cost = truth.setup.drive(of: robot.name)
    func drain(to offset: Int) -> Int {
      let shorter = drive.ending(atOffset: offset)
      return shorter.length * cost.drainPerMeter
        + (shorter.end - shorter.start).milliseconds * cost.drainPerSecond
    }
    guard drain(to: drive.endOffset) > charge else { return drive }
    var low = drive.startOffset
    var high = drive.endOffset
    while low < high {
      let middle = (low + high + 1) / 2
      if drain(to: middle) <= charge { low = middle } else { high = middle - 1 }
    }
    return drive.ending(atOffset: low)
  }

  /// When the charge of a robot that does not drive will be another per cent.
  private func nextChange(of robot: SimulatedRobot) -> Instant? {
    guard let charge = robot.charge else { return nil }
    if case .driving = robot.job?.phase { return nil }
    let rate = rate(of: robot)
    let step = SimulatedRobot.fullCharge / 100
    let told = robot.reportedCharge * step
    if rate < 0, charge > 0 {
      let missing = charge - (told - step / 2 - 1)
      return robot.chargedUntil + Span(milliseconds: max(0, (missing - rate - 1) / -rate))
    }
    if rate > 0, charge < SimulatedRobot.fullCharge {
      let missing = told + step / 2 - charge
      return robot.chargedUntil + Span(milliseconds: max(0, (missing + rate - 1) / rate))
    }
    return nil
  }

  // MARK: Events

  /// When a robot's job comes to its next point.
  private func nextPoint(of robot: SimulatedRobot) -> Instant? {
    switch robot.job?.phase {
    case .driving(let drive, let next, _): min(drive.end, drive.arrival(at: next))
    case .waiting(let until, _), .working(let until): until
    case nil: nil
    }
  }

  /// Works out when something happens to a robot next. To be called whenever it does something else.
  mutating func look(ahead index: Int) {
    let point = nextPoint(of: robots[index])
    let change = nextChange(of: robots[index])
    robots[index].due = [point, change].compactMap { $0 }.min()
  }

  /// Lets happen what is due to happen to a robot now.
  mutating func proceed(_ index: Int) {
    settleCharge(index)
    guard let point = nextPoint(of: robots[index]), point <= clock else {
      return reportCharge(index)
    }
    switch robots[index].job?.phase {
    case .driving: passOrArrive(index)
    case .waiting: endWait(index)
    case .working:
      if robots[index].job?.skill.kind == .travel {
        arriveWithoutFloor(index)
      } else {
        finishWork(index)
      }
    case nil: break
    }
  }
}

extension SimulatedRobot {
  static func charge(percent: Double) -> Int {
    guard percent > 0 else { return 0 }
    return Int((min(percent, 100) * Double(fullCharge / 100)).rounded())
  }

  /// In per cent, to a thousandth.
  static func percent(_ charge: Int) -> Double { Double(charge / (fullCharge / 100_000)) / 1000 }

  /// The charge to the nearest per cent.
  var wholePercent: Int {
    let step = Self.fullCharge / 100
    return ((charge ?? 0) + step / 2) / step
  }
}
