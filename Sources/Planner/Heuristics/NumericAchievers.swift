import PDDL

/// Which operators can move a comparison towards being true, and how often they would have to.
///
/// For a linear comparison an operator that adds a known amount moves it by a known step (the
/// subgoaling of Scala, Haslum and Thiébaux 2016); any other change counts as one that may help.
struct NumericAchievers {
  /// The price of a change of which it is not known whether it helps.
  static let unsure: Int32 = 8

  /// Operators that may help, with the changes that bear on the comparison.
  /// and by how much they move it, if that is always the same.
  private(set) var operators: [(op: Int, changes: [GroundTask.Change], step: Double?)] = []

  init(_ task: GroundTask, _ comparison: GroundComparison) {
    var variables: Set<Int32> = []
    comparison.left.forEachVariable { variables.insert($0) }
    comparison.right.forEachVariable { variables.insert($0) }
    let gap = GroundNumber.difference(comparison.left, comparison.right).linear
    for op in 0..<task.operatorCount {
      let changes = task.changes[op].map { task.changeList[Int($0)] }
        .filter { variables.contains($0.variable) }
      if changes.isEmpty { continue }
      let step = gap.flatMap { Self.constantStep(changes, $0) }
      if let step {
        switch comparison.comparator {
        case .less, .atMost: if step >= 0 { continue }
        case .greater, .atLeast: if step <= 0 { continue }
        case .equal: if step == 0 { continue }
        }
      }
      operators.append((op, changes, step))
    }
  }

  /// By how much the changes move left minus right, if that is the same in every state.
  private static func constantStep(_ changes: [GroundTask.Change], _ gap: LinearNumber) -> Double? {
    var step = 0.0
    for change in changes {
      guard let amount = change.value.linear, amount.terms.isEmpty, change.condition.isEmpty,
        let weight = gap.terms.first(where: { $0.variable == change.variable })?.weight
      else { return nil }
      switch change.assignment {
      case .increase: step += weight * amount.constant
      case .decrease: step -= weight * amount.constant
      default: return nil
      }
    }
    return step
  }

  /// How often a known step must be made to close a gap; nil when it leads away.
  static func repetitions(_ comparator: Comparator, gap: Double, step: Double) -> Int32? {
    if gap.isNaN { return nil }
    let isNearer =
      switch comparator {
      case .less, .atMost: step < 0
      case .greater, .atLeast: step > 0
      case .equal: gap * step < 0
      }
    guard isNearer else { return nil }
    let ratio = abs(gap) / abs(step)
    let isStrict = comparator == .less || comparator == .greater
    let count = isStrict && ratio == ratio.rounded() ? ratio + 1 : ratio.rounded(.up)
    return Int32(min(max(count, 1), 10_000))
  }

  /// How often the changes must be made from the given values until the comparison holds, as far as
  /// one step tells; `unsure` when it does not.
  static func repetitions(
    _ comparison: GroundComparison, _ changes: [GroundTask.Change],
    _ values: UnsafePointer<Double>, scratch: UnsafeMutablePointer<Double>
  ) -> Int32 {
    let before = comparison.left.value(values) - comparison.right.value(values)
    // Only the changed variables differ: they are set and set back.
    for change in changes {
      let amount = change.value.value(values)
      let old = values[Int(change.variable)]
      switch change.assignment {
      case .assign: scratch[Int(change.variable)] = amount
      case .increase: scratch[Int(change.variable)] = old + amount
      case .decrease: scratch[Int(change.variable)] = old - amount
      case .scaleUp: scratch[Int(change.variable)] = old * amount
      case .scaleDown: scratch[Int(change.variable)] = amount == 0 ? .nan : old / amount
      }
    }
    let holds = comparison.holds(scratch)
    let after = comparison.left.value(scratch) - comparison.right.value(scratch)
    for change in changes { scratch[Int(change.variable)] = values[Int(change.variable)] }
    if holds { return 1 }
    if before.isNaN || after.isNaN { return unsure }
    return repetitions(comparison.comparator, gap: before, step: after - before) ?? unsure
  }
}
