import PDDL
import Planner
import Testing

/// A warehouse of any size: places in a row whose distance is computed, boxes on them, one robot.
struct Site: FunctionSource {
  var domain: DomainModel
  var objects: ObjectTable
  var state: State
  let travel: FunctionID

  func supplies(_ function: FunctionID) -> Bool { function == travel }

  func value(of function: FunctionID, _ arguments: [ObjectID]) -> Double? {
    Double(abs(Int(arguments[0].index) - Int(arguments[1].index)))
  }

  static let text = domainText(
    """
    (:types place thing robot) (:predicates (at ?x - thing ?p - place) (in ?r - robot ?p - place)
      (holds ?r - robot ?x - thing) (free ?r - robot) (shut ?p - place) (clean ?p - place))
    (:functions (weight ?x - thing) (most ?r - robot) (way ?p ?q - place) (total-cost))
    (:action move :parameters (?r - robot ?p ?q - place)
      :precondition (and (in ?r ?p) (not (shut ?q)))
      :effect (and (in ?r ?q) (not (in ?r ?p)) (increase (total-cost) (way ?p ?q))))
    (:action pick :parameters (?r - robot ?x - thing ?p - place)
      :precondition (and (in ?r ?p) (at ?x ?p) (free ?r) (<= (weight ?x) (most ?r)))
      :effect (and (holds ?r ?x) (not (at ?x ?p)) (not (free ?r)) (increase (total-cost) 1)))
    (:action put :parameters (?r - robot ?x - thing ?p - place)
      :precondition (and (in ?r ?p) (holds ?r ?x))
      :effect (and (at ?x ?p) (free ?r) (not (holds ?r ?x)) (increase (total-cost) 1)))
    (:action sweep :parameters (?r - robot ?p - place)
      :precondition (and (in ?r ?p) (forall (?x - thing) (not (at ?x ?p))))
      :effect (and (clean ?p) (increase (total-cost) 1)))
    """)

