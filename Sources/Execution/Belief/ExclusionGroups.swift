package import PDDL

package struct ExclusionGroups: Sendable {
  /// Predicates whose first argument has one fact at most, together.
  var together: Set<PredicateID>
  package init(_ together: Set<PredicateID> = []) { self.together = together }
  func hasGroup(_ predicate: PredicateID) -> Bool { together.contains(predicate) }
  func exclude(_ a: Fact, _ b: Fact) -> Bool {
    together.contains(a.predicate) && a.predicate == b.predicate
      && a.arguments.first == b.arguments.first && a != b
  }
  func excluded(by fact: Fact, in state: State) -> [Fact] {
    guard hasGroup(fact.predicate) else { return [] }
    let pattern = [fact.arguments.first] + Array(repeating: nil, count: fact.arguments.count - 1)
    return state.facts(of: fact.predicate, matching: pattern).filter { $0 != fact }
  }
}
