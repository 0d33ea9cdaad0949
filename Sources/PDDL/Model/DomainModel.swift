public import SourceText

/// A checked PDDL domain: every name resolved, every arity and type right.
public struct DomainModel: Sendable, Hashable {
  /// Its name.
  public var name: String
  /// The requirements it states, without the colon. They document; nothing depends on them.
  public var requirements: [String] = []
  /// Its types.
  public var types = TypeTree()
  /// The objects that the domain itself names.
  public var constants = ObjectTable()
  /// Its predicates, derived ones included, by `PredicateID`.
  public var predicates: [Predicate] = []
  /// Its numeric functions, by `FunctionID`.
  public var functions: [NumericFunction] = []
  /// What can be done, by `ActionID`.
  public var actions: [Action] = []
  /// What can be done over time.
  public var durativeActions: [DurativeAction] = []
  /// The rules of the derived predicates.
  public var axioms: [Axiom] = []
  /// Trajectory constraints of PDDL3.
  public var constraints: [TrajectoryConstraint] = []
  /// The file it was read from, for diagnostics.
  public var file: SourceFile?

  /// A domain that holds nothing.
  public init(name: String) { self.name = name }

  /// The predicate of that name.
  public func predicate(named name: String) -> PredicateID? {
    predicates.firstIndex { $0.name == name }.map { PredicateID($0) }
  }

  /// The function of that name.
  public func function(named name: String) -> FunctionID? {
    functions.firstIndex { $0.name == name }.map { FunctionID($0) }
  }

  /// The action of that name.
  public func action(named name: String) -> ActionID? {
    actions.firstIndex { $0.name == name }.map { ActionID($0) }
  }

  /// The durative action of that name.
  public func durativeAction(named name: String) -> DurativeActionID? {
    durativeActions.firstIndex { $0.name == name }.map { DurativeActionID($0) }
  }

  /// The same domain without the places in a file where its parts are declared.
  public var withoutPlaces: DomainModel {
    var copy = self
    copy.file = nil
    for index in predicates.indices { copy.predicates[index].range = nil }
    for index in functions.indices { copy.functions[index].range = nil }
    for index in actions.indices { copy.actions[index].range = nil }
    for index in durativeActions.indices { copy.durativeActions[index].range = nil }
    return copy
  }

  /// A predicate by its identifier.
  public subscript(predicate: PredicateID) -> Predicate { predicates[Int(predicate.index)] }
  /// A function by its identifier.
  public subscript(function: FunctionID) -> NumericFunction { functions[Int(function.index)] }
  /// An action by its identifier.
  public subscript(action: ActionID) -> Action { actions[Int(action.index)] }
  /// A durative action by its identifier.
  public subscript(action: DurativeActionID) -> DurativeAction {
    durativeActions[Int(action.index)]
  }
}

/// A predicate and the types of its arguments.
public struct Predicate: Hashable, Sendable {
  /// Its name, in lower case.
  public let name: String
  /// Its arguments, as declared.
  public let parameters: [Variable]
  /// Whether axioms define it.
  public var isDerived = false
  /// Where it is declared.
  public var range: SourceRange?

  /// A predicate.
  public init(name: String, parameters: [Variable]) {
    self.name = name
    self.parameters = parameters
  }
}

/// A numeric function and the types of its arguments.
public struct NumericFunction: Hashable, Sendable {
  /// Its name, in lower case.
  public let name: String
  /// Its arguments, as declared.
  public let parameters: [Variable]
  /// Where it is declared.
  public var range: SourceRange?

  /// A function.
  public init(name: String, parameters: [Variable]) {
    self.name = name
    self.parameters = parameters
  }
}

/// An action schema.
public struct Action: Hashable, Sendable {
  /// Its name, in lower case.
  public let name: String
  /// Its parameters; their slots are 0, 1, ….
  public let parameters: [Variable]
  /// What must hold before.
  public let precondition: Formula
  /// What it changes.
  public let effect: Effect
  /// How many slots a binding has, quantified variables included.
  public let slotCount: Int
  /// Where it is declared.
  public var range: SourceRange?

  /// An action schema.
  public init(
    name: String, parameters: [Variable], precondition: Formula, effect: Effect, slotCount: Int
  ) {
    self.name = name
    self.parameters = parameters
    self.precondition = precondition
    self.effect = effect
    self.slotCount = slotCount
  }
}

