import PDDL
package import Robots

/// Carries out tasks: holds belief, log, agenda and standing orders, decides what is sent to the
/// fleet, and watches whether what comes back is what was expected.
///
/// Time is passed in, the fleet is not held: `decide` says what to send, `take` is told what came
/// back. After `take` and after every change, call `decide` again at the same time until it returns
/// nothing; `run` does that for a fleet. A value, so that a copy answers "what if".
package struct Executive: Sendable {
  /// What is needed to know of the domain.
  package let setting: Setting
  /// What is held to be so.
  package var belief: Belief
  /// All that happened.
  package var log = Log()
  /// What is to be done.
  package internal(set) var agenda = Agenda()
  /// Standing orders by number, in the order they were given.
  package internal(set) var orders: [(number: Int, order: StandingOrder)] = []
  /// Whether a halt is in force: nothing moves until `resume` or a new instruction.
  package internal(set) var isHalted = false
  /// Constraints in force for all tasks, by number.
  package internal(set) var constraints: [(number: Int, constraint: WorkConstraint)] = []

  /// The time by now; everything that is done without a time given is done then.
  package var now = Instant.zero
  var running: [CommandID: RunningCommand] = [:]
  var nextCommand = 1
  var nextOrder = 1
  var watches: [Int: Watch] = [:]
  var ruleRecords: [Int: Int] = [:]
  var events: [ExecutionEvent] = []
  var outbox: [FleetOrder] = []
  var isStopping = false
  /// Asked while planning: true gives up at once, as if planning had not begun.
  package var isCancelled: @Sendable () -> Bool = { false }
  /// Whether planning goes on at the next `decide` without anything happening.
  package internal(set) var needsThought = false

  /// An executive that believes a world and has nothing to do.
  package init(belief: Belief) {
    self.belief = belief
    setting = belief.setting
  }

  /// Whether something happened that nobody was told of yet.
  package var hasEvents: Bool { !events.isEmpty }

  /// What happened since this was asked last, in order.
  package mutating func drainEvents() -> [ExecutionEvent] {
    defer { events = [] }
    return events
  }
}

/// Something to be sent to the fleet.
package enum FleetOrder: Hashable, Sendable {
  /// Begin a command.
  case start(Command)
  /// End a command as soon as its skill allows.
  case cancel(CommandID)
  /// Stop robots at once.
  case halt(RobotSelection)
  /// Say what became of a command.
  case ask(CommandID)
}
