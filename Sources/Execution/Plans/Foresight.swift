import PDDL
import Planner
import Robots

/// Looks ahead: what a program comes to in a world that is assumed to obey.
///
/// Each part is planned on the assumed end of the parts before it. In work it stops where the world
/// has to be looked at first; in a preview it goes on as belief has it.
struct Foresight {
  /// Why it went no further.
  enum Stop: Error, Hashable, Sendable {
    /// The rest is planned when it is reached.
    case horizon
    /// Something has to happen first that nobody here brings about.
    case waiting
    /// A part cannot be reached.
    case impossible(Unreachable)
    case limit
    case unknown([Formula], look: TaskProgram?)
    case unsupported(String)
  }

  /// A part of a program that cannot be reached.
  struct Unreachable: Hashable, Sendable {
    /// The goal, or what the action asks for.
    var goal: Formula
    /// The member it is about.
    var member: ObjectID?
    /// The action that was wanted, and its arguments as far as they are known.
    var action: ActionID?
    var arguments: [ObjectID?] = []
  }

  let setting: Setting
  /// The world as it is assumed to be by now.
  var belief: Belief
  /// The time by now.
  var time: Instant
  let terms: TaskTerms
  /// What every state must keep.
  let always: [Formula]
  /// The robots that may be used; empty where there are none.
  let robots: [ObjectID]
  /// Bound on the work of one planning call.
  let budget: Int
  /// Whether conditions, waits and loops are gone through as belief has it now.
  let isPreview: Bool

  /// Goals of earlier parts that are to be kept.
  var kept: [Goal]
  private(set) var drafts: [PlanBuilder.Draft] = []
  private(set) var aims: [WorkPlan.Aim] = []
  private(set) var builder: PlanBuilder
  /// When each robot will be free, in seconds from the start.
  private var ready: [ObjectID: Double] = [:]
  private var barriers: [Range<Int>] = []
  private var rounds = 0
  private(set) var isComplete = true

  init(
    belief: Belief, time: Instant, terms: TaskTerms, constraints: [WorkConstraint],
    robots: [ObjectID], kept: [Goal], budget: Int, isPreview: Bool
  ) {
    setting = belief.setting
    var belief = belief
    let regions = (constraints + terms.constraints).flatMap(\.avoiding)
    belief.avoiding = Set(belief.avoiding + regions).sorted()
    self.belief = belief
    self.time = time
    self.terms = terms
    // What does not hold now cannot be kept; it binds once it holds.
    always = (constraints + terms.constraints).map(\.always).filter {
      $0 != .truth && belief.holds($0)
    }
    self.robots = terms.robot.map { [$0] } ?? robots
    self.kept = kept
    self.budget = budget
    self.isPreview = isPreview
    builder = PlanBuilder(setting: setting, semantics: belief.semantics, state: belief.state)
  }

  /// The plan for what was looked at.
  mutating func finishedPlan() -> WorkPlan {
    builder.finish(aims: aims)
    return builder.plan
  }

  /// Assumes that a step is done, as part of the plan, without planning for it.
  mutating func include(_ step: PlanStep, for aim: WorkPlan.Aim) {
    aims.append(aim)
    take([step])
  }

  // MARK: Programs

  mutating func run(_ program: TaskProgram) -> Stop? {
    switch program {
    case .achieve(let goal):
      let stop = achieve(goal)
      if stop == nil { kept.append(goal) }
      return stop
    case .perform(let action, let arguments): return perform(action, arguments)
    case .sequence(let parts):
      let start = drafts.count
      for part in parts {
        barriers.append(start..<drafts.count)
        defer { barriers.removeLast() }
        if let stop = run(part) { return stop }
      }
      return nil
    case .together(let parts):
      var first: Stop?
      for part in parts {
        let stop = run(part)
        if case .impossible = stop { return stop }
        first = first ?? stop
      }
      return first
    case .times(let count, let body):
      for _ in 0..<max(0, min(count, 100)) {
        if let stop = run(.sequence([body])) { return stop }
      }
      return count > 100 ? .horizon : nil
    case .conditional, .loop, .forEach, .wait, .delta:
      // What depends on how things are by then is looked at when it is reached.
      guard isPreview else { return .horizon }
      return runAsBelieved(program)
    }
  }

