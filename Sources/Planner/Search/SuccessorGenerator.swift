/// Finds the operators that apply in a state without looking at the others.
///
/// Each operator waits at one of its preconditions, the one that the fewest operators share; a state
/// asks only at the facts it has. That keeps lists short where a tree over many variables would be deep.
final class SuccessorGenerator {
  private let waiting: FrozenRows
  private let rest: FrozenRows
  private let always: [Int32]
  private let words: Int

  init(_ task: GroundTask) {
    words = max(1, (task.factCount + 63) / 64)
    var sharing = [Int32](repeating: 0, count: task.factCount)
    for fact in task.preconditions.items { sharing[Int(fact)] += 1 }
    var lists = [[Int32]](repeating: [], count: task.factCount)
    var rest = Rows()
    var always: [Int32] = []
    for op in 0..<task.operatorCount {
      let needs = task.preconditions[op]
      guard let rarest = needs.min(by: { sharing[Int($0)] < sharing[Int($1)] }) else {
        always.append(Int32(op))
        rest.append([Int32]())
        continue
      }
      lists[Int(rarest)].append(Int32(op))
      // Those that rule most operators out come first.
      rest.append(
        needs.filter { $0 != rarest }.sorted { sharing[Int($0)] < sharing[Int($1)] })
    }
    var waiting = Rows()
    for list in lists { waiting.append(list) }
    self.waiting = FrozenRows(waiting)
    self.rest = FrozenRows(rest)
    self.always = always
  }

  /// Writes the operators that apply in a state.
  func write(_ row: UnsafePointer<UInt64>, to list: FlatArray<Int32>) {
    list.removeAll()
    for op in always { list.append(op) }
    for word in 0..<words {
      var bits = row[word]
      while bits != 0 {
        let fact = word * 64 + bits.trailingZeroBitCount
        bits &= bits - 1
        for op in waiting[fact] {
          var applies = true
          for need in rest[Int(op)] where row[Int(need) >> 6] >> (UInt64(need) & 63) & 1 == 0 {
            applies = false
            break
          }
          if applies { list.append(op) }
        }
      }
    }
  }
}
