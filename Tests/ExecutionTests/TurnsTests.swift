import PDDL
import Robots
import Testing

@testable import Execution

/// Turns of a conversation in the depot, from the task to the wheels, with times checked by hand.
///
/// Each test works through the turns before its own, so that belief, places and times are those of
/// one long conversation.
@Suite struct TurnsTests {
  @Test func aPlainDelivery() {
    let (depot, task) = Self.turn1()
    #expect(
      depot.plan(of: task) == [
        "move(r1 charger a3) 10", "pick(r1 c8 a3) 5", "move(r1 a3 dock-1) 12",
        "drop(r1 c8 dock-1) 5",
      ])
    let plan = depot.latestPlan(of: task) ?? WorkPlan()
    #expect(plan.duration == .seconds(32))
    let links = depot.links(of: plan)
    for link in [
      "now-(at r1 charger)->1", "1-(at r1 a3)->2", "1-(at r1 a3)->3", "now-(at c8 a3)->2",
      "now-(free r1)->2", "2-(holding r1 c8)->4", "3-(at r1 dock-1)->4",
      "4-(at c8 dock-1)->goal",
    ] {
      #expect(links.contains(link), "\(link)")
    }
    #expect(plan.order.contains(.init(1, 2)), "the move takes away what the pick needs")
    #expect(
      depot.run.suffix(4) == [
        "move(r1 charger a3) 0-10", "pick(r1 c8 a3) 10-15", "move(r1 a3 dock-1) 15-27",
        "drop(r1 c8 dock-1) 27-32",
      ])
    #expect(depot.executive.agenda[task]?.state == .done)
  }

  @Test func everyRecordOfADeliveryPointsToItsCause() throws {
    let (depot, task) = Self.turn1()
    let log = depot.executive.log
    let command = try #require(log.command(CommandID(1)))
    let chain = log.chain(from: Cause(command.id)).map { log[$0.record].content.kind }
    #expect(chain == ["command", "plan", "plan", "plan", "plan", "task", "resolved", "heard"])
    for record in log.records.dropFirst() {
      #expect(!record.causes.isEmpty, "\(record)")
      #expect(record.causes.allSatisfy { $0.record < record.id })
    }
    #expect(
      log.records(of: task).map(\.content.kind).filter { $0 == "command" }.count == 4)
  }

  @Test func aSequenceIsPlannedOnTheAssumedEndOfItsFirstPart() {
    let (depot, task) = Self.turn2()
    #expect(
      depot.plan(of: task) == [
        "move(r1 dock-1 a3) 12", "pick(r1 c4 a3) 5", "move(r1 a3 a2) 4", "drop(r1 c4 a2) 5",
        "move(r1 a2 charger) 6", "charge(r1 charger) 30",
      ])
    let plan = depot.latestPlan(of: task) ?? WorkPlan()
    #expect(plan.duration == .seconds(62))
    #expect(depot.links(of: plan).contains("4-(at c4 a2)->goal"))
    #expect(depot.links(of: plan).contains("5-(at r1 charger)->6"))
    #expect(
      depot.run.suffix(6) == [
        "move(r1 dock-1 a3) 40-52", "pick(r1 c4 a3) 52-57", "move(r1 a3 a2) 57-61",
        "drop(r1 c4 a2) 61-66", "move(r1 a2 charger) 66-72", "charge(r1 charger) 72-102",
      ])
    #expect(depot.executive.agenda[task]?.state == .done)
  }

  @Test func aChoiceTakesTheCheapestAndKeepsItsReason() {
    var (depot, _) = Self.turn2()
    depot.run(to: 120)
    let choice = depot.choice(2, of: ["c1", "c2", "c3"], to: "dock-1")
    #expect(choice.taken.map(\.object) == [depot["c1"], depot["c2"]])
    #expect(choice.taken.map(\.cost) == [16, 24])
    #expect(choice.left.map(\.object) == [depot["c3"]])
    #expect(choice.left.map(\.cost) == [48])

    (depot, _) = Self.turn3()
    #expect(
      depot.plan(of: TaskID(3)) == [
        "move(r1 charger a1) 2", "pick(r1 c1 a1) 5", "move(r1 a1 dock-1) 4",
        "drop(r1 c1 dock-1) 5", "move(r1 dock-1 a2) 8", "pick(r1 c2 a2) 5",
        "move(r1 a2 dock-1) 8", "drop(r1 c2 dock-1) 5",
      ])
    let links = depot.links(of: depot.latestPlan(of: TaskID(3)) ?? WorkPlan())
    for link in [
      "now-(at c1 a1)->2", "4-(at c1 dock-1)->goal", "4-(free r1)->6", "5-(at r1 a2)->6",
      "now-(at c2 a2)->6", "6-(holding r1 c2)->8",
    ] {
      #expect(links.contains(link), "\(link)")
    }
    #expect(
      depot.run.suffix(7) == [
        "move(r1 charger a1) 120-122", "pick(r1 c1 a1) 122-127", "move(r1 a1 dock-1) 127-131",
        "drop(r1 c1 dock-1) 131-136", "move(r1 dock-1 a2) 136-144", "pick(r1 c2 a2) 144-149",
        "move(r1 a2 dock-1) 149-",
      ])
  }

  @Test func aCorrectionAtWorkCutsTheWayShortAndPlansFromWhereTheRobotIs() {
    let (depot, task) = Self.turn4()
    #expect(
      depot.plan(of: task) == [
        "move(r1 a2 dock-2) 12", "drop(r1 c2 dock-2) 5", "move(r1 dock-2 dock-1) 6",
        "pick(r1 c1 dock-1) 5", "move(r1 dock-1 dock-2) 6", "drop(r1 c1 dock-2) 5",
      ])
    #expect(depot.latestPlan(of: task)?.duration == .seconds(39))
    #expect(
      depot.run.suffix(2) == ["move(r1 a2 dock-1) 149-151 cut", "move(r1 a2 dock-2) 151-"])
  }

  @Test func aStopIsLatchedAndGoingOnPlansAnew() throws {
    var (depot, task) = Self.turn4()
    depot.run(to: 161)
    _ = depot.executive.drainEvents()
    depot.executive.halt()
    depot.run(to: 180)
    #expect(depot.executive.agenda[task]?.state == .paused)
    let stop = depot.executive.drainEvents().compactMap { event in
      if case .stopped(let robots) = event.kind { robots } else { nil }
    }
    let robot = try #require(stop.first?.first)
    #expect(stop.count == 1)
    #expect(robot.place == depot["dock-1"])
    #expect(robot.facts == [depot.fact("(holding r1 c2)")])
    #expect(depot.fleet.layout.robots["r1"]?.cell.column == 36_000)

    depot.executive.resume()
    depot.finish()
    #expect(
      depot.run.suffix(7) == [
        "move(r1 a2 dock-2) 151-161 cut", "move(r1 dock-1 dock-2) 180-182",
        "drop(r1 c2 dock-2) 182-187", "move(r1 dock-2 dock-1) 187-193",
        "pick(r1 c1 dock-1) 193-198", "move(r1 dock-1 dock-2) 198-204",
        "drop(r1 c1 dock-2) 204-209",
      ])
    #expect(depot.executive.agenda[task]?.state == .done)
  }

  @Test func whyWalksFromACommandToTheWordsThroughTheChoice() throws {
    let depot = Self.turn5()
    let log = depot.executive.log
    let move = try #require(depot.executive.setting.domain.action(named: "move"))
    let command = try #require(log.latestCommand(of: [move], matching: [nil, nil, depot["a2"]]))
    let chain = log.chain(from: Cause(command.id))
    #expect(
      chain.map { log[$0.record].content.kind } == [
        "command", "plan", "plan", "plan", "plan", "choice", "resolved", "heard",
      ])
    guard case .step(let pick) = chain[2].part,
      case .plan(let record) = log[chain[2].record].content,
      case .plan(let plan) = record.outcome
    else {
      Issue.record("the move is for a step")
      return
    }
    #expect(depot.words(plan.steps[pick].step) == "pick(r1 c2 a2)")
  }

  @Test func allButSomeGoNearestFirst() {
    let (depot, task) = Self.turn6()
    #expect(
      depot.plan(of: task) == [
        "move(r1 dock-2 b1) 4", "pick(r1 c5 b1) 5", "move(r1 b1 dock-2) 4",
        "drop(r1 c5 dock-2) 5", "move(r1 dock-2 b3) 12", "pick(r1 c3 b3) 5",
        "move(r1 b3 dock-2) 12", "drop(r1 c3 dock-2) 5",
      ])
    #expect(depot.latestPlan(of: task)?.duration == .seconds(52))
    #expect(depot.run.last == "drop(r1 c3 dock-2) 287-292")
  }

  @Test func aRuleFiresForWhatArrivesAndNotForWhatIsThere() throws {
    var depot = Self.turn9()
    depot.run(to: 420)
    let given = depot.teaRule()
    #expect(given.number == 1)
    #expect(Set(given.alreadyTrue.map { $0[0] }) == [depot["c1"], depot["c2"], depot["c3"]])
    depot.run(to: 480)
    _ = depot.executive.drainEvents()
    depot.arrive("c9")
    depot.finish()
    #expect(
      depot.run.suffix(4) == [
        "move(r1 dock-1 dock-2) 480-486", "pick(r1 c9 dock-2) 486-491",
        "move(r1 dock-2 a1) 491-501", "drop(r1 c9 a1) 501-506",
      ])
    let fired = depot.executive.drainEvents().first
    #expect(fired?.kind == .ruleFired(1, [depot["c9"]]))
    let task = try #require(fired?.task)
    #expect(depot.executive.agenda[task]?.order == 1)
  }

  @Test func whatIfIsThoughtThroughOnACopy() throws {
    var (depot, task) = Self.turn11()
    depot.run(to: 541)
    var other = depot.executive
    let before = try #require(other.remaining(of: task))
    _ = other.tell(adding: [depot.fact("(closed west-way)")], by: "operator", insisting: true)
    let after = try #require(other.remaining(of: task))
    #expect(before == .seconds(27))
    #expect(after == .seconds(39))
    #expect(!depot.executive.belief.holds(depot.fact("(closed west-way)").formula()))
  }

  @Test func whatIsToldBreaksThePlanThatUsedIt() {
    var (depot, task) = Self.turn11()
    depot.run(to: 543)
    _ = depot.executive.drainEvents()
    let result = depot.executive.tell(adding: [depot.fact("(at c4 b3)")], by: "operator")
    guard case .new(let change) = result else {
      Issue.record("told of old news: \(result)")
      return
    }
    #expect(change.removed == [depot.fact("(at c4 a2)")])
    depot.fleet.change(
      adding: [depot.fact("(at c4 b3)")], removing: [depot.fact("(at c4 a2)")])
    depot.run(to: 543)
    #expect(
      depot.plan(of: task) == [
        "move(r1 a1 b3) 15", "pick(r1 c4 b3) 5", "move(r1 b3 dock-2) 12", "drop(r1 c4 dock-2) 5",
      ])
    let links = depot.links(of: depot.latestPlan(of: task) ?? WorkPlan())
    #expect(links.contains("now-(at c4 b3)->2"))
    let replanned = depot.executive.drainEvents().contains { event in
      if case .replanned(_, let new, let because) = event.kind {
        new.duration == .seconds(37) && because == [depot.fact("(at c4 a2)").formula()]
      } else {
        false
      }
    }
    #expect(replanned)
    depot.finish()
    #expect(
      depot.run.suffix(5) == [
        "move(r1 a1 a2) 540-543 cut", "move(r1 a1 b3) 543-558", "pick(r1 c4 b3) 558-563",
        "move(r1 b3 dock-2) 563-575", "drop(r1 c4 dock-2) 575-580",
      ])
  }

  @Test func theImpossibleIsExplainedAndWhatIsPossibleIsOffered() throws {
    var depot = Self.turn12()
    let program = depot.bring("c5", "c6", "c8", to: "a3")
    let task = depot.executive.post(program)
    depot.run(to: 610)
    guard case .blocked(.impossible(let explanation)) = depot.executive.agenda[task]?.state else {
      Issue.record("\(String(describing: depot.executive.agenda[task]?.state))")
      return
    }
    #expect(explanation.member == depot["c6"])
    guard case .condition(let condition, let left, let right, _) = explanation.reasons.first
    else {
      Issue.record("\(explanation.reasons)")
      return
    }
    #expect(depot.words(condition) == "(<= (weight c6) (max-load r1))")
    #expect(left == 18)
    #expect(right == 15)
    let offer = try #require(explanation.offer)
    #expect(offer.without == .members([depot["c6"]]))
    #expect(offer.program == depot.bring("c5", "c8", to: "a3"))
    #expect(offer.duration == .seconds(62))
    #expect(depot.run.last == "drop(r1 c4 dock-2) 575-580", "nothing was begun")

    let instead = depot.executive.post(offer.program)
    depot.finish()
    #expect(depot.executive.agenda[instead]?.state == .done)
    #expect(depot.run.last == "drop(r1 c8 a3) 667-672")
  }
}

