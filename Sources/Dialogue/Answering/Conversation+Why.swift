import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

// "Why?": one step up the chain of causes at a time, down to the operator's words.

extension Conversation {
  mutating func why(_ question: Question, _ turned: inout Turned) {
    if tellChoice(question, &turned) {
      turned.focus = talk.last.map { Cause($0.record) }
      return
    }
    guard let start = startOfWhy(question) else {
      if case .clause(let clause) = question.topic, clause.negated {
        whyNot(clause, &turned)
        turned.focus = talk.last.map { Cause($0.record) }
      } else if case .clause = question.topic {
        turned.refuse(.truth(false, nil, basis: nil), .plain)
      } else {
        turned.replies.append(.noFurtherReason)
      }
      return
    }
    if question.topic == .agenda {
      tellOrder(from: start, &turned)
      return
    }
    var cause = start
    // A step that would only repeat what was just said is passed over.
    for _ in 0..<32 {
      let ups = executive.log.up(from: cause)
      guard let up = ups.first else { break }
      if let reason = reason(of: up, below: cause) {
        turned.focus = up
        turned.replies.append(.reason(reason))
        return
      }
      cause = up
    }
    turned.focus = cause
    turned.replies.append(.noFurtherReason)
  }

  /// The record a why-question is about: the event its clause names, or what was told last.
  private func startOfWhy(_ question: Question) -> Cause? {
    switch question.topic {
    case .clause(var clause):
      if clause.negated { return nil }
      clause.tense = .present
      if clause.frame.kind == .action, let action = domain.model.action(named: clause.frame.name) {
        let scene = scene
        let pattern = domain.model[action].parameters.map { parameter -> ObjectID? in
          guard let entity = clause[parameter.name], entity.kind != .you else { return nil }
          return scene.all(entity, types: parameter.types).first
        }
        return executive.log.latestCommand(of: [action], matching: pattern).map { Cause($0.id) }
      }
      if let command = command(reaching: clause) { return Cause(command.id) }
      if let deed = deeds(like: clause).last, let task = executive.agenda[deed.task] {
        return Cause(task.record)
      }
      return nil
    case .agenda:
      return talk.history.last.flatMap { executive.agenda[$0.task] }.map { Cause($0.record) }
    default: return talk.focus
    }
  }

  /// "Why that one?", "why the blue one?": what it was chosen by; false where nothing was chosen.
  private mutating func tellChoice(_ question: Question, _ turned: inout Turned) -> Bool {
    guard case .entity(let entity) = question.topic else { return false }
    let named = scene.all(entity, types: [])
    let meant = Set(scene.stoodFor(by: named) + named)
    for part in talk.last?.parts ?? [] {
      for (role, objects) in part.roles.sorted(by: { $0.key < $1.key }) where !objects.isEmpty {
        guard !meant.isDisjoint(with: objects),
          let (because, left) = reasonForChoice(of: objects, as: role, in: part)
        else { continue }
        turned.replies.append(
          .reason(
            .choice(
              because, chosen: describer.describe(objects),
              against: left.isEmpty ? nil : describer.describe(Array(left.prefix(3))))))
        return true
      }
    }
    return false
  }

  /// Why things fill a role: the end of a measure that was asked for, else the way to them.
  private func reasonForChoice(
    of objects: [ObjectID], as role: String, in part: DraftPart
  ) -> (Reply.ChoiceReason, left: [ObjectID])? {
    if objects.count == 1, let extreme = extreme(of: objects[0], as: role, in: part) {
      return (extreme, [])
    }
    guard let chosen = part.chosen, chosen.role == role, !chosen.left.isEmpty else { return nil }
    return (chosen.areAlike ? .alike : .nearest, chosen.left)
  }

  /// "Who told you to do that?": the words at the end of the chain of causes.
  private mutating func tellOrder(from start: Cause, _ turned: inout Turned) {
    var cause = start
    for _ in 0..<32 {
      if let told = reason(of: cause, below: cause), case .told = told {
        turned.replies.append(.reason(told))
        return
      }
      guard let up = executive.log.up(from: cause).first else { break }
      cause = up
    }
    turned.replies.append(.noFurtherReason)
  }

  /// The latest command that made so what an intent asks for: "why did you go to A2" of a move there.
  private func command(reaching clause: Clause) -> Record? {
    guard clause.frame.kind == .intent,
      case .goal(let goal)? = domain.formulas.intent(clause.frame.name)?.outcome,
      let intent = scene.intent(clause.frame.name)
    else { return nil }
    let scene = scene
    var fillers: [String: ObjectID] = [:]
    for role in intent.roles where goal.uses.contains(role.name) {
      let entity = clause[role.name] ?? (role.fallback == .robot ? Entity(.you) : nil)
      guard let entity, let object = scene.all(entity, types: scene.typeIDs(role.types)).first
      else { return nil }
      fillers[role.name] = object
    }
    guard case .atom(let atom) = goal.filled(fillers), let fact = atom.fact() else { return nil }
    return executive.log.records.last { record in
      guard case .command(.start(_, let step, _)) = record.content else { return false }
      return domain.model[step.action].effect.addedAtoms.contains { added in
        added.predicate == fact.predicate
          && added.arguments.map { $0.object(step.arguments) } == fact.arguments
      }
    }
  }

