public import SourceText

/// A checked PDDL problem of one domain.
public struct Problem: Sendable {
  /// Its name.
  public var name: String
  /// The objects there are, the domain's constants first.
  public var objects: ObjectTable
  /// What holds at the start.
  public var initial: State
  /// What becomes true or false by itself, by time.
  public var timedInitials: [TimedInitial] = []
  /// What is wanted; `.truth` when the problem has no goal.
  public var goal: Formula = .truth
  /// How many slots a binding of the goal has.
  public var goalSlotCount = 0
  /// What makes one plan better than another.
  public var metric: Metric?
  /// Trajectory constraints of PDDL3.
  public var constraints: [TrajectoryConstraint] = []
  /// The file it was read from, for diagnostics.
  public var file: SourceFile?

  /// A problem over the given objects and first state.
  public init(name: String, objects: ObjectTable, initial: State) {
    self.name = name
    self.objects = objects
    self.initial = initial
  }
}

/// A fact that changes by itself at a time (PDDL 2.2).
public struct TimedInitial: Hashable, Sendable {
  /// When, in the problem's unit of time.
  public let time: Double
  /// What changes.
  public let effect: Effect

  /// A change at a time.
  public init(time: Double, effect: Effect) {
    self.time = time
    self.effect = effect
  }
}

/// What makes one plan better than another.
public struct Metric: Hashable, Sendable {
  /// Whether less is better.
  public let minimizes: Bool
  /// The value in the last state.
  public let expression: NumericExpression

  /// A metric.
  public init(minimizes: Bool, expression: NumericExpression) {
    self.minimizes = minimizes
    self.expression = expression
  }
}
