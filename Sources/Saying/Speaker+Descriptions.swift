import Meaning
import WordForms

extension Speaker {
  /// The pieces of a noun phrase, before they are put in the language's order.
  private struct Pieces {
    var adjectives: [String] = []
    var before: [String] = []
    var after: [String] = []
    var goods: String?
    var goodsNumber: GrammaticalNumber?
    var superlative: String?
    var isMany = false
  }

  /// A description as a noun phrase.
  func phrase(_ described: Description, wording: String?, _ style: Style) -> Phrase {
    var pieces = Pieces()
    pieces.isMany = isMany(described, count: number(of: described.quantifier) ?? style.count)
    let own = style.isLong ? nil : taughtNoun(for: described)
    for condition in own?.rest ?? described.conditions {
      if let goods = goods(of: described, in: condition), pieces.goods == nil, !style.isLong {
        pieces.goods = goods
        if case .clause(let clause) = condition { pieces.goodsNumber = clause.trace.number }
      } else {
        add(condition, to: &pieces, style)
      }
    }
    if let pick = described.pick { add(pick, kind: described.kind, to: &pieces) }
    let counts = number(of: described.quantifier) ?? style.count
    let isMany = isMany(described, count: counts)

    // "The tea" where one does not say how it is packed, "tea cartons" where one does.
    let goodsStandAlone =
      pieces.goods != nil
      && (described.number == .unmarked && counts == nil && !tellsPacking(described)
        || countsByItself(described, counts))
    var slots: Slots = [:]
    var head: Phrase
    if goodsStandAlone, let goods = pieces.goods {
      head = phrase(ofGoods: goods, pieces.goodsNumber)
      slots["noun"] = .phrase(Phrase(head.text))
    } else {
      let pronominal = pronominal(described, pieces)
      head = Phrase(pronominal ?? headNoun(described, pieces, isMany, wording, style))
      head.person = isMany ? .many : .one
      if pronominal == nil, let goods = pieces.goods {
        slots["goods"] = .words(compoundForm(ofName: goods))
      }
      if !head.text.isEmpty { slots["noun"] = .words(head.text) }
      if pronominal != nil { slots["pronominal"] = .words("") }
    }
    slots["adjectives"] = listSlot(pieces.adjectives, by: "adjectives")
    slots["before"] = listSlot(pieces.before, by: "modifiers")
    slots["after"] = listSlot(pieces.after, by: "modifiers")
    slots["superlative"] = pieces.superlative.map { .words($0) }
    slots["ordinal"] = described.ordinal.map { .words(ordinal($0)) }
    if described.except?.kind == .reference(.other), let other = book.word("np.other") {
      slots["other"] = .words(other)
    } else {
      slots["except"] = described.except.map { .phrase(self.phrase($0)) }
    }
    if let count = style.count, number(of: described.quantifier) == nil {
      slots["count"] = .words(
        counted(count, kind: described.kind))
    }
    let isPronominal = slots["pronominal"] != nil
    let rest = text("np.inner", slots) ?? head.text
    let quantifier = key(of: described.quantifier)
    let number = isMany ? "many" : "one"
    let mass = goodsStandAlone && !head.isMany ? ".mass" : ""
    var outer: Slots = ["rest": .words(rest), "noun": .words(head.text)]
    if let counts {
      outer["n"] = .words(numberWord(counts))
      outer["counted"] = .words(counted(counts, kind: described.kind))
    }
    let keys = [
      isPronominal ? "np.pronominal" : "",
      "np.\(quantifier)\(mass)",
      "np.\(quantifier).\(number)\(startsWithVowel(rest) ? " vowel" : "")",
      "np.\(quantifier).\(number)", "np.\(quantifier).any", "np.other",
    ]
    var phrase = Phrase(text(first: keys, outer) ?? rest)
    phrase.afterMark = text("npAfter.\(quantifier)", outer) ?? ""
    phrase.beforeNoun = text("npBefore.\(quantifier)", outer) ?? ""
    if let count = style.count, book.has("counters.counted") {
      phrase.afterMark = style.dropsNoun ? "" : counted(count, kind: described.kind)
    }
    phrase.person = goodsStandAlone && counts == nil ? head.person : (isMany ? .many : .one)
    phrase.isIndefinite = isIndefinite(described.quantifier)
    phrase.isNone = described.quantifier == .none
    return phrase
  }

