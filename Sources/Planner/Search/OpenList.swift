/// States whose successors are still to be made, by an integer key, first in first out.
///
/// A state is entered once with all its operators: popping takes its next operator. That gives the
/// order of entering every successor alone, in a fraction of the memory.
final class OpenList {
  /// How often it was chosen, less what was granted to it: the list with the least is next.
  var priority = 0

  private let states = FlatArray<Int32>()
  private let cursors = FlatArray<Int64>()
  private let ends = FlatArray<Int64>()
  private let operators = FlatArray<Int32>()
  private var buckets: [Bucket] = []
  private var lowest = 0
  private var size = 0

  private final class Bucket {
    let entries = FlatArray<Int32>(capacity: 8)
    var head = 0
  }

  var isEmpty: Bool { size == 0 }

  /// Enters a state with some of its operators.
  func push(_ state: Int, _ ops: FlatArray<Int32>, key: Int32) {
    if ops.count == 0 { return }
    let start = operators.count
    for index in 0..<ops.count { operators.append(ops[index]) }
    let entry = states.count
    states.append(Int32(state))
    cursors.append(Int64(start))
    ends.append(Int64(operators.count))
    let key = min(Int(key), 1 << 20)
    while buckets.count <= key { buckets.append(Bucket()) }
    buckets[key].entries.append(Int32(entry))
    if key < lowest { lowest = key }
    size += 1
  }

  /// The next state and operator of the least key.
  func pop() -> (state: Int, op: Int32)? {
    if size == 0 { return nil }
    var bucket = buckets[lowest]
    while bucket.head == bucket.entries.count {
      bucket.entries.removeAll()
      bucket.head = 0
      lowest += 1
      bucket = buckets[lowest]
    }
    let entry = Int(bucket.entries[bucket.head])
    let cursor = cursors[entry]
    cursors[entry] = cursor + 1
    if cursor + 1 == ends[entry] {
      bucket.head += 1
      size -= 1
    }
    return (Int(states[entry]), operators[Int(cursor)])
  }
}
