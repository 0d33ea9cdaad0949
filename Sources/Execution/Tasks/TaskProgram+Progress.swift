import PDDL

extension TaskProgram {
  /// The goals that stand in it as they are.
  var goals: [Goal] {
    switch self {
    case .achieve(let goal): [goal]
    case .sequence(let parts), .together(let parts): parts.flatMap(\.goals)
    case .conditional(_, let a, let b): a.goals + b.goals
    case .loop(_, let body), .times(_, let body): body.goals
    case .forEach, .perform, .wait, .delta: []
    }
  }

  /// What is left after an action was done: the first wish at the front to do it is fulfilled.
  func afterPerforming(_ step: PlanStep) -> TaskProgram {
    switch self {
    case .perform(let action, let arguments):
      let fits =
        action == step.action
        && zip(arguments, step.arguments).allSatisfy { $0 == nil || $0 == .object($1) }
      return fits ? .nothing : self
    case .sequence(let parts):
      guard let first = parts.first else { return self }
      let rest = first.afterPerforming(step)
      if rest == first { return self }
      return .sequence((rest == .nothing ? [] : [rest]) + parts.dropFirst())
    case .together(let parts):
      for (index, part) in parts.enumerated() {
        let rest = part.afterPerforming(step)
        if rest == part { continue }
        var parts = parts
        parts[index] = rest
        return .together(parts)
      }
      return self
    default: return self
    }
  }

  /// The first goal that has a member.
  func goal(with member: ObjectID) -> Goal? {
    switch self {
    case .achieve(let goal): goal.members.contains { $0.object == member } ? goal : nil
    case .sequence(let parts), .together(let parts):
      parts.lazy.compactMap { $0.goal(with: member) }.first
    case .conditional, .loop, .forEach, .times, .wait, .delta, .perform: nil
    }
  }

  /// The program with a member of a goal replaced, or taken out.
  func replacing(_ member: ObjectID, by other: ObjectID?, in goal: Goal) -> TaskProgram {
    switch self {
    case .achieve(let mine):
      guard mine == goal else { return self }
      var changed = mine
      if let other {
        changed.members = mine.members.map {
          $0.object == member ? Goal.Member(other, choice: $0.choice) : $0
        }
        changed.alternatives.removeAll { $0 == other }
      } else {
        changed.members.removeAll { $0.object == member }
      }
      return .achieve(changed)
    case .sequence(let parts):
      return .sequence(parts.map { $0.replacing(member, by: other, in: goal) })
    case .together(let parts):
      return .together(parts.map { $0.replacing(member, by: other, in: goal) })
    default: return self
    }
  }

  /// The program with the formula of a goal replaced by another.
  func replacing(_ formula: Formula, by other: Formula) -> TaskProgram {
    switch self {
    case .achieve(let goal):
      if goal.formula == formula {
        var changed = goal
        changed.formula = other
        return .achieve(changed)
      }
      if goal.members.count == 1, goal.whole == formula { return .achieve(Goal(other)) }
      return self
    case .sequence(let parts): return .sequence(parts.map { $0.replacing(formula, by: other) })
    case .together(let parts): return .together(parts.map { $0.replacing(formula, by: other) })
    default: return self
    }
  }
}
