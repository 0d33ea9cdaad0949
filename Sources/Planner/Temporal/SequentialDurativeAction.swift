import PDDL

/// A durative action taken as one step: what must hold at its start, what it needs on the way and at
/// its end beyond what its start brings, and both effects, the end's last.
///
/// This loses plans that need two actions to overlap, and no other.
enum SequentialDurativeAction {
  static func schema(of action: DurativeAction, index: Int) -> Schema {
    var start = EffectGroups()
    var end = EffectGroups()
    for timed in action.effects {
      switch timed.time {
      case .start: start.groups += timed.effect.groups
      case .end: end.groups += timed.effect.groups
      case .overall: break
      }
    }
    let startAdds = start.plainAdds
    let startDeletes = start.plainDeletes
    var conditions: [Formula] = []
    for timed in action.conditions {
      let condition = timed.condition.negationNormalForm()
      if timed.time == .start {
        conditions.append(condition)
        continue
      }
      for part in condition.conjuncts {
        switch part {
        case .atom(let atom) where startAdds.contains(atom): break
        case .not(.atom(let atom)) where startDeletes.contains(atom): break
        default: conditions.append(part)
        }
      }
    }
    // What the start deletes and the end adds is, in the end, added; what the start adds and the end
    // deletes is deleted. Adding wins within one step, so the first addition has to go.
    let endDeletes = end.plainDeletes
    let endAdds = end.plainAdds
    var groups = start.groups
    for index in groups.indices where groups[index].isPlain {
      groups[index].adds.removeAll { endDeletes.contains($0) && !endAdds.contains($0) }
    }
    return Schema(
      kind: .durative(index), parameters: action.parameters, slotCount: action.slotCount,
      precondition: .and(conditions), effects: groups + end.groups,
      duration: duration(of: action))
  }

  /// The shortest duration allowed.
  private static func duration(of action: DurativeAction) -> NumericExpression? {
    action.durations.first { $0.comparator == .equal }?.value
      ?? action.durations.first { $0.comparator == .atLeast || $0.comparator == .greater }?.value
  }

  private struct EffectGroups {
    var groups: [EffectGroup] = []
    var plainAdds: [Atom] { groups.filter(\.isPlain).flatMap(\.adds) }
    var plainDeletes: [Atom] { groups.filter(\.isPlain).flatMap(\.deletes) }
  }
}
