/// A queue of facts by small integer cost, for explorations whose costs only rise.
final class BucketQueue {
  private var buckets: [FlatArray<Int32>] = []
  private var lowest = 0
  private var size = 0
  /// Costs beyond this share the last bucket.
  static let widest = 1 << 16

  func removeAll() {
    if size > 0 { for bucket in buckets { bucket.removeAll() } }
    lowest = 0
    size = 0
  }

  func push(_ fact: Int32, cost: Int32) {
    let key = min(Int(cost), Self.widest)
    while buckets.count <= key { buckets.append(FlatArray(capacity: 8)) }
    buckets[key].append(fact)
    if key < lowest { lowest = key }
    size += 1
  }

  /// A fact of the least cost, and that cost.
  func pop() -> (fact: Int32, cost: Int32)? {
    if size == 0 { return nil }
    while buckets[lowest].count == 0 { lowest += 1 }
    let bucket = buckets[lowest]
    let fact = bucket[bucket.count - 1]
    bucket.removeLast()
    size -= 1
    return (fact, Int32(lowest))
  }
}
