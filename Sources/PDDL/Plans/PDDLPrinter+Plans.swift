extension PDDLPrinter {
  /// A plan in the form of the planning competitions: a step a line, the cost in a last comment.
  public static func plan(
    _ plan: Plan, domain: DomainModel, objects: ObjectTable, metric: Metric?
  ) -> String {
    var text = ""
    for step in plan.steps { text += self.step(step, domain: domain, objects: objects) + "\n" }
    let kind = metric == nil ? "unit cost" : "general cost"
    return text + "; cost = \(pddlNumber(plan.cost)) (\(kind))\n"
  }

  /// A plan as a file states it, with times if it has them.
  public static func plan(
    _ plan: WrittenPlan, domain: DomainModel, objects: ObjectTable
  ) -> String {
    var text = ""
    for step in plan.steps {
      if plan.isTimed { text += "\(pddlNumber(step.start)): " }
      switch step.act {
      case .instantaneous(let step): text += self.step(step, domain: domain, objects: objects)
      case .durative(let action, let arguments):
        text += list([domain[action].name] + arguments.map { objects.name(of: $0) })
      }
      if let duration = step.duration { text += " [\(pddlNumber(duration))]" }
      text += "\n"
    }
    return text
  }
}
