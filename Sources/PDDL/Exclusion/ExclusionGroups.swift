/// The groups of facts of which at most one can hold at a time, found from the action schemas: a box is
/// at one place or in one gripper.
///
/// A group is a schematic invariant (Helmert, "Concise finite-domain representations for PDDL planning
/// tasks", 2009): parts such as `at(x, #)` and `holding(#, x)`, whose facts for one `x` no action makes
/// more. A durative action counts as if it happened at once.
public struct ExclusionGroups: Sendable {
  /// The invariants that the actions keep, without those that say nothing.
  package let invariants: [SchematicInvariant]
  private let domain: DomainModel
  private let changes: [ActionChanges]
  private let initial: State
  private let knownObjects: Int

  /// The groups of a domain that are groups in its first state too.
  ///
  /// Complexity: depends on the schemas only, not on the number of objects.
  public init(_ domain: DomainModel, initial: State, objects: ObjectTable) {
    self.domain = domain
    self.initial = initial
    knownObjects = objects.count
    changes = ActionChanges.all(of: domain)
    invariants = InvariantSearch(domain, changes).found()
  }

  /// Facts of a state that cannot hold any more when a fact becomes true: sorted, the fact itself
  /// left out.
  ///
  /// A group of which the first state or this one holds two facts already is not trusted. Neither is
  /// one about things that no action can do this to: two facts of which nothing is ever added are both
  /// as they were given.
  public func excluded(by fact: Fact, in state: State, objects: ObjectTable) -> [Fact] {
    guard canBeAdded(fact, objects) else { return [] }
    var out: Set<Fact> = []
    for invariant in invariants {
      for part in invariant.parts where part.predicate == fact.predicate {
        let key = part.key(of: fact.arguments)
        let others = facts(of: invariant, key, in: state).filter { $0 != fact }
        if others.count == 1, isGroup(invariant, key, fact) { out.formUnion(others) }
      }
    }
    return out.sorted()
  }

  /// Whether the facts of an invariant for a key were at most one at the start.
  private func isGroup(_ invariant: SchematicInvariant, _ key: [ObjectID], _ fact: Fact) -> Bool {
    let weight = facts(of: invariant, key, in: initial).count
    guard key.isEmpty else { return weight <= 1 }
    // Without parameters the actions only keep the number, such as that of free robots: it is one of
    // all there are as long as nothing is new.
    return weight == 1 && fact.arguments.allSatisfy { Int($0.index) < knownObjects }
  }

  private func facts(
    of invariant: SchematicInvariant, _ key: [ObjectID], in state: State
  ) -> [Fact] {
    invariant.parts.flatMap { part in
      state.facts(
        of: part.predicate, matching: part.pattern(key, domain[part.predicate].parameters.count))
    }
  }

  /// Whether some action adds facts like this one.
  private func canBeAdded(_ fact: Fact, _ objects: ObjectTable) -> Bool {
    changes.contains { action in
      action.adds.contains { add in
        add.atom.predicate == fact.predicate
          && zip(add.atom.arguments, fact.arguments).allSatisfy { term, object in
            switch term {
            case .object(let known): known == object
            case .variable(let slot):
              objects.object(object, isOneOf: action.types[slot] ?? [], in: domain.types)
            }
          }
      }
    }
  }
}

/// What holds of at most one fact for each choice of its parameters.
package struct SchematicInvariant: Hashable, Sendable {
  /// Facts of one predicate: which argument is which parameter, and which argument runs free.
  package struct Part: Hashable, Sendable, Comparable {
    package let predicate: PredicateID
    /// For each parameter of the invariant, the argument that it is.
    package let positions: [Int]
    /// The argument that is not fixed by the parameters, if there is one.
    package let counted: Int?

    func key(of arguments: [ObjectID]) -> [ObjectID] { positions.map { arguments[$0] } }

    func pattern(_ key: [ObjectID], _ arity: Int) -> [ObjectID?] {
      var pattern = [ObjectID?](repeating: nil, count: arity)
      for (position, object) in zip(positions, key) { pattern[position] = object }
      return pattern
    }

    package static func < (a: Part, b: Part) -> Bool {
      a.predicate == b.predicate
        ? a.positions.lexicographicallyPrecedes(b.positions) : a.predicate < b.predicate
    }
  }

  /// Sorted.
  package let parts: [Part]

  init(_ parts: [Part]) { self.parts = parts.sorted() }

  /// A single part without a free argument holds of one fact by itself.
  var saysSomething: Bool { parts.count > 1 || parts.contains { $0.counted != nil } }

  func part(_ predicate: PredicateID) -> Part? { parts.first { $0.predicate == predicate } }
}
