package import PDDL

extension Goal {
  /// What a member is to fulfil.
  package func formula(for member: ObjectID) -> Formula {
    guard let template else { return .truth }
    var binding = [ObjectID?](repeating: nil, count: templateSlot + 1)
    binding[templateSlot] = member
    return template.substituting(binding)
  }

  /// The whole goal as one formula.
  package var whole: Formula {
    .all([formula] + members.map { formula(for: $0.object) })
  }

  /// The goal with some slots filled, as the body of a loop or a rule is.
  func substituting(_ binding: [ObjectID?]) -> Goal {
    var goal = self
    goal.formula = formula.substituting(binding)
    goal.template = template?.substituting(binding.without(templateSlot))
    return goal
  }
}

extension TaskProgram {
  /// The program with some slots filled by objects.
  package func substituting(_ binding: [ObjectID?]) -> TaskProgram {
    func term(_ term: Term) -> Term { term.object(binding).map(Term.object) ?? term }
    switch self {
    case .achieve(let goal): return .achieve(goal.substituting(binding))
    case .perform(let action, let arguments):
      return .perform(action: action, arguments: arguments.map { $0.map(term) })
    case .delta(let function, let arguments, let amount):
      return .delta(function, arguments.map(term), by: amount)
    case .sequence(let parts): return .sequence(parts.map { $0.substituting(binding) })
    case .together(let parts): return .together(parts.map { $0.substituting(binding) })
    case .conditional(let condition, let then, let otherwise):
      return .conditional(
        condition.substituting(binding), then: then.substituting(binding),
        otherwise: otherwise.substituting(binding))
    case .loop(let until, let body):
      return .loop(until: until.substituting(binding), body: body.substituting(binding))
    case .forEach(let query, let body):
      let outer = query.variables.reduce(binding) { $0.without($1.slot) }
      return .forEach(
        Query(query.variables, query.formula.substituting(outer)), body: body.substituting(outer))
    case .times(let count, let body): return .times(count, body: body.substituting(binding))
    case .wait(.until(let condition)): return .wait(.until(condition.substituting(binding)))
    case .wait: return self
    }
  }
}

extension Query {
  /// A binding in which its variables stand for the given objects.
  func binding(_ objects: [ObjectID]) -> [ObjectID?] {
    let count = (variables.map(\.slot).max() ?? -1) + 1
    var binding = [ObjectID?](repeating: nil, count: count)
    for (variable, object) in zip(variables, objects) { binding[variable.slot] = object }
    return binding
  }
}

extension [ObjectID?] {
  fileprivate func without(_ slot: Int) -> [ObjectID?] {
    guard indices.contains(slot) else { return self }
    var binding = self
    binding[slot] = nil
    return binding
  }
}
