import Meaning

extension Speaker {
  /// The place a phrase takes in its sentence, for pronouns that change by it.
  enum Position: String, Sendable {
    case subject, object
  }

  /// How a phrase is said.
  struct Style: Sendable {
    /// The goods after the noun: "cartons of coffee" rather than "coffee cartons".
    var isLong = false
    /// Without the noun: "the two on A1".
    var dropsNoun = false
    /// How many there are, told beside the determiner.
    var count: Int?
  }

  /// A thing as a phrase.
  func phrase(_ entity: Entity, as position: Position = .object, long: Bool = false) -> Phrase {
    phrase(entity, as: position, Style(isLong: long))
  }

  /// A thing as a phrase, in a style.
  func phrase(_ entity: Entity, as position: Position, _ style: Style) -> Phrase {
    switch entity.kind {
    case .name(let object): return phrase(ofName: object)
    case .description(let description):
      return phrase(description, wording: entity.trace.wording, style)
    case .reference(let reference): return pronoun(reference.rawValue, position)
    case .me: return pronoun("me", position, person: .me)
    case .you: return pronoun("you", position, person: .you)
    case .here: return pronoun("here", position)
    case .gap:
      if let questionPhrase { return questionPhrase }
      var phrase = Phrase(text("question.thing") ?? "")
      phrase.asks = true
      return phrase
    case .bound(let index): return boundPhrase(index, position)
    case .coordination(let coordinator, let members):
      return phrase(of: members, joinedBy: coordinator, position, style)
    case .part(let quantifier, let whole): return part(quantifier, of: whole)
    case .amount(let quantity, let goods):
      let slots: Slots = ["q": .quantity(quantity), "goods": .phrase(phrase(goods))]
      var phrase = Phrase(text("amount", slots) ?? "")
      phrase.isIndefinite = true
      return phrase
    case .quantity(let quantity): return Phrase(text(of: quantity))
    case .computed(let direction, let origins, let distance):
      return computed(direction, from: origins, distance)
    case .quoted(let words): return Phrase(Verbatim.mark(words))
    case .unknown(let words): return Phrase(Verbatim.mark(words))
    case .event(let clause):
      guard let clause else { return pronoun("that", position) }
      return Phrase(text(of: clause, "event") ?? text(of: clause, "gerund") ?? "")
    }
  }

  private func pronoun(
    _ name: String, _ position: Position, person: Phrase.Person = .one
  ) -> Phrase {
    var phrase = Phrase(
      book.word("pronoun.\(name).\(position.rawValue)") ?? book.word("pronoun.\(name).any") ?? "")
    phrase.person = book.words("pronouns.many").contains(name) ? .many : person
    phrase.isPronoun = true
    phrase.standsAlone = book.words("pronouns.alone").contains(name)
    return phrase
  }

  private func boundPhrase(_ index: Int, _ position: Position) -> Phrase {
    guard bound.indices.contains(index) else { return pronoun("it", position) }
    let entity = bound[index]
    guard case .description(let description) = entity.kind else { return pronoun("it", position) }
    // Where a place is bound, "there" is what people say.
    let isPlaceOnly = bound.count > 1
    guard isPlaceOnly else { return pronoun("it", position) }
    var known = description
    known.quantifier = .the
    return phrase(known, wording: entity.trace.wording, Style())
  }

  private func part(_ quantifier: Quantifier, of whole: Entity) -> Phrase {
    let kind = kind(of: whole)
    let whole = phrase(whole)
    let name = key(of: quantifier)
    var slots: Slots = ["whole": .phrase(whole)]
    if let number = number(of: quantifier) { slots["n"] = .words(numberWord(number)) }
    if let number = number(of: quantifier) {
      slots["counted"] = .words(counted(number, kind: kind))
    }
    var phrase = Phrase(text(first: ["part.\(name)", "part.other"], slots) ?? whole.whole)
    phrase.afterMark = text("partAfter.\(name)", slots) ?? ""
    phrase.beforeNoun = text("npBefore.\(name)", slots) ?? ""
    phrase.person = quantifier == .exactly(1) || quantifier == .a ? .one : .many
    return phrase
  }

  /// The kind that part(…) counts, where its whole is described.
  func kind(of entity: Entity) -> String? {
    switch entity.kind {
    case .description(let description): return description.kind
    case .part(_, let whole): return kind(of: whole)
    case .coordination(_, let members):
      let kinds = members.map { kind(of: $0) }
      guard let first = kinds.first, kinds.allSatisfy({ $0 == first }) else { return nil }
      return first
    case .name(let name): return types(of: name).first
    default: return nil
    }
  }

  private func computed(
    _ direction: String, from origins: [Entity], _ distance: Quantity?
  ) -> Phrase {
    var slots: Slots = [:]
    if let first = origins.first { slots["from"] = .phrase(phrase(first)) }
    if origins.count > 1 { slots["to"] = .phrase(phrase(origins[1])) }
    if let distance { slots["distance"] = .quantity(distance) }
    let entry = words.directions.first { $0.symbol == direction }
    slots["direction"] = .words(spoken(entry?.texts.first?.text ?? direction))
    var phrase = Phrase(
      text(first: ["computed.\(direction)", "computed.place"], slots) ?? "")
    phrase.standsAlone = book.has("computed.alone")
    return phrase
  }

  /// Whose: "my", "the rope's".
  func possessive(_ entity: Entity) -> String {
    let phrase = phrase(entity)
    let key = phrase.person == .me || phrase.person == .you ? phrase.person.rawValue : "other"
    return text("possessive.\(key)", ["of": .phrase(phrase)]) ?? phrase.whole
  }

  /// The key of a quantifier in the phrasebook.
  func key(of quantifier: Quantifier) -> String {
    switch quantifier {
    case .the: "the"
    case .this: "this"
    case .a: "a"
    case .any: "any"
    case .all: "all"
    case .each: "each"
    case .both: "both"
    case .none: "none"
    case .exactly: "exactly"
    case .atLeast: "atLeast"
    case .atMost: "atMost"
    case .few: "few"
    case .half: "half"
    case .rest: "rest"
    case .most: "most"
    case .fewest: "fewest"
    case .bare: "bare"
    }
  }

  /// The number in a quantifier.
  func number(of quantifier: Quantifier) -> Int? {
    switch quantifier {
    case .exactly(let n), .atLeast(let n), .atMost(let n): n
    default: nil
    }
  }
}
