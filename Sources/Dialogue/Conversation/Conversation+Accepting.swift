import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

// An instruction that can be done becomes a task; what is said of it, or why it is refused.

extension Conversation {
  /// Posts a draft, if it can be done, and says so. What it takes for granted is believed then.
  mutating func accept(_ draft: Draft, _ instruction: Instruction, _ turned: inout Turned) {
    guard !draft.supposed.isEmpty else { return post(draft, instruction, &turned) }
    let before = (executive.belief, front)
    let posted = turned.accepted.count
    add(draft.supposed)
    _ = executive.belief.suppose(draft.supposed, at: now)
    post(draft, instruction, &turned)
    (executive.belief, front) = before
    guard turned.accepted.count > posted else { return }
    add(draft.supposed)
    _ = executive.tell(
      adding: draft.supposed.facts, by: talk.speaker, insisting: true,
      causes: [Cause(turned.record)])
  }

  /// Makes things known by name that were not.
  private mutating func add(_ supposed: Supposition) {
    for thing in supposed.things {
      _ = executive.belief.add(object: thing.name, type: thing.type)
    }
    front.add(
      supposed.things.map {
        .init(name: $0.name, types: [domain.model.types.name(of: $0.type)])
      })
  }

  private mutating func post(
    _ draft: Draft, _ instruction: Instruction, _ turned: inout Turned
  ) {
    for standing in draft.standing {
      keep(standing, turned)
      turned.replies.append(standing.said)
    }
    if draft.parts.isEmpty, draft.program == .nothing {
      if draft.standing.isEmpty { turned.replies.append(.social(.acknowledgement)) }
      return
    }
    let preview = executive.preview(
      draft.program, terms: draft.terms,
      after: draft.terms.order == .append ? .agenda : .now)
    var program = draft.program
    switch preview.outcome {
    case .alreadySo:
      turned.replies += unmet(instruction) ?? [.alreadySo(facts(of: draft))]
      remember(draft, instruction, tasks: [], turned.record)
      return
    case .impossible(let explanation):
      // What only is not known is found out first; the rest is planned in the light of it.
      guard executive.belief.lookingUp(explanation.unknown) != nil else {
        refuse(explanation, draft, &turned)
        remember(draft, instruction, tasks: [], turned.record)
        return
      }
      program = .conditional(
        .and(explanation.unknown), then: draft.program, otherwise: draft.program)
    case .limit:
      turned.refuse(.impossible([.limit], offer: nil), .limit)
      return
    case .unsupported(let what):
      turned.refuse(.notUnderstood(words: [what], suggestions: []), .refusal)
      return
    case .unknown(let formulas, let look):
      guard let look else {
        let reasons = formulas.compactMap { describer.reason(of: .unknown($0)) }
        turned.refuse(.impossible(reasons, offer: nil), .refusal)
        return
      }
      program = .sequence([look, draft.program])
    case .plan: break
    }
    if let deadline = draft.terms.deadline, preview.isComplete, preview.ends > deadline {
      tooLate(draft, preview, &turned)
      return
    }
    turned.replies += acceptance(of: draft, preview)
    if case .plan(let plan) = preview.outcome { turned.outputs.append(.plan(record(of: plan))) }
    if isDry { return }
    let resolved = executive.log.add(
      .resolved(resolution(of: draft)), at: now, causes: [Cause(turned.record)])
    var causes = [Cause(resolved)]
    for part in draft.parts {
      guard let chosen = part.chosen else { continue }
      causes.append(
        Cause(executive.log.add(.choice(chosen.choice), at: now, causes: [Cause(resolved)])))
    }
    let task = executive.post(
      program.choosing(causes.dropFirst().last), terms: draft.terms, causes: causes)
    talk.tasks[task] = Talk.TaskMemory(
      language: turned.language, parts: draft.parts, isRule: false)
    turned.accepted.append(instruction)
    dropPointless(after: draft)
    remember(draft, instruction, tasks: [task], turned.record)
  }

  /// What is said when nothing is to be done because a condition does not hold: how it is instead.
  private func unmet(_ instruction: Instruction) -> [Reply]? {
    guard case .conditional(let condition, _, nil) = instruction.body else { return nil }
    var other = self
    var asked = Turned(language: talk.language, record: 0)
    other.answerTruth(of: condition, &asked)
    guard case .truth(false, let fact, _)? = asked.replies.first else { return nil }
    let instead = fact.map { [Reply.fact([$0], basis: nil)] } ?? []
    return [.steps([], takes: nil)] + instead + asked.replies.dropFirst()
  }

  /// Questions that a new instruction makes pointless: a yes or no that would now be taken for an
  /// answer to something else, and what was still to be said of the same deed.
  private mutating func dropPointless(after draft: Draft) {
    let frames = draft.parts.map(\.clause.frame)
    talk.open.removeAll { question in
      switch question.kind {
      case .confirm, .offer, .readings: true
      case .missing(let clause, _), .which(let clause, _, _, _): frames.contains(clause.frame)
      }
    }
  }

