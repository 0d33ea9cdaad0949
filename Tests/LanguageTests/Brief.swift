import Meaning

/// A turn in a short notation, so that a table of readings fits the eye: `do deliver(destination:dock-1
/// item:the box{contains(ground:_ it:tea)})`.
enum Brief {
  static func text(_ turn: Turn) -> String { turn.acts.map(text).joined(separator: " + ") }

  static func text(_ act: Act) -> String {
    switch act {
    case .instruct(let instruction): "do " + text(instruction)
    case .ask(let question): text(question)
    case .inform(let proposition): "so " + text(proposition)
    case .fragment(let fragments): "bit " + fragments.map(text).joined(separator: ", ")
    case .correct(.fragments(let fragments)):
      "rather " + fragments.map(text).joined(separator: ", ")
    case .correct(.instruction(let instruction)): "rather do " + text(instruction)
    case .correct(.wrong(_)): "wrong"
    case .confirm: "yes"
    case .deny: "no"
    case .choose(let choice): "choose \(choice)"
    case .rule(let rule): text(rule)
    case .teach(.noun(let word, let entity)): "teach \(word) = \(text(entity))"
    case .teach(.procedure(let word, let instruction)): "teach \(word): \(text(instruction))"
    case .teach(.forget(let word)): "unlearn \(word)"
    case .control(.cancel(.about(let entity))): "cancel \(text(entity))"
    case .control(.cancel(.clause(let clause))): "cancel \(text(clause))"
    case .control(.cancel(let what)): "cancel \(what)"
    case .control(let control): "\(control)"
    case .social(let social): "\(social)"
    case .offer(let instruction): "offer \(instruction)"
    }
  }

  static func text(_ rule: Rule) -> String {
    var made = rule.once ? "once " : "whenever "
    switch rule.trigger {
    case .becomes(let proposition): made += text(proposition)
    case .every(let span): made += "every \(span)"
    case .eachTask: made += "each task"
    }
    if let condition = rule.condition { made += " if " + text(condition) }
    if rule.beforeNextTask { made += " before-next" }
    return made + " do " + text(rule.body)
  }

  static func text(_ instruction: Instruction) -> String {
    var made: String
    switch instruction.body {
    case .clause(let clause): made = text(clause)
    case .sequence(let all): made = "(" + all.map(text).joined(separator: " ; ") + ")"
    case .together(let all): made = "(" + all.map(text).joined(separator: " & ") + ")"
    case .conditional(let state, let then, let otherwise):
      made = "if \(text(state)) then \(text(then))"
      if let otherwise { made += " else " + text(otherwise) }
    case .times(let count, let inner): made = "\(count)x " + text(inner)
    case .loop(let state, let until, let inner):
      made = text(inner) + (until ? " until " : " while ") + text(state)
    case .every(let span, let until, let inner):
      made = "every \(span) \(text(inner))" + (until.map { " until \(time($0))" } ?? "")
    case .wait(let state, let time):
      made =
        "wait" + (state.map { " " + text($0) } ?? "") + (time.map { " " + self.time($0) } ?? "")
    }
    for constraint in instruction.constraints {
      switch constraint {
      case .avoid(let entity): made += " avoiding " + text(entity)
      case .via(let entity): made += " via " + text(entity)
      case .manner(let manner): made += " " + manner
      case .keep(let state): made += " keeping " + text(state)
      }
    }
    if let deadline = instruction.deadline { made += " by " + time(deadline) }
    if let start = instruction.start { made += " from " + time(start) }
    if instruction.priority != .normal { made += " \(instruction.priority)" }
    if let who = instruction.addressee { made = text(who) + ": " + made }
    return made
  }

  static func time(_ time: TimeExpression) -> String {
    switch time {
    case .before(let clause): "before " + text(clause)
    case .after(let clause): "after " + text(clause)
    default: "\(time)"
    }
  }

  static func text(_ fragment: Fragment) -> String {
    let focus = fragment.focus == .replace ? "" : "\(fragment.focus) "
    return focus + (fragment.marks + [text(fragment.entity)]).joined(separator: " ")
  }

