/// Features and their weights. A feature has a row of those labels only that were seen with it, so
/// that rare features cost little; rows grow by powers of two, which is how a correction can bring
/// in words and labels that training never saw together.
struct FeatureTable: Sendable {
  struct Entry: Sendable {
    var weight: Float
    var label: UInt16
  }

  private struct Place: Sendable {
    var key: UInt32
    var id: Int32
  }

  struct Row: Sendable {
    var start: Int32
    var count: UInt16
    /// Room for `2^(size - 1)` entries, none at 0.
    var size: UInt8
  }

  private var places: [Place]
  private(set) var rows: [Row] = []
  private(set) var entries: [Entry] = []
  /// The sums of squared gradients, for the adaptive step.
  private var squares: [Float] = []
  private var free: [[Int32]] = Array(repeating: [], count: 17)
  /// The low half of each feature's hash, to place it anew when the table grows.
  private var lows: [UInt32] = []

  var features: Int { rows.count }

  init() {
    places = Array(repeating: Place(key: 0, id: -1), count: 1 << 10)
  }

  mutating func insert(_ hash: UInt64) -> Int32 {
    let found = places.withUnsafeBufferPointer { Self.find(hash, $0) }
    guard found < 0 else { return found }
    let id = Int32(rows.count)
    rows.append(Row(start: 0, count: 0, size: 0))
    lows.append(UInt32(truncatingIfNeeded: hash))
    if rows.count * 3 > places.count * 2 { grow() }
    place(UInt32(truncatingIfNeeded: hash >> 32), id)
    return id
  }

  @inline(__always)
  private static func find(_ hash: UInt64, _ places: UnsafeBufferPointer<Place>) -> Int32 {
    let base = places.baseAddress.unsafelyUnwrapped
    let key = UInt32(truncatingIfNeeded: hash >> 32)
    let mask = places.count - 1
    var at = Int(UInt32(truncatingIfNeeded: hash)) & mask
    while base[at].id >= 0 {
      if base[at].key == key { return base[at].id }
      at = (at + 1) & mask
    }
    return -1
  }

  private mutating func place(_ key: UInt32, _ id: Int32) {
    let mask = places.count - 1
    var at = Int(lows[Int(id)]) & mask
    while places[at].id >= 0 { at = (at + 1) & mask }
    places[at] = Place(key: key, id: id)
  }

  private mutating func grow() {
    let old = places
    places = Array(repeating: Place(key: 0, id: -1), count: old.count * 2)
    for entry in old where entry.id >= 0 { place(entry.key, entry.id) }
  }

  /// Gives the feature a weight for the label, nought at first.
  mutating func support(_ id: Int32, _ label: Int) {
    let id = Int(id)
    let row = rows[id]
    let start = Int(row.start)
    let known = entries.withUnsafeBufferPointer { entries in
      for at in start..<start + Int(row.count) where entries[at].label == UInt16(label) {
        return true
      }
      return false
    }
    guard !known else { return }
    if Int(row.count) == (row.size == 0 ? 0 : 1 << Int(row.size - 1)) { move(id) }
    let at = Int(rows[id].start) + Int(row.count)
    entries[at] = Entry(weight: 0, label: UInt16(label))
    squares[at] = 0
    rows[id].count += 1
  }

  private mutating func move(_ id: Int) {
    let size = Int(rows[id].size)
    let start: Int
    if let reused = free[size].popLast() {
      start = Int(reused)
    } else {
      start = entries.count
      entries.append(contentsOf: repeatElement(Entry(weight: 0, label: 0), count: 1 << size))
      squares.append(contentsOf: repeatElement(0, count: 1 << size))
    }
    let old = Int(rows[id].start)
    for at in 0..<Int(rows[id].count) {
      entries[start + at] = entries[old + at]
      squares[start + at] = squares[old + at]
    }
    if size > 0 { free[size - 1].append(Int32(old)) }
    rows[id].start = Int32(start)
    rows[id].size += 1
  }

  /// Finds the features of the hashes, appends them to `ids` and adds what they say of each label
  /// to `scores`.
  @inline(__always)
  func score(
    _ hashes: ArraySlice<UInt64>, into scores: UnsafeMutablePointer<Float>, ids: inout [Int32],
    keeping: () -> Bool
  ) {
    places.withUnsafeBufferPointer { places in
      rows.withUnsafeBufferPointer { rows in
        entries.withUnsafeBufferPointer { entries in
          hashes.withUnsafeBufferPointer { hashes in
            for hash in hashes {
              let id = Self.find(hash, places)
              if id < 0 || !keeping() { continue }
              ids.append(id)
              let row = rows.baseAddress.unsafelyUnwrapped[Int(id)]
              let base = entries.baseAddress.unsafelyUnwrapped + Int(row.start)
              for at in 0..<Int(row.count) { scores[Int(base[at].label)] += base[at].weight }
            }
          }
        }
      }
    }
  }

  /// One adaptive step (AdaGrad) of the features' weights against the gradient of each label.
  mutating func step(
    _ ids: ArraySlice<Int32>, against gradient: UnsafeMutablePointer<Float>, rate: Float,
    decay: Float
  ) {
    rows.withUnsafeBufferPointer { rows in
      entries.withUnsafeMutableBufferPointer { entries in
        squares.withUnsafeMutableBufferPointer { squares in
          for id in ids {
            let row = rows[Int(id)]
            let base = entries.baseAddress.unsafelyUnwrapped + Int(row.start)
            let sums = squares.baseAddress.unsafelyUnwrapped + Int(row.start)
            for at in 0..<Int(row.count) {
              let slope = gradient[Int(base[at].label)]
              if slope == 0 { continue }
              let full = slope + decay * base[at].weight
              sums[at] += full * full
              base[at].weight -= rate * full / (1 + sums[at]).squareRoot()
            }
          }
        }
      }
    }
  }

  /// Adds all weights to a sum, to average them over the rounds.
  func add(to sum: inout [Float]) {
    if sum.isEmpty { sum = Array(repeating: 0, count: entries.count) }
    for at in entries.indices { sum[at] += entries[at].weight }
  }

  mutating func take(_ sum: [Float], over count: Float) {
    for at in entries.indices { entries[at].weight = sum[at] / count }
  }

  /// Leaves out weights that say next to nothing, and features that have no others.
  mutating func compact(below least: Float) {
    var keys = [UInt32](repeating: 0, count: rows.count)
    for place in places where place.id >= 0 { keys[Int(place.id)] = place.key }
    var result = FeatureTable()
    for (old, row) in rows.enumerated() {
      let range = Int(row.start)..<Int(row.start) + Int(row.count)
      guard range.contains(where: { abs(entries[$0].weight) >= least }) else { continue }
      let id = result.insert(UInt64(keys[old]) << 32 | UInt64(lows[old]))
      for at in range where abs(entries[at].weight) >= least {
        result.support(id, Int(entries[at].label))
        let new = Int(result.rows[Int(id)].start) + Int(result.rows[Int(id)].count) - 1
        result.entries[new].weight = entries[at].weight
        result.squares[new] = squares[at]
      }
    }
    self = result
  }
}
