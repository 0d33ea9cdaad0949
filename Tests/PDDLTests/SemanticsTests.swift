import PDDL
import SourceText
import Testing

@Suite struct SemanticsTests {
  let depot: Task
  init() throws { depot = try Task(depotDomain, depotProblem) }

  @Test(arguments: [
    ("(at c1 a1)", true),
    ("(not (at c1 a2))", true),
    ("()", true),
    ("(exists (?b - box) (and (at ?b a1) (contains ?b rope)))", false),
    ("(forall (?b - box) (exists (?p - shelf) (at ?b ?p)))", true),
    ("(forall (?b - box) (<= (weight ?b) 18))", false),  // the weight of c3 is unknown
    ("(forall (?b - box) (imply (contains ?b tea) (>= (weight ?b) 6)))", true),
    ("(or (at c1 a2) (< (weight c1) (max-load r1)))", true),
    ("(= (* 3 (weight c1)) (weight c2))", true),
    ("(> (/ (weight c2) 0) 1)", false),
    ("(not (= c1 c2))", true),
    (
      "(exists (?x ?y - box) (and (not (= ?x ?y)) (exists (?p) (and (at ?x ?p) (at ?y ?p)))))", true
    ),
    ("(exists (?x - aisle) (not (closed ?x)))", true),
  ]) func conditionsMeanWhatPDDLSays(text: String, expected: Bool) throws {
    let condition = try depot.formula(text)
    #expect(depot.semantics.holds(condition.formula, in: depot.problem.initial) == expected)
  }