  static func text(_ question: Question) -> String {
    var made = "\(question.asked)? "
    switch question.topic {
    case .clause(let clause): made += text(clause)
    case .proposition(let proposition): made += text(proposition)
    case .entity(let entity): made += text(entity)
    case .measure(let measure, let of, let from):
      made += "\(measure) of \(text(of))" + (from.map { " from " + text($0) } ?? "")
    case .word(let word): made += "word \(word)"
    default: made += "\(question.topic)"
    }
    if let state = question.supposing { made += " if " + text(state) }
    if let time = question.time { made += " at " + self.time(time) }
    return made
  }

  static func text(_ proposition: Proposition) -> String {
    switch proposition {
    case .clause(let clause): text(clause)
    case .compare(let comparison): text(comparison)
    case .count(let entity, let relation, let count): "\(text(entity)) \(relation) \(count)"
    case .and(let all): all.map(text).joined(separator: " and ")
    case .or(let all): all.map(text).joined(separator: " or ")
    case .not(let inner): "not(\(text(inner)))"
    }
  }

  static func text(_ comparison: Comparison) -> String {
    var made = comparison.denied ? "not " : ""
    made += comparison.measure ?? "?"
    if comparison.subject.kind != .gap { made += "(\(text(comparison.subject)))" }
    made += " \(comparison.relation)"
    if let standard = comparison.standard { made += " " + text(standard) }
    if let from = comparison.from { made += " from " + text(from) }
    return made
  }

  static func text(_ clause: Clause) -> String {
    var made = clause.negated ? "not " : ""
    if clause.tense != .present { made += "\(clause.tense) " }
    if clause.aspect != .plain { made += "\(clause.aspect) " }
    if clause.modality != .plain { made += "\(clause.modality) " }
    made += clause.frame.name
    made +=
      "(" + clause.fillers.map { $0.role + ":" + text($0.entity) }.joined(separator: " ") + ")"
    if let time = clause.time { made += "@" + self.time(time) }
    return made
  }

  static func text(_ quantity: Quantity) -> String {
    let value =
      quantity.value == quantity.value.rounded() ? "\(Int(quantity.value))" : "\(quantity.value)"
    return value + quantity.unit
  }

  static func text(_ quantifier: Quantifier) -> String {
    switch quantifier {
    case .exactly(let count): "\(count)"
    case .atLeast(let count): "≥\(count)"
    case .atMost(let count): "≤\(count)"
    default: "\(quantifier)"
    }
  }

  static func text(_ entity: Entity) -> String {
    switch entity.kind {
    case .name(let name): name
    case .description(let description): text(description)
    case .reference(let reference): "<\(reference.rawValue)>"
    case .me: "<me>"
    case .you: "<you>"
    case .here: "<here>"
    case .gap: "_"
    case .bound(let index): "x\(index)"
    case .coordination(let coordinator, let all):
      "[" + all.map(text).joined(separator: " \(coordinator) ") + "]"
    case .part(let quantifier, let whole): "\(text(quantifier)) of \(text(whole))"
    case .amount(let quantity, let of): "\(text(quantity)) of \(text(of))"
    case .quantity(let quantity): text(quantity)
    case .computed(let direction, let from, let distance):
      "\(distance.map { text($0) + " " } ?? "")\(direction) of \(from.map(text).joined(separator: ","))"
    case .quoted(let text): "\"\(text)\""
    case .unknown(let text): "?\(text)"
    case .event(let clause): "event(\(clause.map(text) ?? ""))"
    }
  }

  static func text(_ description: Description) -> String {
    var made = text(description.quantifier) + " " + (description.kind ?? "thing")
    if description.number == .many { made += "s" }
    if description.number == .unmarked { made += "~" }
    if !description.conditions.isEmpty {
      made += "{" + description.conditions.map(text).joined(separator: ", ") + "}"
    }
    if let pick = description.pick {
      made += " \(pick.most ? "most" : "least") \(pick.measure)"
      if pick.rank != 1 { made += "#\(pick.rank)" }
      if let from = pick.from { made += " from " + text(from) }
    }
    if let ordinal = description.ordinal { made += " #\(ordinal)" }
    if let except = description.except { made += " except " + text(except) }
    return made
  }

  static func text(_ condition: Condition) -> String {
    switch condition {
    case .clause(let clause): text(clause)
    case .compare(let comparison): text(comparison)
    case .any(let all): all.map(text).joined(separator: " or ")
    }
  }
}
