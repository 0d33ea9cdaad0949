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
  let relaxed: RelaxedTask
  private let bitWords: Int
  private let operatorCount: Int32
  private let factCost: FlatArray<Int32>
  private let supporter: FlatArray<Int32>
  /// By join: how many facts it still lacks, and what those it has cost.
  private let progress: FlatArray<Progress>
  private let start: FlatArray<Progress>
  /// By join: its unary operator.
  private let joins: FlatArray<Int32>
  /// By unary operator: its place among the joins.
  private let place: FlatArray<Int32>
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

  private struct Progress: BitwiseCopyable {
    var lacking: Int32
    var cost: Int32

    init(_ lacking: Int32, _ cost: Int32) {
      self.lacking = lacking
      self.cost = cost
    }
  }

  /// `relaxed` holds the prices that are summed.
  init(_ task: GroundTask, _ relaxed: RelaxedTask) {
    self.task = task
    self.relaxed = relaxed
    bitWords = max(1, (task.factCount + 63) / 64)
    operatorCount = Int32(task.operatorCount)
    factCost = FlatArray(repeating: Self.unreached, count: task.factCount)
    supporter = FlatArray(repeating: -1, count: task.factCount)
    joins = FlatArray(relaxed.joins)
    start = FlatArray(
      relaxed.joins.map { unary in
        Progress(
          Int32(relaxed.preconditions[Int(unary)].count), relaxed.costs[Int(unary)])
      })
    progress = FlatArray(start)
    place = FlatArray(repeating: -1, count: task.hasNumbers ? relaxed.count : 0)
    if task.hasNumbers {
      for (index, unary) in relaxed.joins.enumerated() { place[Int(unary)] = Int32(index) }
    }
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
    progress.copy(from: start)
    if task.hasNumbers { priceNumbers(row) }
    let factCost = factCost.base
    let supporter = supporter.base
    let progress = progress.base
    let edges = relaxed.edges
    let users = relaxed.joinUsers
    var goalsLeft = task.goal.count
    for unary in relaxed.free {
      let cost = relaxed.costs.base[Int(unary)]
      reachNow(unary, cost: task.hasNumbers ? cost &* repeats.base[Int(unary)] : cost)
    }
    for word in 0..<bitWords {
      var bits = row[word]
      while bits != 0 {
        let fact = word * 64 + bits.trailingZeroBitCount
        bits &= bits - 1
        factCost[fact] = 0
        supporter[fact] = -1
        if isGoal.base[fact] { goalsLeft -= 1 }
        var last: Int32 = -1
        for edge in edges[fact] {
          if edge.unary != last && edge.unary < operatorCount { applicable.append(edge.unary) }
          last = edge.unary
          reach(edge.fact, edge.unary, edge.cost, factCost, supporter)
        }
        for join in users[fact] {
          progress[Int(join)].lacking -= 1
          if progress[Int(join)].lacking == 0 {
            reachNow(joins.base[Int(join)], cost: progress[Int(join)].cost)
          }
        }
      }
    }
    mark += 1
    while goalsLeft > 0, let (fact, cost) = queue.pop() {
      let known = factCost[Int(fact)]
      // A fact that was reached more cheaply since, or settled, is met again here: not twice.
      if known < cost || supporter[Int(fact)] < 0 { continue }
      if cost == BucketQueue.widest {
        // Costs share this bucket, so a fact may come out of it twice.
        if factMark.base[Int(fact)] == mark { continue }
        factMark.base[Int(fact)] = mark
      }
      if isGoal.base[Int(fact)] { goalsLeft -= 1 }
      for edge in edges[Int(fact)] {
        reach(
          edge.fact, edge.unary, min(Self.unreached - 1, edge.cost &+ known), factCost, supporter)
      }
      for join in users[Int(fact)] {
        let cost = min(Self.unreached - 1, progress[Int(join)].cost &+ known)
        let lacking = progress[Int(join)].lacking - 1
        progress[Int(join)] = Progress(lacking, cost)
        if lacking > 0 { continue }
        let unary = joins.base[Int(join)]
        for fact in relaxed.adds[Int(unary)] { reach(fact, unary, cost, factCost, supporter) }
      }
    }
  }

  /// A unary operator needs nothing that the state does not have.
  private func reachNow(_ unary: Int32, cost: Int32) {
    if unary < operatorCount { applicable.append(unary) }
    for fact in relaxed.adds[Int(unary)] {
      reach(fact, unary, cost, factCost.base, supporter.base)
    }
  }

  /// A fact can be made true at a cost.
  @inline(__always)
  private func reach(
    _ fact: Int32, _ unary: Int32, _ cost: Int32, _ factCost: UnsafeMutablePointer<Int32>,
    _ supporter: UnsafeMutablePointer<Int32>
  ) {
    guard fact >= 0, cost < factCost[Int(fact)] else { return }
    factCost[Int(fact)] = cost
    supporter[Int(fact)] = unary
    queue.push(fact, cost: cost)
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
      if place[unary] >= 0 {
        progress[Int(place[unary])].cost = relaxed.costs[unary] &* count
      }
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
