import Testing

@testable import Robots
@testable import Simulation

@Suite struct DrivingTests {
  @Test func `a drive passes places at the times counted by hand`() throws {
    var run = Protocolled(try Ring.simulation())
    #expect(
      run.run("(move r1 charger a3)") == [
        "0.0 r1 accepted", "2.0 r1 progress a1", "6.0 r1 progress a2", "10.0 r1 finished",
        "10.0 r1 observed (at c4 a3) (at r1 a3)",
      ])
    #expect(Protocolled.outcomes(run.run("(move r1 a3 a3)")) == ["10.0 r1 finished"])
    // East way, then aisle B.
    #expect(
      Protocolled.outcomes(run.run("(move r1 a3 b2)")) == [
        "20.0 r1 progress b3", "24.0 r1 finished",
      ])
    #expect(run.fleet.checkInvariants() == [])
  }

  @Test func `speeding up and corners take their time`() throws {
    var run = Protocolled(
      try Ring.simulation {
        $0.drive.motion = Motion(speed: 1000, acceleration: 500, turn: 3000)
      })
    // 10 m and a corner at 2 m, where the robot has reached full speed after 2 s and 1 m.
    let lines = Protocolled.outcomes(run.run("(move r1 charger dock-2)"))
    #expect(lines == ["3.0 r1 progress dock-1", "13.0 r1 finished"])
  }

  @Test func `a way around what is to be avoided is taken`() throws {
    var run = Protocolled(try Ring.simulation())
    let lines = run.run("(move r1 charger dock-2)", avoiding: ["west-way"])
    #expect(lines.last { $0.contains("finished") } == "32.0 r1 finished")
    run = Protocolled(try Ring.simulation())
    #expect(
      Protocolled.outcomes(run.run("(move r1 charger dock-2)", avoiding: ["west-way", "east-way"]))
        == ["0.0 r1 failed way-blocked"])
  }

  @Test func `cut short between places a robot is where it really is`() throws {
    var run = Protocolled(try Ring.simulation())
    run.start("(move r1 charger a3)")
    _ = run.wait(7.5)
    #expect(
      run.fleet.layout.robots["r1"]
        == RobotPosition(
          cell: Cell(column: 9, row: 0), heading: .east, offset: 500, lastPlace: "a2"))
    #expect(
      run.fleet.layout.travelTime(of: "r1", from: .robot("r1", at: "a2"), to: "a1")
        == .seconds(5.5))
    run.fleet.cancel(CommandID(1))
    #expect(run.wait(0) == ["7.5 r1 cancelled"])
    #expect(
      Protocolled.outcomes(run.run("(move r1 a2 a1)")) == [
        "9.0 r1 progress a2", "13.0 r1 finished",
      ])
    #expect(run.fleet.layout.robots.isEmpty)
  }

  @Test func `work at a place that was just left begins with the way back`() throws {
    var run = Protocolled(try Ring.simulation())
    _ = run.run("(move r1 charger a1)")
    run.start("(move r1 a1 a2)")
    _ = run.wait(1.5)
    run.fleet.halt(.all)
    let lines = run.run("(pick r1 c1 a1)")
    #expect(Protocolled.outcomes(lines) == ["3.5 r1 cancelled", "10.0 r1 finished"])
  }

  @Test func `only what may be cut short can be cancelled, but everything halted`() throws {
    var run = Protocolled(try Ring.simulation())
    _ = run.run("(move r1 charger a1)")
    run.start("(pick r1 c1 a1)")
    run.fleet.cancel(CommandID(2))
    #expect(run.wait(1) == ["2.0 r1 accepted"])
    run.fleet.halt(.robot("r2"))
    #expect(run.wait(1) == [])
    run.fleet.halt(.robot("r1"))
    #expect(run.wait(9) == ["4.0 r1 cancelled"])
    // Nothing was picked.
    #expect(Protocolled.outcomes(run.run("(pick r1 c1 a1)")) == ["18.0 r1 finished"])
  }

  @Test func `a closed region that nobody knew of stops the robot at its edge`() throws {
    var run = Protocolled(try Ring.simulation())
    run.fleet.happen(WorldChange(holds: [.init("closed", ["east-way"])]))
    #expect(
      run.run("(move r1 charger b3)")
        == [
          "0.0 r1 accepted", "2.0 r1 progress a1", "6.0 r1 progress a2", "10.0 r1 progress a3",
          "11.0 r1 observed (closed east-way)", "11.0 r1 observed", "11.0 r1 failed way-blocked",
        ].filter { $0 != "11.0 r1 observed" })
    // From then on it is known: the way leads around.
    let lines = Protocolled.outcomes(run.run("(move r1 a3 b3)"))
    #expect(lines.last == "42.0 r1 finished")
  }

  @Test func `a region that closes on the way is met where it begins`() throws {
    var run = Protocolled(try Ring.simulation())
    run.start("(move r1 charger b3)")
    _ = run.wait(5)
    run.fleet.happen(WorldChange(holds: [.init("closed", ["east-way"])]))
    #expect(run.wait(20).last == "11.0 r1 failed way-blocked")
    // Inside, a robot drives on and out.
    run = Protocolled(try Ring.simulation())
    run.start("(move r1 charger b3)")
    _ = run.wait(13.5)
    run.fleet.happen(WorldChange(holds: [.init("closed", ["east-way"])]))
    #expect(Protocolled.outcomes(run.wait(20)) == ["20.0 r1 finished"])
    // Halfway in, it stands and has to go back.
    run = Protocolled(try Ring.simulation())
    run.start("(move r1 charger b3)")
    _ = run.wait(11.5)
    run.fleet.happen(WorldChange(holds: [.init("closed", ["east-way"])]))
    #expect(run.wait(0).last == "11.5 r1 failed way-blocked")
    #expect(Protocolled.outcomes(run.run("(move r1 a3 a2)")).last == "17.0 r1 finished")
  }

  @Test func `a region that opens again is driven through at once`() throws {
    var run = Protocolled(try Ring.simulation())
    run.fleet.happen(WorldChange(holds: [.init("closed", ["east-way"])]))
    run.start("(move r1 charger b3)")
    _ = run.wait(8)
    run.fleet.happen(WorldChange(holdsNot: [.init("closed", ["east-way"])]))
    #expect(Protocolled.outcomes(run.wait(30)).last == "20.0 r1 finished")
  }

  @Test func `people in the way cost time or the drive`() throws {
    func people(_ stay: Double, _ patience: Double) throws -> [String] {
      var run = Protocolled(
        try Ring.simulation {
          var people = PeopleSetup()
          people.chance = 1_000_000
          people.shortestStay = .seconds(stay)
          people.longestStay = .seconds(stay)
          people.patience = .seconds(patience)
          $0.people = people
        })
      return Protocolled.outcomes(run.run("(move r1 charger a1)"))
    }
    // One square lies between: the person stands there.
    #expect(try people(4, 10) == ["6.0 r1 finished"])
    #expect(try people(40, 10) == ["10.0 r1 failed way-blocked (retriable)"])
  }
}
