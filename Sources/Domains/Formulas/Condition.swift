public import PDDL

/// A condition over named roles: role *i* is the variable of slot *i*; quantified variables have the
/// slots behind.
public struct Condition: Sendable, Hashable {
  /// The roles' names, by slot.
  public var roles: [String]
  /// The types that may fill each role, as the formula demands them; none means any.
  public var types: [[TypeID]]
  /// What must hold.
  public var formula: Formula
  /// How many slots a binding has.
  public var slotCount: Int

  /// A condition over roles.
  public init(roles: [String], types: [[TypeID]], formula: Formula, slotCount: Int) {
    self.roles = roles
    self.types = types
    self.formula = formula
    self.slotCount = slotCount
  }

  /// The slot of a role.
  public func slot(of role: String) -> Int? { roles.firstIndex(of: role) }
}

/// A number over named roles: role *i* is the variable of slot *i*.
public struct RoleNumber: Sendable, Hashable {
  /// The roles' names, by slot.
  public var roles: [String]
  /// The types that may fill each role, as the expression demands them; none means any.
  public var types: [[TypeID]]
  /// The number.
  public var expression: NumericExpression
  /// How many slots a binding has.
  public var slotCount: Int

  /// A number over roles.
  public init(
    roles: [String], types: [[TypeID]], expression: NumericExpression, slotCount: Int
  ) {
    self.roles = roles
    self.types = types
    self.expression = expression
    self.slotCount = slotCount
  }

  /// The slot of a role.
  public func slot(of role: String) -> Int? { roles.firstIndex(of: role) }
}

/// What comes of an intent, over its roles.
public struct IntentFormulas: Sendable {
  /// The intent's roles; role *i* is the variable of slot *i*, those of numbers and texts included.
  public var roles: [String]
  /// The types that fill each role; none for numbers and texts.
  public var types: [[TypeID]]
  /// What holds of the roles before.
  public var condition: Condition?
  /// What is mostly so of what fills a role, by role, the surest first: of several things that a
  /// definite phrase covers those are meant of which it is so.
  public var usually: [String: [Condition]] = [:]
  /// What a thing of a type that is said for a role stands for (`it`, in the place of `for`).
  public var standIns: [String: [(said: TypeID, condition: Condition)]] = [:]
  /// What comes of it.
  public var outcome: Outcome

  /// What comes of an intent.
  public enum Outcome: Sendable {
    /// A state to be reached.
    case goal(Condition)
    /// An action to be done, with a term for each parameter.
    case perform(ActionID, [Term])
    /// A number to be changed.
    case change(Change)
    /// Something to be believed: what it changes, and how many slots a binding has.
    case believe(Effect, slotCount: Int)
  }

  /// The slot of a role.
  public func slot(of role: String) -> Int? { roles.firstIndex(of: role) }
}

/// A number that is changed by an amount: `(increase (stock ?destination ?goods) ?amount)`.
public struct Change: Sendable, Hashable {
  /// By how much.
  public enum Amount: Sendable, Hashable {
    /// By the number that is said for a role.
    case role(String)
    /// By this number.
    case expression(NumericExpression)
  }

  /// Whether it is added, taken away or set.
  public var assignment: Assignment
  /// The function.
  public var function: FunctionID
  /// What it is a number of.
  public var arguments: [Term]
  /// By how much.
  public var amount: Amount
}
