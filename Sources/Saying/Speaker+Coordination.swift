import Meaning

extension Speaker {
  /// Several as one phrase: "the blue coffee or the red one", "the two tea cartons on A1 and A2".
  func phrase(
    of members: [Entity], joinedBy coordinator: Coordinator, _ position: Position, _ style: Style
  ) -> Phrase {
    if coordinator == .and, let merged = mergedByOneRole(members) {
      var style = style
      if !(merged.description.number == .unmarked && !style.dropsNoun) {
        style.count = members.count
      }
      if book.has("counters.counted") { style.count = members.count }
      var phrase = phrase(merged.description, wording: merged.wording, style)
      phrase.person =
        merged.description.number == .unmarked && !style.dropsNoun && style.count == nil
        ? phrase.person : .many
      phrase.isIndefinite = false
      return phrase
    }
    let phrases = phrases(of: members, as: position, style)
    let joiner =
      switch coordinator {
      case .and: "and"
      case .or: "or"
      case .butNot: "butNot"
      }
    var whole = Phrase(joined(phrases.map(\.whole), by: joiner))
    whole.person = coordinator == .and && members.count > 1 ? .many : phrases.last?.person ?? .one
    whole.isIndefinite = phrases.allSatisfy(\.isIndefinite)
    whole.standsAlone = phrases.allSatisfy(\.standsAlone)
    return whole
  }

  /// Each of several, the noun they share said once.
  func phrases(of members: [Entity], as position: Position, _ style: Style) -> [Phrase] {
    // "One" is what was named last: no other noun may stand between.
    let sharing = members.dropFirst().prefix { sharesNoun($0, with: members[0]) }.count
    return members.indices.map { index in
      let shares = index > 0 && index <= sharing
      return phrase(shares ? withoutNoun(members[index]) : members[index], as: position, style)
    }
  }

  /// What tells several alike things apart, as one clause about them: at A1, A2 and B3.
  func difference(of members: [Entity]) -> Clause? {
    if members.count == 1, case .description(let only) = members[0].kind {
      return only.conditions.lazy.compactMap { differing($0, in: only) }.first
    }
    guard let merged = mergedByOneRole(members)?.description else { return nil }
    return merged.conditions.lazy.compactMap { condition -> Clause? in
      guard let clause = differing(condition, in: merged) else { return nil }
      let isJoined = clause.fillers.contains {
        if case .coordination = $0.entity.kind { true } else { false }
      }
      return isJoined ? clause : nil
    }.first
  }

  private func differing(_ condition: Condition, in description: Description) -> Clause? {
    guard case .clause(let clause) = condition, clause.gaps.count == 1, clause.fillers.count > 1,
      goods(of: description, in: condition) == nil
    else { return nil }
    return clause
  }

  // MARK: The noun said once

  private func sharesNoun(_ entity: Entity, with first: Entity) -> Bool {
    guard book.has("share.noun"), case .description(let a) = entity.kind,
      case .description(let b) = first.kind, let kind = a.kind, kind == b.kind
    else { return false }
    let goodsA = goodsConditions(a)
    // Something must be left to say of it.
    return goodsA == goodsConditions(b)
      && a.conditions.count + (a.pick == nil ? 0 : 1)
        + (a.ordinal == nil ? 0 : 1) > goodsA.count
  }

  private func goodsConditions(_ description: Description) -> [Condition] {
    description.conditions.filter { goods(of: description, in: $0) != nil }
  }

  /// The phrase without its noun and what stands for the noun: "the red one".
  private func withoutNoun(_ entity: Entity) -> Entity {
    guard case .description(var description) = entity.kind else { return entity }
    let goods = goodsConditions(description)
    description.conditions.removeAll { goods.contains($0) }
    description.kind = nil
    if description.number == .unmarked { description.number = .one }
    return Entity(.description(description), trace: entity.trace)
  }

  // MARK: Alike but for one thing

