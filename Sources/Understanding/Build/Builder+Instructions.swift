import Meaning

/// Instructions and rules.
extension Builder {
  func instruction(_ id: Int32) -> Instruction? {
    switch value(id) {
    case .instruction(let instruction): return instruction
    case .predicate(let predicate): return commanded(predicate)
    default: return nil
    }
  }

  func instruction(_ rule: GrammarRule, _ item: Item, _ parts: [Part]) -> Value? {
    let argument = rule.action.arguments.first
    switch rule.action.operation {
    case .instruct:
      if argument == "avoid" {
        guard let what = parts.first.flatMap({ entity($0.id) }) else { return nil }
        return adjoined(
          traced(constraint(.avoid(what)), item), parts.dropFirst().compactMap(adverb)
        ).map(Value.instruction)
      }
      if argument == "manner" {
        let manner = rule.action.arguments.dropFirst().first ?? ""
        return .instruction(traced(constraint(.manner(manner)), item))
      }
      guard argument == "wanted" else {
        guard let first = head(rule, parts), case .predicate(var predicate)? = value(first.id)
        else {
          return nil
        }
        predicate.features = item.features
        guard var made = commanded(predicate).map({ traced($0, item) }) else { return nil }
        made.trace.asksAbility = argument == "request"
        return .instruction(made)
      }
      guard let first = head(rule, parts) else { return nil }
      return wanted(first).map { traced($0, item) }.map(Value.instruction)
    case .idiom: return idiom(rule, item, parts)
    case .sequence, .together:
      var steps: [Instruction] = []
      let isSequence = rule.action.operation == .sequence
      for part in parts {
        guard let step = instruction(part.id) else {
          if case .adverb? = value(part.id) { continue }
          return nil
        }
        switch step.body {
        case .sequence(let inner) where isSequence && step.isPlain: steps += inner
        case .together(let inner) where !isSequence && step.isPlain: steps += inner
        default: steps.append(step)
        }
      }
      if argument == "reversed" { steps.reverse() }
      guard steps.count > 1 else { return steps.first.map(Value.instruction) }
      steps = completed(steps)
      return .instruction(
        traced(Instruction(isSequence ? .sequence(steps) : .together(steps)), item))
    case .gapping: return gapped(item, parts).map(Value.instruction)
    case .verbless: return verbless(item, parts).map(Value.instruction)
    case .carry: return carried(item, parts).map(Value.instruction)
    case .conditional:
      guard let condition = part(.if, parts).flatMap({ proposition($0.id) }),
        let then = part(.then, parts).flatMap({ alternative($0, .otherwise, parts) })
      else { return nil }
      let otherwise = part(.otherwise, parts).flatMap { alternative($0, .then, parts) }
      if part(.otherwise, parts) != nil, otherwise == nil { return nil }
      return .instruction(
        traced(
          Instruction(
            .conditional(
              if: argument == "unless" ? .not(condition) : condition, then: then,
              otherwise: otherwise)), item))
    case .rule: return standing(argument, item, parts)
    case .wait:
      var state: Proposition?
      var time: TimeExpression?
      for part in parts {
        switch value(part.id) {
        case .time(let found): time = found
        case .adverb(.time(let found)), .adverb(.duration(let found)), .adverb(.start(let found)),
          .adverb(.deadline(let found)), .adverb(.untilTime(let found)):
          time = found
        case .adverb(.until(let found)): state = found
        default: state = proposition(part.id)
        }
      }
      return .instruction(traced(Instruction(.wait(state, time)), item))
    case .addressed:
      guard let who = part(.who, parts).flatMap({ entity($0.id) }),
        let what = part(.do, parts), var instruction = instruction(what.id)
      else { return nil }
      instruction.addressee = who
      return .instruction(instruction)
    default: return nil
    }
  }

  /// Nothing to be done by itself, but a way to do what is being done, or never to do anything.
  private func constraint(_ constraint: Constraint) -> Instruction {
    var made = Instruction(.together([]))
    made.constraints = [constraint]
    return made
  }

