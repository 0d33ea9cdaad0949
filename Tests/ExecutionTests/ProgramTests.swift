import PDDL
import Robots
import Testing

@testable import Execution

/// What programs, orders of the agenda, rules and constraints make the robot do.
@Suite struct ProgramTests {
  @Test func aConditionIsDecidedWhenItIsReached() {
    var depot = Depot()
    // By then the candles are at dock 1.
    let program = TaskProgram.sequence([
      depot.goal("(at c8 dock-1)"),
      .conditional(
        depot.fact("(at c8 dock-1)").formula(), then: depot.goal("(at c1 dock-2)"),
        otherwise: depot.goal("(at c2 dock-2)")),
    ])
    depot.executive.post(program)
    depot.finish()
    #expect(depot.fleet.holds(depot.fact("(at c1 dock-2)")))
    #expect(depot.fleet.holds(depot.fact("(at c2 a2)")))
  }

  @Test func anUnknownConditionIsLookedAtFirst() throws {
    var depot = Depot()
    let weight = try #require(depot.executive.setting.domain.function(named: "weight"))
    depot.fleet.change(removing: [depot.fact("(at c2 a2)")])
    depot.executive.belief.forget(depot.fact("(at c2 a2)"))
    let isThere = depot.fact("(at c2 a2)").formula()
    #expect(depot.executive.belief.truth(of: isThere) == .unknown([isThere]))
    let heavy = Formula.compare(
      .greater, .function(weight, [.object(depot["c7"])]), .number(5))
    #expect(depot.executive.belief.truth(of: heavy) == .unknown([heavy]))
    let preview = depot.executive.preview(
      .conditional(isThere, then: .nothing, otherwise: depot.goal("(at r1 a1)")))
    guard case .plan(let plan) = preview.outcome else {
      Issue.record("\(preview.outcome)")
      return
    }
    #expect(depot.words(plan.steps[0].step) == "move(r1 charger a2)")
  }

  @Test func aLoopGoesOnUntilItsConditionHolds() {
    var depot = Depot()
    let battery = depot.executive.setting.domain.function(named: "battery").map {
      NumericExpression.function($0, [.object(depot["r1"])])
    }
    guard let battery else { return }
    depot.executive.post(
      .loop(
        until: .compare(.atLeast, battery, .number(100)),
        body: depot.perform("charge", "r1", "charger")))
    depot.finish()
    #expect(depot.run == ["charge(r1 charger) 0-30"])
  }

