import PDDL
import Testing

@testable import Robots
@testable import Simulation

@Suite struct WorkingTests {
  @Test func `a delivery takes what its steps cost`() throws {
    var run = Protocolled(try Ring.simulation())
    var lines = run.run("(move r1 charger a3)")
    lines += run.run("(pick r1 c4 a3)")
    lines += run.run("(move r1 a3 dock-1)")
    lines += run.run("(drop r1 c4 dock-1)")
    #expect(
      lines.filter { $0.contains("finished") } == [
        "10.0 r1 finished", "15.0 r1 finished", "27.0 r1 finished", "32.0 r1 finished",
      ])
    // What the pick showed, what the robot sees, what the dock senses.
    #expect(lines.contains("15.0 r1 observed (at r1 a3) (= (weight c4) 5.0)"))
    #expect(
      lines.last == "32.0 sensor observed (at c4 dock-1) (at r1 dock-1) (contains c4 coffee) "
        + "(= (weight c4) 5.0)")
    // A sensor keeps quiet about what it told before, and about what is no affair of its own.
    run.fleet.happen(Robots.WorldChange(holds: [.init("full", ["dock-2"])]))
    #expect(run.wait(0).filter { $0.contains("sensor") } == [])
    #expect(run.fleet.checkInvariants() == [])
  }

  @Test(arguments: [
    ("(pick r1 c2 a1)", "5.0 r1 failed nothing-there"),
    ("(pick r1 c6 a1)", "5.0 r1 failed too-heavy"),
    ("(drop r1 c3 a1)", "5.0 r1 failed not-possible"),
    ("(move r1 a2 a3)", "0.0 r1 failed not-possible"),
    ("(pick r1 c9 a1)", "0.0 r1 refused unknown-command"),
    ("(fly r1 a1 a2)", "0.0 r1 refused unknown-command"),
    ("(pick r1 a1 c1)", "0.0 r1 refused unknown-command"),
    ("(pick r1 c1)", "0.0 r1 refused unknown-command"),
  ])
  func `a false precondition is a failure with a name`(command: String, outcome: String) throws {
    var fleet = try Ring.simulation()
    fleet.happen(
      Robots.WorldChange(
        holds: [.init("at", ["r1", "a1"]), .init("at", ["c6", "a1"])]))
    _ = fleet.advance(to: .zero)
    var run = Protocolled(fleet)
    #expect(Protocolled.outcomes(run.run(command)) == [outcome])
  }

  @Test func `a full destination keeps the load in hand`() throws {
    var run = Protocolled(try Ring.simulation())
    _ = run.run("(move r1 charger a1)")
    _ = run.run("(pick r1 c1 a1)")
    run.fleet.happen(Robots.WorldChange(holds: [.init("full", ["a1"])]))
    #expect(Protocolled.outcomes(run.run("(drop r1 c1 a1)")) == ["12.0 r1 failed destination-full"])
    #expect(run.fleet.snapshot.robots.first?.load == ["c1"])
    #expect(run.fleet.checkInvariants() == [])
  }

  @Test func `a thing that is not there is seen not to be there`() throws {
    var fleet = try Ring.simulation()
    fleet.happen(Robots.WorldChange(holdsNot: [.init("at", ["c1", "a1"])]))
    var run = Protocolled(fleet)
    _ = run.run("(move r1 charger a1)")
    run.start("(pick r1 c1 a1)")
    let reports = run.fleet.advance(to: .zero + .seconds(60))
    guard case .observed(let seen)? = reports.dropFirst().first?.content else {
      Issue.record("nothing seen in \(reports)")
      return
    }
    #expect(seen.complete.contains { $0.matches(NamedFact("at", ["c1", "a1"])) })
    #expect(!seen.holds.contains(NamedFact("at", ["c1", "a1"])))
    #expect(reports.last?.content == .failed(reason: "nothing-there", retriable: false))
  }

  @Test func `the same command twice is one, and a robot does one thing at a time`() throws {
    var fleet = try Ring.simulation()
    let command = Command(
      id: CommandID(7), robot: "r1", action: "move", arguments: ["r1", "charger", "a1"])
    fleet.start(command)
    fleet.start(command)
    fleet.start(
      Command(id: CommandID(8), robot: "r1", action: "charge", arguments: ["r1", "charger"]))
    #expect(
      fleet.advance(to: .zero).map(\.content) == [.accepted, .refused(reason: "busy")])
    let contents = fleet.advance(to: .zero + .seconds(10)).map(\.content)
    #expect(contents.filter { $0 == .finished }.count == 1)
  }

  @Test func `two robots work side by side`() throws {
    var run = Protocolled(try Ring.simulation())
    run.start("(move r1 charger a2)")
    run.start("(move r2 dock-2 b1)")
    #expect(
      Protocolled.outcomes(run.wait(10)) == [
        "2.0 r1 progress a1", "4.0 r2 finished", "6.0 r1 finished",
      ])
  }

  @Test func `batteries drain, charge and run out`() throws {
    var run = Protocolled(
      try Ring.simulation {
        // 1 % a meter, 0.1 % a second; charging 2 % a second.
        $0.drive.drainPerMeter = 10_000
        $0.drive.drainPerSecond = 1_000
        var charge = SkillSetup()
        charge.rate = 20_000
        $0.skills["charge"] = charge
      })
    func percent() -> Double? { run.fleet.snapshot.robots.first?.battery }
    _ = run.run("(move r1 charger a3)")
    #expect(percent() == 69)
    _ = run.run("(move r1 a3 charger)")
    #expect(percent() == 58)
    let charging = run.run("(charge r1 charger)").filter { $0.contains("r1") }
    #expect(charging.last { $0.contains("finished") } == "41.0 r1 finished")
    // Each per cent is told, at the half before it.
    #expect(charging.dropFirst().first == "20.25 r1 observed (= (battery r1) 59.0)")
    #expect(percent() == 100)
    // At rest, a per cent takes ten seconds.
    let idle = run.wait(60).filter { $0.contains("battery r1") }
    #expect(
      idle.prefix(2) == [
        "46.001 r1 observed (= (battery r1) 99.0)", "56.001 r1 observed (= (battery r1) 98.0)",
      ])
    #expect(percent() == 94)
    // 1.1 % a meter: 20 m take 22 %.
    run.fleet.happen(
      Robots.WorldChange(values: [.init(function: "battery", arguments: ["r1"], value: 11)]))
    let lines = Protocolled.outcomes(run.run("(move r1 charger b3)"))
    #expect(lines.last == "111.0 r1 failed battery-low")
    #expect(percent() == 0)
    #expect(
      Protocolled.outcomes(run.run("(move r1 a3 a2)")) == ["111.0 r1 failed battery-low"])
  }

  @Test func `sensors tell of what comes and goes, nobody of the rest`() throws {
    var run = Protocolled(try Ring.simulation())
    run.fleet.happen(
      Robots.WorldChange(
        objects: [.init(name: "c9", type: "box")],
        holds: [.init("contains", ["c9", "tea"]), .init("at", ["c9", "dock-1"])],
        values: [.init(function: "weight", arguments: ["c9"], value: 6)]))
    #expect(
      run.wait(0) == [
        "0.0 sensor observed c9 - box (at c9 dock-1) (contains c9 tea) (= (weight c9) 6.0)"
      ])
    run.fleet.happen(Robots.WorldChange(holds: [.init("at", ["c1", "b2"])]))
    #expect(run.wait(0) == [])
    // A robot that stands there sees it.
    run.fleet.happen(Robots.WorldChange(holds: [.init("at", ["c1", "charger"])]))
    #expect(run.wait(0) == ["0.0 r1 observed (at c1 charger) (at r1 charger)"])
    #expect(run.fleet.checkInvariants() == [])
  }

  @Test func `what is hidden is so, but nobody is told`() throws {
    var run = Protocolled(
      try Ring.simulation {
        $0.hidden = Robots.WorldChange(
          holdsNot: [.init("at", ["c1", "a1"])],
          values: [.init(function: "weight", arguments: ["c2"], value: 20)])
      })
    #expect(run.wait(0) == [])
    _ = run.run("(move r1 charger a2)")
    #expect(Protocolled.outcomes(run.run("(pick r1 c2 a2)")) == ["11.0 r1 failed too-heavy"])
  }

  @Test func `an action that uses things up keeps the books right`() throws {
    var run = Protocolled(try Ring.simulation())
    run.fleet.happen(Robots.WorldChange(holds: [.init("at", ["c1", "dock-2"])]))
    #expect(run.run("(sell r2 c1 dock-2)").contains("8.0 r2 finished"))
    #expect(run.fleet.checkInvariants() == [])
  }
}
