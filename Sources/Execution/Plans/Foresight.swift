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
  /// What is to be kept as soon as it holds: a robot that stands where it is not to be may leave, and
  /// not come back.
  let onceSo: [Formula]
  /// The robots that may be used; empty where there are none.
  let robots: [ObjectID]
  /// Bound on the work of one planning call.
  var budget: Int
  /// Whether conditions, waits and loops are gone through as belief has it now.
  let isPreview: Bool

  /// Asked while planning; true ends it.
  var isCancelled: @Sendable () -> Bool = { false }
  /// Members that come last.
  var deferred: Set<ObjectID> = []
  /// Goals of earlier parts that are to be kept.
  var kept: [Goal]
  /// Goals that a later part could not keep.
  var sacrificed: [Goal] = []
  private(set) var drafts: [PlanBuilder.Draft] = []
  private(set) var aims: [WorkPlan.Aim] = []
  private(set) var builder: PlanBuilder
  private var barriers: [Range<Int>] = []
  private var rounds = 0
  private(set) var isComplete = true
  /// How long what was not looked at in detail will take by estimate.
  var estimated = Span(milliseconds: 0)

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
    let all = (constraints + terms.constraints).flatMap(\.always.conjuncts)
      .filter { $0 != .truth }
    always = all.filter { belief.holds($0) }
    onceSo = all.filter { !belief.holds($0) }
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

  // MARK: Actions

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

  /// Something to be reached from here on; steps that are taken now are for it.
  mutating func aim(_ aim: WorkPlan.Aim) { aims.append(aim) }

  /// Takes steps for the aim that was named last.
  mutating func take(_ steps: [PlanStep]) {
    for step in steps {
      let draft = PlanBuilder.Draft(step: step, goal: aims.count - 1, after: barriers)
      drafts.append(draft)
      builder.append(draft, aims: aims)
    }
    belief.suppose(builder.state)
  }
}
