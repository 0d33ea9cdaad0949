/// A ground atom: something that is so, or not, in a state.
public struct Fact: Hashable, Sendable, Comparable {
  /// The predicate.
  public let predicate: PredicateID
  /// The objects it holds of.
  public let arguments: [ObjectID]

  /// A fact.
  public init(_ predicate: PredicateID, _ arguments: [ObjectID]) {
    self.predicate = predicate
    self.arguments = arguments
  }

  /// By predicate, then by arguments.
  public static func < (a: Fact, b: Fact) -> Bool {
    a.predicate == b.predicate
      ? a.arguments.lexicographicallyPrecedes(b.arguments) : a.predicate < b.predicate
  }
}

/// A numeric function of given objects: what has a value in a state.
public struct Fluent: Hashable, Sendable, Comparable {
  /// The function.
  public let function: FunctionID
  /// The objects it is a number of.
  public let arguments: [ObjectID]

  /// A fluent.
  public init(_ function: FunctionID, _ arguments: [ObjectID]) {
    self.function = function
    self.arguments = arguments
  }

  /// By function, then by arguments.
  public static func < (a: Fluent, b: Fluent) -> Bool {
    a.function == b.function
      ? a.arguments.lexicographicallyPrecedes(b.arguments) : a.function < b.function
  }
}

/// A fact by names, as it crosses the border to a robot or a file: `(at box1 dock-2)`.
public struct NamedFact: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The predicate's name.
  public let predicate: String
  /// The objects' names.
  public let arguments: [String]

  /// A fact by names.
  public init(_ predicate: String, _ arguments: [String]) {
    self.predicate = predicate
    self.arguments = arguments
  }

  /// In PDDL.
  public var description: String { "(" + ([predicate] + arguments).joined(separator: " ") + ")" }

  /// By predicate, then by arguments.
  public static func < (a: NamedFact, b: NamedFact) -> Bool {
    a.predicate == b.predicate
      ? a.arguments.lexicographicallyPrecedes(b.arguments) : a.predicate < b.predicate
  }
}
