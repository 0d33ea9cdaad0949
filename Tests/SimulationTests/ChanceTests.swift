import PDDL
import Testing

@testable import Robots
@testable import Simulation

/// A setup in which everything may fail.
private func unlucky(_ setup: inout RobotSetup) {
  setup.skills["move"]?.failures = [FailureSetup("way-blocked", chance: 50_000)]
  setup.skills["pick"]?.failures = [
    FailureSetup("slipped", chance: 200_000),
    FailureSetup("nothing-there", chance: 100_000, isRetriable: false, misplaces: "b"),
  ]
  setup.skills["drop"]?.failures = [FailureSetup("destination-full", chance: 100_000)]
  setup.drive.motion = Motion(speed: 1300, acceleration: 700, turn: 900)
  setup.drive.drainPerMeter = 1_000
  setup.drive.drainPerSecond = 100
  var people = PeopleSetup()
  people.chance = 200_000
  people.patience = .seconds(8)
  setup.people = people
}

@Suite struct ChanceTests {
  /// Random commands, sensible and not, with halts and closures between.
  private func wander(seed: UInt64, steps: Int) throws -> (lines: [String], run: Protocolled) {
    var run = Protocolled(try Ring.simulation(seed: seed, unlucky))
    var dice = RandomSource(seed: seed &+ 99)
    let places = ["dock-1", "dock-2", "charger", "a1", "a2", "a3", "b1", "b2", "b3"]
    let boxes = ["c1", "c2", "c3", "c4", "c5", "c6"]
    func any(_ all: [String]) -> String { all[dice.draw(below: all.count)] }
    func place(of robot: String) -> String {
      let object = run.fleet.objects[robot]
      return object.flatMap { run.fleet.truth.place(of: $0) }.map { run.fleet.objects.name(of: $0) }
        ?? "a1"
    }
    var lines: [String] = []
    for _ in 0..<steps {
      let robot = any(["r1", "r2"])
      let here = dice.draw(below: 10) == 0 ? any(places) : place(of: robot)
      switch dice.draw(below: 12) {
      case 0..<5: run.start("(move \(robot) \(here) \(any(places)))")
      case 5..<7:
        let there = run.fleet.objects[here].map { run.fleet.truth.things(at: $0) } ?? []
        let found = there.map { run.fleet.objects.name(of: $0) }.filter { $0.hasPrefix("c") }
        run.start("(pick \(robot) \(found.first ?? any(boxes)) \(here))")
      case 7..<10:
        let load = run.fleet.objects[robot].map { run.fleet.truth.load(of: $0) } ?? []
        let held = load.first.map { run.fleet.objects.name(of: $0) } ?? any(boxes)
        run.start("(drop \(robot) \(held) \(here))")
      case 10: run.fleet.halt(dice.draw(below: 2) == 0 ? .all : .robot(robot))
      default:
        let fact = NamedFact("closed", [any(["east-way", "west-way", "aisle-b"])])
        run.fleet.happen(
          dice.draw(below: 2) == 0
            ? Robots.WorldChange(holds: [fact]) : Robots.WorldChange(holdsNot: [fact]))
      }
      lines += run.wait(Double(dice.draw(below: 12)))
    }
    return (lines, run)
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `nothing is lost or doubled, whatever goes wrong`(seed: UInt64) throws {
    let (lines, run) = try wander(seed: seed, steps: 400)
    #expect(run.fleet.checkInvariants() == [])
    #expect(lines.contains { $0.contains("finished") })
    // Each box is at one place or in one hand.
    let world = run.fleet.world
    for box in ["c1", "c2", "c3", "c4", "c5", "c6"] {
      let spots = world.facts.filter {
        $0.arguments.map(run.fleet.objects.name(of:)).contains(box)
          && [run.fleet.truth.location, run.fleet.truth.holding].contains($0.predicate)
      }
      #expect(spots.count == 1, "\(box)")
    }
    // Each command that was accepted has one end at most, and only the last of a robot may be open.
    let accepted = lines.filter { $0.hasSuffix("accepted") }.count
    let ended = lines.filter { line in
      ["finished", "failed", "cancelled"].contains { line.contains($0) }
    }.count
    #expect(accepted - ended >= 0 && accepted - ended <= 2)
  }

  @Test func `the same seed gives the same reports, another one others`() throws {
    let first = try wander(seed: 5, steps: 200).lines
    #expect(try wander(seed: 5, steps: 200).lines == first)
    #expect(try wander(seed: 6, steps: 200).lines != first)
  }

  @Test func `a copy is another world`() throws {
    var run = Protocolled(try Ring.simulation(unlucky))
    run.start("(move r1 charger a3)")
    var copy = run
    let ahead = copy.wait(60)
    #expect(run.fleet.now == .zero)
    #expect(run.wait(60) == ahead)
  }

  @Test func `failures come about as often as declared`() throws {
    var failed: [String: Int] = [:]
    for seed in 0..<400 as Range<UInt64> {
      var fleet = try Ring.simulation(seed: seed) {
        $0.skills["pick"]?.failures = [
          FailureSetup("slipped", chance: 200_000),
          FailureSetup("nothing-there", chance: 100_000, misplaces: "b"),
        ]
      }
      fleet.happen(Robots.WorldChange(holds: [.init("at", ["c1", "charger"])]))
      var run = Protocolled(fleet)
      let outcome = Protocolled.outcomes(run.run("(pick r1 c1 charger)")).last ?? ""
      failed[outcome, default: 0] += 1
    }
    #expect((60...100).contains(failed["5.0 r1 failed slipped (retriable)"] ?? 0), "\(failed)")
    #expect((16...50).contains(failed["5.0 r1 failed nothing-there (retriable)"] ?? 0), "\(failed)")
  }

  @Test func `a misplaced thing is really elsewhere`() throws {
    var fleet = try Ring.simulation {
      $0.skills["pick"]?.failures = [
        FailureSetup("nothing-there", chance: 0, isRetriable: false, misplaces: "b")
      ]
    }
    fleet.force("nothing-there", on: "pick")
    var run = Protocolled(fleet)
    _ = run.run("(move r1 charger a1)")
    let lines = run.run("(pick r1 c1 a1)")
    #expect(
      lines.suffix(2) == [
        "7.0 r1 observed (at r1 a1) (= (weight c1) 6.0)", "7.0 r1 failed nothing-there",
      ])
    let place = run.fleet.objects["c1"].flatMap { run.fleet.truth.place(of: $0) }
    let name = place.map { run.fleet.objects.name(of: $0) } ?? ""
    // In the same aisle, on another shelf.
    #expect(["a2", "a3"].contains(name))
    #expect(run.fleet.checkInvariants() == [])
  }

  @Test(arguments: ["move", "pick", "drop", "charge", "sell"])
  func `any action can be made to fail by name`(action: String) throws {
    var fleet = try Ring.simulation()
    fleet.happen(
      Robots.WorldChange(
        holds: [
          .init("at", ["c1", "dock-2"]), .init("holding", ["r1", "c2"]),
          .init("at", ["r2", "charger"]),
        ]))
    fleet.force("gremlins", on: action)
    let commands = [
      "move": "(move r1 charger a1)", "pick": "(pick r2 c1 charger)",
      "drop": "(drop r1 c2 charger)", "charge": "(charge r1 charger)",
      "sell": "(sell r2 c1 dock-2)",
    ]
    var run = Protocolled(fleet)
    let before = run.fleet.world.facts.filter { $0.predicate == run.fleet.truth.holding }
    let lines = run.run(commands[action] ?? "")
    #expect(lines.last?.contains("failed gremlins") == true, "\(lines)")
    #expect(run.fleet.world.facts.filter { $0.predicate == run.fleet.truth.holding } == before)
    #expect(run.fleet.checkInvariants() == [])
  }
}
