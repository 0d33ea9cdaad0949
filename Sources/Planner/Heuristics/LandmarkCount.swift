/// How many landmarks are still to be reached, or needed again (Richter and Westphal 2010).
///
/// What has been reached belongs to the way to a state, not to the state, so it is kept by state: a
/// set of bits, taken over from the parent.
final class LandmarkCount {
  /// How many landmarks there are.
  let count: Int
  private let facts: FlatArray<Int32>
  private let isGoal: FlatArray<Bool>
  /// By landmark: those that it must hold directly before.
  private let directlyAfter: FrozenRows
  /// By fact: its landmark, -1 if it is none.
  private let landmark: FlatArray<Int32>
  private let adds: FrozenRows
  private let effects: FrozenRows
  private let effectAdds: FrozenRows
  private let words: Int
  /// By state: the landmarks reached on the way.
  private let reached = FlatArray<UInt64>()

  init(_ task: GroundTask, _ found: LandmarkDiscovery) {
    count = found.facts.count
    facts = FlatArray(found.facts)
    words = max(1, (count + 63) / 64)
    landmark = FlatArray(repeating: -1, count: task.factCount)
    for (index, fact) in found.facts.enumerated() { landmark[Int(fact)] = Int32(index) }
    let goals = Set(task.goal)
    isGoal = FlatArray(found.facts.map(goals.contains))
    var after = [[Int32]](repeating: [], count: count)
    for (index, before) in found.directlyBefore.enumerated() {
      for earlier in before { after[Int(earlier)].append(Int32(index)) }
    }
    var rows = Rows()
    for list in after { rows.append(list) }
    directlyAfter = FrozenRows(rows)
    adds = FrozenRows(task.adds)
    effects = FrozenRows(task.effects)
    effectAdds = FrozenRows(task.effectAdds)
  }

  /// Enters the next state, reached from a parent (-1: none), and estimates it.
  func enter(_ row: UnsafePointer<UInt64>, parent: Int32) -> Int32 {
    let start = reached.extend(by: words, filledWith: 0)
    if parent >= 0 {
      (reached.base + start).update(from: reached.base + Int(parent) * words, count: words)
    }
    let bits = reached.base + start
    for index in 0..<count where holds(facts.base[index], row) {
      bits[index >> 6] |= 1 << (UInt64(index) & 63)
    }
    var open: Int32 = 0
    for index in 0..<count {
      if bits[index >> 6] >> (UInt64(index) & 63) & 1 == 0 {
        open += 1
      } else if !holds(facts.base[index], row), isNeededAgain(index, bits) {
        open += 1
      }
    }
    return open
  }

  private func isNeededAgain(_ index: Int, _ bits: UnsafePointer<UInt64>) -> Bool {
    if isGoal.base[index] { return true }
    for later in directlyAfter[index] where bits[Int(later) >> 6] >> (UInt64(later) & 63) & 1 == 0 {
      return true
    }
    return false
  }

  /// Whether an operator makes a landmark true that was not reached on the way to a state.
  func isProgress(_ op: Int32, from state: Int) -> Bool {
    let bits = reached.base + state * words
    func isOpen(_ fact: Int32) -> Bool {
      let index = landmark.base[Int(fact)]
      return index >= 0 && bits[Int(index) >> 6] >> (UInt64(index) & 63) & 1 == 0
    }
    for fact in adds[Int(op)] where isOpen(fact) { return true }
    for effect in effects[Int(op)] {
      for fact in effectAdds[Int(effect)] where isOpen(fact) { return true }
    }
    return false
  }

  private func holds(_ fact: Int32, _ row: UnsafePointer<UInt64>) -> Bool {
    row[Int(fact) >> 6] >> (UInt64(fact) & 63) & 1 == 1
  }
}
