/// An action schema as far as invariants depend on it: what it surely needs, adds and deletes.
struct ActionChanges: Sendable {
  /// One fact that is added or deleted.
  struct Change: Sendable {
    let atom: Atom
    /// Facts that must have held for it, those of the precondition included.
    let needs: Set<Atom>
    /// Facts that must have held because the effect is conditional.
    let conditions: Set<Atom>
    /// Whether it depends on a condition at all.
    let isConditional: Bool
    /// Slots of variables that the effect runs over.
    let quantified: Set<Int>
  }

  var adds: [Change] = []
  var deletes: [Change] = []
  /// The types of each variable, by slot.
  var types: [Int: [TypeID]] = [:]
  /// Pairs of terms that are different objects.
  var different: [(Term, Term)] = []

  static func all(of domain: DomainModel) -> [ActionChanges] {
    let instantaneous = domain.actions.map {
      ActionChanges($0.parameters, $0.precondition, $0.effect)
    }
    return instantaneous
      + domain.durativeActions.map { action in
        ActionChanges(
          action.parameters, .conjunction(action.conditions.map(\.condition)),
          .all(action.effects.map(\.effect)))
      }
  }

  private init(_ parameters: [Variable], _ precondition: Formula, _ effect: Effect) {
    note(parameters)
    var needs: Set<Atom> = []
    read(precondition, &needs)
    collect(effect, needs, [], false, [])
  }

  private mutating func note(_ variables: [Variable]) {
    for variable in variables { types[variable.slot] = variable.types }
  }

  /// Facts and differences that a condition surely implies.
  private mutating func read(_ formula: Formula, _ needs: inout Set<Atom>) {
    switch formula {
    case .atom(let atom): needs.insert(atom)
    case .and(let parts): for part in parts { read(part, &needs) }
    case .not(.equal(let a, let b)): different.append((a, b))
    default: break
    }
  }

  private mutating func collect(
    _ effect: Effect, _ needs: Set<Atom>, _ conditions: Set<Atom>, _ isConditional: Bool,
    _ quantified: Set<Int>
  ) {
    switch effect {
    case .add(let atom):
      adds.append(
        Change(
          atom: atom, needs: needs, conditions: conditions, isConditional: isConditional,
          quantified: quantified))
    case .delete(let atom):
      deletes.append(
        Change(
          atom: atom, needs: needs, conditions: conditions, isConditional: isConditional,
          quantified: quantified))
    case .change: break
    case .and(let parts):
      for part in parts { collect(part, needs, conditions, isConditional, quantified) }
    case .forall(let variables, let body):
      note(variables)
      collect(
        body, needs, conditions, isConditional, quantified.union(variables.map(\.slot)))
    case .when(let condition, let body):
      var own: Set<Atom> = []
      var ignored = self
      ignored.read(condition, &own)
      collect(body, needs.union(own), conditions.union(own), true, quantified)
    }
  }
}
