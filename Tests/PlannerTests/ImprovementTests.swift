import PDDL
import Planner
import Testing

@Suite struct MakingPlansCheaper {
  @Test("With some work to spend, a round trip takes the short way", arguments: [0, 2_000])
  func roundTrip(improvement: Int) throws {
    let site = try Site(places: 30, things: 30)
    // From 0 up to 9 and down again is the best way round: 9 + 9, and six seconds of handling each.
    var request = try site.request(
      site.atom("clean", "p3"), site.atom("clean", "p6"), site.atom("in", "r0", "p0"),
      site.atom("at", "t3", "p6"), site.atom("at", "t6", "p9"))
    request.limits.improvement = improvement
    let result = PlanSearch.solve(request)
    guard case .plan(let plan) = result.outcome else {
      Issue.record("no plan: \(result)")
      return
    }
    expectValid(plan, request)
    #expect(plan.cost <= result.statistics.firstCost ?? 0)
    if improvement > 0 { #expect(plan.cost <= 30) }
  }

  @Test("Gripper with two hands takes two balls at a time, in the end")
  func gripper() throws {
    let domain = domainText(
      """
      (:predicates (room ?r) (ball ?b) (hand ?h) (here ?r) (at ?b ?r) (free ?h) (holds ?h ?b))
      (:action move :parameters (?a ?b) :precondition (and (room ?a) (room ?b) (here ?a))
        :effect (and (here ?b) (not (here ?a))))
      (:action pick :parameters (?b ?r ?h)
        :precondition (and (ball ?b) (room ?r) (hand ?h) (at ?b ?r) (here ?r) (free ?h))
        :effect (and (holds ?h ?b) (not (at ?b ?r)) (not (free ?h))))
      (:action drop :parameters (?b ?r ?h)
        :precondition (and (ball ?b) (room ?r) (hand ?h) (holds ?h ?b) (here ?r))
        :effect (and (at ?b ?r) (free ?h) (not (holds ?h ?b))))
      """)
    let problem = problemText(
      """
      (:objects a b l r b1 b2 b3 b4)
      (:init (room a) (room b) (hand l) (hand r) (free l) (free r) (here a)
        (ball b1) (ball b2) (ball b3) (ball b4) (at b1 a) (at b2 a) (at b3 a) (at b4 a))
      (:goal (and (at b1 b) (at b2 b) (at b3 b) (at b4 b)))
      """)
    try expectPlan(domain, problem, cost: 11) { $0.limits.improvement = 3_000 }
  }
}
