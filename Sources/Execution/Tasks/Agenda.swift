package import PDDL
package import Robots

/// The identity of a task; tasks count up from 1.
package struct TaskID: Hashable, Sendable, Comparable {
  /// The number.
  package let number: Int
  /// A task's identity.
  package init(_ number: Int) { self.number = number }
  /// Earlier first.
  package static func < (a: TaskID, b: TaskID) -> Bool { a.number < b.number }
}

/// Where a new task stands among the others.
package enum AgendaOrder: Hashable, Sendable {
  /// After all others.
  case append
  /// Before those that wait; what runs is finished first.
  case next
  /// Before all others, from the next safe point on; what runs is set aside and goes on later.
  case first
  /// Before all others, at once: what runs and may be cut short is cut short.
  case now
  /// In the place of all others, which are cancelled.
  case instead
}

/// How a task stands.
package enum TaskState: Hashable, Sendable {
  /// It waits for its turn or its time.
  case waiting
  /// Work on it has begun.
  case running
  /// It was stopped and waits for somebody to say go on.
  case paused
  /// It cannot go on, and why.
  case blocked(StuckReason)
  /// It is finished.
  case done
  /// It was given up, and why.
  case failed(StuckReason)
  /// It was taken back.
  case cancelled

  /// Whether nothing more will be done for it.
  package var isOver: Bool {
    switch self {
    case .done, .failed, .cancelled: true
    case .waiting, .running, .paused, .blocked: false
    }
  }
}

/// Why a task does not go on.
package enum StuckReason: Hashable, Sendable {
  /// No plan is possible.
  case impossible(Explanation)
  /// A plan was not found within the bound on work.
  case limit
  /// A step failed twice in the same way while nothing else changed.
  case failing(PlanStep, reason: String)
  /// Nothing was heard of a robot for too long.
  case silent(ObjectID?)
  /// It is not known whether something holds, and nothing can show it.
  case unknown([Formula])
  /// A plan uses something that cannot be planned with.
  case unsupported(String)
}

/// What limits how things may be done.
package struct WorkConstraint: Hashable, Sendable {
  /// What every state on the way must keep; `.truth` for none.
  package var always: Formula
  /// Regions that no way may touch.
  package var avoiding: [ObjectID]
  /// When it ends by itself; nil for never.
  package var until: Instant?
  /// What it came from.
  package var causes: [Cause]

  /// A constraint.
  package init(
    always: Formula = .truth, avoiding: [ObjectID] = [], until: Instant? = nil,
    causes: [Cause] = []
  ) {
    self.always = always
    self.avoiding = avoiding
    self.until = until
    self.causes = causes
  }
}

/// How a task is to be done, beside what.
package struct TaskTerms: Hashable, Sendable {
  /// Where it stands among the others.
  package var order: AgendaOrder = .append
  /// The robot that is to do it; nil leaves the choice.
  package var robot: ObjectID?
  /// Not to be begun before.
  package var notBefore: Instant?
  /// To be finished by then.
  package var deadline: Instant?
  /// Limits of this task alone.
  package var constraints: [WorkConstraint] = []
  /// Constraints on all tasks that do not bind this one: whoever asked for it said so.
  package var waived: [WorkConstraint] = []

  /// The usual terms: after all others, by whoever can.
  package init() {}
}

/// Something to do, how far it is, and what it came from.
package struct Task: Sendable {
  /// Its identity.
  package let id: TaskID
  /// What was asked for.
  package var program: TaskProgram
  /// What is left of it: the cursor.
  package var rest: TaskProgram
  /// How it stands.
  package var state: TaskState = .waiting
  /// How it is to be done.
  package var terms: TaskTerms
  /// What it came from.
  package var causes: [Cause]
  /// The record that made it.
  package let record: Int
  /// The standing order that made it.
  package var order: Int?
  /// When its first command was sent.
  package var startedAt: Instant?
  /// When it was over.
  package var endedAt: Instant?

  /// Goals of earlier parts that later parts are to keep.
  var kept: [Goal] = []
  /// Goals that a later part had to undo.
  var sacrificed: [Goal] = []
  /// What is being done for it now.
  var plan: ActivePlan?
  /// The latest record that shaped it: posted, revised, resumed.
  var latest: Int
  /// Steps that failed, so that the same failure is not met again and again.
  var failures: [FailureMemory] = []
  /// The rules on the way from the last instruction to this task.
  var lineage: [Int] = []
  /// What was already tried to find out what is not known.
  var looked: [Formula] = []
  /// Members that failed while there were others to do: they are tried once more at the end.
  var deferred: Set<ObjectID> = []
  /// The bound on planning work that was reached last.
  var effort = 0
  /// What the last plan needed and lost.
  var broken: [Formula] = []
  /// How much was known when it was blocked.
  var blockedAt = 0
  /// Records that call for a new plan.
  var unrest: [Cause] = []

  init(id: TaskID, program: TaskProgram, terms: TaskTerms, causes: [Cause], record: Int) {
    self.id = id
    self.program = program
    rest = program
    self.terms = terms
    self.causes = causes
    self.record = record
    latest = record
  }
}

/// The tasks there are, in the order in which they are to be done; what is over stays as history.
package struct Agenda: Sendable {
  /// The tasks in the order of work; those that are over keep their place.
  package internal(set) var tasks: [Task] = []
  var nextNumber = 1

  /// An agenda without tasks.
  package init() {}

  /// A task by its identity.
  package subscript(id: TaskID) -> Task? { tasks.first { $0.id == id } }

  func index(of id: TaskID) -> Int? { tasks.firstIndex { $0.id == id } }

  /// The tasks that are not over, in the order of work.
  package var open: [Task] { tasks.filter { !$0.state.isOver } }

  /// Whether nothing more will happen by itself: every task is over, blocked or paused.
  package var isIdle: Bool {
    tasks.allSatisfy { task in
      switch task.state {
      case .done, .failed, .cancelled, .blocked, .paused: true
      case .waiting, .running: false
      }
    }
  }
}

/// A plan that is being worked on.
struct ActivePlan: Sendable {
  /// How a step stands.
  enum Status: Hashable, Sendable {
    case pending
    case running(CommandID)
    case done
  }
  /// The record of the plan.
  let record: Int
  /// The plan.
  var plan: WorkPlan
  /// How each step stands.
  var status: [Status]
  /// When the plan was made.
  let base: Instant
}

/// A failure that was met, and how much was known then.
struct FailureMemory: Hashable, Sendable {
  let step: PlanStep
  let reason: String
  let news: Int
  let isRetriable: Bool
}