  @Test func timesAndForEachAndTogether() throws {
    var depot = Depot()
    let task = depot.executive.post(.times(3, body: depot.perform("charge", "r1", nil)))
    depot.finish()
    #expect(depot.run.count == 3)
    #expect(depot.executive.agenda[task]?.state == .done)

    let domain = depot.executive.setting.domain
    let box = Variable(name: "x", types: [try #require(domain.types["box"])], slot: 0)
    let red = Atom(
      depot.fact("(coloured c5 red)").predicate, [.variable(0), .object(depot["red"])])
    let light = Formula.compare(
      .less, .function(try #require(domain.function(named: "weight")), [.variable(0)]),
      .number(15))
    depot.executive.post(
      .forEach(
        Query([box], .and([.atom(red), light])),
        body: .achieve(Goal(depot.template(to: "dock-2")))))
    depot.finish()
    #expect(depot.fleet.holds(depot.fact("(at c5 dock-2)")))
    #expect(depot.fleet.holds(depot.fact("(at c8 dock-2)")))
    #expect(depot.fleet.holds(depot.fact("(at c6 b2)")))

    depot.executive.post(.together([depot.goal("(at c1 a3)"), depot.goal("(at c2 a3)")]))
    depot.finish()
    #expect(depot.fleet.holds(depot.fact("(at c1 a3)")))
    #expect(depot.fleet.holds(depot.fact("(at c2 a3)")))
  }

  @Test func waitsEndByTimeAndByWhatBecomesTrue() {
    var depot = Depot()
    depot.executive.post(
      .sequence([
        .wait(.span(.seconds(20))), depot.goal("(at r1 dock-1)"),
        .wait(.until(depot.fact("(at c8 dock-1)").formula())), depot.goal("(at r1 charger)"),
      ]))
    depot.run(to: 100)
    #expect(depot.run == ["move(r1 charger dock-1) 20-22"])
    depot.fleet.change(
      adding: [depot.fact("(at c8 dock-1)")], removing: [depot.fact("(at c8 a3)")],
      seenBySensor: true)
    depot.run(to: 200)
    #expect(depot.run.last == "move(r1 dock-1 charger) 100-102")
  }

  @Test func aLaterPartKeepsWhatAnEarlierOneReachedUnlessItIsMeantToUndoIt() {
    var depot = Depot()
    // Two boxes stand on A3; going there and back must not take the first one along.
    depot.executive.post(
      .sequence([depot.goal("(at r1 dock-1)"), depot.goal("(at c4 a2)")]))
    depot.finish()
    #expect(depot.run.count == 5)
    #expect(depot.run.last == "drop(r1 c4 a2) 23-28")

    let task = depot.executive.post(
      .sequence([depot.goal("(at c1 a2)"), depot.goal("(at c1 a3)")]))
    depot.finish()
    #expect(depot.executive.agenda[task]?.state == .done)
    #expect(depot.fleet.holds(depot.fact("(at c1 a3)")))
  }

  @Test func whatIsSoAlreadyIsSaidAndNothingMoves() {
    var depot = Depot()
    let task = depot.executive.post(depot.goal("(at c1 a1)"))
    depot.finish()
    #expect(depot.run.isEmpty)
    #expect(depot.executive.drainEvents().map(\.kind) == [.alreadySo])
    #expect(depot.executive.agenda[task]?.state == .done)
  }

  // MARK: The agenda

  static let orders: [(order: AgendaOrder, run: [String])] = [
    (.append, ["drop(r1 c8 dock-1) 27-32", "move(r1 dock-1 a1) 32-36"]),
    (.next, ["drop(r1 c8 dock-1) 27-32", "move(r1 dock-1 a1) 32-36"]),
    (.first, ["pick(r1 c8 a3) 10-15", "move(r1 a3 a1) 15-23"]),
    (.now, ["pick(r1 c8 a3) 10-15", "move(r1 a3 a1) 15-23"]),
    (.instead, ["pick(r1 c8 a3) 10-15", "move(r1 a3 a1) 15-23"]),
  ]

  @Test(arguments: orders)
  func aNewTaskTakesThePlaceItIsGiven(_ order: AgendaOrder, _ run: [String]) {
    var depot = Depot()
    let old = depot.executive.post(depot.goal("(at c8 dock-1)"))
    depot.run(to: 12)
    var terms = TaskTerms()
    terms.order = order
    let new = depot.executive.post(depot.goal("(at r1 a1)"), terms: terms)
    depot.finish()
    #expect(depot.executive.agenda[new]?.state == .done)
    #expect(depot.executive.agenda[old]?.state == (order == .instead ? .cancelled : .done))
    #expect(depot.fleet.holds(depot.fact("(at c8 dock-1)")) == (order != .instead))
    let all = depot.run
    let index = all.firstIndex(of: run[1]) ?? 0
    #expect(index > 0 && all[index - 1] == run[0], "\(all)")
  }

  @Test func nowCutsAWayShort() {
    var depot = Depot()
    depot.executive.post(depot.goal("(at c8 dock-1)"))
    depot.run(to: 4)
    var terms = TaskTerms()
    terms.order = .now
    depot.executive.post(depot.goal("(at r1 dock-1)"), terms: terms)
    depot.finish()
    #expect(depot.run[0] == "move(r1 charger a3) 0-4 cut")
    #expect(depot.run[1] == "move(r1 a1 dock-1) 4-10")
    #expect(depot.fleet.holds(depot.fact("(at c8 dock-1)")))
  }

  @Test func whatIsCarriedForACancelledTaskIsPutDown() {
    var depot = Depot()
    let task = depot.executive.post(depot.goal("(at c8 dock-1)"))
    depot.run(to: 20)
    let tidying = depot.executive.cancel(task)
    depot.finish()
    #expect(tidying != nil)
    #expect(depot.executive.agenda[task]?.state == .cancelled)
    #expect(depot.fleet.holds(depot.fact("(free r1)")))
    #expect(depot.run.last?.hasPrefix("drop(r1 c8") == true)
  }

  @Test func aTaskIsNotBegunBeforeItsTimeAndALateOneIsTold() {
    var depot = Depot()
    var terms = TaskTerms()
    terms.notBefore = Instant(milliseconds: 50_000)
    terms.deadline = Instant(milliseconds: 60_000)
    let program = depot.goal("(at c8 dock-1)")
    guard case .impossible(let why) = depot.executive.preview(program, terms: terms).outcome else {
      Issue.record("can be done in time?")
      return
    }
    #expect(
      why.reasons == [
        .deadline(Instant(milliseconds: 60_000), earliest: Instant(milliseconds: 82_000))
      ])
    depot.executive.post(program, terms: terms)
    depot.finish()
    #expect(depot.run[0] == "move(r1 charger a3) 50-60")
    #expect(
      depot.executive.drainEvents().contains { $0.kind == .late(Instant(milliseconds: 82_000)) })
  }

  @Test func twoRobotsWorkAtOnceAndNeitherDoesTheOthersTask() {
    var depot = Depot(also: ["r2"])
    // r2 stands at dock 2, r1 at the charger.
    let one = depot.executive.post(depot.goal("(at c8 dock-1)"))
    let two = depot.executive.post(depot.goal("(at c5 dock-2)"))
    depot.finish()
    #expect(depot.executive.agenda[one]?.state == .done)
    #expect(depot.executive.agenda[two]?.state == .done)
    #expect(depot.run.contains("move(r1 charger a3) 0-10"))
    #expect(depot.run.contains("move(r2 dock-2 b1) 0-4"))
    #expect(depot.executive.now == Instant(milliseconds: 32_000))
  }

  @Test func membersOfOneGoalAreSharedOutBetweenRobots() {
    var depot = Depot(also: ["r2"])
    depot.executive.post(depot.bring("c1", "c5", to: "dock-1"))
    depot.finish()
    #expect(depot.run.contains { $0.hasPrefix("pick(r1 c1") })
    #expect(depot.run.contains { $0.hasPrefix("pick(r2 c5") })
  }

  // MARK: Rules

  @Test func theBatteryRuleChargesBeforeTheNextTaskButFinishesTheFirst() throws {
    var depot = Depot()
    let domain = depot.executive.setting.domain
    let battery = try #require(domain.function(named: "battery"))
    let robot = Variable(name: "r", types: [try #require(domain.types["robot"])], slot: 0)
    var terms = TaskTerms()
    terms.order = .next
    _ = depot.executive.addOrder(
      StandingOrder(
        when: Query([robot], .compare(.less, .function(battery, [.variable(0)]), .number(20))),
        do: .perform(
          action: try #require(domain.action(named: "charge")), arguments: [.variable(0), nil]),
        terms: terms, robotSlot: 0))
    depot.executive.post(depot.goal("(at c8 dock-1)"))
    depot.executive.post(depot.goal("(at c1 dock-1)"))
    depot.run(to: 12)
    depot.fleet.change(
      values: [(Fluent(battery, [depot["r1"]]), 15)], seenBySensor: true)
    depot.finish()
    #expect(
      depot.run == [
        "move(r1 charger a3) 0-10", "pick(r1 c8 a3) 10-15", "move(r1 a3 dock-1) 15-27",
        "drop(r1 c8 dock-1) 27-32", "move(r1 dock-1 charger) 32-34", "charge(r1 charger) 34-64",
        "move(r1 charger a1) 64-66", "pick(r1 c1 a1) 66-71", "move(r1 a1 dock-1) 71-75",
        "drop(r1 c1 dock-1) 75-80",
      ])
  }

  /// When a box stands at one place, bring it to another.
  private func shuttle(_ depot: inout Depot, _ box: String, _ from: String, _ to: String) {
    _ = depot.executive.addOrder(
      StandingOrder(
        when: Query([], depot.fact("(at \(box) \(from))").formula()),
        do: depot.goal("(at \(box) \(to))")))
  }

  @Test func aRuleDoesNotUndoTheTaskThatSetItOff() {
    var depot = Depot()
    shuttle(&depot, "c8", "dock-1", "a3")
    let task = depot.executive.post(depot.goal("(at c8 dock-1)"))
    depot.finish()
    #expect(depot.fleet.holds(depot.fact("(at c8 dock-1)")))
    #expect(
      depot.executive.drainEvents().contains { $0.kind == .ruleHeldBack(1, [], undoes: task) })
  }

  @Test func rulesThatGoRoundInACircleAreStopped() {
    var depot = Depot()
    // None undoes the goal of the task that set it off: it only moves the other box.
    for (trigger, effect) in [
      ("(at c1 dock-1)", "(at c2 dock-1)"), ("(at c2 dock-1)", "(at c4 dock-2)"),
    ] {
      _ = depot.executive.addOrder(
        StandingOrder(
          when: Query([], depot.fact(trigger).formula()), do: depot.goal(effect)))
    }
    _ = depot.executive.addOrder(
      StandingOrder(
        when: Query([], depot.fact("(at c4 dock-2)").formula()),
        do: .sequence([
          depot.goal("(at c1 a1)"), depot.goal("(at c2 a2)"), depot.goal("(at c4 a3)"),
          depot.goal("(at c1 dock-1)"),
        ])))
    depot.executive.post(depot.goal("(at c1 dock-1)"))
    depot.finish(by: 20_000)
    #expect(depot.executive.agenda.isIdle)
    let kinds = depot.executive.drainEvents().map(\.kind)
    #expect(
      kinds.contains { kind in
        if case .ruleLoop = kind { true } else if case .ruleHeldBack = kind { true } else { false }
      })
  }

  @Test func aRuleForOnceEndsAndOneUntilATimeDoes() {
    var depot = Depot()
    _ = depot.executive.addOrder(
      StandingOrder(
        when: Query([], depot.fact("(at c8 dock-1)").formula()), do: depot.goal("(at c1 dock-1)"),
        once: true))
    _ = depot.executive.addOrder(
      StandingOrder(
        when: Query([], depot.fact("(at c8 dock-1)").formula()), do: depot.goal("(at c2 dock-1)"),
        expires: Instant(milliseconds: 10_000)))
    depot.executive.post(depot.goal("(at c8 dock-1)"))
    depot.finish()
    #expect(depot.executive.orders.isEmpty)
    #expect(depot.fleet.holds(depot.fact("(at c1 dock-1)")))
    #expect(depot.fleet.holds(depot.fact("(at c2 a2)")))
  }

  // MARK: Constraints

  @Test func aRegionToAvoidIsGoneRoundAndGoesWithTheCommand() {
    var depot = Depot()
    var terms = TaskTerms()
    terms.constraints = [WorkConstraint(avoiding: [depot["west-way"]])]
    depot.executive.post(depot.goal("(at r1 dock-2)"), terms: terms)
    depot.finish()
    #expect(depot.run == ["move(r1 charger dock-2) 0-32"])
  }

  @Test func aProhibitionThatStopsSomethingIsNamed() {
    var depot = Depot()
    let stays = WorkConstraint(always: depot.fact("(at c1 a1)").formula())
    let number = depot.executive.addConstraint(stays)
    let preview = depot.executive.preview(depot.goal("(at c1 dock-1)"))
    guard case .impossible(let why) = preview.outcome else {
      Issue.record("\(preview.outcome)")
      return
    }
    #expect(why.reasons == [.constraint(stays)])
    #expect(why.offer?.without == .constraint(stays))
    depot.executive.removeConstraint(number)
    if case .plan = depot.executive.preview(depot.goal("(at c1 dock-1)")).outcome {
    } else {
      Issue.record("still forbidden")
    }
  }

  // MARK: Explaining and undoing

  @Test func aFullPlaceIsTheReasonAndAnotherPlaceTheOffer() throws {
    var depot = Depot()
    _ = depot.executive.tell(adding: [depot.fact("(full a1)")], by: "operator")
    let why = try #require(depot.executive.explain(depot.goal("(at c8 a1)")))
    #expect(why.reasons == [.fact(depot.fact("(full a1)"))])
    #expect(why.offer?.without == .object(depot["a1"], instead: depot["a2"]))
  }

  @Test func closedWaysAreTheReason() throws {
    var depot = Depot()
    _ = depot.executive.tell(
      adding: [depot.fact("(closed west-way)"), depot.fact("(closed east-way)")],
      by: "operator")
    let why = try #require(depot.executive.explain(depot.goal("(at c8 dock-2)")))
    #expect(
      why.reasons == [
        .fact(depot.fact("(closed east-way)")), .fact(depot.fact("(closed west-way)")),
      ])
  }

