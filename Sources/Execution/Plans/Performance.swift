import PDDL

/// "Do this action" as a goal: a copy of the action, with the arguments that are known put in and one
/// more effect that says it was done.
struct Performance {
  /// A planning task and how its steps read in the domain itself.
  struct Task {
    var domain: DomainModel
    var goal: Formula
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
  /// What is told when it cannot be done: what the action asks for.
  let unreachable: Foresight.Unreachable

  init(_ action: ActionID, _ arguments: [Term?], in domain: DomainModel) {
    let schema = domain[action]
    let known = schema.parameters.indices.map { index -> ObjectID? in
      if arguments.indices.contains(index), case .object(let object) = arguments[index] {
        return object
      }
      return nil
    }
    unreachable = Foresight.Unreachable(
      goal: schema.precondition.substituting(known), action: action, arguments: known)
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
        precondition: schema.precondition.renaming(terms),
        effect: .and([schema.effect.renaming(terms), .add(Atom(done, []))]),
        slotCount: schema.slotCount))
    task = Task(
      domain: domain, goal: .atom(Atom(done, [])),
      act: Act(action: action, copy: copy, arguments: known))
  }
}

// Slots are renumbered here, which substitution of objects cannot do.
extension Formula {
  fileprivate func renaming(_ terms: [Int: Term]) -> Formula {
    switch self {
    case .truth, .falsity: self
    case .atom(let atom): .atom(atom.renaming(terms))
    case .equal(let a, let b): .equal(a.renaming(terms), b.renaming(terms))
    case .not(let body): .not(body.renaming(terms))
    case .and(let parts): .and(parts.map { $0.renaming(terms) })
    case .or(let parts): .or(parts.map { $0.renaming(terms) })
    case .imply(let a, let b): .imply(a.renaming(terms), b.renaming(terms))
    case .exists(let variables, let body): .exists(variables, body.renaming(terms))
    case .forall(let variables, let body): .forall(variables, body.renaming(terms))
    case .compare(let comparator, let a, let b):
      .compare(comparator, a.renaming(terms), b.renaming(terms))
    }
  }
}

extension Term {
  fileprivate func renaming(_ terms: [Int: Term]) -> Term {
    if case .variable(let slot) = self { return terms[slot] ?? self }
    return self
  }
}

extension Atom {
  fileprivate func renaming(_ terms: [Int: Term]) -> Atom {
    Atom(predicate, arguments.map { $0.renaming(terms) })
  }
}

extension NumericExpression {
  fileprivate func renaming(_ terms: [Int: Term]) -> NumericExpression {
    switch self {
    case .number, .duration, .totalTime, .violations: self
    case .function(let function, let arguments):
      .function(function, arguments.map { $0.renaming(terms) })
    case .sum(let parts): .sum(parts.map { $0.renaming(terms) })
    case .product(let parts): .product(parts.map { $0.renaming(terms) })
    case .difference(let a, let b): .difference(a.renaming(terms), b.renaming(terms))
    case .quotient(let a, let b): .quotient(a.renaming(terms), b.renaming(terms))
    case .negation(let a): .negation(a.renaming(terms))
    }
  }
}

extension Effect {
  fileprivate func renaming(_ terms: [Int: Term]) -> Effect {
    switch self {
    case .add(let atom): .add(atom.renaming(terms))
    case .delete(let atom): .delete(atom.renaming(terms))
    case .change(let assignment, let function, let arguments, let amount):
      .change(
        assignment, function, arguments.map { $0.renaming(terms) }, amount.renaming(terms))
    case .and(let parts): .and(parts.map { $0.renaming(terms) })
    case .forall(let variables, let body): .forall(variables, body.renaming(terms))
    case .when(let condition, let body):
      .when(condition.renaming(terms), body.renaming(terms))
    }
  }
}