  private func listSlot(_ texts: [String], by joiner: String) -> Slot? {
    texts.isEmpty ? nil : .words(joined(texts, by: joiner))
  }

  private func startsWithVowel(_ text: String) -> Bool {
    guard let first = text.first(where: { $0.isLetter || $0.isNumber }) else { return false }
    return book.words("np.vowels").contains(first.lowercased())
  }

  private func isIndefinite(_ quantifier: Quantifier) -> Bool {
    switch quantifier {
    case .a, .any, .bare, .few, .none, .exactly, .atLeast, .atMost: true
    default: false
    }
  }

  private func isMany(_ described: Description, count: Int?) -> Bool {
    if let count { return count != 1 }
    switch described.quantifier {
    case .all, .both, .few, .half, .rest: return true
    case .each: return false
    default: return described.number == .many
    }
  }

  /// Whether it says more of how goods are packed than their name does.
  private func tellsPacking(_ described: Description) -> Bool {
    guard let kind = described.kind else { return false }
    return !vocabulary.standIns.contains { $0.wanted == kind }
  }

  /// Whether the counter alone says what is counted: お茶を二箱.
  private func countsByItself(_ described: Description, _ count: Int?) -> Bool {
    guard count != nil, let kind = described.kind, book.has("counters.counted") else {
      return false
    }
    return lineage(kind).contains { symbol in words.counters.contains { $0.symbol == symbol } }
  }

  private func headNoun(
    _ described: Description, _ pieces: Pieces, _ isMany: Bool, _ wording: String?, _ style: Style
  ) -> String {
    // "The two on A1": a number needs no noun.
    if described.kind == nil, style.count ?? number(of: described.quantifier) != nil,
      pieces.adjectives.isEmpty, pieces.superlative == nil, described.ordinal == nil,
      !book.has("counters.counted")
    {
      return ""
    }
    if style.dropsNoun {
      if let count = style.count, book.has("counters.counted") {
        return counted(count, kind: described.kind)
      }
      if book.has("counters.counted") { return noun(of: described.kind, many: isMany) }
      return style.count == nil ? noun(of: nil, many: isMany) : ""
    }
    if let own = taughtNoun(for: described), !style.isLong {
      return isMany && book.has("plural.endings") && !soundsPlural(own.noun)
        ? inflect(own.noun, nil, "plural", .noun) : own.noun
    }
    return noun(of: described.kind, many: isMany, wording: wording)
  }

  /// The operator's own word for what is described, and what it leaves to be said.
  private func taughtNoun(for described: Description) -> (noun: String, rest: [Condition])? {
    guard side == .robot else { return nil }
    for (noun, meaning) in taught.reversed() {
      guard case .description(let taught) = meaning.kind, taught.kind == described.kind,
        !taught.conditions.isEmpty, taught.pick == nil, taught.ordinal == nil,
        taught.conditions.allSatisfy(described.conditions.contains)
      else { continue }
      return (noun, described.conditions.filter { !taught.conditions.contains($0) })
    }
    return nil
  }

  /// "Everything", "nothing": a quantifier and its noun in one word.
  private func pronominal(_ described: Description, _ pieces: Pieces) -> String? {
    guard described.kind == nil, pieces.adjectives.isEmpty, pieces.goods == nil,
      pieces.superlative == nil, described.ordinal == nil
    else { return nil }
    if described.conditions.isEmpty, described.except == nil,
      let word = book.word("pronominalBare.\(key(of: described.quantifier))")
    {
      return word
    }
    return book.word("pronominal.\(key(of: described.quantifier))")
  }

  // MARK: Goods that stand for things

  /// The name that stands for the described thing, if a condition is one: "tea" of "tea cartons".
  func goods(of described: Description, in condition: Condition) -> String? {
    guard case .clause(let clause) = condition, let kind = described.kind,
      clause.frame.kind == .relation, !clause.negated, clause.fillers.count == 2,
      clause.gaps.count == 1, clause.time == nil, clause.tense == .present,
      let filler = clause.fillers.first(where: { $0.entity.kind != .gap }),
      case .name(let name) = filler.entity.kind, !isCode(nameOf(name))
    else { return nil }
    let types = types(of: name)
    let fits = vocabulary.standIns.contains { standIn in
      standIn.relation == clause.frame.name && isType(kind, oneOf: [standIn.wanted])
        && types.contains { isType($0, oneOf: [standIn.said]) }
    }
    return fits ? name : nil
  }

  // MARK: Conditions