  @Test func anUnknownWeightIsTheReason() throws {
    let depot = Depot()
    let why = try #require(depot.executive.explain(depot.goal("(at c7 dock-2)")))
    guard case .unknown(let formula) = why.reasons.first else {
      Issue.record("\(why.reasons)")
      return
    }
    #expect(depot.words(formula) == "(<= (weight c7) (max-load r1))")
  }

  @Test func twoPlacesForOneThingAreAConflict() throws {
    let depot = Depot()
    let why = try #require(depot.executive.explain(depot.goal("(at c8 a1)", "(at c8 a2)")))
    #expect(
      why.reasons == [
        .conflict(depot.fact("(at c8 a1)").formula(), depot.fact("(at c8 a2)").formula())
      ])
  }

  @Test func undoingPutsThingsBackWhereTheyWere() throws {
    var depot = Depot()
    let task = depot.executive.post(depot.bring("c1", "c8", to: "dock-1"))
    depot.finish()
    let goal = try #require(depot.executive.undoGoal(of: [task]))
    #expect(depot.words(goal.formula) == "(and (at c1 a1) (at c8 a3))")
    depot.executive.post(.achieve(goal))
    depot.finish()
    #expect(depot.fleet.holds(depot.fact("(at c1 a1)")))
    #expect(depot.fleet.holds(depot.fact("(at c8 a3)")))
  }
}

