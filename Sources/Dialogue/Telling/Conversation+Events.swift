import Domains
package import Execution
import Language
import Meaning
import PDDL
package import Robots
import SourceText

// What is said unasked: done, surprises, rules that fired, stops. In the language of the instruction or
// rule that caused it.

extension Conversation {
  /// Puts what happened while working into words.
  package mutating func tell(_ events: [ExecutionEvent], at time: Instant) -> [Output] {
    now = time
    expire(at: time)
    learnNewObjects()
    var outputs: [Output] = []
    var pending: [String: (replies: [Reply], tone: Output.Tone, causes: [Cause])] = [:]
    var order: [String] = []
    for (index, event) in events.enumerated() {
      // Why a task goes no further says what went wrong.
      if events.dropFirst(index + 1).contains(where: { $0.stopsShort(event) }) { continue }
      let memory = event.task.flatMap { talk.tasks[$0] }
      let tongue = memory?.language ?? ruleLanguage(of: event) ?? talk.language
      guard let (reply, tone) = reply(to: event, memory) else { continue }
      if pending[tongue] == nil { order.append(tongue) }
      pending[tongue, default: ([], .plain, [])].replies.append(reply)
      if tone != .plain { pending[tongue]?.tone = tone }
      if pending[tongue]?.causes.isEmpty ?? true {
        pending[tongue]?.causes = Array(event.causes.prefix(1))
      }
    }
    for tongue in order {
      guard let said = pending[tongue], let reply = Reply.joined(said.replies) else { continue }
      let isQuestion = said.replies.contains { reply in
        if case .impossible(_, .some) = reply { true } else { false }
      }
      outputs.append(
        say(
          reply, in: tongue, tone: said.tone, choices: isQuestion ? [] : nil, causes: said.causes))
    }
    return outputs
  }

  /// Names what has come to be known since; what the domain itself left without words stays so.
  private mutating func learnNewObjects() {
    let objects = executive.belief.objects
    let own = domain.problem.objects
    let learned = front.vocabulary.objects.count - domain.vocabulary.objects.count
    guard objects.count > own.count + learned else { return }
    let names = Set(front.vocabulary.objects.map(\.name) + own.names)
    let new = objects.all.filter { !names.contains(objects.name(of: $0)) }.map { object in
      Vocabulary.NamedObject(
        name: objects.name(of: object),
        types: objects.types(of: object).map { domain.model.types.name(of: $0) })
    }
    front.add(new)
  }

  private func ruleLanguage(of event: ExecutionEvent) -> String? {
    switch event.kind {
    case .ruleFired(let number, _), .ruleHeldBack(let number, _, _), .ruleLoop(let number, _),
      .ruleEnded(let number):
      return talk.rules[number]?.language
    default: return nil
    }
  }