/// When a condition or an effect of a durative action applies.
public enum TimeSpecifier: String, Hashable, Sendable {
  /// At its start.
  case start = "at start"
  /// At its end.
  case end = "at end"
  /// All the time between.
  case overall = "over all"
}

/// An action schema that takes time (PDDL 2.1 level 3).
public struct DurativeAction: Hashable, Sendable {
  /// A condition with its time.
  public struct TimedCondition: Hashable, Sendable {
    /// When it must hold.
    public let time: TimeSpecifier
    /// What must hold.
    public let condition: Formula
    /// A condition with its time.
    public init(_ time: TimeSpecifier, _ condition: Formula) {
      self.time = time
      self.condition = condition
    }
  }

  /// An effect with its time: `.overall` stands for a continuous effect, which is not planned.
  public struct TimedEffect: Hashable, Sendable {
    /// When it happens.
    public let time: TimeSpecifier
    /// What changes.
    public let effect: Effect
    /// An effect with its time.
    public init(_ time: TimeSpecifier, _ effect: Effect) {
      self.time = time
      self.effect = effect
    }
  }

  /// Its name, in lower case.
  public let name: String
  /// Its parameters; their slots are 0, 1, ….
  public let parameters: [Variable]
  /// Bounds on `?duration`, each `(comparator, time it is evaluated, value)`.
  public let durations: [DurationBound]
  /// What must hold.
  public let conditions: [TimedCondition]
  /// What it changes.
  public let effects: [TimedEffect]
  /// How many slots a binding has, quantified variables included.
  public let slotCount: Int
  /// Where it is declared.
  public var range: SourceRange?

  /// An action schema that takes time.
  public init(
    name: String, parameters: [Variable], durations: [DurationBound],
    conditions: [TimedCondition], effects: [TimedEffect], slotCount: Int
  ) {
    self.name = name
    self.parameters = parameters
    self.durations = durations
    self.conditions = conditions
    self.effects = effects
    self.slotCount = slotCount
  }
}

/// A bound on the duration of an action.
public struct DurationBound: Hashable, Sendable {
  /// How `?duration` compares with the value.
  public let comparator: Comparator
  /// When the value is read.
  public let time: TimeSpecifier
  /// The bound.
  public let value: NumericExpression

  /// A bound.
  public init(_ comparator: Comparator, _ value: NumericExpression, at time: TimeSpecifier) {
    self.comparator = comparator
    self.time = time
    self.value = value
  }
}

/// A rule that defines a derived predicate: the head holds wherever the body does.
public struct Axiom: Hashable, Sendable {
  /// The predicate that is defined.
  public let head: PredicateID
  /// The arguments of the head; their slots are 0, 1, ….
  public let parameters: [Variable]
  /// When it holds.
  public let body: Formula
  /// How many slots a binding has, quantified variables included.
  public let slotCount: Int

  /// A rule.
  public init(head: PredicateID, parameters: [Variable], body: Formula, slotCount: Int) {
    self.head = head
    self.parameters = parameters
    self.body = body
    self.slotCount = slotCount
  }
}

/// A constraint on the whole course of a plan (PDDL3).
public indirect enum TrajectoryConstraint: Hashable, Sendable {
  /// All of them.
  case and([TrajectoryConstraint])
  /// For every binding.
  case forall([Variable], TrajectoryConstraint)
  /// A named wish that may be broken at a price.
  case preference(String, TrajectoryConstraint)
  /// Holds in the last state.
  case atEnd(Formula)
  /// Holds in every state.
  case always(Formula)
  /// Holds in some state.
  case sometime(Formula)
  /// Becomes true at most once.
  case atMostOnce(Formula)
  /// If the first holds, the second holds then or later.
  case sometimeAfter(Formula, Formula)
  /// If the first holds, the second held before.
  case sometimeBefore(Formula, Formula)
  /// Holds at some time before the deadline.
  case within(Double, Formula)
  /// If the first holds, the second holds within a time.
  case alwaysWithin(Double, Formula, Formula)
  /// Holds all the time between two times.
  case holdDuring(Double, Double, Formula)
  /// Holds from a time on.
  case holdAfter(Double, Formula)
}
