/// States with their operators by key, least first; a state keeps its place until its last operator is
/// taken, so entering it costs one insertion however many operators it has.
struct OperatorHeap {
  private var heap = PairHeap()
  private let cursors = FlatArray<Int64>()
  private let ends = FlatArray<Int64>()
  private let operators = FlatArray<Int32>()

  var isEmpty: Bool { heap.isEmpty }

  /// Enters a state with some of its operators.
  mutating func push(_ state: Int, _ ops: FlatArray<Int32>, key: Double) {
    if ops.count == 0 { return }
    cursors.append(Int64(operators.count))
    for index in 0..<ops.count { operators.append(ops[index]) }
    ends.append(Int64(operators.count))
    heap.push(state, Int32(cursors.count - 1), key: key)
  }

  /// The next operator of the state with the least key.
  mutating func pop() -> (state: Int, op: Int32)? {
    guard let (state, entry) = heap.first else { return nil }
    let cursor = cursors[Int(entry)]
    cursors[Int(entry)] = cursor + 1
    if cursor + 1 == ends[Int(entry)] { _ = heap.pop() }
    return (state, operators[Int(cursor)])
  }
}