/// What depends on a moment.
@Suite struct MomentTests {
  @Test func aThingThatIsJustBeingTakenForACancelledTaskIsPutDown() {
    var depot = Depot()
    let task = depot.executive.post(depot.goal("(at c8 dock-1)"))
    depot.run(to: 12)
    #expect(depot.executive.cancel(task) != nil)
    depot.finish()
    #expect(depot.run.last == "drop(r1 c8 a3) 15-20")
  }

  @Test func aWaitingTaskIsNotDoneBecauseARobotPassesBy() {
    var depot = Depot()
    depot.executive.post(depot.goal("(at c8 dock-1)"))
    depot.executive.post(depot.goal("(at r1 a1)"))
    depot.finish()
    #expect(depot.run.last == "move(r1 dock-1 a1) 32-36")
  }

  @Test func aClosedWayBlocksATaskUntilItIsOpen() {
    var depot = Depot()
    let task = depot.executive.post(depot.goal("(at c8 dock-2)"))
    depot.run(to: 15)
    for region in ["west-way", "east-way"] {
      let closed = depot.fact("(closed \(region))")
      _ = depot.executive.tell(adding: [closed], by: "operator")
      depot.fleet.change(adding: [closed])
    }
    depot.run(to: 60)
    guard case .blocked(.impossible) = depot.executive.agenda[task]?.state else {
      Issue.record("\(String(describing: depot.executive.agenda[task]?.state))")
      return
    }
    let open = depot.fact("(closed west-way)")
    _ = depot.executive.tell(adding: [], removing: [open], by: "operator")
    depot.fleet.change(removing: [open])
    depot.finish()
    #expect(depot.executive.agenda[task]?.state == .done)
    #expect(depot.fleet.holds(depot.fact("(at c8 dock-2)")))
  }

