package import PDDL

// Until the reference semantics of PDDL arrives.
extension Semantics {
  func term(_ term: Term, _ slots: [ObjectID?]) -> ObjectID? {
    switch term {
    case .object(let object): object
    case .variable(let slot): slots.indices.contains(slot) ? slots[slot] : nil
    }
  }

  func number(_ expression: NumericExpression, in state: State, slots: [ObjectID?]) -> Double? {
    func all(_ parts: [NumericExpression]) -> [Double]? {
      let values = parts.compactMap { number($0, in: state, slots: slots) }
      return values.count == parts.count ? values : nil
    }
    switch expression {
    case .number(let value): return value
    case .function(let function, let terms):
      let arguments = terms.compactMap { term($0, slots) }
      guard arguments.count == terms.count else { return nil }
      if let functions, functions.supplies(function) {
        return functions.value(of: function, arguments)
      }
      return state.value(of: Fluent(function, arguments))
    case .sum(let parts): return all(parts)?.reduce(0, +)
    case .product(let parts): return all(parts)?.reduce(1, *)
    case .difference(let a, let b):
      return all([a, b]).map { $0[0] - $0[1] }
    case .quotient(let a, let b): return all([a, b]).map { $0[0] / $0[1] }
    case .negation(let a): return all([a]).map { -$0[0] }
    case .duration, .totalTime, .violations: return nil
    }
  }

  func candidates(_ variable: Variable) -> [ObjectID] {
    objects.all.filter { objects.object($0, isOneOf: variable.types, in: domain.types) }
  }

  func holds(_ formula: Formula, in state: State, slots: [ObjectID?]) -> Bool {
    switch formula {
    case .truth: return true
    case .falsity: return false
    case .atom(let atom):
      let arguments = atom.arguments.compactMap { term($0, slots) }
      return arguments.count == atom.arguments.count
        && state.contains(Fact(atom.predicate, arguments))
    case .equal(let a, let b): return term(a, slots) == term(b, slots)
    case .not(let a): return !holds(a, in: state, slots: slots)
    case .and(let parts): return parts.allSatisfy { holds($0, in: state, slots: slots) }
    case .or(let parts): return parts.contains { holds($0, in: state, slots: slots) }
    case .imply(let a, let b):
      return !holds(a, in: state, slots: slots) || holds(b, in: state, slots: slots)
    case .exists(let variables, let body):
      return bindings(variables, slots).contains { holds(body, in: state, slots: $0) }
    case .forall(let variables, let body):
      return bindings(variables, slots).allSatisfy { holds(body, in: state, slots: $0) }
    case .compare(let comparator, let a, let b):
      guard let a = number(a, in: state, slots: slots), let b = number(b, in: state, slots: slots)
      else { return false }
      switch comparator {
      case .less: return a < b
      case .atMost: return a <= b
      case .equal: return a == b
      case .atLeast: return a >= b
      case .greater: return a > b
      }
    }
  }

  func bindings(_ variables: [Variable], _ slots: [ObjectID?]) -> [[ObjectID?]] {
    variables.reduce([slots]) { all, variable in
      all.flatMap { slots in
        candidates(variable).map { object in
          var slots = slots.padded(to: variable.slot + 1)
          slots[variable.slot] = object
          return slots
        }
      }
    }
  }

  func solutions(
    of formula: Formula, for variables: [Variable], slotCount: Int, in state: State
  ) -> [[ObjectID]] {
    bindings(variables, [ObjectID?]([]).padded(to: slotCount)).filter {
      holds(formula, in: state, slots: $0)
    }
    .map { slots in variables.compactMap { slots[$0.slot] } }
  }

  func isApplicable(_ step: PlanStep, in state: State) -> Bool {
    holds(domain[step.action].precondition, in: state, slots: step.arguments)
  }

  func state(after step: PlanStep, in state: State) -> State {
    var after = state
    var adds: [Fact] = []
    var deletes: [Fact] = []
    var values: [(Fluent, Double?)] = []
    walk(domain[step.action].effect, step.arguments, state) { effect, slots in
      switch effect {
      case .add(let atom):
        adds.append(Fact(atom.predicate, atom.arguments.compactMap { term($0, slots) }))
      case .delete(let atom):
        deletes.append(Fact(atom.predicate, atom.arguments.compactMap { term($0, slots) }))
      case .change(let assignment, let function, let terms, let expression):
        let fluent = Fluent(function, terms.compactMap { term($0, slots) })
        let old = state.value(of: fluent)
        let by = number(expression, in: state, slots: slots)
        let new: Double? =
          switch assignment {
          case .assign: by
          case .increase: old.flatMap { old in by.map { old + $0 } }
          case .decrease: old.flatMap { old in by.map { old - $0 } }
          case .scaleUp: old.flatMap { old in by.map { old * $0 } }
          case .scaleDown: old.flatMap { old in by.map { old / $0 } }
          }
        values.append((fluent, new))
      default: break
      }
    }
    for fact in deletes { after.remove(fact) }
    for fact in adds { after.insert(fact) }
    for (fluent, value) in values { after.setValue(value, of: fluent) }
    return after
  }

  func touched(by step: PlanStep, in state: State) -> (facts: [Fact], fluents: [Fluent]) {
    var facts: [Fact] = []
    var fluents: [Fluent] = []
    walk(domain[step.action].effect, step.arguments, state) { effect, slots in
      switch effect {
      case .add(let atom), .delete(let atom):
        facts.append(Fact(atom.predicate, atom.arguments.compactMap { term($0, slots) }))
      case .change(_, let function, let terms, _):
        fluents.append(Fluent(function, terms.compactMap { term($0, slots) }))
      default: break
      }
    }
    return (facts, fluents)
  }

  private func walk(
    _ effect: Effect, _ slots: [ObjectID?], _ state: State, _ visit: (Effect, [ObjectID?]) -> Void
  ) {
    switch effect {
    case .and(let parts): for part in parts { walk(part, slots, state, visit) }
    case .forall(let variables, let body):
      for slots in bindings(variables, slots) { walk(body, slots, state, visit) }
    case .when(let condition, let body):
      if holds(condition, in: state, slots: slots) { walk(body, slots, state, visit) }
    default: visit(effect, slots)
    }
  }
}

package struct ExclusionGroups: Sendable {
  /// Predicates whose first argument has one fact at most, together.
  var together: Set<PredicateID>
  package init(_ together: Set<PredicateID> = []) { self.together = together }
  func hasGroup(_ predicate: PredicateID) -> Bool { together.contains(predicate) }
  func exclude(_ a: Fact, _ b: Fact) -> Bool {
    together.contains(a.predicate) && a.predicate == b.predicate
      && a.arguments.first == b.arguments.first && a != b
  }
  func excluded(by fact: Fact, in state: State) -> [Fact] {
    guard hasGroup(fact.predicate) else { return [] }
    let pattern = [fact.arguments.first] + Array(repeating: nil, count: fact.arguments.count - 1)
    return state.facts(of: fact.predicate, matching: pattern).filter { $0 != fact }
  }
}
