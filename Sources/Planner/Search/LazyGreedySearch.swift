/// What became of a search so far.
enum SearchStatus {
  case open
  /// A goal state was found.
  case solved(state: Int)
  /// Every state was seen, and none is a goal.
  case exhausted
}

/// Lazy greedy best-first search with the FF heuristic and preferred operators, and, once it turns out
/// that this is not enough, with landmarks as a second heuristic and a queue by types.
///
/// A state is estimated when it is expanded, not when it is generated; successors wait under their
/// parent's estimate. For each heuristic there are queues of all and of preferred operators; the queues
/// take turns, and progress grants the preferred ones a thousand turns in a row (Richter and Helmert
/// 2009; Richter and Westphal 2010).
struct LazyGreedySearch {
  static let boost = 1000

  let transition: Transition
  let store: StateStore
  let heuristic: FFHeuristic
  /// Operators of expanded states, which the queues share.
  private let operators = FlatArray<Int32>()
  private let all = OpenList()
  private let preferred = OpenList()
  private let allByLandmarks = OpenList()
  private let preferredByLandmarks = OpenList()
  private let byType = TypeBasedQueue()
  private var landmarks: LandmarkCount?
  /// By state: how many steps lead to it.
  private let depths = FlatArray<Int32>()
  private let row: FlatArray<UInt64>
  private var bestEstimate = deadEnd
  private var fewestLandmarks = Int32.max
  private(set) var evaluated = 0
  private(set) var expanded = 0
  private(set) var status = SearchStatus.open
  private var hasBegun = false
  private let timing: EventSequence?

  /// With `timing`, only what can be timed is followed.
  init(_ transition: Transition, _ heuristic: FFHeuristic, timing: EventSequence? = nil) {
    self.timing = timing
    self.transition = transition
    self.heuristic = heuristic
    store = StateStore(rowWords: transition.rowWords)
    row = FlatArray(repeating: 0, count: transition.rowWords)
  }

  /// Works until the number of evaluated states reaches a bound or the search ends.
  mutating func run(untilEvaluated bound: Int) {
    if !hasBegun {
      hasBegun = true
      guard transition.writeInitial(to: row.base) else {
        status = .exhausted
        return
      }
      let first = store.add(row.base, from: -1, by: -1, cost: 0)
      visit(first.state)
    }
    while case .open = status, evaluated < bound { advance() }
  }

  /// Uses landmarks too from now on, and spreads some of the effort over types.
  mutating func add(_ landmarks: LandmarkCount) {
    for state in 0..<store.count {
      _ = landmarks.enter(store.row(state), parent: store.parents[state])
    }
    self.landmarks = landmarks
    let least = min(all.priority, preferred.priority)
    allByLandmarks.priority = least
    preferredByLandmarks.priority = least
    byType.priority = least
  }

  private mutating func advance() {
    guard let (parent, op) = next() else {
      status = .exhausted
      return
    }
    guard transition.apply(Int(op), to: store.row(parent), writing: row.base) else { return }
    if let timing, !timing.admits(op, after: parent, in: store) { return }
    let cost = store.costs[parent] + transition.task.costs[Int(op)]
    let (state, isNew) = store.add(row.base, from: Int32(parent), by: op, cost: cost)
    if isNew { visit(state) }
  }

  /// The next operator of the queue that has had the fewest turns.
  private func next() -> (state: Int, op: Int32)? {
    var chosen = preferred
    if preferred.isEmpty || (!all.isEmpty && all.priority <= preferred.priority) { chosen = all }
    if landmarks != nil {
      for list in [preferredByLandmarks, allByLandmarks] where !list.isEmpty {
        if chosen.isEmpty || list.priority < chosen.priority { chosen = list }
      }
      if !byType.isEmpty, chosen.isEmpty || byType.priority < chosen.priority {
        byType.priority += 1
        return byType.pop().map { ($0.state, operators[$0.place]) }
      }
    }
    guard let (state, place) = chosen.pop() else { return nil }
    chosen.priority += 1
    return (state, operators[place])
  }

  private mutating func visit(_ state: Int) {
    let row = store.row(state)
    let parent = store.parents[state]
    depths.append(parent < 0 ? 0 : depths[Int(parent)] + 1)
    let open = landmarks?.enter(row, parent: parent)
    if transition.isGoal(row) {
      status = .solved(state: state)
      return
    }
    evaluated += 1
    let estimate = heuristic.estimate(row)
    if estimate == deadEnd { return }
    expanded += 1
    var isProgress = false
    if estimate < bestEstimate {
      bestEstimate = estimate
      isProgress = true
    }
    if let open, open < fewestLandmarks {
      fewestLandmarks = open
      isProgress = true
    }
    if isProgress {
      preferred.priority -= Self.boost
      preferredByLandmarks.priority -= Self.boost
    }
    enter(state, estimate, open)
  }

  /// Enters the operators of a state in all queues.
  private func enter(_ state: Int, _ estimate: Int32, _ open: Int32?) {
    let start = operators.count
    for index in 0..<heuristic.applicable.count { operators.append(heuristic.applicable[index]) }
    let middle = operators.count
    for index in 0..<heuristic.preferred.count { operators.append(heuristic.preferred[index]) }
    if let landmarks {
      for place in start..<middle where landmarks.isProgress(operators[place], from: state) {
        operators.append(operators[place])
      }
    }
    let end = operators.count
    all.push(state, operators: start..<middle, key: estimate)
    preferred.push(state, operators: middle..<end, key: estimate)
    guard let open else { return }
    allByLandmarks.push(state, operators: start..<middle, key: open)
    preferredByLandmarks.push(state, operators: middle..<end, key: open)
    byType.push(state, operators: start..<middle, estimate: estimate, depth: depths[state])
  }
}
