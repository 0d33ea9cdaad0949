/// A place in an atom: an object, or a variable by its slot.
///
/// Every variable of an action, axiom or problem formula has a slot of its own, parameters first, so
/// that a binding is one array of objects.
public enum Term: Hashable, Sendable {
  /// A known object.
  case object(ObjectID)
  /// The variable in a slot.
  case variable(Int)
}

/// A variable of a parameter list or quantifier.
public struct Variable: Hashable, Sendable {
  /// Its name, without the question mark.
  public let name: String
  /// Its types; none means `object`, several come from `either`.
  public let types: [TypeID]
  /// Its slot in a binding.
  public let slot: Int

  /// A variable.
  public init(name: String, types: [TypeID], slot: Int) {
    self.name = name
    self.types = types
    self.slot = slot
  }
}

/// A predicate applied to terms.
public struct Atom: Hashable, Sendable {
  /// The predicate.
  public let predicate: PredicateID
  /// What it is applied to.
  public let arguments: [Term]

  /// An atom.
  public init(_ predicate: PredicateID, _ arguments: [Term]) {
    self.predicate = predicate
    self.arguments = arguments
  }
}

/// How two numbers are compared.
public enum Comparator: String, Hashable, Sendable, CaseIterable {
  /// Less than.
  case less = "<"
  /// Less than or equal.
  case atMost = "<="
  /// Equal.
  case equal = "="
  /// Greater than or equal.
  case atLeast = ">="
  /// Greater than.
  case greater = ">"
}

/// A condition: PDDL 2.1 goal descriptions with ADL.
public indirect enum Formula: Hashable, Sendable {
  /// Always so; also what an empty precondition means.
  case truth
  /// Never so.
  case falsity
  /// A fact.
  case atom(Atom)
  /// Two terms are the same object.
  case equal(Term, Term)
  /// Not so.
  case not(Formula)
  /// All of them.
  case and([Formula])
  /// At least one of them.
  case or([Formula])
  /// If the first then the second.
  case imply(Formula, Formula)
  /// For some objects.
  case exists([Variable], Formula)
  /// For all objects.
  case forall([Variable], Formula)
  /// Two numbers compare so; an undefined number makes it false.
  case compare(Comparator, NumericExpression, NumericExpression)
}

/// A number that depends on the state.
public indirect enum NumericExpression: Hashable, Sendable {
  /// A constant.
  case number(Double)
  /// The value of a function.
  case function(FunctionID, [Term])
  /// The sum of all.
  case sum([NumericExpression])
  /// The product of all.
  case product([NumericExpression])
  /// The first less the second.
  case difference(NumericExpression, NumericExpression)
  /// The first over the second.
  case quotient(NumericExpression, NumericExpression)
  /// Minus the operand.
  case negation(NumericExpression)
  /// `?duration` in a durative action.
  case duration
  /// `total-time` in a metric.
  case totalTime
  /// `(is-violated NAME)` in a metric.
  case violations(String)
}

/// How a numeric effect changes a value.
public enum Assignment: String, Hashable, Sendable {
  /// Replaces it.
  case assign
  /// Adds to it.
  case increase
  /// Takes from it.
  case decrease
  /// Multiplies it.
  case scaleUp = "scale-up"
  /// Divides it.
  case scaleDown = "scale-down"
}

/// What an action changes. Conditions read the state before the action; of one fact added and deleted
/// by the same action the addition wins.
public indirect enum Effect: Hashable, Sendable {
  /// Makes a fact true.
  case add(Atom)
  /// Makes a fact false.
  case delete(Atom)
  /// Changes a number.
  case change(Assignment, FunctionID, [Term], NumericExpression)
  /// All of them.
  case and([Effect])
  /// For every binding.
  case forall([Variable], Effect)
  /// Only where the condition held before.
  case when(Formula, Effect)

  /// Whether it may change a number of this function.
  public func changes(_ function: FunctionID) -> Bool {
    switch self {
    case .add, .delete: false
    case .change(_, let changed, _, _): changed == function
    case .and(let parts): parts.contains { $0.changes(function) }
    case .forall(_, let part), .when(_, let part): part.changes(function)
    }
  }
}