  @Test func manyMembersGoInBatchesNearestFirst() {
    var depot = Depot()
    depot.executive.post(
      depot.bring("c1", "c2", "c3", "c4", "c5", "c8", "r1", to: "dock-1"))
    let preview = depot.executive.outlook()[0].preview
    depot.finish()
    for box in ["c1", "c2", "c3", "c4", "c5", "c8"] {
      #expect(depot.fleet.holds(depot.fact("(at \(box) dock-1)")))
    }
    #expect(!preview.isComplete)
    let picks = depot.run.filter { $0.hasPrefix("pick") }.map { $0.prefix(10) }
    #expect(picks.prefix(2) == ["pick(r1 c1", "pick(r1 c2"])
  }
}

/// Readings that run on, such as a battery's, are no news.
@Suite struct NewsTests {
  @Test func aBatteryThatRunsDownDoesNotMakeAFailureNew() throws {
    var depot = Depot()
    let battery = try #require(depot.executive.setting.domain.function(named: "battery"))
    depot.fleet.mishaps = [.init(action: "pick", countdown: nil, reason: "slipped")]
    let task = depot.executive.post(depot.goal("(at c8 dock-1)"))
    for second in 1...60 {
      depot.fleet.change(
        values: [(Fluent(battery, [depot["r1"]]), 80 - Double(second))], seenBySensor: true)
      depot.run(to: Double(second))
    }
    guard case .failed(.failing) = depot.executive.agenda[task]?.state else {
      Issue.record("\(String(describing: depot.executive.agenda[task]?.state))")
      return
    }
    #expect(depot.run.filter { $0.hasPrefix("pick") }.count == 2)
  }

