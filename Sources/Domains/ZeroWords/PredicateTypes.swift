package import PDDL

/// Types of a domain that declares none: unary predicates that no action changes and that
/// preconditions demand, such as `(ball ?x)`.
enum PredicateTypes {
  /// The domain and problem with such predicates as types; unchanged if the domain declares types or
  /// has no such predicates.
  static func inferred(
    _ model: DomainModel, _ problem: Problem
  ) -> (model: DomainModel, problem: Problem) {
    guard model.types.all.count == 1 else { return (model, problem) }
    let kinds = typePredicates(of: model, problem)
    guard !kinds.isEmpty else { return (model, problem) }
    var model = model
    var types: [PredicateID: TypeID] = [:]
    for kind in kinds { types[kind] = model.types.declare(model[kind].name) }
    var problem = problem
    problem.objects = typed(problem.objects, kinds, types, in: problem.initial)
    model.constants = typed(model.constants, kinds, types, in: problem.initial)
    model.actions = model.actions.map { action in
      let known = demanded(in: action.precondition, types)
      var typed = Action(
        name: action.name, parameters: action.parameters.map { narrowed($0, known[$0.slot]) },
        precondition: action.precondition, effect: action.effect, slotCount: action.slotCount)
      typed.range = action.range
      return typed
    }
    model.predicates = typedPredicates(model, problem)
    return (model, problem)
  }

  private static func typePredicates(
    of model: DomainModel, _ problem: Problem
  ) -> [PredicateID] {
    let changed = model.changedPredicates
    var demanded: Set<PredicateID> = []
    for action in model.actions {
      for atom in action.precondition.conjuncts where atom.arguments.count == 1 {
        if case .variable(let slot) = atom.arguments[0], slot < action.parameters.count {
          demanded.insert(atom.predicate)
        }
      }
    }
    return demanded.sorted().filter { predicate in
      !changed.contains(predicate) && !model[predicate].isDerived
        && problem.initial.count(of: predicate) > 0 && model.types[model[predicate].name] == nil
    }
  }

  private static func typed(
    _ objects: ObjectTable, _ kinds: [PredicateID], _ types: [PredicateID: TypeID],
    in state: State
  ) -> ObjectTable {
    var table = ObjectTable()
    for object in objects.all {
      let own = kinds.filter { state.contains(Fact($0, [object])) }.compactMap { types[$0] }
      table.add(objects.name(of: object), types: own.isEmpty ? objects.types(of: object) : own)
    }
    return table
  }

  /// The first type that a precondition demands of each slot.
  private static func demanded(
    in precondition: Formula, _ types: [PredicateID: TypeID]
  ) -> [Int: TypeID] {
    var known: [Int: TypeID] = [:]
    for atom in precondition.conjuncts where atom.arguments.count == 1 {
      guard let type = types[atom.predicate], case .variable(let slot) = atom.arguments[0],
        known[slot] == nil
      else { continue }
      known[slot] = type
    }
    return known
  }

  private static func narrowed(_ variable: Variable, _ type: TypeID?) -> Variable {
    guard let type else { return variable }
    return Variable(name: variable.name, types: [type], slot: variable.slot)
  }

  /// Predicates whose arguments have the types with which the actions use them, where every fact of
  /// the first state agrees.
  private static func typedPredicates(_ model: DomainModel, _ problem: Problem) -> [Predicate] {
    var found: [PredicateID: [[TypeID]?]] = [:]
    for action in model.actions {
      for atom in action.precondition.conjuncts + action.effect.atoms {
        let arguments = atom.arguments.map { term -> [TypeID] in
          guard case .variable(let slot) = term, slot < action.parameters.count else { return [] }
          return action.parameters[slot].types
        }
        var columns = found[atom.predicate] ?? arguments.map { _ in [] }
        for (index, types) in arguments.enumerated() where index < columns.count {
          guard let known = columns[index] else { continue }
          // An argument of any type makes the column one of any type.
          columns[index] =
            types.isEmpty || types.contains(.object)
            ? nil : known + types.filter { !known.contains($0) }
        }
        found[atom.predicate] = columns
      }
    }
    return model.predicates.enumerated().map { index, predicate in
      guard let columns = found[PredicateID(index)] else { return predicate }
      let facts = problem.initial.facts(of: PredicateID(index))
      var typed = Predicate(
        name: predicate.name,
        parameters: predicate.parameters.enumerated().map { column, variable in
          guard let types = columns[column], !types.isEmpty,
            facts.allSatisfy({
              problem.objects.object($0.arguments[column], isOneOf: types, in: model.types)
            })
          else { return variable }
          return Variable(name: variable.name, types: types, slot: variable.slot)
        })
      typed.isDerived = predicate.isDerived
      typed.range = predicate.range
      return typed
    }
  }
}

extension DomainModel {
  /// The predicates that some action changes.
  package var changedPredicates: Set<PredicateID> {
    Set(
      (actions.map(\.effect) + durativeActions.flatMap { $0.effects.map(\.effect) })
        .flatMap { $0.atoms.map(\.predicate) })
  }
}

extension Formula {
  /// The atoms that must all hold for the formula to hold, as far as that can be seen at a glance.
  var conjuncts: [Atom] {
    switch self {
    case .atom(let atom): [atom]
    case .and(let parts): parts.flatMap(\.conjuncts)
    default: []
    }
  }
}

extension Effect {
  /// The atoms that may become true or false.
  var atoms: [Atom] { added + deleted }

  /// The atoms that may become true.
  var added: [Atom] {
    switch self {
    case .add(let atom): [atom]
    case .delete, .change: []
    case .and(let parts): parts.flatMap(\.added)
    case .forall(_, let inner), .when(_, let inner): inner.added
    }
  }

  /// The atoms that may become false.
  var deleted: [Atom] {
    switch self {
    case .delete(let atom): [atom]
    case .add, .change: []
    case .and(let parts): parts.flatMap(\.deleted)
    case .forall(_, let inner), .when(_, let inner): inner.deleted
    }
  }
}
