/// A binary heap of (state, operator) by key; equal keys come out in the order they went in.
struct PairHeap {
  private let keys = FlatArray<Double>()
  private let serials = FlatArray<Int64>()
  private let states = FlatArray<Int32>()
  private let operators = FlatArray<Int32>()
  private var serial: Int64 = 0

  var isEmpty: Bool { keys.count == 0 }
  /// What comes out next.
  var first: (state: Int, op: Int32)? { isEmpty ? nil : (Int(states[0]), operators[0]) }

  mutating func push(_ state: Int, _ op: Int32, key: Double) {
    keys.append(key)
    serials.append(serial)
    states.append(Int32(state))
    operators.append(op)
    serial += 1
    var place = keys.count - 1
    while place > 0 {
      let parent = (place - 1) / 2
      if !isBefore(place, parent) { break }
      swap(place, parent)
      place = parent
    }
  }

  mutating func pop() -> (state: Int, op: Int32, key: Double)? {
    let count = keys.count
    if count == 0 { return nil }
    let result = (Int(states[0]), operators[0], keys[0])
    swap(0, count - 1)
    keys.removeLast()
    serials.removeLast()
    states.removeLast()
    operators.removeLast()
    var place = 0
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2] where child < keys.count {
        if isBefore(child, least) { least = child }
      }
      if least == place { return result }
      swap(place, least)
      place = least
    }
  }

  private func isBefore(_ a: Int, _ b: Int) -> Bool {
    keys[a] < keys[b] || (keys[a] == keys[b] && serials[a] < serials[b])
  }

  private func swap(_ a: Int, _ b: Int) {
    (keys[a], keys[b]) = (keys[b], keys[a])
    (serials[a], serials[b]) = (serials[b], serials[a])
    (states[a], states[b]) = (states[b], states[a])
    (operators[a], operators[b]) = (operators[b], operators[a])
  }
}
