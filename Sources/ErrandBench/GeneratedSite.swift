import PDDL
import Planner
import SourceText

/// A site of any size for measuring: places on a grid whose distances are computed, things on them, one
/// robot, three docks.
struct GeneratedSite: FunctionSource {
  private var domain: DomainModel
  private var objects: ObjectTable
  private var state = State()
  private let way: FunctionID
  private let at: PredicateID
  private let cost: FunctionID
  private var things: [ObjectID] = []
  private var docks: [ObjectID] = []

  private static let text = """
    (define (domain site)
      (:types place thing robot)
      (:predicates (at ?x - thing ?p - place) (in ?r - robot ?p - place)
        (holds ?r - robot ?x - thing) (free ?r - robot))
      (:functions (weight ?x - thing) (most ?r - robot) (way ?p ?q - place) (total-cost))
      (:action move :parameters (?r - robot ?p ?q - place) :precondition (in ?r ?p)
        :effect (and (in ?r ?q) (not (in ?r ?p)) (increase (total-cost) (way ?p ?q))))
      (:action pick :parameters (?r - robot ?x - thing ?p - place)
        :precondition (and (in ?r ?p) (at ?x ?p) (free ?r) (<= (weight ?x) (most ?r)))
        :effect (and (holds ?r ?x) (not (at ?x ?p)) (not (free ?r)) (increase (total-cost) 5)))
      (:action put :parameters (?r - robot ?x - thing ?p - place)
        :precondition (and (in ?r ?p) (holds ?r ?x))
        :effect (and (at ?x ?p) (free ?r) (not (holds ?r ?x)) (increase (total-cost) 5))))
    """

  init(places: Int, things count: Int) throws {
    let (read, mistakes) = PDDLReader.domain(SourceFile(name: "site", text: Self.text))
    guard let domain = read, let way = domain.function(named: "way"),
      let at = domain.predicate(named: "at"), let inside = domain.predicate(named: "in"),
      let free = domain.predicate(named: "free"), let cost = domain.function(named: "total-cost"),
      let weight = domain.function(named: "weight"), let most = domain.function(named: "most")
    else { throw Diagnostics(mistakes) }
    (self.domain, self.way, self.at, self.cost) = (domain, way, at, cost)
    objects = domain.constants
    func types(_ name: String) -> [TypeID] { domain.types[name].map { [$0] } ?? [] }
    let ground = (0..<places).map { objects.add("p\($0)", types: types("place")) }
    docks = (0..<3).map { objects.add("dock\($0)", types: types("place")) }
    let robot = objects.add("r", types: types("robot"))
    things = (0..<count).map { objects.add("t\($0)", types: types("thing")) }
    var facts = [Fact(inside, [robot, docks[0]]), Fact(free, [robot])]
    for (index, thing) in things.enumerated() {
      facts.append(Fact(at, [thing, ground[(index * 7_919) % places]]))
    }
    state = State(facts: facts)
    for (index, thing) in things.enumerated() {
      state.setValue(Double(index % 20), of: Fluent(weight, [thing]))
    }
    state.setValue(25, of: Fluent(most, [robot]))
    state.setValue(0, of: Fluent(cost, []))
  }

  func supplies(_ function: FunctionID) -> Bool { function == way }

  func value(of function: FunctionID, _ arguments: [ObjectID]) -> Double? {
    let (a, b) = (Int(arguments[0].index), Int(arguments[1].index))
    return Double(abs(a % 100 - b % 100) + abs(a / 100 - b / 100))
  }

  /// A request to bring two things to two docks.
  func delivery(_ number: Int) -> PlanningRequest {
    let goals = (0..<2).map { index in
      Formula.atom(
        Atom(
          at,
          [
            .object(things[(number * 31 + index * 17) % things.count]),
            .object(docks[(number + index) % docks.count]),
          ]))
    }
    return PlanningRequest(
      domain: domain, objects: objects, state: state, goal: .and(goals),
      metric: Metric(minimizes: true, expression: .function(cost, [])), functions: self)
  }
}
