import Meaning

/// What stands in the slots of replies.
extension Speaker {
  func time(_ takes: Int?) -> Slots { takes.map { ["time": .span($0)] } ?? [:] }

  func optional(_ clause: Clause?) -> Slots { clause.map { slots($0, nil) } ?? [:] }

  /// The parts of a clause beside the clause itself.
  func slots(_ clause: Clause, _ takes: Int?) -> Slots {
    let frame = frame(for: clause)
    let parts = parts(of: clause, frame, "statement", gap: nil)
    var slots = parts.merging(time(takes)) { _, b in b }.adding("clause", .clause(clause))
    if takes == nil { slots["time"] = nil }
    let things = frame.arguments.first {
      clause[$0.role] != nil && $0.role != subjectRole(of: clause, frame)
    }
    if let things, let entity = clause[things.role] {
      slots["count"] = size(of: entity).map { .words(counted($0, kind: kind(of: clause))) }
      let others = frame.arguments.filter { $0.role != things.role }.compactMap { clause[$0.role] }
      if !others.isEmpty { slots["places"] = .list(others.map { phrase($0).whole }) }
    }
    return slots
  }

  /// Whether a clause tells of things rather than of something already spoken of.
  func tellsThings(_ clause: Clause) -> Bool {
    let frame = frame(for: clause)
    let subject = subjectRole(of: clause, frame)
    guard
      let argument = frame.arguments.first(where: { $0.role != subject && clause[$0.role] != nil }),
      argument == frame.arguments.first(where: { $0.role != subject }),
      let entity = clause[argument.role]
    else { return false }
    return !phrase(entity).isPronoun && !clause.negated
  }

  func kind(of clause: Clause) -> String? {
    let frame = frame(for: clause)
    return frame.arguments.filter { clause[$0.role] != nil }.lazy
      .compactMap { argument in
        clause[argument.role].flatMap { kind(of: $0) } ?? argument.types.first
      }
      .first
  }

  /// What a property, measure, type or role is called.
  func aspectNoun(_ name: String) -> String {
    if words.measures.contains(where: { $0.symbol == name }) { return measureNoun(name) }
    if words.properties.contains(where: { $0.symbol == name }) { return propertyWord(name) }
    return noun(of: name, many: false)
  }

  func quotation(_ words: String) -> String {
    text("quotation", ["words": .quoted(words)]) ?? words
  }

  func asSaid(_ turn: Turn) -> String {
    var other = self
    other.side = .person
    var words = other.text(of: turn)
    while let last = words.last, finish.endSigns.contains(last) { words.removeLast() }
    return finish.phrase(words)
  }

  func alternatives(_ choices: [Entity]) -> [String] {
    phrases(of: choices, as: .object, Style()).map(\.whole)
  }

  func coordinated(_ entities: [Entity]) -> Entity {
    entities.count == 1 ? entities[0] : Entity(.coordination(.and, entities))
  }

  /// 「何も置きません」: a denial of anything, where the language denies with nothing.
  func withNone(_ clause: Clause) -> Clause {
    guard clause.negated, book.has("order.noneDenies") else { return clause }
    var made = clause
    for filler in clause.fillers {
      guard case .description(var description) = filler.entity.kind, description.kind == nil,
        description.quantifier == .any
      else { continue }
      description.quantifier = .none
      made[filler.role] = Entity(.description(description), trace: filler.entity.trace)
      made.negated = false
    }
    return made
  }

  func none(of entity: Entity) -> Entity {
    guard case .description(var description) = entity.kind else { return entity }
    description.quantifier = .none
    // "There is nothing on A1."
    if description.kind == nil { description.number = .one }
    return Entity(.description(description), trace: entity.trace)
  }

  /// That there is no answer, as a sentence, where it is asked what somebody does: "I am carrying
  /// nothing".
  func denial(of question: Question) -> Proposition? {
    guard case .clause(var clause) = question.topic, clause.gaps.count == 1, !clause.negated,
      let gap = clause.gaps.first, let doer = subjectRole(of: clause, frame(for: clause)),
      doer != gap, isRobotRole(doer, of: clause.frame),
      clause[doer].map({ $0.kind == .you }) ?? true
    else { return nil }
    clause[doer] = Entity(.me)
    clause[gap] = .the(Description(.none, nil, number: .many))
    return .clause(clause)
  }