  /// "otherwise on A3", 「そこに、だめならA3に置いて」: an instruction, or another phrase for the one beside it.
  /// A part `of` belongs to both.
  private func alternative(_ side: Part, _ beside: Label, _ parts: [Part]) -> Instruction? {
    let isPhrase = side.item.symbol == SymbolTable.mp || side.item.symbol == SymbolTable.np
    let whole = isPhrase ? part(beside, parts) : side
    guard let whole else { return nil }
    let shared = part(.of, parts)
    guard isPhrase || shared != nil else { return instruction(side.id) }
    guard var made = predicate(whole.id) else {
      return isPhrase ? instruction(whole.id).flatMap { varied($0, by: side) } : nil
    }
    for phrase in [shared, isPhrase ? side : nil].compactMap({ $0 }) {
      let frame = model.frames[Int(made.frame)]
      let index =
        argument(of: frame, for: phrase.item, free: nil)
        ?? chart.place(of: phrase.item, in: frame, 0)
        ?? frame.placeGiven(model).flatMap {
          frame.arguments[$0].types.meets(phrase.item.types) ? $0 : nil
        }
      guard let index, let entity = entity(phrase.id) else { return nil }
      made.fills[index] = entity
    }
    return commanded(made)
  }

  /// An instruction of one clause with another phrase in the place of one of its own.
  private func varied(_ instruction: Instruction, by phrase: Part) -> Instruction? {
    guard case .clause(var clause) = instruction.body, let entity = entity(phrase.id) else {
      return nil
    }
    for frame in model.frames {
      guard case .clause(clause.frame, _) = frame.sense,
        let index = argument(of: frame, for: phrase.item, free: nil)
          ?? frame.placeGiven(model).flatMap({
            frame.arguments[$0].types.meets(phrase.item.types) ? $0 : nil
          }),
        clause[frame.arguments[index].role] != nil
      else { continue }
      clause[frame.arguments[index].role] = entity
      var made = instruction
      made.body = .clause(clause)
      return made
    }
    return nil
  }

  /// The argument of a frame that a phrase can be.
  private func argument(of frame: ChartFrame, for phrase: Item, free: [Int]?) -> Int? {
    (free ?? Array(frame.arguments.indices)).first {
      let argument = frame.arguments[$0]
      guard !argument.isSubject, argument.types.meets(phrase.types) else { return false }
      guard phrase.symbol == SymbolTable.mp else {
        return argument.isObject || argument.takesAnyMark
      }
      if phrase.features.contains(.anywhere) {
        return argument.marks.contains(where: model.placeMarks.contains)
      }
      return argument.marks.contains(phrase.payload) || argument.takesAnyMark
    }
  }

  private func traced(_ instruction: Instruction, _ item: Item) -> Instruction {
    var made = instruction
    made.trace = trace(item)
    return made
  }

  /// A predicate as something to be done: the robot is who does it where the frame has such a role.
  func commanded(_ predicate: Predicate) -> Instruction? {
    guard var clause = clause(predicate) else { return nil }
    let frame = model.frames[Int(predicate.frame)]
    if let agent = frame.agent, agent != "who" || model.declaresRole("who", clause.frame),
      clause[agent] == nil
    {
      clause[agent] = Entity(.you)
    }
    if let subject = frame.subject, predicate.fills[subject] == nil, !frame.isDoable {
      clause[frame.arguments[subject].role] = Entity(.you)
      clause.modality = .wanted
    }
    clause.time = nil
    clause.until = nil
    clause.aspect = predicate.features.contains(.ahead) ? .ahead : clause.aspect
    let made = Instruction(clause)
    return adjoined(made, predicate.adverbs)
  }

  private func wanted(_ part: Part) -> Instruction? {
    guard case .clause(var clause)? = proposition(part.id) else { return nil }
    clause.modality = .wanted
    let made = Instruction(clause)
    if case .predicate(let predicate)? = value(part.id) {
      return adjoined(made, predicate.adverbs)
    }
    return made
  }

