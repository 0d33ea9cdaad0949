import PDDL

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

  /// The numbers without arguments that the metric reads, such as `total-cost`.
  var metricFluents: [Fluent] { metric?.expression.groundFluents ?? [] }

  /// Whether an action moves a robot from place to place.
  func isTravel(_ action: ActionID) -> Bool {
    guard let location, let robot = skill(of: action).robot else { return false }
    let slot = domain[action].parameters[robot].slot
    return domain[action].effect.addedAtoms.contains {
      $0.predicate == location && $0.arguments.first == .variable(slot)
    }
  }
}
