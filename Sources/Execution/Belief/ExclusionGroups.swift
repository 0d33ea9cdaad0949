package import PDDL

package struct ExclusionGroups: Sendable {
  /// Predicates whose first argument has one fact at most.
  private var predicates: Set<PredicateID>
  package init(_ domain: DomainModel, initial: State, objects: ObjectTable) {
    predicates = Set(["at", "at-ferry"].compactMap { domain.predicate(named: $0) })
  }
  func concern(_ predicate: PredicateID) -> Bool { predicates.contains(predicate) }
  func excluded(by fact: Fact, in state: State, objects: ObjectTable) -> [Fact] {
    guard concern(fact.predicate) else { return [] }
    let pattern = [fact.arguments.first] + Array(repeating: nil, count: fact.arguments.count - 1)
    return state.facts(of: fact.predicate, matching: pattern).filter { $0 != fact }
  }
}
