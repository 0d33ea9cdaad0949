public import PDDL

/// What is asked of the planner: a world, a goal, and how much work it may do.
///
/// The whole world may be passed in: the planner looks only at the slice that the goal needs, and
/// widens it when no plan is found there.
public struct PlanningRequest: Sendable {
  /// What can be done.
  public var domain: DomainModel
  /// All objects there are.
  public var objects: ObjectTable
  /// What holds now.
  public var state: State
  /// What is wanted.
  public var goal: Formula
  /// How many slots a binding of the goal has.
  public var goalSlotCount: Int
  /// What makes one plan better than another; nil counts steps.
  public var metric: Metric?
  /// Numbers that are computed rather than stored.
  public var functions: (any FunctionSource)?
  /// Conditions that every state on the way must keep.
  public var always: [Formula] = []
  /// What the course of the plan must be like (PDDL3).
  public var constraints: [TrajectoryConstraint] = []
  /// What becomes true or false by itself, by time.
  public var timedInitials: [TimedInitial] = []
  /// Objects that may be used beside those that the goal names, such as the robots allowed and the
  /// things to choose from; nil lets the planner find them.
  public var focus: [ObjectID]?
  /// Objects that must not be used, such as the robots that are not allowed.
  public var excluded: [ObjectID] = []
  /// Whether to plan on a slice first; false looks at the whole task at once.
  public var slices = true
  /// How much work may be done.
  public var limits = PlanningLimits()

  /// A request.
  public init(
    domain: DomainModel, objects: ObjectTable, state: State, goal: Formula,
    goalSlotCount: Int = 0, metric: Metric? = nil, functions: (any FunctionSource)? = nil
  ) {
    self.domain = domain
    self.objects = objects
    self.state = state
    self.goal = goal
    self.goalSlotCount = goalSlotCount
    self.metric = metric
    self.functions = functions
  }

  /// A request for a whole problem, the constraints of its domain included.
  public init(_ problem: Problem, in domain: DomainModel) {
    self.init(
      domain: domain, objects: problem.objects, state: problem.initial, goal: problem.goal,
      goalSlotCount: problem.goalSlotCount, metric: problem.metric)
    constraints = domain.constraints + problem.constraints
    timedInitials = problem.timedInitials
  }
}

/// Bounds on the work of a planning call, counted in steps so that results do not depend on speed.
public struct PlanningLimits: Sendable, Hashable {
  /// How many states may be evaluated.
  public var evaluations: Int = 1_000_000
  /// How many ground operators may be made.
  public var operators: Int = 5_000_000
  /// How many further evaluations may be spent on making a found plan cheaper.
  public var improvement: Int = 0

  /// How many states may be made without ground operators, where more of these would be needed than
  /// allowed. Such states are slow: a thousand of them may take a second.
  public var lifted: Int = 0

  /// The usual bounds.
  public init() {}
}

/// What became of a planning request.
public enum PlanningOutcome: Sendable {
  /// A plan; an empty one means that the goal holds already.
  case plan(Plan)
  /// No plan exists: proved on the whole task.
  case impossible(Impossibility)
  /// A bound was reached before an answer.
  case limit
  /// Somebody cancelled.
  case cancelled
  /// The request uses something that cannot be planned with.
  case unsupported(String)
}

/// Why a goal cannot be reached, as far as it is known.
public struct Impossibility: Sendable, Hashable {
  /// Parts of the goal that not even the relaxed task reaches, as conjuncts of the goal.
  public var unreachable: [Formula]

  /// A reason.
  public init(unreachable: [Formula] = []) { self.unreachable = unreachable }
}

/// What a planning call did.
public struct PlanningStatistics: Sendable, Hashable {
  /// Ground operators made.
  public var operators = 0
  /// Ground facts that can change.
  public var facts = 0
  /// States evaluated by a heuristic.
  public var evaluated = 0
  /// States expanded.
  public var expanded = 0
  /// Objects of the slice that was planned on.
  public var objects = 0
  /// How often the slice was widened.
  public var widened = 0
  /// The cost of the first plan, before improvement.
  public var firstCost: Double?

  /// Nothing done yet.
  public init() {}
}

/// An outcome with its statistics.
public struct PlanningResult: Sendable {
  /// What became of the request.
  public var outcome: PlanningOutcome
  /// What it took.
  public var statistics: PlanningStatistics
  /// The plan with its times, where the domain has durative actions. In the steps of the plan itself,
  /// durative actions are numbered after the actions without duration.
  public var schedule: WrittenPlan?

  /// An outcome with its statistics.
  public init(_ outcome: PlanningOutcome, _ statistics: PlanningStatistics) {
    self.outcome = outcome
    self.statistics = statistics
  }
}