extension TurnsTests {
  static func turn1() -> (Depot, TaskID) {
    var depot = Depot()
    let task = depot.executive.post(
      depot.goal("(at c8 dock-1)"), causes: depot.said("Bring the candles"))
    depot.finish()
    return (depot, task)
  }

  static func turn2() -> (Depot, TaskID) {
    var (depot, _) = turn1()
    depot.run(to: 40)
    let program = TaskProgram.sequence([
      depot.goal("(at c4 a2)"), depot.perform("charge", "r1", "charger"),
    ])
    let task = depot.executive.post(program, causes: depot.said("Put the blue carton on A2"))
    depot.finish()
    return (depot, task)
  }

  /// Under way with the second of two chosen boxes, at 2:31.
  static func turn3() -> (Depot, TaskID) {
    var (depot, _) = turn2()
    depot.run(to: 120)
    let resolved = depot.said("Bring two of the tea cartons")
    let choice = depot.choice(2, of: ["c1", "c2", "c3"], to: "dock-1")
    let record = depot.executive.log.add(.choice(choice), at: depot.executive.now, causes: resolved)
    let task = depot.executive.post(
      depot.brought(choice, record, to: "dock-1"), causes: resolved + [Cause(record)])
    depot.run(to: 151)
    return (depot, task)
  }

