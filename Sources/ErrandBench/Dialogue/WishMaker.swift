import Domains
import Meaning
import PDDL

/// Makes wishes in a world: what they ask for is drawn, and then described so that the words mean just
/// that.
struct WishMaker {
  let survey: Survey
  /// Whether the language tells one from several by the form of its nouns.
  let marksNumber: Bool
  var chance: Chance
  /// At most so many things are asked for at once.
  static let most = 6

  /// A wish that can be fulfilled, of a kind that is drawn too.
  mutating func wish() -> Wish? {
    for _ in 0..<40 {
      let wish =
        switch chance.number(below: 16) {
        case 0, 1, 2: one()
        case 3, 4: several()
        case 5, 6: all(excepting: false)
        case 7, 8: all(excepting: true)
        case 9: some()
        case 10: superlative()
        case 11: separately(inOrder: false)
        case 12: separately(inOrder: true)
        case 13, 14: conditional()
        default: unclear()
        }
      if let wish { return wish }
    }
    return nil
  }

  // MARK: Kinds of wishes

  private mutating func one() -> Wish? {
    guard let thing = liftable(), let phrase = description(of: thing),
      let place = destination(without: [thing])
    else { return nil }
    return wish("one", [(phrase, [thing], nil, place)])
  }

  private mutating func several() -> Wish? {
    var things: [ObjectID] = []
    var phrases: [Entity] = []
    let count = 2 + chance.number(below: Self.most - 1)
    for _ in 0..<40 where things.count < count {
      guard let thing = liftable(), !things.contains(thing), let phrase = description(of: thing)
      else { continue }
      things.append(thing)
      phrases.append(phrase)
    }
    guard things.count > 1, let place = destination(without: things) else { return nil }
    return wish("several", [(Entity(.coordination(.and, phrases)), things, nil, place)])
  }

  private mutating func all(excepting: Bool) -> Wish? {
    guard let set = set(of: 2...Self.most) else { return nil }
    var description = set.description
    var things = set.things
    if excepting {
      guard let out = exception(to: set) else { return nil }
      description.except = out.phrase
      things = set.things.filter { !out.things.contains($0) }
    }
    guard let place = destination(without: set.things) else { return nil }
    return wish(excepting ? "except" : "all", [(.the(description), things, nil, place)])
  }

  private mutating func some() -> Wish? {
    guard var set = set(of: 3...12) else { return nil }
    let count = 2 + chance.number(below: min(Self.most, set.things.count - 1) - 1)
    set.description.quantifier = .exactly(count)
    guard let place = destination(without: set.things) else { return nil }
    return wish("counted", [(.the(set.description), set.things, count, place)])
  }

  private mutating func superlative() -> Wish? {
    guard var set = set(of: 2...12) else { return nil }
    let measures = survey.domain.vocabulary.measures.filter {
      $0.roles.isEmpty && $0.high != nil
        && survey.value($0.name, of: set.things[0]) != nil
    }
    guard let measure = chance.pick(measures) else { return nil }
    let most = chance.once(in: 2)
    let values = set.things.compactMap { thing in
      survey.value(measure.name, of: thing).map { (thing, $0) }
    }.sorted { most ? $0.1 > $1.1 : $0.1 < $1.1 }
    // A tie lets the robot choose.
    guard values.count > 1, values.count == set.things.count, values[0].1 != values[1].1,
      let place = destination(without: [values[0].0])
    else { return nil }
    set.description.quantifier = .the
    set.description.number = number(.one)
    set.description.pick = Superlative(measure.name, most: most)
    return wish("superlative", [(.the(set.description), [values[0].0], nil, place)])
  }

