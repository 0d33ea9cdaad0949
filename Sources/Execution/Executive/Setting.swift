package import PDDL
package import Robots

/// What carrying out tasks needs to know of a domain beside its PDDL.
package struct Setting: Sendable {
  /// What is known of an action as something that a robot does.
  package struct Skill: Hashable, Sendable {
    /// The parameter that stands for the robot; nil where a domain has no robots.
    package var robot: Int?
    /// Whether it may be cut short for a new plan.
    package var interruptible = false
    /// How long it takes, where its cost does not say so.
    package var duration: Span?
    /// The condition that is not so when it fails, by the reason given.
    package var broken: [String: Formula] = [:]
    package init(robot: Int?, interruptible: Bool = false, duration: Span? = nil) {
      self.robot = robot
      self.interruptible = interruptible
      self.duration = duration
    }
  }

  /// The domain.
  package var domain: DomainModel
  /// What is made small by planning: an estimate of time, in seconds.
  package var metric: Metric?
  /// The type of robots; nil where a domain has none.
  package var robotType: TypeID?
  /// Skills by action; an action that is not listed is one without a robot parameter unless a
  /// parameter has the type of robots.
  package var skills: [ActionID: Skill] = [:]
  /// Predicates and functions that may be unknown, by name, and what shows them.
  package var observed: [String: RobotSetup.Showing] = [:]
  /// Which predicate says where a robot or a thing is: `(at ?it ?place)`.
  package var location: PredicateID?
  /// Which predicate says that a region must not be driven through: `(closed ?region)`.
  package var closed: PredicateID?
  /// How long an observation is trusted more than what is told.
  package var fresh = Span.seconds(60)
  /// How long a step takes where nothing says so.
  package var usual = Span.seconds(1)
  /// How long a robot may take to say what became of a command, after a restart.
  package var patience = Span.seconds(10)
  /// By how much the time of a way may be off before it counts as another way.
  package var tolerance = Span.seconds(3)
  /// Predicates of facts that undoing leaves aside, beside those about robots.
  package var aside: Set<PredicateID> = []
  /// Actions that cannot be taken back: no means to an end, only done where what they bring about is
  /// asked for.
  package var irreversible: Set<ActionID> = []
  /// Bounds on the work of one slice of planning.
  package var slice = 4_000
  /// Bounds on the work of all slices of one plan.
  package var effort = 400_000
  /// How many members of a goal are planned at a time.
  package var batch = 6

  /// The setting of a domain with what is declared of its robots.
  package init(
    domain: DomainModel, metric: Metric? = nil, robotType: TypeID?, robots setup: RobotSetup
  ) {
    self.init(domain: domain, metric: metric, robotType: robotType)
    for (index, action) in domain.actions.enumerated() {
      guard let declared = setup.skills[action.name] else { continue }
      let id = ActionID(index)
      let robot = declared.parameters.robot.flatMap { name in
        action.parameters.firstIndex { $0.name == name }
      }
      skills[id] = Skill(
        robot: robot ?? skills[id]?.robot, interruptible: declared.isInterruptible,
        duration: declared.takes)
      let conditions = action.conditions(in: domain)
      for reason in declared.reasons {
        let named = conditions.filter { $0.isCalled(reason.condition) }
        if named.count == 1 { skills[id]?.broken[reason.name] = named[0].formula }
      }
    }
    observed = setup.observed
    location = setup.symbols.location.flatMap { domain.predicate(named: $0) }
    closed = setup.symbols.closed.flatMap { domain.predicate(named: $0) }
  }

  /// The setting of a domain; robots are the objects of the given type.
  package init(domain: DomainModel, metric: Metric? = nil, robotType: TypeID? = nil) {
    self.domain = domain
    self.metric = metric
    self.robotType = robotType
    if let robotType {
      for (index, action) in domain.actions.enumerated() {
        let robot = action.parameters.firstIndex { parameter in
          !parameter.types.isEmpty
            && parameter.types.allSatisfy { domain.types.isSubtype($0, of: robotType) }
        }
        skills[ActionID(index)] = Skill(robot: robot)
      }
    }
  }
}
