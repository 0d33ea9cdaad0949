import PDDL

/// The FF heuristic: the cost of a relaxed plan whose steps are the cheapest supporters by the
/// additive heuristic (Hoffmann and Nebel 2001; Keyder and Geffner 2008).
///
/// Facts are settled in the order of their additive cost with a bucket queue; an operator counts the
/// facts it still lacks. As a by-product it knows which operators are applicable, so that search needs
/// no successor generator, and which of them begin the relaxed plan: the preferred ones.
final class FFHeuristic: Heuristic {
  /// The operators applicable in the state estimated last.
  let applicable = FlatArray<Int32>()
  /// Those of them with which the relaxed plan begins.
  let preferred = FlatArray<Int32>()
  /// The operators of the last relaxed plan.
  let relaxedPlan = FlatArray<Int32>()

  private let task: GroundTask
  private let relaxed: RelaxedTask
  private let bitWords: Int
  private let factCost: FlatArray<Int32>
  private let supporter: FlatArray<Int32>
  private let lacking: FlatArray<Int32>
  private let unaryCost: FlatArray<Int32>
  /// How many times a unary operator has to be applied, where that is not once.
  private let repeats: FlatArray<Int32>
  private let isGoal: FlatArray<Bool>
  private let factMark: FlatArray<Int32>
  private let operatorMark: FlatArray<Int32>
  private var mark: Int32 = 0
  private let stack = FlatArray<Int32>()
  private let queue = BucketQueue()
  private let values: FlatArray<Double>
  private let scratch: FlatArray<Double>
  /// By comparison: left less right.
  private let gaps: FlatArray<Double>
  private static let unreached = Int32.max / 4

  /// `relaxed` holds the prices that are summed.
  init(_ task: GroundTask, _ relaxed: RelaxedTask) {
    self.task = task
    self.relaxed = relaxed
    bitWords = max(1, (task.factCount + 63) / 64)
    factCost = FlatArray(repeating: Self.unreached, count: task.factCount)
    supporter = FlatArray(repeating: -1, count: task.factCount)
    lacking = FlatArray(repeating: 0, count: relaxed.count)
    unaryCost = FlatArray(repeating: 0, count: relaxed.count)
    repeats = FlatArray(repeating: 1, count: task.hasNumbers ? relaxed.count : 0)
    isGoal = FlatArray(repeating: false, count: task.factCount)
    for fact in task.goal { isGoal[Int(fact)] = true }
    factMark = FlatArray(repeating: 0, count: task.factCount)
    operatorMark = FlatArray(repeating: 0, count: task.operatorCount)
    values = FlatArray(repeating: 0, count: task.initialValues.count)
    scratch = FlatArray(repeating: 0, count: task.initialValues.count)
    gaps = FlatArray(repeating: 0, count: task.comparisons.count)
  }

  func estimate(_ row: UnsafePointer<UInt64>) -> Int32 {
    preferred.removeAll()
    relaxedPlan.removeAll()
    explore(row)
    return extract()
  }

  /// The facts of the goal that the state estimated last cannot reach.
  var unreachedGoals: [Int32] { task.goal.filter { factCost[Int($0)] >= Self.unreached } }

  // MARK: - Exploration