  private mutating func separately(inOrder: Bool) -> Wish? {
    var parts: [(Entity, [ObjectID], Int?, ObjectID)] = []
    for _ in 0..<20 where parts.count < 2 {
      guard let thing = liftable(), let phrase = description(of: thing),
        let place = destination(without: [thing]),
        !parts.contains(where: { $0.1.contains(thing) || $0.3 == place })
      else { continue }
      parts.append((phrase, [thing], nil, place))
    }
    guard parts.count == 2 else { return nil }
    let instructions = parts.compactMap { instruction($0.0, $0.3) }
    guard instructions.count == 2 else { return nil }
    let whole = Instruction(inOrder ? .sequence(instructions) : .together(instructions))
    return Wish(
      family: inOrder ? "sequence" : "together", turn: Turn([.instruct(whole)]),
      deliveries: parts.map { Wish.Delivery($0.1, to: $0.3) })
  }

  private mutating func conditional() -> Wish? {
    guard let condition = condition(), let then = one(),
      case .instruct(let first)? = then.turn.acts.first
    else { return nil }
    var otherwise: Wish?
    if chance.once(in: 2) { otherwise = one() }
    var last: Instruction?
    if case .instruct(let instruction)? = otherwise?.turn.acts.first { last = instruction }
    if let otherwise, otherwise.deliveries[0].things == then.deliveries[0].things { return nil }
    let whole = Instruction(
      .conditional(if: condition.proposition, then: first, otherwise: last))
    return Wish(
      family: "condition", turn: Turn([.instruct(whole)]),
      deliveries: condition.holds ? then.deliveries : otherwise?.deliveries ?? [])
  }

  private mutating func unclear() -> Wish? {
    guard let set = set(of: 2...9), let meant = chance.pick(set.things),
      let place = destination(without: set.things)
    else { return nil }
    var description = set.description
    description.quantifier = .the
    description.number = number(.one)
    // "The tea" may be all of it: what is to be one must be said to be one.
    guard var wish = wish("unclear", [(.the(description), [meant], nil, place)]) else { return nil }
    wish.meant = meant
    wish.candidates = set.things
    return wish
  }

  // MARK: Sentences

  func number(_ number: GrammaticalNumber) -> GrammaticalNumber {
    marksNumber ? number : .unmarked
  }

  mutating func wish(
    _ family: String, _ parts: [(phrase: Entity, things: [ObjectID], count: Int?, place: ObjectID)]
  ) -> Wish? {
    guard let part = parts.first, let instruction = instruction(part.phrase, part.place) else {
      return nil
    }
    return Wish(
      family: family, turn: Turn([.instruct(instruction)]),
      deliveries: [Wish.Delivery(part.things, to: part.place, count: part.count)])
  }

  /// Words to bring something to a place, by one of the intents that do so.
  mutating func instruction(_ phrase: Entity, _ place: ObjectID) -> Instruction? {
    let fitting = survey.carrying.filter { carrying in
      guard let role = role(carrying.destination, of: carrying.name) else { return false }
      // Where one place is usual, the words may have no room for another.
      if let usual = carrying.usual { return usual == place }
      return survey.types(place).contains { type in
        role.types.contains { wanted in
          survey.domain.model.types[wanted].map {
            survey.domain.model.types.isSubtype(type, of: $0)
          } ?? false
        }
      }
    }
    guard let carrying = chance.pick(fitting) else { return nil }
    var clause = Clause(FrameName(.intent, carrying.name))
    clause[carrying.item] = phrase
    if carrying.usual != place { clause[carrying.destination] = .name(survey.name(place)) }
    return Instruction(clause)
  }

  private func role(_ name: String, of intent: String) -> Vocabulary.RoleDeclaration? {
    survey.domain.vocabulary.intents.first { $0.name == intent }?.roles.first { $0.name == name }
  }

  mutating func destination(without things: [ObjectID]) -> ObjectID? {
    // By type first: else nearly every place would be a shelf.
    var groups: [TypeID: [ObjectID]] = [:]
    for place in survey.places {
      if let type = survey.types(place).first { groups[type, default: []].append(place) }
    }
    for _ in 0..<10 {
      guard let type = chance.pick(groups.keys.sorted()),
        let place = chance.pick(groups[type] ?? [])
      else { return nil }
      let taken = things.contains { survey.place(of: $0, in: survey.state) == place }
      let shut = survey.closures(of: place).contains(where: survey.state.contains)
      if !taken, !shut { return place }
    }
    return nil
  }
}
