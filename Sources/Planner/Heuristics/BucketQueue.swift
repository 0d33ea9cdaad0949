/// A queue of facts by small integer cost, for explorations whose costs only rise.
final class BucketQueue {
  /// By key: the entry that was pushed last, -1 if there is none.
  private let heads = FlatArray<Int32>(repeating: -1, count: 64)
  /// By entry: its fact, and the entry below it.
  private let facts = FlatArray<Int32>()
  private let below = FlatArray<Int32>()
  private var lowest = 0
  private var size = 0
  /// Costs beyond this share the last bucket.
  static let widest = 1 << 16

  func removeAll() {
    heads.base.update(repeating: -1, count: heads.count)
    facts.removeAll()
    below.removeAll()
    lowest = 0
    size = 0
  }

  @inline(__always)
  func push(_ fact: Int32, cost: Int32) {
    let key = min(Int(cost), Self.widest)
    if key >= heads.count {
      _ = heads.extend(by: max(key + 1, 2 * heads.count) - heads.count, filledWith: -1)
    }
    let entry = Int32(facts.count)
    facts.append(fact)
    below.append(heads.base[key])
    heads.base[key] = entry
    if key < lowest { lowest = key }
    size += 1
  }

  /// A fact of the least cost, and that cost.
  @inline(__always)
  func pop() -> (fact: Int32, cost: Int32)? {
    if size == 0 { return nil }
    var key = lowest
    while heads.base[key] < 0 { key += 1 }
    lowest = key
    let entry = Int(heads.base[key])
    heads.base[key] = below.base[entry]
    size -= 1
    return (facts.base[entry], Int32(key))
  }
}
