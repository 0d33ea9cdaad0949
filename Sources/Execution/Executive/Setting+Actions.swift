package import PDDL

extension Setting {
  /// What is known of an action as a skill.
  func skill(of action: ActionID) -> Skill { skills[action] ?? Skill(robot: nil) }

  /// The robot that does a step.
  func robot(of step: PlanStep) -> ObjectID? {
    guard let index = skill(of: step.action).robot, step.arguments.indices.contains(index) else {
      return nil
    }
    return step.arguments[index]
  }

  /// What a failure shows: the fact that a step needed and that is not so, or that stood in its way.
  func shown(by reason: String, of step: PlanStep) -> (added: [Fact], removed: [Fact]) {
    switch skill(of: step.action).broken[reason] {
    case .atom(let atom): return ([], [atom.fact(step.arguments)].compactMap { $0 })
    case .not(.atom(let atom)): return ([atom.fact(step.arguments)].compactMap { $0 }, [])
    default: return ([], [])
    }
  }

  /// The numbers without arguments that the metric reads, such as `total-cost`.
  var metricFluents: [Fluent] { metric?.expression.groundFluents ?? [] }

  /// The actions that make so what a condition asks for.
  package func actions(adding goal: Formula) -> [ActionID] {
    let wanted = Set(goal.predicates.filter { !$0.isNegated }.map(\.predicate))
    return domain.actions.indices.map { ActionID($0) }.filter { action in
      domain[action].effect.addedAtoms.contains { wanted.contains($0.predicate) }
    }
  }

  /// A domain in which no action that cannot be taken back is a means to a goal.
  func withoutMeans(_ domain: DomainModel, to goal: Formula) -> DomainModel {
    guard !irreversible.isEmpty else { return domain }
    let excluded = irreversible.subtracting(actions(adding: goal))
    var domain = domain
    for id in excluded {
      let action = domain[id]
      domain.actions[Int(id.index)] = Action(
        name: action.name, parameters: action.parameters, precondition: .falsity,
        effect: action.effect, slotCount: action.slotCount)
    }
    return domain
  }

  /// Whether an action moves a robot from place to place.
  func isTravel(_ action: ActionID) -> Bool {
    guard let location, let robot = skill(of: action).robot else { return false }
    let slot = domain[action].parameters[robot].slot
    return domain[action].effect.addedAtoms.contains {
      $0.predicate == location && $0.arguments.first == .variable(slot)
    }
  }
}
