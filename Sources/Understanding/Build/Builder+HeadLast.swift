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
    // Of 「各ドックに一つずつ」 and 「1番と2番に一つずつ」 it is not the places that are counted.
    if whole.isEach { return nil }
    if case .coordination(.and, let parts) = whole.kind,
      case .exactly(let count) = amount.quantifier, count != parts.count
    {
      return nil
    }
    return .entity(counted(whole, by: amount))
  }

  /// 「A1に二箱運んで」: an amount by itself counts the object.
  func counted(_ predicate: Predicate) -> Predicate {
    var made = predicate
    for case .amount(let amount) in predicate.adverbs {
      let frame = model.frames[Int(predicate.frame)]
      let object =
        frame.arguments.firstIndex { $0.marks.contains { model.objectMarks.contains($0) } }
        ?? frame.object ?? frame.subject
      guard let object else { continue }
      made.fills[object] =
        made.fills[object].map { counted($0, by: amount) } ?? Entity(.description(amount))
    }
    return made
  }

  func counted(_ whole: Entity, by amount: Description) -> Entity {
    // 「赤い箱と青い箱を一つずつ」: one of each sort.
    if case .coordination(.and, let parts) = whole.kind, amount.quantifier == .each,
      parts.allSatisfy({ $0.isBareDescription })
    {
      var one = amount
      one.quantifier = .exactly(1)
      return Entity(
        .coordination(.and, parts.map { counted($0, by: one) }), trace: whole.trace)
    }
    guard case .description(var description) = whole.kind, description.quantifier == .bare else {
      return Entity(.part(amount.quantifier, of: whole), trace: whole.trace)
    }
    description.quantifier = amount.quantifier
    if let kind = amount.kind { description.kind = kind }
    return Entity(.description(description), trace: whole.trace)
  }

  /// The same with a thing in the place of what was left unsaid, where it fits and something must stand:
  /// 「着いたら運んで」.
  func completed(
    _ instruction: Instruction, by entity: Entity, of types: TypeSet
  ) -> Instruction {
    var made = instruction
    func next(_ inner: Instruction) -> Instruction { completed(inner, by: entity, of: types) }
    switch instruction.body {
    case .clause(var clause):
      let role = model.declaredRoles(clause.frame).first {
        $0.fallback == .ask && clause[$0.name] == nil
          && model.types.accepting($0.types).meets(types)
      }
      guard let role else { return instruction }
      clause[role.name] = entity
      made.body = .clause(clause)
    case .sequence(let all): made.body = .sequence(all.map(next))
    case .together(let all): made.body = .together(all.map(next))
    case .times(let count, let inner): made.body = .times(count, next(inner))
    case .conditional(let state, let then, let otherwise):
      made.body = .conditional(if: state, then: next(then), otherwise: otherwise.map(next))
    default: break
    }
    return made
  }

  /// Steps of which a later one leaves unsaid what an earlier one named: it is the same.
  func completed(_ steps: [Instruction]) -> [Instruction] {
    guard !model.habits.headFirst else { return steps }
    var said = TypeSet.none
    return steps.map { step in
      let made = said.isEmpty ? step : completed(step, by: Entity(.reference(.it)), of: said)
      if case .clause(let clause) = step.body {
        for filler in clause.fillers { said = said.union(types(of: filler.entity)) }
      }
      return made
    }
  }

  /// What an entity is, as far as the words tell.
  func types(of entity: Entity) -> TypeSet {
    switch entity.kind {
    case .name(let name):
      let object = model.vocabulary.objects.first { $0.name == name }
      return object.map { model.types.of($0.types) } ?? .none
    case .description(let description):
      guard let kind = description.kind else { return .none }
      let type = model.vocabulary.kinds.first { $0.name == kind }?.type ?? kind
      return model.types.accepting([type])
    case .part(_, let of), .amount(_, let of): return types(of: of)
    case .coordination(_, let all): return all.reduce(.none) { $0.union(types(of: $1)) }
    default: return .none
    }
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
    let isAll = model.frames[Int(rest.frame)].arguments.count == rest.fills.count
    if isAll || rest.fills.count > 1 || !rest.isBareState || rest.features.contains(.can),
      let condition = condition(rest)
    {
      description.conditions.append(condition)
    }
    return Entity(.description(description), trace: entity.trace)
  }
}

extension Entity {
  /// Whether it describes some, without saying how many.
  fileprivate var isBareDescription: Bool {
    if case .description(let description) = kind { description.quantifier == .bare } else { false }
  }
}
