import Meaning

extension Speaker {
  /// A reply in words, not yet finished.
  func text(of reply: Reply) -> String { text(of: reply, after: nil) }

  private func text(of reply: Reply, after before: String?) -> String {
    if case .all(let parts) = reply { return text(ofAll: parts) }
    let (key, slots) = wording(of: reply)
    if case .words(let words) = reply { return words }
    let keys = (before.map { ["after.\($0).\(key)"] } ?? []) + [key]
    return text(first: keys, slots) ?? ""
  }

  private func text(ofAll parts: [Reply]) -> String {
    var whole = ""
    var before: String?
    for part in parts {
      let key = wording(of: part).key
      let text = text(of: part, after: before)
      guard !text.isEmpty else { continue }
      if !whole.isEmpty {
        if let before, let join = book.word("joinReplies.\(before).\(key)") {
          // What follows goes on with the sentence.
          while let last = whole.last, finish.endSigns.contains(last) { whole.removeLast() }
          whole += join
        } else {
          whole += book.word("joinReplies.sentences") ?? ""
        }
      }
      whole += text
      before = key
    }
    return whole
  }

  /// The key of a reply in the phrasebook and what fills its slots.
  private func wording(of reply: Reply) -> (key: String, slots: Slots) {
    switch reply {
    case .all: return ("all", [:])
    case .words: return ("words", [:])
    case .accept(let clause, let takes):
      guard let clause else { return ("accept.nothing", time(takes)) }
      return ("accept.\(tellsThings(clause) ? "things" : "clause")", slots(clause, takes))
    case .chosen(let what, let because, let others, let takes):
      var slots = time(takes).adding("what", .entity(what))
      if others > 0 {
        slots["others"] = .number(others)
        slots["othersCounted"] = .words(counted(others, kind: kind(of: what)))
      }
      return ("chosen." + key(of: because), slots.merging(values(of: because)) { a, _ in a })
    case .understoodAs(let said, let meant):
      return ("understoodAs", ["said": .entity(said), "meant": .entity(meant)])
    case .leftOut(let what, let why):
      let slots: Slots = ["what": .entity(what)]
      switch why {
      case .excepted: return ("leftOut.excepted", slots)
      case .unknown(let of): return ("leftOut.unknown", slots.adding("of", .words(aspectNoun(of))))
      case .already: return ("leftOut.already", slots)
      case .impossible: return ("leftOut.impossible", slots)
      }
    case .firstStep(let clause, let steps):
      return ("firstStep", ["clause": .clause(clause), "steps": .number(steps)])
    case .total(let clauses, let takes):
      return ("total", time(takes).adding("clauses", .clauses(clauses)))
    case .done(let facts): return ("done", ["facts": .propositions(facts)])
    case .finished(let clause): return ("finished", optional(clause))
    case .alreadySo(let facts):
      return ("alreadySo", facts.isEmpty ? [:] : ["facts": .propositions(facts)])
    case .which(let choices): return ("which", ["choices": .list(alternatives(choices))])
    case .whichOf(let what, let count, let by):
      var slots: Slots = ["what": .entity(what), "count": .number(count)]
      slots["counted"] = .words(counted(count, kind: kind(of: what)))
      slots["things"] = .entity(countedThings(what, count))
      if let by { slots["by"] = .words(aspectNoun(by)) }
      return ("whichOf", slots)
    case .missing(let clause, let role): return missing(clause, role)
    case .confirm(let clause, let count, let reason):
      var slots = slots(clause, nil)
      slots["count"] = count.map { .words(counted($0, kind: kind(of: clause))) }
      slots["things"] = .words(noun(of: kind(of: clause), many: count != 1))
      slots["reason"] = reason.map { .reason($0) }
      return ("confirm", slots)
    case .didYouMean(let turns):
      return ("didYouMean", ["turns": .list(turns.map { quotation(asSaid($0)) })])
    case .notUnderstood(let words, let suggestions):
      var slots: Slots = [:]
      if !words.isEmpty { slots["words"] = .list(words.map(quotation)) }
      if !suggestions.isEmpty { slots["suggestions"] = .list(suggestions.map(quotation)) }
      return ("notUnderstood", slots)
    case .unknownWord(let word, let known):
      return (
        "unknownWord", ["word": .quoted(word), "known": .list(known.map { phrase($0).whole })]
      )
    case .noSuch(let what, let nearest):
      // Where there is nothing at all, no thing is near to what was meant.
      var slots: Slots = ["what": .entity(none(of: what))]
      if !nearest.isEmpty, !what.isOfNoKind { slots["nearest"] = .entity(coordinated(nearest)) }
      switch what.kind {
      case .description: return ("noSuch.any", slots)
      case .name(let name) where types(of: name).isEmpty: return ("noSuch.name", slots)
      case .computed: return ("noSuch.place", slots)
      default: return ("noSuch.other", slots)
      }
    case .tooFew(let what, let wanted, let there):
      let person = Slot.person(there == 1 ? .one : .many)
      let slots: Slots = [
        "things": .entity(countedThings(what, there)), "n": .words(numberWord(there)),
        "counted": .words(counted(there, kind: kind(of: what))), "person": person,
        "wanted": .words(numberWord(wanted)), "none": .entity(none(of: countedThings(what, 0))),
        "wantedCounted": .words(counted(wanted, kind: kind(of: what))),
      ]
      return (there == 0 ? "tooFew.none" : "tooFew.some", slots)
    default: return wordingOfReport(reply)
    }
  }

