import SourceText

/// Effects.
extension Checker {
  /// The effect a node writes.
  mutating func effect(_ node: Int) -> Effect {
    let parts = tree.children(node)
    guard tree.isList(node) else {
      issues.error(
        "an effect in brackets is expected, not '\(tree.text(node))'", at: tree.range(node))
      return .and([])
    }
    guard let head = parts.first else { return .and([]) }
    switch tree.keyword(head) {
    case .and: return .all(parts.rest.map { effect($0) })
    case .not:
      guard let operands = exactly(1, parts.rest, of: node, "not") else { return .and([]) }
      return changedAtom(operands[0]).map(Effect.delete) ?? .and([])
    case .forall:
      guard let operands = exactly(2, parts.rest, of: node, "forall") else { return .and([]) }
      let bound = variables(in: operands[0])
      let body = with(bound) { $0.effect(operands[1]) }
      return bound.isEmpty ? body : .forall(bound.map(\.variable), body)
    case .when:
      guard let operands = exactly(2, parts.rest, of: node, "when") else { return .and([]) }
      let condition = formula(operands[0])
      let body = effect(operands[1])
      return condition == .truth ? body : .when(condition, body)
    case .assign, .increase, .decrease, .scaleUp, .scaleDown:
      return change(node) ?? .and([])
    case .or, .exists, .imply:
      if predicate(head) == nil {
        issues.error(
          "an effect must be definite: '\(tree.name(head))' cannot stand here",
          at: tree.range(head))
        return .and([])
      }
    default: break
    }
    return changedAtom(node).map(Effect.add) ?? .and([])
  }

  /// A change of a number, such as `(increase (fuel ?x) 2)`; nil after a mistake.
  mutating func change(_ node: Int) -> Effect? {
    let parts = tree.children(node)
    guard let head = parts.first, let assignment = Assignment(rawValue: tree.name(head)),
      let operands = exactly(2, parts.rest, of: node, tree.name(head))
    else { return nil }
    let fluent = fluent(operands[0])
    let value = number(operands[1])
    guard let fluent, let value else { return nil }
    return .change(assignment, fluent.function, fluent.arguments, value)
  }

  private mutating func changedAtom(_ node: Int) -> Atom? {
    guard let atom = atom(node) else { return nil }
    let predicate = domain[atom.predicate]
    if predicate.isDerived {
      issues.error(
        "'\(predicate.name)' is derived, so no effect can change it", at: tree.range(node),
        notes: declared(predicate.name, at: predicate.range))
    }
    return atom
  }
}

extension Effect {
  /// All of the given, nested ones laid flat.
  package static func all(_ parts: [Effect]) -> Effect {
    var flat: [Effect] = []
    for part in parts {
      if case .and(let inner) = part { flat += inner } else { flat.append(part) }
    }
    return flat.count == 1 ? flat[0] : .and(flat)
  }
}
