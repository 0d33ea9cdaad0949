import PDDL
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
    // It passes A2 once more, which is no news.
    #expect(Protocolled.outcomes(run.run("(move r1 a2 a1)")) == ["13.0 r1 finished"])
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

  /// On its way from A1, reached at 0:02, to B3 by the east way.
  private func drivingEast() throws -> Protocolled {
    var run = Protocolled(try Ring.simulation())
    _ = run.run("(move r1 charger a1)")
    run.start("(move r1 a1 b3)")
    return run
  }

  private let closing = Robots.WorldChange(holds: [.init("closed", ["east-way"])])
  private let opening = Robots.WorldChange(holdsNot: [.init("closed", ["east-way"])])

  @Test func `a closed region that nobody knew of stops the robot at its edge`() throws {
    var run = Protocolled(try Ring.simulation())
    run.fleet.happen(closing)
    _ = run.run("(move r1 charger a1)")
    #expect(
      run.run("(move r1 a1 b3)") == [
        "2.0 r1 accepted", "6.0 r1 progress a2", "10.0 r1 progress a3",
        "11.0 r1 observed (closed east-way)", "11.0 r1 failed way-blocked",
      ])
    // From then on it is known: the way leads around.
    let lines = Protocolled.outcomes(run.run("(move r1 a3 b3)"))
    #expect(lines.last == "42.0 r1 finished")
  }

  @Test(arguments: [
    // On the way there: met at the edge. Inside: driven through. Halfway in: it stands there.
    (5.0, "11.0 r1 failed way-blocked"), (13.5, "20.0 r1 finished"),
    (11.5, "11.5 r1 failed way-blocked"),
  ])
  func `a region that closes on the way is met where it begins`(
    time: Double, outcome: String
  ) throws {
    var run = try drivingEast()
    _ = run.wait(time - 2)
    run.fleet.happen(closing)
    #expect(Protocolled.outcomes(run.wait(20)).last == outcome)
  }

  @Test func `half in a closed region the only way is out`() throws {
    var run = try drivingEast()
    _ = run.wait(9.5)
    run.fleet.happen(closing)
    _ = run.wait(0)
    #expect(
      run.fleet.layout.robots["r1"]
        == RobotPosition(
          cell: Cell(column: 12, row: 1), heading: .south, offset: 500, lastPlace: "a3"))
    // A3 is 1.5 m back, B3 there all the way around: 32 m on the ring from A3.
    #expect(
      Protocolled.outcomes(run.run("(move r1 a3 b3)", avoiding: ["east-way"])).last
        == "43.0 r1 finished")
  }

  @Test func `a region that opens again is driven through at once`() throws {
    var run = Protocolled(try Ring.simulation())
    run.fleet.happen(closing)
    _ = run.run("(move r1 charger a1)")
    run.start("(move r1 a1 b3)")
    _ = run.wait(6)
    run.fleet.happen(opening)
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
