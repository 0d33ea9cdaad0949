import Meaning

extension Speaker {
  /// What an operator could have said, not yet finished.
  func text(of turn: Turn) -> String {
    joined(turn.acts.compactMap { text(of: $0) }, by: "acts")
  }

  private func text(of act: Act) -> String? {
    switch act {
    case .instruct(let instruction): return text("turn.instruct", ["it": .instruction(instruction)])
    case .ask(let question): return text(of: question)
    case .inform(let proposition): return text("turn.inform", ["it": .proposition(proposition)])
    case .fragment(let fragments): return text("turn.fragment", ["it": .words(text(of: fragments))])
    case .correct(.fragments(let fragments)):
      return text("turn.correct.fragments", ["it": .words(text(of: fragments))])
    case .correct(.instruction(let instruction)):
      return text("turn.correct.instruction", ["it": .instruction(instruction)])
    case .correct(.wrong): return text("turn.correct.wrong")
    case .confirm: return text("turn.confirm")
    case .deny: return text("turn.deny")
    case .choose(.both): return text("turn.choose.both")
    case .choose(.either): return text("turn.choose.either")
    case .choose(.neither): return text("turn.choose.neither")
    case .choose(.ordinal(let n)):
      return text("turn.choose.ordinal", ["n": .words(ordinal(n)), "number": .number(n)])
    case .rule(let rule): return text(of: rule).flatMap { text("turn.rule", ["it": .words($0)]) }
    case .teach(let lesson): return text(of: lesson)
    case .control(let control): return text(of: control)
    case .social(let social): return text("turn.social.\(social.rawValue)")
    case .offer(let acts): return text("turn.offer", ["it": .words(text(of: Turn(acts)))])
    }
  }

  private func text(of fragments: [Fragment]) -> String {
    let texts = fragments.map { fragment -> String in
      let phrase = phrase(fragment.entity)
      var slots: Slots = ["it": .words(marked(phrase, fragment))]
      slots["entity"] = .phrase(phrase)
      let focus =
        switch fragment.focus {
        case .replace: "replace"
        case .also: "also"
        case .only: "only"
        case .without: "without"
        case .asked: "asked"
        }
      return text("fragment.\(focus)", slots) ?? phrase.whole
    }
    return joined(texts, by: "fragments")
  }

  private func marked(_ phrase: Phrase, _ fragment: Fragment) -> String {
    guard let mark = fragment.marks.first ?? roleMark(fragment), !phrase.standsAlone else {
      return phrase.whole
    }
    return book.word("order.marks") == "after"
      ? phrase.text + mark + phrase.afterMark : mark + " " + phrase.whole
  }

  /// The mark of a role where the words beside the fragment are of another language or unknown.
  private func roleMark(_ fragment: Fragment) -> String? {
    for role in fragment.roles {
      for frame in frames[role.frame] ?? [] {
        let argument = frame.arguments.first { $0.role == role.role }
        for case .words(let words) in argument?.marks ?? [] where !words.isEmpty { return words }
      }
    }
    return nil
  }

  private func text(of lesson: Lesson) -> String? {
    switch lesson {
    case .noun(let word, let meaning):
      let phrase = phrase(meaning)
      return text(
        "turn.teach.noun",
        ["word": .quoted(word), "what": .phrase(phrase), "person": .person(phrase.person)])
    case .procedure(let words, let instruction):
      return text(
        "turn.teach.procedure", ["word": .quoted(words), "it": .instruction(instruction)])
    case .forget(let word): return text("turn.teach.forget", ["word": .quoted(word)])
    }
  }

  private func text(of control: Control) -> String? {
    switch control {
    case .stop: return text("turn.control.stop")
    case .finish: return text("turn.control.finish")
    case .resume: return text("turn.control.resume")
    case .cancel(.last): return text("turn.cancel.last")
    case .cancel(.all): return text("turn.cancel.all")
    case .cancel(.thisUtterance): return text("turn.cancel.this")
    case .cancel(.about(let entity)): return text("turn.cancel.about", ["what": .entity(entity)])
    case .cancel(.clause(let clause)):
      return text("turn.cancel.clause", ["clause": .clause(clause)])
    case .undo(let n):
      return text(
        n == 1 ? "turn.undo.one" : "turn.undo.many",
        ["n": .words(numberWord(n)), "number": .number(n)])
    case .again: return text("turn.control.again")
    case .proceed: return text("turn.control.proceed")
    case .repeatWords: return text("turn.control.repeatWords")
    case .allow(let entity): return text("turn.allow", ["what": .entity(entity)])
    case .dropRule(let number):
      return text(
        number == nil ? "turn.dropRule.all" : "turn.dropRule.one",
        ["n": .number(number ?? 0)])
    }
  }
}
