import PDDL

extension Formula {
  /// The same condition with `imply` gone and `not` only before atoms and equalities.
  ///
  /// A negated comparison becomes the opposite comparison.
  func negationNormalForm(negated: Bool = false) -> Formula {
    switch self {
    case .truth: negated ? .falsity : .truth
    case .falsity: negated ? .truth : .falsity
    case .atom, .equal: negated ? .not(self) : self
    case .not(let part): part.negationNormalForm(negated: !negated)
    case .and(let parts):
      Self.joined(parts.map { $0.negationNormalForm(negated: negated) }, !negated)
    case .or(let parts): Self.joined(parts.map { $0.negationNormalForm(negated: negated) }, negated)
    case .imply(let premise, let conclusion):
      Self.joined(
        [
          premise.negationNormalForm(negated: !negated),
          conclusion.negationNormalForm(negated: negated),
        ], negated)
    case .exists(let variables, let body), .forall(let variables, let body):
      Self.quantified(
        variables, body.negationNormalForm(negated: negated), existential: isExists != negated)
    case .compare(let comparator, let left, let right):
      negated ? Self.opposite(comparator, left, right) : self
    }
  }

  /// The conjuncts of a condition in normal form, nested conjunctions opened.
  var conjuncts: [Formula] {
    switch self {
    case .truth: []
    case .and(let parts): parts.flatMap(\.conjuncts)
    default: [self]
    }
  }

  private var isExists: Bool {
    if case .exists = self { true } else { false }
  }

  private static func joined(_ parts: [Formula], _ conjunction: Bool) -> Formula {
    let flat = parts.flatMap { part -> [Formula] in
      switch part {
      case .truth where conjunction, .falsity where !conjunction: []
      case .and(let inner) where conjunction: inner
      case .or(let inner) where !conjunction: inner
      default: [part]
      }
    }
    if flat.contains(conjunction ? .falsity : .truth) { return conjunction ? .falsity : .truth }
    if flat.isEmpty { return conjunction ? .truth : .falsity }
    if flat.count == 1 { return flat[0] }
    return conjunction ? .and(flat) : .or(flat)
  }

  private static func quantified(
    _ variables: [Variable], _ body: Formula, existential: Bool
  ) -> Formula {
    // The body alone does not decide: over no object at all, exists is false and forall true.
    if variables.isEmpty { return body }
    return existential ? .exists(variables, body) : .forall(variables, body)
  }

  private static func opposite(
    _ comparator: Comparator, _ left: NumericExpression, _ right: NumericExpression
  ) -> Formula {
    switch comparator {
    case .less: .compare(.atLeast, left, right)
    case .atMost: .compare(.greater, left, right)
    case .atLeast: .compare(.less, left, right)
    case .greater: .compare(.atMost, left, right)
    case .equal: .or([.compare(.less, left, right), .compare(.greater, left, right)])
    }
  }
}

extension Formula {
  /// The slots of the variables that occur free in the condition.
  var freeSlots: Set<Int> {
    switch self {
    case .truth, .falsity: []
    case .atom(let atom): Set(atom.arguments.compactMap(\.slot))
    case .equal(let a, let b): Set([a, b].compactMap(\.slot))
    case .not(let part): part.freeSlots
    case .and(let parts), .or(let parts): parts.reduce(into: []) { $0.formUnion($1.freeSlots) }
    case .imply(let a, let b): a.freeSlots.union(b.freeSlots)
    case .exists(let variables, let body), .forall(let variables, let body):
      body.freeSlots.subtracting(variables.map(\.slot))
    case .compare(_, let left, let right): left.slots.union(right.slots)
    }
  }

  /// Calls back for every atom, in order.
  func forEachAtom(_ visit: (Atom) -> Void) {
    switch self {
    case .truth, .falsity, .equal, .compare: break
    case .atom(let atom): visit(atom)
    case .not(let part): part.forEachAtom(visit)
    case .and(let parts), .or(let parts): for part in parts { part.forEachAtom(visit) }
    case .imply(let a, let b):
      a.forEachAtom(visit)
      b.forEachAtom(visit)
    case .exists(_, let body), .forall(_, let body): body.forEachAtom(visit)
    }
  }

  /// Calls back for every numeric expression that is compared.
  func forEachNumber(_ visit: (NumericExpression) -> Void) {
    switch self {
    case .truth, .falsity, .equal, .atom: break
    case .compare(_, let left, let right):
      visit(left)
      visit(right)
    case .not(let part): part.forEachNumber(visit)
    case .and(let parts), .or(let parts): for part in parts { part.forEachNumber(visit) }
    case .imply(let a, let b):
      a.forEachNumber(visit)
      b.forEachNumber(visit)
    case .exists(_, let body), .forall(_, let body): body.forEachNumber(visit)
    }
  }
}

extension Term {
  var slot: Int? {
    if case .variable(let slot) = self { slot } else { nil }
  }
}

extension NumericExpression {
  /// The slots of the variables that occur in it.
  var slots: Set<Int> {
    var found: Set<Int> = []
    forEachFunction { _, arguments in found.formUnion(arguments.compactMap(\.slot)) }
    return found
  }

  /// Calls back for every function that is read.
  func forEachFunction(_ visit: (FunctionID, [Term]) -> Void) {
    switch self {
    case .number, .duration, .totalTime, .violations: break
    case .function(let function, let arguments): visit(function, arguments)
    case .sum(let parts), .product(let parts): for part in parts { part.forEachFunction(visit) }
    case .difference(let a, let b), .quotient(let a, let b):
      a.forEachFunction(visit)
      b.forEachFunction(visit)
    case .negation(let part): part.forEachFunction(visit)
    }
  }
}