  /// The replies that report, answer and teach.
  private func wordingOfReport(_ reply: Reply) -> (key: String, slots: Slots) {
    switch reply {
    case .impossible(let reasons, let offer):
      var slots: Slots = reasons.isEmpty ? [:] : ["reasons": .reasons(reasons)]
      if let offer { slots["offer"] = text(of: offer).map { .words($0) } }
      return ("impossible", slots)
    case .failed(let clause, let reason, let next):
      return ("failed", optional(clause).adding("reason", .reason(reason)).adding(next: next))
    case .surprise(let reason, let next):
      return ("surprise", ["reason": .reason(reason)].adding(next: next))
    case .replanned(let reason, let clause, let takes):
      var slots = time(takes)
      slots["reason"] = reason.map { .reason($0) }
      slots["clause"] = clause.map { .clause($0) }
      return ("replanned", slots)
    case .revised(let clause, let order, let takes):
      var slots = time(takes)
      slots["what"] = .words(changedParts(of: clause))
      slots["marked"] = .words(changedParts(of: clause, marked: true))
      if !order.isEmpty { slots["order"] = .list(order.map { phrase(shortened($0)).whole }) }
      return ("revised", slots)
    case .halted(let place, let before, let metres, let holding):
      var slots: Slots = [:]
      slots["place"] = place.map { .entity($0) }
      slots["before"] = before.map { .entity($0) }
      slots["distance"] = metres.map { .quantity(Quantity(Double($0), "m")) }
      slots["holding"] = holding.map { .entity($0) }
      return ("halted", slots)
    case .resumed(let takes): return ("resumed", time(takes))
    case .nothingTo(let what):
      return (book.has("nothingTo.\(what)") ? "nothingTo.\(what)" : "nothingTo.other", [:])
    case .cancelled(let clause, let putDown):
      var slots = optional(clause)
      slots["putDown"] = putDown.map { .proposition($0) }
      return ("cancelled", slots)
    case .notUndone(let clause): return ("notUndone", ["clause": .clause(clause)])
    case .undoing(let clause, let takes, let lost):
      var slots = optional(clause).merging(time(takes)) { a, _ in a }
      if !lost.isEmpty { slots["lost"] = .entity(coordinated(lost)) }
      return ("undoing", slots)
    case .truth(let isSo, let fact, let basis):
      var slots: Slots = [:]
      slots["fact"] = fact.map { .proposition($0) }
      slots["basis"] = basis.flatMap { text(of: $0) }.map { .words($0) }
      return (isSo ? "truth.yes" : "truth.no", slots)
    case .answer(let question, let things):
      var slots: Slots = things.isEmpty ? [:] : ["things": .words(answer(things, to: question))]
      guard things.isEmpty else { return ("answer.things", slots) }
      slots["fact"] = denial(of: question).map { .proposition($0) }
      guard case .clause(let clause) = question.topic, let gap = clause.gaps.first else {
        return ("answer.none", slots)
      }
      if isRobotRole(gap, of: clause.frame) { return ("answer.nobody", slots) }
      let isOfSubject = subjectRole(of: clause, self.frame(for: clause)) == gap
      return (isOfSubject || slots["fact"] != nil ? "answer.nothing" : "answer.unknown", slots)
    case .count(let number, let what, let members): return count(number, what, members)
    case .measured(let measure, let of, let quantity):
      return ("measured.sentence", ["measured": .words(measured(measure, of: of, quantity))])
    case .fact(let facts, let basis):
      var slots: Slots = ["facts": .propositions(facts)]
      slots["basis"] = basis.flatMap { text(of: $0) }.map { .words($0) }
      return ("fact", slots)
    case .notKnown(let proposition, let about):
      var slots: Slots = [:]
      if case .compare(let comparison)? = proposition, comparison.standard == nil,
        let measure = comparison.measure
      {
        // How much, rather than whether.
        slots["of"] = .words(aspectNoun(measure))
        slots["owner"] = .entity(comparison.subject)
        return ("notKnownMeasure", slots)
      }
      slots["fact"] = proposition.map { .proposition($0) }
      slots["about"] = about.map { .entity($0) }
      return ("notKnown", slots)
    case .offer(let offer): return ("offered", ["offer": .words(text(of: offer) ?? "")])
    case .agenda(let doing, let next, let remaining):
      var slots = time(remaining)
      if !doing.isEmpty { slots["doing"] = .clauses(doing) }
      if !next.isEmpty { slots["next"] = .clauses(next) }
      return ("agenda", slots)
    case .idle: return ("idle", [:])
    case .steps(let clauses, let takes):
      var slots = time(takes)
      slots["steps"] = stepsInOrder(clauses).map { .words($0) }
      return ("steps", slots)
    default: return wordingOfRemark(reply)
    }
  }

