package import PDDL
package import Robots

/// What would come of a program.
package struct Preview: Sendable {
  /// What it comes to.
  package enum Outcome: Sendable {
    /// It can be done by this plan, as far as it can be seen now.
    case plan(WorkPlan)
    /// It is so already.
    case alreadySo
    /// It cannot be done.
    case impossible(Explanation)
    /// It is not known whether something holds; this shows it, if anything can.
    case unknown([Formula], look: TaskProgram?)
    /// The bound on work was reached.
    case limit
    /// It uses something that cannot be planned with.
    case unsupported(String)
  }

  /// What it comes to.
  package let outcome: Outcome
  /// How long it takes from when it is begun.
  package let duration: Span
  /// When it would be finished, what runs before it included.
  package let ends: Instant
  /// The world as it would then be, in belief.
  package let belief: Belief
  /// Whether the end could be seen; false where a part waits for something.
  package let isComplete: Bool
}