  /// Just sent to another dock.
  static func turn4() -> (Depot, TaskID) {
    var (depot, task) = turn3()
    guard case .achieve(var goal)? = depot.executive.agenda[task]?.program else {
      return (depot, task)
    }
    goal.template = depot.template(to: "dock-2")
    depot.executive.revise(task, to: .achieve(goal), causes: depot.said("No, dock 2"))
    depot.run(to: 151)
    return (depot, task)
  }

  static func turn5() -> Depot {
    var (depot, _) = turn4()
    depot.run(to: 161)
    depot.executive.halt()
    depot.run(to: 180)
    depot.executive.resume()
    depot.finish()
    depot.run(to: 220)
    return depot
  }

  static func turn6() -> (Depot, TaskID) {
    var depot = turn5()
    depot.run(to: 240)
    let task = depot.executive.post(
      depot.bring("c3", "c5", to: "dock-2"), causes: depot.said("Move everything in row B"))
    depot.finish()
    return (depot, task)
  }

  /// Turns 7 to 9: the red coffee to A3, to A2, to dock 1; the robot ends there at 6:26.
  static func turn9() -> Depot {
    var (depot, _) = turn6()
    for (start, place) in [(300.0, "a3"), (340, "a2"), (368, "dock-1")] {
      depot.run(to: start)
      depot.executive.post(depot.goal("(at c5 \(place))"), causes: depot.said("It to \(place)"))
      depot.finish()
    }
    return depot
  }

