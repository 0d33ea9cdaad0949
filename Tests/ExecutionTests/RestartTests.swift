import PDDL
import Robots
import Testing

@testable import Execution

/// The program ends at some moment, the robots do not; it is started again from what it had kept.
@Suite("Restarting on a fleet that went on")
struct RestartTests {
  /// A depot with a task, its fleet, and the executive as it was kept at each command: in the log, and
  /// not yet sent.
  private func moments() -> (depot: Depot, kept: [(executive: Executive, fleet: LaneFleet)]) {
    var depot = Depot()
    depot.executive.post(depot.bring("c1", "c8", to: "dock-1"))
    var kept: [(Executive, LaneFleet)] = []
    var time = 0
    while !(depot.executive.agenda.isIdle && depot.executive.running.isEmpty), time < 1_000 {
      kept.append((depot.executive, depot.fleet))
      time += 1
      depot.run(to: Double(time))
    }
    return (depot, kept)
  }

  /// Goes on with an executive that knows less than its fleet.
  private func goOn(_ executive: Executive, _ fleet: LaneFleet) -> (Executive, LaneFleet) {
    var executive = executive
    var fleet = fleet
    executive.askAboutOpenCommands()
    executive.run(&fleet, to: Instant(milliseconds: 5_000_000)) {
      $0.agenda.isIdle && $0.running.isEmpty
    }
    return (executive, fleet)
  }

  @Test(
    "at whatever second it ends and however long it is away, all is done once",
    arguments: [0, 3, 11, 40])
  func everySecond(away: Int) throws {
    let (depot, kept) = moments()
    #expect(kept.count > 40)
    for (second, moment) in kept.enumerated() {
      var (executive, fleet) = moment
      // What the robots say meanwhile nobody hears.
      let back = Instant(milliseconds: (second + away) * 1_000)
      _ = fleet.advance(to: back)
      executive.now = back
      (executive, fleet) = goOn(executive, fleet)
      #expect(fleet.holds(depot.fact("(at c1 dock-1)")), "after \(second) s")
      #expect(fleet.holds(depot.fact("(at c8 dock-1)")), "after \(second) s")
      #expect(fleet.commandsSentTwice.isEmpty)
      #expect(executive.agenda.open.isEmpty)
    }
  }

  @Test("a command that is in the log and never left is not taken for one that is being done")
  func neverLeft() {
    var depot = Depot()
    let task = depot.executive.post(depot.goal("(at c8 dock-1)"))
    _ = depot.executive.decide(at: .zero)
    #expect(depot.executive.running.count == 1)
    let (executive, fleet) = goOn(depot.executive, depot.fleet)
    #expect(executive.agenda[task]?.state == .done)
    #expect(fleet.holds(depot.fact("(at c8 dock-1)")))
  }

  @Test("a robot that does not answer is told as silent, and nothing is sent to it")
  func mute() {
    var depot = Depot()
    let task = depot.executive.post(depot.goal("(at c8 dock-1)"))
    depot.run(to: 3)
    var executive = depot.executive
    var fleet = LaneFleet(belief: executive.belief)
    fleet.isMute = true
    executive.askAboutOpenCommands()
    let before = executive.log.records.count
    executive.run(&fleet, to: Instant(milliseconds: 600_000))
    #expect(executive.agenda[task]?.state == .blocked(.silent(depot["r1"])))
    let sent = executive.log.records[before...].filter { record in
      if case .command(.start) = record.content { true } else { false }
    }
    #expect(sent.isEmpty)
  }
}
