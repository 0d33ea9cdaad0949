import PDDL
import Robots
import Simulation
import SourceText
import Testing

@testable import Execution

/// The same depot on the simulator, with failures drawn from a seed.
struct SimulatedDepot {
  static func cell(_ column: Int, _ row: Int) -> Cell { Cell(column: column, row: row) }

  /// What `robots.yml` would say.
  static var setup: RobotSetup {
    var setup = RobotSetup()
    setup.places = [
      PlacePattern("dock-1", at: cell(0, 0)), PlacePattern("charger", at: cell(2, 0)),
      PlacePattern("a1", at: cell(4, 0)), PlacePattern("a2", at: cell(8, 0)),
      PlacePattern("a3", at: cell(12, 0)), PlacePattern("b3", at: cell(10, 8)),
      PlacePattern("b2", at: cell(6, 8)), PlacePattern("b1", at: cell(2, 8)),
      PlacePattern("dock-2", at: cell(0, 6)),
    ]
    setup.regions = [
      RegionPattern("east-way", [CellRectangle(cell(12, 2), cell(12, 8))]),
      RegionPattern("west-way", [CellRectangle(cell(0, 1), cell(0, 5))]),
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

  var depot: Depot
  var fleet: WarehouseSimulation

  init(seed: UInt64, also robots: [String] = [], _ change: (inout RobotSetup) -> Void = { _ in })
    throws
  {
    depot = Depot(also: robots)
    let domain = depot.executive.setting.domain
    var setup = Self.setup
    change(&setup)
    setup = setup.completed(for: domain)
    let rows =
      [String(repeating: ".", count: 13)]
      + Array(repeating: "." + String(repeating: "T", count: 11) + ".", count: 7)
      + [String(repeating: ".", count: 13)]
    let layout = setup.layout(on: try #require(FloorMap(rows: rows))).layout
    let start = depot.executive.belief
    fleet = WarehouseSimulation(
      domain: domain, objects: start.objects, initial: start.state, setup: setup, layout: layout,
      seed: seed)
    let setting = Setting(
      domain: domain, metric: start.setting.metric, robotType: domain.types["robot"],
      robots: setup)
    let travel = LayoutTravel(
      LayoutFunctions(layout, symbols: setup.symbols, domain: domain, objects: start.objects))
    depot.executive = Executive(
      belief: Belief(
        objects: start.objects, state: start.state, setting: setting, travel: travel))
  }

  mutating func run(to seconds: Double) {
    depot.executive.run(&fleet, to: Instant(milliseconds: Int(seconds * 1000)))
  }

  mutating func finish(by seconds: Double = 5_000) {
    depot.executive.run(&fleet, to: Instant(milliseconds: Int(seconds * 1000))) {
      $0.agenda.isIdle && $0.running.isEmpty
    }
  }
}

@Suite struct SimulatedDepotTests {
  @Test func aDeliveryTakesAsLongAsWasTold() throws {
    var depot = try SimulatedDepot(seed: 1)
    let program = depot.depot.goal("(at c8 dock-1)")
    let preview = depot.depot.executive.preview(program)
    #expect(preview.duration == .seconds(32))
    let task = depot.depot.executive.post(program)
    depot.finish()
    #expect(depot.depot.executive.agenda[task]?.state == .done)
    #expect(depot.depot.executive.agenda[task]?.endedAt == Instant(milliseconds: 32_000))
  }

  /// What a failure says of the world is believed: nothing is tried there again until that changes.
  @Test func aPlaceThatTurnsOutFullIsKeptInMind() throws {
    var depot = try SimulatedDepot(seed: 1)
    depot.fleet.force("destination-full", on: "drop")
    let first = depot.depot.executive.post(depot.depot.goal("(at c8 a1)"))
    depot.finish(by: 200)
    let full = depot.depot.fact("(full a1)")
    #expect(depot.depot.executive.belief.state.contains(full))
    guard case .blocked(.impossible(let why))? = depot.depot.executive.agenda[first]?.state else {
      Issue.record("\(String(describing: depot.depot.executive.agenda[first]?.state))")
      return
    }
    #expect(why.reasons == [.fact(full)])
    let other = depot.depot.executive.preview(depot.depot.goal("(at c2 a1)"))
    guard case .impossible(let explanation) = other.outcome else {
      Issue.record("\(other.outcome)")
      return
    }
    #expect(explanation.reasons == [.fact(full)])
    _ = depot.depot.executive.tell(adding: [], removing: [full], by: "operator", insisting: true)
    depot.finish(by: 400)
    #expect(depot.depot.executive.agenda[first]?.state == .done)
  }

  /// Several tasks with a fifth of all work failing: each ends done or explained, nothing is lost,
  /// and what is believed done is so.
  @Test(arguments: 1...24)
  func whateverIsDrawnTasksEndDoneOrExplained(_ seed: Int) throws {
    var depot = try SimulatedDepot(seed: UInt64(seed), also: seed % 2 == 0 ? ["r2"] : []) {
      setup in
      setup.skills["pick"]?.failures = [
        FailureSetup("slipped", chance: 150_000),
        FailureSetup("nothing-there", chance: 80_000, isRetriable: false, misplaces: "b"),
      ]
      setup.skills["drop"]?.failures = [FailureSetup("slipped", chance: 150_000)]
      setup.people = PeopleSetup()
      setup.people?.chance = 150_000
      setup.people?.patience = .seconds(5)
      setup.people?.longestStay = .seconds(20)
    }
    let programs = [
      depot.depot.bring("c1", "c4", "c5", to: "dock-1"), depot.depot.goal("(at c8 dock-2)"),
      .sequence([depot.depot.goal("(at c2 b1)"), depot.depot.perform("charge", nil, "charger")]),
    ]
    let tasks = programs.map { depot.depot.executive.post($0) }
    // A halt in the middle, and on again.
    depot.run(to: Double(seed) * 3.7)
    depot.depot.executive.halt()
    depot.run(to: Double(seed) * 3.7 + 5)
    depot.depot.executive.resume()
    depot.finish()
    #expect(depot.fleet.checkInvariants().isEmpty)
    #expect(depot.depot.executive.running.isEmpty)
    for (task, program) in zip(tasks, programs) {
      switch depot.depot.executive.agenda[task]?.state {
      case .done:
        guard case .achieve(let goal) = program else { continue }
        let dropped = depot.depot.executive.log.records(of: task).contains { record in
          if case .task(_, .dropped) = record.content { true } else { false }
        }
        #expect(dropped || depot.fleet.semantics.holds(goal.whole, in: depot.fleet.world))
      case .failed, .blocked: break
      case let state: Issue.record("\(task) \(String(describing: state))")
      }
    }
    #expect(depot.depot.executive.now < Instant(milliseconds: 5_000_000), "it comes to an end")
  }
}
