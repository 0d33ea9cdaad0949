import Meaning

extension Speaker {
  /// A question in words.
  func text(of question: Question) -> String? {
    var slots: Slots = [:]
    slots["supposing"] = question.supposing.map { .proposition($0) }
    slots["time"] = question.time.flatMap { text(of: $0) }.map { .words($0) }
    let asked = key(of: question.asked)
    guard let core = core(of: question, asked) else {
      return question.supposing == nil ? nil : text("question.suppose", slots)
    }
    slots["question"] = .words(core)
    if question.supposing != nil {
      let isBare = question.asked == .outcome && question.topic == .agenda
      return text(isBare ? "question.suppose" : "question.supposed", slots)
    }
    return text(first: ["question.whole"], slots)
  }

  private func core(of question: Question, _ asked: String) -> String? {
    switch question.topic {
    case .clause(let clause): return self.question(asked, of: clause)
    case .proposition(let proposition):
      return text("question.proposition.\(asked)", ["p": .proposition(proposition)])
        ?? text(of: proposition, "question")
    case .entity(let entity):
      if let words = describedQuestion(asked, entity) { return words }
      let slots: Slots = [
        "things": .entity(countedThings(entity, 2)), "thing": .entity(entity),
        "counter": .words(counterQuestion(kind(of: entity))),
        "person": .person(phrase(entity).person),
      ]
      return text(first: ["question.entity.\(asked)", "question.entity.role"], slots)
    case .measure(let measure, let of, let from):
      let subject = phrase(of, as: .subject)
      var slots: Slots = [
        "subject": .phrase(subject), "person": .person(subject.person),
        "noun": .words(measureNoun(measure)), "owner": .phrase(Phrase(possessive(of))),
      ]
      slots["from"] = from.map { .entity($0) }
      slots["adjective"] = adjective(of: measure, high: true).map { .words($0) }
      return text("question.measure", slots)
    case .agenda: return text("question.agenda.\(asked)")
    case .rules: return text("question.rules")
    case .abilities: return text("question.abilities")
    case .word(let word): return text("question.word", ["word": .quoted(word)])
    case .that: return text("question.that.\(asked)")
    }
  }

  /// "Which carton did you bring", "how many cartons did you bring": the last thing that is said of what is
  /// asked for is the question, where it is something that was done.
  private func describedQuestion(_ asked: String, _ entity: Entity) -> String? {
    guard !book.has("question.inPlace"), case .description(var description) = entity.kind,
      description.quantifier == .bare, asked == "role" || asked == "count"
    else { return nil }
    if case .clause(let clause)? = description.conditions.last, let gap = clause.gaps.first,
      clause.frame.kind == .intent || clause.frame.kind == .action
    {
      description.conditions.removeLast()
      let frame = frame(for: clause)
      let isSubject = subjectRole(of: clause, frame) == gap
      let thing = phrase(description, wording: entity.trace.wording, Style())
      var slots: Slots = ["thing": .phrase(thing)]
      slots["clause"] = realise(clause, frame, isSubject ? "askedSubject" : "asked", gap: gap)
        .map { .words($0) }
      if let text = text("question.described.\(asked)", slots) { return text }
    }
    guard asked == "role" else { return nil }
    return text("question.described.which", ["thing": .entity(entity)])
  }

  private func question(_ asked: String, of clause: Clause) -> String? {
    guard let gap = clause.gaps.first else {
      guard asked != "truth" else { return text(of: clause, "question") }
      let core = text(of: clause, "asked") ?? text(of: clause, "statement") ?? ""
      return text("question.clause.\(asked)", ["clause": .words(core)])
    }
    let frame = frame(for: clause)
    let argument = frame.arguments.first { $0.role == gap }
    let types = argument?.types ?? roles(of: clause.frame).first { $0.name == gap }?.types ?? []
    let word = questionWord(asked, types)
    if book.has("question.inPlace") {
      // The question word stands where the thing would.
      var filled = self
      filled.questionPhrase = word
      return filled.text(of: clause, "question")
    }
    var slots: Slots = ["wh": .words(word.text)]
    if subjectRole(of: clause, frame) == gap {
      slots["clause"] = realise(clause, frame, "askedSubject", gap: gap).map { .words($0) }
    } else {
      slots["clause"] = realise(clause, frame, askedForm(frame, word), gap: gap).map { .words($0) }
      if !word.standsAlone, let mark = strandedMark(argument, frame) {
        slots["mark"] = .words(mark)
      } else if let mark = strandedMark(argument, frame),
        book.words("question.keepMarks").contains(mark)
      {
        slots["mark"] = .words(mark)
      }
    }
    return text("question.wh", slots)
  }

  /// "Where is the tea" leaves out what "which shelf is the tea on" keeps.
  private func askedForm(_ frame: Frame, _ word: Phrase) -> String {
    if case .copula = frame.head, word.standsAlone { return "askedPlace" }
    return "asked"
  }

  private func strandedMark(_ argument: Frame.Argument?, _ frame: Frame) -> String? {
    for mark in argument?.marks ?? [] {
      if case .words(let words) = mark, !words.isEmpty { return words }
      if mark == .object, case .copula(let complement) = frame.head { return complement }
      return nil
    }
    return nil
  }

  /// Where, who, which box, what.
  private func questionWord(_ asked: String, _ types: [String]) -> Phrase {
    var phrase: Phrase
    if asked == "place" {
      phrase = Phrase(text("question.where") ?? "")
      phrase.standsAlone = true
    } else if let type = types.first, types.count == 1,
      words.nouns.contains(where: { $0.symbol == type }) || vocabulary.objects.isEmpty
    {
      phrase = Phrase(text("question.which", ["noun": .words(noun(of: type, many: false))]) ?? "")
    } else {
      phrase = Phrase(text("question.thing") ?? "")
    }
    phrase.asks = true
    phrase.isIndefinite = true
    return phrase
  }

  /// How one asks for a number of a kind: 何箱.
  private func counterQuestion(_ kind: String?) -> String {
    text("counters.question", ["c": .words(counter(of: kind) ?? "")]) ?? ""
  }

  private func key(of asked: Question.Asked) -> String {
    switch asked {
    case .truth: "truth"
    case .role: "role"
    case .count: "count"
    case .amount: "amount"
    case .time: "time"
    case .duration: "duration"
    case .place: "place"
    case .reason: "reason"
    case .manner: "manner"
    case .outcome: "outcome"
    case .source: "source"
    case .total: "total"
    }
  }

  /// The things that answer a question, marked as in its clause: "on A1".
  func answer(_ things: [Entity], to question: Question) -> String {
    let thing = coordinated(things)
    let whole = phrase(thing)
    guard case .clause(let clause) = question.topic, let gap = clause.gaps.first,
      !book.has("question.inPlace")
    else { return whole.whole }
    var filled = clause
    filled[gap] = thing
    let frame = frame(for: filled)
    // "To whom does it belong": "Ito".
    if case .verb = frame.head, frame.means.kind == .relation { return whole.whole }
    guard subjectRole(of: clause, frame) != gap,
      let mark = strandedMark(frame.arguments.first { $0.role == gap }, frame),
      !whole.standsAlone
    else { return whole.whole }
    return mark + " " + whole.whole
  }
}
