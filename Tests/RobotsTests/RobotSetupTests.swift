import PDDL
import SourceText
import Testing

@testable import Robots

@Suite struct RobotSetupTests {
  private let domainText = """
    (define (domain depot)
      (:requirements :typing :fluents :action-costs :negative-preconditions)
      (:types place movable aisle - object shelf dock charger - place box robot - movable)
      (:predicates (at ?m - movable ?p - place) (holding ?r - robot ?b - box) (free ?r - robot)
        (closed ?a - aisle) (full ?p - place) (in ?p - place ?a - aisle) (adjacent ?p ?q - place))
      (:functions (total-cost) (travel-time ?r - robot ?from ?to - place) (weight ?b - box)
        (distance ?a ?b - object) (x ?p - place) (battery ?r - robot))
      (:action move :parameters (?r - robot ?from ?to - place) :precondition (at ?r ?from)
        :effect (and (at ?r ?to) (not (at ?r ?from))
          (increase (total-cost) (travel-time ?r ?from ?to))))
      (:action pick :parameters (?r - robot ?b - box ?p - place)
        :precondition (and (at ?r ?p) (at ?b ?p) (free ?r))
        :effect (and (holding ?r ?b) (not (at ?b ?p)) (not (free ?r))))
      (:action drop :parameters (?r - robot ?b - box ?p - place)
        :precondition (and (at ?r ?p) (holding ?r ?b) (not (full ?p)))
        :effect (and (at ?b ?p) (free ?r) (not (holding ?r ?b))))
      (:action charge :parameters (?r - robot ?c - charger) :precondition (at ?r ?c)
        :effect (assign (battery ?r) 100))
      (:action wave :parameters (?r - robot) :precondition (at ?r dock-1) :effect (free ?r)))
    """

  private let worldText = """
    (define (problem p) (:domain depot)
      (:objects dock-1 - dock charger - charger s-1 s-2 s-3 - shelf main - aisle b - box r - robot)
      (:init (at r charger) (at b s-2) (free r)) (:goal (and)))
    """

