import PDDL
import SourceText
import Testing

/// PDDL as people write it: what looks odd and is right all the same.
@Suite struct AsWrittenTests {
  /// A domain that must be read without errors.
  func domain(_ text: String) throws -> (DomainModel, [Diagnostic]) {
    let (model, found) = PDDLReader.domain(SourceFile(name: "domain", text: text))
    return (try #require(model, "\(found.map { $0.rendered() })"), found)
  }

  func problem(_ text: String, _ domain: DomainModel) throws -> Problem {
    let (problem, found) = PDDLReader.problem(
      SourceFile(name: "problem", text: text), domain: domain)
    return try #require(problem, "\(found.map { $0.rendered() })")
  }

  @Test func aBlankBeforeAVariableMayBeMissing() throws {
    let (model, _) = try domain("(define (domain d) (:predicates (in ?p?a) (free?a)))")
    #expect(model.predicates.map { $0.parameters.map(\.name) } == [["p", "a"], ["a"]])
  }

  @Test func sectionsComeInAnyOrder() throws {
    let (model, _) = try domain(
      """
      (define (domain d)
        (:action a :effect (and (p k) (increase (f k) 1)) :parameters ())
        (:functions (f ?x - t)) (:predicates (p ?x - t)) (:constants k - t) (:types t))
      """)
    #expect(model.actions.count == 1)
    #expect(model.requirements.isEmpty)
  }

  @Test func whatIsEmptyMayBeLeftOutOrStandEmpty() throws {
    let (model, _) = try domain(
      """
      (define (domain d) (:types) (:predicates (p))
        (:action a) (:action b :parameters () :precondition () :effect ())
        (:action c :effect (p)))
      """)
    #expect(model.actions.map(\.precondition) == [.truth, .truth, .truth])
    #expect(model.actions.map(\.effect).prefix(2) == [.and([]), .and([])])
    let world = try problem("(define (problem p) (:domain d) (:objects) (:init) (:goal ()))", model)
    #expect(world.goal == .truth)
    let bare = try problem("(define (problem p))", model)
    #expect(bare.goal == .truth)
    #expect(bare.initial == State())
    let (numbers, _) = try domain("(define (domain n) (:functions (f)))")
    #expect(numbers.predicates.isEmpty)
  }

  @Test func namesAfterTheLastDashAreObjects() throws {
    let (model, _) = try domain(
      """
      (define (domain d) (:types truck - vehicle vehicle place)
        (:predicates (p ?a - truck ?b) (q ?x - (either truck place))))
      """)
    let vehicle = try #require(model.types["vehicle"])
    #expect(model.types.isSubtype(try #require(model.types["truck"]), of: vehicle))
    #expect(model.types.parents[Int(vehicle.index)].isEmpty)
    #expect(model.predicates[0].parameters.map(\.types.count) == [1, 0])
    #expect(model.predicates[1].parameters[0].types.count == 2)
  }

  @Test func aSupertypeNeedsNoLineOfItsOwn() throws {
    let (model, found) = try domain("(define (domain d) (:types truck plane - vehicle))")
    #expect(model.types["vehicle"] != nil)
    #expect(found.isEmpty)
    let (_, suspicious) = try domain("(define (domain d) (:types vehicle truck - vehicel))")
    #expect(
      lines(suspicious) == [
        "1:44 warning: type 'vehicel' is only used as a supertype; did you mean 'vehicle'?"
      ])
  }

  @Test func constantsMayBeRepeatedAmongTheObjects() throws {
    let (model, _) = try domain("(define (domain d) (:types t) (:constants k - t))")
    let (problem, found) = PDDLReader.problem(
      SourceFile(
        name: "p", text: "(define (problem p) (:domain d) (:objects K - t b B - t))"),
      domain: model)
    #expect(problem?.objects.names == ["k", "b"])
    #expect(lines(found) == ["1:51 warning: 'b' is declared twice"])
  }

  @Test func caseDoesNotMatter() throws {
    let (model, _) = try domain(
      "(DEFINE (Domain D) (:Predicates (At ?X)) (:ACTION Go :Parameters (?x) :EFFECT (NOT (at ?X))))"
    )
    let world = try problem("(define (problem P) (:domain d) (:OBJECTS A) (:INIT (AT a)))", model)
    #expect(world.initial.facts.count == 1)
    #expect(model.actions[0].name == "go")
  }

