import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

// What is being done, what comes next, and what would come of something else.

extension Conversation {
  mutating func tellWhetherDone(by time: TimeExpression?, _ turned: inout Turned) {
    guard let last = executive.outlook().last?.preview else {
      turned.replies.append(.idle)
      return
    }
    if let limit = time.flatMap(compiler.instant) {
      turned.replies.append(.truth(last.ends <= limit, nil, basis: nil))
    }
    turned.replies.append(.takes((last.ends - now).milliseconds))
  }

  /// "Did you do it?": of what was asked for last.
  mutating func tellWhetherDid(_ turned: inout Turned) {
    let tasks = (talk.last?.tasks ?? []).compactMap { executive.agenda[$0] }
    guard !tasks.isEmpty else { return tellAgenda(&turned) }
    if tasks.contains(where: { task in executive.agenda.open.contains { $0.id == task.id } }) {
      return tellAgenda(&turned)
    }
    turned.replies.append(.truth(tasks.allSatisfy { $0.state == .done }, nil, basis: nil))
  }

  /// "How long did it take?": of what was asked for last.
  mutating func tellHowLong(_ turned: inout Turned) {
    let tasks = (talk.last?.tasks ?? []).compactMap { executive.agenda[$0] }
    guard let begun = tasks.compactMap(\.startedAt).min(),
      let ended = tasks.compactMap(\.endedAt).max(), tasks.allSatisfy({ $0.endedAt != nil })
    else {
      tellAgenda(&turned)
      return
    }
    turned.replies.append(.takes((ended - begun).milliseconds))
  }

  mutating func tellAgenda(_ turned: inout Turned) {
    let open = executive.agenda.open
    guard !open.isEmpty else {
      turned.replies.append(.idle)
      return
    }
    var active: [Task] = []
    for task in open {
      if case .blocked(.impossible(let explanation)) = task.state,
        let reason = reasons(of: explanation).first, let clause = said(of: task.id).last
      {
        turned.replies.append(.failed(clause, reason, next: nil))
      } else {
        active.append(task)
      }
    }
    let clauses = active.map { said(of: $0.id) }
    let doing = clauses.first ?? []
    let next = clauses.dropFirst().flatMap { $0 }
    let remaining = active.first.flatMap { executive.remaining(of: $0.id) }
    if doing.isEmpty, next.isEmpty {
      if active.count == open.count { turned.replies.append(.idle) }
    } else {
      turned.replies.append(
        .agenda(doing: doing, next: Array(next), remaining: remaining?.milliseconds))
    }
    turned.focus = open.first.map { Cause($0.record) }
    for part in open.first.flatMap({ talk.tasks[$0.id]?.parts }) ?? [] {
      guard let topic = part.topic, let objects = part.roles[topic] else { continue }
      talk.salience.mention(objects, .topic)
    }
  }

  /// The clauses a task is of, tied to what they were tied to.
  func said(of task: TaskID) -> [Clause] {
    (talk.tasks[task]?.parts ?? []).map { part in
      var clause = part.clause
      for (role, objects) in part.roles.sorted(by: { $0.key < $1.key })
      where clause[role] != nil && !objects.isEmpty {
        clause[role] = describer.describe(objects, omitting: [.place, .measure])
      }
      return clause
    }
  }

  mutating func outlook(_ question: Question, _ turned: inout Turned) {
    let outlook = executive.outlook()
    guard let last = outlook.last else {
      // "How long will that take?" when it is done already: how long it took.
      if question.asked == .duration { tellHowLong(&turned) } else { turned.replies.append(.idle) }
      return
    }
    if question.asked == .manner, let plan = executive.currentPlan(of: outlook[0].0) {
      turned.replies.append(
        .steps(
          plan.steps.prefix(6).map { describer.clause(for: $0.step) },
          takes: plan.duration.milliseconds))
      return
    }
    turned.replies.append(.takes((last.1.ends - now).milliseconds))
  }

  // MARK: What if

  /// Whether a clause is of something that the robot would do, not of what is so.
  private func isOwnDeed(_ clause: Clause) -> Bool {
    guard clause.frame.kind == .intent, !clause.negated,
      !clause.fillers.contains(where: { $0.entity.kind == .me })
    else { return false }
    if case .believe? = domain.formulas.intent(clause.frame.name)?.outcome { return false }
    return true
  }

  /// Plans on a copy in which something were so, and says what would be otherwise.
  mutating func suppose(
    _ proposition: Proposition, _ question: Question, _ turned: inout Turned
  ) {
    if case .clause(let clause) = proposition, isOwnDeed(clause) {
      // "What if you took it to dock 3?": the plan for it.
      foresee(Question(.manner, .clause(clause)), clause, &turned)
      return
    }
    var copy = self
    var unused = Turned(language: turned.language, record: turned.record)
    if case .clause(let clause) = proposition, clause.frame.kind == .existence, clause.negated,
      let entity = clause["it"]
    {
      guard !executive.agenda.open.isEmpty else {
        turned.replies.append(.idle)
        return
      }
      // "What if we left out the tyres?"
      copy.steer(.cancel(.about(entity)), &unused)
    } else {
      copy.believe(proposition, &unused)
    }
    if unused.tone != .plain || unused.isQuestion {
      turned.replies += unused.replies
      turned.isQuestion = unused.isQuestion
      turned.tone = unused.tone
      return
    }
    if case .clause = question.topic {
      var hypothetical = question
      hypothetical.supposing = nil
      copy.answer(hypothetical, &turned)
      return
    }
    let before = executive.outlook().last?.1
    let after = copy.executive.outlook().last?.1
    guard let after else {
      turned.replies.append(.outcome(nil, difference: 0, impossible: []))
      return
    }
    if case .impossible(let explanation) = after.outcome {
      turned.replies.append(
        .outcome(
          nil, difference: nil,
          impossible: reasons(of: explanation)))
      return
    }
    let difference = before.map { (after.ends - $0.ends).milliseconds }
    turned.replies.append(.outcome(nil, difference: difference ?? 0, impossible: []))
  }
}
