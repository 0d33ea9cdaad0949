/// Looks for short cuts around a plan (Nakhost and Müller 2010, plan neighbourhood graph search): the
/// states along the plan and those a few steps beside it make a graph, and the cheapest way through it
/// is the new plan; again, until nothing is gained or the room is used up.
struct PlanNeighborhood {
  private let transition: Transition
  private let generator: SuccessorGenerator
  private(set) var plan: [Int32]
  private(set) var cost: Double
  /// States made so far.
  private(set) var made = 0
  private var room: Int
  private(set) var isDone = false

  /// `room` is how many states the first graph may have; it doubles when nothing is gained.
  init(_ transition: Transition, _ plan: [Int32], room: Int = 500) {
    self.transition = transition
    self.plan = plan
    self.room = max(room, 4 * plan.count)
    generator = SuccessorGenerator(transition.task)
    cost = plan.reduce(0) { $0 + transition.task.costs[Int($1)] }
  }

  /// Builds and searches one graph after another until so many states are made, or somebody cancels.
  mutating func run(untilMade bound: Int, isCancelled: () -> Bool) {
    while made < bound && !isDone {
      guard let (better, wasWhole) = improve(isCancelled) else {
        if !isCancelled() { isDone = true }
        return
      }
      let reduced = ActionElimination.reduce(better, transition)
      let newCost = reduced.reduce(0) { $0 + transition.task.costs[Int($1)] }
      if newCost < cost - 1e-9 {
        plan = reduced
        cost = newCost
      } else if wasWhole {
        isDone = true
      } else {
        room *= 2
      }
    }
  }

  /// The cheapest plan in the graph, and whether the graph is all there is.
  private mutating func improve(_ isCancelled: () -> Bool) -> (plan: [Int32], wasWhole: Bool)? {
    let store = StateStore(rowWords: transition.rowWords)
    let row = FlatArray<UInt64>(repeating: 0, count: transition.rowWords)
    guard transition.writeInitial(to: row.base) else { return nil }
    var last = store.add(row.base, from: -1, by: -1, cost: 0).state
    for op in plan {
      guard transition.apply(Int(op), to: store.row(last), writing: row.base) else { return nil }
      last = store.add(row.base, from: -1, by: -1, cost: 0).state
    }
    // Breadth first around the plan; the edges are kept.
    let sources = FlatArray<Int32>()
    let targets = FlatArray<Int32>()
    let operators = FlatArray<Int32>()
    let applicable = FlatArray<Int32>()
    var next = 0
    while next < store.count && store.count < room {
      if next & 63 == 63 && isCancelled() { return nil }
      generator.write(store.row(next), to: applicable)
      for index in 0..<applicable.count {
        let op = applicable[index]
        guard transition.apply(Int(op), to: store.row(next), writing: row.base) else { continue }
        let target = store.add(row.base, from: -1, by: -1, cost: 0).state
        sources.append(Int32(next))
        targets.append(Int32(target))
        operators.append(op)
      }
      next += 1
    }
    made += store.count
    let isWhole = next == store.count
    // The plan's own edges belong to the graph even where room ran out.
    var state = 0
    for op in plan {
      guard transition.apply(Int(op), to: store.row(state), writing: row.base) else { return nil }
      let target = store.add(row.base, from: -1, by: -1, cost: 0).state
      sources.append(Int32(state))
      targets.append(Int32(target))
      operators.append(op)
      state = target
    }
    return cheapest(store, sources, targets, operators).map { ($0, isWhole) }
  }

  /// Dijkstra's algorithm from the first state to any goal state.
  private func cheapest(
    _ store: StateStore, _ sources: FlatArray<Int32>, _ targets: FlatArray<Int32>,
    _ operators: FlatArray<Int32>
  ) -> [Int32]? {
    let count = store.count
    let edgeCount = sources.count
    let starts = FlatArray<Int32>(repeating: 0, count: count + 1)
    for edge in 0..<edgeCount { starts[Int(sources[edge]) + 1] += 1 }
    for state in 0..<count { starts[state + 1] += starts[state] }
    let edges = FlatArray<Int32>(repeating: 0, count: edgeCount)
    let fill = FlatArray(starts.array)
    for edge in 0..<edgeCount {
      let source = Int(sources[edge])
      edges[Int(fill[source])] = Int32(edge)
      fill[source] += 1
    }
    let best = FlatArray<Double>(repeating: .infinity, count: count)
    let via = FlatArray<Int32>(repeating: -1, count: count)
    var heap = PairHeap()
    best[0] = 0
    heap.push(0, 0, key: 0)
    while let (state, _, key) = heap.pop() {
      if key > best[state] { continue }
      if transition.isGoal(store.row(state)) {
        var path: [Int32] = []
        var place = state
        while via[place] >= 0 {
          path.append(operators[Int(via[place])])
          place = Int(sources[Int(via[place])])
        }
        return path.reversed()
      }
      for index in Int(starts[state])..<Int(starts[state + 1]) {
        let edge = Int(edges[index])
        let target = Int(targets[edge])
        let cost = key + transition.task.costs[Int(operators[edge])]
        if cost < best[target] {
          best[target] = cost
          via[target] = Int32(edge)
          heap.push(target, 0, key: cost)
        }
      }
    }
    return nil
  }
}
