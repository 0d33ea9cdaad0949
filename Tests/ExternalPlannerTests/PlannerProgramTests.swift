import ExternalPlanner
import PDDL
import PlanValidation
import SourceText
import Testing

/// Other programs as planners; a shell stands in for them.
@Suite struct PlannerProgramTests {
  static let files: (DomainModel, Problem)? = {
    let (domain, _) = PDDLReader.domain(
      SourceFile(
        name: "domain",
        text: """
          (define (domain d) (:predicates (at ?x) (next ?x ?y))
            (:action go :parameters (?x ?y) :precondition (and (at ?x) (next ?x ?y))
              :effect (and (at ?y) (not (at ?x)))))
          """))
    guard let domain else { return nil }
    let (problem, _) = PDDLReader.problem(
      SourceFile(
        name: "problem",
        text: """
          (define (problem p) (:domain d) (:objects a b c)
            (:init (at a) (next a b) (next b c)) (:goal (at c)))
          """), domain: domain)
    return problem.map { (domain, $0) }
  }()

  func answer(
    _ script: String, seconds: Double = 10, isCancelled: () -> Bool = { false }
  ) throws -> PlannerProgram.Answer {
    let (domain, problem) = try #require(Self.files)
    let planner = PlannerProgram(
      command: ["/bin/sh", "-c", script, "sh", "{domain}", "{problem}", "{plan}"])
    return planner.solve(problem, in: domain, seconds: seconds, isCancelled: isCancelled)
  }

  @Test(
    "A plan is read from its file or from standard output, however it is written",
    arguments: [
      "printf '(go a b)\\n(go b c)\\n; cost = 2\\n' > $3", "echo '(GO A B)(go b c )'",
      "printf '0.0: (go a b)\\n1.0: (go b c)\\n' > \"$3\"",
      "grep -q domain $1 && grep -q problem $2 && echo '(go a b) (go b c)'",
    ])
  func plan(_ script: String) throws {
    guard case .plan(let plan, let verdict) = try answer(script) else {
      Issue.record("no plan")
      return
    }
    #expect(plan.steps.count == 2)
    #expect(verdict.isValid)
  }

  @Test("What does not reach the goal is no plan")
  func invalid() throws {
    guard case .invalid(let verdict) = try answer("echo '(go a b)'") else {
      Issue.record("it should be refused")
      return
    }
    #expect(!verdict.faults.isEmpty)
  }

  @Test("A program that says nothing gives nothing", arguments: ["true", "exit 3", "kill -9 $$"])
  func nothing(_ script: String) throws {
    guard case .nothing = try answer(script) else {
      Issue.record("there was nothing")
      return
    }
  }

  @Test("A program that is not there is told")
  func missing() throws {
    let (domain, problem) = try #require(Self.files)
    let planner = PlannerProgram(command: ["/nowhere/planner"])
    guard case .notStarted = planner.solve(problem, in: domain, seconds: 5) else {
      Issue.record("it cannot have been started")
      return
    }
  }

  @Test("A program that goes on for ever is stopped, and so is one that nobody waits for any more")
  func stopped() throws {
    let clock = ContinuousClock()
    let begin = clock.now
    guard case .nothing = try answer("sleep 60", seconds: 0.2) else {
      Issue.record("there was nothing")
      return
    }
    guard case .nothing = try answer("sleep 60", seconds: 60, isCancelled: { true }) else {
      Issue.record("there was nothing")
      return
    }
    #expect(clock.now - begin < .seconds(30))
  }
}
