/// An index of a relation: rows by the values at some positions, each bucket in order of arrival.
///
/// Open addressing over buckets; the rows of a bucket are chained through one flat array.
final class TupleIndex {
  /// The positions that make the key, as a bit mask and in order.
  let mask: UInt64
  private let positions: [Int]
  private let arity: Int
  private var slots: FlatArray<Int32>
  private let first = FlatArray<Int32>()
  private let last = FlatArray<Int32>()
  private let size = FlatArray<Int32>()
  private let next = FlatArray<Int32>()

  init(mask: UInt64, arity: Int) {
    self.mask = mask
    self.arity = arity
    positions = (0..<arity).filter { mask >> UInt64($0) & 1 == 1 }
    slots = FlatArray(repeating: -1, count: 16)
  }

  /// The bucket of the rows that have the given values at the key's positions; -1 when there is none.
  func bucket(_ values: UnsafePointer<Int32>, in tuples: FlatArray<Int32>) -> Int {
    let wrap = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash(values)) & wrap
    while slots[slot] >= 0 {
      let bucket = Int(slots[slot])
      if matches(values, tuples.base + Int(first[bucket]) * arity) { return bucket }
      slot = (slot + 1) & wrap
    }
    return -1
  }

  /// How many rows a bucket has.
  func count(_ bucket: Int) -> Int { bucket < 0 ? 0 : Int(size[bucket]) }
  /// The oldest row of a bucket; -1 when there is none.
  func firstRow(_ bucket: Int) -> Int { bucket < 0 ? -1 : Int(first[bucket]) }
  /// The row after one in its bucket; -1 at the end.
  func row(after row: Int) -> Int { Int(next[row]) }

  /// Adds the next row of the relation.
  func add(row: Int, in tuples: FlatArray<Int32>) {
    next.append(-1)
    let values = tuples.base + row * arity
    let bucket = bucket(values, in: tuples)
    if bucket >= 0 {
      next[Int(last[bucket])] = Int32(row)
      last[bucket] = Int32(row)
      size[bucket] += 1
      return
    }
    first.append(Int32(row))
    last.append(Int32(row))
    size.append(1)
    if first.count * 2 > slots.count {
      grow(tuples)
    } else {
      place(first.count - 1, values)
    }
  }

  private func place(_ bucket: Int, _ values: UnsafePointer<Int32>) {
    let wrap = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash(values)) & wrap
    while slots[slot] >= 0 { slot = (slot + 1) & wrap }
    slots[slot] = Int32(bucket)
  }

  private func grow(_ tuples: FlatArray<Int32>) {
    slots = FlatArray(repeating: -1, count: slots.count * 2)
    for bucket in 0..<first.count { place(bucket, tuples.base + Int(first[bucket]) * arity) }
  }

  private func matches(_ a: UnsafePointer<Int32>, _ b: UnsafePointer<Int32>) -> Bool {
    for position in positions where a[position] != b[position] { return false }
    return true
  }

  private func hash(_ values: UnsafePointer<Int32>) -> UInt64 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
    for position in positions {
      hash = (hash ^ UInt64(UInt32(bitPattern: values[position]))) &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
    }
    return hash
  }
}
