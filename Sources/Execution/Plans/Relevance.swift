import PDDL

extension Semantics {
  /// The ground facts, denied facts and comparisons that make a formula true in a state: enough of
  /// them that, as long as they stay, the formula stays true.
  func supports(of formula: Formula, in state: State, slots: [ObjectID?]) -> [Formula] {
    let bound = formula.binding(slots.terms)
    var found: [Formula] = []
    collect(bound, wanted: true, in: state, slots: slots, into: &found)
    var seen: Set<Formula> = []
    return found.filter { seen.insert($0).inserted }
  }

  private func collect(
    _ formula: Formula, wanted: Bool, in state: State, slots: [ObjectID?],
    into found: inout [Formula]
  ) {
    switch formula {
    case .truth, .falsity, .equal: return
    case .atom(let atom):
      let atom = Formula.atom(atom.binding(slots.terms))
      found.append(wanted ? atom : .not(atom))
    case .compare(let comparator, let a, let b):
      let comparison = Formula.compare(
        comparator, a.binding(slots.terms), b.binding(slots.terms))
      found.append(wanted ? comparison : .not(comparison))
    case .not(let body):
      collect(body, wanted: !wanted, in: state, slots: slots, into: &found)
    case .and(let parts), .or(let parts):
      let isAnd = if case .and = formula { true } else { false }
      if isAnd == wanted {
        for part in parts { collect(part, wanted: wanted, in: state, slots: slots, into: &found) }
      } else if let part = parts.first(where: {
        holds($0, in: state, slots: slots) == wanted
      }) {
        collect(part, wanted: wanted, in: state, slots: slots, into: &found)
      }
    case .imply(let a, let b):
      collect(.or([.not(a), b]), wanted: wanted, in: state, slots: slots, into: &found)
    case .exists(let variables, let body), .forall(let variables, let body):
      let isForall = if case .forall = formula { true } else { false }
      let all = bindings(variables, slots)
      if isForall == wanted {
        for slots in all { collect(body, wanted: wanted, in: state, slots: slots, into: &found) }
      } else if let slots = all.first(where: { holds(body, in: state, slots: $0) == wanted }) {
        collect(body, wanted: wanted, in: state, slots: slots, into: &found)
      }
    }
  }
}

extension [ObjectID?] {
  /// The filled slots as terms.
  var terms: [Int: Term] {
    var terms: [Int: Term] = [:]
    for (slot, object) in enumerated() {
      if let object { terms[slot] = .object(object) }
    }
    return terms
  }
}
