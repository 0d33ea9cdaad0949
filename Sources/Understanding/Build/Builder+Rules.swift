import Meaning

/// The meaning of what a rule makes, from its parts.
extension Builder {
  func said(_ parts: [Part]) -> [Part] { parts.filter { !model.isLiteral[Int($0.item.symbol)] } }

  func part(_ label: Label, _ parts: [Part]) -> Part? {
    parts.first { $0.label == label.rawValue && !model.isLiteral[Int($0.item.symbol)] }
  }

  func word(_ symbol: Symbol, _ parts: [Part]) -> Item? {
    parts.first { $0.item.symbol == symbol }?.item
  }

  func head(_ rule: GrammarRule, _ parts: [Part]) -> Part? {
    let said = said(parts)
    return said.first { $0.label == rule.head } ?? said.first
  }

  func apply(_ rule: GrammarRule, _ item: Item, _ all: [Part]) -> Value? {
    let parts = said(all)
    let arguments = rule.action.arguments
    switch rule.action.operation {
    case .pass:
      return head(rule, all).flatMap { value($0.id) }
    case .list, .turn:
      var acts: [Act] = []
      for part in parts {
        guard let more = self.acts(part.id) else { return nil }
        acts += more
      }
      return .acts(acts)
    case .describe, .thing, .name, .quantify, .part, .refer, .person, .modify, .compound, .appose,
      .restrict, .pick, .member, .ordinal, .except, .join, .amount, .quantity, .computed, .quoted,
      .unknown, .event, .repair, .mark, .genitive, .float:
      return nounPhrase(rule, item, parts)
    case .placed:
      guard let phrase = parts.first, var predicate = predicate(phrase.id) else { return nil }
      predicate.fills[Int(item.choice)] = .gap
      guard let condition = condition(predicate) else { return nil }
      return .description(Description(.a, nil, conditions: [condition]))
    case .report:
      guard let found = parts.first(where: { $0.item.frame >= 0 }),
        var predicate = predicate(found.id), let who = part(.subject, parts),
        let entity = entity(who.id)
      else { return nil }
      predicate.fills[Int(item.choice)] = entity
      return proposition(predicate).map { .acts([.inform($0)]) }
    case .confirmed:
      guard let bits = parts.first, case .fragments(let fragments)? = value(bits.id) else {
        return nil
      }
      return .acts([.confirm, .correct(.fragments(fragments))])
    case .strand, .compare, .attribute, .isa, .subject, .front, .gap, .back, .located, .owner:
      return predicate(rule, item, parts).map(Value.predicate)
    case .adjoin: return adjoin(rule, parts)
    case .exists:
      guard let np = parts.first(where: { $0.item.symbol == SymbolTable.np }),
        let entity = entity(np.id)
      else { return nil }
      var clause = Clause(FrameName(.existence, "exists"), [.init("it", entity)])
      clause.negated = item.features.contains(.negated)
      if item.features.contains(.past) { clause.tense = .past }
      clause.trace = trace(item)
      return .proposition(.clause(clause))
    case .both, .either, .not, .counted: return combined(rule, item, parts)
    case .time: return time(arguments, parts)
    case .adverb: return adverb(arguments, item, parts).map(Value.adverb)
    case .instruct, .sequence, .together, .gapping, .conditional, .rule, .wait, .addressed, .idiom,
      .verbless, .carry:
      return instruction(rule, item, parts)
    case .ask, .suppose: return question(rule, item, parts)
    case .inform:
      guard let first = parts.first, let proposition = proposition(first.id) else { return nil }
      return .acts([.inform(proposition)])
    case .act: return act(arguments, parts)
    case .fragment: return fragments(item, parts).map(Value.fragments)
    case .correct: return correction(arguments, parts)
    case .teach: return lesson(arguments, item, parts)
    }
  }

  // MARK: Predicates

