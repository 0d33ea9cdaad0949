/// What became of a search so far.
enum SearchStatus {
  case open
  /// A goal state was found.
  case solved(state: Int)
  /// Every state was seen, and none is a goal.
  case exhausted
}

/// Lazy greedy best-first search with the FF heuristic and preferred operators.
///
/// A state is estimated when it is expanded, not when it is generated; successors wait under their
/// parent's estimate. Queues of all and of preferred operators take turns, and progress grants the
/// preferred ones a thousand turns in a row (Richter and Helmert 2009).
struct LazyGreedySearch {
  static let boost = 1000

  let transition: Transition
  let store: StateStore
  let heuristic: FFHeuristic
  private let all = OpenList()
  private let preferred = OpenList()
  private let row: FlatArray<UInt64>
  private var bestEstimate = deadEnd
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

  private mutating func advance() {
    let list =
      preferred.isEmpty || (!all.isEmpty && all.priority <= preferred.priority) ? all : preferred
    guard let (parent, op) = list.pop() else {
      status = .exhausted
      return
    }
    list.priority += 1
    guard transition.apply(Int(op), to: store.row(parent), writing: row.base) else { return }
    if let timing, !timing.admits(op, after: parent, in: store) { return }
    let cost = store.costs[parent] + transition.task.costs[Int(op)]
    let (state, isNew) = store.add(row.base, from: Int32(parent), by: op, cost: cost)
    if isNew { visit(state) }
  }

  private mutating func visit(_ state: Int) {
    let row = store.row(state)
    if transition.isGoal(row) {
      status = .solved(state: state)
      return
    }
    evaluated += 1
    let estimate = heuristic.estimate(row)
    if estimate == deadEnd { return }
    expanded += 1
    if estimate < bestEstimate {
      bestEstimate = estimate
      preferred.priority -= Self.boost
    }
    all.push(state, heuristic.applicable, key: estimate)
    preferred.push(state, heuristic.preferred, key: estimate)
  }
}
