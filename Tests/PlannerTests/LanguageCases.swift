/// PDDL as people write it: each case is a domain, a problem, and the cost of its best plan.
struct LanguageCase: Sendable, CustomStringConvertible {
  let description: String
  let domain: String
  let problem: String
  let cost: Double

  init(_ name: String, _ domain: String, _ problem: String, cost: Double) {
    description = name
    self.domain = domain
    self.problem = problem
    self.cost = cost
  }

  static let conditions = [
    LanguageCase(
      "a goal that holds already has the empty plan",
      "(:predicates (p)) (:action a :effect (p))", "(:init (p)) (:goal (p))", cost: 0),
    LanguageCase(
      "an action without parameters and precondition",
      "(:predicates (p)) (:action a :parameters () :effect (p))", "(:init) (:goal (and (p)))",
      cost: 1),
    LanguageCase(
      "two parameters may be one object",
      "(:predicates (p ?x ?y)) (:action a :parameters (?x ?y) :effect (p ?x ?y))",
      "(:objects o) (:init) (:goal (p o o))", cost: 1),
    LanguageCase(
      "a negated precondition",
      """
      (:predicates (p) (q)) (:action a :precondition (not (p)) :effect (q))
      (:action b :precondition (p) :effect (not (p)))
      """, "(:init (p)) (:goal (q))", cost: 2),
    LanguageCase(
      "a negated goal",
      "(:predicates (p)) (:action a :precondition (p) :effect (not (p)))",
      "(:init (p)) (:goal (not (p)))", cost: 1),
    LanguageCase(
      "a disjunctive precondition",
      """
      (:predicates (p) (q) (r)) (:action a :precondition (or (p) (q)) :effect (r))
      (:action b :effect (q))
      """, "(:init) (:goal (r))", cost: 2),
    LanguageCase(
      "a disjunctive goal",
      "(:predicates (p) (q) (r)) (:action b :effect (q)) (:action c :precondition (q) :effect (r))",
      "(:init) (:goal (or (p) (r)))", cost: 2),
    LanguageCase(
      "an existential precondition",
      """
      (:predicates (on ?x) (q)) (:action a :precondition (exists (?x) (on ?x)) :effect (q))
      (:action b :parameters (?x) :effect (on ?x))
      """, "(:objects o1 o2) (:init) (:goal (q))", cost: 2),
    LanguageCase(
      "a universal precondition",
      """
      (:predicates (on ?x) (q)) (:action a :precondition (forall (?x) (on ?x)) :effect (q))
      (:action b :parameters (?x) :effect (on ?x))
      """, "(:objects o1 o2 o3) (:init (on o2)) (:goal (q))", cost: 3),
    LanguageCase(
      "a universal goal with an implication over static facts",
      "(:predicates (on ?x) (big ?x)) (:action b :parameters (?x) :effect (on ?x))",
      """
      (:objects o1 o2 o3) (:init (big o1) (big o3))
      (:goal (forall (?x) (imply (big ?x) (on ?x))))
      """, cost: 2),
    LanguageCase(
      "an existential goal",
      "(:predicates (on ?x) (big ?x)) (:action b :parameters (?x) :effect (on ?x))",
      "(:objects o1 o2) (:init (big o2)) (:goal (exists (?x) (and (on ?x) (big ?x))))", cost: 1),
    LanguageCase(
      "inequality",
      """
      (:predicates (p ?x ?y))
      (:action a :parameters (?x ?y) :precondition (not (= ?x ?y)) :effect (p ?x ?y))
      """, "(:objects o1 o2) (:init) (:goal (exists (?x ?y) (p ?x ?y)))", cost: 1),
    LanguageCase(
      "a conjunction of many disjunctions",
      "(:predicates (p ?x) (q ?x)) (:action a :parameters (?x) :effect (p ?x))",
      """
      (:objects a b c d e f g h i j k l m n) (:init (q a) (q b))
      (:goal (forall (?x) (or (p ?x) (and (q ?x) (not (p ?x))))))
      """, cost: 12),
    LanguageCase(
      "derived predicates, recursive",
      """
      (:constants a b c d) (:predicates (edge ?x ?y) (path ?x ?y) (done))
      (:derived (path ?x ?y) (or (edge ?x ?y) (exists (?z) (and (edge ?x ?z) (path ?z ?y)))))
      (:action link :parameters (?x ?y) :precondition (not (edge ?x ?y)) :effect (edge ?x ?y))
      (:action end :parameters () :precondition (path a d) :effect (done))
      """, "(:init (edge a b) (edge c d)) (:goal (done))", cost: 2),
    LanguageCase(
      "a derived predicate that must be false",
      """
      (:predicates (on ?x) (some) (done))
      (:derived (some) (exists (?x) (on ?x)))
      (:action off :parameters (?x) :precondition (on ?x) :effect (not (on ?x)))
      (:action end :precondition (not (some)) :effect (done))
      """, "(:objects o1 o2) (:init (on o1) (on o2)) (:goal (done))", cost: 3),
    LanguageCase(
      "a derived predicate that needs two others, of which one is so from the start",
      """
      (:predicates (a) (b) (p) (q) (r) (done))
      (:derived (p) (a)) (:derived (q) (and (p) (r))) (:derived (r) (b))
      (:action lose :precondition (a) :effect (not (a)))
      (:action set :effect (b))
      (:action end :precondition (q) :effect (done))
      """, "(:init (a)) (:goal (done))", cost: 2),
    LanguageCase(
      "either",
      """
      (:types a b c) (:predicates (p ?x - (either a b)))
      (:action m :parameters (?x - (either a b)) :effect (p ?x))
      """, "(:objects o - a q - b) (:init) (:goal (and (p o) (p q)))", cost: 2),
    LanguageCase(
      "parameters that nothing mentions do not multiply",
      "(:predicates (p)) (:action a :parameters (?a ?b ?c ?d ?e ?f ?g ?h ?i) :effect (p))",
      "(:objects a b c d e f g h i j k l m n o) (:init) (:goal (p))", cost: 1),
  ]

