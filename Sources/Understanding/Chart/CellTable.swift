/// A number for each key, -1 where there is none, such as the last item of each cell of a chart: open
/// addressing, as a chart is filled and thrown away for every sentence.
struct CellTable {
  private var keys: [UInt64]
  private var values: [Int32]
  private var used = 0

  init(capacity: Int) {
    var size = 256
    while size < capacity { size *= 2 }
    keys = [UInt64](repeating: 0, count: size)
    values = [Int32](repeating: -1, count: size)
  }

  @inline(__always)
  private func slot(_ key: UInt64) -> Int {
    let mask = values.count - 1
    var hash = key &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 32
    var slot = Int(truncatingIfNeeded: hash) & mask
    while values[slot] >= 0, keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  subscript(key: UInt64) -> Int32 {
    @inline(__always) get { values[slot(key)] }
    set {
      if used * 2 > keys.count { grow() }
      let slot = slot(key)
      if values[slot] < 0 { used += 1 }
      keys[slot] = key
      values[slot] = newValue
    }
  }

  private mutating func grow() {
    let oldKeys = keys
    let oldValues = values
    keys = [UInt64](repeating: 0, count: oldKeys.count * 2)
    values = [Int32](repeating: -1, count: oldKeys.count * 2)
    for index in oldKeys.indices where oldValues[index] >= 0 {
      let slot = slot(oldKeys[index])
      keys[slot] = oldKeys[index]
      values[slot] = oldValues[index]
    }
  }
}