  /// After the rule has fired, on the way to the blue coffee.
  static func turn11() -> (Depot, TaskID) {
    var depot = turn9()
    depot.run(to: 420)
    _ = depot.teaRule()
    depot.run(to: 480)
    depot.arrive("c9")
    depot.finish()
    depot.run(to: 540)
    let task = depot.executive.post(
      depot.goal("(at c4 dock-2)"), causes: depot.said("Bring the blue coffee"))
    return (depot, task)
  }

  static func turn12() -> Depot {
    var (depot, _) = turn11()
    depot.run(to: 543)
    _ = depot.executive.tell(adding: [depot.fact("(at c4 b3)")], by: "operator")
    depot.fleet.change(
      adding: [depot.fact("(at c4 b3)")], removing: [depot.fact("(at c4 a2)")])
    depot.finish()
    depot.run(to: 610)
    return depot
  }
}

extension Depot {
  /// What the conversation puts into the log before it posts a task.
  mutating func said(_ words: String) -> [Cause] {
    let heard = executive.log.add(
      .heard(text: words, speaker: "operator"), at: executive.now)
    return [Cause(executive.log.add(.resolved(words), at: executive.now, causes: [Cause(heard)]))]
  }

  func template(to place: String) -> Formula {
    .atom(Atom(fact("(at c1 \(place))").predicate, [.variable(0), .object(self[place])]))
  }

