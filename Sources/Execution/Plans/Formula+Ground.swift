package import PDDL

extension Fact {
  /// The fact as a formula, or its denial.
  package func formula(_ holds: Bool = true) -> Formula {
    let atom = Formula.atom(Atom(predicate, arguments.map { .object($0) }))
    return holds ? atom : .not(atom)
  }

  /// The fact that an atom without variables stands for; nil if it has variables.
  package init?(ground atom: Atom) {
    var arguments: [ObjectID] = []
    for term in atom.arguments {
      guard case .object(let object) = term else { return nil }
      arguments.append(object)
    }
    self.init(atom.predicate, arguments)
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
    case .atom(let atom): Fact(ground: atom) == nil ? [] : [self]
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

  /// The formula with some slots filled.
  package func binding(_ terms: [Int: Term]) -> Formula {
    guard !terms.isEmpty else { return self }
    func term(_ term: Term) -> Term { term.binding(terms) }
    switch self {
    case .truth, .falsity: return self
    case .atom(let atom): return .atom(atom.binding(terms))
    case .equal(let a, let b): return .equal(term(a), term(b))
    case .not(let body): return .not(body.binding(terms))
    case .and(let parts): return .and(parts.map { $0.binding(terms) })
    case .or(let parts): return .or(parts.map { $0.binding(terms) })
    case .imply(let a, let b): return .imply(a.binding(terms), b.binding(terms))
    case .exists(let variables, let body): return .exists(variables, body.binding(terms))
    case .forall(let variables, let body): return .forall(variables, body.binding(terms))
    case .compare(let comparator, let a, let b):
      return .compare(comparator, a.binding(terms), b.binding(terms))
    }
  }
}

extension Term {
  func binding(_ terms: [Int: Term]) -> Term {
    if case .variable(let slot) = self, let bound = terms[slot] { return bound }
    return self
  }
}

extension Atom {
  func binding(_ terms: [Int: Term]) -> Atom {
    Atom(predicate, arguments.map { $0.binding(terms) })
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

  func binding(_ terms: [Int: Term]) -> NumericExpression {
    switch self {
    case .number, .duration, .totalTime, .violations: return self
    case .function(let function, let arguments):
      return .function(function, arguments.map { $0.binding(terms) })
    case .sum(let parts): return .sum(parts.map { $0.binding(terms) })
    case .product(let parts): return .product(parts.map { $0.binding(terms) })
    case .difference(let a, let b): return .difference(a.binding(terms), b.binding(terms))
    case .quotient(let a, let b): return .quotient(a.binding(terms), b.binding(terms))
    case .negation(let a): return .negation(a.binding(terms))
    }
  }
}
