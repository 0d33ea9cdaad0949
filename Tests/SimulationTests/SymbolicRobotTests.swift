import PDDL
import SourceText
import Testing

@testable import Robots
@testable import Simulation

@Suite struct SymbolicRobotTests {
  private func ferry(costs: Bool = false) throws -> (SymbolicRobot, any SimulatedFleet) {
    let cost = costs ? "(increase (total-cost) 7)" : ""
    let text = """
      (define (domain ferry)
        (:predicates (car ?c) (location ?l) (at-ferry ?l) (at ?c ?l) (empty-ferry) (on ?c))
        (:functions (total-cost))
        (:action sail :parameters (?from ?to)
          :precondition (and (location ?from) (location ?to) (at-ferry ?from))
          :effect (and (at-ferry ?to) (not (at-ferry ?from)) \(cost)))
        (:action board :parameters (?car ?loc)
          :precondition (and (car ?car) (location ?loc) (at ?car ?loc) (at-ferry ?loc) (empty-ferry))
          :effect (and (on ?car) (not (at ?car ?loc)) (not (empty-ferry)))))
      """
    let world = """
      (define (problem two) (:domain ferry) (:objects c0 c1 l0 l1)
        (:init (car c0) (car c1) (location l0) (location l1) (at c0 l0) (at c1 l0) (at-ferry l1)
          (empty-ferry) (= (total-cost) 0))
        (:goal (and)))
      """
    let domain = try #require(PDDLReader.domain(SourceFile(name: "d", text: text)).0)
    let problem = try #require(
      PDDLReader.problem(SourceFile(name: "p", text: world), domain: domain).0)
    let setup = RobotSetup().completed(for: domain)
    return (
      SymbolicRobot(
        domain: domain, objects: problem.objects, initial: problem.initial, setup: setup),
      Simulated.fleet(
        domain: domain, objects: problem.objects, initial: problem.initial, setup: setup,
        layout: Layout(), seed: 1)
    )
  }

  private func command(_ id: Int, _ action: String, _ arguments: String...) -> Command {
    Command(id: CommandID(id), robot: nil, action: action, arguments: arguments)
  }

  @Test func `a step takes a second and does what it says`() throws {
    var (robot, chosen) = try ferry()
    #expect(chosen is SymbolicRobot)
    robot.start(command(1, "sail", "l1", "l0"))
    #expect(robot.nextEvent == .zero)
    #expect(robot.advance(to: .zero).map(\.content) == [.accepted])
    #expect(robot.nextEvent == .zero + .seconds(1))
    #expect(robot.advance(to: .zero + .seconds(1)).map(\.content) == [.finished])
    robot.start(command(2, "board", "c1", "l0"))
    #expect(robot.advance(to: .zero + .seconds(5)).map(\.content) == [.accepted, .finished])
    let on = try #require(robot.semantics.domain.predicate(named: "on"))
    #expect(robot.world.facts(of: on).map { robot.objects.name(of: $0.arguments[0]) } == ["c1"])
    #expect(robot.nextEvent == nil)
  }

  @Test func `a step takes as long as it costs`() throws {
    var (robot, _) = try ferry(costs: true)
    robot.start(command(1, "sail", "l1", "l0"))
    _ = robot.advance(to: .zero)
    #expect(robot.nextEvent == .zero + .seconds(7))
  }

  @Test func `what does not apply fails and shows why`() throws {
    var (robot, _) = try ferry()
    robot.start(command(1, "board", "c1", "l1"))
    let reports = robot.advance(to: .zero + .seconds(2))
    #expect(reports.last?.content == .failed(reason: "not-possible", retriable: false))
    guard case .observed(let seen)? = reports.dropFirst().first?.content else {
      Issue.record("nothing seen")
      return
    }
    #expect(seen.holds == [NamedFact("at", ["c1", "l0"])])
    #expect(seen.complete.contains { $0.matches(NamedFact("at", ["c1", "l1"])) })
  }

  @Test func `halted, nothing was done, and events are seen`() throws {
    var (robot, _) = try ferry()
    robot.start(command(1, "sail", "l1", "l0"))
    robot.cancel(CommandID(1))
    robot.halt(.robot("somebody"))
    #expect(robot.advance(to: .zero).map(\.content) == [.accepted])
    robot.halt(.all)
    robot.happen(Robots.WorldChange(holdsNot: [.init("at", ["c0", "l0"])]))
    let reports = robot.advance(to: .zero + .seconds(2))
    #expect(reports.first?.content == .cancelled && reports.count == 2)
    let ferry = try #require(robot.semantics.domain.predicate(named: "at-ferry"))
    #expect(
      robot.world.facts(of: ferry).map { robot.objects.name(of: $0.arguments[0]) } == ["l1"])
  }
}