  private func add(_ condition: Condition, to pieces: inout Pieces, _ style: Style) {
    switch condition {
    // "Of them": what was spoken of goes without saying.
    case .clause(let clause) where clause.frame.kind == .identity: break
    case .clause(let clause):
      if let adjective = adjective(of: clause) {
        if standsAfterNoun(adjective) {
          let slots: Slots = [
            "adjective": .words(adjective), "person": .person(pieces.isMany ? .many : .one),
          ]
          pieces.after.append(text("np.afterNoun", slots) ?? adjective)
        } else {
          pieces.adjectives.append(adjective)
        }
      } else if let modifier = modifier(clause) {
        place(modifier, in: &pieces)
      }
    case .compare(let comparison):
      if comparison.standard == nil, !comparison.denied, let word = extremeWord(comparison) {
        pieces.adjectives.append(attributive(word))
      } else if let modifier = text(of: comparison, "modifier") {
        place(modifier, in: &pieces)
      }
    case .any(let conditions):
      var inner = Pieces()
      for condition in conditions { add(condition, to: &inner, style) }
      if !inner.adjectives.isEmpty {
        pieces.adjectives.append(joined(inner.adjectives, by: "or"))
      }
      if !inner.after.isEmpty { pieces.after.append(joined(inner.after, by: "or")) }
      if !inner.before.isEmpty { pieces.before.append(joined(inner.before, by: "or")) }
    }
  }

  /// The person raising an arm: participles with words of their own.
  private func standsAfterNoun(_ adjective: String) -> Bool {
    let words = adjective.split(separator: " ")
    guard words.count > 1, let first = words.first else { return false }
    return book.words("np.afterEndings").contains { first.hasSuffix($0) }
  }

  private func place(_ modifier: String, in pieces: inout Pieces) {
    if book.has("np.modifiersFirst") {
      pieces.before.append(modifier)
    } else {
      pieces.after.append(modifier)
    }
  }

  /// A property or kind of the gap as an adjective.
  private func adjective(of clause: Clause) -> String? {
    guard clause.frame.kind == .property, !clause.negated, clause.fillers.count == 1,
      clause.gaps.count == 1, clause.tense == .present, clause.time == nil
    else { return nil }
    return attributive(propertyWord(clause.frame.name, wording: clause.trace.wording))
  }

  /// The word of a property.
  func propertyWord(_ property: String, wording: String? = nil) -> String {
    let texts =
      words.properties.first { $0.symbol == property }?.texts.map { spoken($0.text) } ?? []
    return texts.first { $0 == wording } ?? texts.first
      ?? SpokenNamePattern.words(in: property).joined(separator: " ")
  }

  /// A word as it stands before a noun.
  func attributive(_ word: String) -> String {
    guard let link = book.word("attributive.link") else { return word }
    let fits =
      book.words("attributive.endings").contains { word.hasSuffix($0) }
      && !book.words("adjectival.notEndings").contains { word.hasSuffix($0) }
    return fits ? word : word + link
  }

  /// A word as it stands before a copula: 緑 of 緑の.
  func predicative(_ word: String) -> String {
    guard let link = book.word("attributive.link"), word.hasSuffix(link), word != link else {
      return word
    }
    return String(word.dropLast(link.count))
  }

  private func add(_ pick: Superlative, kind: String?, to pieces: inout Pieces) {
    guard let word = superlativeWord(pick) else { return }
    var slots: Slots = ["adjective": .words(word)]
    if pick.rank > 1 { slots["rank"] = .words(ordinal(pick.rank)) }
    if let from = pick.from {
      slots["from"] = .phrase(phrase(from))
      if let modifier = text("superlative.from", slots) { place(modifier, in: &pieces) }
    } else {
      pieces.superlative = text("superlative.plain", slots).map(attributive)
    }
  }

  private func superlativeWord(_ pick: Superlative) -> String? {
    if let entry = words.directions.first(where: { $0.symbol == pick.measure }) {
      let word = spoken(entry.texts.first?.text ?? pick.measure)
      return text(
        pick.most ? "superlative.direction" : "superlative.against", ["word": .words(word)])
    }
    guard let word = adjective(of: pick.measure, high: pick.most, withFrom: pick.from != nil) else {
      let noun = measureNoun(pick.measure)
      return text(pick.most ? "superlative.mostOf" : "superlative.leastOf", ["noun": .words(noun)])
    }
    return inflect(word, nil, "superlative", .adjective)
  }
}
