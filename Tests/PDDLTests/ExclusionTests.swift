import PDDL
import Testing

@Suite struct ExclusionTests {
  @Test(arguments: [
    ("(at c1 d1)", ["(at c1 a1)"]),
    ("(holding r1 c1)", ["(at c1 a1)", "(free r1)"]),
    ("(at r1 a1)", ["(at r1 d1)"]),
    ("(free r1)", []),
    ("(contains c1 rope)", []),  // nothing that is done changes what a box holds
    ("(closed a)", []),
  ]) func aNewFactTakesTheOthersOfItsGroupAway(fact: String, expected: [String]) throws {
    let depot = try Task(depotDomain, depotProblem)
    let groups = depot.groups
    let excluded = groups.excluded(
      by: try depot.fact(fact), in: depot.problem.initial, objects: depot.problem.objects)
    #expect(excluded == (try expected.map { try depot.fact($0) }).sorted())
  }

  /// With two lamps, one of which is on, the number that are on says nothing about which.
  @Test func howManyThereAreIsNoGroupWhenThereAreMore() throws {
    let domain = """
      (define (domain lamps) (:predicates (on ?l) (off ?l))
        (:action swap :parameters (?a ?b) :precondition (and (on ?a) (off ?b) (not (= ?a ?b)))
          :effect (and (on ?b) (not (on ?a)) (off ?a) (not (off ?b)))))
      """
    for (facts, excluded) in [("(on a) (on b)", []), ("(on a) (off b)", ["(on a)", "(off b)"])] {
      let task = try Task(
        domain, "(define (problem p) (:domain lamps) (:objects a b c) (:init \(facts)) (:goal ()))")
      let state = task.problem.initial
      var changed = state
      changed.remove(try task.fact("(on b)"))
      #expect(
        task.groups.excluded(
          by: try task.fact("(on b)"), in: changed, objects: task.problem.objects)
          == (try excluded.map { try task.fact($0) }))
    }
  }

  @Test func aGroupThatTheStateContradictsIsNotTrusted() throws {
    let depot = try Task(depotDomain, depotProblem)
    var state = depot.problem.initial
    state.insert(try depot.fact("(at c1 a2)"))
    let excluded = depot.groups.excluded(
      by: try depot.fact("(at c1 d1)"), in: state, objects: depot.problem.objects)
    #expect(excluded.isEmpty)
  }

  static let blocks = """
    (define (domain blocks) (:predicates (on ?a ?b) (table ?a) (clear ?a) (held ?a) (empty) (lit ?a))
      (:action lift :parameters (?a ?b) :precondition (and (on ?a ?b) (clear ?a) (empty))
        :effect (and (held ?a) (clear ?b) (not (on ?a ?b)) (not (clear ?a)) (not (empty))))
      (:action stack :parameters (?a ?b) :precondition (and (held ?a) (clear ?b))
        :effect (and (on ?a ?b) (clear ?a) (empty) (not (held ?a)) (not (clear ?b))))
      (:action pick :parameters (?a) :precondition (and (table ?a) (clear ?a) (empty))
        :effect (and (held ?a) (not (table ?a)) (not (clear ?a)) (not (empty))))
      (:action put :parameters (?a) :precondition (held ?a)
        :effect (and (table ?a) (clear ?a) (empty) (not (held ?a))))
      (:action light :parameters (?a) :precondition (clear ?a)
        :effect (forall (?b) (when (on ?b ?a) (lit ?b)))))
    """

  @Test(arguments: [
    ("(on a c)", ["(on a b)", "(clear c)"]),
    ("(table a)", ["(on a b)"]),
    ("(held a)", ["(on a b)", "(clear a)", "(empty)"]),
    ("(clear b)", ["(on a b)"]),
    ("(lit a)", []),
  ]) func blocksAreInOnePlaceAndUnderOneBlock(fact: String, expected: [String]) throws {
    let task = try Task(
      Self.blocks,
      """
      (define (problem p) (:domain blocks) (:objects a b c)
        (:init (on a b) (table b) (table c) (clear a) (clear c) (empty) (lit b)) (:goal ()))
      """)
    let excluded = task.groups.excluded(
      by: try task.fact(fact), in: task.problem.initial, objects: task.problem.objects)
    #expect(excluded == (try expected.map { try task.fact($0) }).sorted())
  }

  /// Whatever is done from a state that keeps the groups, they are kept.
  @Test(arguments: 0..<8) func noWalkBreaksAGroup(seed: UInt64) throws {
    var dice = Dice(seed)
    let task = try Task(
      Self.blocks,
      """
      (define (problem p) (:domain blocks) (:objects a b c d)
        (:init (on a b) (table b) (table c) (clear a) (on d c) (clear d) (empty)) (:goal ()))
      """)
    let groups = task.groups
    let semantics = task.semantics
    var state = task.problem.initial
    for _ in 0..<60 {
      let steps = task.domain.actions.indices.flatMap { index in
        semantics.applicableArguments(of: ActionID(index), in: state)
          .map { PlanStep(ActionID(index), $0) }
      }
      let step = try #require(steps.isEmpty ? nil : steps[dice.roll(steps.count)])
      semantics.apply(step, to: &state)
      for fact in state.facts {
        let excluded = groups.excluded(by: fact, in: state, objects: task.problem.objects)
        #expect(excluded.isEmpty, "\(fact) with \(excluded) after \(step)")
      }
    }
  }
}
