import PDDL
import PlanValidation
import Planner
import Testing

@Suite struct ActionsThatTakeTime {
  struct Case: Sendable, CustomStringConvertible {
    let description: String
    let domain: String
    let problem: String
    /// How long the schedule takes, to a hundredth.
    let length: Double
  }

  static let cases = [
    Case(
      description: "what does not disturb each other goes side by side",
      domain: """
        (:predicates (done ?x))
        (:durative-action work :parameters (?x) :duration (= ?duration 4)
          :condition () :effect (at end (done ?x)))
        """,
      problem: "(:objects a b c) (:init) (:goal (and (done a) (done b) (done c)))", length: 4),
    Case(
      description: "what needs the same hand goes one after the other",
      domain: """
        (:predicates (done ?x) (hand))
        (:durative-action work :parameters (?x) :duration (= ?duration 4)
          :condition (at start (hand))
          :effect (and (at start (not (hand))) (at end (hand)) (at end (done ?x))))
        """,
      problem: "(:objects a b c) (:init (hand)) (:goal (and (done a) (done b) (done c)))",
      length: 12),
    Case(
      description: "a duration from a function that steps change",
      domain: """
        (:predicates (at ?x)) (:functions (fuel) (full))
        (:durative-action fill :parameters () :duration (= ?duration (- (full) (fuel)))
          :condition (at start (< (fuel) (full))) :effect (at end (assign (fuel) (full))))
        (:durative-action go :parameters (?x ?y) :duration (= ?duration 1)
          :condition (and (at start (at ?x)) (at start (>= (fuel) 5)))
          :effect (and (at start (not (at ?x))) (at end (at ?y)) (at start (decrease (fuel) 5))))
        """,
      problem: """
        (:objects a b) (:init (at a) (= (fuel) 2) (= (full) 9)) (:goal (at b))
        """, length: 8),
    Case(
      description: "a fuse can only be mended while a match burns",
      domain: """
        (:predicates (light) (match ?m) (mended ?f) (hand)) (:types match fuse)
        (:durative-action burn :parameters (?m) :duration (= ?duration 5)
          :condition (and (at start (match ?m)) (over all (light)))
          :effect (and (at start (not (match ?m))) (at start (light)) (at end (not (light)))))
        (:durative-action mend :parameters (?f) :duration (= ?duration 2)
          :condition (and (at start (hand)) (over all (light)))
          :effect (and (at start (not (hand))) (at end (hand)) (at end (mended ?f))))
        """,
      problem: """
        (:objects m1 m2 f1 f2 f3) (:init (match m1) (match m2) (hand))
        (:goal (and (mended f1) (mended f2) (mended f3)))
        """, length: 10),
  ]

  @Test("A schedule exists, is valid, and takes as long as it must", arguments: cases)
  func schedules(_ example: Case) throws {
    let (domain, problem) = try read(domainText(example.domain), problemText(example.problem))
    let result = PlanSearch.solve(PlanningRequest(domain, problem))
    guard case .plan = result.outcome, let schedule = result.schedule else {
      Issue.record("no schedule: \(result)")
      return
    }
    let verdict = PlanValidator(domain: domain, objects: problem.objects)
      .validate(schedule, for: problem)
    #expect(verdict.faults.isEmpty)
    #expect(abs(verdict.makespan - example.length) < 0.05)
  }

  @Test("What cannot be timed is not called a plan")
  func tooShort() throws {
    let burnsTooShortly = Self.cases[3].domain.replacing("?duration 5", with: "?duration 1")
    let (domain, problem) = try read(
      domainText(burnsTooShortly), problemText(Self.cases[3].problem))
    if case .plan = PlanSearch.solve(PlanningRequest(domain, problem)).outcome {
      Issue.record("a match that burns for 1 cannot light a mending of 2")
    }
  }
}
