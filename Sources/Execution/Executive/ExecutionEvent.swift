package import PDDL
package import Robots

/// Something that happened while working and that somebody may want to be told.
package struct ExecutionEvent: Hashable, Sendable {
  /// What happened.
  package enum Kind: Hashable, Sendable {
    /// Work on the task began, by a plan of this length.
    case started(Span)
    /// The task is done; these facts hold now that did not when it began, and the other way round.
    case finished(added: [Fact], removed: [Fact])
    /// There was nothing to do.
    case alreadySo
    /// The task was given up.
    case failed(StuckReason)
    /// The task cannot go on until something changes.
    case blocked(StuckReason)
    /// A step could not be done; what follows says what is done about it.
    case stepFailed(PlanStep, reason: String)
    /// Something was found other than believed.
    case surprise(expected: [Formula], found: [Fact])
    /// The task is done in another way from now on; nil where the length is not known yet.
    case replanned(old: WorkPlan?, new: WorkPlan, because: [Formula])
    /// A chosen member failed for good and another took its place.
    case replacedChoice(ObjectID, by: ObjectID, because: StuckReason)
    /// A member failed for good and there is nothing to take its place; the rest goes on.
    case droppedMember(ObjectID, because: StuckReason)
    /// A rule fired, and its task is this event's task.
    case ruleFired(Int, [ObjectID])
    /// A rule would undo what the given task is for, and did not fire.
    case ruleHeldBack(Int, [ObjectID], undoes: TaskID)
    /// Rules go round in a circle and were stopped.
    case ruleLoop(Int, [ObjectID])
    /// A rule's time is over.
    case ruleEnded(Int)
    /// Robots were stopped: where each is, and what held of it, such as what it carries.
    case stopped([Stopped])
    /// The deadline cannot be kept; it will be finished then.
    case late(Instant)
    /// The robot was not heard of for too long.
    case silent(ObjectID?)
    /// A wait is over.
    case waited
  }

  /// A robot that was stopped.
  package struct Stopped: Hashable, Sendable {
    /// The robot.
    package let robot: ObjectID
    /// The last place it passed.
    package let place: ObjectID?
    /// Facts about the robot, such as what it holds.
    package let facts: [Fact]
    /// What it was doing.
    package let step: PlanStep?
  }

  /// When.
  package let time: Instant
  /// The task it is about, if it is about one.
  package let task: TaskID?
  /// What happened.
  package let kind: Kind
  /// The records it comes from.
  package let causes: [Cause]
}
