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
  let order = (0..<count).sorted { a, b in
    for column in 0..<width {
      let left = turned[a * width + column].index
      let right = turned[b * width + column].index
      if left != right { return left < right }
    }
    return false
  }
  var out: [ObjectID] = []
  out.reserveCapacity(rows.count)
  for row in order {
    let next = turned[(row * width)..<((row + 1) * width)]
    if !out.suffix(width).elementsEqual(next) { out += next }
  }
  return out
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
  keys.sort()
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
