import PDDL
import Robots
import Simulation
import SourceText

/// How fast robots run and ways are found: events a second in a simulated warehouse, and travel times
/// on a floor of ten thousand places.
enum SimulationBenchmark {
  /// The results, each a name, a value and its unit.
  static func results() -> [(name: String, value: Double, unit: String)] {
    fleet() + travel()
  }

  /// Aisles between shelves, joined by a lane on either side: every second square of an aisle is a
  /// place.
  private static func floor(aisles: Int, places: Int) -> (map: FloorMap, setup: RobotSetup)? {
    let width = places * 2 + 5
    let lane = String(repeating: ".", count: width)
    let shelves = ".." + String(repeating: "T", count: width - 4) + ".."
    var rows = [lane]
    for _ in 0..<aisles { rows += [shelves, shelves, lane] }
    guard let map = FloorMap(rows: rows) else { return nil }
    var setup = RobotSetup()
    setup.places = [
      PlacePattern("dock", at: Cell(column: 0, row: 0)),
      PlacePattern(
        "shelf-{a}-{n}", at: Cell(column: 3, row: 3),
        counters: [
          .init("a", values: (1...aisles).map(String.init), columns: 0, rows: 3),
          .init("n", values: (1...places).map(String.init), columns: 2, rows: 0),
        ]),
    ]
    setup.drive.motion = Motion(speed: 1500, acceleration: 800, turn: 1500)
    setup.drive.drainPerMeter = 10
    return (map, setup)
  }

  private static let domainText = """
    (define (domain bench) (:requirements :typing :fluents :action-costs)
      (:types place movable - object box robot - movable)
      (:predicates (at ?m - movable ?p - place) (holding ?r - robot ?b - box) (free ?r - robot))
      (:functions (total-cost) (travel-time ?r - robot ?from ?to - place) (battery ?r - robot))
      (:action move :parameters (?r - robot ?from ?to - place) :precondition (at ?r ?from)
        :effect (and (at ?r ?to) (not (at ?r ?from))
          (increase (total-cost) (travel-time ?r ?from ?to))))
      (:action pick :parameters (?r - robot ?b - box ?p - place)
        :precondition (and (at ?r ?p) (at ?b ?p) (free ?r))
        :effect (and (holding ?r ?b) (not (at ?b ?p)) (not (free ?r)) (increase (total-cost) 5)))
      (:action drop :parameters (?r - robot ?b - box ?p - place)
        :precondition (and (at ?r ?p) (holding ?r ?b))
        :effect (and (at ?b ?p) (free ?r) (not (holding ?r ?b)) (increase (total-cost) 5))))
    """

  /// Ten robots carry boxes about: each picks what is where it is, and puts it down elsewhere.
  private static func fleet() -> [(name: String, value: Double, unit: String)] {
    guard let floor = floor(aisles: 20, places: 60),
      let domain = PDDLReader.domain(SourceFile(name: "bench", text: domainText)).0,
      let place = domain.types["place"], let box = domain.types["box"],
      let robotType = domain.types["robot"], let at = domain.predicate(named: "at"),
      let free = domain.predicate(named: "free"), let battery = domain.function(named: "battery"),
      let cost = domain.function(named: "total-cost")
    else { return [] }
    let setup = floor.setup.completed(for: domain)
    let layout = setup.layout(on: floor.map).layout
    let places = layout.placeNames
    var objects = ObjectTable()
    var state = State()
    for name in places { objects.add(name, types: [place]) }
    for number in 0..<1_000 {
      let object = objects.add("box-\(number)", types: [box])
      state.insert(Fact(at, [object, ObjectID(number * 7 % places.count)]))
    }
    var robots: [String] = []
    for number in 0..<10 {
      let object = objects.add("robot-\(number)", types: [robotType])
      robots.append("robot-\(number)")
      state.insert(Fact(at, [object, ObjectID(number)]))
      state.insert(Fact(free, [object]))
      state.setValue(100, of: Fluent(battery, [object]))
    }
    state.setValue(0, of: Fluent(cost, []))
    var world = WarehouseSimulation(
      domain: domain, objects: objects, initial: state, setup: setup, layout: layout, seed: 1)

    var spots = robots.indices.map { places[$0] }
    var step = [Int](repeating: 0, count: robots.count)
    var boxes = robots.indices.map { "box-\($0)" }
    var commands = 0
    var time = Instant.zero
    let start = ContinuousClock.now
    while commands < 20_000 {
      for (index, robot) in robots.enumerated() where world.isIdle(robot) {
        commands += 1
        let number = (index * 131 + step[index] * 17) % 1_000
        let next = places[(number * 7) % places.count]
        let command: (String, [String])
        switch step[index] % 4 {
        case 0:
          command = ("move", [robot, spots[index], next])
          spots[index] = next
          boxes[index] = "box-\(number)"
        case 1: command = ("pick", [robot, boxes[index], spots[index]])
        case 2:
          let to = places[(number * 11 + index) % places.count]
          command = ("move", [robot, spots[index], to])
          spots[index] = to
        default: command = ("drop", [robot, boxes[index], spots[index]])
        }
        step[index] += 1
        world.start(
          Command(id: CommandID(commands), robot: robot, action: command.0, arguments: command.1))
      }
      time = max(time, world.nextEvent ?? time)
      _ = world.advance(to: time)
    }
    let spent = ContinuousClock.now - start
    precondition(world.checkInvariants().isEmpty, "the ledger is wrong")
    let seconds = spent / .seconds(1)
    return [
      ("simulation.events", Double(world.eventCount) / seconds, "1/s"),
      ("simulation.commands", Double(commands) / seconds, "1/s"),
      ("simulation.pace", (time - .zero).seconds / seconds, "s/s"),
    ]
  }

  /// Ten thousand places: building the layout, all times between forty of them, and the nearest of
  /// all to one.
  private static func travel() -> [(name: String, value: Double, unit: String)] {
    guard let floor = floor(aisles: 100, places: 100) else { return [] }
    let clock = ContinuousClock()
    var layout = Layout()
    let building = clock.measure { layout = floor.setup.layout(on: floor.map).layout }
    let names = layout.placeNames
    let some = stride(from: 0, to: names.count, by: names.count / 40).map { names[$0] }
    var sum = 0
    let pairs = clock.measure {
      for a in some {
        for b in some { sum += layout.travelTime(from: .place(a), to: b)?.milliseconds ?? 0 }
      }
    }
    precondition(sum > 0, "no ways")
    var nearest: String?
    let ranking = clock.measure { nearest = layout.nearest(to: .place(names[5_000]), among: names) }
    precondition(nearest == names[5_000], "another place is nearer")
    let count = Double(some.count * some.count)
    return [
      ("layout.build.10000", building / .milliseconds(1), "ms"),
      ("layout.pairs.\(Int(count))", pairs / .milliseconds(1), "ms"),
      ("layout.nearest.10000", ranking / .milliseconds(1), "ms"),
    ]
  }
}
