import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

// Fragments that continue the last instruction, and corrections that change it from the state now.

extension Conversation {
  /// "The coffee too", "to dock 3": the last instruction with new parts.
  mutating func continueLast(_ fragments: [Fragment], _ turned: inout Turned) {
    if fragments.count == 1, fragments[0].focus == .asked {
      tellAbout(fragments[0], &turned)
      return
    }
    if talk.last == nil || (talk.lastQuestion != nil && talk.isQuestionLater) {
      // "Only the tea" is no question.
      let isAsked = fragments.allSatisfy { $0.focus != .only && $0.focus != .without }
      if isAsked, continueQuestion(fragments, &turned) { return }
      // What is said beside a question asks for nothing to be done.
      if talk.questionRecord == turned.record, let first = fragments.first {
        turned.refuse(.whatAbout(first.entity), .notUnderstood)
        return
      }
    }
    if let instruction = obvious(fragments) {
      instruct(instruction, &turned)
      return
    }
    guard let last = talk.last, let part = last.parts.last else {
      if let first = fragments.first { turned.refuse(.whatAbout(first.entity), .notUnderstood) }
      turned.isQuestion = true
      return
    }
    if fragments.count == 1, fragments[0].entity.bareCount != nil, fragments[0].focus == .only {
      correct(.fragments(fragments), &turned)
      return
    }
    var clause = part.clause
    for fragment in fragments {
      guard let role = role(for: fragment, in: clause) else {
        turned.refuse(.noSuch(fragment.entity, nearest: []), .notUnderstood)
        return
      }
      guard matters(role, in: clause) else {
        turned.refuse(.whatAbout(fragment.entity), .notUnderstood)
        turned.isQuestion = true
        return
      }
      switch fragment.focus {
      case .replace, .also, .asked:
        clause[role] = fragment.entity.completed(by: clause[role], standing: standing)
      case .only:
        correct(
          .fragments([Fragment(fragment.entity, marks: fragment.marks, roles: fragment.roles)]),
          &turned)
        return
      case .without:
        exclude(fragment.entity, role: role, from: last, &turned)
        return
      }
    }
    clause = pinned(clause, as: part, except: fragments, turned)
    instruct(Instruction(clause), &turned)
  }

  /// The relations by which a name stands for things.
  var standing: Set<String> { Set(domain.vocabulary.standIns.compactMap(\.relation)) }

  /// What fragments amount to that the last instruction has no room for: an earlier one with new parts,
  /// or the one thing that can be asked for with just these.
  func obvious(_ fragments: [Fragment]) -> Instruction? {
    guard fragments.allSatisfy({ $0.focus == .replace || $0.focus == .also }) else { return nil }
    func filled(_ clause: Clause) -> Clause? {
      var clause = clause
      var taken: Set<String> = []
      for fragment in fragments {
        guard let role = role(for: fragment, in: clause, besides: taken, isStrict: true) else {
          return nil
        }
        taken.insert(role)
        clause[role] = fragment.entity
      }
      return taken.contains { matters($0, in: clause) } ? clause : nil
    }
    if let part = talk.last?.parts.last, filled(part.clause) != nil { return nil }
    let possible = domain.vocabulary.intents.compactMap { intent -> Clause? in
      if case .believe = intent.effect { return nil }
      return filled(Clause(FrameName(.intent, intent.name)))
    }
    let whole = possible.filter { clause in
      scene.intent(clause.frame.name)?.roles.allSatisfy {
        clause[$0.name] != nil || $0.fallback != .ask
      } ?? false
    }
    if whole.count == 1 { return Instruction(whole[0]) }
    for last in talk.earlier {
      guard let part = last.parts.last, let clause = filled(part.clause) else { continue }
      return Instruction(clause)
    }
    return whole.isEmpty && possible.count == 1 ? Instruction(possible[0]) : nil
  }

  /// Whether a role has a part in what an intent comes to: what only goes with it asks for nothing.
  private func matters(_ role: String, in clause: Clause) -> Bool {
    guard clause.frame.kind == .intent, let formulas = domain.formulas.intent(clause.frame.name),
      case .perform(_, let terms) = formulas.outcome, let slot = formulas.slot(of: role)
    else { return true }
    return terms.contains(.variable(slot)) || formulas.condition?.uses.contains(role) == true
  }

  /// The role a fragment goes to: the one its mark means, else one that was said and fits its type.
  ///
  /// Strictly, a mark must be one of the frame's, and a role must matter for what is done.
  func role(
    for fragment: Fragment, in clause: Clause, besides taken: Set<String> = [],
    isStrict: Bool = false
  ) -> String? {
    if let marked = fragment.roles.first(where: { $0.frame == clause.frame }) { return marked.role }
    if isStrict, !fragment.marks.isEmpty { return nil }
    let open = scene.roles(of: clause.frame).filter { role in
      !taken.contains(role.name) && (!isStrict || role.fallback != .optional)
    }
    let said = open.filter { role in clause[role.name].map { $0.kind != .gap } ?? false }
    let fitting = { (role: Vocabulary.RoleDeclaration) -> Bool in
      self.fits(fragment.entity, role)
    }
    // What only tells where a thing was comes after what is to be.
    return
      (said.first { $0.fallback != .optional && fitting($0) } ?? said.first(where: fitting)
      ?? open.first { $0.fallback != .optional && fitting($0) } ?? open.first(where: fitting))?
      .name
  }

