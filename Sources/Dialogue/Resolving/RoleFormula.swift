import Domains
import PDDL

/// A formula over named roles; role *i* has slot *i*, quantified variables have the slots behind.
typealias RoleFormula = Domains.Condition

extension RoleFormula {
  /// The formula with some roles filled; those not filled stay variables of their slots.
  func filled(_ fillers: [String: ObjectID]) -> Formula {
    filled(fillers.mapValues { Term.object($0) })
  }

  /// The formula with some roles filled by objects or by variables of another binding.
  func filled(_ fillers: [String: Term]) -> Formula {
    formula.mapTerms { fill($0, roles, fillers) }
  }
}

extension RoleNumber {
  /// The expression with some roles filled.
  func filled(_ fillers: [String: ObjectID]) -> NumericExpression {
    filled(fillers.mapValues { Term.object($0) })
  }

  /// The expression with some roles filled by objects or by variables of another binding.
  func filled(_ fillers: [String: Term]) -> NumericExpression {
    expression.mapTerms { fill($0, roles, fillers) }
  }
}

private func fill(_ term: Term, _ roles: [String], _ fillers: [String: Term]) -> Term {
  guard case .variable(let slot) = term, slot < roles.count else { return term }
  return fillers[roles[slot]] ?? term
}

extension Formula {
  /// The formula with its terms replaced.
  func mapTerms(_ term: (Term) -> Term) -> Formula {
    switch self {
    case .truth, .falsity: return self
    case .atom(let atom): return .atom(Atom(atom.predicate, atom.arguments.map(term)))
    case .equal(let a, let b): return .equal(term(a), term(b))
    case .not(let inner): return .not(inner.mapTerms(term))
    case .and(let parts): return .and(parts.map { $0.mapTerms(term) })
    case .or(let parts): return .or(parts.map { $0.mapTerms(term) })
    case .imply(let a, let b):
      return .imply(
        a.mapTerms(term), b.mapTerms(term))
    case .exists(let bound, let inner):
      return .exists(bound, inner.mapTerms(term))
    case .forall(let bound, let inner):
      return .forall(bound, inner.mapTerms(term))
    case .compare(let comparator, let a, let b):
      return .compare(comparator, a.mapTerms(term), b.mapTerms(term))
    }
  }
}

extension NumericExpression {
  /// The expression with its terms replaced.
  func mapTerms(_ term: (Term) -> Term) -> NumericExpression {
    switch self {
    case .number, .duration, .totalTime, .violations: return self
    case .function(let function, let arguments): return .function(function, arguments.map(term))
    case .sum(let parts): return .sum(parts.map { $0.mapTerms(term) })
    case .product(let parts): return .product(parts.map { $0.mapTerms(term) })
    case .difference(let a, let b): return .difference(a.mapTerms(term), b.mapTerms(term))
    case .quotient(let a, let b): return .quotient(a.mapTerms(term), b.mapTerms(term))
    case .negation(let inner): return .negation(inner.mapTerms(term))
    }
  }
}
