/// The order in which derived predicates are computed: a predicate after all whose negation it uses.
struct AxiomLayers: Sendable {
  /// Indices into `DomainModel.axioms`, layer by layer.
  let layers: [[Int]]

  /// A derived predicate that depends on its own negation.
  struct Cycle: Error {
    let predicate: PredicateID
  }

  /// The layers of a domain, by the usual relaxation: raise a head above what its body negates until
  /// nothing changes, or until something is higher than there are predicates.
  static func of(_ domain: DomainModel) -> Result<AxiomLayers, Cycle> {
    var level = [Int](repeating: 0, count: domain.predicates.count)
    var changed = true
    while changed {
      changed = false
      for axiom in domain.axioms {
        let head = Int(axiom.head.index)
        for (predicate, isNegated) in axiom.body.predicates {
          guard domain[predicate].isDerived else { continue }
          let needed = level[Int(predicate.index)] + (isNegated ? 1 : 0)
          if needed > level[head] {
            level[head] = needed
            changed = true
          }
        }
        if level[head] > domain.predicates.count { return .failure(Cycle(predicate: axiom.head)) }
      }
    }
    var layers = [[Int]](repeating: [], count: (level.max() ?? 0) + 1)
    for (index, axiom) in domain.axioms.enumerated() {
      layers[level[Int(axiom.head.index)]].append(index)
    }
    return .success(AxiomLayers(layers: layers.filter { !$0.isEmpty }))
  }
}

extension Formula {
  /// The predicates it speaks of, each with whether it stands under a negation.
  package var predicates: [(predicate: PredicateID, isNegated: Bool)] {
    var out: [(PredicateID, Bool)] = []
    collectPredicates(isNegated: false, into: &out)
    return out
  }

  private func collectPredicates(isNegated: Bool, into out: inout [(PredicateID, Bool)]) {
    switch self {
    case .truth, .falsity, .equal, .compare: break
    case .atom(let atom): out.append((atom.predicate, isNegated))
    case .not(let body): body.collectPredicates(isNegated: !isNegated, into: &out)
    case .and(let parts), .or(let parts):
      for part in parts { part.collectPredicates(isNegated: isNegated, into: &out) }
    case .imply(let condition, let body):
      condition.collectPredicates(isNegated: !isNegated, into: &out)
      body.collectPredicates(isNegated: isNegated, into: &out)
    case .exists(_, let body), .forall(_, let body):
      body.collectPredicates(isNegated: isNegated, into: &out)
    }
  }
}
