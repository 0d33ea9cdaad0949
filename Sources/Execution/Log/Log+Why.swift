import PDDL

extension Log {
  /// What something came from, one step up: command → step of a plan → the step it serves → goal →
  /// choice or task → what was resolved → what was read → what was heard.
  ///
  /// Several causes come with the one that explains most first. Empty where it all began.
  package func up(from focus: Cause) -> [Cause] {
    guard records.indices.contains(focus.record) else { return [] }
    let record = records[focus.record]
    if case .plan(let planned) = record.content, case .plan(let plan) = planned.outcome {
      switch focus.part {
      case .step(let step):
        if let part = plan.purpose(of: step) { return [Cause(focus.record, part)] }
      case .goal(let goal):
        if plan.aims.indices.contains(goal), case .achieve(_, _, let causes) = plan.aims[goal],
          !causes.isEmpty
        {
          return causes
        }
      case .whole, .span: break
      }
    }
    return record.causes
  }

  /// The whole walk from something to where it began, one cause after the other.
  package func chain(from focus: Cause) -> [Cause] {
    var chain = [focus]
    var seen: Set<Cause> = [focus]
    while let next = up(from: chain[chain.count - 1]).first(where: { !seen.contains($0) }) {
      chain.append(next)
      seen.insert(next)
    }
    return chain
  }
}

extension WorkPlan {
  /// What a step is for: the goal that it fulfils, else the first step that needs what it makes so.
  package func purpose(of step: Int) -> Cause.Part? {
    guard steps.indices.contains(step) else { return nil }
    if case .perform(let act) = aims[steps[step].goal], act == steps[step].step {
      return .goal(steps[step].goal)
    }
    var consumer: Int?
    for link in links where link.producer == .step(step) {
      switch link.consumer {
      case .goal(let goal): return .goal(goal)
      case .step(let later): consumer = min(consumer ?? later, later)
      }
    }
    return consumer.map { .step($0) } ?? .goal(steps[step].goal)
  }
}
