import Meaning

/// Noun phrases: entities and descriptions.
extension Builder {
  func description(_ id: Int32) -> Description? {
    switch value(id) {
    case .description(let description): return description
    case .entity(let entity):
      guard case .description(let description) = entity.kind else { return nil }
      return description
    default: return nil
    }
  }

  func nounPhrase(_ rule: GrammarRule, _ item: Item, _ parts: [Part]) -> Value? {
    let argument = rule.action.arguments.first ?? ""
    guard let head = head(rule, parts) else {
      if rule.action.operation == .ordinal {
        var made = Description(.bare, nil, number: .one)
        made.ordinal = -1
        return .description(made)
      }
      return pointing(rule.action.operation, argument, item)
    }
    switch rule.action.operation {
    case .refer, .person, .thing: return pointing(rule.action.operation, argument, item)
    case .describe, .name, .quantity, .quoted, .unknown, .mark:
      return value(head.id)
    case .modify: return modified(item, parts)
    case .genitive: return possessed(item, parts)
    case .float: return floated(item, parts)
    case .compound:
      guard let name = word(SymbolTable.name, parts), let noun = word(SymbolTable.noun, parts),
        noun.payload < LanguageModel.firstTaught,
        var made = standIn(Int(item.choice), name, kind: model.nouns[Int(noun.payload)])
      else { return nil }
      made.number = number(noun.features)
      return .description(made)
    case .appose:
      return parts.first { $0.item.symbol == SymbolTable.name }.flatMap { value($0.id) }
    case .restrict: return restricted(head, item, parts)
    case .pick: return picked(head, item, parts)
    case .ordinal:
      var made = Description(.bare, nil, number: number(item.features))
      if head.item.symbol != SymbolTable.ordinal, !parts.isEmpty {
        guard let described = description(head.id) else { return nil }
        made = described
      }
      made.ordinal = argument == "last" ? -1 : ordinal(parts)
      return made.ordinal == nil ? nil : .description(made)
    case .quantify: return quantified(argument, head, item, parts)
    case .part:
      guard let whole = entity((part(.whole, parts) ?? head).id),
        let quantifier = quantifier(argument, parts)
      else { return nil }
      return .entity(Entity(.part(quantifier, of: whole), trace: trace(item)))
    case .member:
      guard let whole = part(.whole, parts) else { return nil }
      return member(of: whole, of: head, item)
    case .except: return excepted(head, item, parts)
    case .join: return joined(argument, item, parts)
    case .amount:
      guard let of = part(.of, parts), let goods = entity(of.id),
        let quantity = quantity(parts)
      else { return nil }
      return .entity(Entity(.amount(quantity, of: goods), trace: trace(item)))
    case .computed: return computed(argument, item, parts)
    case .event:
      guard case .predicate(let predicate)? = value(head.id) else { return nil }
      return .entity(Entity(.event(clause(predicate)), trace: trace(item)))
    case .repair:
      guard let meant = part(.meant, parts) else { return nil }
      return value(meant.id)
    default: return nil
    }
  }

  private func pointing(_ operation: Operation, _ argument: String, _ item: Item) -> Value? {
    let kind: Entity.Kind
    switch operation {
    case .refer:
      guard let reference = Reference(rawValue: argument) else { return nil }
      kind = .reference(reference)
    case .person:
      switch argument {
      case "me": kind = .me
      case "you": kind = .you
      case "gap": kind = .gap
      default: kind = .here
      }
    case .event: kind = .event(nil)
    case .thing: return .description(Description(.bare, nil, number: number(item.features)))
    case .quantify:
      // An amount by itself, of whatever it stands beside.
      return quantifier(argument, []).map { .description(Description($0, nil, number: .unmarked)) }
    default: return nil
    }
    return .entity(Entity(kind, trace: trace(item)))
  }

  func quantity(_ parts: [Part]) -> Quantity? {
    for part in parts {
      if case .entity(let entity)? = value(part.id), case .quantity(let quantity) = entity.kind {
        return quantity
      }
      if part.label == Label.count.rawValue, case .number(let number)? = value(part.id) {
        return Quantity(number)
      }
    }
    return nil
  }

  private func modified(_ item: Item, _ parts: [Part]) -> Value? {
    guard let adjective = word(SymbolTable.adjective, parts) else { return nil }
    // 「赤の」: one that is so, whatever it is.
    var made = Description(.bare, nil, number: number(item.features))
    if let noun = parts.first(where: { $0.item.symbol != SymbolTable.adjective }) {
      guard let described = description(noun.id) else { return nil }
      made = described
    }
    var predicate = Predicate(
      frame: model.qualityFrames[Int(adjective.payload)], fills: [0: .gap], features: [])
    predicate.features = adjective.features.intersection([.negated, .past])
    guard let condition = condition(predicate) else { return nil }
    // The first adjective said stands first.
    made.conditions.insert(condition, at: 0)
    return .description(made)
  }

  private func restricted(_ head: Part, _ item: Item, _ parts: [Part]) -> Value? {
    guard var made = description(head.id),
      let clause = parts.first(where: { $0.id != head.id && $0.item.frame >= 0 }),
      var predicate = predicate(clause.id)
    else { return nil }
    predicate.fills[Int(item.choice)] = .gap
    guard let condition = condition(predicate) else { return nil }
    made.conditions.append(condition)
    return .description(made)
  }

