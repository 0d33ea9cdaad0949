/// Rows of integers of different lengths, one after another in one flat array.
struct Rows {
  private(set) var starts: [Int32] = [0]
  private(set) var items: [Int32] = []

  var count: Int { starts.count - 1 }

  mutating func append(_ row: some Sequence<Int32>) {
    items.append(contentsOf: row)
    starts.append(Int32(items.count))
  }

  mutating func mapItems(_ change: (Int32) -> Int32) {
    for index in items.indices { items[index] = change(items[index]) }
  }

  subscript(row: Int) -> ArraySlice<Int32> { items[Int(starts[row])..<Int(starts[row + 1])] }

  /// For each item below `count`, the rows that hold it, in order.
  func transposed(count: Int) -> Rows {
    var result = Rows()
    var starts = [Int32](repeating: 0, count: count + 1)
    for item in items { starts[Int(item) + 1] += 1 }
    for index in 0..<count { starts[index + 1] += starts[index] }
    var next = starts
    var transposed = [Int32](repeating: 0, count: items.count)
    for row in 0..<self.count {
      for item in self[row] {
        transposed[Int(next[Int(item)])] = Int32(row)
        next[Int(item)] += 1
      }
    }
    result.starts = starts
    result.items = transposed
    return result
  }
}

/// Rows laid out for inner loops: plain pointers, never changed.
final class FrozenRows {
  let starts: UnsafeMutablePointer<Int32>
  let items: UnsafeMutablePointer<Int32>
  let count: Int

  init(_ rows: Rows) {
    count = rows.count
    starts = .allocate(capacity: rows.starts.count)
    starts.initialize(from: rows.starts, count: rows.starts.count)
    items = .allocate(capacity: max(1, rows.items.count))
    items.initialize(from: rows.items, count: rows.items.count)
  }

  /// For each item below `count`, the rows that hold it, in order.
  func transposed(count: Int) -> FrozenRows {
    var rows = Rows()
    for row in 0..<self.count { rows.append(self[row]) }
    return FrozenRows(rows.transposed(count: count))
  }

  deinit {
    starts.deallocate()
    items.deallocate()
  }

  subscript(row: Int) -> UnsafeBufferPointer<Int32> {
    let start = Int(starts[row])
    return UnsafeBufferPointer(start: items + start, count: Int(starts[row + 1]) - start)
  }
}
