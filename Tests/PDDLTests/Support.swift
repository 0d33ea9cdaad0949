import PDDL
import SourceText
import Testing

/// A generator of the same numbers in every run (SplitMix64).
struct Dice: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
  mutating func roll(_ sides: Int) -> Int { Int(next() % UInt64(sides)) }
}

/// A domain and a problem that must be read without errors.
struct Task {
  let domain: DomainModel
  let problem: Problem
  var semantics: Semantics { Semantics(domain: domain, objects: problem.objects) }

  var groups: ExclusionGroups {
    ExclusionGroups(domain, initial: problem.initial, objects: problem.objects)
  }

  init(_ domain: String, _ problem: String) throws {
    let (model, domainIssues) = PDDLReader.domain(SourceFile(name: "domain.pddl", text: domain))
    self.domain = try #require(model, "\(domainIssues.map { $0.rendered() })")
    let (world, issues) = PDDLReader.problem(
      SourceFile(name: "problem.pddl", text: problem), domain: self.domain)
    self.problem = try #require(world, "\(issues.map { $0.rendered() })")
  }

  func object(_ name: String) throws -> ObjectID { try #require(problem.objects[name]) }

  func formula(_ text: String, _ variables: [(String, String)] = []) throws -> OpenFormula {
    let parameters = try variables.enumerated().map { slot, pair in
      Variable(name: pair.0, types: [try #require(domain.types[pair.1])], slot: slot)
    }
    let (formula, issues) = PDDLReader.formula(
      SourceFile(name: "formula", text: text), domain: domain, objects: problem.objects,
      variables: parameters)
    return try #require(formula, "\(issues.map { $0.rendered() })")
  }

  /// A fact written as in PDDL.
  func fact(_ text: String) throws -> Fact {
    let (change, issues) = PDDLReader.worldChange(
      SourceFile(name: "fact", text: text), domain: domain, objects: problem.objects)
    return try #require(change?.added.first, "\(issues.map { $0.rendered() })")
  }

  func step(_ words: String) throws -> PlanStep {
    let words = words.split(separator: " ").map(String.init)
    return PlanStep(
      try #require(domain.action(named: words[0])), try words.dropFirst().map { try object($0) })
  }

  func name(_ row: [ObjectID]) -> String {
    row.map { problem.objects.name(of: $0) }.joined(separator: " ")
  }
}

/// A small depot: places on a lane, boxes with weights, one robot.
let depotDomain = """
  (define (domain depot)
    (:types place movable sku aisle - object shelf dock - place box robot - movable)
    (:predicates (at ?m - movable ?p - place) (holding ?r - robot ?b - box) (free ?r - robot)
      (contains ?b - box ?s - sku) (in ?s - shelf ?a - aisle) (closed ?a - aisle))
    (:functions (weight ?b - box) (max-load ?r - robot) (way ?a ?b - place) (total-cost))
    (:action move :parameters (?r - robot ?from ?to - place)
      :precondition (and (at ?r ?from)
        (forall (?a - aisle) (imply (and (closed ?a) (in ?to ?a)) (= ?from ?to))))
      :effect (and (at ?r ?to) (not (at ?r ?from)) (increase (total-cost) (way ?from ?to))))
    (:action pick :parameters (?r - robot ?b - box ?p - place)
      :precondition (and (at ?r ?p) (at ?b ?p) (free ?r) (<= (weight ?b) (max-load ?r)))
      :effect (and (holding ?r ?b) (not (at ?b ?p)) (not (free ?r)) (increase (total-cost) 5)))
    (:action drop :parameters (?r - robot ?b - box ?p - place)
      :precondition (and (at ?r ?p) (holding ?r ?b))
      :effect (and (at ?b ?p) (free ?r) (not (holding ?r ?b)) (increase (total-cost) 5))))
  """

let depotProblem = """
  (define (problem today) (:domain depot)
    (:objects a1 a2 - shelf d1 - dock a - aisle c1 c2 c3 - box r1 - robot tea rope - sku)
    (:init (at r1 d1) (free r1) (at c1 a1) (at c2 a1) (at c3 a2) (in a1 a) (in a2 a)
      (contains c1 tea) (contains c2 tea) (contains c3 rope)
      (= (weight c1) 6) (= (weight c2) 18) (= (max-load r1) 15) (= (total-cost) 0)
      (= (way d1 a1) 4) (= (way a1 d1) 4) (= (way d1 a2) 7) (= (way a2 d1) 7) (= (way a1 a2) 3))
    (:goal (at c1 d1))
    (:metric minimize (total-cost)))
  """