  /// What a record says as a reason; nil where it adds nothing to what lies below it.
  private func reason(of cause: Cause, below: Cause) -> Reason? {
    let record = executive.log[cause.record]
    switch record.content {
    case .heard(let text, _): return .told(text, at: record.time.milliseconds)
    case .choice(let choice):
      let left = choice.left.prefix(3).map(\.object)
      return .choice(
        .nearest, chosen: describer.describe(choice.taken.map(\.object)),
        against: left.isEmpty ? nil : describer.describe(left))
    case .plan(let plan):
      guard case .plan(let work) = plan.outcome else { return nil }
      return purpose(in: work, of: cause.part, below)
    case .rule(let number, _):
      return .rule(number, talk.rules[number]?.words ?? "")
    case .report(let report):
      if case .failed(let reason, _) = report.content {
        return .failure(reason, failureClause(report))
      }
      return nil
    case .belief(let change):
      let said = change.added.prefix(2).compactMap { describer.clause(for: $0) }
      return said.isEmpty ? nil : .fact(.and(said.map { .clause($0) }))
    case .read, .resolved, .task, .command, .said: return nil
    }
  }

  /// A move is told by what it is for, a step by the goal it serves.
  private func purpose(in plan: WorkPlan, of part: Cause.Part, _ below: Cause) -> Reason? {
    switch part {
    case .step(let index):
      guard plan.steps.indices.contains(index), part != below.part else { return nil }
      // What was just told, or a second step on the same way, says nothing new.
      if case .command(.start(_, let step, _)) = executive.log[below.record].content,
        step == plan.steps[index].step
      {
        return nil
      }
      if case .reason(.purpose)? = talk.lastReply { return nil }
      return .purpose(describer.clause(for: plan.steps[index].step))
    case .goal(let index):
      guard plan.aims.indices.contains(index),
        case .achieve(let formula, _, let causes) = plan.aims[index]
      else { return nil }
      // A goal of a chosen thing is caused by the choice, which says more.
      if causes.contains(where: isChoice) { return nil }
      return describer.proposition(of: formula).map { .goal([$0]) }
    case .whole, .span: return nil
    }
  }

  private func isChoice(_ cause: Cause) -> Bool {
    if case .choice = executive.log[cause.record].content { return true }
    return false
  }

  /// The roles of a failure, from the command it is of.
  func failureClause(_ report: Report) -> Clause {
    guard let id = report.command, let record = executive.log.command(id),
      case .command(.start(_, let step, _)) = record.content
    else { return Clause(FrameName(.action, "")) }
    return describer.clause(for: step)
  }

  /// "Why didn't you take the rope?": what was excluded, or the condition that fails.
  private mutating func whyNot(_ clause: Clause, _ turned: inout Turned) {
    var positive = clause
    positive.negated = false
    positive.tense = .present
    let scene = scene
    if let last = talk.last {
      for part in last.parts {
        for filler in clause.fillers {
          // Of the things the last instruction was about, taken or not.
          let known =
            part.excepted + part.unknown.keys.sorted() + (part.chosen?.left ?? [])
            + (part.topic.flatMap { part.roles[$0] } ?? [])
          var objects = matching(filler.entity, among: scene.unique(known))
          let left = objects.filter { !(part.topic.flatMap { part.roles[$0] } ?? []).contains($0) }
          if !left.isEmpty { objects = left }
          guard !objects.isEmpty else { continue }
          if objects.allSatisfy(part.excepted.contains) {
            turned.replies.append(.reason(.excluded(describer.describe(objects))))
            return
          }
          if let measure = objects.compactMap({ part.unknown[$0] }).first {
            turned.replies.append(.leftOut(describer.describe(objects), why: .unknown(measure)))
            return
          }
          if let chosen = part.chosen, objects.allSatisfy(chosen.left.contains) {
            turned.replies.append(
              .reason(
                .choice(
                  .nearest, chosen: describer.describe(chosen.taken),
                  against: describer.describe(objects))))
            return
          }
        }
      }
      if clause.frame.kind == .existence, let part = last.parts.last,
        let role = part.chosen?.role ?? part.topic
      {
        // "Why not the red one?": in the place of what was taken.
        positive = part.clause
        positive[role] = clause["it"]
      }
      for filler in last.parts.last?.clause.fillers ?? [] where positive[filler.role] == nil {
        positive[filler.role] = filler.entity
      }
    }
    do throws(Obstacle) {
      let (draft, preview): (Draft, Preview)
      do throws(Obstacle) {
        (draft, preview) = try foreseen(positive)
      } catch {
        // Which of several was not taken needs no asking: none was.
        guard case .ask(.which(let role, let open, let objects, nil)) = error else { throw error }
        positive = open
        positive[role] = entity(for: objects)
        do throws(Obstacle) {
          (draft, preview) = try foreseen(positive)
        } catch {
          turned.replies.append(.notAsked)
          return
        }
      }
      switch preview.outcome {
      case .impossible(let explanation):
        turned.replies += reasons(of: explanation).map {
          .reason($0)
        }
      case .alreadySo: turned.replies.append(.alreadySo(facts(of: draft)))
      default: turned.replies.append(.notAsked)
      }
    } catch {
      meet(error, for: .ask(Question(.reason, .clause(clause))), &turned)
    }
  }
}