  static let effects = [
    LanguageCase(
      "adding wins over deleting in one action",
      "(:predicates (p) (q)) (:action a :effect (and (not (p)) (p) (q)))",
      "(:init (p)) (:goal (and (p) (q)))", cost: 1),
    LanguageCase(
      "conditional effects read the old state",
      """
      (:predicates (p) (q))
      (:action swap :effect (and (when (p) (and (not (p)) (q))) (when (q) (and (not (q)) (p)))))
      """, "(:init (p)) (:goal (and (q) (not (p))))", cost: 1),
    LanguageCase(
      "universal conditional effects",
      """
      (:predicates (in ?x) (at ?x ?l) (here ?l))
      (:action go :parameters (?a ?b) :precondition (here ?a)
        :effect (and (here ?b) (not (here ?a))
          (forall (?x) (when (in ?x) (and (at ?x ?b) (not (at ?x ?a)))))))
      (:action load :parameters (?x ?l) :precondition (and (at ?x ?l) (here ?l)) :effect (in ?x))
      """,
      """
      (:objects x y l1 l2) (:init (here l1) (at x l1) (at y l1))
      (:goal (and (at x l2) (at y l2)))
      """, cost: 3),
    LanguageCase(
      "costs that depend on the objects",
      """
      (:predicates (at ?x)) (:functions (d ?x ?y) (total-cost))
      (:action go :parameters (?x ?y) :precondition (at ?x)
        :effect (and (at ?y) (not (at ?x)) (increase (total-cost) (d ?x ?y))))
      """,
      """
      (:objects a b) (:init (at a) (= (d a b) 7) (= (total-cost) 0)) (:goal (at b))
      (:metric minimize (total-cost))
      """, cost: 7),
    LanguageCase(
      "a metric that nothing increases costs nothing",
      "(:predicates (p)) (:functions (total-cost)) (:action a :effect (p))",
      "(:init (= (total-cost) 0)) (:goal (p)) (:metric minimize (total-cost))", cost: 0),
    LanguageCase(
      "a weighted metric",
      """
      (:predicates (p)) (:functions (x) (y))
      (:action a :effect (and (p) (increase (x) 2) (increase (y) 5)))
      """,
      "(:init (= (x) 1) (= (y) 0)) (:goal (p)) (:metric minimize (+ (* 10 (x)) (y)))", cost: 35),
    LanguageCase(
      "a metric to be large",
      """
      (:predicates (p)) (:functions (x))
      (:action a :effect (and (p) (increase (x) 2)))
      """, "(:init (= (x) 1)) (:goal (p)) (:metric maximize (x))", cost: 3),
    LanguageCase(
      "time that steps take, weighted with something else",
      """
      (:predicates (p) (q)) (:functions (x))
      (:action a :effect (and (p) (increase (x) 5))) (:action b :precondition (p) :effect (q))
      """,
      "(:init (= (x) 0)) (:goal (q)) (:metric minimize (+ (* 3 (total-time)) (x)))", cost: 11),
    LanguageCase(
      "requirements that nobody knows or declares",
      "(:requirements :magic) (:predicates (p)) (:action a :precondition (not (p)) :effect (p))",
      "(:init) (:goal (p))", cost: 1),
    LanguageCase(
      "forall, when and and within one another",
      """
      (:predicates (p ?x) (q ?x ?y) (r ?x ?y) (on))
      (:action a :effect (and (on)
        (forall (?x) (and (p ?x) (when (on) (forall (?y) (and (when (p ?y) (q ?x ?y)) (r ?x ?y))))))))
      """, "(:objects a b) (:init) (:goal (forall (?x ?y) (and (q ?x ?y) (r ?y ?x))))", cost: 2),
    LanguageCase(
      "two effects on one number",
      "(:functions (x)) (:action a :effect (and (increase (x) 2) (decrease (x) 1) (increase (x) 2)))",
      "(:init (= (x) 0)) (:goal (>= (x) 6))", cost: 2),
    LanguageCase(
      "numbers to be reached",
      "(:functions (x)) (:action up :effect (increase (x) 3))",
      "(:init (= (x) 1)) (:goal (>= (x) 10))", cost: 3),
    LanguageCase(
      "numbers that are used up",
      """
      (:predicates (at ?x) (next ?x ?y)) (:functions (fuel))
      (:action go :parameters (?x ?y) :precondition (and (at ?x) (next ?x ?y) (>= (fuel) 2))
        :effect (and (at ?y) (not (at ?x)) (decrease (fuel) 2)))
      (:action fill :precondition (< (fuel) 2) :effect (assign (fuel) 4))
      """,
      """
      (:objects a b c d) (:init (at a) (next a b) (next b c) (next c d) (= (fuel) 3)) (:goal (at d))
      """, cost: 4),
    LanguageCase(
      "a goal on a sum",
      """
      (:functions (x) (y))
      (:action up :precondition (<= (x) 4) :effect (increase (x) 1))
      (:action move :precondition (>= (x) 2) :effect (and (decrease (x) 2) (increase (y) 3)))
      """, "(:init (= (x) 0) (= (y) 0)) (:goal (and (= (y) 6) (>= (+ (x) (y)) 7)))", cost: 7),
  ]
}
