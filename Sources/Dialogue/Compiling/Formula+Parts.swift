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
  /// The slots of variables that no quantifier binds.
  var freeSlots: Set<Int> {
    switch self {
    case .truth, .falsity: return []
    case .atom(let atom): return Set(atom.arguments.compactMap(\.slot))
    case .equal(let a, let b): return Set([a, b].compactMap(\.slot))
    case .not(let inner): return inner.freeSlots
    case .and(let parts), .or(let parts):
      return parts.reduce(into: []) { $0.formUnion($1.freeSlots) }
    case .imply(let a, let b): return a.freeSlots.union(b.freeSlots)
    case .exists(let bound, let inner), .forall(let bound, let inner):
      return inner.freeSlots.subtracting(bound.map(\.slot))
    case .compare(_, let a, let b): return a.freeSlots.union(b.freeSlots)
    }
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

  /// The facts it is a conjunction of; nil where it is anything else.
  var conjuncts: [Formula] {
    if case .and(let parts) = self { return parts.flatMap(\.conjuncts) }
    return self == .truth ? [] : [self]
  }
}

extension NumericExpression {
  /// The slots of variables in it.
  var freeSlots: Set<Int> {
    switch self {
    case .number, .duration, .totalTime, .violations: return []
    case .function(_, let arguments): return Set(arguments.compactMap(\.slot))
    case .sum(let parts), .product(let parts):
      return parts.reduce(into: []) { $0.formUnion($1.freeSlots) }
    case .difference(let a, let b), .quotient(let a, let b): return a.freeSlots.union(b.freeSlots)
    case .negation(let inner): return inner.freeSlots
    }
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
}