  private func domain() throws -> (DomainModel, Problem) {
    let text = domainText.replacing("(at ?r dock-1)", with: "(free ?r)")
    let domain = try #require(PDDLReader.domain(SourceFile(name: "d", text: text)).0)
    let problem = try #require(
      PDDLReader.problem(SourceFile(name: "p", text: worldText), domain: domain).0)
    return (domain, problem)
  }

  private func floor() throws -> FloorMap {
    try #require(FloorMap(rows: [".......", ".TTTTT.", "......."]))
  }

  private func setup() -> RobotSetup {
    var setup = RobotSetup()
    setup.places = [
      PlacePattern("dock-1", at: Cell(column: 0, row: 0)),
      PlacePattern("charger", at: Cell(column: 0, row: 2)),
      PlacePattern(
        "s-{n}", at: Cell(column: 2, row: 0),
        counters: [.init("n", values: ["1", "2", "3"], columns: 2, rows: 0)]),
    ]
    setup.regions = [
      RegionPattern(
        "main", [CellRectangle(Cell(column: 1, row: 0), Cell(column: 6, row: 0))])
    ]
    return setup
  }

  @Test func `skills are read off the actions`() throws {
    let (model, _) = try domain()
    let done = setup().completed(for: model)
    let kinds = done.skills.mapValues(\.kind)
    #expect(
      kinds == [
        "move": .travel, "pick": .pick, "drop": .drop, "charge": .charge, "wave": .other,
      ])
    let move = try #require(done.skills["move"]?.parameters)
    #expect(move.robot == "r" && move.from == "from" && move.to == "to")
    let pick = try #require(done.skills["pick"]?.parameters)
    #expect(pick.robot == "r" && pick.item == "b" && pick.place == "p")
    let charge = try #require(done.skills["charge"]?.parameters)
    #expect(charge.robot == "r" && charge.place == "c")
    #expect(done.symbols.travelTime == "travel-time" && done.symbols.within == "in")
    #expect(done.symbols.row == nil)
    #expect(done.observed == ["at": .here])
  }

  @Test func `what a file says is kept`() throws {
    let (model, _) = try domain()
    var declared = setup()
    declared.skills["pick"] = SkillSetup()
    declared.skills["pick"]?.takes = .seconds(9)
    declared.skills["wave"] = SkillSetup()
    declared.skills["wave"]?.kind = .charge
    declared.observed = ["weight": .action(["pick"])]
    let done = declared.completed(for: model)
    #expect(done.skills["pick"]?.takes == .seconds(9) && done.skills["pick"]?.kind == .pick)
    #expect(done.skills["wave"]?.kind == .charge)
    #expect(done.observed == ["weight": .action(["pick"])])
  }

  @Test func `a floor tells which place lies where and beside which`() throws {
    let (model, problem) = try domain()
    let done = setup().completed(for: model)
    let (layout, problems) = done.layout(on: try floor())
    #expect(problems.isEmpty)
    #expect(done.problems(domain: model, objects: problem.objects, layout: layout).isEmpty)
    #expect(
      layout.facts(done.symbols, objects: problem.objects).map(\.description) == [
        "(adjacent dock-1 charger)", "(adjacent charger dock-1)", "(in s-1 main)",
        "(adjacent s-1 s-2)", "(in s-2 main)", "(adjacent s-2 s-3)",
        "(adjacent s-2 s-1)", "(in s-3 main)", "(adjacent s-3 s-2)",
      ])
  }

  @Test func `mistakes between file and map are told by their keys`() throws {
    var wrong = setup()
    wrong.places += [
      PlacePattern("off", at: Cell(column: 7, row: 0)),
      PlacePattern("wall", at: Cell(column: 3, row: 1)),
      PlacePattern("s-2", at: Cell(column: 0, row: 1)),
      PlacePattern(
        "x", at: Cell(column: 0, row: 1), counters: [.init("n", values: ["1"], columns: 0, rows: 0)]
      ),
    ]
    wrong.regions.append(
      RegionPattern("big", [CellRectangle(Cell(column: 0, row: 0), Cell(column: 9, row: 9))]))
    let (layout, problems) = wrong.layout(on: try floor())
    #expect(
      problems.map { "\($0.path.joined(separator: ".")): \($0.message)" } == [
        "places.off: 'off' at [7, 0] lies off the map",
        "places.wall: 'wall' at [3, 1] is 'T', not floor",
        "places.s-2: 's-2' is already a place, at [4, 0]",
        "places.x.n: '{n}' does not stand in 'x'",
        "regions.big: 'big' from [0, 0] to [9, 9] reaches off the map",
      ])
    #expect(problems[1].hint == "the nearest floor is [3, 0]")
    #expect(!layout.isPlace("wall") && layout.isPlace("s-2"))
  }

  @Test func `places that no way leads to are told`() throws {
    let map = try #require(FloorMap(rows: ["...T...", "TTTTTTT", "......."]))
    var split = RobotSetup()
    split.places = [
      PlacePattern("a", at: Cell(column: 0, row: 0)),
      PlacePattern("b", at: Cell(column: 6, row: 0)),
    ]
    #expect(
      split.layout(on: map).problems.map(\.message) == ["no way leads from 'a' to 'b' at [6, 0]"])
  }

  @Test func `mistakes between file and domain are told by their keys`() throws {
    let (model, problem) = try domain()
    var wrong = setup()
    wrong.symbols.location = "att"
    wrong.symbols.holding = "free"
    wrong.places.append(PlacePattern("s-9", at: Cell(column: 1, row: 2)))
    wrong.robots["r9"] = RobotDrive()
    wrong.skills["mvoe"] = SkillSetup()
    wrong.skills["pick"] = SkillSetup()
    wrong.skills["pick"]?.parameters.item = "bx"
    wrong.skills["pick"]?.reasons = [
      .init("(at ?b ?p)", "nothing-there"), .init("fulll", "destination-full"),
    ]
    wrong.skills["pick"]?.failures = [FailureSetup("gone", chance: 1, misplaces: "q")]
    wrong.observed = ["wieght": .action(["pcik"])]
    wrong.sensors = ["dokc": ["at"], "dock": ["att"]]
    let done = wrong.completed(for: model)
    let (layout, _) = done.layout(on: try floor())
    let problems = done.problems(domain: model, objects: problem.objects, layout: layout)
    #expect(
      problems.map { "\($0.path.joined(separator: ".")): \($0.message)" } == [
        "facts.at: 'att' is not a predicate of the domain",
        "facts.holding: 'free' has 1 arguments, 'holding' needs 2",
        "places.s-9: 's-9' is not an object of the world",
        "robots.r9: 'r9' is not an object of the world",
        "skills.mvoe: 'mvoe' is not an action of the domain",
        "skills.pick.parameters.item: 'bx' is not a parameter of 'pick'",
        "skills.pick.failures.gone.misplaces: 'q' is not a parameter of 'pick'",
        "skills.pick.reasons.fulll: 'fulll' is no precondition of 'pick'",
        "observed.wieght: 'wieght' is not a predicate or function of the domain",
        "observed.wieght: 'pcik' is not 'here' or an action of the domain",
        "sensors.dock: 'att' is not a predicate or function of the domain",
        "sensors.dokc: 'dokc' is not a type or an object of the world",
      ])
    #expect(problems.first { $0.path == ["skills", "mvoe"] }?.hint == "did you mean 'move'?")
  }

  @Test func `symbols with the wrong number of arguments are told, not stumbled over`() throws {
    let (model, problem) = try domain()
    var wrong = setup()
    wrong.symbols.location = "free"
    wrong.symbols.closed = "at"
    wrong.symbols.battery = "travel-time"
    wrong.symbols.travelTime = "total-cost"
    let done = wrong.completed(for: model)
    let (layout, _) = done.layout(on: try floor())
    #expect(
      done.problems(domain: model, objects: problem.objects, layout: layout).prefix(4).map(\.path)
        == [
          ["facts", "at"], ["facts", "closed"], ["functions", "travel-time"],
          ["functions", "battery"],
        ])
    let functions = layout.functions(done.symbols, domain: model, objects: problem.objects)
    #expect(functions.under(problem.initial).supplies(FunctionID(1)) == false)
  }

  @Test(
    arguments: [
      ("1..3", ["1", "2", "3"]), ("08..10", ["08", "09", "10"]), ("a..c", ["a", "b", "c"]),
      ("3..1", nil), ("c..a", nil), ("1..", nil), ("1...3", nil), ("a..3", nil), ("A..C", nil),
      ("1..999999999", nil), ("", nil),
    ] as [(String, [String]?)])
  func `ranges of patterns are written with two dots`(range: String, values: [String]?) {
    #expect(PatternCounter.values(of: range) == values)
  }

  @Test func `patterns stand for every combination, and for not too many`() {
    let pattern = PlacePattern(
      "{row}-{n}", at: Cell(column: 1, row: 1),
      counters: [
        .init("row", values: ["a", "b"], columns: 0, rows: 3),
        .init("n", values: ["1", "2"], columns: 2, rows: 0),
      ])
    #expect(
      pattern.expanded.map { "\($0.name) \($0.cell)" } == [
        "a-1 [1, 1]", "a-2 [3, 1]", "b-1 [1, 4]", "b-2 [3, 4]",
      ])
    let many = (1...9).map { index in
      PatternCounter("n\(index)", values: (0..<99).map(String.init), columns: 0, rows: 0)
    }
    #expect(PlacePattern("x", at: Cell(column: 0, row: 0), counters: many).expanded.isEmpty)
  }

  @Test func `the floor supplies times and distances to formulas`() throws {
    let (model, problem) = try domain()
    let done = setup().completed(for: model)
    var (layout, _) = done.layout(on: try floor())
    func value(_ name: String, _ arguments: String..., closed: [String] = []) throws -> Double? {
      let function = try #require(model.function(named: name))
      var state = problem.initial
      let predicate = try #require(model.predicate(named: "closed"))
      for region in closed {
        state.insert(Fact(predicate, [try #require(problem.objects[region])]))
      }
      let functions = layout.functions(done.symbols, domain: model, objects: problem.objects)
        .under(state)
      #expect(functions.supplies(function))
      return functions.value(of: function, try arguments.map { try #require(problem.objects[$0]) })
    }
    #expect(try value("travel-time", "r", "charger", "s-1") == 4)
    #expect(try value("travel-time", "r", "charger", "s-1", closed: ["main"]) == nil)
    // The box is at s-2, the robot at the charger.
    #expect(try value("distance", "b", "r") == 6)
    #expect(try value("distance", "s-1", "s-3") == 4)
    #expect(try value("x", "s-2") == 4)
    layout.robots["r"] = RobotPosition(
      cell: Cell(column: 0, row: 1), heading: .north, offset: 400, lastPlace: "charger")
    // Whole seconds, rounded up: 0.6 m to the corner and 2 m on.
    #expect(try value("travel-time", "r", "charger", "s-1") == 3)
    #expect(try value("distance", "b", "r") == 4.6)
    #expect(try value("distance", "r", "b") == 4.6)
    let weight = try #require(model.function(named: "weight"))
    #expect(
      !layout.functions(done.symbols, domain: model, objects: problem.objects).supplies(weight))
  }
}
