import PDDL

/// The task without deletes, as unary operators: one for each operator, then one for each conditional
/// effect, axiom, and way to bring a comparison about.
final class RelaxedTask {
  /// By unary operator: the facts it needs and makes true.
  let preconditions: FrozenRows
  let adds: FrozenRows
  /// By fact: the unary operators that need it.
  let users: FrozenRows
  /// By unary operator: how many facts it needs.
  let needed: FlatArray<Int32>
  /// By unary operator: the operator it belongs to; -1 for an axiom.
  let parents: FlatArray<Int32>
  /// By unary operator: its cost.
  let costs: FlatArray<Int32>
  /// Unary operators that need nothing.
  let free: [Int32]
  /// The unary operators that bring comparisons about.
  let numeric: [NumericAchiever]
  let count: Int

  /// A unary operator that moves a comparison nearer to being true.
  struct NumericAchiever {
    let unary: Int32
    /// Its comparison, by number.
    let comparison: Int
    let changes: [GroundTask.Change]
    /// By how much it moves the comparison, if that is always the same.
    let step: Double?
  }

  /// `costs` gives each operator its price.
  init(_ task: GroundTask, costs price: (Int) -> Int32) {
    var preconditions = Rows()
    var adds = Rows()
    let parents = FlatArray<Int32>()
    let costs = FlatArray<Int32>()
    var numeric: [NumericAchiever] = []
    func add(_ needs: [Int32], _ makes: some Sequence<Int32>, parent: Int32, cost: Int32) {
      preconditions.append(needs)
      adds.append(makes)
      parents.append(parent)
      costs.append(cost)
    }
    for op in 0..<task.operatorCount {
      add(Array(task.preconditions[op]), task.adds[op], parent: Int32(op), cost: price(op))
    }
    for op in 0..<task.operatorCount {
      for effect in task.effects[op] where !task.effectAdds[Int(effect)].isEmpty {
        let needs = Set(task.preconditions[op]).union(task.effectConditions[Int(effect)]).sorted()
        add(needs, task.effectAdds[Int(effect)], parent: Int32(op), cost: price(op))
      }
    }
    for (axiom, head) in task.axiomHeads.enumerated() {
      add(Array(task.axiomBodies[axiom]), [head], parent: -1, cost: 0)
    }
    // That a derived fact can be false is taken for granted.
    for layer in task.layerComplements {
      for (_, complement) in layer { add([], [complement], parent: -1, cost: 1) }
    }
    for (index, comparison) in task.comparisons.enumerated() {
      let achievers = NumericAchievers(task, comparison)
      for (op, changes, step) in achievers.operators {
        let needs = Set(task.preconditions[op]).union(changes.flatMap(\.condition)).sorted()
        numeric.append(
          .init(unary: Int32(costs.count), comparison: index, changes: changes, step: step))
        add(needs, [Int32(task.firstComparison + index)], parent: Int32(op), cost: price(op))
      }
    }
    count = costs.count
    self.parents = parents
    self.costs = costs
    self.numeric = numeric
    self.preconditions = FrozenRows(preconditions)
    self.adds = FrozenRows(adds)
    users = FrozenRows(preconditions.transposed(count: task.factCount))
    needed = FlatArray(capacity: count)
    var free: [Int32] = []
    for unary in 0..<count {
      needed.append(Int32(preconditions[unary].count))
      if preconditions[unary].isEmpty { free.append(Int32(unary)) }
    }
    self.free = free
  }
}
