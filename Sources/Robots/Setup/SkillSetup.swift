/// What a PDDL action is on a robot. What is nil is read off the action.
package struct SkillSetup: Sendable, Hashable {
  /// What kind of thing a robot does.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// It drives from a place to another.
    case travel
    /// It takes a thing up.
    case pick
    /// It puts a thing down.
    case drop
    /// It fills its battery.
    case charge
    /// Anything else that takes time.
    case other
  }

  /// Who and what the action's parameters are, each by its name without the question mark.
  package struct Parameters: Sendable, Hashable {
    /// The robot.
    package var robot: String?
    /// Where a drive begins.
    package var from: String?
    /// Where a drive ends.
    package var to: String?
    /// The thing that is picked or dropped.
    package var item: String?
    /// Where it happens.
    package var place: String?

    /// None known.
    package init() {}
  }

  /// What kind of thing it is.
  package var kind: Kind?
  /// Who and what its parameters are.
  package var parameters = Parameters()
  /// How long it takes; nil takes the action's cost in seconds, else one second.
  package var takes: Span?
  /// For charging: how much a second brings, in millionths of the full battery.
  package var rate: Int?
  /// Whether it may be cut short for a better plan.
  package var isInterruptible = false
  /// The reason to give when the way is closed or people stand in it.
  package var noWay = "way-blocked"
  /// The reason to give when the battery is empty.
  package var noPower = "battery-low"
  /// What a false precondition is called, the first that fits: by the condition as written in the
  /// action, such as `(at ?b ?p)`, or by a symbol that stands in it.
  package var reasons: [Reason] = []
  /// What may fail, drawn from the seed in this order.
  package var failures: [FailureSetup] = []

  /// Nothing declared.
  package init() {}

  /// What a false precondition is called.
  package struct Reason: Sendable, Hashable {
    /// The condition or symbol.
    package let condition: String
    /// The name of the failure.
    package let name: String

    /// What a false precondition is called.
    package init(_ condition: String, _ name: String) {
      self.condition = condition
      self.name = name
    }
  }
}

/// One way in which an action may fail.
package struct FailureSetup: Sendable, Hashable {
  /// The name of the failure.
  package var reason: String
  /// How often, in millionths.
  package var chance: Int
  /// Whether it may go well another time.
  package var isRetriable = true
  /// The parameter whose thing turns out to be at another place.
  package var misplaces: String?

  /// A way to fail.
  package init(_ reason: String, chance: Int, isRetriable: Bool = true, misplaces: String? = nil) {
    self.reason = reason
    self.chance = chance
    self.isRetriable = isRetriable
    self.misplaces = misplaces
  }
}