  private mutating func reply(to event: ExecutionEvent, _ memory: Talk.TaskMemory?)
    -> (Reply, Output.Tone)?
  {
    let describer = describer
    switch event.kind {
    case .started, .waited, .ruleEnded: return nil
    case .finished(let added, _):
      return finished(event, memory, added).map { ($0, .plain) }
    case .alreadySo where memory?.isRule == true && memory?.parts.isEmpty == true: return nil
    case .alreadySo:
      let facts = memory?.parts.flatMap { part in
        (part.goal?.whole.conjuncts ?? []).prefix(2).compactMap { describer.proposition(of: $0) }
      }
      return (.alreadySo(facts ?? []), .plain)
    case .failed(let reason), .blocked(let reason):
      return stuck(reason, event, describer)
    case .stepFailed(let step, let reason):
      return (.surprise(.failure(reason, describer.clause(for: step)), next: nil), .plain)
    case .surprise(_, let found):
      let clauses = found.prefix(2).compactMap { describer.clause(for: $0) }
      guard !clauses.isEmpty else { return nil }
      return (.surprise(.fact(.and(clauses.map { .clause($0) })), next: nil), .plain)
    case .replanned(_, let new, let because):
      // What is to be is no reason, only what is so.
      let facts = because.prefix(1).filter { executive.belief.holds($0) }.compactMap {
        describer.proposition(of: $0)
      }
      // A plan that is new for no reason that can be told is nobody's business.
      let source = changedSource(memory, new, describer)
      guard !facts.isEmpty || source != nil else { return nil }
      let takes = new.duration.milliseconds
      return (
        .replanned(
          facts.first.map { .fact($0) }, source,
          takes: takes >= domain.vocabulary.policy.long ? takes : nil), .plain
      )
    case .replacedChoice(_, let by, _):
      return (
        .chosen(describer.describe(by), because: .instead, others: 0, takes: nil), .plain
      )
    case .droppedMember(let object, _):
      return (.leftOut(describer.describe(object), why: .impossible), .refusal)
    case .ruleFired(let number, let binding):
      return fired(number, binding, event, describer)
    case .ruleHeldBack(let number, _, let task):
      let clause = talk.tasks[task]?.parts.last?.clause
      return (.notFired(number, undoing: clause), .plain)
    case .ruleLoop(let number, _): return (.notFired(number, undoing: nil), .plain)
    case .stopped(let robots): return (halted(robots, describer), .plain)
    case .late(let earliest): return (.tooLate(earliest: earliest.milliseconds), .plain)
    case .silent(let robot):
      return (.notKnown(nil, about: robot.map { describer.describe($0) }), .refusal)
    }
  }

  /// Done: what is where now, when the work was long or was asked for.
  private func finished(
    _ event: ExecutionEvent, _ memory: Talk.TaskMemory?, _ added: [Fact]
  ) -> Reply? {
    let describer = describer
    guard let memory, !memory.parts.isEmpty else {
      let facts = describer.clauses(for: added).prefix(4)
      return facts.isEmpty ? nil : .done(facts.map { .clause($0) })
    }
    var facts: [Proposition] = []
    var performed: Clause?
    for part in memory.parts {
      guard let goal = part.goal else {
        performed = part.clause
        continue
      }
      // Of a condition only one side was done.
      guard executive.belief.holds(goal.whole) else { continue }
      // A state in which something is not so is told by the deed: "I have cleared A1".
      if goal.members.isEmpty, goal.whole.firstAtom == nil, part.clause.frame.kind == .intent {
        performed = part.clause
      } else {
        facts += said(of: goal, part, describer, besides: memory.parts)
      }
    }
    let found = memory.parts.flatMap { self.found($0, since: event, describer) }
    if !found.isEmpty { return .joined(found) }
    if facts.isEmpty { return .finished(performed.map(spoken)) }
    var said: [Proposition] = []
    for fact in facts where !said.contains(fact) { said.append(fact) }
    return .done(said)
  }

  /// What was looked for and found, where an intent answers after it was done: values that became
  /// known, and what is at a place.
  private func found(
    _ part: DraftPart, since event: ExecutionEvent, _ describer: Describer
  ) -> [Reply] {
    guard part.clause.frame.kind == .intent,
      scene.intent(part.clause.frame.name)?.answers ?? false, let task = event.task
    else { return [] }
    var replies: [Reply] = []
    let objects = part.roles.sorted { $0.key < $1.key }.flatMap(\.value)
    // What a robot sees by the way belongs to no task: all that was seen since it was begun counts.
    let begun = executive.agenda[task]?.record ?? executive.log.records.count
    for record in executive.log.records.dropFirst(begun) {
      guard case .belief(let change) = record.content else { continue }
      for value in change.values {
        guard let new = value.new, let object = value.fluent.arguments.first,
          objects.contains(object), object != scene.robot,
          let measure = domain.formulas.measure(for: value.fluent.function)
        else { continue }
        replies.append(
          .measured(
            measure, of: describer.describe(object), Quantity(new, describer.unit(of: measure))))
      }
    }
    if !replies.isEmpty { return replies }
    for object in objects {
      for relation in domain.vocabulary.relations.prefix(1) where relation.roles.count == 2 {
        var clause = Clause(FrameName(.relation, relation.name))
        clause[relation.roles[0].name] = .gap
        clause[relation.roles[1].name] = describer.describe(object)
        guard scene.fits(object, scene.typeIDs(relation.roles[1].types)) else { continue }
        let there = scene.satisfying(
          clause, gap: relation.roles[0].name, types: scene.typeIDs(relation.roles[0].types)
        ).filter { $0 != scene.robot }
        replies.append(
          .answer(
            Question(.role, .clause(clause)),
            describer.grouped(there.prefix(Self.listed).map { describer.describe($0) })))
      }
    }
    return replies
  }