  func bare(_ entity: Entity) -> Entity {
    guard case .description(var description) = entity.kind, description.number != .one,
      description.quantifier == .a
    else { return entity }
    description.quantifier = .bare
    return Entity(.description(description), trace: entity.trace)
  }

  func stepsInOrder(_ clauses: [Clause]) -> String? {
    let texts = clauses.enumerated().compactMap { index, clause in
      text(of: clause, index == clauses.count - 1 ? "step" : "stepBefore")
    }
    return texts.isEmpty ? nil : joined(texts, by: "steps")
  }

  /// What changed in an instruction: its fillers, without or with their marks.
  func changedParts(of clause: Clause, marked: Bool = false) -> String {
    let frame = frame(for: clause)
    let texts = clause.fillers.map { filler -> String in
      let phrase = phrase(filler.entity)
      guard marked, let argument = frame.arguments.first(where: { $0.role == filler.role }) else {
        return phrase.whole
      }
      let marks = argument.marks.compactMap { mark -> String? in
        if case .words(let words) = mark { words } else { nil }
      }
      let short = marks.first { book.words("order.shortMarks").contains($0) } ?? marks.first ?? ""
      return phrase.text + short + phrase.afterMark
    }
    return joined(texts, by: "and")
  }

  func text(of offer: Reply.Offer) -> String? {
    var slots = slots(offer.clause, offer.takes)
    if let without = offer.without { slots["without"] = .entity(without) }
    let frame = frame(for: offer.clause)
    let things = frame.arguments.first { offer.clause[$0.role] != nil }
      .flatMap { offer.clause[$0.role] }
    if let things { slots["list"] = .words(list(things)) }
    guard offer.isRest, let things else { return text("offer.plain", slots) }
    let isOne = size(of: things) == 1
    return text(first: [isOne ? "offer.other" : "offer.others", "offer.plain"], slots)
  }

  func text(of basis: Reply.Basis) -> String? {
    switch basis {
    case .told(let by, let at):
      var slots: Slots = ["at": .clock(at)]
      if !by.isEmpty { slots["by"] = .words(nameOf(by)) }
      return text("basis.told", slots)
    case .seen(let at): return text("basis.seen", ["at": .clock(at)])
    case .assumed: return text("basis.assumed")
    case .given: return text("basis.given")
    }
  }

  func count(
    _ number: Int, _ what: Entity, _ members: [Entity]
  ) -> (key: String, slots: Slots) {
    var slots: Slots = [
      "things": .entity(countedThings(what, number)), "n": .words(numberWord(number)),
      "counted": .words(counted(number, kind: kind(of: what))),
      "person": .person(number == 1 ? .one : .many),
      "none": .entity(none(of: countedThings(what, 0))),
    ]
    if number == 0 { return ("howMany.none", slots) }
    if let difference = difference(of: members) {
      slots["where"] = .clause(difference)
      return ("howMany.where", slots)
    }
    if !members.isEmpty { slots["members"] = .entity(coordinated(members)) }
    return ("howMany.plain", slots)
  }

  func missing(_ clause: Clause, _ role: String) -> (key: String, slots: Slots) {
    var slots: Slots = ["role": .words(aspectNoun(roleType(role, of: clause.frame) ?? role))]
    if let words = domainWording(self.words.questions, "\(clause.frame.name).\(role)", clause) {
      slots["question"] = .words(words)
      return ("missing.domain", slots)
    }
    var asked = clause
    asked[role] = .gap
    asked.modality = .must
    asked.tense = .present
    if let question = text(of: Question(.role, .clause(asked))) {
      slots["question"] = .words(question)
    }
    return ("missing.core", slots)
  }

  func roleType(_ role: String, of frame: FrameName) -> String? {
    roles(of: frame).first { $0.name == role }?.types.first
  }

  /// A wording of the domain's own, with the clause's roles in its slots.
  func domainWording(_ entries: [DomainWords.Entry], _ symbol: String, _ clause: Clause) -> String?
  {
    guard let entry = entries.first(where: { $0.symbol == symbol }) else { return nil }
    var slots: Slots = [:]
    for filler in clause.fillers { slots[filler.role] = .phrase(phrase(filler.entity)) }
    for text in entry.texts {
      if let words = self.text(of: WordingTemplate(text.text), slots) { return words }
    }
    return nil
  }
}

extension Entity {
  /// Whether it describes things without saying of what kind: "everything on A1".
  var isOfNoKind: Bool {
    if case .description(let description) = kind { description.kind == nil } else { false }
  }
}
