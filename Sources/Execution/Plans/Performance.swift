import PDDL

/// "Do this action" as a goal: a copy of the action, with the arguments that are known put in and one
/// more effect that says it was done.
struct Performance {
  /// A planning task and how its steps read in the domain itself.
  struct Task {
    var domain: DomainModel
    var goal: Formula
    var slotCount: Int
    /// The copied action and what its steps stand for.
    var act: Act?

    /// The objects that the task names.
    var namedObjects: Set<ObjectID> {
      goal.namedObjects.union(act?.arguments.compactMap { $0 } ?? [])
    }

    /// A step as it reads in the domain itself.
    func original(_ step: PlanStep) -> PlanStep {
      guard let act, step.action == act.copy else { return step }
      var open = step.arguments[...]
      return PlanStep(act.action, act.arguments.compactMap { $0 ?? open.popFirst() })
    }
  }

  struct Act {
    let action: ActionID
    let copy: ActionID
    let arguments: [ObjectID?]
  }

  let task: Task

  init(_ action: ActionID, _ arguments: [Term?], in domain: DomainModel) {
    let schema = domain[action]
    let known = schema.parameters.indices.map { index -> ObjectID? in
      if arguments.indices.contains(index), case .object(let object) = arguments[index] {
        return object
      }
      return nil
    }
    // The open parameters move to the front, in their order; all other slots keep theirs.
    var terms: [Int: Term] = [:]
    var parameters: [Variable] = []
    for (index, parameter) in schema.parameters.enumerated() {
      if let object = known[index] {
        terms[parameter.slot] = .object(object)
      } else {
        terms[parameter.slot] = .variable(parameters.count)
        parameters.append(
          Variable(name: parameter.name, types: parameter.types, slot: parameters.count))
      }
    }
    var domain = domain
    let done = PredicateID(domain.predicates.count)
    domain.predicates.append(Predicate(name: "(done)", parameters: []))
    let copy = ActionID(domain.actions.count)
    domain.actions.append(
      Action(
        name: "(act)", parameters: parameters,
        precondition: schema.precondition.binding(terms),
        effect: .and([schema.effect.binding(terms), .add(Atom(done, []))]),
        slotCount: schema.slotCount))
    task = Task(
      domain: domain, goal: .atom(Atom(done, [])), slotCount: 0,
      act: Act(action: action, copy: copy, arguments: known))
  }
}

extension Effect {
  func binding(_ terms: [Int: Term]) -> Effect {
    switch self {
    case .add(let atom): .add(atom.binding(terms))
    case .delete(let atom): .delete(atom.binding(terms))
    case .change(let assignment, let function, let arguments, let amount):
      .change(
        assignment, function, arguments.map { $0.binding(terms) }, amount.binding(terms))
    case .and(let parts): .and(parts.map { $0.binding(terms) })
    case .forall(let variables, let body): .forall(variables, body.binding(terms))
    case .when(let condition, let body):
      .when(condition.binding(terms), body.binding(terms))
    }
  }
}