  /// A goal as said when it is reached: members together where they end in the same place.
  private func said(
    of goal: Goal, _ part: DraftPart, _ describer: Describer, besides parts: [DraftPart]
  ) -> [Proposition] {
    if goal.members.count > 1, let template = goal.template, case .atom(let atom) = template,
      let relation = domain.formulas.relation(for: atom.predicate)
    {
      let members = goal.members.map(\.object)
      var clause = Clause(FrameName(.relation, relation.name))
      for (role, term) in zip(relation.roles, atom.arguments) {
        switch term {
        case .object(let object): clause[role] = describer.describe(object)
        case .variable:
          clause[role] =
            part.topic.flatMap { part.clause[$0] }.flatMap { together($0, members) }
            ?? describer.describe(members, omitting: [.place])
        }
      }
      return [.clause(clause)]
    }
    if part.clause.frame.kind == .existence { return [.clause(part.clause)] }
    // What a thing is called says nothing of where it was: it is somewhere else now.
    let things = part.topic.flatMap { part.roles[$0] } ?? []
    var phrase = things.count == 1 ? own(part.topic.flatMap { part.clause[$0] }) : nil
    // "A box to each dock": by these words the one is not told from the other.
    if parts.contains(where: { other in
      guard let topic = other.topic, let others = other.roles[topic] else { return false }
      return others != things && own(other.clause[topic]) == phrase
    }) {
      phrase = nil
    }
    let names = things.map { object in
      let short = describer.describe(object, omitting: [.place, .measure])
      return (long: describer.describe(object), short: short, said: phrase ?? short)
    }
    return goal.whole.conjuncts.prefix(4).compactMap { conjunct -> Proposition? in
      let proposition = describer.proposition(of: conjunct)
      guard case .clause(var clause)? = proposition else { return proposition }
      for name in names {
        clause = clause.replacing(name.long, with: name.said).replacing(name.short, with: name.said)
      }
      return .clause(clause)
    }
  }

  /// The operator's own phrase for one thing, without where it was.
  private func own(_ entity: Entity?) -> Entity? {
    guard case .description(var description)? = entity?.kind, description.pick == nil,
      description.ordinal == nil, description.kind != nil
    else { return nil }
    description.quantifier = .the
    description.except = nil
    description.conditions.removeAll { condition in
      if case .clause(let clause) = condition { return isPlace(clause) }
      return true
    }
    return .the(description)
  }

  /// The operator's own noun phrase for several things: "both tea cartons", "the two boxes".
  private func together(_ entity: Entity, _ members: [ObjectID]) -> Entity? {
    let inner: Entity
    if case .part(_, let whole) = entity.kind { inner = whole } else { inner = entity }
    guard case .description(let said) = inner.kind, said.kind != nil else { return nil }
    var description = describer.specific(said, for: members)
    description.quantifier = members.count == 2 ? .both : .exactly(members.count)
    description.number = .many
    description.except = nil
    description.conditions = description.conditions.filter { condition in
      if case .clause(let clause) = condition {
        return clause.fillers.count < 2 || !isPlace(clause)
      }
      return true
    }
    return Entity(.description(description))
  }

