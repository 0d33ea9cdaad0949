import Meaning

extension Speaker {
  /// An instruction in a form: `imperative`, or the form that chains in a language that has one.
  func text(of instruction: Instruction, _ form: String) -> String? {
    guard var words = body(of: instruction.body, form) else { return nil }
    func wrap(_ key: String, _ slots: Slots) {
      if let text = text(key, slots.adding("body", .words(words))) { words = text }
    }
    for constraint in instruction.constraints {
      switch constraint {
      case .avoid(let place): wrap("way.avoid", ["place": .entity(place)])
      case .via(let place): wrap("way.via", ["place": .entity(place)])
      case .manner(let name):
        if let manner = book.word("manner.\(name)") {
          wrap("way.manner", ["manner": .words(manner)])
        }
      case .keep(let proposition): wrap("way.keep", ["p": .proposition(proposition)])
      }
    }
    if let deadline = instruction.deadline, let limit = text(of: deadline, limit: "by") {
      wrap("instruction.deadline", ["limit": .words(limit)])
    }
    if let start = instruction.start, let when = text(of: start) {
      wrap("instruction.start", ["when": .words(when)])
    }
    switch instruction.priority {
    case .normal: break
    case .first: wrap("priority.first", [:])
    case .now: wrap("priority.now", [:])
    case .instead: wrap("priority.instead", [:])
    }
    if let addressee = instruction.addressee {
      wrap("instruction.addressee", ["who": .entity(addressee)])
    }
    return words
  }

  private func body(of body: Instruction.Body, _ form: String) -> String? {
    switch body {
    case .clause(let clause):
      if clause.modality == .wanted { return text(of: clause, "wanted") }
      return text(of: clause, form)
    case .sequence(let parts): return chain(parts, form, by: "sequence")
    case .together(let parts): return chain(parts, form, by: "together")
    case .conditional(let condition, let then, let otherwise):
      var slots: Slots = ["if": .proposition(condition), "then": .instruction(then)]
      slots["otherwise"] = otherwise.map { .instruction($0) }
      return text("instruction.if", slots)
    case .times(let number, let inner):
      return text(
        first: ["instruction.timesOf.\(number)", "instruction.times"],
        ["n": .words(numberWord(number)), "number": .number(number), "body": .instruction(inner)])
    case .loop(let proposition, let untilTrue, let inner):
      return text(
        untilTrue ? "instruction.until" : "instruction.while",
        ["p": .proposition(proposition), "body": .instruction(inner)])
    case .every(let milliseconds, let until, let inner):
      var slots: Slots = ["span": .span(milliseconds), "body": .instruction(inner)]
      slots["until"] = until.flatMap { text(of: $0, limit: "until") }.map { .words($0) }
      return text("instruction.every", slots)
    case .wait(let proposition, let time):
      var slots: Slots = [:]
      slots["p"] = proposition.map { .proposition($0) }
      if case .span? = time {
        slots["span"] = time.flatMap { text(of: $0) }.map { .words($0) }
      } else {
        slots["until"] = time.flatMap { text(of: $0, limit: "until") }.map { .words($0) }
      }
      return text("instruction.wait", slots)
    }
  }

  private func chain(_ parts: [Instruction], _ form: String, by joiner: String) -> String? {
    let texts = parts.enumerated().compactMap { index, part in
      text(of: part, index == parts.count - 1 ? form : book.word("order.chainImperative") ?? form)
    }
    return texts.isEmpty ? nil : joined(texts, by: joiner)
  }

  /// A rule in words.
  func text(of rule: Meaning.Rule) -> String? {
    var speaker = self
    var slots: Slots = [:]
    slots["until"] = rule.until.map { .proposition($0) }
    let once = rule.once ? "once" : "always"
    switch rule.trigger {
    case .becomes(let proposition):
      speaker.bound = bindings(in: proposition)
      slots["trigger"] = .proposition(proposition)
      slots["condition"] = rule.condition.map { .proposition($0) }
      let isNotice = rule.body == Instruction(.together([]))
      let words = (isNotice ? text("rule.notice") : speaker.text(of: rule.body, "imperative")) ?? ""
      slots["body"] = .words(words)
      if rule.beforeNextTask, let text = text("rule.\(once)BeforeNext", slots) { return text }
      return text("rule.\(once)", slots)
    case .eachTask:
      slots["body"] = .instruction(rule.body)
      return text("rule.eachTask", slots)
    case .every(let milliseconds):
      slots["span"] = .span(milliseconds)
      slots["condition"] = rule.condition.map { .proposition($0) }
      slots["body"] = .instruction(rule.body)
      return text("rule.every", slots)
    }
  }

  /// What a trigger binds, in the order of speaking.
  private func bindings(in proposition: Proposition) -> [Entity] {
    switch proposition {
    case .clause(let clause):
      let frame = frame(for: clause)
      let order = frame.arguments.map(\.role)
      return order.compactMap { clause[$0] }.filter(binds)
    case .and(let parts), .or(let parts): return parts.flatMap { bindings(in: $0) }
    case .not(let inner): return bindings(in: inner)
    case .compare(let comparison): return [comparison.subject].filter(binds)
    case .count: return []
    }
  }

  private func binds(_ entity: Entity) -> Bool {
    guard case .description(let description) = entity.kind else { return false }
    switch description.quantifier {
    case .a, .any, .each: return true
    default: return false
    }
  }
}
