/// States whose successors are still to be made, by an integer key, first in first out.
///
/// A state is entered once with all its operators, which stand in a list elsewhere: popping takes the
/// next one. That gives the order of entering every successor alone, in a fraction of the memory.
final class OpenList {
  /// How often it was chosen, less what was granted to it: the list with the least is next.
  var priority = 0

  private let states = FlatArray<Int32>()
  private let cursors = FlatArray<Int64>()
  private let ends = FlatArray<Int64>()
  private var buckets: [Bucket] = []
  private var lowest = 0
  private var size = 0

  private final class Bucket {
    let entries = FlatArray<Int32>(capacity: 8)
    var head = 0
  }

  var isEmpty: Bool { size == 0 }

  /// Enters a state whose operators stand from one place to another.
  func push(_ state: Int, operators: Range<Int>, key: Int32) {
    if operators.isEmpty { return }
    let entry = states.count
    states.append(Int32(state))
    cursors.append(Int64(operators.lowerBound))
    ends.append(Int64(operators.upperBound))
    let key = min(Int(key), 1 << 20)
    while buckets.count <= key { buckets.append(Bucket()) }
    buckets[key].entries.append(Int32(entry))
    if key < lowest { lowest = key }
    size += 1
  }

  /// The next state of the least key, and where its next operator stands.
  func pop() -> (state: Int, place: Int)? {
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
    return (Int(states[entry]), Int(cursor))
  }
}
