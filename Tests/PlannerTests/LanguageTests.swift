import PDDL
import Planner
import Testing

@Suite struct WhatPDDLMeansToThePlanner {
  @Test(
    "A plan exists, is valid, and costs what it should",
    arguments: LanguageCase.conditions + LanguageCase.effects)
  func plans(_ example: LanguageCase) throws {
    try expectPlan(
      domainText(example.domain), problemText(example.problem), cost: example.cost)
  }

  struct Impossible: Sendable, CustomStringConvertible {
    let description: String
    let domain: String
    let problem: String
    /// How many conjuncts of the goal not even the relaxation reaches.
    let unreachable: Int
  }

  static let impossible = [
    Impossible(
      description: "nothing adds the fact",
      domain: "(:predicates (p) (q)) (:action a :effect (p))",
      problem: "(:init) (:goal (and (p) (q)))", unreachable: 1),
    Impossible(
      description: "a static number rules it out",
      domain: """
        (:predicates (held ?x)) (:functions (weight ?x) (most))
        (:action lift :parameters (?x) :precondition (<= (weight ?x) (most)) :effect (held ?x))
        """,
      problem: """
        (:objects a b) (:init (= (weight a) 18) (= (weight b) 3) (= (most) 15))
        (:goal (and (held a) (held b)))
        """, unreachable: 1),
    Impossible(
      description: "a number without a value satisfies nothing",
      domain: """
        (:predicates (held ?x)) (:functions (weight ?x) (most))
        (:action lift :parameters (?x) :precondition (<= (weight ?x) (most)) :effect (held ?x))
        """,
      problem: "(:objects a) (:init (= (most) 15)) (:goal (held a))", unreachable: 1),
    Impossible(
      description: "every state was seen",
      domain: """
        (:predicates (p) (q) (r)) (:action a :precondition (r) :effect (and (p) (not (r))))
        (:action b :precondition (r) :effect (and (q) (not (r))))
        """, problem: "(:init (r)) (:goal (and (p) (q)))", unreachable: 0),
  ]

  @Test("What cannot be is proved", arguments: impossible)
  func proves(_ example: Impossible) throws {
    try expectImpossible(
      domainText(example.domain), problemText(example.problem), unreachable: example.unreachable)
  }

  @Test("A step without a cost is no step")
  func undefinedCost() throws {
    try expectImpossible(
      domainText(
        """
        (:predicates (at ?x)) (:functions (d ?x ?y) (total-cost))
        (:action go :parameters (?x ?y) :precondition (at ?x)
          :effect (and (at ?y) (not (at ?x)) (increase (total-cost) (d ?x ?y))))
        """),
      problemText(
        """
        (:objects a b) (:init (at a) (= (total-cost) 0)) (:goal (at b))
        (:metric minimize (total-cost))
        """))
  }
}