  /// Thing number n is at place n, 10 kg each but the first, which weighs 90; robots carry 20 and
  /// stand at place 0.
  init(places: Int, things: Int, robots: Int = 1) throws {
    let (domain, problem) = try read(
      Self.text, problemText("(:init (= (total-cost) 0)) (:goal (and))"))
    self.domain = domain
    objects = problem.objects
    state = problem.initial
    travel = try #require(domain.function(named: "way"))
    func type(_ name: String) throws -> [TypeID] { try [#require(domain.types[name])] }
    for index in 0..<places { objects.add("p\(index)", types: try type("place")) }
    for index in 0..<things { objects.add("t\(index)", types: try type("thing")) }
    for index in 0..<robots { objects.add("r\(index)", types: try type("robot")) }
    for index in 0..<things {
      try hold("at", "t\(index)", "p\(index % places)")
      try set("weight", "t\(index)", to: index == 0 ? 90 : 10)
    }
    for index in 0..<robots {
      try hold("in", "r\(index)", "p0")
      try hold("free", "r\(index)")
      try set("most", "r\(index)", to: 20)
    }
  }

  func object(_ name: String) throws -> ObjectID { try #require(objects[name]) }

  func atom(_ predicate: String, _ names: String...) throws -> Formula {
    .atom(
      Atom(
        try #require(domain.predicate(named: predicate)), try names.map { .object(try object($0)) })
    )
  }

  mutating func hold(_ predicate: String, _ names: String...) throws {
    let arguments = try names.map { try object($0) }
    state.insert(Fact(try #require(domain.predicate(named: predicate)), arguments))
  }

  mutating func set(_ function: String, _ name: String, to value: Double) throws {
    let fluent = Fluent(try #require(domain.function(named: function)), [try object(name)])
    state.setValue(value, of: fluent)
  }

  func request(_ goal: Formula...) throws -> PlanningRequest {
    let cost = try #require(domain.function(named: "total-cost"))
    return PlanningRequest(
      domain: domain, objects: objects, state: state, goal: .and(goal),
      metric: Metric(minimizes: true, expression: .function(cost, [])), functions: self)
  }

  func plan(
    _ request: PlanningRequest, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> (steps: [String], statistics: PlanningStatistics) {
    let result = PlanSearch.solve(request)
    guard case .plan(let plan) = result.outcome else {
      Issue.record("no plan: \(result)", sourceLocation: sourceLocation)
      return ([], result.statistics)
    }
    expectValid(plan, request, sourceLocation: sourceLocation)
    return (
      plan.steps.map { PDDLPrinter.step($0, domain: domain, objects: objects) }, result.statistics
    )
  }
}

@Suite struct PlanningOnASlice {
  @Test("Only what the goal needs is looked at, however large the world", arguments: [40, 5_000])
  func sliceIsSmall(things: Int) throws {
    let site = try Site(places: 30, things: things)
    let (steps, statistics) = try site.plan(site.request(site.atom("at", "t7", "p3")))
    #expect(
      steps == ["(move r0 p0 p7)", "(pick r0 t7 p7)", "(move r0 p7 p3)", "(put r0 t7 p3)"])
    #expect(statistics.objects <= 6)
    #expect(statistics.widened == 0)
  }

  @Test("A robot that is excluded is not used")
  func excluded() throws {
    let site = try Site(places: 30, things: 30, robots: 3)
    var request = try site.request(site.atom("at", "t7", "p3"))
    request.excluded = [try site.object("r0"), try site.object("r1")]
    let (steps, _) = try site.plan(request)
    #expect(steps.count == 4)
    #expect(steps.allSatisfy { $0.contains("r2") })
  }

  @Test("The slice is restricted to a robot in focus")
  func focus() throws {
    let site = try Site(places: 30, things: 30, robots: 3)
    var request = try site.request(site.atom("at", "t7", "p3"))
    request.focus = [try site.object("r1")]
    let (steps, _) = try site.plan(request)
    #expect(steps.allSatisfy { $0.contains("r1") })
  }

  @Test("What a condition over all things excludes is seen")
  func universal() throws {
    let site = try Site(places: 30, things: 60)
    let (steps, statistics) = try site.plan(site.request(site.atom("clean", "p5")))
    // Things 5 and 35 stand there and have to go.
    #expect(steps.filter { $0.hasPrefix("(pick r0 t") }.count == 2)
    #expect(statistics.objects < 20)
  }

  @Test(
    "That something is too heavy is proved without looking at the whole", arguments: [40, 5_000])
  func heavy(things: Int) throws {
    let site = try Site(places: 30, things: things)
    let goal = try site.atom("at", "t0", "p3")
    let result = PlanSearch.solve(try site.request(goal, site.atom("at", "t4", "p3")))
    guard case .impossible(let reason) = result.outcome else {
      Issue.record("\(result.outcome)")
      return
    }
    #expect(reason.unreachable == [goal])
    #expect(result.statistics.objects < 12)
  }

  @Test("A place that is shut is proved to be out of reach")
  func shut() throws {
    var site = try Site(places: 30, things: 30)
    try site.hold("shut", "p9")
    let result = PlanSearch.solve(try site.request(site.atom("at", "t9", "p3")))
    guard case .impossible = result.outcome else {
      Issue.record("\(result.outcome)")
      return
    }
  }

  @Test("Every state on the way keeps what must always hold")
  func always() throws {
    let site = try Site(places: 30, things: 30)
    var request = try site.request(site.atom("at", "t7", "p3"))
    request.always = [.not(try site.atom("in", "r0", "p7"))]
    guard case .impossible = PlanSearch.solve(request).outcome else {
      Issue.record("a constraint was broken")
      return
    }
    request.always = [.not(try site.atom("in", "r0", "p8"))]
    let (steps, _) = try site.plan(request)
    #expect(steps.count == 4)
  }
}