  private func wordingOfRemark(_ reply: Reply) -> (key: String, slots: Slots) {
    switch reply {
    case .reason(let reason): return ("reason.sentence", ["reason": .reason(reason)])
    case .notAsked: return ("notAsked", [:])
    case .more(let number):
      return (
        "more",
        [
          "n": .words(numberWord(number)), "counted": .words(counted(number, kind: nil)),
          "person": .person(number == 1 ? .one : .many),
        ]
      )
    case .noFurtherReason: return ("noFurtherReason", [:])
    case .takes(let span): return ("takes", time(span))
    case .happened(var clause, let at):
      if clause.tense == .present, clause.aspect != .perfect { clause.tense = .past }
      return ("happened", ["clause": .clause(clause), "at": .clock(at)])
    case .outcome(let clause, let via, let difference, let impossible):
      var slots = optional(clause)
      slots["via"] = via.map { .entity($0) }
      if let difference, difference != 0 { slots["difference"] = .span(abs(difference)) }
      if !impossible.isEmpty {
        slots["reasons"] = .reasons(impossible)
        return ("outcome.impossible", slots)
      }
      let size = (difference ?? 0) > 0 ? "longer" : (difference ?? 0) < 0 ? "shorter" : "same"
      return ("outcome.\(size)", slots)
    case .tooLate(let earliest): return ("tooLate", ["earliest": .clock(earliest)])
    case .noted(let facts):
      return ("noted", facts.isEmpty ? [:] : ["facts": .propositions(facts)])
    case .contradicts(let fact, let seenAt):
      return ("contradicts", ["fact": .proposition(fact), "at": .clock(seenAt)])
    case .ruled(let number, let already, let of):
      var slots: Slots = ["rule": .number(number)]
      if already > 0 {
        slots["already"] = .words(counted(already, kind: of.flatMap { kind(of: $0) }))
        slots["number"] = .number(already)
      }
      return ("ruled", slots)
    case .fired(let number, let fact, let clause):
      var slots = optional(clause).adding("rule", .number(number))
      slots["fact"] = fact.map { .proposition($0) }
      return ("fired", slots)
    case .notFired(let number, let clause):
      return ("notFired", optional(clause).adding("rule", .number(number)))
    case .rules(let rules):
      let texts = rules.map { rule in
        text("rules.one", ["rule": .number(rule.number), "words": .quoted(rule.words)]) ?? ""
      }
      return rules.isEmpty ? ("rules.none", [:]) : ("rules.all", ["rules": .list(texts)])
    case .ruleDropped(let number): return ("ruleDropped", ["rule": .number(number)])
    case .whatAbout(let what): return ("whatAbout", ["what": .entity(what)])
    case .constraint(let clause): return ("constraint", ["clause": .clause(withNone(clause))])
    case .keepsOut(let place, let until):
      var slots: Slots = ["place": .entity(place)]
      slots["until"] = until.flatMap { text(of: $0, limit: "until") }.map { .words($0) }
      return ("keepsOut", slots)
    case .learnt(let word, let meaning):
      return ("learnt", ["word": .quoted(word), "what": .entity(bare(meaning))])
    case .learntProcedure(let word, let steps):
      var slots: Slots = ["word": .quoted(word)]
      slots["steps"] = stepsInOrder(steps).map { .words($0) }
      return ("learntProcedure", slots)
    case .meaning(let word, let meaning):
      return ("meaning", ["word": .quoted(word), "what": .entity(meaning)])
    case .abilities(let clauses):
      return ("abilities", clauses.isEmpty ? [:] : ["clauses": .clauses(clauses)])
    case .questionDropped: return ("questionDropped", [:])
    case .social(let social): return ("social.\(social.rawValue)", [:])
    default: return ("", [:])
    }
  }
}

extension [String: Slot] {
  func adding(_ name: String, _ slot: Slot) -> Self {
    var slots = self
    slots[name] = slot
    return slots
  }

  func adding(next reply: Reply?) -> Self {
    guard let reply else { return self }
    return adding("next", .reply(reply))
  }

  func removing(_ name: String) -> Self {
    var slots = self
    slots[name] = nil
    return slots
  }
}
