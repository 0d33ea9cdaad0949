/// Sets the derived facts of a state, layer by layer: within a layer every axiom whose body holds
/// fires, until nothing changes; then the complements of the layer are set.
final class AxiomEvaluator {
  private let task: GroundTask
  private let bodies: FrozenRows
  /// By fact: the axioms whose body has it.
  private let users: FrozenRows
  private let missing: FlatArray<Int32>
  private let queue = FlatArray<Int32>()

  init(_ task: GroundTask) {
    self.task = task
    bodies = FrozenRows(task.axiomBodies)
    users = FrozenRows(task.axiomBodies.transposed(count: task.factCount))
    missing = FlatArray(repeating: 0, count: task.axiomHeads.count)
  }

  func evaluate(_ row: UnsafeMutablePointer<UInt64>) {
    for fact in task.derived { row[Int(fact) >> 6] &= ~(1 << (UInt64(fact) & 63)) }
    var first = 0
    for (layer, end) in task.layerEnds.enumerated() {
      queue.removeAll()
      for axiom in first..<end {
        var count: Int32 = 0
        for fact in bodies[axiom] where row[Int(fact) >> 6] >> (UInt64(fact) & 63) & 1 == 0 {
          count += 1
        }
        missing[axiom] = count
      }
      // Only now, since what fires is counted down from what was missing before.
      for axiom in first..<end where missing[axiom] == 0 { fire(axiom, row) }
      var next = 0
      while next < queue.count {
        let fact = queue[next]
        next += 1
        for user in users[Int(fact)] where user >= first && user < end {
          missing[Int(user)] -= 1
          if missing[Int(user)] == 0 { fire(Int(user), row) }
        }
      }
      for (fact, complement) in task.layerComplements[layer]
      where row[Int(fact) >> 6] >> (UInt64(fact) & 63) & 1 == 0 {
        row[Int(complement) >> 6] |= 1 << (UInt64(complement) & 63)
      }
      first = end
    }
  }

  private func fire(_ axiom: Int, _ row: UnsafeMutablePointer<UInt64>) {
    let head = task.axiomHeads[axiom]
    let bit: UInt64 = 1 << (UInt64(head) & 63)
    if row[Int(head) >> 6] & bit != 0 { return }
    row[Int(head) >> 6] |= bit
    queue.append(head)
  }
}
