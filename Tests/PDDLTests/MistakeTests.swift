import PDDL
import SourceText
import Testing

/// Diagnostics as one line each: `line:column severity: message; hint; note line:column message`.
func lines(_ diagnostics: [Diagnostic]) -> [String] {
  diagnostics.map { diagnostic in
    let place = diagnostic.position.map { "\($0.line):\($0.column) " } ?? ""
    let mark = diagnostic.severity == .warning ? "warning: " : ""
    let notes = diagnostic.notes.map { note in
      let position = note.range.flatMap { range in note.file.map { $0.position(at: range.lower) } }
      return "; " + (position.map { "\($0.line):\($0.column) " } ?? "") + note.message
    }
    return place + mark + diagnostic.message + (diagnostic.hint.map { "; " + $0 } ?? "")
      + notes.joined()
  }
}

@Suite struct MistakeTests {
  /// A domain whose second line on is given.
  static func domain(_ body: String) -> SourceFile {
    SourceFile(
      name: "domain.pddl",
      text: """
        (define (domain d) (:types box place - object crate - box robot)
        (:predicates (at ?b - box ?p - place) (free ?r - robot)) (:functions (weight ?b - box))
        \(body)
        )
        """)
  }

  @Test(arguments: [
    ("(:action a :parameters (?b - boxx))", ["3:30 unknown type 'boxx'; did you mean 'box'?"]),
    (
      "(:action a :parameters (?b - box) :precondition (att ?b ?b))",
      ["3:50 unknown predicate 'att'; did you mean 'at'?"]
    ),
    (
      "(:action a :parameters (?b - box) :effect (at ?b))",
      ["3:43 'at' takes 2 arguments, not 1; 2:14 'at' is declared here"]
    ),
    (
      "(:action a :parameters (?bx - box ?p - place) :effect (at ?b ?p))",
      ["3:59 unknown variable '?b'; did you mean '?bx'?"]
    ),
    (
      "(:action a :parameters (?r - robot ?p - place) :effect (at ?r ?p))",
      [
        "3:60 '?r' is 'robot', but argument 1 of 'at' is 'box'; 2:14 'at' is declared here"
      ]
    ),
    ("(:action a :parameters (?b - object ?p - place) :effect (at ?b ?p))", []),
    ("(:action a :parameters (?b - crate ?p - place) :effect (at ?b ?p))", []),
    ("(:action a :parameters (?b - (either crate robot) ?p - place) :effect (at ?b ?p))", []),
    (
      "(:action a :parameters (?b - box) :precondition (weight ?b))",
      ["3:50 'weight' is a number, not a condition; compare it: '(>= (weight …) …)'"]
    ),
    (
      "(:action a :parameters (?r - robot) :precondition (> (free ?r) 1))",
      ["3:55 'free' is a condition, not a number; 2:39 'free' is declared here"]
    ),
    (
      "(:action a :parameters (?b - box) :effect (increase (wait ?b) 1))",
      ["3:54 unknown function 'wait'"]
    ),
    (
      "(:action a :parameters (?b - box) :precondition (not (= ?b ?b) (= ?b ?b)))",
      ["3:49 'not' takes 1 argument, not 2; put the conditions in one '(and …)'"]
    ),
    (
      "(:action a :parametres (?b - box))",
      [
        "3:12 unknown part of an action ':parametres'; did you mean ':parameters'?",
        "3:24 a list without a keyword before it; "
          + "one of ':parameters', ':precondition', ':effect'",
      ]
    ),
    (
      "(:action a :parameters (?b ?b - box))",
      ["3:28 '?b' is declared twice in one list"]
    ),
    (
      "(:action a :parameters (b - box))",
      ["3:25 'b' is not a variable; variables begin with '?'"]
    ),
    (
      "(:action a)\n(:action A :effect ())",
      ["4:10 action 'a' is declared twice; 3:10 'a' is declared here"]
    ),
    ("(:acton a)", ["3:2 unknown section ':acton'; did you mean ':action'?"]),
    ("(:goal (free))", ["3:2 ':goal' does not belong in a domain"]),
    (
      "(:constants k - robot k - box)",
      ["3:23 'k' is declared as 'box' here and as 'robot' before"]
    ),
    (
      "(:action a :parameters (?b - box) :effect (or (free ?b) (free ?b)))",
      ["3:44 an effect must be definite: 'or' cannot stand here"]
    ),
    (
      "(:action a :effect (when (and) (imply (and) (and))))",
      ["3:33 an effect must be definite: 'imply' cannot stand here"]
    ),
    (
      "(:action a :parameters (?r - robot)\n :precondition (and (free ?r)\n :effect (not (free ?r)))",
      [
        "4:16 a ')' is missing: this '(' is still open at ':effect'; 5:2 ':effect' is here"
      ]
    ),
    (
      "(:action a :parameters (?r - robot)\n :effect (free ?r)\n(:action b)",
      ["3:1 a ')' is missing: this '(' is still open at ':action'; 5:2 ':action' is here"]
    ),
    (
      "(:action a :parameters (?r - robot) :effect (free ?r)))\n(:action b",
      ["3:55 one ')' too many: it ends the definition; 4:2 ':action' follows"]
    ),
    (
      "(:derived (free ?r) (not (free ?r)))",
      ["2:39 'free' is derived from its own negation"]
    ),
    (
      "(:derived (free ?r) (and)) (:action a :parameters (?r - robot) :effect (free ?r))",
      [
        "3:72 'free' is derived, so no effect can change it; 2:39 'free' is declared here"
      ]
    ),
    (
      "(:durative-action a :parameters (?r - robot) :duration (= ?duration 3)\n"
        + " :condition (free ?r) :effect (at end (free ?r)))",
      ["4:13 '(at start …)', '(at end …)' or '(over all …)' is expected here"]
    ),
    (
      "(:action a :parameters (?r - robot) :precondition free)",
      [
        "3:37 ':precondition' has nothing in brackets after it",
        "3:51 unknown part of an action 'free'",
      ]
    ),
    ("(:process p)", ["3:2 ':process' (PDDL+) is not supported"]),
    ("extra", ["3:1 a section in brackets is expected"]),
  ]) func aDomainTellsItsMistakes(body: String, expected: [String]) {
    let (model, found) = PDDLReader.domain(Self.domain(body))
    #expect(lines(found) == expected)
    #expect((model == nil) == !expected.isEmpty)
  }

