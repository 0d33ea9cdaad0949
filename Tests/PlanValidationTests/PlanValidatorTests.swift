import PDDL
import PlanValidation
import SourceText
import Testing

/// A domain, a problem and a plan as text, and what the validator says.
func verdict(_ domain: String, _ problem: String, _ plan: String) throws -> (
  PlanVerdict, [String]
) {
  let (model, domainIssues) = PDDLReader.domain(SourceFile(name: "domain", text: domain))
  let checked = try #require(model, "\(domainIssues.map { $0.rendered() })")
  let (world, issues) = PDDLReader.problem(
    SourceFile(name: "problem", text: problem), domain: checked)
  let start = try #require(world, "\(issues.map { $0.rendered() })")
  let (written, planIssues) = PlanReader.plan(
    SourceFile(name: "plan", text: plan), domain: checked, objects: start.objects)
  let steps = try #require(written, "\(planIssues.map { $0.rendered() })")
  let validator = PlanValidator(domain: checked, objects: start.objects)
  let verdict = validator.validate(steps, for: start)
  return (verdict, validator.messages(verdict))
}

@Suite struct SequenceTests {
  static let domain = """
    (define (domain carry) (:types place box - object small - box)
      (:predicates (at ?b - box ?p - place) (here ?p - place) (held ?b - box))
      (:functions (load) (weight ?b - box) (total-cost))
      (:action go :parameters (?a ?b - place) :precondition (here ?a)
        :effect (and (here ?b) (not (here ?a)) (increase (total-cost) 3)))
      (:action take :parameters (?b - box ?p - place)
        :precondition (and (here ?p) (at ?b ?p) (<= (+ (load) (weight ?b)) 10))
        :effect (and (held ?b) (not (at ?b ?p)) (increase (load) (weight ?b))
          (increase (total-cost) 1)))
      (:action put :parameters (?b - box ?p - place) :precondition (and (here ?p) (held ?b))
        :effect (and (at ?b ?p) (not (held ?b)) (decrease (load) (weight ?b)))))
    """

  static func problem(_ more: String = "") -> String {
    """
    (define (problem p) (:domain carry) (:objects x y z - place b1 b2 b3 - box)
      (:init (here x) (at b1 x) (at b2 x) (at b3 y) (= (load) 0) (= (weight b1) 4)
        (= (weight b2) 7) (= (total-cost) 0))
      (:goal (and (at b1 y) (not (held b1)))) \(more))
    """
  }

  @Test(arguments: [
    ("(take b1 x)\n(go x y)\n(put b1 y)", []),
    ("(TAKE B1 X) ; picked\n(go x y )\n( put b1 y)\n; cost = 4", []),
    ("2: (put b1 y)\n0: (take b1 x)\n1: (go x y)", []),
    ("(take b1 x)\n(put b1 y)", ["step 2 (put b1 y): '(here y)' does not hold"]),
    (
      "(take b1 x)\n(take b2 x)",
      ["step 2 (take b2 x): '(<= (+ (load) (weight b2)) 10)' does not hold: 11 <= 10"]
    ),
    (
      "(go x y)\n(take b3 y)",
      [
        "step 2 (take b3 y): '(<= (+ (load) (weight b3)) 10)' does not hold: undefined <= 10"
      ]
    ),
    ("(take b1 x)", ["goal: '(at b1 y)' does not hold", "goal: '(not (held b1))' does not hold"]),
    ("(take x b1)", ["step 1 (take x b1): an argument has the wrong type"]),
    ("", ["goal: '(at b1 y)' does not hold"]),
  ]) func aSequenceIsFollowedStepByStep(plan: String, expected: [String]) throws {
    let (verdict, messages) = try verdict(Self.domain, Self.problem(), plan)
    #expect(messages == expected)
    #expect(verdict.isValid == expected.isEmpty)
  }

  @Test func theValueIsThatOfTheMetric() throws {
    let plan = "(take b1 x)\n(go x y)\n(put b1 y)"
    let (plain, _) = try verdict(Self.domain, Self.problem(), plan)
    #expect(plain.value == 3)
    let (priced, _) = try verdict(
      Self.domain, Self.problem("(:metric minimize (+ (total-cost) (* 0.5 (load))))"), plan)
    #expect(priced.value == 4)
  }

  @Test(arguments: [
    ("(always (<= (load) 4))", []),
    ("(always (here x))", ["constraint '(always (here x))' is broken after step 2"]),
    ("(sometime (held b1))", []),
    ("(sometime (held b2))", ["constraint '(sometime (held b2))' is broken after step 3"]),
    ("(at-most-once (here y))", []),
    ("(sometime-before (here y) (held b1))", []),
    (
      "(sometime-before (held b1) (here y))",
      ["constraint '(sometime-before (held b1) (here y))' is broken after step 1"]
    ),
    ("(sometime-after (held b1) (at b1 y))", []),
    ("(within 2 (here y))", []),
    ("(within 1 (here y))", ["constraint '(within 1 (here y))' is broken after step 3"]),
    (
      "(forall (?b - box) (always (not (held ?b))))",
      ["constraint '(always (not (held b1)))' is broken after step 1"]
    ),
    ("(preference calm (always (here x)))", []),
    ("(hold-after 3 (at b1 y))", []),
    (
      "(hold-during 1 3 (here x))",
      ["constraint '(hold-during 1 3 (here x))' is broken after step 2"]
    ),
  ]) func constraintsSpeakOfTheWholeCourse(constraint: String, expected: [String]) throws {
    let (verdict, messages) = try verdict(
      Self.domain, Self.problem("(:constraints \(constraint))"),
      "(take b1 x)\n(go x y)\n(put b1 y)")
    #expect(messages == expected)
    #expect(verdict.brokenPreferences == (constraint.contains("calm") ? ["calm": 1] : [:]))
  }

