import PDDL

extension Formula {
  /// Whether a change of belief can make it true or false.
  func depends(on change: BeliefChange, in domain: DomainModel) -> Bool {
    if !change.objects.isEmpty { return true }
    let predicates = Set((change.added + change.removed).map(\.predicate))
    let functions = Set(change.values.map(\.fluent.function))
    func walk(_ formula: Formula) -> Bool {
      switch formula {
      case .truth, .falsity, .equal: false
      case .atom(let atom):
        predicates.contains(atom.predicate) || domain[atom.predicate].isDerived
      case .not(let body), .exists(_, let body), .forall(_, let body): walk(body)
      case .and(let parts), .or(let parts): parts.contains(where: walk)
      case .imply(let a, let b): walk(a) || walk(b)
      case .compare(_, let a, let b):
        // A computed number may depend on any fact.
        (a.functions + b.functions).contains { functions.contains($0.0) }
          || !(a.functions + b.functions).isEmpty && !predicates.isEmpty
      }
    }
    return walk(self)
  }
}