  /// Whether a phrase can fill a role.
  func fits(_ entity: Entity, _ role: Vocabulary.RoleDeclaration) -> Bool {
    let scene = scene
    let types = scene.typeIDs(role.types)
    switch entity.kind {
    case .quantity(let quantity):
      return role.types.contains("number") || scene.amount(quantity, types: types) != nil
    case .description(let description)
    where description.kind == nil && description.conditions.isEmpty:
      // "The one on the right" is never the robot.
      return role.fallback != .optional && role.fallback != .robot
    case .reference: return !scene.all(entity, types: types).isEmpty
    case .quoted: return role.types.contains("text")
    case .unknown: return true
    default: return !scene.all(entity, types: types).filter { scene.fits($0, types) }.isEmpty
    }
  }

  /// The clause with all that was not replaced tied to what it was tied to: choices stay pinned.
  private func pinned(
    _ clause: Clause, as part: DraftPart, except fragments: [Fragment], _ turned: Turned
  ) -> Clause {
    var result = clause
    for filler in clause.fillers where part.clause[filler.role] == filler.entity {
      guard let objects = part.roles[filler.role], !objects.isEmpty else { continue }
      if case .description(let description) = filler.entity.kind, description.quantifier == .none {
        continue
      }
      result[filler.role] = entity(for: objects)
    }
    return result
  }

  /// Replaces parts of the last instruction; what is done goes on from the state now.
  mutating func correct(_ correction: Correction, _ turned: inout Turned) {
    if case .fragments(let fragments) = correction, let open = talk.open.last,
      case .which(let clause, let asked, let candidates, _) = open.kind
    {
      // "No, dock 2", while it is open which is to be taken there.
      if fragments.count == 1, let act = open.act,
        matching(fragments[0].entity, among: candidates).isEmpty,
        let other = role(for: fragments[0], in: clause), other != asked
      {
        talk.open.removeLast()
        var changed = clause
        changed[other] = fragments[0].entity
        carryOut(act.replacing(clause, with: changed), &turned)
        return
      }
      take(fragments, &turned)
      return
    }
    guard let last = talk.last else {
      switch correction {
      case .instruction(let instruction): instruct(instruction, &turned)
      case .fragments(let fragments): take(fragments, &turned)
      case .wrong: turned.refuse(.nothingTo("cancel"), .refusal)
      }
      return
    }
    switch correction {
    case .instruction(let instruction):
      for task in last.tasks { executive.cancel(task, causes: [Cause(turned.record)]) }
      instruct(instruction, &turned)
    case .wrong(let entity):
      for task in last.tasks { executive.cancel(task, causes: [Cause(turned.record)]) }
      // "Wrong dock": the part that is wrong is asked for.
      if let entity, let part = last.parts.last,
        let role = role(for: Fragment(entity), in: part.clause)
      {
        var clause = pinned(part.clause, as: part, except: [], turned)
        clause[role] = nil
        meet(
          .ask(.missing(role: role, clause: clause)), for: .instruct(Instruction(clause)), &turned)
        return
      }
      turned.replies.append(.cancelled(last.parts.last?.clause, putDown: nil))
    case .fragments(let fragments):
      guard let part = last.parts.last else { return }
      if let count = fragments.first?.entity.bareCount, fragments.count == 1 {
        reduce(last, part, to: count, &turned)
        return
      }
      var clause = part.clause
      var fragments = fragments
      for (index, fragment) in fragments.enumerated() {
        if let other = resettled(fragment, in: last) ?? renumbered(fragment, in: clause) {
          clause[other.role] = other.entity
          fragments[index] = Fragment(other.entity)
          continue
        }
        guard let role = role(for: fragment, in: clause) else {
          turned.refuse(.noSuch(fragment.entity, nearest: []), .refusal)
          return
        }
        clause[role] = fragment.entity.completed(by: clause[role], standing: standing)
      }
      clause = pinned(clause, as: part, except: fragments, turned)
      revise(last, to: clause, &turned)
    }
  }

  /// "I meant the one on E4", after a question which of several was meant: another of its choices.
  private func resettled(
    _ fragment: Fragment, in last: Talk.LastInstruction
  ) -> (role: String, entity: Entity)? {
    guard let settled = talk.settled, settled.record == last.record, fragment.marks.isEmpty,
      let chosen = last.parts.last?.roles[settled.role]
    else { return nil }
    let others = settled.candidates.filter { !chosen.contains($0) }
    let fits =
      fragment.entity.kind == .reference(.other)
      ? others : matching(fragment.entity, among: others)
    guard fits.count == 1 else { return nil }
    return (settled.role, entity(for: fits))
  }

