/// What holds and which values the numbers have: one state of a world, of any size.
///
/// A value: copying is constant time. Facts can be asked for by predicate and any known arguments, in
/// a fixed order (by arguments), so that nothing depends on hashing.
public struct State: Sendable, Equatable {
  private var relations: [PredicateID: Set<[ObjectID]>] = [:]
  private var values: [Fluent: Double] = [:]

  /// The empty state.
  public init() {}

  /// The state in which exactly the given facts hold.
  public init(facts: [Fact]) { for fact in facts { insert(fact) } }

  /// Whether a fact holds.
  public func contains(_ fact: Fact) -> Bool {
    relations[fact.predicate]?.contains(fact.arguments) ?? false
  }

  /// Makes a fact true; says whether it was not.
  @discardableResult
  public mutating func insert(_ fact: Fact) -> Bool {
    relations[fact.predicate, default: []].insert(fact.arguments).inserted
  }

  /// Makes a fact false; says whether it was true.
  @discardableResult
  public mutating func remove(_ fact: Fact) -> Bool {
    relations[fact.predicate]?.remove(fact.arguments) != nil
  }

  /// The value of a fluent; nil while it is undefined.
  public func value(of fluent: Fluent) -> Double? { values[fluent] }

  /// Sets the value of a fluent; nil makes it undefined.
  public mutating func setValue(_ value: Double?, of fluent: Fluent) { values[fluent] = value }

  /// The number of facts of a predicate.
  public func count(of predicate: PredicateID) -> Int { relations[predicate]?.count ?? 0 }

  /// The facts of a predicate whose arguments match; nil matches every object. Sorted by arguments.
  public func facts(of predicate: PredicateID, matching pattern: [ObjectID?]) -> [Fact] {
    (relations[predicate] ?? [])
      .filter { arguments in zip(arguments, pattern).allSatisfy { $1 == nil || $0 == $1 } }
      .map { Fact(predicate, $0) }.sorted()
  }

  /// All facts of a predicate, sorted by arguments.
  public func facts(of predicate: PredicateID) -> [Fact] {
    (relations[predicate] ?? []).map { Fact(predicate, $0) }.sorted()
  }

  /// Every fact, sorted.
  public var facts: [Fact] { relations.keys.sorted().flatMap { facts(of: $0) } }

  /// Every fluent that has a value, sorted.
  public var fluents: [(fluent: Fluent, value: Double)] {
    values.keys.sorted().map { ($0, values[$0] ?? 0) }
  }
}
