import PDDL
import Planner
import Testing

/// Tasks with more ground operators than allowed are planned without any.
@Suite struct LiftedTests {
  /// Every choice of five things is an operator of its own.
  static let domain = domainText(
    """
    (:predicates (have ?x) (part ?x ?y) (made ?x))
    (:functions (total-cost))
    (:action take :parameters (?x) :precondition (not (have ?x))
      :effect (and (have ?x) (increase (total-cost) 3)))
    (:action assemble :parameters (?a ?b ?c ?d ?e ?whole)
      :precondition (and (have ?a) (have ?b) (have ?c) (have ?d) (have ?e)
        (part ?a ?whole) (part ?b ?whole) (part ?c ?whole) (part ?d ?whole) (part ?e ?whole)
        (not (= ?a ?b)))
      :effect (and (made ?whole) (not (have ?a)) (not (have ?b)) (increase (total-cost) 1)))
    """)

  static func problem(_ goal: String) -> String {
    let things = (0..<12).map { "t\($0)" }
    return problemText(
      """
      (:objects \(things.joined(separator: " ")) w v)
      (:init (= (total-cost) 0) \(things.map { "(part \($0) w)" }.joined()))
      (:goal \(goal)) (:metric minimize (total-cost))
      """)
  }

  func solve(_ goal: String, lifted: Int) throws -> (PlanningRequest, PlanningOutcome) {
    let (domain, problem) = try read(Self.domain, Self.problem(goal))
    var request = PlanningRequest(problem, in: domain)
    request.limits.operators = 1_000
    request.limits.lifted = lifted
    return (request, PlanSearch.solve(request).outcome)
  }

  @Test(
    "A plan is found all the same, with its cost",
    arguments: ["(made w)", "(and (made w) (have t3))", "(exists (?x) (made ?x))"])
  func plan(_ goal: String) throws {
    let (request, outcome) = try solve(goal, lifted: 10_000)
    guard case .plan(let plan) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    expectValid(plan, request)
  }

  @Test("The bound on states is kept, and without it there is no such search")
  func limit() throws {
    for lifted in [0, 5] {
      let (_, outcome) = try solve("(made v)", lifted: lifted)
      guard case .limit = outcome else {
        Issue.record("\(outcome)")
        return
      }
    }
  }
}