  @Test func oddCharactersStandInNames() throws {
    let (model, _) = try domain(
      "; before\n(define (domain d.1+x@y) (:predicates (p_1 ?a)) (:constants a.b@c+d 動く_1 -x))")
    #expect(model.constants.names == ["a.b@c+d", "動く_1", "-x"])
    #expect(model.name == "d.1+x@y")
  }

  @Test(arguments: [
    "\u{FEFF}(define (domain d)\n(:predicates (p)))",
    "(define (domain d)\r\n(:predicates (p)))\r\n",
    "(define\t(domain\td)\t(:predicates\t(p)))",
    ";; Größe 大きさ\n(define (domain d) ; rest\n(:predicates (p)) ; )\n)",
    "(define (domain d)(:predicates(p)))",
  ]) func theShapeOfTheTextDoesNotMatter(text: String) throws {
    let (model, found) = try domain(text)
    #expect(model.predicates.map(\.name) == ["p"])
    #expect(found.isEmpty)
  }

  @Test func bytesThatAreNoTextMayStandInCommentsOnly() {
    let bytes = Array("(define (domain d) ; ".utf8) + [0xFF, 0xE9] + Array("\n)".utf8)
    #expect(PDDLReader.domain(SourceFile(name: "x", bytes: bytes)).1.isEmpty)
    let bad = Array("(define (domain d) (:constants a".utf8) + [0xFF] + Array("))".utf8)
    #expect(
      lines(PDDLReader.domain(SourceFile(name: "x", bytes: bad)).1) == [
        "1:32 this name is not UTF-8 text"
      ])
  }

  @Test func atIsAPredicateOrATime() throws {
    let (model, _) = try domain(
      "(define (domain d) (:predicates (at ?a ?b) (lit)) (:functions (f)))")
    let world = try problem(
      """
      (define (problem p) (:domain d) (:objects ball1 rooma 10)
        (:init (at ball1 rooma) (at 10 rooma) (at 10 (lit)) (at 12.5 (not (lit))) (at 3 (= (f) 2))))
      """, model)
    #expect(world.initial.facts.count == 2)
    #expect(world.timedInitials.map(\.time) == [10, 12.5, 3])
  }

  @Test func aNumberWithoutValueIsUndefinedButCostsBeginAtNothing() throws {
    let (model, _) = try domain(
      "(define (domain d) (:functions (total-cost) (f)) (:action a :effect (increase (f) 1)))")
    let world = try problem("(define (problem p) (:domain d))", model)
    #expect(world.initial.fluents.map(\.value) == [0])
    let semantics = Semantics(domain: model, objects: world.objects)
    #expect(!semantics.applicable(PlanStep(ActionID(0), []), in: world.initial))
  }

  @Test func costsNeedNoDeclaration() throws {
    let (model, _) = try domain(
      "(define (domain d) (:action a :effect (increase (total-cost) 2)))")
    let world = try problem(
      "(define (problem p) (:domain d) (:metric minimize total-cost))", model)
    #expect(world.metric?.expression == .function(FunctionID(0), []))
  }

  @Test func numbersAreWrittenInEveryUsualForm() throws {
    let (model, _) = try domain("(define (domain d) (:functions (f ?x)))")
    let world = try problem(
      """
      (define (problem p) (:domain d) (:objects a b c d e) (:init (= (f a) 3) (= (f b) -0.5)
        (= (f c) .25) (= (f d) 1e3) (= (f e) (- 2))))
      """, model)
    #expect(world.initial.fluents.map(\.value) == [3, -0.5, 0.25, 1000, -2])
  }

  @Test(arguments: [
    ("(p a)", true), ("(or (q) (p b))", false), ("(or (q) (p a))", true),
    ("(exists (?x) (p ?x))", true), ("(forall (?x) (p ?x))", false), ("(not (q))", true),
  ]) func goalsHaveAnyForm(goal: String, expected: Bool) throws {
    let (model, _) = try domain("(define (domain d) (:predicates (p ?x) (q)))")
    let world = try problem(
      "(define (problem p) (:domain d) (:objects a b) (:init (p a)) (:goal \(goal)))", model)
    let semantics = Semantics(domain: model, objects: world.objects)
    #expect(semantics.holds(world.goal, in: world.initial) == expected)
  }

  @Test func conditionalEffectsReadTheStateBefore() throws {
    let (model, _) = try domain(
      """
      (define (domain d) (:predicates (p) (q) (r ?x) (s ?x)) (:functions (f) (g))
        (:action a :effect (and (when (p) (and (not (p)) (q))) (when (q) (not (p)))
          (forall (?x) (when (r ?x) (and (s ?x) (not (r ?x)))))
          (increase (f) 1) (increase (f) (g)) (assign (g) (f)))))
      """)
    let world = try problem(
      """
      (define (problem x) (:domain d) (:objects a b c)
        (:init (p) (r a) (r c) (= (f) 2) (= (g) 10)))
      """, model)
    let semantics = Semantics(domain: model, objects: world.objects)
    var state = world.initial
    semantics.apply(PlanStep(ActionID(0), []), to: &state)
    #expect(
      PDDLPrinter.problem(
        Problem(name: "after", objects: world.objects, initial: state), of: model)
          == """
          (define (problem after)
            (:domain d)
            (:objects
              a - object
              b - object
              c - object)
            (:init
              (q)
              (s a)
              (s c)
              (= (f) 13)
              (= (g) 2))
            (:goal (and))
          )

          """)
  }

  @Test func preferencesAreConstraintsOnTheEnd() throws {
    let (model, _) = try domain("(define (domain d) (:predicates (p ?x)))")
    let world = try problem(
      """
      (define (problem x) (:domain d) (:objects a b)
        (:goal (and (p a) (preference nice (p b)) (forall (?x) (preference all (p ?x)))))
        (:metric minimize (+ (* 2 (is-violated nice)) total-time)))
      """, model)
    #expect(world.goal == .atom(Atom(PredicateID(0), [.object(ObjectID(0))])))
    #expect(world.constraints.count == 2)
    let text = PDDLPrinter.problem(world, of: model)
    #expect(text.contains("(preference nice (at end (p b)))"))
    let again = try problem(text, model)
    #expect(again.constraints == world.constraints)
    #expect(again.metric == world.metric)
  }

  @Test(arguments: [
    "(always (p a))", "(sometime (p a))", "(at-most-once (p a))", "(sometime-after (p a) (p b))",
    "(sometime-before (p a) (p b))", "(within 5 (p a))", "(always-within 5 (p a) (p b))",
    "(hold-during 1 5 (p a))", "(hold-after 3 (p a))", "(at end (p a))",
    "(forall (?x - object) (always (p ?x)))", "(preference n (sometime (p a)))",
  ]) func everyConstraintComesBackFromItsPrint(text: String) throws {
    let (model, _) = try domain("(define (domain d) (:predicates (p ?x)))")
    let world = try problem(
      "(define (problem x) (:domain d) (:objects a b) (:constraints \(text)))", model)
    #expect(
      world.constraints.map {
        PDDLPrinter.constraint($0, domain: model, objects: world.objects)
      } == [text])
  }

  @Test func aWholeDomainComesBackFromItsPrint() throws {
    let (model, _) = try domain(
      """
      (define (domain all) (:requirements :adl :fluents) (:types a b - c d - (either a b) e)
        (:constants k - a l - (either a e) m)
        (:predicates (p ?x - a ?y) (q) (r ?x - (either a e))) (:functions (f ?x - a) (total-cost))
        (:constraints (and (forall (?x - a) (always (p ?x k))) (sometime (q))))
        (:derived (r ?x) (exists (?y - a) (and (p ?y ?x) (not (= ?x ?y)))))
        (:action one :parameters (?x ?z - a ?y)
          :precondition (and (or (q) (not (p ?x ?y))) (imply (q) (exists (?z - a) (p ?z k)))
            (forall (?w - a ?v) (>= (- (f ?w)) (/ (+ 1.5 (f ?x) (* 2 (f k))) (- 3 (f ?x))))))
          :effect (and (forall (?x - a) (p ?x k)) (forall (?w - a) (when (p ?w ?y) (and (not (p ?w ?y)) (p ?w k))))
            (scale-up (f ?x) 2) (scale-down (f k) 3) (assign (f ?z) 0) (decrease (f l) 1)))
        (:durative-action two :parameters (?x - a)
          :duration (and (>= ?duration 2) (at end (<= ?duration (f ?x))))
          :condition (and (at start (q)) (over all (p ?x k)) (at end (not (q))))
          :effect (and (at start (not (q))) (at end (increase (f ?x) ?duration)))))
      """)
    let (again, found) = try domain(PDDLPrinter.domain(model))
    #expect(found.isEmpty)
    #expect(again.withoutPlaces == model.withoutPlaces)
  }
}