  @Test func brokenPreferencesCountInTheMetric() throws {
    let (verdict, messages) = try verdict(
      Self.domain,
      Self.problem(
        """
        (:constraints (forall (?p - place) (preference visit (sometime (here ?p)))))
        (:metric minimize (+ (total-cost) (* 10 (is-violated visit))))
        """), "(take b1 x)\n(go x y)\n(put b1 y)")
    #expect(messages.isEmpty)
    #expect(verdict.value == 14)
  }
}

@Suite struct ScheduleTests {
  static let domain = """
    (define (domain cellar) (:types match fuse - object)
      (:predicates (light) (unused ?m - match) (mended ?f - fuse) (free) (cooled))
      (:functions (span ?m - match))
      (:durative-action strike :parameters (?m - match) :duration (= ?duration (span ?m))
        :condition (at start (unused ?m))
        :effect (and (at start (not (unused ?m))) (at start (light)) (at end (not (light)))))
      (:durative-action mend :parameters (?f - fuse) :duration (and (>= ?duration 2) (<= ?duration 4))
        :condition (and (at start (free)) (over all (light)))
        :effect (and (at start (not (free))) (at end (mended ?f)) (at end (free))))
      (:action rest :parameters () :precondition (free) :effect (cooled)))
    """
  static let problem = """
    (define (problem p) (:domain cellar) (:objects m1 m2 - match f1 f2 - fuse)
      (:init (unused m1) (unused m2) (free) (= (span m1) 5) (= (span m2) 5))
      (:goal (and (mended f1) (mended f2))))
    """

  @Test(arguments: [
    (
      "0.0: (strike m1) [5.0]\n0.01: (mend f1) [2.0]\n2.02: (mend f2) [2.0]", [], 5.0
    ),
    (
      "2.02: (mend f2) [2.0]\n0.01: (mend f1) [2.0]\n0: (strike m1)", [], 5.0
    ),
    (
      "; Version X\n0.0:   (STRIKE M1) [5.0000])\n0.01:   (MEND F1) [2.0000])\n2.02: (MEND F2 ) [2])\n",
      [], 5.0
    ),
    (
      "0.0: (strike m1) [5.0]\n0.01: (mend f1) [2.0]\n3.5: (mend f2) [2.0]",
      ["step 3 (mend f2): '(light)' does not hold"], 5.0
    ),
    (
      "0.0: (strike m1) [5.0]\n0.01: (mend f1) [2.0]\n1.0: (mend f2) [2.0]",
      ["step 3 (mend f2): '(free)' does not hold"], 0.01
    ),
    (
      "0.0: (strike m1) [4.0]\n0.01: (mend f1) [2.0]",
      ["step 1 (strike m1): the duration must be = 5"], 0
    ),
    (
      "0.0: (strike m1) [5.0]\n0.01: (mend f1) [4.5]",
      ["step 2 (mend f1): the duration must be <= 4"], 0
    ),
    (
      "0.0: (strike m1) [5.0]\n0.0: (mend f1) [2.0]\n2.5: (mend f2) [2.0]",
      [], 5.0
    ),
    (
      "0.0: (strike m1) [5.0]\n0.01: (mend f1) [2.0]\n2.01: (mend f2) [2.0]",
      ["step 3 (mend f2): '(free)' does not hold"], 0.01
    ),
    (
      "0.0: (strike m1) [5.0]\n0.01: (rest)\n0.01: (mend f1) [2.0]",
      ["step 2 (rest): happens together with step 3, which it interferes with"], 0
    ),
  ]) func aScheduleIsFollowedByTime(plan: String, expected: [String], makespan: Double) throws {
    let (verdict, messages) = try verdict(Self.domain, Self.problem, plan)
    #expect(messages == expected)
    #expect(verdict.makespan == makespan)
  }

  @Test func changesThatComeByThemselvesComeInTime() throws {
    let problem = Self.problem.replacing(
      "(:init", with: "(:init (at 1 (light)) (at 6 (not (light)))")
    let plan = "1.5: (mend f1) [2.0]\n3.6: (mend f2) [2.0]"
    #expect(try verdict(Self.domain, problem, plan).1 == [])
    #expect(
      try verdict(Self.domain, problem, "1.5: (mend f1) [2.0]\n4.1: (mend f2) [2.0]").1 == [
        "step 2 (mend f2): '(light)' does not hold"
      ])
  }
}