  @Test func everyMistakeIsToldAtOnce() {
    let (_, found) = PDDLReader.domain(
      Self.domain(
        """
        (:action a :parameters (?b - boxx) :precondition (att ?b) :effect (at ?c))
        (:action b :parameters (?p - palce) :effect (and (fre ?p) (weight ?p)))
        """))
    #expect(
      lines(found) == [
        "3:30 unknown type 'boxx'; did you mean 'box'?",
        "3:51 unknown predicate 'att'; did you mean 'at'?",
        "3:67 'at' takes 2 arguments, not 1; 2:14 'at' is declared here",
        "3:71 unknown variable '?c'; did you mean '?b'?",
        "4:30 unknown type 'palce'; did you mean 'place'?",
        "4:51 unknown predicate 'fre'; did you mean 'free'?",
        "4:60 'weight' is a number, not a condition; compare it: '(>= (weight …) …)'",
      ])
  }

  static func problem(_ body: String) -> SourceFile {
    SourceFile(
      name: "problem.pddl",
      text:
        "(define (problem p) (:domain d) (:objects b1 b2 - box p1 - place r1 - robot)\n\(body)\n)")
  }

  @Test(arguments: [
    ("(:init (at b1 p1)) (:goal (at b2 p1))", []),
    ("(:init (at b3 p1))", ["2:12 unknown object 'b3'; did you mean 'b1'?"]),
    (
      "(:init (at b1))", ["2:8 'at' takes 2 arguments, not 1; 2:14 'at' is declared here"]
    ),
    (
      "(:init (at r1 p1))",
      [
        "2:12 warning: 'r1' is 'robot', but argument 1 of 'at' is 'box'; "
          + "2:14 'at' is declared here"
      ]
    ),
    (
      "(:init (= (weight b1) 3) (= (weight b2) 4)\n(= (weight b1) 5))",
      ["3:1 '(weight b1)' is given a second value; 2:8 the first is here"]
    ),
    ("(:init (= (weight b1) heavy))", ["2:23 a number is expected, not 'heavy'"]),
    (
      "(:goal (exists (?b - box) (at ?b b1)))",
      ["2:34 'b1' is 'box', but argument 2 of 'at' is 'place'; 2:14 'at' is declared here"]
    ),
    ("(:goal at)", ["2:8 a condition in brackets is expected, not 'at'; write '(at)'"]),
    (
      "(:metric minimise (weight b1))",
      ["2:1 '(:metric minimize NUMBER)' or '(:metric maximize NUMBER)' is expected"]
    ),
    (
      "(:constraints (alway (free r1)))",
      ["2:16 unknown constraint 'alway'; did you mean 'always'?"]
    ),
    ("  (:init (at b1 p1)", ["2:3 a ')' is missing: this '(' is never closed"]),
    ("  (:goal (and (free r1) (at b1 p1))", ["2:3 a ')' is missing: this '(' is never closed"]),
    ("(:goal (and (free r1) (at b1 p1))", ["1:1 a ')' is missing: this '(' is never closed"]),
    (
      "(:objects b1 - robot)",
      [
        "2:2 warning: ':objects' stands here a second time: both are read; 1:34 the first is here",
        "2:11 'b1' is declared as 'robot' here and as 'box' before",
      ]
    ),
  ]) func aProblemTellsItsMistakes(body: String, expected: [String]) throws {
    let (domain, _) = PDDLReader.domain(Self.domain(""))
    let (_, found) = PDDLReader.problem(Self.problem(body), domain: try #require(domain))
    #expect(lines(found) == expected)
  }

  @Test(arguments: [
    ("", ["the file is empty: '(define (domain NAME) …)' is expected"]),
    ("; nothing", ["the file is empty: '(define (domain NAME) …)' is expected"]),
    ("hello", ["1:1 '(define (domain NAME) …)' is expected"]),
    ("(define (problem p))", ["1:9 this is a problem, not a domain"]),
    ("(define (domain))", ["1:9 the domain needs one name"]),
    (
      "(define (domain d)) rest",
      ["1:21 something follows the end of the definition; 1:19 the definition ends here"]
    ),
    (")", ["1:1 ')' without a '(' before it"]),
    ("(define (domain d)", ["1:1 a ')' is missing: this '(' is never closed"]),
  ]) func whatIsNoDomainSaysSo(text: String, expected: [String]) {
    let (model, found) = PDDLReader.domain(SourceFile(name: "x", text: text))
    #expect(model == nil)
    #expect(lines(found) == expected)
  }

  @Test func aMistakeIsShownWithItsLineAndCaret() {
    let (_, found) = PDDLReader.domain(Self.domain("(:action 動く :parameters (?b - boxx))"))
    #expect(
      found.map { $0.rendered() } == [
        """
        domain.pddl:3:31: error: unknown type 'boxx'
          (:action 動く :parameters (?b - boxx))
                                          ^^^^
          hint: did you mean 'box'?

        """
      ])
  }

  @Test(arguments: [
    ("(at ?it p1)", []),
    ("(at ?itt p1)", ["1:5 unknown variable '?itt'; did you mean '?it'?"]),
    ("(at ?it p1) (free r1)", ["1:13 one formula is expected, not 2"]),
    ("", ["a formula in brackets is expected"]),
    ("(and (at ?it p1)", ["1:1 a ')' is missing: this '(' is never closed"]),
    ("(at it p1)", ["1:5 unknown object 'it'; did you mean '?it'?"]),
  ]) func aSingleFormulaTellsItsMistakes(text: String, expected: [String]) throws {
    let (domain, _) = PDDLReader.domain(Self.domain(""))
    let model = try #require(domain)
    let (problem, _) = PDDLReader.problem(Self.problem(""), domain: model)
    let variable = Variable(name: "it", types: [try #require(model.types["box"])], slot: 0)
    let (formula, found) = PDDLReader.formula(
      SourceFile(name: "x", text: text), domain: model, objects: try #require(problem).objects,
      variables: [variable])
    #expect(lines(found) == expected)
    #expect((formula == nil) == !expected.isEmpty)
  }
}
