/// All states that a search has seen, each once: packed rows in one arena, found by hash.
///
/// A state is its index here; what belongs to a state stands in arrays by that index.
final class StateStore {
  let rowWords: Int
  private let rows = FlatArray<UInt64>(capacity: 1024)
  private var slots = FlatArray<Int32>(repeating: -1, count: 64)
  private(set) var count = 0
  /// By state: the state it was reached from (-1: none), and by which operator.
  let parents = FlatArray<Int32>()
  let operators = FlatArray<Int32>()
  /// By state: the cost of the way to it.
  let costs = FlatArray<Double>()

  init(rowWords: Int) { self.rowWords = rowWords }

  /// The row of a state. It stays valid until the next state is added.
  func row(_ state: Int) -> UnsafeMutablePointer<UInt64> { rows.base + state * rowWords }

  /// The state of a row, added if it is new.
  func add(
    _ row: UnsafePointer<UInt64>, from parent: Int32, by op: Int32, cost: Double
  ) -> (state: Int, isNew: Bool) {
    let wrap = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash(row)) & wrap
    while slots[slot] >= 0 {
      let state = Int(slots[slot])
      if equal(self.row(state), row) { return (state, false) }
      slot = (slot + 1) & wrap
    }
    let state = count
    slots[slot] = Int32(state)
    let start = rows.extend(by: rowWords, filledWith: 0)
    (rows.base + start).update(from: row, count: rowWords)
    parents.append(parent)
    operators.append(op)
    costs.append(cost)
    count += 1
    if count * 2 > slots.count { grow() }
    return (state, true)
  }

  /// Notes a cheaper way to a known state.
  func redirect(_ state: Int, from parent: Int32, by op: Int32, cost: Double) {
    parents[state] = parent
    operators[state] = op
    costs[state] = cost
  }

  /// The operators that lead to a state from the first one.
  func path(to state: Int) -> [Int32] {
    var path: [Int32] = []
    var state = state
    while parents[state] >= 0 {
      path.append(operators[state])
      state = Int(parents[state])
    }
    return path.reversed()
  }

  private func equal(_ a: UnsafePointer<UInt64>, _ b: UnsafePointer<UInt64>) -> Bool {
    for word in 0..<rowWords where a[word] != b[word] { return false }
    return true
  }

  private func hash(_ row: UnsafePointer<UInt64>) -> UInt64 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
    for word in 0..<rowWords {
      hash = (hash ^ row[word]) &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 29
    }
    return hash ^ hash >> 32
  }

  private func grow() {
    slots = FlatArray(repeating: -1, count: slots.count * 2)
    let wrap = slots.count - 1
    for state in 0..<count {
      var slot = Int(truncatingIfNeeded: hash(row(state))) & wrap
      while slots[slot] >= 0 { slot = (slot + 1) & wrap }
      slots[slot] = Int32(state)
    }
  }
}
