import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

// Stop, go on, cancel, undo, again; and orders that stand.

extension Conversation {
  /// A stop word halts before anything else is looked at. The halt stays, unless a whole reading takes
  /// the word for something else: then work goes on at once.
  mutating func halt(because understanding: Understanding, _ turned: inout Turned) {
    let whole = understanding.readings.filter(\.unread.isEmpty)
    let meansStop = whole.first.map { reading in
      reading.turn.acts.contains { act in
        if case .control(.stop) = act { return true }
        return false
      }
    }
    if meansStop == false, whole.allSatisfy({ $0.repairs.isEmpty }) { return }
    executive.halt(.all, causes: [Cause(turned.record)])
    // Where it stopped is told when the robots have reported.
    if whole.isEmpty, understanding.unknown.contains(where: { !$0.text.isEmpty }) {
      turned.tone = .notUnderstood
    }
    if understanding.readings.isEmpty, understanding.unknown.isEmpty {
      // Words that are all known and say more than "stop", nobody knows what.
      turned.refuse(.notUnderstood(words: [], suggestions: []), .notUnderstood)
    }
    guard meansStop == true, let acts = whole.first?.turn.acts, acts.count > 1 else {
      turned.isComplete = true
      return
    }
  }

  mutating func steer(_ control: Control, _ turned: inout Turned) {
    let cause = [Cause(turned.record)]
    switch control {
    case .stop:
      if !executive.isHalted { executive.halt(.all, causes: cause) }
    case .finish: turned.replies.append(.social(.acknowledgement))
    case .resume:
      guard executive.isHalted || executive.agenda.tasks.contains(where: { $0.state == .paused })
      else {
        turned.replies.append(.nothingTo("resume"))
        return
      }
      executive.resume(nil, causes: cause)
      let remaining = executive.outlook().last?.1
      turned.replies.append(.resumed(takes: remaining?.duration.milliseconds))
    case .proceed:
      if !talk.open.isEmpty {
        confirm(true, &turned)
      } else if executive.isHalted {
        steer(.resume, &turned)
      } else if let foreseen = talk.foreseen {
        accept(foreseen.draft, foreseen.instruction, &turned)
      } else {
        turned.refuse(.nothingTo("resume"), .refusal)
      }
    case .cancel(let what): cancel(what, &turned)
    case .undo(let count): undo(count, &turned)
    case .again:
      guard let last = talk.last else {
        turned.refuse(.nothingTo("again"), .refusal)
        return
      }
      instruct(pinned(last), &turned)
    case .repeatWords:
      turned.replies.append(talk.lastReply ?? .nothingTo("repeat"))
    case .dropRule(let number): dropRule(number, &turned)
    case .allow(let entity):
      let numbers = prohibitions(of: entity)
      if numbers.isEmpty { turned.replies.append(.nothingTo("cancel")) }
      for number in numbers { dropRule(number, &turned) }
    }
  }

  /// The last instruction with what was definite in it tied to what it was tied to: the box on A1 is the
  /// same box wherever it is now; two boxes may be others.
  private func pinned(_ last: Talk.LastInstruction) -> Instruction {
    last.instruction.mapClauses { clause in
      guard let part = last.parts.first(where: { $0.clause == clause }) else { return clause }
      var changed = clause
      for filler in clause.fillers {
        guard case .description(let description) = filler.entity.kind,
          [.the, .this, .bare].contains(description.quantifier), description.pick == nil,
          let objects = part.roles[filler.role], objects.count == 1
        else { continue }
        changed[filler.role] = .name(executive.belief.objects.name(of: objects[0]))
      }
      return changed
    }
  }

  private mutating func cancel(_ what: Control.Cancelled, _ turned: inout Turned) {
    let cause = [Cause(turned.record)]
    // An open question is what is given up first.
    if case .last = what, talk.open.popLast() != nil {
      turned.replies.append(.questionDropped)
      return
    }
    var tasks: [TaskID] = []
    switch what {
    case .all:
      tasks = executive.agenda.open.map(\.id)
      talk.open = []
    case .thisUtterance: return
    case .last: tasks = executive.agenda.open.last.map { [$0.id] } ?? []
    case .about(let entity):
      if leavesOut(entity) {
        confirm(true, &turned)
        return
      }
      let named = scene.all(entity, types: [])
      let objects = Set(named + scene.stoodFor(by: named))
      tasks = executive.agenda.open.map(\.id).filter { id in
        talk.tasks[id]?.parts.contains { part in
          part.roles.values.contains { !objects.isDisjoint(with: $0) }
        } ?? false
      }
      // One thing of several: only that one is given up.
      if let last = talk.last, let task = last.tasks.last, tasks == [task],
        let part = last.parts.last, let topic = part.topic,
        let all = part.roles[topic], all.count > 1, !Set(all).isSubset(of: objects)
      {
        continueLast([Fragment(entity, focus: .without)], &turned)
        return
      }
    case .clause(let clause):
      tasks = executive.agenda.open.map(\.id).filter { id in
        talk.tasks[id]?.parts.contains { $0.clause.frame == clause.frame } ?? false
      }
      if tasks.isEmpty, endHabits(of: clause, &turned) { return }
    }
    guard !tasks.isEmpty else {
      turned.replies.append(.nothingTo("cancel"))
      return
    }
    let clause = tasks.count == 1 ? talk.tasks[tasks[0]]?.parts.last.map { spoken($0.clause) } : nil
    for task in tasks { executive.cancel(task, causes: cause) }
    if executive.isHalted { executive.resume(nil, causes: cause) }
    turned.replies.append(.cancelled(clause, putDown: nil))
  }

