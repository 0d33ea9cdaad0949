package import PDDL
package import Robots

/// Something to be done each time something begins to hold.
package struct StandingOrder: Hashable, Sendable {
  /// What sets it off: each binding of its variables that begins to hold.
  package var trigger: Query
  /// What is to be done; the slots of the trigger's variables are bound in it.
  package var program: TaskProgram
  /// How long after it was set off it is set off again, by the clock; nil for one that waits for its trigger.
  package var period: Span?
  /// Whether it ends after it has fired once.
  package var once: Bool
  /// When it ends by itself: as soon as this holds.
  package var until: Formula?
  /// When it ends by itself: at this time.
  package var expires: Instant?
  /// How its tasks are to be done; the robot may be bound by `robotSlot` instead.
  package var terms: TaskTerms
  /// The slot of the trigger that stands for the robot that is to do it.
  package var robotSlot: Int?
  /// What it came from.
  package var causes: [Cause]

  /// A standing order.
  package init(
    when trigger: Query, do program: TaskProgram, once: Bool = false, until: Formula? = nil,
    expires: Instant? = nil, every period: Span? = nil, terms: TaskTerms = TaskTerms(),
    robotSlot: Int? = nil,
    causes: [Cause] = []
  ) {
    self.trigger = trigger
    self.program = program
    self.once = once
    self.until = until
    self.expires = expires
    self.period = period
    self.terms = terms
    self.robotSlot = robotSlot
    self.causes = causes
  }
}