  func choice(_ count: Int, of boxes: [String], to place: String) -> Choice {
    executive.cheapest(count, of: boxes.map { self[$0] }, fulfilling: template(to: place))
  }

  func brought(_ choice: Choice, _ record: Int, to place: String) -> TaskProgram {
    .achieve(
      Goal(
        each: choice.taken.map { Goal.Member($0.object, choice: Cause(record)) },
        fulfil: template(to: place), alternatives: choice.left.map(\.object)))
  }

  /// Whenever tea arrives at dock 2, take it to A1.
  mutating func teaRule() -> (number: Int, alreadyTrue: [[ObjectID]]) {
    let domain = executive.setting.domain
    let box = Variable(name: "x", types: [domain.types["box"] ?? .object], slot: 0)
    let contains = fact("(contains c1 tea)").predicate
    let isTeaAtDock = Formula.and([
      .atom(Atom(contains, [.variable(0), .object(self["tea"])])), template(to: "dock-2"),
    ])
    return executive.addOrder(
      StandingOrder(
        when: Query([box], isTeaAtDock), do: .achieve(Goal(template(to: "a1"))),
        causes: said("Whenever tea arrives")))
  }

  /// A new box of tea comes to dock 2, and the sensor there sees it.
  mutating func arrive(_ box: String) {
    guard let new = fleet.object(box, "box"),
      let weight = executive.setting.domain.function(named: "weight")
    else { return }
    fleet.change(
      adding: [
        Fact(fact("(contains c1 tea)").predicate, [new, self["tea"]]),
        Fact(fact("(at c1 a1)").predicate, [new, self["dock-2"]]),
      ], new: [(box, "box")], values: [(Fluent(weight, [new]), 6)], seenBySensor: true)
  }
}

extension Record.Content {
  var kind: String {
    switch self {
    case .heard: "heard"
    case .read: "read"
    case .resolved: "resolved"
    case .task: "task"
    case .choice: "choice"
    case .plan: "plan"
    case .command: "command"
    case .report: "report"
    case .belief: "belief"
    case .rule: "rule"
    case .said: "said"
    }
  }
}
