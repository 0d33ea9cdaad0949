import PDDL
import Robots

// How robots get from place to place.
extension WarehouseSimulation {
  /// A drive that a command asks for.
  mutating func beginDrive(_ index: Int) {
    guard let job = robots[index].job, let place = job.place else {
      return fail(index, Self.impossible, isRetriable: false)
    }
    guard robots[index].position != nil, floor.isPlace(truth.name(of: place)) else {
      // Without a floor a drive is work that takes its time.
      return beginWork(index)
    }
    drive(index, to: place, then: .arrived)
  }

  /// Sets out to a place; what will stop the robot on the way is worked out now.
  mutating func drive(_ index: Int, to place: ObjectID, then ending: Job.Ending) {
    guard let job = robots[index].job, let position = robots[index].position else { return }
    // What was reopened since is known at once: the sign is gone.
    let closed = truth.closedRegions.filter(foundClosed.contains)
    let avoided = job.command.avoiding + closed
    guard
      let cells = floor.way(
        from: .position(position), to: truth.name(of: place), avoiding: avoided)
    else {
      return fail(index, job.skill.noWay, isRetriable: false)
    }
    var way = cells
    var offset = 0
    if let heading = position.heading {
      // The first square is the one it drives to; the one behind it comes before.
      let ahead = position.cell.neighbor(heading)
      way.insert(cells.first == ahead ? position.cell : ahead, at: 0)
      offset = cells.first == ahead ? position.offset : floor.cellSize - position.offset
    }
    let isCommanded = ending == .arrived
    setOut(index, along: way, from: offset, then: ending, meetsPeople: isCommanded)
  }

  /// Drives along squares as far as nothing stops the robot.
  private mutating func setOut(
    _ index: Int, along way: [Cell], from offset: Int, then planned: Job.Ending, meetsPeople: Bool
  ) {
    guard let job = robots[index].job else { return }
    let size = floor.cellSize
    var ending = planned
    var last = way.count - 1
    if let closing = closedSquare(on: way) {
      last = closing.index - 1
      ending = .closed(closing.region)
    } else if planned == .arrived, let failure = job.failure {
      last = random.draw(below: way.count)
      ending = .failed(failure)
    }
    if meetsPeople, let person = drawPerson(on: way, from: offset), ending == .arrived {
      last = person.square - 1
      ending = .person(stay: person.stay, rest: Array(way[last...]), givesUp: person.givesUp)
    }
    let drive = Drive(
      cells: way, startOffset: offset, cellSize: size,
      motion: floor.motion(of: robots[index].name), start: clock
    ).ending(atOffset: last * size)
    settleCharge(index)
    let reachable = reach(of: drive, by: robots[index])
    if reachable.endOffset < drive.endOffset { ending = .empty }
    robots[index].chargedAtOffset = reachable.startOffset
    let next = nextPlace(on: reachable, after: 0)
    robots[index].job?.phase = .driving(reachable, next: next, ending)
  }

  /// Somebody who stands on a square of the way, if chance has it so.
  private mutating func drawPerson(
    on way: [Cell], from offset: Int
  ) -> (square: Int, stay: Span, givesUp: Bool)? {
    guard let people = truth.setup.people, random.happens(people.chance) else { return nil }
    // Nobody stands where the robot is or where it is to stop.
    let first = offset > 0 ? 2 : 1
    guard way.count - 1 > first else { return nil }
    let square = first + random.draw(below: way.count - 1 - first)
    let range = people.longestStay.milliseconds - people.shortestStay.milliseconds
    let stay = people.shortestStay + Span(milliseconds: random.draw(below: max(0, range) + 1))
    let givesUp = stay > people.patience
    return (square, givesUp ? people.patience : stay, givesUp)
  }

  /// The first square of a way that leads from outside into a closed region. The first square of a
  /// way is behind the robot or under it.
  private func closedSquare(on way: [Cell]) -> (index: Int, region: String)? {
    let closed = truth.closedRegions.filter(floor.isRegion)
    guard !closed.isEmpty else { return nil }
    for index in way.indices.dropFirst() {
      let behind = way[index - 1]
      guard !closed.contains(where: { floor.isCell(behind, in: $0) }) else { continue }
      if let region = closed.first(where: { floor.isCell(way[index], in: $0) }) {
        return (index, region)
      }
    }
    return nil
  }

  /// The next square of a drive, after an index, on which a place lies; the last one at the latest.
  private func nextPlace(on drive: Drive, after index: Int) -> Int {
    var next = index + 1
    while next < drive.cells.count - 1, floor.places(at: drive.cells[next]).isEmpty { next += 1 }
    return next
  }

