import Meaning
import WordForms

extension Speaker {
  /// The word for much or little of a measure.
  func adjective(of measure: String, high: Bool, withFrom: Bool = false) -> String? {
    guard let entry = words.measures.first(where: { $0.symbol == measure }) else { return nil }
    let texts = high ? entry.high : (withFrom && !entry.lowOf.isEmpty ? entry.lowOf : entry.low)
    return texts.first.map { spoken($0.text) }
  }

  /// What a measure is called.
  func measureNoun(_ measure: String) -> String {
    if let text = words.measures.first(where: { $0.symbol == measure })?.nouns.first {
      return spoken(text.text)
    }
    // 重さ of 重い, where a language makes such nouns.
    if let form = book.word("measured.nounForm"), let word = adjective(of: measure, high: true) {
      return inflect(word, nil, form, .adjective)
    }
    return SpokenNamePattern.words(in: measure).joined(separator: " ")
  }

  /// Heavy, light: a comparison with the vocabulary's own threshold.
  func extremeWord(_ comparison: Comparison) -> String? {
    guard let measure = comparison.measure else { return nil }
    switch comparison.relation {
    case .high: return adjective(of: measure, high: true)
    case .low: return adjective(of: measure, high: false)
    default: return nil
    }
  }

  /// A comparison in a form: `modifier` of a noun, or `statement`, `condition` … of its subject.
  func text(of comparison: Comparison, _ form: String) -> String? {
    // "It weighs 3 kg."
    if form == "statement", comparison.relation == .equal, !comparison.denied,
      comparison.subject.kind != .gap, let measure = comparison.measure,
      case .quantity(let quantity)? = comparison.standard?.kind
    {
      return text(
        first: ["measured.statement"],
        ["measured": .words(measured(measure, of: comparison.subject, quantity))])
    }
    var slots: Slots = [:]
    var name = comparison.relation.rawValue
    if let word = extremeWord(comparison) {
      slots["adjective"] = .words(attributiveIn(form, word))
    } else if let measure = comparison.measure {
      let wantsHigh = comparison.relation == .more || comparison.relation == .atMost
      let word =
        adjective(of: measure, high: wantsHigh, withFrom: comparison.from != nil)
        ?? adjective(of: measure, high: true)
      if let word {
        slots["comparative"] = .words(inflect(word, nil, "comparative", .adjective))
        slots["adjective"] = .words(word)
      }
      slots["noun"] = .words(measureNoun(measure))
    }
    if let standard = comparison.standard {
      slots["standard"] = .phrase(phrase(standard))
      if case .quantity = standard.kind { name += ".quantity" } else { name += ".entity" }
    }
    if let from = comparison.from { slots["from"] = .phrase(phrase(from)) }
    if comparison.subject.kind != .gap {
      let subject = phrase(comparison.subject, as: .subject)
      slots["subject"] = .phrase(subject)
      slots["person"] = .person(subject.person)
    } else {
      slots["person"] = .person(.one)
    }
    let denied = comparison.denied ? " not" : ""
    let shape = comparison.measure == nil ? "compareUnit" : "compare"
    let bare = slots["comparative"] == nil && slots["noun"] != nil ? ["compareNumber.\(name)"] : []
    let said = form == "modifier" ? [] : bare + ["compareSaid.\(name)"]
    guard let core = text(first: said + ["\(shape).\(name)", "compare.\(name)"], slots) else {
      return nil
    }
    slots["core"] = .words(core)
    if form != "modifier", slots["comparative"] == nil, slots["adjective"] == nil {
      // Nothing can be "more" of it: its battery is over 20 %.
      slots["owner"] = .phrase(Phrase(possessive(comparison.subject)))
      if let text = text(
        first: ["ofMeasure.\(form)\(denied)", "ofMeasure.statement\(denied)"], slots)
      {
        return text
      }
    }
    return text(
      first: ["comparison.\(form)\(denied)", "comparison.statement\(denied)"], slots)
  }

  private func attributiveIn(_ form: String, _ word: String) -> String {
    form == "modifier" ? attributive(word) : word
  }

  /// What a measure of something comes to: "The rope weighs 18 kg", "my load limit is 15 kg".
  func measured(_ measure: String, of entity: Entity, _ quantity: Quantity) -> String {
    let subject = phrase(entity, as: .subject)
    var slots: Slots = [
      "subject": .phrase(subject), "person": .person(subject.person),
      "quantity": .quantity(quantity), "noun": .words(measureNoun(measure)),
      "owner": .phrase(Phrase(possessive(entity))),
    ]
    let entry = words.measures.first { $0.symbol == measure }
    let isFromSomewhere = vocabulary.measures.first { $0.name == measure }?.roles.isEmpty == false
    if isFromSomewhere, let text = text("measured.reach", slots) { return text }
    if let high = entry?.high.first {
      slots["adjective"] = .words(spoken(high.text))
      let verb = "measured.verb.\(quantity.unit)"
      if let text = text(verb, slots) { return text }
      if entry?.nouns.isEmpty ?? true, let text = text("measured.adjective", slots) { return text }
    }
    return text("measured.noun", slots) ?? ""
  }
}
