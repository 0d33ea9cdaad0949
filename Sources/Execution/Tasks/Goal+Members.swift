package import PDDL

extension Goal {
  /// What a member is to fulfil.
  package func formula(for member: ObjectID) -> Formula {
    template?.binding([templateSlot: .object(member)]) ?? .truth
  }

  /// The whole goal as one formula.
  package var whole: Formula {
    .all([formula] + members.map { formula(for: $0.object) })
  }

  /// How many slots a binding of the whole has.
  package var wholeSlotCount: Int { slotCount }

  /// The goal with some slots filled, as the body of a loop or a rule is.
  func binding(_ terms: [Int: Term]) -> Goal {
    var goal = self
    goal.formula = formula.binding(terms)
    var others = terms
    others[templateSlot] = nil
    goal.template = template?.binding(others)
    return goal
  }
}

extension TaskProgram {
  /// The program with some slots filled by objects.
  package func binding(_ terms: [Int: Term]) -> TaskProgram {
    guard !terms.isEmpty else { return self }
    switch self {
    case .achieve(let goal): return .achieve(goal.binding(terms))
    case .perform(let action, let arguments):
      return .perform(action: action, arguments: arguments.map { $0?.binding(terms) })
    case .delta(let function, let arguments, let amount):
      return .delta(function, arguments.map { $0.binding(terms) }, by: amount)
    case .sequence(let parts): return .sequence(parts.map { $0.binding(terms) })
    case .together(let parts): return .together(parts.map { $0.binding(terms) })
    case .conditional(let condition, let then, let otherwise):
      return .conditional(
        condition.binding(terms), then: then.binding(terms), otherwise: otherwise.binding(terms))
    case .loop(let until, let body):
      return .loop(until: until.binding(terms), body: body.binding(terms))
    case .forEach(let query, let body):
      let outer = terms.filter { slot, _ in !query.variables.contains { $0.slot == slot } }
      return .forEach(
        Query(query.variables, query.formula.binding(outer), slotCount: query.slotCount),
        body: body.binding(outer))
    case .times(let count, let body): return .times(count, body: body.binding(terms))
    case .wait(.until(let condition)): return .wait(.until(condition.binding(terms)))
    case .wait: return self
    }
  }
}

extension Condition {
  func binding(_ terms: [Int: Term]) -> Condition {
    Condition(formula.binding(terms), slotCount: slotCount)
  }
}
