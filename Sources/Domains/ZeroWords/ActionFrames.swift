import Meaning
import PDDL

/// PDDL actions as frames: what must be said of an action, and what follows from the state.
struct ActionFrames {
  let model: DomainModel
  let initial: State
  let robotType: TypeID?

  /// One frame an action.
  var all: [Vocabulary.ActionFrame] {
    model.actions.map { action in
      frame(action.name, action.parameters, conditions: action.precondition.conjuncts)
    }
      + model.durativeActions.map { action in
        frame(
          action.name, action.parameters,
          conditions: action.conditions.flatMap { $0.condition.conjuncts })
      }
  }

  private func frame(
    _ name: String, _ parameters: [Variable], conditions: [Atom]
  ) -> Vocabulary.ActionFrame {
    let changed = model.changedPredicates
    let fluent = conditions.filter { changed.contains($0.predicate) }
    var settled: Set<Int> = []
    for parameter in parameters where isRobot(parameter) { settled.insert(parameter.slot) }
    let roles = parameters.map { parameter -> Vocabulary.RoleDeclaration in
      let types =
        parameter.types.isEmpty
        ? [model.types.name(of: .object)] : parameter.types.map { model.types.name(of: $0) }
      guard !isRobot(parameter) else {
        return .init(parameter.name, types: types, fallback: .robot)
      }
      // Where a thing is, what a robot holds, where it stands: the state tells, so it need not be said.
      let follows = fluent.contains { follows(parameter.slot, from: settled, by: $0) }
      settled.insert(parameter.slot)
      return .init(parameter.name, types: types, fallback: follows ? .any : .ask)
    }
    return Vocabulary.ActionFrame(name: name, roles: roles)
  }

  private func isRobot(_ variable: Variable) -> Bool {
    guard let robotType else { return false }
    return !variable.types.isEmpty
      && variable.types.allSatisfy { model.types.isSubtype($0, of: robotType) }
  }

  /// Whether an atom that must hold ties a parameter to what is settled already.
  private func follows(_ slot: Int, from settled: Set<Int>, by atom: Atom) -> Bool {
    let slots = atom.arguments.compactMap { term -> Int? in
      if case .variable(let slot) = term { slot } else { nil }
    }
    guard slots.contains(slot) else { return false }
    let others = slots.filter { $0 != slot }
    guard others.allSatisfy({ settled.contains($0) }) else { return false }
    return !others.isEmpty || isSingle(atom.predicate)
  }

  /// Whether a unary predicate holds of one thing at a time: once at first, and an action that adds
  /// it takes it from another.
  private func isSingle(_ predicate: PredicateID) -> Bool {
    guard initial.count(of: predicate) == 1 else { return false }
    return model.actions.allSatisfy { action in
      let added = action.effect.added.count { $0.predicate == predicate }
      let deleted = action.effect.deleted.filter { $0.predicate == predicate }
      let demanded = Set(action.precondition.conjuncts)
      return added == 0 || added == 1 && deleted.count == 1 && demanded.contains(deleted[0])
    }
  }
}
