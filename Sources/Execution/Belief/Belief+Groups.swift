import PDDL

extension Belief {
  /// Facts believed now that cannot hold any more once a fact does.
  func excluded(by fact: Fact) -> [Fact] {
    groups.excluded(by: fact, in: state, objects: objects)
  }

  /// Whether two facts cannot both hold.
  func exclude(_ a: Fact, _ b: Fact) -> Bool {
    a != b && groups.excluded(by: a, in: State(facts: [b]), objects: objects).contains(b)
  }

  /// Whether facts of a predicate exclude others, so that one of several can be expected to hold.
  func hasGroup(_ predicate: PredicateID) -> Bool {
    groups.invariants.contains { invariant in
      invariant.parts.contains { $0.predicate == predicate }
    }
  }
}
