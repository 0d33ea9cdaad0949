import PDDL
import Robots
import Testing

@testable import Execution

@Suite struct DebugTests {
  @Test func debug() {
    var depot = Depot(also: ["r2"])
    for robot in ["r1", "r2"] {
      var terms = TaskTerms()
      terms.robot = depot[robot]
      let p = depot.executive.preview(depot.goal("(at c8 dock-1)"), terms: terms)
      if case .plan(let plan) = p.outcome { print(robot, plan.steps.map { depot.words($0.step) }, p.duration.seconds) } else { print(robot, "\(p.outcome)".prefix(300)) }
    }
    depot.executive.post(depot.goal("(at c8 dock-1)"))
    depot.executive.post(depot.goal("(at c5 dock-2)"))
    depot.finish()
    for r in depot.executive.log.records {
      switch r.content {
      case .plan(let p): if case .plan(let w) = p.outcome { print(r.id, r.time.milliseconds, p.task, w.steps.map { depot.words($0.step) }) } else { print(r.id, r.time.milliseconds, "\(p)".prefix(200)) }
      case .task(let t, let c): print(r.id, r.time.milliseconds, t, "\(c)".prefix(100))
      case .command(.start(let c, _, let t)): print(r.id, r.time.milliseconds, t, c.action, c.arguments)
      default: break
      }
    }
    print(depot.run)
    var d = Depot()
    d.executive.post(d.goal("(at c8 dock-1)"))
    d.run(to: 12)
    let n = d.executive.post(d.goal("(at r1 a1)"))
    d.finish()
    print(d.run, d.plan(of: n))
  }
}
