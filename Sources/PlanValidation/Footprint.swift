import PDDL

/// Facts and numbers that an event reads and writes, for telling whether two may coincide.
struct Footprint {
  var reads: Set<Fact> = []
  var adds: Set<Fact> = []
  var deletes: Set<Fact> = []
  var numbersRead: Set<Fluent> = []
  var numbersAdded: Set<Fluent> = []
  var numbersSet: Set<Fluent> = []

  func interferes(with other: Footprint) -> Bool {
    disturbs(other) || other.disturbs(self) || !adds.isDisjoint(with: other.deletes)
      || !deletes.isDisjoint(with: other.adds)
  }

  private func disturbs(_ other: Footprint) -> Bool {
    !other.reads.isDisjoint(with: adds) || !other.reads.isDisjoint(with: deletes)
      || !other.numbersRead.isDisjoint(with: numbersAdded)
      || !other.numbersRead.isDisjoint(with: numbersSet)
      || !other.numbersSet.isDisjoint(with: numbersSet)
      || !other.numbersAdded.isDisjoint(with: numbersSet)
  }
}

extension PlanValidator {
  /// What conditions and effects read and write in a state.
  func footprint(
    _ conditions: [Formula], _ effects: [Effect], _ binding: [ObjectID?], _ duration: Double?,
    in state: State
  ) -> Footprint {
    var footprint = Footprint()
    for condition in conditions { read(condition, binding, &footprint) }
    for effect in effects {
      if let ground = semantics.effects(
        effect, in: state, binding: binding, duration: duration)
      {
        footprint.adds.formUnion(ground.added)
        footprint.deletes.formUnion(ground.removed)
      }
      write(effect, binding, &footprint)
    }
    return footprint
  }

  private func read(_ formula: Formula, _ binding: [ObjectID?], _ footprint: inout Footprint) {
    switch formula {
    case .truth, .falsity, .equal: break
    case .atom(let atom):
      if let fact = atom.fact(binding) { footprint.reads.insert(fact) }
    case .not(let inner), .exists(_, let inner), .forall(_, let inner):
      read(inner, binding, &footprint)
    case .and(let parts), .or(let parts):
      for part in parts { read(part, binding, &footprint) }
    case .imply(let condition, let inner):
      read(condition, binding, &footprint)
      read(inner, binding, &footprint)
    case .compare(_, let left, let right):
      read(left, binding, &footprint)
      read(right, binding, &footprint)
    }
  }

  private func read(
    _ expression: NumericExpression, _ binding: [ObjectID?], _ footprint: inout Footprint
  ) {
    switch expression {
    case .number, .duration, .totalTime, .violations: break
    case .function(let function, let terms):
      if let fluent = fluent(function, terms, binding) { footprint.numbersRead.insert(fluent) }
    case .sum(let parts), .product(let parts):
      for part in parts { read(part, binding, &footprint) }
    case .difference(let a, let b), .quotient(let a, let b):
      read(a, binding, &footprint)
      read(b, binding, &footprint)
    case .negation(let operand): read(operand, binding, &footprint)
    }
  }

  private func write(_ effect: Effect, _ binding: [ObjectID?], _ footprint: inout Footprint) {
    switch effect {
    case .add, .delete: break
    case .and(let parts): for part in parts { write(part, binding, &footprint) }
    case .forall(_, let inner): write(inner, binding, &footprint)
    case .when(let condition, let inner):
      read(condition, binding, &footprint)
      write(inner, binding, &footprint)
    case .change(let assignment, let function, let terms, let value):
      read(value, binding, &footprint)
      guard let fluent = fluent(function, terms, binding) else { return }
      if assignment == .increase || assignment == .decrease {
        footprint.numbersAdded.insert(fluent)
      } else {
        footprint.numbersSet.insert(fluent)
      }
    }
  }

  private func fluent(
    _ function: FunctionID, _ terms: [Term], _ binding: [ObjectID?]
  ) -> Fluent? {
    var arguments: [ObjectID] = []
    for term in terms {
      guard let object = term.object(binding) else { return nil }
      arguments.append(object)
    }
    return Fluent(function, arguments)
  }
}