  private func picked(_ head: Part, _ item: Item, _ parts: [Part]) -> Value? {
    let words = [SymbolTable.superlative, SymbolTable.comparative, SymbolTable.directionmost]
    var made = Description(.bare, nil, number: number(item.features))
    if !words.contains(head.item.symbol) {
      guard let described = description(head.id) else { return nil }
      made = described
      // "The lightest of them" is one.
      made.number = number(item.features)
    }
    let from = part(.from, parts).flatMap { entity($0.id) }
    if let word = word(SymbolTable.superlative, parts) ?? word(SymbolTable.comparative, parts) {
      let comparative = model.comparatives[Int(word.payload)]
      made.pick = Superlative(
        model.measures[comparative.measure].name, most: comparative.isMore,
        rank: ordinal(parts) ?? 1, from: from)
    } else if let word = word(SymbolTable.directionmost, parts) {
      let direction = model.vocabulary.directions[Int(word.payload)]
      made.pick = Superlative(direction.name, most: true, rank: ordinal(parts) ?? 1, from: from)
    }
    // "The heavier of the rice and the tea".
    if let whole = part(.of, parts).flatMap({ entity($0.id) }) {
      made.conditions.append(.isOne(of: whole))
    }
    return .description(made)
  }

  /// "Which of them": one of those spoken of.
  private func member(of whole: Part, of head: Part, _ item: Item) -> Value? {
    var made = Description(.bare, nil, number: number(item.features))
    if head.id != whole.id {
      guard let described = description(head.id) else { return nil }
      made = described
    }
    guard let whole = entity(whole.id) else { return nil }
    made.conditions.append(.isOne(of: whole))
    return .description(made)
  }

  private func quantifier(_ name: String, _ parts: [Part]) -> Quantifier? {
    switch name {
    case "the": return .the
    case "this": return .this
    case "a": return .a
    case "any": return .any
    case "all": return .all
    case "each": return .each
    case "both": return .both
    case "none": return Quantifier.none
    case "few": return .few
    case "half": return .half
    case "rest": return .rest
    case "most": return .most
    case "fewest": return .fewest
    case "bare": return .bare
    case "exactly": return count(parts).map(Quantifier.exactly)
    case "atLeast": return count(parts).map(Quantifier.atLeast)
    case "atMost": return count(parts).map(Quantifier.atMost)
    case "moreThan": return count(parts).map { .atLeast($0 + 1) }
    case "fewerThan": return count(parts).map { .atMost(max(0, $0 - 1)) }
    default: return Int(name).map(Quantifier.exactly)
    }
  }

  private func quantified(_ name: String, _ head: Part, _ item: Item, _ parts: [Part]) -> Value? {
    if name == "other" || name == "another" { return other(name, head, item) }
    guard let quantifier = quantifier(name, parts) else { return nil }
    let noun =
      parts.first { $0.item.symbol == SymbolTable.nbar || $0.item.symbol == SymbolTable.noun }
      ?? head
    guard let made = value(noun.id) else { return nil }
    switch made {
    case .description(var description):
      description.quantifier = quantifier
      return .entity(Entity(.description(description), trace: trace(item)))
    case .entity(var entity):
      // "the dock 1": a name needs no article, and bears one.
      if case .unknown(let text) = entity.kind {
        guard quantifier != .bare, quantifier != .the else { return .entity(entity) }
        entity.kind = .part(quantifier, of: Entity(.unknown(text), trace: entity.trace))
      }
      return .entity(entity)
    case .number: return .description(Description(quantifier, nil, number: .unmarked))
    default: return nil
    }
  }

  /// "The other cube": one that was not spoken of.
  private func other(_ name: String, _ head: Part, _ item: Item) -> Value? {
    guard var made = description(head.id) else { return nil }
    made.quantifier = name == "other" ? .the : .a
    made.except = Entity(.reference(.other))
    return .entity(Entity(.description(made), trace: trace(item)))
  }

  private func excepted(_ head: Part, _ item: Item, _ parts: [Part]) -> Value? {
    guard let taken = part(.except, parts).flatMap({ entity($0.id) }) else { return nil }
    if part(.whole, parts) == nil, head.label == Label.except.rawValue {
      return .description(Description(.all, nil, number: .unmarked, except: taken))
    }
    guard let whole = value((part(.whole, parts) ?? head).id)
    else { return nil }
    switch whole {
    case .description(var description):
      description.except = taken
      return .description(description)
    case .entity(var entity):
      if case .description(var description) = entity.kind {
        description.except = taken
        entity.kind = .description(description)
        return .entity(entity)
      }
      return .entity(Entity(.coordination(.butNot, [entity, taken]), trace: trace(item)))
    default: return nil
    }
  }

  private func joined(_ name: String, _ item: Item, _ parts: [Part]) -> Value? {
    let coordinator: Coordinator = name == "or" ? .or : name == "butNot" ? .butNot : .and
    var members: [Entity] = []
    for part in parts {
      guard let entity = entity(part.id) else { return nil }
      if case .coordination(coordinator, let inner) = entity.kind {
        members += inner
      } else {
        members.append(entity)
      }
    }
    return .entity(Entity(.coordination(coordinator, members), trace: trace(item)))
  }

  private func computed(_ name: String, _ item: Item, _ parts: [Part]) -> Value? {
    var direction = name
    if let word = word(SymbolTable.direction, parts) {
      direction = model.directions[Int(word.payload)]
    }
    guard !direction.isEmpty else { return nil }
    var from: [Entity] = []
    for part in parts
    where part.label == Label.from.rawValue || part.label == Label.to.rawValue {
      guard let entity = entity(part.id) else { return nil }
      from.append(entity)
    }
    let distance: Quantity? =
      part(.distance, parts).flatMap { quantity([$0]) }
      ?? count(parts).map {
        Quantity(Double($0))
      }
    return .entity(
      Entity(.computed(direction: direction, from: from, distance: distance), trace: trace(item)))
  }
}