  /// A clause with things by what they are called, where it was tied to names that nobody says.
  func spoken(_ clause: Clause) -> Clause {
    var said = clause
    for filler in clause.fillers {
      if let robot = scene.robot, case .name(let name) = filler.entity.kind,
        scene.objects[name] == robot
      {
        said[filler.role] = Entity(.you)
        continue
      }
      let names: [Entity] =
        if case .coordination(.and, let parts) = filler.entity.kind { parts } else {
          [filler.entity]
        }
      let objects = names.compactMap { name -> ObjectID? in
        guard case .name(let name) = name.kind, let object = scene.objects[name] else { return nil }
        // One of several that is the robot leaves the list as it was said.
        if object == scene.robot { return nil }
        return describer.isNamed(object) ? nil : object
      }
      guard objects.count == names.count else { continue }
      said[filler.role] = describer.describe(objects, omitting: [.place, .measure])
    }
    return said
  }

  // MARK: Rules

  mutating func stand(_ rule: Rule, _ turned: inout Turned) {
    if rule.trigger == .eachTask {
      accustom(rule, &turned)
      return
    }
    var compiler = compiler
    do throws(Obstacle) {
      var (order, draft) = try compiler.compile(rule)
      order.causes = [Cause(turned.record)]
      for standing in draft.standing { keep(standing, turned) }
      let (number, already) = executive.addOrder(order)
      if order.program == .nothing { talk.notices.insert(number) }
      talk.rules[number] = (quoted(turned.record, rule.trace), turned.language)
      talk.bodies[number] = draft.parts
      turned.replies.append(.ruled(number, already: already.count))
    } catch {
      meet(error, for: .rule(rule), &turned)
    }
  }

  /// The operator's words for a rule, as they were said.
  func quoted(_ record: Int, _ trace: Trace) -> String {
    for cause in [Cause(record)] + executive.log.chain(from: Cause(record)) {
      if case .heard(let text, _) = executive.log[cause.record].content {
        guard let range = trace.range else { return text }
        let bytes = Array(text.utf8)
        guard range.lower >= 0, range.upper <= bytes.count, range.lower < range.upper else {
          return text
        }
        return String(decoding: bytes[range.lower..<range.upper], as: UTF8.self)
      }
    }
    return ""
  }

  /// "Stop checking dock 1": the rules that do just that are gone; false where there are none.
  mutating func endHabits(of clause: Clause, _ turned: inout Turned) -> Bool {
    let numbers = talk.bodies.keys.sorted().filter { number in
      stands(number) && talk.constraints[number] == nil
        && (talk.bodies[number] ?? []).contains { part in
          part.clause.frame == clause.frame
            && clause.fillers.allSatisfy { filler in
              filler.entity.kind == .you
                || Set(scene.all(filler.entity, types: [])) == Set(part.roles[filler.role] ?? [])
            }
        }
    }
    for number in numbers { dropRule(number, &turned) }
    return !numbers.isEmpty
  }

  /// Whether what is offered is what was wanted without these: "skip the damaged one" agrees to it.
  private func leavesOut(_ entity: Entity) -> Bool {
    guard case .offer(let program, _, _, _)? = talk.open.last?.kind,
      let part = talk.last?.parts.last,
      let topic = part.topic, let wanted = part.roles[topic]
    else { return false }
    let objects = matching(entity, among: wanted)
    return !objects.isEmpty && !program.members.isEmpty
      && Set(program.members).isDisjoint(with: objects)
  }

  mutating func dropRule(_ number: Int?, _ turned: inout Turned) {
    let numbers = (number.map { [$0] } ?? talk.rules.keys.sorted()).filter(stands)
    var dropped = 0
    for number in numbers where talk.rules.removeValue(forKey: number) != nil {
      if talk.constraints.removeValue(forKey: number) != nil {
        executive.removeConstraint(number)
      } else {
        talk.customs[number] = nil
        executive.removeOrder(number, causes: [Cause(turned.record)])
      }
      turned.replies.append(.ruleDropped(number))
      dropped += 1
    }
    if dropped == 0 { turned.replies.append(.nothingTo("cancel")) }
  }

  /// Whether a rule has not ended by itself.
  func stands(_ number: Int) -> Bool {
    talk.customs[number] != nil || executive.isInForce(constraint: number)
      || executive.orders.contains { $0.number == number }
  }

  /// Keeps from now on what must not be done, as a rule with a number.
  mutating func keep(_ standing: Draft.StandingConstraint, _ turned: Turned) {
    var constraint = standing.constraint
    constraint.causes = [Cause(turned.record)]
    let number = executive.addConstraint(constraint)
    talk.constraints[number] = Set(standing.objects)
    talk.rules[number] = (quoted(turned.record, .none), turned.language)
  }

  /// The rules that keep something from being done with any of these.
  func prohibitions(of entity: Entity) -> [Int] {
    let named = scene.all(entity, types: [])
    let objects = Set(named + scene.stoodFor(by: named))
    return talk.constraints.keys.sorted().filter { number in
      executive.isInForce(constraint: number)
        && !(talk.constraints[number] ?? []).isDisjoint(with: objects)
    }
  }
}
