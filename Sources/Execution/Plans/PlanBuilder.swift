import PDDL
import Robots

/// Turns a sequence of steps into a plan with causal links, the order that is really needed, and
/// times.
///
/// De-ordering after Bäckström (1998): of two steps the earlier must stay first if one changes what
/// the other needs or changes; all else may happen at the same time when two robots do it.
struct PlanBuilder {
  /// A step before it has been looked at.
  struct Draft {
    let step: PlanStep
    let goal: Int
    /// Stretches of earlier steps that must all be over first, since the words said "then".
    let after: [Range<Int>]
  }

  let setting: Setting
  let semantics: Semantics
  private(set) var state: State
  private(set) var plan = WorkPlan()
  private var needs: [Set<Formula>] = []
  private var changes: [Changes] = []
  private var ancestors: [Set<Int>] = []

  private struct Changes {
    var added: Set<Fact> = []
    var removed: Set<Fact> = []
    var fluents: Set<Fluent> = []

    func touches(_ condition: Formula) -> Bool {
      switch condition {
      case .atom(let atom), .not(.atom(let atom)):
        guard let fact = atom.fact() else { return false }
        return added.contains(fact) || removed.contains(fact)
      case .compare(_, let a, let b), .not(.compare(_, let a, let b)):
        return (a.groundFluents + b.groundFluents).contains(where: fluents.contains)
      default: return false
      }
    }

    /// Whether it is this that makes the condition so.
    func makes(_ condition: Formula) -> Bool {
      switch condition {
      case .atom(let atom): atom.fact().map(added.contains) ?? false
      case .not(.atom(let atom)): atom.fact().map(removed.contains) ?? false
      default: touches(condition)
      }
    }

    func meets(_ other: Changes) -> Bool {
      !added.isDisjoint(with: other.removed) || !removed.isDisjoint(with: other.added)
        || !fluents.isDisjoint(with: other.fluents)
    }
  }

  init(setting: Setting, semantics: Semantics, state: State) {
    self.setting = setting
    self.semantics = semantics
    self.state = state
  }

  /// How long a step takes in a state, and the state after it.
  func outcome(of step: PlanStep) -> (duration: Span, after: State) {
    let after = semantics.state(after: step, in: state)
    let skill = setting.skill(of: step.action)
    var seconds = 0.0
    if let metric = setting.metric {
      let old = semantics.value(of: metric.expression, in: state) ?? 0
      let new = semantics.value(of: metric.expression, in: after) ?? old
      seconds = new - old
    }
    let duration = seconds > 0 ? Span.seconds(seconds) : skill.duration ?? setting.usual
    return (duration, after)
  }

  /// Goes on from another state, when only times are of interest.
  mutating func move(to state: State) { self.state = state }

  mutating func append(_ draft: Draft, aims: [WorkPlan.Aim]) {
    let index = plan.steps.count
    plan.aims = aims
    let step = draft.step
    let action = setting.domain[step.action]
    var needed = semantics.support(
      of: action.precondition, in: state, binding: step.arguments
    ).map(\.formula)
    needed += computedNumbers(of: step)
    let (duration, after) = outcome(of: step)

    var change = Changes()
    if let effects = semantics.effects(of: step, in: state) {
      let ignored = Set(setting.metricFluents)
      change.added = Set(effects.added.filter { !state.contains($0) })
      change.removed = Set(effects.removed.filter { state.contains($0) })
      change.fluents = Set(effects.settings.map(\.fluent)).subtracting(ignored)
    }

    for condition in needed {
      plan.links.append(.init(producer(of: condition), condition, .step(index)))
    }

    // The order, with what follows from two others left out.
    var before: Set<Int> = []
    let needSet = Set(needed)
    for earlier in stride(from: index - 1, through: 0, by: -1) where !before.contains(earlier) {
      let isBefore =
        draft.after.contains { $0.contains(earlier) }
        || needed.contains { changes[earlier].touches($0) }
        || needs[earlier].contains { change.touches($0) } || changes[earlier].meets(change)
      guard isBefore else { continue }
      plan.order.append(.init(earlier, index))
      before.insert(earlier)
      before.formUnion(ancestors[earlier])
    }
    ancestors.append(before)
    needs.append(needSet)
    changes.append(change)

    let robot = setting.robot(of: step)
    var begins = Span(milliseconds: 0)
    for order in plan.order where order.after == index {
      begins = max(begins, plan.steps[order.before].ends)
    }
    for other in plan.steps where other.robot == robot { begins = max(begins, other.ends) }
    plan.steps.append(
      .init(step: step, robot: robot, duration: duration, begins: begins, goal: draft.goal))
    state = after
  }

  /// Links to goals, for what is to hold at the end of the plan.
  mutating func finish(aims: [WorkPlan.Aim]) {
    plan.aims = aims
    for (index, aim) in aims.enumerated() {
      guard case .achieve(let formula, _, _) = aim,
        semantics.holds(formula, in: state)
      else { continue }
      for condition in semantics.support(of: formula, in: state).map(\.formula) {
        plan.links.append(.init(producer(of: condition), condition, .goal(index)))
      }
    }
    plan.order.sort { ($0.before, $0.after) < ($1.before, $1.after) }
  }

  private func producer(of condition: Formula) -> WorkPlan.Link.Producer {
    changes.lastIndex { $0.makes(condition) }.map { .step($0) } ?? .now
  }

  /// Numbers that are computed, such as travel times, must exist: no way, no step.
  private func computedNumbers(of step: PlanStep) -> [Formula] {
    guard let functions = semantics.functions else { return [] }
    var found: [Formula] = []
    for (function, terms) in setting.domain[step.action].effect.functionsRead
    where functions.supplies(function) {
      let number = NumericExpression.function(function, terms).substituting(step.arguments)
      let condition = Formula.compare(.atLeast, number, .number(0))
      if !found.contains(condition) { found.append(condition) }
    }
    return found
  }
}
