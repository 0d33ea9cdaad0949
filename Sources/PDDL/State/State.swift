/// What holds and which values the numbers have: one state of a world, of any size.
///
/// A value: copying is constant time, and the first change after a copy costs about the square root
/// of what one predicate holds. Facts can be asked for by predicate and any known arguments, in a
/// fixed order (by arguments), so that nothing depends on hashing.
public struct State: Sendable, Equatable {
  private var relations: [Relation] = []
  private var values: [FunctionTable] = []

  /// The values of one function.
  enum FunctionTable: Sendable, Equatable {
    /// Nothing has a value.
    case empty
    /// The value of a function without arguments.
    case single(Double)
    /// The values by arguments.
    case table(RowTable)
  }

  /// The empty state.
  public init() {}

  /// The state in which exactly the given facts hold. Faster than adding them one by one.
  public init(facts: [Fact]) {
    var builder = StateBuilder()
    for fact in facts { builder.add(fact.predicate, fact.arguments) }
    self = builder.state()
  }

  init(relations: [Relation], values: [FunctionTable]) {
    self.relations = relations
    self.values = values
  }

  /// Equal content.
  public static func == (a: State, b: State) -> Bool {
    let none = Relation()
    for index in 0..<max(a.relations.count, b.relations.count) {
      let left = index < a.relations.count ? a.relations[index] : none
      let right = index < b.relations.count ? b.relations[index] : none
      if left != right { return false }
    }
    for index in 0..<max(a.values.count, b.values.count) {
      let left = index < a.values.count ? a.values[index] : .empty
      let right = index < b.values.count ? b.values[index] : .empty
      if left != right { return false }
    }
    return true
  }

  func relation(_ predicate: PredicateID) -> Relation? {
    let index = Int(predicate.index)
    return index < relations.count ? relations[index] : nil
  }

  // MARK: Facts

  /// Whether a fact holds. Complexity: logarithmic.
  public func contains(_ fact: Fact) -> Bool { contains(fact.predicate, fact.arguments) }

  func contains(_ predicate: PredicateID, _ arguments: [ObjectID]) -> Bool {
    let index = Int(predicate.index)
    return index < relations.count && relations[index].contains(arguments)
  }

  /// Makes a fact true; says whether it was not.
  @discardableResult
  public mutating func insert(_ fact: Fact) -> Bool {
    let index = Int(fact.predicate.index)
    while relations.count <= index { relations.append(Relation()) }
    return relations[index].insert(fact.arguments)
  }

  /// Makes a fact false; says whether it was true.
  @discardableResult
  public mutating func remove(_ fact: Fact) -> Bool {
    let index = Int(fact.predicate.index)
    return index < relations.count && relations[index].remove(fact.arguments)
  }

  /// Makes every fact of a predicate false.
  public mutating func removeAll(of predicate: PredicateID) {
    let index = Int(predicate.index)
    if index < relations.count { relations[index] = Relation() }
  }

  /// The number of facts of a predicate.
  public func count(of predicate: PredicateID) -> Int { relation(predicate)?.count ?? 0 }

  /// The facts of a predicate whose arguments match; nil matches every object. Sorted by arguments.
  ///
  /// Complexity: the facts that share the best of the known arguments, however many there are in all.
  public func facts(of predicate: PredicateID, matching pattern: [ObjectID?]) -> [Fact] {
    var out: [Fact] = []
    forEach(predicate, matching: pattern) {
      out.append(Fact(predicate, $0))
      return true
    }
    return out
  }

  /// Whether some fact of a predicate matches.
  public func containsFact(of predicate: PredicateID, matching pattern: [ObjectID?]) -> Bool {
    var found = false
    forEach(predicate, matching: pattern) { _ in
      found = true
      return false
    }
    return found
  }

  /// All facts of a predicate, sorted by arguments.
  public func facts(of predicate: PredicateID) -> [Fact] {
    guard let arity = relation(predicate)?.arity else { return [] }
    return facts(of: predicate, matching: [ObjectID?](repeating: nil, count: arity))
  }

  /// Every fact, sorted.
  public var facts: [Fact] { relations.indices.flatMap { facts(of: PredicateID($0)) } }

  /// Goes through the matching facts in order until the body says stop.
  func forEach(
    _ predicate: PredicateID, matching pattern: [ObjectID?], _ body: ([ObjectID]) -> Bool
  ) {
    guard let relation = relation(predicate) else { return }
    relation.forEach(in: relation.select(pattern), matching: pattern, body)
  }

  // MARK: Numbers

  /// The value of a fluent; nil while it is undefined.
  public func value(of fluent: Fluent) -> Double? { value(of: fluent.function, fluent.arguments) }

  func value(of function: FunctionID, _ arguments: [ObjectID]) -> Double? {
    let index = Int(function.index)
    guard index < values.count else { return nil }
    switch values[index] {
    case .empty: return nil
    case .single(let value): return arguments.isEmpty ? value : nil
    case .table(let table):
      guard arguments.count == table.width, let place = table.found(arguments) else { return nil }
      return table.value(place)
    }
  }

  /// Sets the value of a fluent; nil makes it undefined.
  public mutating func setValue(_ value: Double?, of fluent: Fluent) {
    let index = Int(fluent.function.index)
    while values.count <= index { values.append(.empty) }
    guard !fluent.arguments.isEmpty else {
      values[index] = value.map(FunctionTable.single) ?? .empty
      return
    }
    var table: RowTable
    if case .table(let known) = values[index] {
      table = known
    } else {
      table = RowTable(width: fluent.arguments.count, hasValues: true)
    }
    guard table.width == fluent.arguments.count else {
      assertionFailure("two fluents of one function differ in length")
      return
    }
    values[index] = .empty  // so that the table is not shared while it changes
    if let value {
      table.insert(fluent.arguments, value: value)
    } else {
      table.remove(fluent.arguments)
    }
    values[index] = table.count == 0 ? .empty : .table(table)
  }

  /// Every fluent of a function that has a value, sorted.
  public func fluents(of function: FunctionID) -> [(fluent: Fluent, value: Double)] {
    let index = Int(function.index)
    guard index < values.count else { return [] }
    switch values[index] {
    case .empty: return []
    case .single(let value): return [(Fluent(function, []), value)]
    case .table(let table):
      var out: [(fluent: Fluent, value: Double)] = []
      out.reserveCapacity(table.count)
      var place = table.start
      while place != table.end {
        let arguments = (0..<table.width).map { table.object(place, $0) }
        out.append((Fluent(function, arguments), table.value(place)))
        table.advance(&place)
      }
      return out
    }
  }

  /// Every fluent that has a value, sorted.
  public var fluents: [(fluent: Fluent, value: Double)] {
    values.indices.flatMap { fluents(of: FunctionID($0)) }
  }
}