  /// An instruction with adverbials, or nil when one of them cannot be said of it.
  func adjoined(_ instruction: Instruction, _ adverbs: [Adverb]) -> Instruction? {
    var made = instruction
    for adverb in adverbs {
      guard let next = self.instruction(made, adverb) else { return nil }
      made = next
    }
    return made
  }

  private func holdsException(_ clause: Clause, _ taken: Entity) -> Bool {
    clause.fillers.contains {
      switch $0.entity.kind {
      case .description(let description): description.except == taken
      case .coordination(.butNot, let parts): parts.last == taken
      default: false
      }
    }
  }

  /// An instruction with an adverbial.
  func instruction(_ instruction: Instruction, _ adverb: Adverb) -> Instruction? {
    var made = instruction
    switch adverb {
    case .deadline(let time): made.deadline = time
    case .start(let time), .time(let time):
      if case .now = time {
        made.priority = .now
      } else if case .today = time {
        made.deadline = time
      } else {
        made.start = time
      }
    case .duration(let time):
      guard case .span(let span) = time else { break }
      made = Instruction(
        .loop(.clause(Clause(FrameName(.existence, "exists"))), untilTrue: false, made))
      made.body = instruction.body
      made.deadline = .span(span)
    case .priority(let priority): made.priority = priority
    case .constraint(let constraint): made.constraints.append(constraint)
    case .times(let count): made = wrap(made) { .times(count, $0) }
    case .until(let state): made = wrap(made) { .loop(state, untilTrue: true, $0) }
    case .whilst(let state): made = wrap(made) { .loop(state, untilTrue: false, $0) }
    case .every(let span): made = wrap(made) { .every(span, until: nil, $0) }
    case .untilTime(let time):
      if case .every(let span, _, let inner) = made.body {
        made.body = .every(span, until: time, inner)
      } else {
        made.deadline = time
      }
    case .agent(let who): made.addressee = who
    case .except(let taken, _):
      // Within a clause it has been taken out already; beside a whole instruction it would be lost.
      guard case .clause(let clause) = made.body, holdsException(clause, taken) else { return nil }
    case .also, .again, .ahead, .amount: break
    case .only, .none: return nil
    }
    return made
  }

  private func wrap(
    _ instruction: Instruction, _ body: (Instruction) -> Instruction.Body
  ) -> Instruction {
    var made = Instruction(body(instruction))
    made.trace = instruction.trace
    return made
  }

  /// "the tea to A1 and the candles to A2": the first instruction, and the same with the new parts.
  private func gapped(_ item: Item, _ parts: [Part]) -> Instruction? {
    guard let first = parts.first(where: { $0.label == Label.head.rawValue }) ?? parts.first,
      let made = predicate(first.id)
    else { return nil }
    let frame = model.frames[Int(made.frame)]
    var second = made
    var free = frame.arguments.indices.filter { !frame.arguments[$0].isSubject }
    for part in parts where part.id != first.id {
      guard part.item.symbol == SymbolTable.np || part.item.symbol == SymbolTable.mp else {
        continue
      }
      guard let index = argument(of: frame, for: part.item, free: free),
        let entity = entity(part.id)
      else { return nil }
      free.removeAll { $0 == index }
      second.fills[index] = made.fills[index].map { Self.alike(entity, $0) } ?? entity
    }
    guard let one = commanded(made), let two = commanded(second) else { return nil }
    return traced(Instruction(.together([one, two])), item)
  }

  /// "A carton on C1 and one on C3": one of the same kind.
  private static func alike(_ entity: Entity, _ other: Entity) -> Entity {
    guard case .description(var description) = entity.kind, description.kind == nil,
      case .description(let model) = other.kind
    else { return entity }
    description.kind = model.kind
    if description.conditions.isEmpty, description.pick == nil {
      description.conditions = model.conditions
      if description.quantifier == .bare, description.number == .one { description.quantifier = .a }
    }
    return Entity(.description(description), trace: entity.trace)
  }