  @Test func aMemberThatFailsIsTriedOnceMoreAfterTheOthers() {
    var depot = Depot()
    depot.fleet.mishaps = [
      .init(action: "pick", countdown: 1, reason: "slipped"),
      .init(action: "pick", countdown: 2, reason: "slipped"),
    ]
    let task = depot.executive.post(depot.bring("c1", "c2", to: "dock-1"))
    depot.finish()
    #expect(depot.executive.agenda[task]?.state == .done)
    let picks = depot.run.filter { $0.hasPrefix("pick") }.map { $0.prefix(10) }
    #expect(picks == ["pick(r1 c1", "pick(r1 c1", "pick(r1 c2", "pick(r1 c1"])
  }
}

@Suite struct KeepingTests {
  @Test func whatWasReachedAndIsLostAgainIsMadeSoOnceMore() {
    var depot = Depot()
    let task = depot.executive.post(
      .sequence([depot.goal("(at c8 dock-1)"), depot.goal("(at c1 a3)")]))
    depot.run(to: 40)
    depot.fleet.change(
      adding: [depot.fact("(at c8 dock-2)")], removing: [depot.fact("(at c8 dock-1)")],
      seenBySensor: true)
    depot.finish()
    #expect(depot.executive.agenda[task]?.state == .done)
    #expect(depot.fleet.holds(depot.fact("(at c8 dock-1)")))
    #expect(depot.fleet.holds(depot.fact("(at c1 a3)")))
  }

  @Test func aRobotUnderWayTurnsRoundWhenItsWayIsClosed() {
    var depot = Depot()
    depot.executive.post(depot.goal("(at r1 dock-2)"))
    depot.run(to: 1)
    let closed = depot.fact("(closed west-way)")
    _ = depot.executive.tell(adding: [closed], by: "operator")
    depot.fleet.change(adding: [closed])
    depot.finish()
    #expect(
      depot.run == ["move(r1 charger dock-2) 0-1 cut", "move(r1 charger dock-2) 1-34"])
  }

  @Test func aRobotUnderWayGoesOnWhenWhatIsClosedIsNotOnItsWay() {
    var depot = Depot()
    depot.executive.post(depot.goal("(at r1 dock-2)"))
    depot.run(to: 1)
    let closed = depot.fact("(closed east-way)")
    _ = depot.executive.tell(adding: [closed], by: "operator")
    depot.fleet.change(adding: [closed])
    depot.finish()
    #expect(depot.run == ["move(r1 charger dock-2) 0-8"])
  }
}
