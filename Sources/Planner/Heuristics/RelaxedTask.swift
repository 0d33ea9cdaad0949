import PDDL

/// The task without deletes, as unary operators: one for each operator, then one for each conditional
/// effect, axiom, and way to bring a comparison about.
final class RelaxedTask {
  /// By unary operator: the facts it needs and makes true.
  let preconditions: FrozenRows
  let adds: FrozenRows
  /// By fact: the unary operators that need it and nothing else, once for each fact they make true.
  /// They are most of many tasks, and going along them needs no counting.
  let edges: Edges
  /// The unary operators that need several facts, and by fact the places of those in this list.
  let joins: [Int32]
  let joinUsers: FrozenRows
  /// By unary operator: the operator it belongs to; -1 for an axiom.
  let parents: FlatArray<Int32>
  /// By unary operator: its cost.
  let costs: FlatArray<Int32>
  /// Unary operators that need nothing.
  let free: [Int32]
  /// The unary operators that bring comparisons about.
  let numeric: [NumericAchiever]
  let count: Int

  /// Unary operators that need one fact, by that fact.
  struct Edges {
    struct Edge: BitwiseCopyable {
      let unary: Int32
      /// The fact that it makes true; -1 when it only takes facts away.
      let fact: Int32
      let cost: Int32
    }
    let starts: FlatArray<Int32>
    let items: FlatArray<Edge>

    subscript(fact: Int) -> UnsafeBufferPointer<Edge> {
      let start = Int(starts.base[fact])
      return UnsafeBufferPointer(
        start: items.base + start, count: Int(starts.base[fact + 1]) - start)
    }
  }

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
    var free: [Int32] = []
    var joins: [Int32] = []
    var joinNeeds = Rows()
    var single = Rows()
    // What is priced anew in each state is no edge, because an edge has one price.
    let repriced = Set(numeric.map { Int32($0.unary) })
    for unary in 0..<count {
      let needs = preconditions[unary]
      let isEdge = needs.count == 1 && !repriced.contains(Int32(unary))
      single.append(isEdge ? Array(needs) : [])
      if needs.isEmpty {
        free.append(Int32(unary))
      } else if !isEdge {
        joins.append(Int32(unary))
        joinNeeds.append(needs)
      }
    }
    self.free = free
    self.joins = joins
    joinUsers = FrozenRows(joinNeeds.transposed(count: task.factCount))
    let starts = FlatArray<Int32>(capacity: task.factCount + 1)
    let items = FlatArray<Edges.Edge>()
    let users = single.transposed(count: task.factCount)
    for fact in 0..<task.factCount {
      starts.append(Int32(items.count))
      for unary in users[fact] {
        let cost = costs[Int(unary)]
        let makes = adds[Int(unary)]
        if makes.isEmpty { items.append(.init(unary: unary, fact: -1, cost: cost)) }
        for made in makes { items.append(.init(unary: unary, fact: made, cost: cost)) }
      }
    }
    starts.append(Int32(items.count))
    edges = Edges(starts: starts, items: items)
  }
}