  /// Descriptions that differ only in what fills one role of one condition, as one description in which
  /// that role is filled by all: the tea on A1 and A2.
  private func mergedByOneRole(
    _ members: [Entity]
  ) -> (description: Description, wording: String?)? {
    guard members.count > 1 else { return nil }
    var descriptions: [Description] = []
    for member in members {
      guard case .description(let description) = member.kind,
        description.quantifier == .the, description.except == nil
      else { return nil }
      descriptions.append(description)
    }
    var merged = descriptions[0]
    guard
      let index = merged.conditions.indices.first(where: { index in
        descriptions.contains {
          $0.conditions.indices.contains(index) && $0.conditions[index] != merged.conditions[index]
        }
      }), case .clause(var clause) = merged.conditions[index],
      goods(of: merged, in: merged.conditions[index]) == nil,
      let role = clause.fillers.first(where: { $0.entity.kind != .gap })?.role
    else { return nil }
    var fillers: [Entity] = []
    for description in descriptions {
      guard description.conditions.indices.contains(index),
        case .clause(let other) = description.conditions[index], let filler = other[role]
      else { return nil }
      var same = description
      var probe = other
      probe[role] = clause[role]
      same.conditions[index] = .clause(probe)
      guard same == merged, !fillers.contains(filler) else { return nil }
      fillers.append(filler)
    }
    clause[role] = Entity(.coordination(.and, fillers))
    merged.conditions[index] = .clause(clause)
    if merged.number == .one { merged.number = .many }
    return (merged, members[0].trace.wording)
  }

  // MARK: Other ways to say several

  /// Members of a list, or the one thing: "A, B and C".
  func list(_ entity: Entity) -> String {
    guard case .coordination(_, let members) = entity.kind else { return phrase(entity).whole }
    return joined(members.map { phrase($0).whole }, by: "and")
  }

  /// How many a phrase names, as far as it tells.
  func size(of entity: Entity) -> Int? {
    switch entity.kind {
    case .coordination(.and, let members):
      let sizes = members.compactMap { size(of: $0) }
      return sizes.count == members.count ? sizes.reduce(0, +) : nil
    case .description(let description):
      if case .exactly(let n) = description.quantifier { return n }
      if description.quantifier == .both { return 2 }
      return description.number == .many ? nil : 1
    case .part(.exactly(let n), _): return n
    case .part(.both, _): return 2
    case .name: return 1
    default: return nil
    }
  }

  /// How many a phrase names, as a word with its counter.
  func countOf(_ entity: Entity) -> String? {
    size(of: entity).map { counted($0, kind: kind(of: entity)) }
  }

  /// A phrase that points at what differs: "those on A1 and A2", "the one on B3".
  func those(_ entity: Entity) -> String {
    guard case .coordination(.and, let members) = entity.kind,
      let merged = mergedByOneRole(members.map(shortened))
    else { return phrase(shortened(entity)).whole }
    var description = merged.description
    description.quantifier = .this
    let slots: Slots = ["after": .phrase(modifiers(of: description))]
    return text("those", slots) ?? phrase(shortened(entity)).whole
  }

  private func modifiers(of description: Description) -> Phrase {
    let texts = description.conditions.compactMap { condition -> String? in
      guard case .clause(let clause) = condition else { return nil }
      return modifier(clause)
    }
    return Phrase(joined(texts, by: "modifiers"))
  }

  /// The noun of a phrase alone, in the plural where a language has one.
  func nounOf(_ entity: Entity) -> String? {
    guard case .description(var description) = entity.kind else { return phrase(entity).whole }
    description.quantifier = .bare
    return phrase(description, wording: entity.trace.wording, Style()).text
  }

  /// A phrase without noun and goods, where what is left tells it apart: "the one on A1".
  func shortened(_ entity: Entity) -> Entity {
    switch entity.kind {
    case .coordination(let coordinator, let members):
      return Entity(.coordination(coordinator, members.map(shortened)), trace: entity.trace)
    case .description(var description):
      let goods = goodsConditions(description)
      guard description.conditions.count > goods.count else { return entity }
      description.conditions.removeAll { goods.contains($0) }
      if !book.has("counters.counted") { description.kind = nil }
      if description.number == .unmarked { description.number = .one }
      return Entity(.description(description), trace: entity.trace)
    default: return entity
    }
  }
}
