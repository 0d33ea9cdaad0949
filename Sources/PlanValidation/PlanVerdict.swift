public import PDDL

/// What is wrong with a plan.
public struct PlanFault: Hashable, Sendable {
  /// A condition that does not hold, without variables; the two numbers if it compares numbers.
  public struct Failure: Hashable, Sendable {
    /// The condition.
    public let condition: Formula
    /// The number on the left, nil when it is undefined or the condition compares none.
    public let left: Double?
    /// The number on the right, nil when it is undefined or the condition compares none.
    public let right: Double?
  }

  /// The kinds of faults.
  public enum Kind: Hashable, Sendable {
    /// An argument has not the type of its parameter, or there are too many or too few.
    case arguments
    /// A condition of the step does not hold.
    case condition([Failure])
    /// An effect of the step has no value, or two of them contradict each other.
    case effect
    /// The duration of the step is not what its action allows: the bound, and its value.
    case duration(Comparator, Double?)
    /// The step happens together with another one that it must be apart from.
    case interference(with: Int)
    /// The step uses something that is not checked.
    case unsupported(String)
    /// The goal does not hold in the end.
    case goal([Failure])
    /// A constraint is broken; after the step with the number, from 0, or at the start when nil.
    case constraint(TrajectoryConstraint)
    /// The metric is undefined in the last state.
    case metric
  }

  /// What is wrong.
  public let kind: Kind
  /// The number of the step, from 0; nil where no step is to blame.
  public let step: Int?
  /// The state in which it went wrong, named by the step, as it stands in a message.
  public let stepText: String?
}

/// What is found out about a plan.
public struct PlanVerdict: Sendable {
  /// What is wrong with it; none means that it is valid.
  public internal(set) var faults: [PlanFault] = []
  /// The last state that was reached.
  public internal(set) var finalState: State
  /// The value of the metric, or the number of steps when there is no metric; nil for a plan that does
  /// not reach its end.
  public internal(set) var value: Double?
  /// When the last step ends: the number of steps for a plan without times.
  public internal(set) var makespan: Double = 0
  /// How often each named preference was broken; unnamed ones under the empty name.
  public internal(set) var brokenPreferences: [String: Int] = [:]

  /// Whether the plan does what it must.
  public var isValid: Bool { faults.isEmpty }
}
