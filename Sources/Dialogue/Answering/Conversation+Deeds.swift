import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

// What was or could be done: when, how, how long.

extension Conversation {
  /// Questions about what was or will be done: "have you moved the tea", "what did you bring to dock 1".
  mutating func answerDeed(
    _ question: Question, _ clause: Clause, _ turned: inout Turned
  ) {
    if clause.modality == .can {
      ability(clause, &turned)
      return
    }
    if question.asked == .time {
      when(clause, &turned)
      return
    }
    if question.asked == .duration || question.asked == .manner {
      foresee(question, clause, &turned)
      return
    }
    if let lost = clause.fillers.first(where: {
      $0.entity.isPointing && scene.all($0.entity, types: []).isEmpty
    }) {
      meet(.ask(.missing(role: lost.role, clause: clause)), for: .ask(question), &turned)
      return
    }
    if let gap = clause.gaps.first {
      if isDoer(gap, of: clause.frame) {
        var whole = clause
        whole[gap] = Entity(.you)
        guard deeds(like: whole).isEmpty else { return when(whole, &turned) }
        whole.negated = true
        turned.refuse(.fact([.clause(whole)], basis: nil), .plain)
        return
      }
      let found = scene.satisfying(clause, gap: gap, types: [])
      if found.isEmpty, question.asked == .place, clause.tense == .past {
        // It was put nowhere.
        var whole = clause
        whole[gap] = nil
        whole.negated = true
        turned.refuse(.truth(false, .clause(whole), basis: nil), .plain)
      } else if question.asked == .count {
        turned.replies.append(
          .count(found.count, .the(Description(.bare, nil, number: .many)), few(found)))
      } else {
        turned.replies.append(.answer(question, few(found)))
      }
      return
    }
    if isDoneByOthers(clause) {
      // What others do is not seen.
      turned.replies.append(.notKnown(nil, about: nil))
      return
    }
    if clause.tense == .past || clause.aspect == .perfect, tellWhetherDone(clause, &turned) {
      return
    }
    if clause.frame.kind == .intent,
      case .goal? = domain.formulas.intent(clause.frame.name)?.outcome
    {
      answerTruth(of: .clause(clause), &turned)
      return
    }
    if clause.tense == .present, clause.modality == .plain, let isSo = isBrought(about: clause) {
      turned.replies.append(.truth(isSo, nil, basis: nil))
      return
    }
    let happened = deeds(like: clause).last
    turned.replies.append(.truth(happened != nil, nil, basis: nil))
  }

  /// Whether it was done; false where what a clause says can also be so without having been done.
  private mutating func tellWhetherDone(_ clause: Clause, _ turned: inout Turned) -> Bool {
    if !deeds(like: clause).isEmpty {
      turned.replies.append(.truth(!clause.negated, nil, basis: nil))
      return true
    }
    guard clause.frame.kind == .intent,
      case .goal(let goal)? = domain.formulas.intent(clause.frame.name)?.outcome,
      !goal.uses.allSatisfy({ clause[$0] != nil })
    else { return false }
    turned.replies.append(.truth(clause.negated, nil, basis: nil))
    return true
  }

  /// Whether what telling a clause would make believed is so: "is row B open?"; nil for what tells nothing.
  private func isBrought(about clause: Clause) -> Bool? {
    guard clause.frame.kind == .intent, let intent = domain.formulas.intent(clause.frame.name),
      case .believe(let effect, _) = intent.outcome
    else { return nil }
    var row: [String: ObjectID] = [:]
    for filler in clause.fillers {
      let objects = scene.all(filler.entity, types: [])
      guard objects.count == 1 else { return nil }
      row[filler.role] = objects[0]
    }
    var change = Told()
    change.collect(effect, roles: intent.roles, row, [:], executive.belief.state)
    guard !change.isEmpty else { return nil }
    let isSo =
      change.added.allSatisfy { executive.belief.holds($0.formula()) }
      && !change.removed.contains { executive.belief.holds($0.formula()) }
    return isSo != clause.negated
  }

  /// Whether a role is of whoever does it: a robot's, or one that the frame does not declare.
  func isDoer(_ role: String, of frame: FrameName) -> Bool {
    guard let declared = scene.roles(of: frame).first(where: { $0.name == role }) else {
      return true
    }
    return declared.types.contains { name in
      domain.vocabulary.types.first { $0.name == name }?.isRobot ?? false
    }
  }

  /// What would come of a deed, were it asked for now; nothing is done.
  func foreseen(_ clause: Clause) throws(Obstacle) -> (draft: Draft, preview: Preview) {
    var compiler = compiler
    let draft = try compiler.compile(Instruction(clause))
    return (draft, executive.preview(draft.program, terms: draft.terms, after: .now))
  }

