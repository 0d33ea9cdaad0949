import PDDL
import Robots

/// A command that was sent and has not ended.
struct RunningCommand: Sendable {
  let command: Command
  let step: PlanStep
  let robot: ObjectID?
  let task: TaskID
  let record: Int
  let startedAt: Instant
  let duration: Span
  /// Whether it was asked to end early.
  var isCancelled = false
  /// Until when an answer to what became of it is waited for, after a restart.
  var doubtedUntil: Instant?
}

/// What a standing order has seen.
struct Watch: Sendable {
  /// The bindings that held when it was looked at last, sorted.
  var holding: [[ObjectID]] = []
  /// Bindings that began to hold and have not been dealt with.
  var pending: [(binding: [ObjectID], cause: Cause?)] = []
  /// When the clock sets it off next.
  var next: Instant?
}