  /// "tea to dock 1": the frame's place for each phrase.
  private func verbless(_ item: Item, _ parts: [Part]) -> Instruction? {
    let frame = model.frames[Int(item.choice)]
    var made = Predicate(frame: item.choice, features: item.features)
    var filled: UInt32 = 0
    for part in parts where Chart.isPhrase(part.item) {
      guard let index = chart.place(of: part.item, in: frame, filled),
        let entity = entity(part.id)
      else { return nil }
      filled |= 1 << UInt32(index)
      made.fills[index] = entity
    }
    made.features = []
    return commanded(made).map { traced($0, item) }
  }

  /// "…, then the tyres": the last step again with another thing; where the first one was taken from
  /// was said of that one.
  private func carried(_ item: Item, _ parts: [Part]) -> Instruction? {
    guard let first = parts.first, let last = parts.last, first.id != last.id,
      let before = instruction(first.id), let entity = entity(last.id)
    else { return nil }
    let frame = model.frames[Int(item.frame)]
    guard let index = chart.place(of: last.item, in: frame, 0), var clause = before.clauses.last
    else { return nil }
    for argument in frame.arguments where !argument.isNeeded { clause[argument.role] = nil }
    clause[frame.arguments[index].role] = entity
    clause.trace = trace(last.item)
    var steps: [Instruction] = []
    if case .sequence(let inner) = before.body, before.isPlain {
      steps = inner
    } else {
      steps = [before]
    }
    return traced(Instruction(.sequence(steps + [Instruction(clause)])), item)
  }

  private func idiom(_ rule: GrammarRule, _ item: Item, _ parts: [Part]) -> Value? {
    guard rule.action.arguments.count == 2, let kind = FrameKind(rawValue: rule.action.arguments[0])
    else { return nil }
    var fillers: [Clause.Filler] = []
    func collect(_ parts: [Part], depth: Int) {
      for part in parts where !model.isLiteral[Int(part.item.symbol)] {
        if part.item.symbol == SymbolTable.np || part.label >= Int32(Label.allCases.count),
          let entity = entity(part.id)
        {
          fillers.append(.init(model.labels.names[Int(part.label)], entity))
        } else if part.item.origin == .rule, depth < 40 {
          collect(self.parts(of: part.item), depth: depth + 1)
        }
      }
    }
    collect(parts, depth: 0)
    var clause = Clause(FrameName(kind, rule.action.arguments[1]), fillers)
    clause.trace = trace(item)
    if rule.result == SymbolTable.statement { return .proposition(.clause(clause)) }
    if let robot = model.robotRole(of: clause.frame), clause[robot] == nil {
      clause[robot] = Entity(.you)
    }
    return .instruction(Instruction(clause))
  }
}

extension Instruction {
  /// Whether it is no more than its body.
  var isPlain: Bool {
    constraints.isEmpty && deadline == nil && start == nil && priority == .normal
      && addressee == nil
  }

  /// The same with another thing in the place of "it".
  func replacingPronouns(by entity: Entity) -> Instruction {
    var made = self
    switch body {
    case .clause(var clause):
      for filler in clause.fillers where filler.entity.kind == .reference(.it) {
        var put = entity
        put.trace = filler.entity.trace
        clause[filler.role] = put
      }
      made.body = .clause(clause)
    case .sequence(let all): made.body = .sequence(all.map { $0.replacingPronouns(by: entity) })
    case .together(let all): made.body = .together(all.map { $0.replacingPronouns(by: entity) })
    case .conditional(let state, let then, let otherwise):
      made.body = .conditional(
        if: state, then: then.replacingPronouns(by: entity),
        otherwise: otherwise?.replacingPronouns(by: entity))
    case .times(let count, let inner):
      made.body = .times(count, inner.replacingPronouns(by: entity))
    default: break
    }
    return made
  }
}
