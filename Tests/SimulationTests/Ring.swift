import PDDL
import SourceText
import Testing

@testable import Robots
@testable import Simulation

/// A small depot on a ring lane of 40 m around a block, one meter a square: every time can be
/// checked by hand.
///
///     dock-1 0 · charger 2 · a1 4 · a2 8 · a3 12 (the corner) · east way · b3 22 · b2 26 · b1 30 ·
///     dock-2 34 · west way
enum Ring {
  static let domainText = """
    (define (domain depot)
      (:requirements :typing :fluents :action-costs :negative-preconditions)
      (:types place movable sku aisle - object shelf dock charger - place box robot - movable)
      (:predicates (at ?m - movable ?p - place) (holding ?r - robot ?b - box) (free ?r - robot)
        (contains ?b - box ?s - sku) (closed ?a - aisle) (full ?p - place) (sold ?b - box)
        (in ?p - place ?a - aisle))
      (:functions (total-cost) (travel-time ?r - robot ?from ?to - place) (weight ?b - box)
        (distance ?a ?b - object) (max-load ?r - robot) (battery ?r - robot))
      (:action move :parameters (?r - robot ?from ?to - place)
        :precondition (at ?r ?from)
        :effect (and (at ?r ?to) (not (at ?r ?from))
          (increase (total-cost) (travel-time ?r ?from ?to))))
      (:action pick :parameters (?r - robot ?b - box ?p - place)
        :precondition (and (at ?r ?p) (at ?b ?p) (free ?r) (<= (weight ?b) (max-load ?r)))
        :effect (and (holding ?r ?b) (not (at ?b ?p)) (not (free ?r)) (increase (total-cost) 5)))
      (:action drop :parameters (?r - robot ?b - box ?p - place)
        :precondition (and (at ?r ?p) (holding ?r ?b) (not (full ?p)))
        :effect (and (at ?b ?p) (free ?r) (not (holding ?r ?b)) (increase (total-cost) 5)))
      (:action sell :parameters (?r - robot ?b - box ?d - dock)
        :precondition (and (at ?r ?d) (at ?b ?d))
        :effect (and (sold ?b) (not (at ?b ?d)) (increase (total-cost) 8)))
      (:action charge :parameters (?r - robot ?c - charger)
        :precondition (at ?r ?c)
        :effect (and (assign (battery ?r) 100) (increase (total-cost) 30))))
    """

  static let worldText = """
    (define (problem depot-world) (:domain depot)
      (:objects dock-1 dock-2 - dock charger - charger a1 a2 a3 b1 b2 b3 - shelf
        aisle-a aisle-b east-way west-way - aisle tea coffee rope - sku
        c1 c2 c3 c4 c5 c6 - box r1 r2 - robot)
      (:init (= (total-cost) 0)
        (at c1 a1) (at c2 a2) (at c3 b3) (at c4 a3) (at c5 b1) (at c6 b2)
        (contains c1 tea) (contains c2 tea) (contains c3 tea) (contains c4 coffee)
        (contains c5 coffee) (contains c6 rope)
        (= (weight c1) 6) (= (weight c2) 6) (= (weight c3) 9) (= (weight c4) 5)
        (= (weight c5) 12) (= (weight c6) 18)
        (at r1 charger) (free r1) (= (max-load r1) 15) (= (battery r1) 80)
        (at r2 dock-2) (free r2) (= (max-load r2) 15) (= (battery r2) 80))
      (:goal (and)))
    """

  static let map =
    [String(repeating: ".", count: 13)]
    + Array(repeating: "." + String(repeating: "T", count: 11) + ".", count: 7)
    + [String(repeating: ".", count: 13)]

  static let domain = PDDLReader.domain(SourceFile(name: "depot.pddl", text: domainText)).0
  static let problem = domain.flatMap {
    PDDLReader.problem(SourceFile(name: "world.pddl", text: worldText), domain: $0).0
  }

