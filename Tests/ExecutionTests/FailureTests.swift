import PDDL
import Robots
import Testing

@testable import Execution

/// Whatever goes wrong, a task ends done or explained, and nothing moves after that.
@Suite struct FailureTests {
  /// An action, how often it fails, whether trying again may help, and how the task ends.
  struct Case: CustomTestStringConvertible {
    let action: String
    let times: Int?
    let isRetriable: Bool
    let ends: String
    var testDescription: String { "\(action) \(times.map(String.init) ?? "always")" }
  }

  static let cases = ["move", "pick", "drop"].flatMap { action in
    [
      Case(action: action, times: 1, isRetriable: true, ends: "done"),
      Case(action: action, times: nil, isRetriable: true, ends: "failing"),
      Case(action: action, times: nil, isRetriable: false, ends: "failing"),
    ]
  }

  @Test(arguments: cases) func eachFailureOfEachActionEndsDoneOrExplained(_ example: Case) {
    var depot = Depot()
    depot.fleet.mishaps = [
      .init(
        action: example.action, countdown: example.times, reason: "slipped",
        isRetriable: example.isRetriable)
    ]
    let task = depot.executive.post(depot.goal("(at c8 dock-1)"))
    depot.finish()
    switch depot.executive.agenda[task]?.state {
    case .done: #expect(example.ends == "done")
    case .failed(.failing(let step, let reason)):
      #expect(example.ends == "failing")
      #expect(depot.words(step).hasPrefix(example.action))
      #expect(reason == "slipped")
    case let state: Issue.record("\(String(describing: state))")
    }
    #expect(depot.fleet.nextEvent == nil)
    #expect(depot.executive.running.isEmpty)
    // A way that fails further on is another way, so only the others are counted.
    if example.ends == "failing", example.action != "move" {
      let tries = depot.run.filter { $0.hasPrefix(example.action) && $0.hasSuffix("slipped") }
      #expect(tries.count == (example.isRetriable ? 2 : 1))
    }
  }

  @Test func aChosenThingThatIsGoneIsReplacedByTheNextCandidate() {
    var depot = Depot()
    depot.fleet.change(removing: [depot.fact("(at c1 a1)")])
    let choice = depot.choice(1, of: ["c1", "c2", "c3"], to: "dock-1")
    let record = depot.executive.log.add(.choice(choice), at: .zero)
    let task = depot.executive.post(depot.brought(choice, record, to: "dock-1"))
    depot.finish()
    #expect(depot.executive.agenda[task]?.state == .done)
    #expect(depot.fleet.holds(depot.fact("(at c2 dock-1)")))
    let replaced = depot.executive.drainEvents().compactMap { event in
      if case .replacedChoice(let old, let new, _) = event.kind { [old, new] } else { nil }
    }
    #expect(replaced == [[depot["c1"], depot["c2"]]])
  }

  @Test func aNamedThingThatIsGoneIsToldAsUnknown() {
    var depot = Depot()
    depot.fleet.change(removing: [depot.fact("(at c8 a3)")])
    let task = depot.executive.post(depot.goal("(at c8 dock-1)"))
    depot.finish()
    guard case .failed(.impossible(let why)) = depot.executive.agenda[task]?.state,
      case .unknown = why.reasons.first
    else {
      Issue.record("\(String(describing: depot.executive.agenda[task]?.state))")
      return
    }
    #expect(depot.executive.belief.isUnknown(depot.fact("(at c8 b1)")))
    #expect(!depot.executive.belief.isUnknown(depot.fact("(at c8 a3)")), "seen not to be there")
    let seen = depot.executive.belief.lastSeen(depot["c8"], in: depot.executive.log)
    #expect(seen?.fact == depot.fact("(at c8 a3)"))
  }

  @Test func ofSeveralThingsTheRestIsDoneWhenOneIsGone() {
    var depot = Depot()
    depot.fleet.change(removing: [depot.fact("(at c2 a2)")])
    let task = depot.executive.post(depot.bring("c1", "c2", "c4", to: "dock-1"))
    depot.finish()
    #expect(depot.executive.agenda[task]?.state == .done)
    #expect(depot.fleet.holds(depot.fact("(at c1 dock-1)")))
    #expect(depot.fleet.holds(depot.fact("(at c4 dock-1)")))
    let dropped = depot.executive.drainEvents().compactMap { event in
      if case .droppedMember(let member, _) = event.kind { member } else { nil }
    }
    #expect(dropped == [depot["c2"]])
  }