  private mutating func runAsBelieved(_ program: TaskProgram) -> Stop? {
    rounds += 1
    guard rounds < 200 else { return .horizon }
    switch program {
    case .wait(.instant(let instant)):
      time = max(time, instant)
      return nil
    case .wait(.span(let span)):
      time = time + span
      return nil
    case .wait(.until(let condition)):
      if belief.holds(condition) { return nil }
      isComplete = false
      return .waiting
    default:
      var settling = Settling(belief: belief, time: time)
      let rest = settling.settle(program)
      if let stuck = settling.stuck { return stuck }
      return rest == program ? .waiting : run(rest)
    }
  }

  // MARK: Goals

  private mutating func achieve(_ goal: Goal) -> Stop? {
    let open = goal.members.filter { !belief.holds(goal.formula(for: $0.object)) }
    let isOpen = !belief.holds(goal.formula)
    if open.isEmpty && !isOpen {
      // Already so: still an aim, so that it is watched.
      if goal.whole != .truth {
        aims.append(.achieve(goal.whole, member: nil, causes: []))
      }
      return nil
    }
    if isOpen, let stop = plan(goal.formula, member: nil, causes: []) {
      return stop
    }
    return achieve(open, of: goal)
  }

  /// Members one after the other, the cheapest from where things then are first.
  private mutating func achieve(_ members: [Goal.Member], of goal: Goal) -> Stop? {
    var open = members
    var reached: [Formula] = goal.formula == .truth ? [] : [goal.formula]
    reached += goal.members.filter { member in !members.contains(member) }
      .map { goal.formula(for: $0.object) }
    var done = 0
    while !open.isEmpty {
      if !isPreview && done >= setting.batch { return .horizon }
      let next: Int
      if open.count <= setting.batch {
        next = 0
      } else {
        next = nearest(of: open, goal)
      }
      // A few are each planned, many only estimated.
      let candidates = open.count <= setting.batch ? Array(open.indices) : [next]
      var best: (index: Int, found: Found)?
      for index in candidates {
        let formula = Formula.all(reached + [goal.formula(for: open[index].object)])
        switch solve(formula) {
        case .success(let found):
          if best == nil || found.cost < (best?.found.cost ?? 0) { best = (index, found) }
        case .failure(.impossible):
          let object = open[index].object
          return .impossible(Unreachable(goal: goal.formula(for: object), member: object))
        case .failure(let stop): return stop
        }
      }
      guard let best else { return .limit }
      let member = open.remove(at: best.index)
      let formula = goal.formula(for: member.object)
      aims.append(
        .achieve(formula, member: member.object, causes: member.choice.map { [$0] } ?? []))
      take(best.found.steps)
      reached.append(formula)
      open.removeAll { belief.holds(goal.formula(for: $0.object)) }
      done += 1
    }
    return nil
  }

  private mutating func nearest(of members: [Goal.Member], _ goal: Goal) -> Int {
    var estimator = Estimator(
      foresight: self, template: goal.template ?? .truth, slot: goal.templateSlot)
    let costs = members.map { estimator.cost(of: $0.object) ?? .infinity }
    return costs.indices.min { costs[$0] < costs[$1] } ?? 0
  }

  private mutating func plan(
    _ formula: Formula, member: ObjectID?, causes: [Cause]
  ) -> Stop? {
    switch solve(formula) {
    case .success(let found):
      aims.append(.achieve(formula, member: member, causes: causes))
      take(found.steps)
      return nil
    case .failure(.impossible): return .impossible(Unreachable(goal: formula, member: member))
    case .failure(let stop): return stop
    }
  }

  private mutating func perform(_ action: ActionID, _ arguments: [Term?]) -> Stop? {
    let performance = Performance(action, arguments, in: setting.domain)
    switch solve(performance) {
    case .success(let found):
      guard let act = found.steps.last else { return .limit }
      aims.append(.perform(act))
      take(found.steps)
      return nil
    case .failure(.impossible): return .impossible(performance.unreachable)
    case .failure(let stop): return stop
    }
  }

  private mutating func take(_ steps: [PlanStep]) {
    for step in steps {
      let draft = PlanBuilder.Draft(step: step, goal: aims.count - 1, after: barriers)
      drafts.append(draft)
      builder.append(draft, aims: aims)
      if let last = builder.plan.steps.last, let robot = last.robot {
        ready[robot] = last.ends.seconds
      }
    }
    belief.suppose(builder.state)
  }
}
