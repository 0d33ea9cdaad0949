import PDDL

/// Times for a plan whose actions were planned one after the other: each starts as soon as all those
/// before it that it could disturb, or be disturbed by, are over.
struct SequentialSchedule {
  private let grounded: GroundedTask
  private let durations: Durations

  init(_ grounded: GroundedTask, _ durations: Durations) {
    self.grounded = grounded
    self.durations = durations
  }

  /// The schedule; nil when an action has no duration.
  func schedule(_ plan: [Int32]) -> WrittenPlan? {
    let task = grounded.task
    var steps: [WrittenStep] = []
    var ends: [Double] = []
    let footprints = plan.map { Footprint(task, Int($0)) }
    for (index, op) in plan.enumerated() {
      var start = 0.0
      for earlier in 0..<index where footprints[earlier].disturbs(footprints[index]) {
        start = max(start, ends[earlier] + EventTimes.moment)
      }
      guard let act = grounded.act(Int(op)) else {
        ends.append(start)
        continue
      }
      var duration: Double?
      if case .durative(let action, let arguments) = act {
        guard let known = durations.duration(of: action, arguments) else { return nil }
        duration = known
      }
      ends.append(start + (duration ?? 0))
      steps.append(WrittenStep(start: start, act: act, duration: duration))
    }
    steps.sort { $0.start < $1.start }
    return WrittenPlan(steps: steps, isTimed: true)
  }

  /// What an operator reads and writes.
  private struct Footprint {
    var reads: Set<Int32>
    var writes: Set<Int32>
    let changesNumbers: Bool
    let readsNumbers: Bool

    init(_ task: GroundTask, _ op: Int) {
      reads = Set(task.preconditions[op])
      writes = Set(task.adds[op]).union(task.deletes[op])
      for effect in task.effects[op] {
        reads.formUnion(task.effectConditions[Int(effect)])
        writes.formUnion(task.effectAdds[Int(effect)])
        writes.formUnion(task.effectDeletes[Int(effect)])
      }
      changesNumbers = !task.changes[op].isEmpty
      let comparisons = task.firstComparison..<(task.firstComparison + task.comparisons.count)
      readsNumbers = changesNumbers || reads.contains { comparisons.contains(Int($0)) }
    }

    func disturbs(_ other: Footprint) -> Bool {
      !writes.isDisjoint(with: other.writes) || !writes.isDisjoint(with: other.reads)
        || !reads.isDisjoint(with: other.writes)
        || (changesNumbers && other.readsNumbers) || (readsNumbers && other.changesNumbers)
    }
  }
}