  private func predicate(_ rule: GrammarRule, _ item: Item, _ parts: [Part]) -> Predicate? {
    switch rule.action.operation {
    case .attribute: return Predicate(frame: item.frame, features: item.features)
    case .isa:
      guard let np = head(rule, parts), let entity = entity(np.id) else { return nil }
      return Predicate(frame: item.frame, fills: [1: entity], features: item.features)
    case .back:
      guard let place = model.frames[Int(item.frame)].placeGiven(model) else { return nil }
      let there = Entity(.reference(.back), trace: trace(item))
      return Predicate(frame: item.frame, fills: [place: there], features: item.features)
    case .owner:
      let frame = model.frames[Int(item.frame)]
      guard let thing = part(.of, parts).flatMap({ entity($0.id) }), let subject = frame.subject
      else { return nil }
      return Predicate(
        frame: item.frame, fills: [subject: thing, Int(item.payload): .gap],
        features: item.features)
    case .located:
      guard let place = model.frames[Int(item.frame)].placeOfBeing(model),
        let ground = head(rule, parts).flatMap({ entity($0.id) })
      else { return nil }
      return Predicate(frame: item.frame, fills: [place: ground], features: item.features)
    case .compare:
      var made = Predicate(frame: item.frame, features: item.features)
      made.relation = Comparison.Relation(rawValue: rule.action.arguments.first ?? "")
      if let comparative = word(SymbolTable.comparative, parts) {
        let isMore = model.comparatives[Int(comparative.payload)].isMore
        if rule.action.arguments.first == "by" { made.relation = isMore ? .more : .less }
        if rule.action.arguments.first == "notby" { made.relation = isMore ? .atMost : .atLeast }
      }
      if rule.action.arguments.contains("own") {
        made.fills[0] = part(.of, parts).flatMap { entity($0.id) } ?? Entity(.you)
      }
      made.standard = part(.standard, parts).flatMap { entity($0.id) }
      made.from = part(.from, parts).flatMap { entity($0.id) }
      if let standard = made.standard, case .quantity(let quantity) = standard.kind {
        made.standard = Entity(
          .quantity(converted(quantity, Int(item.choice))), trace: standard.trace)
      }
      return made
    default: break
    }
    guard
      let found = rule.action.operation == .front
        ? head(rule, parts) : parts.first(where: { $0.item.frame >= 0 }),
      var made = predicate(found.id)
    else { return nil }
    made.features = item.features
    let index = Int(item.choice)
    guard index >= 0 else { return made }
    if rule.action.operation == .subject || rule.action.operation == .front {
      guard let who = part(.subject, parts), let entity = entity(who.id) else { return nil }
      made.fills[index] = entity
    } else {
      made.fills[index] = .gap
    }
    return made
  }

  /// A quantity in the unit that its measure is told in.
  private func converted(_ quantity: Quantity, _ measure: Int) -> Quantity {
    guard model.measures.indices.contains(measure) else { return quantity }
    let unit = model.measures[measure].unit
    guard !quantity.unit.isEmpty,
      let value = UnitScale.convert(quantity.value, from: quantity.unit, to: unit)
    else { return Quantity(quantity.value, quantity.unit.isEmpty ? unit : quantity.unit) }
    return Quantity(value, unit)
  }

  func proposition(_ id: Int32) -> Proposition? {
    switch value(id) {
    case .predicate(let predicate): return proposition(predicate)
    case .proposition(let proposition): return proposition
    default: return nil
    }
  }

  private func combined(_ rule: GrammarRule, _ item: Item, _ parts: [Part]) -> Value? {
    if rule.action.operation == .counted {
      guard
        let np = parts.first(where: {
          $0.item.symbol == SymbolTable.np || $0.item.symbol == SymbolTable.nbar
        }),
        let entity = entity(np.id), let count = count(parts),
        let relation = Comparison.Relation(rawValue: rule.action.arguments.first ?? "")
      else { return nil }
      return .proposition(.count(entity, relation, count))
    }
    var all: [Proposition] = []
    for part in parts {
      guard let proposition = proposition(part.id) else { return nil }
      all.append(proposition)
    }
    switch rule.action.operation {
    case .both: return .proposition(.and(all))
    case .either: return .proposition(.or(all))
    default: return all.first.map { .proposition(.not($0)) }
    }
  }

  func count(_ parts: [Part]) -> Int? {
    if let counted = part(.count, parts), let description = description(counted.id),
      case .exactly(let count) = description.quantifier
    {
      return count
    }
    guard let part = part(.count, parts), case .number(let number)? = value(part.id),
      number >= 0, number < 1e9, number == number.rounded()
    else { return nil }
    return Int(number)
  }

