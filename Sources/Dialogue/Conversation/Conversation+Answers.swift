import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

// Answers to open questions: fragments, yes and no, both, either, the second.

extension Conversation {
  /// Words without a verb: an answer if a question is open, else the last instruction with a new part.
  mutating func take(_ fragments: [Fragment], _ turned: inout Turned) {
    if let open = talk.open.last, answer(open, with: fragments, &turned) { return }
    if let waiting = talk.waiting, let entity = fragments.first?.entity,
      fragments.count == 1, !entity.holdsUnknown, isPossible(entity, in: waiting.place),
      obvious(fragments) == nil
    {
      learn(.noun(waiting.word, entity), &turned)
      return
    }
    continueLast(fragments, &turned)
  }

  /// Whether a thing could stand where a word was not known.
  private func isPossible(_ entity: Entity, in place: UnknownPlace) -> Bool {
    if case .quantity = entity.kind { return false }
    guard let role = scene.roles(of: place.frame).first(where: { $0.name == place.role }) else {
      return true
    }
    // A name of goods stands for the things that hold them.
    let wide = Vocabulary.RoleDeclaration(
      role.name, types: role.types + scene.typesStandingFor(role.types))
    return fits(entity, wide)
  }

  /// Whether the fragments answered the question; what follows was then done.
  private mutating func answer(
    _ open: OpenQuestion, with fragments: [Fragment], _ turned: inout Turned
  ) -> Bool {
    guard let fragment = fragments.first else { return false }
    if case .missing(let clause, let role) = open.kind {
      return complete(open, clause, role, with: fragments, &turned)
    }
    guard fragments.count == 1 else { return answer(open, withMore: fragments, &turned) }
    switch open.kind {
    case .which(let clause, let role, let candidates, let part):
      var fits = matching(fragment.entity, among: candidates)
      if fragment.focus == .without {
        // Not these: the others are left to choose from.
        guard !fits.isEmpty else { return miss(fragment, &turned) }
        fits = candidates.filter { !fits.contains($0) }
        guard fits.count != 1 else {
          talk.open.removeLast()
          resume(open, clause, role, part, with: entity(for: fits), &turned)
          return true
        }
        talk.open.removeLast()
        if fits.isEmpty {
          turned.replies.append(.questionDropped)
        } else {
          narrow(open, clause, role, part, to: fits, &turned)
        }
        return true
      }
      if fits.count == 1 || (fits.count > 1 && fragment.entity.isPlural) {
        talk.open.removeLast()
        resume(open, clause, role, part, with: entity(for: fits), &turned)
        return true
      }
      if fits.count > 1 {
        talk.open.removeLast()
        narrow(open, clause, role, part, to: fits, &turned)
        return true
      }
      if let act = open.act, let other = self.role(for: fragment, in: clause), other != role,
        !fragment.marks.isEmpty || clause[other] == nil
      {
        // Not which one, but where to: another part of what waits.
        talk.open.removeLast()
        var changed = clause
        changed[other] = fragment.entity
        carryOut(act.replacing(clause, with: changed), &turned)
        return true
      }
      return fragment.focus != .asked && miss(fragment, &turned)
    case .missing: return false
    case .readings(let readings):
      let fits = readings.filter { $0.turn.mentions(fragment.entity) }
      if fits.count == 1 {
        talk.open.removeLast()
        for act in fits[0].turn.acts { carryOut(act, &turned) }
        return true
      }
      let filled = readings.compactMap { completed($0.turn, by: fragment) }
      if filled.count == 1 {
        talk.open.removeLast()
        carryOut(filled[0], &turned)
        return true
      }
      // Nothing else is done with it while it is open what was meant.
      return fragment.focus == .replace && miss(fragment, &turned)
    case .confirm, .offer: return false
    }
  }

