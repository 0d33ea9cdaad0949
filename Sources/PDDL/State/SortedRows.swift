/// Rows of objects, laid end to end, with one column moved to the front, sorted, each once.
func sortedRows(_ rows: [ObjectID], width: Int, first: Int = 0) -> [ObjectID] {
  if width <= 2 { return sortedPacked(rows, width: width, first: first) }
  let count = rows.count / width
  var turned = rows
  if first > 0 {
    for row in 0..<count {
      let base = row * width
      turned[base] = rows[base + first]
      for column in 0..<first { turned[base + column + 1] = rows[base + column] }
    }
  }
  var out: [ObjectID] = []
  out.reserveCapacity(rows.count)
  for row in sortedOrder(turned, width: width, count: count) {
    let next = turned[(row * width)..<((row + 1) * width)]
    if !out.suffix(width).elementsEqual(next) { out += next }
  }
  return out
}

/// The order that sorts rows of objects, laid end to end; equal rows stay in their order.
func sortedOrder(_ rows: [ObjectID], width: Int, count: Int) -> [Int] {
  func comes(_ a: Int, before b: Int) -> Bool {
    for column in 0..<width {
      let left = rows[a * width + column].index
      let right = rows[b * width + column].index
      if left != right { return left < right }
    }
    return a < b
  }
  // Files are often written in order.
  if count < 2 || (1..<count).allSatisfy({ comes($0 - 1, before: $0) }) { return Array(0..<count) }
  return (0..<count).sorted { comes($0, before: $1) }
}

/// One or two objects fit into one integer, whose order is theirs.
private func sortedPacked(_ rows: [ObjectID], width: Int, first: Int) -> [ObjectID] {
  var keys: [UInt64] = []
  keys.reserveCapacity(rows.count / width)
  for base in stride(from: 0, to: rows.count, by: width) {
    let high = UInt64(UInt32(bitPattern: rows[base + first].index))
    let low = width == 2 ? UInt64(UInt32(bitPattern: rows[base + 1 - first].index)) : 0
    keys.append(high << 32 | low)
  }
  if !zip(keys, keys.dropFirst()).allSatisfy(<=) { keys.sort() }
  var out: [ObjectID] = []
  out.reserveCapacity(rows.count)
  var last: UInt64?
  for key in keys where key != last {
    last = key
    out.append(ObjectID(Int(key >> 32)))
    if width == 2 { out.append(ObjectID(Int(key & 0xFFFF_FFFF))) }
  }
  return out
}
