import PDDL

/// The facts that constraints on every state rule out one by one: what would add one is never done.
struct BlockedFacts {
  private(set) var relations: [Relation?]
  private var truth: StaticTruth
  private let binding = FlatArray<Int32>(repeating: -1, count: 256)

  /// `always` holds conditions that every state must satisfy.
  init(_ always: [Formula], truth: StaticTruth) {
    self.truth = truth
    relations = truth.relations.map { _ in nil }
    for condition in always { note(condition.negationNormalForm()) }
  }

  private mutating func note(_ formula: Formula) {
    switch formula {
    case .not(.atom(let atom)):
      let predicate = Int(atom.predicate.index)
      guard truth.values.schemas.isFluent[predicate],
        let compiled = CompiledAtom(atom, truth.values.scope)
      else { return }
      let tuple = FlatArray<Int32>(repeating: 0, count: compiled.terms.count + 1)
      compiled.write(binding.base, to: tuple.base)
      for place in compiled.terms.indices
      where tuple[place] < 0 || tuple[place] >= truth.values.firstAnonymous {
        return
      }
      let relation = relations[predicate] ?? Relation(arity: compiled.terms.count)
      _ = relation.insert(tuple.base)
      relations[predicate] = relation
    case .and(let parts): for part in parts { note(part) }
    case .or(let parts):
      // What is left when all other parts are false for good has to hold.
      var open: Formula?
      for part in parts {
        switch truth.truth(part, binding.base) {
        case true?: return
        case false?: break
        case nil:
          if open != nil { return }
          open = part
        }
      }
      if let open { note(open) }
    case .forall(let variables, let body): expand(variables[...], body)
    default: break
    }
  }

  private mutating func expand(_ variables: ArraySlice<Variable>, _ body: Formula) {
    guard let variable = variables.first else {
      note(body)
      return
    }
    guard variable.slot < binding.count else { return }
    for object in truth.types.objects(of: variable.types) {
      binding[variable.slot] = object
      expand(variables.dropFirst(), body)
    }
    binding[variable.slot] = -1
  }
}
