/// Takes steps out of a plan as long as the rest still reaches the goal (Nakhost and Müller 2010).
///
/// From the first step on, each is left out together with every later one that then no longer
/// applies; if the goal is still reached, and nothing is lost by it, they stay out.
enum ActionElimination {
  static func reduce(_ plan: [Int32], _ transition: Transition) -> [Int32] {
    var plan = plan
    var position = 0
    let words = transition.rowWords
    let prefix = FlatArray<UInt64>(repeating: 0, count: words)
    var now = FlatArray<UInt64>(repeating: 0, count: words)
    var next = FlatArray<UInt64>(repeating: 0, count: words)
    guard transition.writeInitial(to: prefix.base) else { return plan }
    while position < plan.count {
      now.copy(from: prefix)
      var kept: [Int32] = []
      for op in plan[(position + 1)...] {
        if transition.isApplicable(Int(op), in: now.base),
          transition.apply(Int(op), to: now.base, writing: next.base)
        {
          kept.append(op)
          swap(&now, &next)
        }
      }
      if transition.isGoal(now.base) {
        plan = plan[..<position] + kept
        continue
      }
      guard transition.apply(Int(plan[position]), to: prefix.base, writing: next.base) else {
        return plan
      }
      prefix.copy(from: next)
      position += 1
    }
    return plan
  }
}
