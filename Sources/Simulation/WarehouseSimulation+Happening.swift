import PDDL
package import Robots

// What changes by itself, and who notices.
extension WarehouseSimulation {
  /// The world changes by itself, now. It is told by the sensors of the places that it is about, and
  /// by robots that stand there; belief hears of nothing else.
  package mutating func happen(_ change: Robots.WorldChange) {
    for index in robots.indices { settleCharge(index) }
    let before = robots.map { robot in robot.object.flatMap { truth.place(of: $0) } }
    let closed = truth.closedRegions
    let touched = truth.happen(change)
    for index in robots.indices {
      takeOverCharge(index)
      reportCharge(index)
      let place = robots[index].object.flatMap { truth.place(of: $0) }
      if place != before[index] { carryOff(index, to: place) }
    }
    for object in change.objects where isRobot(object.type) { addRobot(object.name) }
    if truth.closedRegions != closed {
      foundClosed.formIntersection(truth.closedRegions)
      reconsiderDrives()
    }
    for index in robots.indices { look(ahead: index) }
    for place in places(around: touched) {
      let symbols = truth.symbolsShownByBeingThere
      for robot in robots where robot.job == nil && stands(robot, at: place) {
        report(truth.sight(of: place, showing: symbols), by: robot.name)
      }
    }
    sense(around: touched)
  }

  /// Sensors tell what they see of some objects, if it is something else than before.
  mutating func sense(around objects: [ObjectID]) {
    for place in places(around: objects) {
      let symbols = truth.symbols(sensedAt: place)
      guard !symbols.isEmpty else { continue }
      let seen = truth.sight(of: place, showing: symbols)
      guard sensed[place] != seen else { continue }
      sensed[place] = seen
      report(seen, by: nil)
    }
  }

  /// Takes down what the sensors see now: that is no news.
  mutating func rememberSights() {
    guard !truth.setup.sensors.isEmpty else { return }
    for place in places(around: truth.objects.all) {
      let symbols = truth.symbols(sensedAt: place)
      if !symbols.isEmpty { sensed[place] = truth.sight(of: place, showing: symbols) }
    }
  }

  /// The places among some objects and those where the others are, in order of declaration.
  private func places(around objects: [ObjectID]) -> [ObjectID] {
    guard let location = truth.location else { return [] }
    let types = truth.domain[location].parameters[1].types
    var places: Set<ObjectID> = []
    for object in objects {
      if truth.objects.object(object, isOneOf: types, in: truth.domain.types) {
        places.insert(object)
      }
      if let place = truth.place(of: object) { places.insert(place) }
    }
    return places.sorted()
  }

  private func stands(_ robot: SimulatedRobot, at place: ObjectID) -> Bool {
    guard let object = robot.object, truth.place(of: object) == place else { return false }
    return robot.stands(at: truth.name(of: place), in: floor)
  }

  /// A robot was carried to another place: what it did is over.
  private mutating func carryOff(_ index: Int, to place: ObjectID?) {
    if robots[index].job != nil { breakOff(index) }
    let name = place.map { truth.name(of: $0) }
    robots[index].position = name.flatMap { name in
      floor.cell(of: name).map { RobotPosition(cell: $0, lastPlace: name) }
    }
    if let place, let object = robots[index].object { truth.move(object, to: place) }
  }
}
