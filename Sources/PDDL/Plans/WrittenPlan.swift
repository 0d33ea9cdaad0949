/// A plan as a file states it: actions, with times if the file gives them.
public struct WrittenPlan: Hashable, Sendable {
  /// The steps, by time and then in the order of the file.
  public var steps: [WrittenStep]
  /// Whether the file gives times.
  public var isTimed: Bool

  /// A plan as a file states it.
  public init(steps: [WrittenStep], isTimed: Bool) {
    self.steps = steps
    self.isTimed = isTimed
  }

  /// The steps one after another; nil when some of them take time.
  public var sequence: [PlanStep]? {
    var out: [PlanStep] = []
    for step in steps {
      guard case .instantaneous(let step) = step.act else { return nil }
      out.append(step)
    }
    return out
  }
}

/// A step of a plan in a file.
public struct WrittenStep: Hashable, Sendable {
  /// What is done.
  public enum Act: Hashable, Sendable {
    /// An action.
    case instantaneous(PlanStep)
    /// A durative action, and what it is applied to.
    case durative(DurativeActionID, [ObjectID])
  }

  /// When it starts, in the problem's unit of time; its place in the sequence when no time is given.
  public let start: Double
  /// What is done.
  public let act: Act
  /// How long it takes; nil when the file does not say.
  public let duration: Double?

  /// A step of a plan.
  public init(start: Double, act: Act, duration: Double? = nil) {
    self.start = start
    self.act = act
    self.duration = duration
  }
}