  /// How, or how long: planned on a copy, not done.
  mutating func foresee(_ question: Question, _ clause: Clause, _ turned: inout Turned) {
    var plain = clause
    plain.modality = .plain
    plain.tense = .present
    do throws(Obstacle) {
      let (draft, preview) = try foreseen(plain)
      switch preview.outcome {
      case .plan(let plan):
        talk.foreseen = (draft, Instruction(plain), turned.record)
        turned.replies.append(
          question.asked == .duration
            ? .takes(preview.duration.milliseconds)
            : .steps(
              plan.steps.prefix(6).map { describer.clause(for: $0.step) },
              takes: plan.duration.milliseconds))
      case .alreadySo: turned.replies.append(.alreadySo(facts(of: draft)))
      case .impossible(let explanation):
        turned.replies.append(.impossible(reasons(of: explanation), offer: nil))
      case .unknown, .limit, .unsupported: turned.replies.append(.notKnown(nil, about: nil))
      }
    } catch {
      meet(error, for: .ask(question), &turned)
    }
  }

  /// Whether the robot could do it: planned on a copy, not done.
  private mutating func ability(_ clause: Clause, _ turned: inout Turned) {
    var plain = clause
    plain.modality = .plain
    do throws(Obstacle) {
      let (_, preview) = try foreseen(plain)
      switch preview.outcome {
      case .plan, .alreadySo: turned.replies.append(.truth(true, nil, basis: nil))
      case .impossible(let explanation):
        turned.replies.append(.truth(false, nil, basis: nil))
        turned.replies += reasons(of: explanation).map {
          .reason($0)
        }
      case .unknown, .limit, .unsupported: turned.replies.append(.notKnown(nil, about: nil))
      }
    } catch {
      meet(error, for: .ask(Question(.truth, .clause(clause))), &turned)
    }
  }

  /// Deeds that a clause describes, oldest first.
  func deeds(like clause: Clause) -> [Deed] {
    let scene = scene
    return talk.history.filter { deed in
      guard deed.frame == clause.frame else { return false }
      return clause.fillers.allSatisfy { filler in
        switch filler.entity.kind {
        case .gap, .you, .me: return true
        default: break
        }
        guard let there = deed.roles[filler.role] else { return false }
        return !Set(scene.all(filler.entity, types: [])).isDisjoint(with: there)
      }
    }
  }

  mutating func when(_ clause: Clause, _ turned: inout Turned) {
    if let deed = deeds(like: clause).last, let task = executive.agenda[deed.task] {
      if let ended = task.endedAt {
        var clause = clause
        for (role, objects) in deed.roles.sorted(by: { $0.key < $1.key })
        where clause[role] == nil && objects.count == 1 {
          clause[role] = describer.describe(objects, omitting: [.place, .measure])
        }
        turned.replies.append(.happened(clause, at: ended.milliseconds))
      } else if let remaining = executive.remaining(of: task.id) {
        turned.replies.append(.takes(remaining.milliseconds))
      }
      return
    }
    if let (fact, time) = latest(of: clause), var told = describer.clause(for: fact) {
      told.tense = .past
      turned.replies.append(.happened(told, at: time.milliseconds))
      return
    }
    turned.replies.append(.notKnown(.clause(clause), about: nil))
  }

  /// When a relation last came to be so, as far as was seen: "when did you get to dock 1".
  private func latest(of clause: Clause) -> (fact: Fact, time: Instant)? {
    guard clause.frame.kind == .relation, let relation = scene.relation(clause.frame.name),
      let predicate = domain.model.predicates.indices.map({ PredicateID($0) }).first(where: {
        domain.formulas.relation(for: $0)?.name == relation.name
      }), let roles = domain.formulas.relation(for: predicate)?.roles
    else { return nil }
    let scene = scene
    let wanted = roles.map { role -> [ObjectID]? in
      clause[role].map { scene.all($0, types: []) }
    }
    // Nobody named: whoever is asked.
    func fits(_ fact: Fact) -> Bool {
      fact.predicate == predicate
        && zip(fact.arguments, wanted).enumerated().allSatisfy { index, pair in
          pair.1?.contains(pair.0) ?? (index > 0 || pair.0 == scene.robot)
        }
    }
    for record in executive.log.records.reversed() {
      guard case .belief(let change) = record.content,
        let fact = change.added.first(where: fits)
      else { continue }
      return (fact, record.time)
    }
    return nil
  }

  /// What was done, oldest first, each with its time; of many the latest.
  mutating func tellDeeds(last count: Int = Self.listed, _ turned: inout Turned) {
    var told: [Reply] = []
    for deed in talk.history.suffix(count) {
      guard let task = executive.agenda[deed.task], let ended = task.endedAt,
        task.state == .done, var clause = talk.tasks[deed.task]?.parts.last?.clause
      else { continue }
      clause.tense = .past
      clause.modality = .plain
      for (role, objects) in deed.roles.sorted(by: { $0.key < $1.key })
      where clause[role] != nil && !objects.isEmpty {
        // Of several places it could have been taken from, none is worth telling.
        if objects.count > 1, role != talk.tasks[deed.task]?.parts.last?.topic {
          clause[role] = nil
          continue
        }
        clause[role] =
          objects.count == 1
          ? describer.describeOrSelf(objects[0], omitting: [.place, .measure])
          : describer.describe(objects, omitting: [.place, .measure])
      }
      let reply = Reply.happened(clause.seenFromOtherSide, at: ended.milliseconds)
      // Two parts of an instruction may come to the same.
      if told.last != reply { told.append(reply) }
    }
    turned.replies += told.isEmpty ? [.idle] : told
  }
}
