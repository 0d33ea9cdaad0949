package import PDDL
package import Robots

/// One thing that happened, with what it came from. Records are never changed and never taken back.
package struct Record: Hashable, Sendable {
  /// Its number; numbers are dense and count up from 0.
  package let id: Int
  /// When.
  package let time: Instant
  /// What it came from: earlier records, and which part of them.
  package let causes: [Cause]
  /// What happened.
  package let content: Content

  /// What can happen.
  package enum Content: Hashable, Sendable {
    /// Words came in.
    case heard(text: String, speaker: String)
    /// The words were taken to mean this.
    case read(String)
    /// Phrases were tied to things of the world; what was left out, and why, is told here.
    case resolved(String)
    /// A task was made or changed.
    case task(TaskID, TaskChange)
    /// Some of several candidates were taken.
    case choice(Choice)
    /// A plan was made for a task, or found not to exist.
    case plan(PlanRecord)
    /// Something was sent to the fleet.
    case command(CommandRecord)
    /// The fleet said something.
    case report(Report)
    /// Belief changed.
    case belief(BeliefChange)
    /// A standing order was given, fired, held back or ended.
    case rule(Int, RuleChange)
    /// Words went out.
    case said(String)
  }
}

/// A record as the cause of another, and which part of it.
package struct Cause: Hashable, Sendable {
  /// The part of a record that is meant.
  package enum Part: Hashable, Sendable {
    /// The record as a whole.
    case whole
    /// A step of a plan, from 0.
    case step(Int)
    /// A goal of a plan, from 0.
    case goal(Int)
    /// A stretch of an utterance, in UTF-8 offsets.
    case span(Range<Int>)
  }

  /// The record.
  package let record: Int
  /// Which part of it.
  package let part: Part

  /// A cause.
  package init(_ record: Int, _ part: Part = .whole) {
    self.record = record
    self.part = part
  }
}

/// What became of a task.
package enum TaskChange: Hashable, Sendable {
  /// It was posted.
  case posted
  /// Its first command is about to be sent.
  case started
  /// Its program was replaced by a correction.
  case revised
  /// It gave way to a more urgent task and will go on later.
  case setAside
  /// It was paused.
  case paused
  /// It goes on.
  case resumed
  /// It cannot go on for now.
  case blocked(StuckReason)
  /// It is finished.
  case done
  /// It was given up.
  case failed(StuckReason)
  /// Somebody took it back.
  case cancelled
  /// One chosen member was replaced by the next candidate.
  case replaced(ObjectID, by: ObjectID)
  /// A member of the goal was given up, the rest goes on.
  case dropped(ObjectID)
  /// A change of a number was turned into an absolute value, once.
  case baseline(Fluent, from: Double, to: Double)
  /// A set was read off the world when it was reached.
  case bound([[ObjectID]])
}

/// A choice of some candidates by least estimate.
package struct Choice: Hashable, Sendable {
  /// A candidate and its estimated cost; nil where no way was found.
  package struct Candidate: Hashable, Sendable {
    /// The candidate.
    package let object: ObjectID
    /// Its estimated cost in seconds.
    package let cost: Double?
    /// A candidate.
    package init(_ object: ObjectID, cost: Double?) {
      self.object = object
      self.cost = cost
    }
  }

  /// Those taken, cheapest first.
  package let taken: [Candidate]
  /// Those left, cheapest first.
  package let left: [Candidate]

  /// A choice.
  package init(taken: [Candidate], left: [Candidate]) {
    self.taken = taken
    self.left = left
  }
}

/// A plan as it is kept in the log.
package struct PlanRecord: Hashable, Sendable {
  /// What planning came to.
  package enum Outcome: Hashable, Sendable {
    /// A plan.
    case plan(WorkPlan)
    /// None is possible, and why.
    case impossible(Explanation)
    /// The bound on work was reached.
    case limit
  }

  /// The task it is for.
  package let task: TaskID
  /// What came of it.
  package let outcome: Outcome

  /// A record of a plan.
  package init(task: TaskID, outcome: Outcome) {
    self.task = task
    self.outcome = outcome
  }
}

/// What was sent to the fleet.
package enum CommandRecord: Hashable, Sendable {
  /// A command was sent, for a step of a plan of a task.
  case start(Command, PlanStep, TaskID)
  /// A command was cut short.
  case cancel(CommandID)
  /// Robots were stopped at once.
  case halt(RobotSelection)
}

/// A change of belief: what is held now that was not, and the other way round.
package struct BeliefChange: Hashable, Sendable {
  /// A number before and after; nil is "not known".
  package struct Value: Hashable, Sendable {
    /// What has the value.
    package let fluent: Fluent
    /// Before.
    package let old: Double?
    /// After.
    package let new: Double?
    /// A change of a value.
    package init(_ fluent: Fluent, old: Double?, new: Double?) {
      self.fluent = fluent
      self.old = old
      self.new = new
    }
  }

  /// Facts that are held now.
  package var added: [Fact] = []
  /// Facts that are held no longer.
  package var removed: [Fact] = []
  /// Numbers that changed.
  package var values: [Value] = []
  /// Objects that were not known before.
  package var objects: [ObjectID] = []
  /// Where the change comes from.
  package var source: Source

  /// A change that is empty so far.
  package init(source: Source) { self.source = source }

  /// Whether nothing changed.
  package var isEmpty: Bool {
    added.isEmpty && removed.isEmpty && values.isEmpty && objects.isEmpty
  }
}

/// What became of a standing order.
package enum RuleChange: Hashable, Sendable {
  /// It was given; so many bindings hold already and do not fire.
  case given(alreadyTrue: Int)
  /// It fired for a binding.
  case fired([ObjectID])
  /// It did not fire, since it would undo the goal of the task that set it off.
  case heldBack([ObjectID], undoes: TaskID)
  /// It did not fire, since it and other rules go round in a circle.
  case stoppedLoop([ObjectID])
  /// It was taken back, or its time is over.
  case ended
}
