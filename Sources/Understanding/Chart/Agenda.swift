/// Items that wait to be processed, the cheapest first and of those the oldest: a binary heap.
struct Agenda {
  private var heap: [UInt64] = []

  mutating func add(_ item: Int32, cost: Int32) {
    heap.append(UInt64(cost + Cost.most) << 32 | UInt64(UInt32(bitPattern: item)))
    var at = heap.count - 1
    while at > 0, heap[at] < heap[(at - 1) / 2] {
      heap.swapAt(at, (at - 1) / 2)
      at = (at - 1) / 2
    }
  }

  mutating func popCheapest() -> Int32? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    if !heap.isEmpty {
      heap[0] = last
      var at = 0
      while true {
        var least = at
        for child in [2 * at + 1, 2 * at + 2]
        where child < heap.count && heap[child] < heap[least] {
          least = child
        }
        guard least != at else { break }
        heap.swapAt(at, least)
        at = least
      }
    }
    return Int32(truncatingIfNeeded: first)
  }
}
