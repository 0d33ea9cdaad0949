import PDDL
import Planner
import Testing

@Suite struct ARunOfThePlanner {
  static let towers = domainText(
    """
    (:predicates (on ?x ?y) (table ?x) (clear ?x) (free) (held ?x))
    (:action pick :parameters (?x) :precondition (and (clear ?x) (table ?x) (free))
      :effect (and (not (table ?x)) (not (clear ?x)) (not (free)) (held ?x)))
    (:action put :parameters (?x) :precondition (held ?x)
      :effect (and (not (held ?x)) (clear ?x) (free) (table ?x)))
    (:action stack :parameters (?x ?y) :precondition (and (held ?x) (clear ?y))
      :effect (and (not (held ?x)) (not (clear ?y)) (clear ?x) (free) (on ?x ?y)))
    (:action unstack :parameters (?x ?y) :precondition (and (on ?x ?y) (clear ?x) (free))
      :effect (and (held ?x) (clear ?y) (not (clear ?x)) (not (free)) (not (on ?x ?y))))
    """)

  /// A tower of n blocks that is to be turned upside down.
  static func tower(_ n: Int) -> String {
    let names = (0..<n).map { "b\($0)" }
    let on = zip(names, names.dropFirst()).map { "(on \($0) \($1))" }.joined(separator: " ")
    let goal = zip(names, names.dropFirst()).map { "(on \($1) \($0))" }.joined(separator: " ")
    return problemText(
      """
      (:objects \(names.joined(separator: " ")))
      (:init \(on) (clear b0) (table b\(n - 1)) (free)) (:goal (and \(goal)))
      """)
  }

  @Test("A tower is turned upside down", arguments: [2, 5, 9])
  func turned(_ n: Int) throws {
    try expectPlan(Self.towers, Self.tower(n), steps: 2 * n)
  }

  @Test("Steps of any size come to the same result", arguments: [1, 7, 100_000])
  func slices(_ nodes: Int) throws {
    let (domain, problem) = try read(Self.towers, Self.tower(7))
    let whole = PlanSearch.solve(PlanningRequest(domain, problem))
    var run = PlanningRun(PlanningRequest(domain, problem))
    var result: PlanningResult?
    while result == nil { result = run.step(nodes: nodes) }
    guard case .plan(let first) = whole.outcome, case .plan(let second) = result?.outcome else {
      Issue.record("no plan")
      return
    }
    #expect(first == second)
  }

  @Test("A limit on evaluations is kept")
  func limit() throws {
    let (domain, problem) = try read(Self.towers, Self.tower(9))
    var request = PlanningRequest(domain, problem)
    request.limits.evaluations = 3
    let result = PlanSearch.solve(request)
    guard case .limit = result.outcome else {
      Issue.record("\(result.outcome)")
      return
    }
    #expect(result.statistics.evaluated <= 3)
  }

  @Test("A limit on operators is kept")
  func operators() throws {
    let (domain, problem) = try read(Self.towers, Self.tower(9))
    var request = PlanningRequest(domain, problem)
    request.limits.operators = 20
    guard case .limit = PlanSearch.solve(request).outcome else {
      Issue.record("no limit")
      return
    }
  }

  @Test("Cancelling is heard")
  func cancelled() throws {
    let (domain, problem) = try read(Self.towers, Self.tower(40))
    var asked = 0
    let result = PlanSearch.solve(PlanningRequest(domain, problem)) {
      asked += 1
      return true
    }
    guard case .cancelled = result.outcome else {
      Issue.record("\(result.outcome)")
      return
    }
    #expect(asked < 5)
  }
}
