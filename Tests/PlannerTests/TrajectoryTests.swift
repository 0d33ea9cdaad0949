import PDDL
import PlanValidation
import Planner
import Testing

/// Constraints on the course of a plan, and what happens by itself.
@Suite struct TrajectoryTests {
  /// A walk over places in a row, and lamps that can be switched anywhere.
  static let domain = domainText(
    """
    (:types place)
    (:predicates (next ?a ?b - place) (at ?a - place) (lit) (visited ?a - place))
    (:action go :parameters (?a ?b - place)
      :precondition (and (at ?a) (next ?a ?b)) :effect (and (not (at ?a)) (at ?b) (visited ?b)))
    (:action light :precondition (not (lit)) :effect (lit))
    (:action darken :precondition (lit) :effect (not (lit)))
    """)

  static func problem(_ constraints: String, goal: String) -> String {
    problemText(
      """
      (:objects a b c d - place)
      (:init (at a) (next a b) (next b c) (next c d) (next a d) (next d a) (next c a))
      (:goal \(goal)) (:constraints \(constraints))
      """)
  }

  static let cases: [(String, goal: String, steps: Int)] = [
    ("(and)", "(at d)", 1),
    ("(sometime (at c))", "(at d)", 3),
    ("(sometime-before (at d) (lit))", "(at d)", 2),
    ("(at-most-once (lit))", "(and (at d) (lit))", 2),
    ("(and (sometime (lit)) (at-most-once (lit)))", "(at d)", 2),
    ("(sometime-after (at d) (at b))", "(visited d)", 3),
    ("(within 2 (at c))", "(and (at d) (lit))", 4),
    ("(always (or (not (at d)) (lit)))", "(at d)", 2),
    ("(always (imply (at d) (lit)))", "(and (visited d) (at a) (not (lit)))", 4),
    ("(at end (lit))", "(at d)", 2),
    ("(forall (?p - place) (sometime (at ?p)))", "(at a)", 4),
    ("(sometime (forall (?p - place) (or (at ?p) (not (visited ?p)))))", "(at d)", 1),
    ("(sometime (exists (?p - place) (and (at ?p) (next ?p a))))", "(at b)", 3),
  ]

  @Test("The plan keeps the constraint, and is as short as that allows", arguments: cases)
  func kept(_ constraint: String, goal: String, steps: Int) throws {
    let (domain, problem) = try read(Self.domain, Self.problem(constraint, goal: goal))
    var request = PlanningRequest(problem, in: domain)
    request.limits.improvement = 500
    let outcome = PlanSearch.solve(request).outcome
    guard case .plan(let plan) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    let verdict = PlanValidator(domain: domain, objects: problem.objects).validate(
      plan.steps, from: problem.initial, goal: problem.goal, constraints: problem.constraints)
    #expect(verdict.faults.isEmpty)
    #expect(plan.steps.count == steps)
  }

  static let hopeless = [
    ("(sometime-before (at d) (visited a))", "(and (at d) (not (visited a)))"),
    ("(always (not (at d)))", "(visited d)"),
    ("(and (at-most-once (at a)) (sometime (at d)))", "(and (at a) (not (visited c)))"),
  ]

  @Test("A constraint that rules every plan out is proof that there is none", arguments: hopeless)
  func impossible(_ constraint: String, goal: String) throws {
    let (domain, problem) = try read(Self.domain, Self.problem(constraint, goal: goal))
    let outcome = PlanSearch.solve(PlanningRequest(problem, in: domain)).outcome
    guard case .impossible = outcome else {
      Issue.record("\(outcome)")
      return
    }
  }

  @Test("A preference is told as unsupported")
  func preference() throws {
    let (domain, problem) = try read(
      Self.domain, Self.problem("(preference p (sometime (lit)))", goal: "(at d)"))
    let outcome = PlanSearch.solve(PlanningRequest(problem, in: domain)).outcome
    guard case .unsupported(let what) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(what.contains("preference"))
  }

  // MARK: - What happens by itself

  static let shop = domainText(
    """
    (:types place)
    (:predicates (at ?p - place) (open) (bought))
    (:durative-action walk :parameters (?a ?b - place) :duration (= ?duration 5)
      :condition (at start (at ?a))
      :effect (and (at start (not (at ?a))) (at end (at ?b))))
    (:durative-action buy :parameters (?p - place) :duration (= ?duration 2)
      :condition (and (over all (at ?p)) (over all (open))) :effect (at end (bought)))
    """)

  static func shopping(_ opening: String) -> String {
    problemText(
      "(:objects home shop - place) (:init (at home) \(opening)) (:goal (and (bought) (at shop)))")
  }

  static let hours: [(String, latest: Double?)] = [
    ("(open)", 8), ("(at 10 (open))", 13), ("(open) (at 8 (not (open)))", 8),
    ("(at 3 (open)) (at 20 (not (open)))", 8),
    ("(open) (at 1 (not (open))) (at 30 (open)) (at 33 (not (open)))", 33),
  ]

  @Test(
    "Plans wait for what happens by itself and are over before it is too late", arguments: hours)
  func timed(_ opening: String, latest: Double?) throws {
    let (domain, problem) = try read(Self.shop, Self.shopping(opening))
    let result = PlanSearch.solve(PlanningRequest(problem, in: domain))
    guard case .plan = result.outcome, let schedule = result.schedule else {
      Issue.record("\(result.outcome)")
      return
    }
    let verdict = PlanValidator(domain: domain, objects: problem.objects)
      .validate(schedule, for: problem)
    #expect(verdict.faults.isEmpty)
    if let latest { #expect(verdict.makespan <= latest) }
  }

  @Test("A shop that closes too soon gets no plan")
  func tooLate() throws {
    let (domain, problem) = try read(
      Self.shop, Self.shopping("(open) (at 1 (not (open)))"))
    if case .plan = PlanSearch.solve(PlanningRequest(problem, in: domain)).outcome {
      Issue.record("there is no time for it")
    }
  }
}