  /// What was asked for, and perhaps more of the same clause: "thirty degrees to the left".
  private mutating func complete(
    _ open: OpenQuestion, _ clause: Clause, _ role: String, with fragments: [Fragment],
    _ turned: inout Turned
  ) -> Bool {
    guard let act = open.act else { return false }
    let declared = scene.intent(clause.frame.name)?.roles.first { $0.name == role }
    var filled = clause
    var taken: Set<String> = []
    for fragment in fragments {
      let isAnswer =
        !taken.contains(role) && (declared.map { fits(fragment.entity, $0) } ?? true)
      guard
        let place = isAnswer
          ? role : self.role(for: fragment, in: clause, besides: taken, isStrict: true)
      else { return false }
      taken.insert(place)
      filled[place] = fragment.entity
    }
    guard taken.contains(role) || fragments.count == 1 else { return false }
    talk.open.removeLast()
    let answered = act.replacing(clause, with: filled)
    if fragments.contains(where: { $0.focus == .asked }) {
      // "The nearest free shelf?" may be no more than a question.
      askWhichReading([Reading(turn: Turn([answered]), cost: 0)], &turned)
    } else {
      carryOut(answered, &turned)
    }
    return true
  }

  /// An answer that fits none of the choices: say so and ask once more, then offer to drop it.
  private mutating func miss(_ fragment: Fragment, _ turned: inout Turned) -> Bool {
    guard var open = talk.open.popLast() else { return false }
    open.misses += 1
    turned.refuse(.noSuch(fragment.entity, nearest: []), .refusal)
    if open.misses > 2 {
      turned.replies.append(.questionDropped)
      return true
    }
    talk.open.append(open)
    turned.replies.append(open.reply)
    turned.isQuestion = true
    return true
  }

  private mutating func narrow(
    _ open: OpenQuestion, _ clause: Clause, _ role: String, _ part: Entity?, to fits: [ObjectID],
    _ turned: inout Turned
  ) {
    guard let act = open.act else { return }
    meet(.ask(.which(role: role, clause: clause, of: fits, part: part)), for: act, &turned)
  }

  /// The waiting act goes on with the role filled.
  private mutating func resume(
    _ open: OpenQuestion, _ clause: Clause, _ role: String, _ part: Entity?, with entity: Entity,
    _ turned: inout Turned
  ) {
    guard let act = open.act else { return }
    var filled = clause
    // Of several phrases only the one that was asked about is settled by it.
    filled[role] = part.flatMap { clause[role]?.replacing($0, with: entity) } ?? entity
    let whole: Act
    if clause.frame.kind == .existence, let said = clause[role] {
      whole = act.replacing(said, with: entity)
    } else {
      whole = act.replacing(clause, with: filled)
    }
    carryOut(whole, &turned)
    if case .which(_, let role, let candidates, nil) = open.kind, let record = talk.last?.record {
      talk.settled = Talk.Settled(role: role, candidates: candidates, record: record)
    }
  }

  /// Things as one entity, by their names; an amount as it was said.
  func entity(for objects: [ObjectID]) -> Entity {
    let scene = scene
    let names = objects.map { scene.said($0) ?? .name(scene.objects.name(of: $0)) }
    return names.count == 1 ? names[0] : Entity(.coordination(.and, names))
  }

  /// The candidates that a phrase picks: by name, by what is beside or in them, by any property.
  func matching(_ entity: Entity, among candidates: [ObjectID]) -> [ObjectID] {
    let scene = scene
    switch entity.kind {
    case .name(let name):
      guard let object = scene.objects[name] else { return [] }
      if candidates.contains(object) { return [object] }
      return candidates.filter { executive.belief.relates($0, object) }
    case .description(var description):
      let ordinal = description.ordinal
      let pick = description.pick
      description.ordinal = nil
      description.pick = nil
      let types = candidates.first.map { scene.objects.types(of: $0) } ?? []
      var covered = scene.covered(by: description, types: types)
      let set = Set(covered.objects)
      covered.objects = candidates.filter(set.contains)
      if covered.objects.isEmpty {
        // "The dock": a place that a candidate is at.
        let related = scene.all(entity, types: [])
        covered.objects = candidates.filter { candidate in
          related.contains { executive.belief.relates(candidate, $0) }
        }
      }
      covered = scene.inDegree(description, covered, among: candidates) {
        matching(Entity(.description($0)), among: candidates)
      }
      if let pick { covered = scene.pick(pick, from: covered) }
      guard let ordinal else { return covered.objects }
      let index = ordinal < 0 ? covered.objects.count + ordinal : ordinal - 1
      return covered.objects.indices.contains(index) ? [covered.objects[index]] : []
    case .coordination(.and, let parts):
      return scene.unique(parts.flatMap { matching($0, among: candidates) })
    case .part(let quantifier, let whole):
      let fits = matching(whole, among: candidates)
      if case .exactly(let count) = quantifier { return Array(fits.prefix(count)) }
      return fits
    case .quantity(let quantity) where quantity.unit.isEmpty:
      let index = Int(quantity.value) - 1
      return candidates.indices.contains(index) ? [candidates[index]] : []
    default:
      return scene.all(entity, types: []).filter(candidates.contains)
    }
  }