  @Test func aThingFoundElsewhereIsASurpriseAndIsFetchedFromThere() {
    var depot = Depot()
    depot.fleet.change(
      adding: [depot.fact("(at c8 b1)")], removing: [depot.fact("(at c8 a3)")])
    let task = depot.executive.post(depot.goal("(at c8 dock-1)"))
    depot.run(to: 5)
    depot.fleet.change(adding: [depot.fact("(at c8 b1)")], seenBySensor: true)
    depot.finish()
    #expect(depot.executive.agenda[task]?.state == .done)
    #expect(depot.fleet.holds(depot.fact("(at c8 dock-1)")))
    let events = depot.executive.drainEvents()
    #expect(
      events.contains { event in
        if case .surprise(let expected, let found) = event.kind {
          expected == [depot.fact("(at c8 a3)").formula()] && found == [depot.fact("(at c8 b1)")]
        } else {
          false
        }
      })
  }

  @Test func aClosedWayThatNobodyToldOfIsGoneRoundWhenItIsKnown() {
    var depot = Depot()
    depot.run(to: 1)
    depot.fleet.change(adding: [depot.fact("(closed west-way)")])
    let task = depot.executive.post(depot.goal("(at r1 dock-2)"))
    depot.run(to: 1)
    #expect(
      depot.run == [
        "move(r1 charger dock-2) 1-1 way-blocked", "move(r1 charger dock-2) 1-1 way-blocked",
      ])
    guard case .failed(.failing) = depot.executive.agenda[task]?.state else {
      Issue.record("\(String(describing: depot.executive.agenda[task]?.state))")
      return
    }
    _ = depot.executive.tell(adding: [depot.fact("(closed west-way)")], by: "operator")
    let again = depot.executive.post(depot.goal("(at r1 dock-2)"))
    depot.finish()
    #expect(depot.executive.agenda[again]?.state == .done)
    #expect(depot.run.last == "move(r1 charger dock-2) 1-33")
  }

  @Test func aSilentRobotIsNotSentAnythingAndItsCommandStaysOpen() {
    var depot = Depot()
    let task = depot.executive.post(depot.goal("(at c8 dock-1)"))
    depot.run(to: 3)
    depot.executive.take(
      [Report(time: depot.executive.now, command: CommandID(1), robot: "r1", content: .silent)],
      at: depot.executive.now)
    #expect(depot.executive.decide(at: depot.executive.now).isEmpty)
    #expect(depot.executive.agenda[task]?.state == .blocked(.silent(depot["r1"])))
    #expect(depot.executive.running.count == 1)
  }
}

/// A halt at any moment loses nothing.
@Suite struct HaltTests {
  @Test(arguments: Array(stride(from: 0.0, through: 33, by: 0.5)))
  func haltingAndGoingOnAtAnyTimeStillGetsThere(_ seconds: Double) {
    var depot = Depot()
    let task = depot.executive.post(depot.goal("(at c8 dock-1)"))
    depot.run(to: seconds)
    depot.executive.halt()
    depot.run(to: seconds + 10)
    #expect(depot.executive.running.isEmpty)
    let isOver = depot.executive.agenda[task]?.state.isOver ?? false
    #expect(isOver == (seconds >= 32))
    let commands = depot.executive.log.records.count
    depot.run(to: seconds + 20)
    #expect(depot.executive.log.records.count == commands, "nothing happens while it is latched")
    depot.executive.resume()
    depot.finish()
    #expect(depot.executive.agenda[task]?.state == .done)
    #expect(depot.fleet.holds(depot.fact("(at c8 dock-1)")))
    #expect(depot.fleet.holds(depot.fact("(free r1)")))
    #expect(depot.executive.belief.state.facts == depot.fleet.state.facts)
  }

  @Test func whileHaltedOnlyANewInstructionMovesTheRobot() throws {
    var depot = Depot()
    let old = depot.executive.post(depot.goal("(at c8 dock-1)"))
    _ = depot.teaRule()
    depot.run(to: 12)
    depot.executive.halt()
    depot.run(to: 20)
    depot.arrive("c9")
    depot.run(to: 60)
    #expect(depot.run.count == 2)
    let new = depot.executive.post(depot.goal("(at r1 charger)"))
    depot.run(to: 100)
    #expect(depot.executive.agenda[new]?.state == .done)
    #expect(depot.executive.agenda[old]?.state == .paused)
    #expect(depot.run.last == "move(r1 a3 charger) 60-70")
    depot.executive.resume()
    depot.finish()
    #expect(depot.executive.agenda.open.isEmpty)
    #expect(depot.executive.belief.holds(depot.fact("(at c8 dock-1)").formula()))
    #expect(depot.executive.belief.holds(depot.fact("(at c9 a1)").formula()))
  }

  @Test func twoRunsGiveTheSameLog() {
    func run() -> [Record] {
      var depot = TurnsTests.turn12()
      depot.finish()
      return depot.executive.log.records
    }
    #expect(run() == run())
  }
}
