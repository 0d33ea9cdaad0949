/// A type of objects: an index into a `TypeTree`.
public struct TypeID: Hashable, Sendable, Comparable {
  /// The index.
  public let index: Int32
  /// The identifier of an index.
  public init(_ index: Int) { self.index = Int32(index) }
  /// `object`, the type that every type belongs to.
  public static let object = TypeID(0)
  /// By index.
  public static func < (a: TypeID, b: TypeID) -> Bool { a.index < b.index }
}

/// An object: an index into an `ObjectTable`. The constants of a domain come first.
public struct ObjectID: Hashable, Sendable, Comparable {
  /// The index.
  public let index: Int32
  /// The identifier of an index.
  public init(_ index: Int) { self.index = Int32(index) }
  /// By index.
  public static func < (a: ObjectID, b: ObjectID) -> Bool { a.index < b.index }
}

/// A predicate: an index into `DomainModel.predicates`.
public struct PredicateID: Hashable, Sendable, Comparable {
  /// The index.
  public let index: Int32
  /// The identifier of an index.
  public init(_ index: Int) { self.index = Int32(index) }
  /// By index.
  public static func < (a: PredicateID, b: PredicateID) -> Bool { a.index < b.index }
}

/// A numeric function: an index into `DomainModel.functions`.
public struct FunctionID: Hashable, Sendable, Comparable {
  /// The index.
  public let index: Int32
  /// The identifier of an index.
  public init(_ index: Int) { self.index = Int32(index) }
  /// By index.
  public static func < (a: FunctionID, b: FunctionID) -> Bool { a.index < b.index }
}

/// An action schema: an index into `DomainModel.actions`.
public struct ActionID: Hashable, Sendable, Comparable {
  /// The index.
  public let index: Int32
  /// The identifier of an index.
  public init(_ index: Int) { self.index = Int32(index) }
  /// By index.
  public static func < (a: ActionID, b: ActionID) -> Bool { a.index < b.index }
}

/// A durative action schema: an index into `DomainModel.durativeActions`.
public struct DurativeActionID: Hashable, Sendable, Comparable {
  /// The index.
  public let index: Int32
  /// The identifier of an index.
  public init(_ index: Int) { self.index = Int32(index) }
  /// By index.
  public static func < (a: DurativeActionID, b: DurativeActionID) -> Bool { a.index < b.index }
}