  // MARK: Yes, no, both

  mutating func confirm(_ yes: Bool, _ turned: inout Turned) {
    guard let open = talk.open.popLast() else {
      turned.replies.append(.social(.acknowledgement))
      return
    }
    if !yes {
      turned.replies.append(.questionDropped)
      return
    }
    switch open.kind {
    case .confirm(let draft, let instruction): accept(draft, instruction, &turned)
    case .offer(let program, let terms, let clause, let task):
      if let task { executive.cancel(task, causes: [Cause(turned.record)], tidying: false) }
      var draft = Draft(program: program, terms: terms)
      var part = DraftPart(clause: clause)
      part.goal = program.firstGoal
      let members = Set(program.members)
      for filler in clause.fillers {
        let objects = scene.all(filler.entity, types: [])
        part.roles[filler.role] = objects
        if Set(objects) == members, !members.isEmpty { part.topic = filler.role }
      }
      draft.parts = [part]
      accept(draft, Instruction(clause), &turned)
    case .readings(let readings):
      for act in readings.first?.turn.acts ?? [] { carryOut(act, &turned) }
    case .which(let clause, let role, let candidates, let part) where candidates.count == 1:
      resume(open, clause, role, part, with: entity(for: candidates), &turned)
    case .which, .missing:
      // Yes is no answer to "which": it stays open.
      talk.open.append(open)
      turned.replies.append(open.reply)
      turned.isQuestion = true
    }
  }

  mutating func choose(_ choice: Meaning.Choice, _ turned: inout Turned) {
    guard let open = talk.open.last else {
      turned.refuse(.nothingTo("answer"), .refusal)
      return
    }
    switch open.kind {
    case .which(let clause, let role, let candidates, let part):
      talk.open.removeLast()
      switch choice {
      case .both: resume(open, clause, role, part, with: entity(for: candidates), &turned)
      case .either:
        let names = candidates.map { Entity.name(executive.belief.objects.name(of: $0)) }
        resume(open, clause, role, part, with: Entity(.coordination(.or, names)), &turned)
      case .neither: turned.replies.append(.questionDropped)
      case .ordinal(let number):
        let index = number < 0 ? candidates.count + number : number - 1
        guard candidates.indices.contains(index) else {
          talk.open.append(open)
          turned.replies.append(open.reply)
          turned.isQuestion = true
          return
        }
        resume(open, clause, role, part, with: entity(for: [candidates[index]]), &turned)
      }
    case .readings(let readings):
      talk.open.removeLast()
      var index = 0
      if case .ordinal(let number) = choice {
        index = number < 0 ? readings.count + number : number - 1
      }
      if case .neither = choice {
        turned.replies.append(.questionDropped)
        return
      }
      guard readings.indices.contains(index) else { return }
      for act in readings[index].turn.acts { carryOut(act, &turned) }
    case .confirm, .offer: confirm(choice != .neither, &turned)
    case .missing:
      turned.replies.append(open.reply)
      turned.isQuestion = true
    }
  }
}

extension TaskProgram {
  /// The first goal in it.
  var firstGoal: Goal? {
    switch self {
    case .achieve(let goal): return goal
    case .sequence(let parts), .together(let parts): return parts.lazy.compactMap(\.firstGoal).first
    default: return nil
    }
  }
}

extension Entity {
  /// Whether several are meant: "the red ones", "both", "A2 and A3".
  var isPlural: Bool {
    switch kind {
    case .coordination(.and, _), .part: return true
    case .description(let description):
      return description.number == .many || [.all, .both, .each].contains(description.quantifier)
    default: return false
    }
  }
}

extension Turn {
  /// Whether an entity occurs in it, as the filler of a role.
  func mentions(_ entity: Entity) -> Bool {
    acts.contains { act in
      guard case .instruct(let instruction) = act else { return false }
      return instruction.clauses.contains { $0.fillers.contains { $0.entity == entity } }
    }
  }
}
