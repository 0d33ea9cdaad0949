import PDDL

/// What operators make of states, on packed rows: a bit for each fact, then the variables' values.
final class Transition {
  let task: GroundTask
  /// Words of bits in a row.
  let bitWords: Int
  /// Words in a row.
  let rowWords: Int

  private let preconditions: FrozenRows
  private let adds: FrozenRows
  private let deletes: FrozenRows
  private let effects: FrozenRows
  private let effectConditions: FrozenRows
  private let effectAdds: FrozenRows
  private let effectDeletes: FrozenRows
  private let changes: FrozenRows
  private let forbidden: FrozenRows
  private let axioms: AxiomEvaluator?
  private let hasConditional: Bool
  private let oldValues: FlatArray<Double>
  private let newValues: FlatArray<Double>

  init(_ task: GroundTask) {
    self.task = task
    bitWords = max(1, (task.factCount + 63) / 64)
    rowWords = bitWords + task.initialValues.count
    preconditions = FrozenRows(task.preconditions)
    adds = FrozenRows(task.adds)
    deletes = FrozenRows(task.deletes)
    effects = FrozenRows(task.effects)
    effectConditions = FrozenRows(task.effectConditions)
    effectAdds = FrozenRows(task.effectAdds)
    effectDeletes = FrozenRows(task.effectDeletes)
    changes = FrozenRows(task.changes)
    forbidden = FrozenRows(task.forbidden)
    axioms = task.hasAxioms ? AxiomEvaluator(task) : nil
    hasConditional = !task.effects.items.isEmpty
    oldValues = FlatArray(repeating: 0, count: task.initialValues.count)
    newValues = FlatArray(repeating: 0, count: task.initialValues.count)
  }

  /// Writes the first state; false when a constraint forbids it.
  func writeInitial(to row: UnsafeMutablePointer<UInt64>) -> Bool {
    for word in 0..<bitWords { row[word] = 0 }
    for fact in task.initial { set(fact, in: row) }
    for (index, value) in task.initialValues.enumerated() {
      row[bitWords + index] = value.bitPattern
    }
    return complete(row)
  }

  /// The values of the variables in a state, until the next call.
  func values(of row: UnsafePointer<UInt64>) -> FlatArray<Double> {
    for index in 0..<oldValues.count {
      oldValues[index] = Double(bitPattern: row[bitWords + index])
    }
    return oldValues
  }

  func holds(_ fact: Int32, in row: UnsafePointer<UInt64>) -> Bool {
    row[Int(fact) >> 6] >> (UInt64(fact) & 63) & 1 == 1
  }

  func holds(all facts: UnsafeBufferPointer<Int32>, in row: UnsafePointer<UInt64>) -> Bool {
    for fact in facts where !holds(fact, in: row) { return false }
    return true
  }

  func isApplicable(_ op: Int, in row: UnsafePointer<UInt64>) -> Bool {
    holds(all: preconditions[op], in: row)
  }

  func isGoal(_ row: UnsafePointer<UInt64>) -> Bool {
    for fact in task.goal where !holds(fact, in: row) { return false }
    return true
  }

  /// Writes what an applicable operator makes of a state; false when that is not allowed.
  func apply(
    _ op: Int, to old: UnsafePointer<UInt64>, writing new: UnsafeMutablePointer<UInt64>
  ) -> Bool {
    new.update(from: old, count: rowWords)
    for fact in deletes[op] { clear(fact, in: new) }
    if hasConditional {
      for effect in effects[op] where holds(all: effectConditions[Int(effect)], in: old) {
        for fact in effectDeletes[Int(effect)] { clear(fact, in: new) }
      }
    }
    for fact in adds[op] { set(fact, in: new) }
    if hasConditional {
      for effect in effects[op] where holds(all: effectConditions[Int(effect)], in: old) {
        for fact in effectAdds[Int(effect)] { set(fact, in: new) }
      }
    }
    if task.hasNumbers, !changes[op].isEmpty, !change(op, old, new) { return false }
    return complete(new)
  }

  private func change(
    _ op: Int, _ old: UnsafePointer<UInt64>, _ new: UnsafeMutablePointer<UInt64>
  ) -> Bool {
    for index in 0..<oldValues.count {
      oldValues[index] = Double(bitPattern: old[bitWords + index])
      newValues[index] = oldValues[index]
    }
    for number in changes[op] {
      let change = task.changeList[Int(number)]
      if !change.condition.allSatisfy({ holds($0, in: old) }) { continue }
      let amount = change.value.value(oldValues.base)
      let variable = Int(change.variable)
      switch change.assignment {
      case .assign: newValues[variable] = amount
      case .increase: newValues[variable] += amount
      case .decrease: newValues[variable] -= amount
      case .scaleUp: newValues[variable] *= amount
      case .scaleDown: newValues[variable] = amount == 0 ? .nan : newValues[variable] / amount
      }
      // Changing a number that has no value is not allowed.
      if newValues[variable].isNaN { return false }
    }
    for index in 0..<newValues.count {
      // One bit pattern for zero, so that equal states are equal rows.
      let value = newValues[index] == 0 ? 0 : newValues[index]
      new[bitWords + index] = value.bitPattern
    }
    return true
  }

  /// Sets what depends on the rest of the state; false when a constraint forbids it.
  private func complete(_ row: UnsafeMutablePointer<UInt64>) -> Bool {
    if task.hasNumbers {
      for index in 0..<oldValues.count {
        oldValues[index] = Double(bitPattern: row[bitWords + index])
      }
      for (index, comparison) in task.comparisons.enumerated() {
        let fact = Int32(task.firstComparison + index)
        if comparison.holds(oldValues.base) { set(fact, in: row) } else { clear(fact, in: row) }
      }
    }
    axioms?.evaluate(row)
    for index in 0..<forbidden.count where holds(all: forbidden[index], in: row) { return false }
    return true
  }

  private func set(_ fact: Int32, in row: UnsafeMutablePointer<UInt64>) {
    row[Int(fact) >> 6] |= 1 << (UInt64(fact) & 63)
  }

  private func clear(_ fact: Int32, in row: UnsafeMutablePointer<UInt64>) {
    row[Int(fact) >> 6] &= ~(1 << (UInt64(fact) & 63))
  }
}
