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
    if let gap = clause.gaps.first {
      let found = scene.satisfying(clause, gap: gap, types: [])
      if question.asked == .count {
        turned.replies.append(
          .count(found.count, .the(Description(.bare, nil, number: .many)), few(found)))
      } else {
        turned.replies.append(.answer(question, few(found)))
      }
      return
    }
    if clause.frame.kind == .intent,
      case .goal? = domain.formulas.intent(clause.frame.name)?.outcome
    {
      answerTruth(of: .clause(clause), &turned)
      return
    }
    let happened = deeds(like: clause).last
    turned.replies.append(.truth(happened != nil, nil, basis: nil))
  }

  /// What would come of a deed, were it asked for now; nothing is done.
  func foreseen(_ clause: Clause) throws(Obstacle) -> (draft: Draft, preview: Preview) {
    var compiler = compiler
    let draft = try compiler.compile(Instruction(clause))
    return (draft, executive.preview(draft.program, terms: draft.terms, after: .now))
  }

  /// How, or how long: planned on a copy, not done.
  private mutating func foresee(_ question: Question, _ clause: Clause, _ turned: inout Turned) {
    var plain = clause
    plain.modality = .plain
    plain.tense = .present
    do throws(Obstacle) {
      let (draft, preview) = try foreseen(plain)
      switch preview.outcome {
      case .plan(let plan):
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
        turned.replies.append(.happened(clause, at: ended.milliseconds))
      } else if let remaining = executive.remaining(of: task.id) {
        turned.replies.append(.takes(remaining.milliseconds))
      }
      return
    }
    turned.replies.append(.notKnown(.clause(clause), about: nil))
  }

  /// Whether the work will be over by a time, and when it will.

  /// What was done, oldest first, each with its time; of many the latest.
  mutating func tellDeeds(_ turned: inout Turned) {
    var told: [Reply] = []
    for deed in talk.history.suffix(Self.listed) {
      guard let task = executive.agenda[deed.task], let ended = task.endedAt,
        task.state == .done, var clause = talk.tasks[deed.task]?.parts.last?.clause
      else { continue }
      clause.tense = .past
      clause.modality = .plain
      for (role, objects) in deed.roles.sorted(by: { $0.key < $1.key })
      where clause[role] != nil && !objects.isEmpty {
        clause[role] = describer.describe(objects, omitting: [.place, .measure])
      }
      told.append(.happened(clause.seenFromOtherSide, at: ended.milliseconds))
    }
    turned.replies += told.isEmpty ? [.idle] : told
  }
}
