import PDDL
import SourceText

/// Finds actions that can never be done.
///
/// The world is shrunk to one object for each set of types, and all that stands in the way but facts
/// that must hold is overlooked. What cannot be done even there can never be done; what can, may
/// still be impossible, which only a planner would find.
struct ActionCheck {
  let model: DomainModel
  let problem: Problem
  /// The types whose things come to be by being said.
  let amounts: [TypeID]

  /// A warning for each such action, with the facts that nothing brings about.
  var diagnostics: [Diagnostic] {
    let world = SmallWorld(model: model, problem: problem, amounts: amounts)
    var state = world.state
    var reached: Set<Int> = []
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for (index, action) in world.actions.enumerated() {
        let bindings = world.semantics.solutions(
          of: action.condition, variables: action.parameters, in: state)
        if !bindings.isEmpty { reached.insert(index) }
        for arguments in bindings {
          for fact in world.added(by: action, arguments) where state.insert(fact) {
            isGrowing = true
          }
        }
      }
    }
    return world.actions.indices.filter { !reached.contains($0) }.map { index in
      let action = world.actions[index]
      let missing = action.condition.conjuncts.map(\.predicate)
        .filter { state.count(of: $0) == 0 }
      let names = Set(missing).sorted().map { "'\(model[$0].name)'" }
      return Diagnostic(
        .warning, "the action '\(action.name)' can never be done", in: model.file,
        at: action.range,
        hint: names.isEmpty
          ? "no objects of its types ever meet its precondition"
          : "nothing makes \(names.joined(separator: ", ")) true")
    }
  }
}

/// A world with one object for each set of types, in which only facts that must hold count.
private struct SmallWorld {
  struct SmallAction {
    let name: String
    let parameters: [Variable]
    let condition: Formula
    let added: [Atom]
    /// Variables that effects bind, beside the parameters.
    let inner: [Variable]
    let range: SourceRange?
  }

  let semantics: Semantics
  private(set) var state = State()
  private(set) var actions: [SmallAction] = []
  private let model: DomainModel
  private var small: [ObjectID] = []

  init(model: DomainModel, problem: Problem, amounts: [TypeID]) {
    self.model = model
    var table = ObjectTable()
    for object in problem.objects.all {
      let types = problem.objects.types(of: object)
      let name = types.sorted().map { model.types.name(of: $0) }.joined(separator: "+")
      small.append(table.add(name, types: types))
    }
    for type in amounts { table.add("some " + model.types.name(of: type), types: [type]) }
    semantics = Semantics(domain: model, objects: table)
    for fact in problem.initial.facts {
      state.insert(Fact(fact.predicate, fact.arguments.map { small[Int($0.index)] }))
    }
    // A derived fact may hold of anything.
    for (index, predicate) in model.predicates.enumerated() where predicate.isDerived {
      for arguments in combinations(predicate.parameters) {
        state.insert(Fact(PredicateID(index), arguments))
      }
    }
    for action in model.actions {
      actions.append(
        SmallAction(
          name: action.name, parameters: action.parameters,
          condition: relaxed(action.precondition), added: action.effect.added.map(map),
          inner: action.effect.boundVariables, range: action.range))
    }
    for action in model.durativeActions {
      actions.append(
        SmallAction(
          name: action.name, parameters: action.parameters,
          condition: .and(action.conditions.map { relaxed($0.condition) }),
          added: action.effects.flatMap { $0.effect.added.map(map) },
          inner: action.effects.flatMap { $0.effect.boundVariables }, range: action.range))
    }
  }

  /// The facts that an action may bring about.
  func added(by action: SmallAction, _ arguments: [ObjectID]) -> [Fact] {
    action.added.flatMap { atom -> [Fact] in
      let free = action.inner.filter { variable in
        atom.arguments.contains(.variable(variable.slot))
      }
      return combinations(free).compactMap { values in
        let inner = Dictionary(uniqueKeysWithValues: zip(free.map(\.slot), values))
        let objects = atom.arguments.compactMap { term -> ObjectID? in
          switch term {
          case .object(let object): object
          case .variable(let slot):
            slot < arguments.count ? arguments[slot] : inner[slot]
          }
        }
        return objects.count == atom.arguments.count ? Fact(atom.predicate, objects) : nil
      }
    }
  }

  /// Every choice of small objects for some variables.
  private func combinations(_ variables: [Variable]) -> [[ObjectID]] {
    variables.reduce([[]]) { partial, variable in
      let fitting = semantics.objects.all.filter {
        semantics.objects.object($0, isOneOf: variable.types, in: model.types)
      }
      return partial.flatMap { start in fitting.map { start + [$0] } }
    }
  }

  /// Only what must hold: what must not, numbers and differences are overlooked.
  private func relaxed(_ formula: Formula) -> Formula {
    switch formula {
    case .atom(let atom): .atom(map(atom))
    case .and(let parts): .and(parts.map(relaxed))
    case .or(let parts): .or(parts.map(relaxed))
    case .exists(let variables, let inner): .exists(variables, relaxed(inner))
    case .falsity: .falsity
    case .truth, .equal, .not, .imply, .forall, .compare: .truth
    }
  }

  private func map(_ atom: Atom) -> Atom {
    Atom(
      atom.predicate,
      atom.arguments.map { term in
        guard case .object(let object) = term else { return term }
        return .object(small[Int(object.index)])
      })
  }
}

extension Effect {
  /// The variables that the effect binds by `forall`.
  fileprivate var boundVariables: [Variable] {
    switch self {
    case .add, .delete, .change: []
    case .and(let parts): parts.flatMap(\.boundVariables)
    case .forall(let variables, let inner): variables + inner.boundVariables
    case .when(_, let inner): inner.boundVariables
    }
  }
}