  /// What `robots.yml` would say.
  static var setup: RobotSetup {
    func at(_ column: Int, _ row: Int) -> Cell { Cell(column: column, row: row) }
    var setup = RobotSetup()
    setup.places = [
      PlacePattern("dock-1", at: at(0, 0)), PlacePattern("charger", at: at(2, 0)),
      PlacePattern("a1", at: at(4, 0)), PlacePattern("a2", at: at(8, 0)),
      PlacePattern("a3", at: at(12, 0)), PlacePattern("b3", at: at(10, 8)),
      PlacePattern("b2", at: at(6, 8)), PlacePattern("b1", at: at(2, 8)),
      PlacePattern("dock-2", at: at(0, 6)),
    ]
    setup.regions = [
      RegionPattern("aisle-a", [CellRectangle(at(1, 0), at(12, 0))]),
      RegionPattern("aisle-b", [CellRectangle(at(1, 8), at(11, 8))]),
      RegionPattern("east-way", [CellRectangle(at(12, 2), at(12, 8))]),
      RegionPattern("west-way", [CellRectangle(at(0, 1), at(0, 5))]),
    ]
    var move = SkillSetup()
    move.isInterruptible = true
    var pick = SkillSetup()
    pick.reasons = [.init("(at ?b ?p)", "nothing-there"), .init("weight", "too-heavy")]
    var drop = SkillSetup()
    drop.reasons = [.init("full", "destination-full")]
    setup.skills = ["move": move, "pick": pick, "drop": drop]
    setup.observed = ["at": .here, "weight": .action(["pick"])]
    setup.sensors = ["dock": ["at", "contains", "weight"]]
    return setup
  }

  static func simulation(
    seed: UInt64 = 1, _ change: (inout RobotSetup) -> Void = { _ in }
  ) throws -> WarehouseSimulation {
    let domain = try #require(domain)
    let problem = try #require(problem)
    var setup = setup
    change(&setup)
    setup = setup.completed(for: domain)
    let floor = try #require(FloorMap(rows: map))
    let (layout, problems) = setup.layout(on: floor)
    #expect(problems.isEmpty)
    #expect(
      setup.problems(domain: domain, objects: problem.objects, layout: layout).isEmpty)
    return WarehouseSimulation(
      domain: domain, objects: problem.objects, initial: problem.initial, setup: setup,
      layout: layout, seed: seed)
  }
}

/// Runs commands one after the other and writes down what is reported, a line each.
struct Protocolled {
  var fleet: WarehouseSimulation
  var time = Instant.zero
  private var count = 0

  init(_ fleet: WarehouseSimulation) { self.fleet = fleet }

  /// Begins a command written like a fact, such as `(move r1 charger a3)`.
  mutating func start(_ text: String, avoiding: [String] = []) {
    let words = text.split { " ()".contains($0) }.map(String.init)
    count += 1
    let robot = words.count > 1 ? words[1] : nil
    fleet.start(
      Command(
        id: CommandID(count), robot: robot, action: words.first ?? "",
        arguments: Array(words.dropFirst()), avoiding: avoiding))
  }

  /// Lets time pass.
  mutating func wait(_ seconds: Double) -> [String] {
    time = time + .seconds(seconds)
    return fleet.advance(to: time).map(line)
  }

  /// Begins a command and lets time pass until nothing happens any more.
  mutating func run(_ text: String, avoiding: [String] = []) -> [String] {
    start(text, avoiding: avoiding)
    var lines: [String] = []
    while let next = fleet.nextEvent, fleet.robots.contains(where: { $0.job != nil }) {
      time = max(time, next)
      lines += fleet.advance(to: time).map(line)
    }
    return lines + fleet.advance(to: time).map(line)
  }

  /// Only what became of commands.
  static func outcomes(_ lines: [String]) -> [String] {
    lines.filter { !$0.contains("accepted") && !$0.contains("observed") }
  }

  private func line(_ report: Report) -> String {
    let seconds = (report.time - .zero).seconds
    let what: String
    switch report.content {
    case .accepted: what = "accepted"
    case .refused(let reason): what = "refused \(reason)"
    case .progress(let place): what = "progress \(place)"
    case .finished: what = "finished"
    case .failed(let reason, let retriable):
      what = "failed \(reason)\(retriable ? " (retriable)" : "")"
    case .cancelled: what = "cancelled"
    case .silent: what = "silent"
    case .observed(let seen):
      let readings = seen.readings.map {
        "(= (\(([$0.function] + $0.arguments).joined(separator: " "))) \($0.value))"
      }
      what =
        "observed "
        + (seen.objects.map { "\($0.name) - \($0.type)" }
        + seen.holds.map(\.description) + seen.holdsNot.map { "(not \($0))" } + readings)
        .joined(separator: " ")
    }
    return "\(seconds) \(report.robot ?? "sensor") \(what)"
  }
}