  private func explore(_ row: UnsafePointer<UInt64>) {
    applicable.removeAll()
    queue.removeAll()
    factCost.base.update(repeating: Self.unreached, count: factCost.count)
    lacking.copy(from: relaxed.needed)
    unaryCost.copy(from: relaxed.costs)
    if task.hasNumbers { priceNumbers(row) }
    let factCost = factCost.base
    let lacking = lacking.base
    let unaryCost = unaryCost.base
    let users = relaxed.users
    var goalsLeft = task.goal.count
    for unary in relaxed.free { reach(unary, isApplicable: true) }
    for word in 0..<bitWords {
      var bits = row[word]
      while bits != 0 {
        let fact = word * 64 + bits.trailingZeroBitCount
        bits &= bits - 1
        factCost[fact] = 0
        supporter.base[fact] = -1
        if isGoal.base[fact] { goalsLeft -= 1 }
        for unary in users[fact] {
          lacking[Int(unary)] -= 1
          if lacking[Int(unary)] == 0 { reach(unary, isApplicable: true) }
        }
      }
    }
    mark += 1
    while goalsLeft > 0, let (fact, cost) = queue.pop() {
      let known = factCost[Int(fact)]
      // A fact that was reached more cheaply since, or settled, is met again here: not twice.
      if known < cost || supporter.base[Int(fact)] < 0 { continue }
      if cost == BucketQueue.widest {
        // Costs share this bucket, so a fact may come out of it twice.
        if factMark.base[Int(fact)] == mark { continue }
        factMark.base[Int(fact)] = mark
      }
      if isGoal.base[Int(fact)] { goalsLeft -= 1 }
      for unary in users[Int(fact)] {
        unaryCost[Int(unary)] = min(Self.unreached - 1, unaryCost[Int(unary)] &+ known)
        lacking[Int(unary)] -= 1
        if lacking[Int(unary)] == 0 { reach(unary, isApplicable: false) }
      }
    }
  }

  /// All that a unary operator needs is reached: so is what it makes true.
  private func reach(_ unary: Int32, isApplicable: Bool) {
    let index = Int(unary)
    if isApplicable && index < task.operatorCount { applicable.append(unary) }
    let cost = unaryCost.base[index]
    for fact in relaxed.adds[index] where cost < factCost.base[Int(fact)] {
      factCost.base[Int(fact)] = cost
      supporter.base[Int(fact)] = unary
      queue.push(fact, cost: cost)
    }
  }

  private func priceNumbers(_ row: UnsafePointer<UInt64>) {
    for index in 0..<values.count {
      values[index] = Double(bitPattern: row[bitWords + index])
      scratch[index] = values[index]
    }
    for (index, comparison) in task.comparisons.enumerated() {
      gaps[index] = comparison.left.value(values.base) - comparison.right.value(values.base)
    }
    for achiever in relaxed.numeric {
      let unary = Int(achiever.unary)
      let comparison = task.comparisons[achiever.comparison]
      let count: Int32 =
        if let step = achiever.step {
          NumericAchievers.repetitions(
            comparison.comparator, gap: gaps[achiever.comparison], step: step)
            ?? NumericAchievers.unsure
        } else {
          NumericAchievers.repetitions(
            comparison, achiever.changes, values.base, scratch: scratch.base)
        }
      repeats[unary] = count
      unaryCost[unary] = relaxed.costs[unary] &* count
    }
  }

  // MARK: - Extraction

  private func extract() -> Int32 {
    mark += 1
    var total: Int64 = 0
    stack.removeAll()
    for fact in task.goal {
      if factCost.base[Int(fact)] >= Self.unreached { return deadEnd }
      push(fact)
    }
    while stack.count > 0 {
      let fact = Int(stack[stack.count - 1])
      stack.removeLast()
      let unary = supporter.base[fact]
      if unary < 0 { continue }
      let needs = relaxed.preconditions[Int(unary)]
      for need in needs { push(need) }
      let op = relaxed.parents.base[Int(unary)]
      if op < 0 { continue }
      let count = task.hasNumbers ? repeats.base[Int(unary)] : 1
      if operatorMark.base[Int(op)] == mark {
        if count > 1 { total += Int64(relaxed.costs.base[Int(unary)]) * Int64(count - 1) }
        continue
      }
      operatorMark.base[Int(op)] = mark
      relaxedPlan.append(op)
      total += Int64(relaxed.costs.base[Int(unary)]) * Int64(count)
      var isFirst = true
      for need in needs where factCost.base[Int(need)] != 0 || supporter.base[Int(need)] >= 0 {
        isFirst = false
        break
      }
      if isFirst { preferred.append(op) }
    }
    return Int32(min(total, Int64(deadEnd) - 1))
  }

  private func push(_ fact: Int32) {
    if factMark.base[Int(fact)] == mark { return }
    factMark.base[Int(fact)] = mark
    stack.append(fact)
  }
}