  func ordinal(_ parts: [Part]) -> Int? {
    guard let part = parts.first(where: { $0.item.symbol == SymbolTable.ordinal }),
      case .number(let number)? = value(part.id), abs(number) < 1e9
    else { return nil }
    return Int(number)
  }

  // MARK: Adverbials

  private func adjoin(_ rule: GrammarRule, _ parts: [Part]) -> Value? {
    guard
      let head = parts.first(where: { $0.label == rule.head })
        ?? parts.first(where: { $0.label != Label.adjunct.rawValue }), let made = value(head.id)
    else { return nil }
    var adverbs: [Adverb] = []
    for part in parts where part.id != head.id {
      guard let adverb = adverb(part) else { return nil }
      adverbs.append(adverb)
    }
    switch made {
    case .predicate(var predicate):
      predicate.adverbs += adverbs
      return .predicate(predicate)
    case .instruction(let instruction):
      return adjoined(instruction, adverbs).map(Value.instruction)
    case .proposition(.clause(var clause)):
      for adverb in adverbs {
        switch adverb {
        case .time(let time), .start(let time): clause.time = time
        case .untilTime(let time), .duration(let time): clause.until = time
        case .also: break
        default: return nil
        }
      }
      return .proposition(.clause(clause))
    case .question(var question):
      for case .time(let time) in adverbs { question.time = time }
      return .question(question)
    default: return nil
    }
  }

  /// A part that tells when, how or how often.
  func adverb(_ part: Part) -> Adverb? {
    switch value(part.id) {
    case .adverb(let adverb): adverb
    case .time(let time): .time(time)
    default: nil
    }
  }

  private func time(_ arguments: [String], _ parts: [Part]) -> Value? {
    let inner: TimeExpression? = parts.lazy.compactMap {
      if case .time(let time)? = self.value($0.id) { time } else { nil }
    }.first
    func span() -> Int? { if case .span(let span)? = inner { span } else { nil } }
    switch arguments.first {
    case "now": return .time(.now)
    case "today": return .time(.today)
    case "fromNow": return span().map { .time(.fromNow($0)) }
    case "ago": return span().map { .time(.ago($0)) }
    case "before", "after":
      guard let event = parts.first, case .predicate(let predicate)? = value(event.id),
        let clause = clause(predicate)
      else { return nil }
      return .time(arguments.first == "before" ? .before(clause) : .after(clause))
    default: return inner.map(Value.time)
    }
  }

  private func adverb(_ arguments: [String], _ item: Item, _ parts: [Part]) -> Adverb? {
    let time: TimeExpression? = parts.lazy.compactMap {
      if case .time(let time)? = self.value($0.id) { time } else { nil }
    }.first
    func thing() -> Entity? { parts.lazy.compactMap { self.entity($0.id) }.first }
    func state() -> Proposition? { parts.lazy.compactMap { self.proposition($0.id) }.first }
    func span() -> Int? { if case .span(let span)? = time { span } else { nil } }
    switch arguments.first {
    case "time": return time.map(Adverb.time)
    case "deadline": return time.map(Adverb.deadline)
    case "start": return time.map(Adverb.start)
    case "duration": return time.map(Adverb.duration)
    case "first": return .priority(.first)
    case "now": return .priority(.now)
    case "instead": return .priority(.instead)
    case "later": return .priority(.normal)
    case "avoid": return thing().map { .constraint(.avoid($0)) }
    case "via": return thing().map { .constraint(.via($0)) }
    case "manner": return .constraint(.manner(arguments.count > 1 ? arguments[1] : ""))
    case "times": return (count(parts) ?? Int(arguments.dropFirst().first ?? "")).map(Adverb.times)
    case "until": return state().map(Adverb.until) ?? time.map(Adverb.untilTime)
    case "while": return state().map(Adverb.whilst)
    case "every": return span().map(Adverb.every)
    case "except":
      return parts.lazy.compactMap { part in
        self.entity(part.id).map { .except($0, self.chart.items[Int(part.id)].types) }
      }.first
    case "today": return .deadline(.today)
    case "keep": return state().map { .constraint(.keep($0)) }
    case "also": return .also
    case "only": return .only
    case "again": return .again
    case "ahead": return .ahead
    case "amount": return parts.lazy.compactMap { self.description($0.id) }.first.map(Adverb.amount)
    case "agent": return thing().map(Adverb.agent)
    default: return Adverb.none
    }
  }
}
