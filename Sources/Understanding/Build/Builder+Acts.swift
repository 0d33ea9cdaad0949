import Meaning

/// What is done by speaking: acts, questions, corrections, lessons.
extension Builder {
  /// The acts that a part amounts to.
  func acts(_ id: Int32) -> [Act]? {
    switch value(id) {
    case .acts(let acts): return acts
    case .instruction(let instruction): return [.instruct(instruction)]
    case .question(let question): return [.ask(question)]
    case .proposition(let proposition): return [.inform(proposition)]
    case .predicate(let predicate): return proposition(predicate).map { [.inform($0)] }
    case .fragments(let fragments): return [.fragment(fragments)]
    case .entity, .description: return entity(id).map { [.fragment([Fragment($0)])] }
    default: return nil
    }
  }

  func act(_ arguments: [String], _ parts: [Part]) -> Value? {
    let kind = arguments.first ?? ""
    let name = arguments.dropFirst().first ?? ""
    func thing() -> Entity? { parts.lazy.compactMap { self.entity($0.id) }.first }
    switch kind {
    case "offer":
      let offered = parts.flatMap { acts($0.id) ?? [] }
      return offered.isEmpty ? nil : .acts([.offer(offered)])
    case "confirm": return .acts([.confirm])
    case "deny": return .acts([.deny])
    case "choose":
      switch name {
      case "both": return .acts([.choose(.both)])
      case "either": return .acts([.choose(.either)])
      case "neither": return .acts([.choose(.neither)])
      case "last": return .acts([.choose(.ordinal(-1))])
      default: return ordinal(parts).map { .acts([.choose(.ordinal($0))]) }
      }
    case "social": return Social(rawValue: name).map { .acts([.social($0)]) }
    case "control":
      switch name {
      case "stop": return .acts([.control(.stop)])
      case "finish": return .acts([.control(.finish)])
      case "resume": return .acts([.control(.resume)])
      case "again": return .acts([.control(.again)])
      case "proceed": return .acts([.control(.proceed)])
      case "repeatWords": return .acts([.control(.repeatWords)])
      case "undo": return .acts([.control(.undo(count(parts) ?? 1))])
      case "allow": return thing().map { .acts([.control(.allow($0))]) }
      case "dropRule": return .acts([.control(.dropRule(count(parts)))])
      case "cancelLast": return .acts([.control(.cancel(.last))])
      case "cancelAll": return .acts([.control(.cancel(.all))])
      case "cancelThis": return .acts([.control(.cancel(.thisUtterance))])
      case "cancelAbout": return thing().map { .acts([.control(.cancel(.about($0)))]) }
      case "cancelClause":
        guard let first = parts.first, case .predicate(let predicate)? = value(first.id),
          let clause = clause(predicate)
        else { return nil }
        return .acts([.control(.cancel(.clause(clause)))])
      default: return nil
      }
    default: return nil
    }
  }

  // MARK: Questions

  func question(_ rule: GrammarRule, _ item: Item, _ parts: [Part]) -> Value? {
    if rule.action.operation == .suppose {
      guard let condition = part(.if, parts).flatMap({ proposition($0.id) })?.supposed else {
        return nil
      }
      if let asked = part(.question, parts) {
        guard case .question(var question)? = value(asked.id) else { return nil }
        question.supposing = condition
        return .question(question)
      }
      var question = Question(.outcome, .agenda, supposing: condition)
      question.trace = trace(item)
      return .question(question)
    }
    guard let asked = Self.asked(rule.action.arguments.first ?? ""),
      let topic = topic(rule.action.arguments, asked, parts)
    else { return nil }
    var question = Question(asked, topic)
    if rule.action.arguments.last == "past" { question.time = .ago(0) }
    question.trace = trace(item)
    for part in parts {
      if case .adverb(.time(let time))? = value(part.id) { question.time = time }
      if case .time(let time)? = value(part.id) { question.time = time }
    }
    return .question(question)
  }

  private static func asked(_ name: String) -> Question.Asked? {
    switch name {
    case "truth": .truth
    case "role": .role
    case "count": .count
    case "amount": .amount
    case "time": .time
    case "duration": .duration
    case "place": .place
    case "reason": .reason
    case "manner": .manner
    case "outcome": .outcome
    case "source": .source
    case "total": .total
    default: nil
    }
  }

