/// Restarting weighted A* (Richter, Thayer and Ruml 2010): lazy weighted A* under the cost of the best
/// plan so far, begun anew with a smaller weight whenever a better plan is found.
///
/// Dead ends are remembered over restarts.
struct RestartingWeightedAStar {
  static let weights: [Double] = [5, 3, 2, 1]

  private let transition: Transition
  private let heuristic: FFHeuristic
  private let scale: CostScale
  private let store: StateStore
  private var weight = 0
  private var open = OperatorHeap()
  private var preferred = OperatorHeap()
  private var preferredTurns = 0
  /// By state: whether the goal is out of reach, and the restart that reached it last.
  private let isDead = FlatArray<Bool>()
  private let round = FlatArray<Int32>()
  private let row: FlatArray<UInt64>
  private var restart: Int32 = 0
  private var hasBegun = false
  private(set) var evaluated = 0
  private(set) var isExhausted = false
  /// The best plan and its cost.
  private(set) var plan: [Int32]
  private(set) var cost: Double

  /// Begins with a plan.
  init(_ transition: Transition, _ plan: [Int32]) {
    self.transition = transition
    self.plan = plan
    let task = transition.task
    cost = plan.reduce(0) { $0 + task.costs[Int($1)] }
    let scale = CostScale(task.costs)
    self.scale = scale
    heuristic = FFHeuristic(task, RelaxedTask(task) { scale.price(task.costs[$0]) })
    store = StateStore(rowWords: transition.rowWords)
    row = FlatArray(repeating: 0, count: transition.rowWords)
  }

  /// Works until so many states are evaluated, nothing better can be found, or somebody cancels.
  mutating func run(untilEvaluated bound: Int, isCancelled: () -> Bool) {
    if !hasBegun {
      hasBegun = true
      begin()
    }
    var steps = 0
    while evaluated < bound && !isExhausted {
      advance()
      steps += 1
      if steps & 15 == 0 && isCancelled() { return }
    }
  }

  /// Takes over a cheaper plan found elsewhere: from now on only what is cheaper still counts.
  mutating func adopt(_ plan: [Int32], cost: Double) {
    self.plan = plan
    self.cost = cost
  }

  private mutating func begin() {
    restart += 1
    open = OperatorHeap()
    preferred = OperatorHeap()
    preferredTurns = 0
    guard transition.writeInitial(to: row.base) else {
      isExhausted = true
      return
    }
    let (state, isNew) = store.add(row.base, from: -1, by: -1, cost: 0)
    if isNew { enter() }
    store.redirect(state, from: -1, by: -1, cost: 0)
    round[state] = restart
    expand(state)
  }

  private func enter() {
    isDead.append(false)
    round.append(0)
  }

  private mutating func advance() {
    let next: (state: Int, op: Int32)?
    if preferredTurns > 0 && !preferred.isEmpty {
      preferredTurns -= 1
      next = preferred.pop()
    } else {
      preferredTurns = 3
      next = open.pop()
    }
    guard let (parent, op) = next else {
      if preferred.isEmpty { finishRound() }
      return
    }
    let task = transition.task
    let reached = store.costs[parent] + task.costs[Int(op)]
    if reached >= cost - 1e-9 { return }
    guard transition.apply(Int(op), to: store.row(parent), writing: row.base) else { return }
    let (state, isNew) = store.add(row.base, from: Int32(parent), by: op, cost: reached)
    if isNew {
      enter()
    } else {
      if round[state] == restart && reached >= store.costs[state] - 1e-9 { return }
      store.redirect(state, from: Int32(parent), by: op, cost: reached)
    }
    round[state] = restart
    if transition.isGoal(store.row(state)) {
      let path = store.path(to: state)
      plan = ActionElimination.reduce(path, transition)
      cost = plan.reduce(0) { $0 + task.costs[Int($1)] }
      weight = min(weight + 1, Self.weights.count - 1)
      begin()
      return
    }
    expand(state)
  }

  private mutating func finishRound() {
    if weight + 1 < Self.weights.count {
      weight += 1
      begin()
    } else {
      isExhausted = true
    }
  }

  private mutating func expand(_ state: Int) {
    if isDead[state] { return }
    // The operators come with the estimate, so a state reached more cheaply is evaluated again; it
    // counts as work each time.
    evaluated += 1
    let estimate = heuristic.estimate(store.row(state))
    if estimate == deadEnd {
      isDead[state] = true
      return
    }
    let key = scale.scaled(store.costs[state]) + Self.weights[weight] * Double(estimate)
    open.push(state, heuristic.applicable, key: key)
    preferred.push(state, heuristic.preferred, key: key)
  }
}
