/// A step of a plan: an action applied to objects.
public struct PlanStep: Hashable, Sendable {
  /// The action schema.
  public let action: ActionID
  /// The objects, one a parameter.
  public let arguments: [ObjectID]

  /// A step.
  public init(_ action: ActionID, _ arguments: [ObjectID]) {
    self.action = action
    self.arguments = arguments
  }
}

/// A sequence of steps, with what it costs by the metric.
public struct Plan: Hashable, Sendable {
  /// What to do, in order.
  public var steps: [PlanStep]
  /// The value of the metric at the end; the number of steps when there is no metric.
  public var cost: Double

  /// A plan.
  public init(steps: [PlanStep], cost: Double) {
    self.steps = steps
    self.cost = cost
  }
}