  /// "Not the rope": one thing is taken out of the last instruction.
  private mutating func exclude(
    _ entity: Entity, role: String, from last: Talk.LastInstruction, _ turned: inout Turned
  ) {
    guard let part = last.parts.last, let objects = part.roles[role] else {
      turned.refuse(.noSuch(entity, nearest: []), .refusal)
      return
    }
    let out = Set(scene.all(entity, types: []))
    let left = objects.filter { !out.contains($0) }
    if left.isEmpty {
      correct(.wrong(nil), &turned)
      return
    }
    var clause = part.clause
    clause[role] = self.entity(for: left)
    revise(last, to: clause, &turned)
    turned.replies.append(
      .leftOut(describer.describe(objects.filter(out.contains)), why: .excepted))
  }

  /// "Only two": as many of the things that were to be done something with.
  private mutating func reduce(
    _ last: Talk.LastInstruction, _ part: DraftPart, to count: Int, _ turned: inout Turned
  ) {
    guard let topic = part.topic, let objects = part.roles[topic], count > 0 else {
      turned.refuse(.notUnderstood(words: [], suggestions: []), .notUnderstood)
      return
    }
    guard objects.count >= count else {
      turned.refuse(
        .tooFew((part.clause[topic] ?? .gap).plural, wanted: count, there: objects.count), .refusal)
      return
    }
    var clause = pinned(part.clause, as: part, except: [], turned)
    clause[topic] = entity(for: Array(objects.prefix(count)))
    revise(last, to: clause, &turned)
  }

  private mutating func revise(
    _ last: Talk.LastInstruction, to clause: Clause, _ turned: inout Turned
  ) {
    var compiler = compiler
    let instruction = Instruction(clause)
    let draft: Draft
    do throws(Obstacle) {
      draft = try compiler.compile(instruction)
    } catch {
      if case .refuse(.alreadySo, _) = error {
        for task in last.tasks { executive.cancel(task, causes: [Cause(turned.record)]) }
      }
      meet(error, for: .instruct(instruction), &turned)
      return
    }
    guard let task = last.tasks.last, let open = executive.agenda[task], !open.state.isOver else {
      accept(draft, instruction, &turned)
      return
    }
    executive.revise(task, to: draft.program, terms: draft.terms, causes: [Cause(turned.record)])
    let wasHalted = executive.isHalted
    if wasHalted { executive.resume(nil, causes: [Cause(turned.record)]) }
    let duration = executive.outlook().first { $0.0 == task }?.1.duration.milliseconds
    let takes = duration.flatMap { $0 >= domain.vocabulary.policy.long ? $0 : nil }
    var said = Clause(clause.frame)
    if let before = last.parts.last?.clause {
      for filler in clause.fillers where before[filler.role] != filler.entity {
        if case .coordination = filler.entity.kind { continue }
        if let objects = draft.parts.last?.roles[filler.role], objects.count == 1 {
          if last.parts.last?.roles[filler.role] == objects { continue }
          said[filler.role] = describer.describe(objects[0])
        }
      }
    }
    turned.replies.append(
      said.fillers.isEmpty
        ? .accept(nil, takes: takes) : .revised(said, takes: takes))
    talk.tasks[task] = Talk.TaskMemory(
      language: turned.language, parts: draft.parts, isRule: false)
    remember(draft, instruction, tasks: [task], turned.record)
  }
}

extension Talk {
  /// Whether a question was asked after the last instruction.
  var isQuestionLater: Bool { lastQuestionTurn > lastInstructionTurn }
  private var lastQuestionTurn: Int { lastQuestion == nil ? -1 : questionRecord }
  private var lastInstructionTurn: Int { last?.record ?? -1 }
}

extension Entity {
  /// "The brown one" in the place of "the blue tape": a tape too.
  func completed(by other: Entity?, standing: Set<String>) -> Entity {
    guard case .description(var made) = kind, made.kind == nil,
      case .description(let before)? = other?.kind, before.kind != nil
    else { return self }
    made.kind = before.kind
    made.conditions += before.conditions.filter { condition in
      guard case .clause(let clause) = condition else { return false }
      return clause.frame.kind == .relation && standing.contains(clause.frame.name)
    }
    return Entity(.description(made), trace: trace)
  }

  /// A number that says no more than how many.
  var bareCount: Int? {
    switch kind {
    case .quantity(let quantity) where quantity.unit.isEmpty: Int(exactly: quantity.value)
    case .description(let description)
    where description.kind == nil && description.conditions.isEmpty:
      if case .exactly(let count) = description.quantifier { count } else { nil }
    default: nil
    }
  }
}