  private func topic(
    _ arguments: [String], _ asked: Question.Asked, _ parts: [Part]
  ) -> Question.Topic? {
    switch arguments.dropFirst().first {
    case "agenda": return .agenda
    case "rules": return .rules
    case "abilities": return .abilities
    case "that": return .that
    case "word":
      guard let part = parts.first, let entity = entity(part.id) else { return nil }
      switch entity.kind {
      case .quoted(let text), .unknown(let text): return .word(text)
      default: return text(of: part).map(Question.Topic.word)
      }
    case "measure":
      let from = part(.from, parts).flatMap { entity($0.id) }
      let words = [SymbolTable.measureHigh, SymbolTable.comparative, SymbolTable.measureOf]
      var measure: String?
      for symbol in words {
        if let word = word(symbol, parts) {
          measure = model.measures[model.comparatives[Int(word.payload)].measure].name
        }
      }
      if let word = word(SymbolTable.measure, parts) {
        measure = model.measures[Int(word.payload)].name
      }
      if measure == nil, let unit = arguments.last, arguments.count > 2 {
        measure = model.measures.first { model.dimension($0.unit) == model.dimension(unit) }?.name
      }
      guard let measure else { return nil }
      guard let of = parts.first(where: { $0.label == Label.of.rawValue }) else {
        // Nobody's measure is the hearer's: "how much battery is left".
        return .measure(measure, of: Entity(.you), from: from)
      }
      return entity(of.id).map { .measure(measure, of: $0, from: from) }
    default: break
    }
    if let which = part(.which, parts) {
      guard var description = description(which.id) else {
        return entity(which.id).map(Question.Topic.entity)
      }
      if asked == .count, description.quantifier == .bare { description.quantifier = .a }
      if let clause = parts.first(where: { $0.id != which.id && $0.item.frame >= 0 }) {
        guard let predicate = predicate(clause.id), let condition = condition(predicate) else {
          return nil
        }
        description.conditions.append(condition)
      } else if let place = parts.first(where: { $0.id != which.id }),
        case .entity? = value(place.id)
      {
        return nil
      }
      return .entity(Entity(.description(description), trace: trace(which.item)))
    }
    for part in parts {
      switch value(part.id) {
      case .predicate(let predicate):
        if let thing = askedThing(predicate) { return .entity(thing) }
        switch proposition(predicate) {
        case .clause(let clause): return .clause(clause)
        case let other?: return .proposition(other)
        case nil: return nil
        }
      case .proposition(.clause(let clause)): return .clause(clause)
      case .proposition(let proposition): return .proposition(proposition)
      case .entity(let entity): return .entity(entity)
      case .description(var description):
        if asked == .count, description.quantifier == .bare { description.quantifier = .a }
        return .entity(Entity(.description(description), trace: trace(part.item)))
      default: continue
      }
    }
    return nil
  }

  func text(of part: Part) -> String? {
    guard let range = trace(part.item).range else { return nil }
    return chart.text(range)
  }

  // MARK: Fragments and corrections

  func fragments(_ item: Item, _ parts: [Part]) -> [Fragment]? {
    var found: [Fragment] = []
    var focus = Fragment.Focus.replace
    for part in parts {
      switch value(part.id) {
      case .adverb(.also): focus = .also
      case .adverb(.only): focus = .only
      case .fragments(let more): found += more
      case .entity, .description:
        guard let entity = entity(part.id) else { return nil }
        found.append(fragment(entity, part))
      case .number(let number):
        found.append(Fragment(Entity(.quantity(Quantity(number)), trace: trace(part.item))))
      case .adverb, .time: continue
      case .acts(let acts) where acts.isEmpty: continue
      default: return nil
      }
    }
    if item.features.contains(.also) { focus = .also }
    if item.features.contains(.only) { focus = .only }
    if item.features.contains(.without) { focus = .without }
    if model.rules[Int(item.index)].action.arguments.first == "asked" { focus = .asked }
    if focus != .replace {
      for index in found.indices where found[index].focus == .replace { found[index].focus = focus }
    }
    return found.isEmpty ? nil : found
  }

  private func fragment(_ entity: Entity, _ part: Part) -> Fragment {
    var made = Fragment(entity)
    guard part.item.symbol == SymbolTable.mp, part.item.payload >= 0 else { return made }
    let mark = part.item.payload
    made.marks = [model.markTexts[Int(mark)]]
    var seen: Set<Fragment.RoleName> = []
    for frame in model.frames {
      guard case .clause(let name, _) = frame.sense else { continue }
      for argument in frame.arguments
      where argument.marks.contains(mark) && argument.types.meets(part.item.types) {
        let role = Fragment.RoleName(name, argument.role)
        if seen.insert(role).inserted { made.roles.append(role) }
      }
    }
    return made
  }

  func correction(_ arguments: [String], _ parts: [Part]) -> Value? {
    if arguments.first == "wrong" {
      let part = parts.first.flatMap { entity($0.id) }
      return .acts([.correct(.wrong(part))])
    }
    for part in parts {
      if case .instruction(let instruction)? = value(part.id) {
        return .acts([.correct(.instruction(instruction))])
      }
    }
    guard let first = parts.first else { return nil }
    let whole = fragments(first.item, parts)
    return whole.map { .acts([.correct(.fragments($0))]) }
  }

  // MARK: Lessons

  func lesson(_ arguments: [String], _ item: Item, _ parts: [Part]) -> Value? {
    func wordText() -> String? {
      guard let word = part(.word, parts) else { return nil }
      switch value(word.id) {
      case .entity(let entity):
        switch entity.kind {
        case .quoted(let text): return model.withoutArticle(text)
        case .unknown(let text): return text
        case .part(_, let of):
          if case .unknown(let text) = of.kind { return text }
          return text(of: word)
        default: return text(of: word)
        }
      default: return text(of: word)
      }
    }
    guard let word = wordText() else { return nil }
    switch arguments.first {
    case "noun":
      guard let meaning = part(.of, parts).flatMap({ entity($0.id) }) else { return nil }
      if case .unknown = meaning.kind { return nil }
      return .acts([.teach(.noun(word, meaning))])
    case "procedure":
      guard let how = part(.do, parts), case .instruction(let instruction)? = value(how.id) else {
        return nil
      }
      return .acts([.teach(.procedure(word, instruction))])
    case "forget": return .acts([.teach(.forget(word))])
    default: return nil
    }
  }
}

extension Proposition {
  /// What is supposed is so now: "were closed" tells no past.
  var supposed: Proposition {
    switch self {
    case .clause(var clause):
      clause.tense = .present
      return .clause(clause)
    case .and(let all): return .and(all.map(\.supposed))
    case .or(let all): return .or(all.map(\.supposed))
    default: return self
    }
  }
}