  private mutating func refuse(
    _ explanation: Explanation, _ draft: Draft, _ turned: inout Turned
  ) {
    let reasons = reasons(of: explanation)
    if reasons.isEmpty,
      let unknown = explanation.unknown.compactMap({ describer.reason(of: .unknown($0)) }).first
    {
      let reply =
        if case .fact(let fact) = unknown { Reply.notKnown(fact, about: nil) } else {
          Reply.impossible([unknown], offer: nil)
        }
      turned.refuse(reply, .impossible)
      return
    }
    let offer = offer(explanation, draft.parts, draft.terms)
    if let offer {
      talk.open.append(
        OpenQuestion(
          kind: offer.kind, act: nil, reply: .impossible(reasons, offer: offer.said),
          record: turned.record, language: turned.language))
      turned.isQuestion = true
    }
    turned.refuse(.impossible(reasons, offer: offer?.said), .impossible)
  }

  /// What can be done instead, in words and as the question whether to.
  func offer(
    _ explanation: Explanation, _ parts: [DraftPart], _ terms: TaskTerms, for task: TaskID? = nil
  ) -> (said: Reply.Offer, kind: OpenQuestion.Kind)? {
    guard let possible = explanation.offer, let part = parts.first else { return nil }
    var clause = part.clause
    if let topic = part.topic {
      // Under way things are no longer where they were said to be.
      let members = possible.program.members
      let objects = members.isEmpty && task != nil ? part.roles[topic] ?? [] : members
      if !objects.isEmpty {
        clause[topic] = describer.describe(
          objects, omitting: task == nil ? [] : [.place, .measure])
      }
    }
    var said = Reply.Offer(clause, takes: possible.duration.milliseconds)
    if case .object(let place, let instead) = possible.without {
      for (role, objects) in part.roles where objects == [place] {
        said.clause[role] = describer.describe(instead)
      }
    }
    if case .conjunct(let formula) = possible.without {
      let things = formula.namedObjects.sorted().filter(scene.isMovable)
      if !things.isEmpty { said.without = describer.describe(things) }
    }
    var terms = terms
    // A yes to what is forbidden allows it this once.
    if case .constraint(let constraint) = possible.without { terms.waived.append(constraint) }
    // A yes to what takes longer takes it for as soon as can be.
    let isLate = explanation.reasons.contains { if case .deadline = $0 { true } else { false } }
    if isLate { terms.deadline = nil }
    return (said, .offer(possible.program, terms, clause, insteadOf: task))
  }

  /// What stands in the way, in words; a constraint by the words that gave it.
  func reasons(of explanation: Explanation) -> [Reason] {
    explanation.reasons.compactMap { reason in
      if case .constraint(let constraint) = reason, let cause = constraint.causes.first {
        let said = words(behind: cause)
        if !said.isEmpty {
          return .forbidden(said, at: executive.log[cause.record].time.milliseconds)
        }
      }
      return describer.reason(of: reason)
    }
  }

  private mutating func tooLate(_ draft: Draft, _ preview: Preview, _ turned: inout Turned) {
    var terms = draft.terms
    terms.deadline = nil
    let reply = Reply.tooLate(earliest: preview.ends.milliseconds)
    turned.refuse(reply, .refusal)
    turned.isQuestion = true
    if let clause = draft.parts.first?.clause {
      talk.open.append(
        OpenQuestion(
          kind: .offer(draft.program, terms, clause, insteadOf: nil), act: nil, reply: reply,
          record: turned.record, language: turned.language))
    }
  }

  /// What was done is remembered: for pronouns, fragments, corrections and questions about the past.
  mutating func remember(
    _ draft: Draft, _ instruction: Instruction, tasks: [TaskID], _ record: Int
  ) {
    if let last = talk.last { talk.earlier = Array(([last] + talk.earlier).prefix(6)) }
    talk.last = Talk.LastInstruction(
      instruction: instruction, parts: draft.parts, tasks: tasks, record: record)
    talk.salience.mention(draft.parts)
    for part in draft.parts {
      var before: [Fact] = []
      for object in part.topic.flatMap({ part.roles[$0] }) ?? [] {
        before += executive.belief.facts(about: object)
      }
      if let robot = scene.robot, let location = executive.belief.setting.location {
        before += executive.belief.state.facts(of: location, matching: [robot, nil])
      }
      if let task = tasks.first {
        talk.history.append(
          Deed(
            frame: part.clause.frame,
            roles: part.roles.merging(part.inferred.mapValues { [$0] }) { a, _ in a },
            task: task, time: now, before: before, record: record))
      }
    }
  }
}
