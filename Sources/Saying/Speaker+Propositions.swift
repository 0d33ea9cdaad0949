import Meaning

extension Speaker {
  /// A proposition in a form: `statement`, `condition`, `question` …
  func text(of proposition: Proposition, _ form: String) -> String? {
    switch proposition {
    case .clause(let clause): return text(of: clause, form)
    case .compare(let comparison): return text(of: comparison, form)
    case .count(let entity, let relation, let number):
      let slots: Slots = [
        "things": .entity(countedThings(entity, number)), "n": .words(numberWord(number)),
        "counted": .words(counted(number, kind: kind(of: entity))),
        "person": .person(number == 1 ? .one : .many),
      ]
      guard let core = text(first: ["count.\(relation.rawValue)"], slots) else { return nil }
      let outer: Slots = ["core": .words(core), "person": .person(number == 1 ? .one : .many)]
      return text(first: ["counting.\(form)", "counting.statement"], outer)
    case .and(let parts), .or(let parts):
      let isAnd = if case .and = proposition { true } else { false }
      let texts = parts.enumerated().compactMap { index, part -> String? in
        let isLast = index == parts.count - 1
        return text(of: part, isLast ? form : chainForm(form, isAnd: isAnd))
      }
      return texts.isEmpty ? nil : joined(texts, by: isAnd ? "clauses" : "orClauses")
    case .not(let inner):
      switch inner {
      case .clause(var clause):
        clause.negated.toggle()
        return text(of: clause, form)
      case .compare(var comparison):
        comparison.denied.toggle()
        return text(of: comparison, form)
      case .not(let inner): return text(of: inner, form)
      default:
        return text(first: ["denied.\(form)", "denied.statement"], ["p": .proposition(inner)])
      }
    }
  }

  /// The form of all but the last of a chain: て in a language that chains.
  private func chainForm(_ form: String, isAnd: Bool) -> String {
    guard isAnd, let chain = book.word("order.chainForm") else { return form }
    return chain
  }

  /// What is counted, bare, in the number that goes with it.
  func countedThings(_ entity: Entity, _ number: Int) -> Entity {
    guard case .description(var description) = entity.kind else { return entity }
    description.quantifier = .bare
    description.number = book.has("plural.endings") ? (number == 1 ? .one : .many) : .unmarked
    return Entity(.description(description), trace: entity.trace)
  }

  /// A time or a length of time.
  func text(of time: TimeExpression) -> String? {
    switch time {
    case .clock(let ms): text("when.clock", ["t": .words(timeOfDay(ms))])
    case .span(let ms): text("when.span", ["t": .span(ms)])
    case .fromNow(let ms): text("when.fromNow", ["t": .span(ms)])
    case .ago(let ms): text("when.ago", ["t": .span(ms)])
    case .now: text("when.now")
    case .today: text("when.today")
    case .before(let clause): text("when.before", ["c": .clause(clause)])
    case .after(let clause): text("when.after", ["c": .clause(clause)])
    }
  }

  /// A time as a limit: by ten, until ten.
  func text(of time: TimeExpression, limit: String) -> String? {
    switch time {
    case .clock(let ms): text("\(limit).clock", ["t": .words(timeOfDay(ms))])
    case .span(let ms), .fromNow(let ms): text("\(limit).fromNow", ["t": .span(ms)])
    case .ago: nil
    case .now: text("\(limit).now")
    case .today: text("\(limit).today")
    case .before(let clause), .after(let clause): text("\(limit).before", ["c": .clause(clause)])
    }
  }
}
