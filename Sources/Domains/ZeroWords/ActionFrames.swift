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
    let telling = conditions.map { (atom: $0, isStatic: !changed.contains($0.predicate)) }
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
      let follows = telling.contains {
        self.follows(parameter.slot, from: settled, by: $0.atom, isStatic: $0.isStatic)
      }
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
  private func follows(
    _ slot: Int, from settled: Set<Int>, by atom: Atom, isStatic: Bool
  ) -> Bool {
    var own: [Int] = []
    var others = 0
    for (index, term) in atom.arguments.enumerated() {
      guard case .variable(let other) = term else { continue }
      if other == slot {
        own.append(index)
      } else if settled.contains(other) {
        others += 1
      } else {
        return false
      }
    }
    guard own.count == 1 else { return false }
    if others == 0 { return !isStatic && isSingle(atom.predicate) }
    return !isStatic || isDetermined(own[0], of: atom.predicate)
  }

  /// Whether, in the facts of a predicate that never change, the other arguments settle one of them:
  /// a place lies in one city, but roads lead to many.
  private func isDetermined(_ column: Int, of predicate: PredicateID) -> Bool {
    var values: [[ObjectID]: ObjectID] = [:]
    for fact in initial.facts(of: predicate) {
      var key = fact.arguments
      let value = key.remove(at: column)
      if let known = values[key], known != value { return false }
      values[key] = value
    }
    return true
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