  /// Whether a condition says where something is, which the work has changed.
  private func isPlace(_ clause: Clause) -> Bool {
    guard let location = executive.belief.setting.location,
      let relation = domain.formulas.relation(for: location)
    else { return false }
    return clause.frame == FrameName(.relation, relation.name)
  }

  /// The clause of a task with only where its thing is taken from now.
  private func changedSource(
    _ memory: Talk.TaskMemory?, _ plan: WorkPlan, _ describer: Describer
  ) -> Clause? {
    guard let part = memory?.parts.last, let topic = part.topic,
      let object = part.roles[topic]?.first, part.roles[topic]?.count == 1,
      let formulas = domain.formulas.intent(part.clause.frame.name),
      let condition = formulas.condition
    else { return nil }
    var clause = Clause(part.clause.frame)
    for role in condition.roles where role != topic {
      guard let slot = condition.slot(of: role), condition.uses.contains(role) else { continue }
      let found = scene.solutions(
        of: condition.filled([topic: object]), slot: slot, types: [])
      if found.count == 1, part.inferred[role] != found[0], found[0] != scene.robot {
        clause[role] = describer.describe(found[0])
      }
    }
    guard !clause.fillers.isEmpty else { return nil }
    clause[topic] = Entity(.reference(.it))
    return clause
  }

  private mutating func fired(
    _ number: Int, _ binding: [ObjectID], _ event: ExecutionEvent, _ describer: Describer
  ) -> (Reply, Output.Tone)? {
    let parts = talk.bodies[number] ?? []
    if let task = event.task, talk.tasks[task] == nil, let rule = talk.rules[number] {
      talk.tasks[task] = Talk.TaskMemory(
        language: rule.language, parts: parts.contains { $0.clause.holdsBound } ? [] : parts,
        isRule: true)
    }
    // What the clock sets off is told by what is found.
    let order = executive.orders.first { $0.number == number }?.order
    if order?.period != nil { return nil }
    talk.salience.mention(binding, .aside)
    let trigger = executive.orders.first { $0.number == number }?.order.trigger
    let bound = trigger.flatMap { query -> Proposition? in
      var objects: [Int: ObjectID] = [:]
      for (variable, object) in zip(query.variables, binding) { objects[variable.slot] = object }
      let ground = query.formula.mapTerms { term in
        term.slot.flatMap { objects[$0] }.map { .object($0) } ?? term
      }
      return ground.conjuncts.reversed().lazy.compactMap { describer.proposition(of: $0) }.first
    }
    // A rule that asks only to be told is told by what happened.
    if talk.notices.contains(number), let bound { return (.fact([bound], basis: nil), .plain) }
    let clause = parts.count == 1 ? parts[0].clause.bound(to: binding, describer) : nil
    return (.fired(number, bound, clause), .plain)
  }

  private func halted(_ robots: [ExecutionEvent.Stopped], _ describer: Describer) -> Reply {
    guard let first = robots.first else {
      return .halted(place: nil, before: nil, metres: nil, holding: nil)
    }
    var holding: Entity?
    for fact in first.facts where fact.predicate != executive.belief.setting.location {
      if let other = fact.arguments.first(where: { $0 != first.robot }) {
        holding = describer.describe(other)
      }
    }
    return .halted(
      place: first.place.map { describer.describe($0) }, before: nil, metres: nil, holding: holding)
  }
}

extension Clause {
  /// Whether what a trigger binds stands open in it.
  fileprivate var holdsBound: Bool {
    fillers.contains { filler in
      if case .bound = filler.entity.kind { true } else { false }
    }
  }

  /// The clause with the things that set the rule off in the places they take.
  fileprivate func bound(to binding: [ObjectID], _ describer: Describer) -> Clause {
    var made = self
    for filler in fillers {
      guard case .bound(let place) = filler.entity.kind, binding.indices.contains(place) else {
        continue
      }
      let object = binding[place]
      made[filler.role] =
        object == describer.scene.robot ? Entity(.you) : describer.describe(object)
    }
    return made
  }
}
