/// States by type, the pair of their estimate and their depth: a type is drawn at random, then a state
/// of it (Xie, Müller, Holte and Imai 2014). A search that is misled everywhere still gets some of its
/// effort spread over states of all kinds.
///
/// The drawing is by a fixed sequence, the same in every run.
final class TypeBasedQueue {
  /// See `OpenList.priority`.
  var priority = 0

  private var numbers: [UInt64: Int] = [:]
  private var types: [FlatArray<Int32>] = []
  /// The types that have states.
  private var live: [Int] = []
  private let states = FlatArray<Int32>()
  private let cursors = FlatArray<Int64>()
  private let ends = FlatArray<Int64>()
  private var seed: UInt64 = 0x2545_F491_4F6C_DD1D

  var isEmpty: Bool { live.isEmpty }

  /// Enters a state whose operators stand in a list elsewhere, from one place to another.
  func push(_ state: Int, operators: Range<Int>, estimate: Int32, depth: Int32) {
    if operators.isEmpty { return }
    let key = UInt64(UInt32(bitPattern: estimate)) << 32 | UInt64(UInt32(bitPattern: depth))
    let type: Int
    if let known = numbers[key] {
      type = known
    } else {
      type = types.count
      numbers[key] = type
      types.append(FlatArray(capacity: 8))
    }
    if types[type].count == 0 { live.append(type) }
    types[type].append(Int32(states.count))
    states.append(Int32(state))
    cursors.append(Int64(operators.lowerBound))
    ends.append(Int64(operators.upperBound))
  }

  /// A state and where the next of its operators stands.
  func pop() -> (state: Int, place: Int)? {
    if live.isEmpty { return nil }
    let drawn = draw(live.count)
    let bucket = types[live[drawn]]
    let position = draw(bucket.count)
    let entry = Int(bucket[position])
    let cursor = cursors[entry]
    cursors[entry] = cursor + 1
    if cursor + 1 == ends[entry] {
      bucket[position] = bucket[bucket.count - 1]
      bucket.removeLast()
      if bucket.count == 0 {
        live[drawn] = live[live.count - 1]
        live.removeLast()
      }
    }
    return (Int(states[entry]), Int(cursor))
  }

  /// A number below another (xorshift, Marsaglia 2003).
  private func draw(_ count: Int) -> Int {
    seed ^= seed << 13
    seed ^= seed >> 7
    seed ^= seed << 17
    return Int(seed % UInt64(count))
  }
}
