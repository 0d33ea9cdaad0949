import PDDL

/// Times for a plan whose actions were planned one after the other: each starts as soon as all those
/// before it that it could disturb, or be disturbed by, are over.
struct SequentialSchedule {
  private let grounded: GroundedTask
  private let durations: Durations
  private let domain: DomainModel

  init(_ grounded: GroundedTask, _ durations: Durations, _ domain: DomainModel) {
    self.grounded = grounded
    self.domain = domain
    self.durations = durations
  }

  /// The schedule; nil when an action has no duration.
  func schedule(_ plan: [Int32]) -> WrittenPlan? {
    let task = grounded.task
    let transition = Transition(task)
    var row = FlatArray<UInt64>(repeating: 0, count: transition.rowWords)
    var next = FlatArray<UInt64>(repeating: 0, count: transition.rowWords)
    guard transition.writeInitial(to: row.base) else { return nil }
    var steps: [WrittenStep] = []
    var ends: [Double] = []
    let footprints = plan.map { ActionFootprint(grounded.act(Int($0)), domain) }
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
        let known =
          task.durations[Int(op)].map { $0.value(transition.values(of: row.base).base) }
          ?? durations.duration(of: action, arguments)
        guard let known, !known.isNaN else { return nil }
        duration = known
      }
      guard transition.apply(Int(op), to: row.base, writing: next.base) else { return nil }
      swap(&row, &next)
      ends.append(start + (duration ?? 0))
      steps.append(WrittenStep(start: start, act: act, duration: duration))
    }
    steps.sort { $0.start < $1.start }
    return WrittenPlan(steps: steps, isTimed: true)
  }
}