  /// A robot has reached a place on its way, or the end of its drive.
  mutating func passOrArrive(_ index: Int) {
    guard let job = robots[index].job, case .driving(let drive, let next, let ending) = job.phase
    else { return }
    settleCharge(index)
    if clock < drive.end {
      pass(index, drive.cells[next])
      let following = nextPlace(on: drive, after: next)
      robots[index].job?.phase = .driving(drive, next: following, ending)
      return
    }
    stop(index, drive)
    reportCharge(index)
    switch ending {
    case .arrived: arrive(index)
    case .work: beginWork(index)
    case .failed(let failure): fail(index, failure.reason, isRetriable: failure.isRetriable)
    case .empty: fail(index, job.skill.noPower, isRetriable: false)
    case .person(let stay, _, _):
      robots[index].job?.phase = .waiting(until: clock + stay, ending)
    case .closed(let region): meetClosed(index, region)
    }
  }

  private mutating func meetClosed(_ index: Int, _ region: String) {
    guard let job = robots[index].job else { return }
    foundClosed.insert(region)
    var seen = Observation()
    if let predicate = truth.setup.symbols.closed { seen.holds = [NamedFact(predicate, [region])] }
    report(seen, by: robots[index].name)
    fail(index, job.skill.noWay, isRetriable: false)
  }

  /// Whoever stood in the way has left, or the robot's patience is at an end.
  mutating func endWait(_ index: Int) {
    guard let job = robots[index].job,
      case .waiting(_, .person(_, let rest, let givesUp)) = job.phase
    else { return }
    settleCharge(index)
    if givesUp { return fail(index, job.skill.noWay, isRetriable: true) }
    setOut(index, along: rest, from: 0, then: .arrived, meetsPeople: false)
  }

  /// A drive that took its time where there is no floor.
  mutating func arriveWithoutFloor(_ index: Int) {
    guard let job = robots[index].job else { return }
    if let failure = job.failure {
      return fail(index, failure.reason, isRetriable: failure.isRetriable)
    }
    arrive(index)
  }

  private mutating func arrive(_ index: Int) {
    guard let job = robots[index].job, let place = job.place else { return }
    let robot = robots[index].object
    // The domain's effect begins where the domain has the robot; on the way it was elsewhere.
    if let robot, let from = truth.argument(job.skill.parameters.from, of: job.step) {
      truth.move(robot, to: from)
    }
    truth.apply(job.step, conserving: true)
    if let robot { truth.move(robot, to: place) }
    let name = truth.name(of: place)
    robots[index].position = floor.cell(of: name).map { RobotPosition(cell: $0, lastPlace: name) }
    takeOverCharge(index)
    finish(index)
  }

  /// A place is passed: for the world and for everybody the robot is there now.
  private mutating func pass(_ index: Int, _ cell: Cell) {
    guard let place = floor.places(at: cell).first, let object = truth.objects[place],
      place != robots[index].position?.lastPlace
    else { return }
    robots[index].position?.lastPlace = place
    if let robot = robots[index].object { truth.move(robot, to: object) }
    report(
      .progress(place: place), command: robots[index].job?.command.id, robot: robots[index].name)
    reportCharge(index)
  }

  /// The robot stands where its drive has brought it by now.
  mutating func stop(_ index: Int, _ drive: Drive) {
    let (square, heading, offset) = drive.position(atOffset: drive.offset(at: clock))
    let cell = drive.cells[square]
    if square > 0, heading == nil, robots[index].job?.endsAtPlace != true { pass(index, cell) }
    robots[index].position?.cell = cell
    robots[index].position?.heading = heading
    robots[index].position?.offset = offset
  }

  /// Where a robot is now.
  func position(of robot: SimulatedRobot) -> RobotPosition? {
    guard var position = robot.position else { return nil }
    if case .driving(let drive, _, _) = robot.job?.phase {
      let (square, heading, offset) = drive.position(atOffset: drive.offset(at: clock))
      position = RobotPosition(
        cell: drive.cells[square], heading: heading, offset: offset,
        lastPlace: position.lastPlace)
    }
    return position
  }

  /// A region was closed or opened: whoever drives looks at the way ahead anew.
  mutating func reconsiderDrives() {
    for index in robots.indices {
      guard let job = robots[index].job, case .driving(let drive, _, let ending) = job.phase
      else { continue }
      let square = drive.position(atOffset: drive.offset(at: clock)).index
      guard closedSquare(on: Array(drive.cells[square...])) != nil || ending.isClosed else {
        continue
      }
      settleCharge(index)
      stop(index, drive)
      guard let place = job.place else { continue }
      self.drive(index, to: place, then: job.skill.kind == .travel ? .arrived : .work)
    }
  }
}

extension Job {
  /// Whether the drive under way ends where the command is done; the end says so by itself.
  var endsAtPlace: Bool {
    if case .driving(_, _, .arrived) = phase { return true }
    return false
  }
}

extension Job.Ending {
  var isClosed: Bool {
    if case .closed = self { return true }
    return false
  }
}
