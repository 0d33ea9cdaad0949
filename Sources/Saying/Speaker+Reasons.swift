import Meaning
import WordForms

extension Speaker {
  /// A reason in words.
  func text(of reason: Reason) -> String? {
    switch reason {
    case .purpose(let clause): return text("reason.purpose", ["clause": .clause(clause)])
    case .goal(let facts): return text("reason.goal", ["facts": .propositions(facts)])
    case .choice(let because, let chosen, let against): return choice(because, chosen, against)
    case .told(let words, let at):
      return text("reason.told", ["words": .quoted(words), "at": .clock(at)])
    case .rule(let number, let words):
      var slots: Slots = ["rule": .number(number)]
      if !words.isEmpty { slots["words"] = .quoted(words) }
      return text("reason.rule", slots)
    case .fact(let fact): return text("reason.fact", ["fact": .proposition(fact)])
    case .measure(let measure, let of, let value, let limit, let holder, let most):
      var slots: Slots = [
        "measured": .words(measured(measure, of: of, value)), "value": .quantity(value),
        "limit": .quantity(most), "noun": .words(measureNoun(measure)),
      ]
      if let limit {
        slots["limitNoun"] = .words(measureNoun(limit))
        if let holder {
          slots["owner"] = .phrase(Phrase(possessive(holder)))
          // Whose limit it is goes without saying where the speaker's own is meant and the language lets it.
          if holder.kind != .me { slots["holder"] = .entity(holder) }
        }
        return text("reason.limit", slots)
      }
      return text(value.value > most.value ? "reason.tooMuch" : "reason.tooLittle", slots)
    case .failure(let name, let clause):
      if let words = domainWording(words.failures, name, clause) {
        return text("reason.failure", ["words": .words(words)])
      }
      let words =
        book.word("failure.\(name)") ?? SpokenNamePattern.words(in: name).joined(separator: " ")
      return text("reason.failure", ["words": .words(words)])
    case .forbidden(let words, let at):
      return text("reason.forbidden", ["words": .quoted(words), "at": .clock(at)])
    case .notKnown(let measure, let of):
      return text("reason.notKnown", ["of": .words(aspectNoun(measure)), "owner": .entity(of)])
    case .tooLate(let earliest): return text("reason.tooLate", ["earliest": .clock(earliest)])
    case .excluded(let what): return text("reason.excluded", ["what": .entity(what)])
    case .noWay(let place): return text("reason.noWay", ["place": .entity(place)])
    case .limit: return text("reason.bound")
    }
  }

  private func choice(
    _ because: Reply.ChoiceReason, _ chosen: Entity, _ against: Entity?
  ) -> String? {
    var slots: Slots = ["chosen": .entity(chosen)]
    slots["against"] = against.map { .entity($0) }
    if let size = size(of: chosen), size > 1 {
      slots["count"] = .words(counted(size, kind: kind(of: chosen)))
    }
    return text(
      "reason.choice." + key(of: because), slots.merging(values(of: because)) { a, _ in a })
  }

  /// The key of a reason for a choice.
  func key(of because: Reply.ChoiceReason) -> String {
    switch because {
    case .nearest: "nearest"
    case .alike: "alike"
    case .measure: "measure"
    case .instead: "instead"
    case .only: "only"
    }
  }

  /// What a reason for a choice tells beside.
  func values(of because: Reply.ChoiceReason) -> Slots {
    guard case .measure(let measure, let most, let value) = because else { return [:] }
    var slots: Slots = ["value": .quantity(value), "noun": .words(measureNoun(measure))]
    if let word = adjective(of: measure, high: most) {
      slots["superlative"] = .words(inflect(word, nil, "superlative"))
    }
    return slots
  }
}
