package import PDDL

extension Fact {
  /// The fact as a formula, or its denial.
  package func formula(_ holds: Bool = true) -> Formula {
    let atom = Formula.atom(Atom(predicate, arguments.map { .object($0) }))
    return holds ? atom : .not(atom)
  }
}

extension Formula {
  /// The conjuncts, conjunctions within conjunctions included; nothing for `.truth`.
  package var conjuncts: [Formula] {
    switch self {
    case .truth: []
    case .and(let parts): parts.flatMap(\.conjuncts)
    default: [self]
    }
  }

  /// All of the given; `.truth` for none, the formula itself for one.
  package static func all(_ parts: [Formula]) -> Formula {
    let conjuncts = parts.flatMap(\.conjuncts)
    return conjuncts.count == 1 ? conjuncts[0] : conjuncts.isEmpty ? .truth : .and(conjuncts)
  }

  /// The facts and comparisons without variables that it is made of.
  var groundParts: [Formula] {
    switch self {
    case .truth, .falsity, .equal: []
    case .atom(let atom): atom.fact() == nil ? [] : [self]
    case .compare: [self]
    case .not(let body), .exists(_, let body), .forall(_, let body): body.groundParts
    case .and(let parts), .or(let parts): parts.flatMap(\.groundParts)
    case .imply(let a, let b): a.groundParts + b.groundParts
    }
  }

  /// The objects that it names.
  package var namedObjects: Set<ObjectID> {
    var found: Set<ObjectID> = []
    func take(_ term: Term) { if case .object(let object) = term { found.insert(object) } }
    func take(_ expression: NumericExpression) {
      for (_, terms) in expression.functions { terms.forEach(take) }
    }
    func walk(_ formula: Formula) {
      switch formula {
      case .truth, .falsity: break
      case .atom(let atom): atom.arguments.forEach(take)
      case .equal(let a, let b): [a, b].forEach(take)
      case .not(let body), .exists(_, let body), .forall(_, let body): walk(body)
      case .and(let parts), .or(let parts): parts.forEach(walk)
      case .imply(let a, let b): [a, b].forEach(walk)
      case .compare(_, let a, let b):
        take(a)
        take(b)
      }
    }
    walk(self)
    return found
  }
}

extension NumericExpression {
  /// The functions that it reads, with what they are applied to.
  var functions: [(FunctionID, [Term])] {
    switch self {
    case .number, .duration, .totalTime, .violations: []
    case .function(let function, let terms): [(function, terms)]
    case .sum(let parts), .product(let parts): parts.flatMap(\.functions)
    case .difference(let a, let b), .quotient(let a, let b): a.functions + b.functions
    case .negation(let a): a.functions
    }
  }

  /// The fluents without variables that it reads.
  var groundFluents: [Fluent] {
    functions.compactMap { function, terms in
      let objects = terms.compactMap { term -> ObjectID? in
        if case .object(let object) = term { return object }
        return nil
      }
      return objects.count == terms.count ? Fluent(function, objects) : nil
    }
  }
}
