import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

// A task that goes no further: why, and what can be done instead.

extension Conversation {
  /// What is said of it; what can be done instead is asked.
  mutating func stuck(
    _ reason: StuckReason, _ event: ExecutionEvent, _ describer: Describer
  ) -> (Reply, Output.Tone) {
    let clause = event.task.flatMap { said(of: $0).last }
    switch reason {
    case .impossible(let explanation):
      let reasons = reasons(of: explanation)
      guard let task = event.task, let memory = talk.tasks[task], !memory.isRule,
        let terms = executive.agenda[task]?.terms,
        let offer = offer(explanation, memory.parts, terms, for: task)
      else { return (.impossible(reasons, offer: nil), .impossible) }
      let reply = Reply.impossible(reasons, offer: offer.said)
      talk.open.append(
        OpenQuestion(
          kind: offer.kind, act: nil, reply: reply, record: event.causes.first?.record ?? 0,
          language: memory.language))
      return (reply, .impossible)
    case .limit: return (.failed(clause, .limit, next: nil), .limit)
    case .failing(let step, let reason):
      return (
        .failed(clause, .failure(reason, describer.clause(for: step)), next: nil), .refusal
      )
    case .silent(let robot):
      return (.notKnown(nil, about: robot.map { describer.describe($0) }), .refusal)
    case .unknown(let formulas):
      let reasons = formulas.compactMap { describer.reason(of: .unknown($0)) }
      return (.impossible(reasons, offer: nil), .refusal)
    case .unsupported: return (.failed(clause, .limit, next: nil), .refusal)
    }
  }
}

extension ExecutionEvent {
  /// Whether it says that the task of an earlier one goes no further for what that one met.
  func stopsShort(_ other: ExecutionEvent) -> Bool {
    guard task == other.task, task != nil, case .stepFailed = other.kind else { return false }
    switch kind {
    case .blocked(.impossible(let explanation)), .failed(.impossible(let explanation)):
      return !explanation.reasons.isEmpty
    default: return false
    }
  }
}
