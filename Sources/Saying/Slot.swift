import Meaning
import WordForms

/// What stands in a slot of a template, to be put into words in the form that the template asks for.
enum Slot: Sendable {
  /// Words as they are.
  case words(String)
  /// Words of somebody, as they were said.
  case quoted(String)
  /// A phrase already made.
  case phrase(Phrase)
  /// A thing.
  case entity(Entity)
  /// A clause; the form is its mood.
  case clause(Clause)
  /// Several clauses, joined.
  case clauses([Clause])
  /// Something true or false; the form is its mood.
  case proposition(Proposition)
  /// Several of them.
  case propositions([Proposition])
  /// A verb, by lemma and inflection class; the form is the word form.
  case verb(String, String?, InflectionTable.WordKind = .verb)
  /// A number.
  case number(Int)
  /// A length of time in milliseconds.
  case span(Int)
  /// A time of the simulated clock, in milliseconds.
  case clock(Int)
  /// A quantity.
  case quantity(Quantity)
  /// A reply within a reply.
  case reply(Reply)
  /// Why.
  case reason(Reason)
  /// Several reasons.
  case reasons([Reason])
  /// An instruction; the form is its mood.
  case instruction(Instruction)
  /// For agreement only.
  case person(Phrase.Person)
  /// Several texts, joined.
  case list([String])
}

extension Speaker {
  /// A slot in words; nil when there is nothing to say in it.
  func text(of slot: Slot, _ form: String?) -> String? {
    switch slot {
    case .words(let words): return words.isEmpty ? nil : words
    case .quoted(let words): return Verbatim.mark(words)
    case .phrase(let phrase): return text(of: phrase, form)
    case .entity(let entity): return text(of: entity, form)
    case .clause(let clause): return text(of: clause, form ?? "statement")
    case .clauses(let clauses):
      let texts = clauses.map { text(of: $0, form ?? "statement") ?? "" }.filter { !$0.isEmpty }
      return texts.isEmpty ? nil : joined(texts, by: clauseJoiner(form))
    case .proposition(let proposition): return text(of: proposition, form ?? "statement")
    case .propositions(let propositions):
      let texts = propositions.map { text(of: $0, form ?? "statement") ?? "" }
      return texts.isEmpty ? nil : joined(texts, by: clauseJoiner(form))
    case .verb(let lemma, let inflection, let kind):
      return inflect(lemma, inflection, form ?? "base", kind)
    case .number(let number):
      return form == "word" ? numberWord(number) : String(number)
    case .span(let milliseconds): return span(milliseconds)
    case .clock(let milliseconds): return clock(milliseconds)
    case .quantity(let quantity): return text(of: quantity)
    case .reply(let reply):
      let words = text(of: reply)
      return words.isEmpty ? nil : words
    case .reason(let reason): return text(of: reason)
    case .reasons(let reasons):
      let texts = reasons.compactMap { text(of: $0) }
      return texts.isEmpty ? nil : joined(texts, by: "clauses")
    case .instruction(let instruction): return text(of: instruction, form ?? "imperative")
    case .person: return nil
    case .list(let texts): return texts.isEmpty ? nil : joined(texts, by: form ?? "and")
    }
  }

  private func clauseJoiner(_ form: String?) -> String {
    let own = "clausesAs.\(form ?? "statement")"
    return book.has("join.\(own).between") ? own : "clauses"
  }

  private func text(of phrase: Phrase, _ form: String?) -> String? {
    switch form {
    case "head": return phrase.text
    case "after": return phrase.afterMark.isEmpty ? nil : phrase.afterMark
    default: return phrase.whole
    }
  }

  private func text(of entity: Entity, _ form: String?) -> String? {
    switch form {
    case "subject": return phrase(entity, as: .subject).whole
    case "possessive": return possessive(entity)
    case "short":
      return phrase(
        shortened(entity), as: .object, Style(dropsNoun: book.has("counters.counted"))
      ).whole
    case "long": return phrase(entity, long: true).whole
    case "list": return list(entity)
    case "count": return countOf(entity)
    case "those": return those(entity)
    case "noun": return nounOf(entity)
    case "counted": return phrase(entity).whole
    default: return phrase(entity).whole
    }
  }

  /// Whether a slot stands for several.
  func isMany(_ slot: Slot, _ form: String?) -> Bool {
    switch slot {
    case .phrase(let phrase): return phrase.isMany
    case .entity(let entity):
      return phrase(form == "short" ? shortened(entity) : entity).isMany
    case .number(let number): return number != 1
    case .person(let person): return person == .many
    case .clauses(let clauses): return clauses.count != 1
    case .propositions(let propositions): return propositions.count != 1
    case .list(let texts): return texts.count != 1
    default: return false
    }
  }
}