  @Test(arguments: [
    ("(at ?it a1)", ["c1", "c2"]),
    ("(and (at ?it a1) (> (weight ?it) 10))", ["c2"]),
    ("(or (at ?it a2) (contains ?it tea))", ["c1", "c2", "c3"]),
    ("(not (contains ?it tea))", ["c3"]),
    ("(= ?it c2)", ["c2"]),
    ("(exists (?o - box ?p - place) (and (at ?it ?p) (at ?o ?p) (not (= ?o ?it))))", ["c1", "c2"]),
    ("()", ["c1", "c2", "c3"]),
  ]) func questionsAreAnsweredInOrder(text: String, expected: [String]) throws {
    let question = try depot.formula(text, [("it", "box")])
    let found = depot.semantics.solutions(
      of: question.formula, variables: question.variables, in: depot.problem.initial)
    #expect(found.map(depot.name) == expected)
    #expect(
      depot.semantics.count(
        of: question.formula, variables: question.variables, in: depot.problem.initial)
        == expected.count)
  }

  @Test func aKnownVariableIsNotLookedFor() throws {
    let question = try depot.formula("(at ?it ?ground)", [("it", "box"), ("ground", "place")])
    let found = depot.semantics.solutions(
      of: question.formula, variables: [question.variables[0]], in: depot.problem.initial,
      binding: [nil, try depot.object("a2")])
    #expect(found.map(depot.name) == ["c3"])
  }

  @Test func theHeaviestComesLastAndTheUnknownNotAtAll() throws {
    let question = try depot.formula("()", [("it", "box")])
    let (measure, _) = PDDLReader.expression(
      SourceFile(name: "measure", text: "(weight ?it)"), domain: depot.domain,
      objects: depot.problem.objects, variables: question.variables)
    let semantics = depot.semantics
    let all = semantics.solutions(
      of: question.formula, variables: question.variables, in: depot.problem.initial)
    let ranked = semantics.ranked(
      all, by: try #require(measure).expression, variables: question.variables,
      in: depot.problem.initial)
    #expect(ranked.map { "\(depot.name($0.objects)) \($0.value)" } == ["c1 6.0", "c2 18.0"])
  }

  @Test func aStepChangesFactsAndNumbers() throws {
    var state = depot.problem.initial
    let semantics = depot.semantics
    #expect(!semantics.applicable(try depot.step("pick r1 c1 a1"), in: state))
    let move = try depot.step("move r1 d1 a1")
    #expect(semantics.applicable(move, in: state))
    let changes = try #require(semantics.apply(move, to: &state))
    #expect(changes.added == [try depot.fact("(at r1 a1)")])
    #expect(changes.removed == [try depot.fact("(at r1 d1)")])
    #expect(changes.numbers.map(\.after) == [4])
    #expect(semantics.applicable(try depot.step("pick r1 c1 a1"), in: state))
    #expect(!semantics.applicable(try depot.step("pick r1 c2 a1"), in: state))  // too heavy
  }

  @Test func aNumberWithoutValueForbidsTheStep() throws {
    var state = depot.problem.initial
    let semantics = depot.semantics
    #expect(semantics.apply(try depot.step("move r1 a2 a1"), to: &state) == nil)
    #expect(state == depot.problem.initial)
  }

  @Test func addingWinsOverDeleting() throws {
    var state = depot.problem.initial
    state.setValue(
      0,
      of: Fluent(
        try #require(depot.domain.function(named: "way")),
        [try depot.object("d1"), try depot.object("d1")]))
    let before = state
    #expect(depot.semantics.apply(try depot.step("move r1 d1 d1"), to: &state)?.isEmpty == true)
    #expect(state == before)
  }

  @Test(arguments: [
    ("pick r1 c2 d1", ["(at c2 d1)", "(<= (weight c2) (max-load r1))"]),
    ("pick r1 c3 a2", ["(at r1 a2)", "(<= (weight c3) (max-load r1))"]),
    ("drop r1 c1 d1", ["(holding r1 c1)"]),
    ("move r1 d1 a1", []),
  ]) func whatIsMissingIsNamed(step: String, expected: [String]) throws {
    let failures = depot.semantics.failures(of: try depot.step(step), in: depot.problem.initial)
    let wanted = try expected.map { try depot.formula($0).formula }
    #expect(failures == wanted)
  }

  @Test func aForbiddenAisleIsNamedByItsInstance() throws {
    var state = depot.problem.initial
    state.insert(try depot.fact("(closed a)"))
    let failures = depot.semantics.failures(of: try depot.step("move r1 d1 a1"), in: state)
    #expect(failures == [try depot.formula("(= d1 a1)").formula])
  }

  @Test(arguments: [
    ("(and (at c1 a1) (not (at c1 a2)))", ["(at c1 a1)", "(not (at c1 a2))"]),
    (
      "(exists (?b - box) (and (at ?b a1) (contains ?b tea)))", ["(at c1 a1)", "(contains c1 tea)"]
    ),
    ("(or (at c1 a2) (at c2 a1))", ["(at c2 a1)"]),
    ("(not (>= (weight c1) 7))", ["(< (weight c1) 7)"]),
    ("(imply (at c1 a2) (at c2 a2))", ["(not (at c1 a2))"]),
    (
      "(not (exists (?b - box) (at ?b d1)))",
      ["(not (exists (?b - box) (at ?b d1)))"]
    ),
    ("(at c1 a2)", []),
  ]) func aTrueConditionRestsOnFacts(text: String, expected: [String]) throws {
    let condition = try depot.formula(text).formula
    let support = depot.semantics.support(of: condition, in: depot.problem.initial)
    #expect(support.map(\.formula) == (try expected.map { try depot.formula($0).formula }))
    for literal in support {
      #expect(depot.semantics.holds(literal, in: depot.problem.initial))
    }
  }

  static let chain = """
    (define (domain chain) (:predicates (next ?a ?b) (reach ?a ?b) (lost ?a) (mark ?a))
      (:derived (reach ?a ?b) (or (next ?a ?b) (exists (?c) (and (next ?a ?c) (reach ?c ?b)))))
      (:derived (lost ?a) (not (exists (?b) (and (mark ?b) (reach ?a ?b)))))
      (:action cut :parameters (?a ?b) :precondition (next ?a ?b) :effect (not (next ?a ?b))))
    """

  @Test func derivedPredicatesFollowTheirAxioms() throws {
    let task = try Task(
      Self.chain,
      """
      (define (problem p) (:domain chain) (:objects n1 n2 n3 n4)
        (:init (next n1 n2) (next n2 n3) (next n3 n4) (next n4 n2) (mark n3)) (:goal (reach n1 n4)))
      """)
    let semantics = task.semantics
    var state = task.problem.initial
    #expect(semantics.holds(task.problem.goal, in: state))
    let lost = try task.formula("(lost ?x)", [("x", "object")])
    #expect(
      semantics.solutions(of: lost.formula, variables: lost.variables, in: state).isEmpty)
    semantics.apply(try task.step("cut n2 n3"), to: &state)
    #expect(!semantics.holds(task.problem.goal, in: state))
    #expect(
      semantics.solutions(of: lost.formula, variables: lost.variables, in: state).map(task.name)
        == ["n1", "n2", "n3", "n4"])
  }

  /// The closure of a random graph is that of walking it, however the axiom is put.
  @Test(arguments: [
    "(or (next ?a ?b) (exists (?c) (and (next ?a ?c) (reach ?c ?b))))",
    "(or (next ?a ?b) (exists (?c) (and (reach ?a ?c) (reach ?c ?b))))",
    "(exists (?c) (and (next ?a ?c) (or (= ?c ?b) (reach ?c ?b))))",
    "(or (exists (?c) (and (reach ?a ?c) (next ?c ?b))) (next ?a ?b))",
  ]) func aClosureIsComplete(body: String) throws {
    let domain =
      "(define (domain d) (:predicates (next ?a ?b) (reach ?a ?b)) "
      + "(:derived (reach ?a ?b) \(body)))"
    var dice = Dice(UInt64(body.utf8.count))
    for _ in 0..<10 {
      let arcs = (0..<9).map { _ in (dice.roll(8), dice.roll(8)) }
      let facts = arcs.map { "(next n\($0) n\($1))" }.joined()
      let task = try Task(
        domain,
        "(define (problem p) (:domain d) (:objects n0 n1 n2 n3 n4 n5 n6 n7) (:init \(facts)))")
      var expected: Set<Fact> = []
      let reach = PredicateID(1)
      for start in 0..<8 {
        var open = arcs.filter { $0.0 == start }.map(\.1)
        while let next = open.popLast() {
          guard expected.insert(Fact(reach, [ObjectID(start), ObjectID(next)])).inserted else {
            continue
          }
          open += arcs.filter { $0.0 == next }.map(\.1)
        }
      }
      let completed = task.semantics.completed(task.problem.initial)
      #expect(completed.facts(of: reach) == expected.sorted())
    }
  }

  /// Whatever the order of the join, the answer is that of trying every binding.
  @Test(arguments: 0..<60) func aJoinFindsWhatTryingEverythingFinds(seed: UInt64) throws {
    var dice = Dice(seed)
    func variable() -> String { ["?x", "?y", "?z"][dice.roll(3)] }
    func condition(_ depth: Int) -> String {
      switch dice.roll(depth == 0 ? 4 : 8) {
      case 0, 1: return "(next \(variable()) \(variable()))"
      case 2: return "(mark \(variable()))"
      case 3: return "(= \(variable()) \(variable()))"
      case 4: return "(not \(condition(depth - 1)))"
      case 5: return "(or \(condition(depth - 1)) \(condition(depth - 1)))"
      case 6:
        let word = dice.roll(2) == 0 ? "exists" : "forall"
        return "(\(word) (?z) \(condition(depth - 1)))"
      default: return "(and \(condition(depth - 1)) \(condition(depth - 1)))"
      }
    }
    var facts = ""
    for a in 1...5 {
      for b in 1...5 where dice.roll(3) == 0 { facts += "(next n\(a) n\(b))" }
      if dice.roll(2) == 0 { facts += "(mark n\(a))" }
    }
    let task = try Task(
      Self.chain,
      "(define (problem p) (:domain chain) (:objects n1 n2 n3 n4 n5) (:init \(facts)) (:goal ()))")
    let semantics = task.semantics
    for _ in 0..<10 {
      let text = condition(3)
      let question = try task.formula(
        text, [("x", "object"), ("y", "object"), ("z", "object")])
      var expected: [[ObjectID]] = []
      for x in task.problem.objects.all {
        for y in task.problem.objects.all {
          for z in task.problem.objects.all
          where Plain(state: task.problem.initial, objects: task.problem.objects.all).holds(
            question.formula, [x, y, z])
          {
            expected.append([x, y, z])
          }
        }
      }
      let found = semantics.solutions(
        of: question.formula, variables: question.variables, in: task.problem.initial)
      #expect(found == expected, "\(text) with \(facts)")
    }
  }

  /// Truth by trying every object, without types.
  struct Plain {
    let state: State
    let objects: [ObjectID]

    func holds(_ formula: Formula, _ binding: [ObjectID?]) -> Bool {
      switch formula {
      case .truth: return true
      case .falsity, .compare: return false
      case .atom(let atom): return atom.fact(binding).map(state.contains) ?? false
      case .equal(let a, let b): return a.object(binding) == b.object(binding)
      case .not(let inner): return !holds(inner, binding)
      case .and(let parts): return parts.allSatisfy { holds($0, binding) }
      case .or(let parts): return parts.contains { holds($0, binding) }
      case .imply(let a, let b): return !holds(a, binding) || holds(b, binding)
      case .exists(let variables, let inner):
        return bindings(variables, binding).contains { holds(inner, $0) }
      case .forall(let variables, let inner):
        return bindings(variables, binding).allSatisfy { holds(inner, $0) }
      }
    }

    private func bindings(_ variables: [Variable], _ binding: [ObjectID?]) -> [[ObjectID?]] {
      variables.reduce(into: [binding]) { all, variable in
        all = all.flatMap { binding in
          objects.map { object in
            var next = binding
            while next.count <= variable.slot { next.append(nil) }
            next[variable.slot] = object
            return next
          }
        }
      }
    }
  }
}
