import Meaning

extension Builder {
  /// 「A1の箱」: the noun, and what the frame says of it.
  func possessed(_ item: Item, _ parts: [Part]) -> Value? {
    guard let of = part(.of, parts).flatMap({ entity($0.id) }) else { return nil }
    let frame = model.frames[Int(item.choice)]
    guard case .clause(let name, let aspect) = frame.sense, let subject = frame.subject,
      let marked = frame.arguments.firstIndex(where: { !$0.isSubject })
    else { return nil }
    var made = Description(.bare, nil, number: .unmarked)
    if let noun = part(.head, parts) {
      guard let described = description(noun.id) else { return nil }
      made = described
    }
    var clause = Clause(
      name, [.init(frame.arguments[subject].role, .gap), .init(frame.arguments[marked].role, of)])
    clause.aspect = aspect
    made.conditions.insert(.clause(clause), at: 0)
    return .description(made)
  }

  /// 「お茶を二箱」: the phrase, counted.
  func floated(_ item: Item, _ parts: [Part]) -> Value? {
    guard let whole = part(.whole, parts).flatMap({ entity($0.id) }),
      let amount = part(.count, parts).flatMap({ description($0.id) })
    else { return nil }
    return .entity(counted(whole, by: amount))
  }

  func counted(_ whole: Entity, by amount: Description) -> Entity {
    guard case .description(var description) = whole.kind, description.quantifier == .bare else {
      return Entity(.part(amount.quantifier, of: whole), trace: whole.trace)
    }
    description.quantifier = amount.quantifier
    if let kind = amount.kind { description.kind = kind }
    return Entity(.description(description), trace: whole.trace)
  }

  /// 「どの箱が」「何箱」: what a question asks of, where the words say its kind: the thing described,
  /// with the rest of the clause as a condition.
  func askedThing(_ predicate: Predicate) -> Entity? {
    guard let index = predicate.asked, let entity = predicate.fills[index],
      case .description(var description) = entity.kind
    else { return nil }
    var rest = predicate
    rest.asked = nil
    rest.fills[index] = .gap
    rest.features.subtract(model.carried)
    if rest.fills.count > 1 || !rest.isBareState, let condition = condition(rest) {
      description.conditions.append(condition)
    }
    return Entity(.description(description), trace: entity.trace)
  }
}
