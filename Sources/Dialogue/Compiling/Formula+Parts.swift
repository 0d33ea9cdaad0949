import Domains
import PDDL

// Looking into formulas: which roles they speak of, which facts they name.

extension Domains.Condition {
  /// The roles that occur in the formula, in the order of their slots.
  var uses: [String] {
    let slots = formula.freeSlots
    return roles.indices.filter(slots.contains).map { roles[$0] }
  }
}

extension Formula {
  /// The formula with one of its free slots filled.
  func mapTerms(of slot: Int, to object: ObjectID) -> Formula {
    mapTerms { $0 == .variable(slot) ? .object(object) : $0 }
  }

  /// The first fact it names that is not denied, in order of writing.
  var firstAtom: Atom? {
    switch self {
    case .atom(let atom): return atom
    case .and(let parts), .or(let parts): return parts.lazy.compactMap(\.firstAtom).first
    case .exists(_, let inner), .forall(_, let inner), .imply(_, let inner): return inner.firstAtom
    case .truth, .falsity, .equal, .not, .compare: return nil
    }
  }

  /// Whether a fact of a predicate has to be false for it to hold.
  func denies(_ predicate: PredicateID?, isDenied: Bool = false) -> Bool {
    switch self {
    case .atom(let atom): isDenied && atom.predicate == predicate
    case .and(let parts), .or(let parts):
      parts.contains { $0.denies(predicate, isDenied: isDenied) }
    case .exists(_, let inner), .forall(_, let inner):
      inner.denies(predicate, isDenied: isDenied)
    case .imply(let condition, let inner):
      condition.denies(predicate, isDenied: !isDenied)
        || inner.denies(predicate, isDenied: isDenied)
    case .not(let inner): inner.denies(predicate, isDenied: !isDenied)
    case .truth, .falsity, .equal, .compare: false
    }
  }

  /// The facts it is a conjunction of; nil where it is anything else.
  var conjuncts: [Formula] {
    if case .and(let parts) = self { return parts.flatMap(\.conjuncts) }
    return self == .truth ? [] : [self]
  }
}

extension Term {
  /// The slot of a variable; nil for an object.
  var slot: Int? {
    if case .variable(let slot) = self { return slot }
    return nil
  }
}

extension Effect {
  /// The facts it makes true, conditions and quantifiers aside.
  var addedAtoms: [Atom] {
    switch self {
    case .add(let atom): return [atom]
    case .and(let parts): return parts.flatMap(\.addedAtoms)
    case .forall(_, let inner), .when(_, let inner): return inner.addedAtoms
    case .delete, .change: return []
    }
  }

  /// The facts it makes false, conditions and quantifiers aside.
  var deletedAtoms: [Atom] {
    switch self {
    case .delete(let atom): return [atom]
    case .and(let parts): return parts.flatMap(\.deletedAtoms)
    case .forall(_, let inner), .when(_, let inner): return inner.deletedAtoms
    case .add, .change: return []
    }
  }
}
